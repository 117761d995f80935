// Owns the proof, in the real application, that scope is set by typing, by dragging and by keys, says first what it moves, and that entries are computed anew.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openDraftCase } from './pages/draftCase.ts';

test('a window and an exclusion are recorded, say what they move, and stand in the report', async ({ desk }) => {
  await test.step('a window is typed, says what it moves, and every entry is computed against it', async () => {
    const caseId = await openDraftCase(desk);
    await goTo(desk, 5);
    const { page } = desk;
    await page.getByRole('button', { name: 'New window' }).click();
    const form = page.getByRole('form', { name: 'New window' });
    await form.getByLabel('Head').click();
    await page.getByRole('option', { name: '(a)' }).click();
    await form.getByLabel('From').fill('3 May 2023');
    await form.getByLabel('To').fill('December 2023');
    await form.getByLabel('Reason').fill('From the day after the report.');
    await expect(form.getByRole('status', { name: 'What this moves' })).toContainText('1 entry from in scope to before scope');
    await form.getByRole('button', { name: 'Keep window' }).click();
    await expect(page.getByRole('table', { name: 'Scope windows' })).toContainText('From the day after the report.');
    const [head] = (await desk.call('draft.read', { caseId })).draft.head;
    const scope = async () =>
      Object.fromEntries((await desk.call('entry.axis', { caseId })).map((row) => [row.exhibit, row.scope[head?.id ?? '']]));
    await expect.poll(scope).toEqual({ R1: 'before', L1: 'in' });
    const counts = page.getByRole('table', { name: 'Where everything falls' });
    await expect(counts.getByRole('row').nth(1)).toContainText('Entries11');

    // By keys: the start of the window two days earlier takes the resident's letter in.
    await page.getByRole('slider', { name: 'Start of the window of (a)' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('status', { name: 'What this moves' })).toContainText('1 entry from before scope to in scope');
    await page.getByRole('button', { name: 'Keep window' }).click();
    await expect.poll(scope).toEqual({ R1: 'in', L1: 'in' });

    // By mouse: the end dragged to the left edge of its window's first month puts the landlord's letter after it.
    const end = page.getByRole('slider', { name: 'End of the window of (a)' });
    const start = page.getByRole('slider', { name: 'Start of the window of (a)' });
    const [from, to] = [await end.boundingBox(), await start.boundingBox()];
    if (from === null || to === null) throw new Error('The ends of the window are not drawn.');
    await page.mouse.move(from.x + 4, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(to.x + 5, to.y + 8, { steps: 8 });
    await page.mouse.up();
    await expect(page.getByRole('status', { name: 'What this moves' })).toContainText('from in scope to after scope');
    await page.keyboard.press('Escape');
    await expect.poll(scope).toEqual({ R1: 'in', L1: 'in' });
  });

  await test.step('an exclusion is recorded with its reason and what can still be considered', async () => {
    const caseId = await openDraftCase(desk);
    await goTo(desk, 5);
    const { page } = desk;
    await page.getByRole('button', { name: 'New exclusion' }).click();
    const form = page.getByRole('form', { name: 'New exclusion' });
    await form.getByLabel('Reason').click();
    await page.getByRole('option', { name: 'Courts are better placed' }).click();
    await form.getByLabel('What is excluded and why').fill('Effects on health.');
    await form.getByRole('combobox', { name: 'Where the basis can be read' }).fill('R1');
    await page.getByRole('option', { name: /^R1/ }).last().click();
    await form.getByLabel('What can still be considered').fill('Distress and inconvenience.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Can still be considered: Distress and inconvenience.')).toBeVisible();
    const { draft } = await desk.call('draft.read', { caseId });
    expect(draft.exclusion.map(({ value }) => [value.reason, value.cites.map(({ kind }) => kind)])).toEqual([['courts', ['entry']]]);
    await page.getByRole('button', { name: /^Show R1/ }).click();
    await expect(page.getByRole('region', { name: 'Passage' })).toContainText('The street door has not locked since Monday.');
  });

  await test.step('the scope’s paragraphs are the same ones Findings shows', async () => {
    await openDraftCase(desk);
    await goTo(desk, 5);
    const text = desk.page.getByRole('textbox', { name: /Scope/ });
    await text.click();
    await desk.page.keyboard.type('We look at what followed the report of May 2023.');
    await goTo(desk, 6);
    await desk.page.getByRole('tab', { name: 'Scope' }).click();
    await expect(text).toContainText('We look at what followed the report of May 2023.');
  });

  await test.step('taking a window or an exclusion away says first what it moves; the jurisdiction note prints both', async () => {
    const caseId = await openDraftCase(desk);
    await goTo(desk, 5);
    const { page } = desk;
    await page.getByRole('button', { name: 'New exclusion' }).click();
    const form = page.getByRole('form', { name: 'New exclusion' });
    await form.getByLabel('What is excluded and why').fill('Before the landlord answered.');
    await form.getByLabel('To', { exact: true }).fill('2 May 2023');
    await form.getByLabel('To', { exact: true }).blur();
    await expect(form.getByRole('status', { name: 'What this moves' })).toContainText('(a) 1 entry from in scope to excluded');
    await form.getByLabel(/^Basis/).fill('Scheme paragraph 42(c)');
    await form.getByLabel('Where the basis can be read').fill('L1');
    await page.getByRole('option', { name: /^L1/ }).first().click();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Scheme paragraph 42(c)')).toBeVisible();

    const note = page.getByRole('region', { name: 'Jurisdiction note' });
    await note.getByLabel('On (a)', { exact: true }).fill('The door is within the procedure.');
    await note.getByLabel('On (a)', { exact: true }).blur();
    await expect.poll(async () => (await desk.call('draft.read', { caseId })).draft.head[0]?.value.jurisdiction).toContain('the procedure');
    const file = path.join(desk.folder, 'note.txt');
    await desk.answerDialogs([file]);
    await note.getByRole('button', { name: 'Export as Text' }).click();
    await expect(page.getByText(`Saved: ${file}`)).toBeVisible();
    const words = await readFile(file, 'utf8');
    for (const said of ['Basis: Scheme paragraph 42(c)', 'The door is within the procedure.', 'Excluded from every head'])
      expect(words).toContain(said);

    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove exclusion: Too long ago' }).click();
    const question = page.getByRole('form', { name: 'Remove exclusion: Too long ago' });
    await expect(question).toContainText('(a) 1 entry from excluded to in scope');
    await expect(question.getByRole('button', { name: 'Remove exclusion' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await desk.call('draft.read', { caseId })).draft.exclusion.length).toBe(0);
  });
});
