// Owns the proof, in the real application, that a case goes to another desk in one encrypted file, is looked at without being taken in, comes back and is merged.
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { withoutNothing } from '../../db/model/handover.ts';
import { newId } from '../../db/model/ids.ts';
import { paragraph } from '../support/draftRows.ts';
import { faults } from './faults.ts';
import { type Desk, expect, test } from './fixtures.ts';
import { goTo, openDraftCase } from './pages/draftCase.ts';
import { FindingsPage } from './pages/FindingsPage.ts';
import { sideBySide } from './pages/SideBySidePage.ts';

const passphrase = 'correct horse battery staple';

async function handOver(desk: Desk, file: string, reason: string): Promise<void> {
  const { page } = desk;
  await desk.answerDialogs([file]);
  await goTo(desk, 9);
  await page.getByRole('button', { name: 'Hand over…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Hand this case over' });
  await dialog.getByLabel(/^Why/).fill(reason);
  await dialog.getByLabel('Passphrase of the file').fill(passphrase);
  await dialog.getByLabel('The same once more').fill(passphrase);
  expect(await faults(desk.page, { within: '[role=dialog]' })).toEqual([]);
  await dialog.getByRole('button', { name: 'Choose where, and hand over' }).click();
  await expect(dialog.getByText(/^Handed over: /)).toBeVisible({ timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Close' }).click();
}

async function open(desk: Desk, file: string, word = passphrase) {
  const { page } = desk;
  await desk.answerDialogs([file]);
  const dialog = page.getByRole('dialog', { name: /^(Open a handover|Merge what comes back)$/ });
  await dialog.getByRole('button', { name: 'Choose the file…' }).click();
  await dialog.getByLabel('Passphrase of the file').fill(word);
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  return dialog;
}

test('a case goes to another desk in one file, comes back and is merged', async ({ desk }) => {
  const caseId = await openDraftCase(desk);
  const [out, back] = [path.join(desk.folder, 'out.handover'), path.join(desk.folder, 'back.handover')];
  const head = async () => (await desk.call('draft.read', { caseId })).draft.head[0];
  const entitle = async (title: string) => {
    const standing = await head();
    if (standing === undefined) throw new Error('There is no head.');
    const { id, revision, value } = standing;
    const change = { do: 'put' as const, kind: 'head' as const, id, seenRevision: revision, value: { ...value, title } };
    await desk.call('draft.change', { caseId, label: `Call the head ${title}`, changes: [change] });
  };
  const own = path.join(desk.folder, 'store');

  await test.step('a part is chosen by a head and by a paper, and left again', async () => {
    const { page } = desk;
    await goTo(desk, 9);
    await page.getByRole('button', { name: 'Hand over…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hand this case over' });
    await dialog.getByRole('button', { name: /^\(b\)/ }).click();
    await dialog.getByLabel('Leave out a paper').fill('R1');
    await page.getByRole('option', { name: /R1/ }).click();
    await expect(dialog.getByRole('button', { name: 'R1', exact: true })).toBeVisible();
    expect(await faults(page, { within: '[role=dialog]' })).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });
  const part = path.join(desk.folder, 'part.handover');
  await test.step('a part of one head, without a paper, is handed over', async () => {
    const { draft } = await desk.call('draft.read', { caseId });
    const [a, b] = draft.head;
    const m2 = draft.mark.find(({ key }) => key === 'm2');
    const paper = (await desk.call('entry.axis', { caseId })).find(({ exhibit }) => exhibit === 'L1');
    if (a === undefined || b === undefined || m2 === undefined || paper === undefined) throw new Error('The case is not as it was made.');
    const ofB = newId();
    const runs = [
      { kind: 'text', text: 'It was promised in ' },
      { kind: 'cite', to: { kind: 'entry', id: paper.id } },
      { kind: 'text', text: ' and in ' },
      { kind: 'cite', to: { kind: 'mark', id: ofB } },
    ] as const;
    const changes = [
      { do: 'put' as const, kind: 'mark' as const, id: ofB, seenRevision: null, value: { ...m2.value, headIds: [b.id] } },
      {
        do: 'put' as const,
        kind: 'paragraph' as const,
        id: newId(),
        seenRevision: null,
        value: { ...paragraph(''), section: 'background' as const, runs: [...runs] },
      },
    ];
    await desk.call('draft.change', { caseId, label: 'Write the background', changes });
    await desk.answerDialogs([part]);
    const without = { ...withoutNothing, onlyHeads: [a.id], papers: [paper.id] };
    const made = await desk.page.evaluate(
      async (ask) => window.desk.call('handover.make', { ...ask, path: (await window.desk.choosePlace('part.handover')) ?? '' }),
      { caseId, passphrase, reason: 'Part', without, isReplacing: false },
    );
    expect(made).toMatchObject({ ok: true });
  });
  await test.step('it is handed over', () => handOver(desk, out, 'Leave'));
  await entitle('The street door.');

  await test.step('at another desk a wrong passphrase is said, it is looked at only, and taken in', async () => {
    await desk.restart(() => rename(own, `${own} of the first desk`));
    const { page } = desk;
    await test.step('what a part left out is said where it is cited, and is not offered to be saved', async () => {
      await page.getByRole('button', { name: 'Open a handover…' }).click();
      await (await open(desk, part)).getByRole('button', { name: 'Look only' }).click();
      await goTo(desk, 6);
      const findings = new FindingsPage(desk);
      await findings.tab('Background').click();
      await expect(findings.chips).toHaveText(['L1', 'not in this part']);
      expect(await faults(page)).toEqual([]);
      await goTo(desk, 3);
      await (await sideBySide(desk)).open('L1');
      const reader = page.getByRole('region', { name: /^L1: / });
      await expect(reader.getByText('Not in this part of the case')).toBeVisible();
      for (const name of ['Save the original', 'Save a copy with marks (PDF)'])
        await expect(reader.getByRole('button', { name })).toBeDisabled();
      expect(await faults(page)).toEqual([]);
      await page.keyboard.press('Alt+0');
    });
    await page.getByRole('button', { name: 'Open a handover…' }).click();
    const dialog = await open(desk, out, 'not the passphrase at all');
    await expect(dialog.getByText(/passphrase is wrong or the file is damaged/)).toBeVisible();
    await dialog.getByLabel('Passphrase of the file').fill(passphrase);
    await dialog.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(dialog.getByText(/: Leave$/)).toBeVisible();
    await expect(dialog.getByText(/^Proved: /)).toBeVisible();
    expect(await faults(desk.page, { within: '[role=dialog]' })).toEqual([]);
    await dialog.getByRole('button', { name: 'Look only' }).click();
    await expect(page.getByRole('navigation')).toBeVisible();
    await page.keyboard.press('Alt+0');
    // The part and the whole, each for itself.
    await expect(page.getByRole('row', { name: /looked at only/ })).toHaveCount(2);
    await page.getByRole('button', { name: 'Open a handover…' }).click();
    await (await open(desk, out)).getByRole('button', { name: 'Take it in as a case' }).click();
    await expect(page.getByText('was taken in.')).toBeVisible();
    await entitle('The front door.');
    await handOver(desk, back, 'Reviewed');
  });

  await test.step('it comes back: what differs is listed, chosen about, merged, and listed for good', async () => {
    await desk.restart(async () => {
      await rename(own, `${own} of the other desk`);
      await rename(`${own} of the first desk`, own);
    });
    const { page } = desk;
    await expect(async () => {
      await page.keyboard.press('Alt+0');
      await expect(page.getByRole('button', { name: 'Open a handover…' })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await page.getByRole('button', { name: 'Open a handover…' }).click();
    const dialog = await open(desk, back);
    await dialog.getByRole('button', { name: 'See what differs…' }).click();
    const heads = dialog.getByRole('region', { name: 'Heads of complaint' });
    await expect(heads).toContainText('The street door.');
    await expect(heads).toContainText('The front door.');
    await heads.getByRole('radio', { name: 'Take theirs' }).check();
    expect(await faults(desk.page, { within: '[role=dialog]' })).toEqual([]);
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(page.getByText(/^Merged into 202400777\./)).toBeVisible();
    expect((await head())?.value.title).toBe('The front door.');
    expect((await desk.call('history.verify', { caseId })).problems).toEqual([]);
  });

  await test.step('a merge that was undone is merged again after something else was done since', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+z');
    await expect(page.getByText(/^Undone: Merge what /)).toBeVisible();
    await entitle('The door to the street.');
    await page.keyboard.press('Alt+0');
    await page.getByRole('button', { name: 'Open a handover…' }).click();
    const dialog = await open(desk, back);
    await dialog.getByRole('button', { name: 'See what differs…' }).click();
    await expect(
      dialog.getByText(/^This handover was merged here before, as “Merge what .* \(Reviewed\)”, and that was undone\./),
    ).toBeVisible();
    const heads = dialog.getByRole('region', { name: 'Heads of complaint' });
    await expect(heads).toContainText('The door to the street.');
    await expect(heads).toContainText('The front door.');
    expect(await faults(page, { within: '[role=dialog]' })).toEqual([]);
    await heads.getByRole('radio', { name: 'Take theirs' }).check();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await expect(page.getByText(/^Merged into 202400777\./)).toBeVisible();
    expect((await head())?.value.title).toBe('The front door.');
    expect((await desk.call('history.verify', { caseId })).problems).toEqual([]);
    await page.getByRole('button', { name: 'What differed in merges (1)' }).click();
    await expect(page.getByRole('dialog', { name: 'What differed in merges' })).toContainText('Chosen: Take theirs');
  });

  await test.step('the merge is taken back as one thing, and comes again', async () => {
    const { page } = desk;
    await page.keyboard.press('Escape');
    await goTo(desk, 9);
    await page.keyboard.press('Control+z');
    await expect(page.getByText(/^Undone: Merge what /)).toBeVisible();
    expect((await head())?.value.title).toBe('The door to the street.');
    await page.keyboard.press('Control+y');
    await expect(page.getByText(/^Done again: Merge what /)).toBeVisible();
    expect((await head())?.value.title).toBe('The front door.');
    expect((await desk.call('history.verify', { caseId })).problems).toEqual([]);
  });
});
