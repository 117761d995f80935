// Owns the proof that a paper can be read again, that a mark without a place says so and is placed by hand, and that marks follow bytes that came again.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '../../db/model/ids.ts';
import { faults } from './faults.ts';
import { type Desk, expect, test } from './fixtures.ts';
import { openByHand } from './pages/draftCase.ts';

const words = 'We called about the lock. The landlord said no. We wrote to it again.';

/** A case with one letter on Side by side, and a mark on it whose words are not in it. */
async function caseWithLostMark(desk: Desk) {
  const { page } = desk;
  const reference = String(202_400_001 + (await desk.call('desk.listCases', {})).length);
  const caseId = await desk.makeCase({ reference });
  const papers = path.join(desk.folder, `papers of ${reference}`);
  await mkdir(papers);
  await writeFile(path.join(papers, '2023-05-03 letter.txt'), words);
  await desk.takeIn({ caseId, side: 'resident', paths: [papers] });
  const [entry] = await desk.call('entry.axis', { caseId });
  if (entry === undefined) throw new Error('The letter was not taken in.');
  const anchor = {
    exact: 'The landlord sald no.',
    prefix: '',
    suffix: '',
    start: null,
    end: null,
    extractionId: null,
    page: null,
    rects: [],
    cells: null,
  };
  const id = newId();
  const value = {
    ...{ entryId: entry.id, anchor, headIds: [], tags: ['refusal'], stance: '', account: null, eventDate: null, note: '' },
    ...{ scopeOverride: null, scopeReason: '', speaksAgainst: null, disclosure: null, disclosureWhy: '' },
  };
  await desk.call('draft.change', { caseId, label: 'Mark R1', changes: [{ do: 'put', kind: 'mark', id, seenRevision: null, value }] });
  await openByHand(desk, reference);
  await page.keyboard.press('Alt+3');
  await desk.until('desk:case-open');
  return { page, caseId, entry, papers, markId: id };
}

test('a paper is read again, and marks without a place are placed by hand or follow bytes that came again', async ({ desk }) => {
  await test.step('a mark without a place says so everywhere, shows its old words, and is placed at the words selected', async () => {
    const { page, caseId, markId } = await caseWithLostMark(desk);
    await page.getByRole('button', { name: '1 mark not placed' }).click();
    await page.getByRole('button', { name: /1 mark could not be placed/ }).click();
    await page.getByRole('button', { name: /^Show m1 in its paper/ }).click();
    const bar = page.getByRole('region', { name: 'The mark' });
    await expect(bar.getByText('“The landlord sald no.”')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Marks in this entry' }).getByText('Not placed:')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('P');
    await expect(page.getByText('Select the words where the mark belongs first.')).toBeVisible();
    await page.keyboard.press(']');
    await page.keyboard.press(']');
    await bar.getByRole('button', { name: 'Place it here' }).click();
    await expect(page.getByRole('button', { name: '1 mark not placed' })).toBeHidden();
    const placed = (await desk.call('draft.read', { caseId })).draft.mark.find(({ id }) => id === markId)?.value;
    expect(placed).toMatchObject({ tags: ['refusal'], anchor: { exact: 'The landlord said no.', start: 26, end: 47 } });
  });

  await test.step('a paper is read again from its reader; the same words are nothing new', async () => {
    await desk.page.keyboard.press('Alt+0');
    const { page, caseId, entry } = await caseWithLostMark(desk);
    await page.getByRole('button', { name: '1 mark not placed' }).click();
    await page.getByRole('button', { name: /^Show m1 in its paper/ }).click();
    await page.getByRole('button', { name: 'Readings of this paper' }).click();
    await expect(page.getByText(/^read as text, version \d+$/)).toBeVisible();
    await page.getByRole('menuitem', { name: /^Read it again/ }).click();
    await expect(page.getByText('Nothing new: today’s reader finds the same words in R1.')).toBeVisible();
    expect((await desk.call('entry.read', { caseId, id: entry.id })).readings).toHaveLength(1);
  });

  await test.step('marks of a withdrawn delivery stay, and are moved to the same bytes taken in again when asked', async () => {
    await desk.page.keyboard.press('Alt+0');
    const { page, caseId, markId, papers } = await caseWithLostMark(desk);
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Withdraw this delivery?' });
    await expect(dialog.getByText(/1 mark stands on its papers/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await expect(page.getByText('The delivery was withdrawn.')).toBeVisible();
    await desk.takeIn({ caseId, side: 'resident', paths: [papers] });
    await expect(page.getByText('1 mark stands on R1, a withdrawn paper whose bytes came again as R2.')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Move to R2' }).click();
    await expect(page.getByText(/0 marks moved and placed; 1 could not be placed/)).toBeVisible();
    const [again] = await desk.call('entry.axis', { caseId });
    expect((await desk.call('draft.read', { caseId })).draft.mark.find(({ id }) => id === markId)?.value.entryId).toBe(again?.id);
  });
});
