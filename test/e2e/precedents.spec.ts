// Owns the proof, in the real application, that published decisions are taken in, found by head and outcome beside the draft, removed and put back.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DraftChange } from '../../db/model/draft.ts';
import { newId } from '../../db/model/ids.ts';
import { classicDecision, newerDecision } from '../support/decisions.ts';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openDraftCase } from './pages/draftCase.ts';

test('published decisions stand beside the draft as figures with the list behind them, and suggest nothing', async ({ desk }) => {
  const { page } = desk;
  const caseId = await openDraftCase(desk);
  const value = { headIds: [], text: 'Say when.' };
  const change: DraftChange = { do: 'put', kind: 'recommendation', id: newId(), seenRevision: null, value };
  await desk.call('draft.change', { caseId, label: 'Recommendation added', changes: [change] });
  await goTo(desk, 6);
  await page.keyboard.press('Control+Shift+P');
  const panel = page.getByRole('region', { name: 'Precedents' });
  await expect(panel).toContainText('No decisions yet');
  // Bug: what a key opened did not have the keyboard.
  await expect(panel.getByRole('button', { name: 'Files' })).toBeFocused();

  const folder = path.join(desk.folder, 'decisions');
  await mkdir(folder);
  await writeFile(path.join(folder, 'classic.txt'), classicDecision);
  await writeFile(path.join(folder, 'newer.txt'), newerDecision);
  await writeFile(path.join(folder, 'letter.txt'), 'Dear Ms Lee, the lift was mended.');
  await desk.answerDialogs([folder]);
  await panel.getByRole('button', { name: 'Folder' }).click();
  await expect(page.getByText('2 decisions taken in')).toBeVisible();
  await panel.getByText('1 file was not taken in').click();
  await expect(panel).toContainText('letter.txt: It has hardly any words');

  const list = panel.getByRole('list', { name: 'Decisions found' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  await panel.getByLabel('Words of the head').fill('handling');
  const figures = panel.getByRole('group', { name: 'Heads found, by what they came to' });
  await expect(figures.getByRole('button')).toHaveText([
    'Severe maladministration 1',
    'Service failure 1',
    'Reasonable redress 1',
    'Outside jurisdiction 1',
  ]);
  await figures.getByRole('button', { name: 'Service failure 1' }).click();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await expect(list).toContainText('Northgate Housing Trust');
  await expect(list).toContainText('1 order · £200');
  expect(await faults(page)).toEqual([]);

  await list.getByRole('button').press('Enter');
  await expect(panel.getByRole('region', { name: 'The decision' })).toContainText('The engineer came late.');
  await page.keyboard.press('Escape');
  await list.getByRole('button').press('Delete');
  await expect(panel).toContainText('No decision has that.');
  // Bug: the library is no part of the case, and Ctrl+Z in it undid what was done to the case last.
  await expect(page.getByText(/^Removed from the library: Northgate Housing Trust/)).toBeVisible();
  const written = async () => (await desk.call('draft.read', { caseId })).draft.recommendation.length;
  await page.keyboard.press('Control+z');
  await expect(page.getByText('In the library again: Northgate Housing Trust')).toBeVisible();
  await expect(list.getByRole('listitem')).toHaveCount(1);
  await list.getByRole('button').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Nothing was done in the library that could be taken back/)).toBeVisible();
  expect(await written()).toBe(1);

  // From the case list too; what was misrecognised is put right by hand, and undone.
  await page.keyboard.press('Alt+0');
  await expect(page.getByRole('row', { name: /202400777/ })).toBeVisible();
  await panel.getByRole('button', { name: /Northgate Housing Trust/ }).click();
  await panel.getByRole('button', { name: 'Correct' }).click();
  const form = panel.getByRole('form', { name: 'What was recognised, put right by hand' });
  await form.getByLabel('Landlord').fill('Southgate Homes');
  await form.getByLabel('Sums of order 1').fill('200, £50');
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  const decision = panel.getByRole('region', { name: 'The decision' });
  await expect(decision).toContainText('Southgate Homes');
  await expect(decision).toContainText('Corrected by hand');
  await expect(panel.getByRole('button', { name: 'Correct' })).toBeFocused();
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(decision).toContainText('Northgate Housing Trust');
  await expect(decision).not.toContainText('Corrected by hand');
});
