// Owns the proof that the marks of a case are listed, filtered and changed many at a time, and that tags are renamed, merged and taken back.
import { neutralInTheirEdition, neutralSentence } from '../../db/model/disclosure.ts';
import type { DraftChange } from '../../db/model/draft.ts';
import { newId } from '../../db/model/ids.ts';
import { plainText } from '../../db/model/runs.ts';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { FindingsPage } from './pages/FindingsPage.ts';
import { openSample } from './pages/SideBySidePage.ts';

test.use({ withSample: true });

test('the marks of a case are listed, changed many at a time, and their tags renamed and merged', async ({ desk }) => {
  await test.step('has no fault that an accessibility scan finds, with marks selected', async () => {
    await openSample(desk);
    const { page } = desk;
    await page.keyboard.press('F9');
    await page.getByRole('checkbox', { name: 'Select all shown' }).check();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await faults(page)).toEqual([]);
      await page.screenshot({ path: `out/pictures/marks-${colorScheme}.png` });
    }
  });

  await test.step('a tag is renamed with what stands under it, merged into another, and both are undone', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { page } = desk;
    const uses = async (tag: string) =>
      (await desk.call('draft.read', { caseId: screen.caseId })).draft.mark.filter(({ value }) => value.tags.includes(tag)).length;
    const before = { communication: await uses('communication'), diary: await uses('diary sheets') };
    expect(Math.min(before.communication, before.diary)).toBeGreaterThan(0);
    await page.keyboard.press('F9');
    const dialog = page.getByRole('dialog', { name: 'Marks and tags' });
    const rename = async (from: string, to: string) => {
      await dialog.getByRole('button', { name: `Rename or merge ${from}`, exact: true }).click();
      await dialog.getByRole('textbox', { name: `New name of ${from}` }).fill(to);
      await page.keyboard.press('Enter');
    };
    await rename('communication', 'contact / promises');
    await expect.poll(() => uses('contact / promises')).toBe(before.communication);
    expect(await uses('communication')).toBe(0);
    await rename('diary sheets', 'contact / promises');
    await expect.poll(() => uses('diary sheets')).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(() => uses('diary sheets')).toBe(before.diary);
    await page.keyboard.press('Control+z');
    await expect.poll(() => uses('communication')).toBe(before.communication);
  });

  await test.step('lists every mark, changes many in one command, and shows one in its paper', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { page } = desk;
    const draft = async () => (await desk.call('draft.read', { caseId: screen.caseId })).draft;
    const before = await draft();
    await page.keyboard.press('F9');
    const dialog = page.getByRole('dialog', { name: 'Marks and tags' });
    const table = dialog.getByRole('table');
    await expect(table).toHaveAttribute('aria-rowcount', String(before.mark.length + 1));

    await dialog.getByRole('searchbox', { name: 'Find in words' }).fill('over a fortnight');
    await expect(table.getByRole('row')).toHaveCount(2);
    await table.getByRole('checkbox', { name: 'Select all shown' }).check();
    const bulk = dialog.getByRole('group', { name: 'Change the selected marks' });
    await bulk.getByRole('combobox', { name: 'Add a tag' }).fill('communication/not told');
    await page.keyboard.press('Enter');
    const fortnight = async () => (await draft()).mark.find(({ value }) => value.anchor.exact.includes('fortnight'));
    await expect.poll(async () => (await fortnight())?.value.tags).toContain('communication / not told');
    await bulk.getByRole('button', { name: '+ (a)' }).click();
    await expect.poll(async () => (await fortnight())?.value.headIds.length).toBe(2);

    await bulk.getByRole('combobox', { name: 'Speaks against' }).click();
    await page.getByRole('option', { name: 'the landlord' }).click();
    await expect.poll(async () => (await fortnight())?.value.speaksAgainst).toBe('landlord');
    await expect(table.getByRole('row').nth(1)).toContainText('speaks against the landlord');

    await table.getByRole('button', { name: /^Show m6/ }).click();
    await expect(dialog).toHaveCount(0);
    await expect(screen.reader(screen.row('R11').title)).toBeVisible();
    const bar = page.getByRole('region', { name: 'The mark' });
    await expect(bar).toContainText('m6');
    await expect(page.getByRole('list', { name: 'Marks in this entry' })).toContainText('speaks against the landlord');
    // By its key: the next party, then nobody; each is undone.
    await page.keyboard.press('!');
    await expect(page.getByText('m6: speaks against the resident')).toBeVisible();
    await expect(bar.getByRole('combobox', { name: 'Speaks against' })).toHaveText('the resident');
    await page.keyboard.press('!');
    await expect.poll(async () => (await fortnight())?.value.speaksAgainst).toBeNull();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await fortnight())?.value.speaksAgainst).toBe('resident');

    // Kept from the landlord: a copy asks whom it is for, and what rests on it is settled by one key in the checks, in one edition or in all.
    await bar.getByRole('combobox', { name: 'Passage may be seen by' }).click();
    await page.getByRole('option', { name: 'the resident only' }).click();
    await expect.poll(async () => (await fortnight())?.value.disclosure).toBe('resident');
    await page.keyboard.press('Escape');
    await screen.reader(screen.row('R11').title).focus();
    await page.keyboard.press('Control+Shift+S');
    const asked = page.getByRole('alert').filter({ hasText: 'Not both parties may see all of R11 (m6). Whom is the copy for?' });
    await expect(asked.getByRole('button', { name: 'The landlord' })).toBeVisible();
    await asked.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('F8');
    const check = page.getByRole('region', { name: /^Checks/ }).getByRole('button', { name: /Not for every reader.*R11/ });
    await check.first().press('e');
    const waivers = async () => (await draft()).waiver.map(({ value }) => `${value.check}: ${value.reason}`);
    await expect.poll(waivers).toContain(`not-disclosed: ${neutralInTheirEdition}`);
    await page.keyboard.press('Control+z');
    await expect.poll(waivers).not.toContain(`not-disclosed: ${neutralInTheirEdition}`);
    // Over the pages of an edition it keeps back, and of no other.
    await page.keyboard.press('F8');
    await page.keyboard.press('Alt+8');
    const kept = page.getByRole('region', {
      name: 'This edition cannot go out: 1 place in it rests on what one of its readers may not see.',
    });
    await expect(kept).toContainText('a passage of R11 (seen by the resident only)');
    await page.getByRole('button', { name: 'To the resident' }).click();
    await expect(kept).toBeHidden();
    await page.getByRole('button', { name: 'To the landlord' }).click();
    await kept.getByRole('button', { name: /only in the edition of who may not see it$/ }).press('Enter');
    await expect(kept).toBeHidden();
    await expect(page.getByRole('region', { name: 'Preview of the report' })).toContainText(neutralSentence);
    await page.keyboard.press('Control+z');
    await expect(kept).toBeVisible();
    // Issue of the other party's edition is not held back in the window either.
    await page.getByRole('button', { name: 'To the resident' }).click();
    const signOff = page.getByRole('region', { name: 'Sign-off' });
    await desk.call('desk.setActor', { name: 'A. Investigator' });
    const { id } = await desk.call('version.submit', { caseId: screen.caseId, copy: 'resident', note: '' });
    await desk.call('desk.setActor', { name: 'M. Manager' });
    await desk.call('version.step', { caseId: screen.caseId, id, step: 'approve', note: '' });
    await signOff.getByRole('button', { name: 'Issue' }).press('Enter');
    await expect(signOff.getByText('This cannot be undone')).toBeVisible();
    await expect(signOff.getByText(/Not every reader of the report may see that/)).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('F8');
    await check.first().press('s');
    const neutral = async () => (await draft()).paragraph.filter(({ value }) => plainText(value.runs) === neutralSentence).length;
    await expect.poll(neutral).toBe(1);
    await page.keyboard.press('F8');
  });

  await test.step('words of a paper that neither party may see are found where nothing was marked or cited, in a paragraph and in a recommendation', async () => {
    const { page } = desk;
    const caseId = (await desk.call('desk.listCases', {}))[0]?.id ?? '';
    const quoted = 'It must bear in mind that he “has a support worker”.';
    const change: DraftChange = {
      do: 'put',
      kind: 'recommendation',
      id: newId(),
      seenRevision: null,
      value: { headIds: [], text: quoted },
    };
    await desk.call('draft.change', { caseId, label: 'Recommendation added', changes: [change] });
    await page.keyboard.press('Alt+6');
    await new FindingsPage(desk).text.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('The note says he “has a support worker”.');
    await page.keyboard.press('Alt+8');
    await page.getByRole('button', { name: 'To the landlord' }).click();
    const kept = page.getByRole('region', { name: /^This edition cannot go out: \d+ places in it rest/ });
    const words = 'It has the words “has a support worker” from L15 (seen by neither party).';
    await expect(kept.getByRole('listitem').filter({ hasText: words })).toHaveCount(2);
    await kept.getByRole('button', { name: /^Recommendation \d+$/ }).click();
    await expect(page.getByRole('textbox', { name: /^Recommendation / }).and(page.locator(':focus'))).toHaveValue(quoted);
  });
});
