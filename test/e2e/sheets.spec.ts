// Owns the proof that a sheet is gone through as one: narrowed and sorted, its rows read as records, its head and first columns staying.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { faults } from './faults.ts';
import { type Desk, expect, test } from './fixtures.ts';
import { sideBySide } from './pages/SideBySidePage.ts';

const rows = 400;
const trades = ['Plumber', 'Joiner', 'Roofer', 'Electrician'];

/** A log of 400 rows with a long column, an empty one, and more columns than a reader is wide. */
function log(): string {
  const head = ['Date raised', 'Job', 'Trade', 'Notes', 'Spare', 'Cost', 'Access', 'Operative', 'Completed'].join(',');
  const lines = Array.from({ length: rows }, (_, at) => {
    const day = `${String((at % 28) + 1).padStart(2, '0')}/${String((Math.floor(at / 28) % 12) + 1).padStart(2, '0')}/${2022 + Math.floor(at / 336)}`;
    const notes = at % 40 === 7 ? 'Leak under the sink, water through to the flat below' : 'Visited, nobody in, card left at the door';
    return [day, `J-${rows - at}`, trades[at % 4], `"${notes}"`, '', `£${(at * 7) % 900}`, 'yes', `P Shah ${at % 5}`, day].join(',');
  });
  return [head, ...lines].join('\n');
}

async function openLog(desk: Desk): Promise<{ readonly page: Page; readonly grid: Locator; readonly caseId: string; readonly id: string }> {
  const caseId = await desk.makeCase();
  const file = path.join(desk.folder, 'repairs log.csv');
  await writeFile(file, log());
  await desk.takeIn({ caseId, side: 'landlord', paths: [file] });
  const { page } = desk;
  await page.getByRole('row', { name: /202400001/ }).click();
  await page.keyboard.press('Alt+3');
  const screen = await sideBySide(desk);
  const sheet = screen.rows.find(({ kind }) => kind === 'sheet');
  if (sheet === undefined) throw new Error('The log was not read as a sheet.');
  await page.keyboard.press('Control+k');
  await page.keyboard.type(sheet.exhibit);
  await page.keyboard.press('Enter');
  const grid = page.getByRole('grid', { name: `Rows of ${sheet.exhibit}` });
  await expect(grid.getByRole('rowheader', { name: 'Row 1', exact: true })).toBeVisible();
  return { page, grid, caseId, id: sheet.id };
}

test('a log is gone through as one: its cells walked, its rows narrowed, sorted and reviewed', async ({ desk }) => {
  const { page, grid, caseId, id } = await openLog(desk);
  await test.step('its head and first column stay, and the keyboard walks its cells', async () => {
    const name = grid.getByRole('columnheader', { name: 'Date raised' });
    const before = await name.boundingBox();
    await grid.evaluate((element) => element.scrollTo(400, 4000));
    await expect.poll(async () => await name.boundingBox()).toEqual(before);
    await grid.evaluate((element) => element.scrollTo(0, 0));
    await grid.locator('[data-row="0"] [data-column="0"]').click();
    await page.keyboard.press('Control+End');
    const last = grid.locator(`[data-row="${rows - 1}"] [data-column="8"]`);
    await expect(last).toBeFocused();
    await expect(last).toBeInViewport();
    await page.keyboard.press('Enter');
    const record = page.getByRole('region', { name: `Record L1#${rows}` });
    await expect(record.getByText('J-1', { exact: true })).toBeVisible();
    await page.keyboard.press('<');
    await expect(page.getByRole('region', { name: `Record L1#${rows - 1}` })).toBeVisible();
    expect(await faults(page, { within: '.desk-sheet-room' })).toEqual([]);
  });

  await test.step('the dated steps of a job become events of the chronology, each resting on its cell, once', async () => {
    const record = page.getByRole('region', { name: `Record L1#${rows - 1}` });
    const steps = record.getByRole('list', { name: 'Steps of the job' });
    await expect(steps.getByRole('listitem')).toHaveText([/^raised.*/, /^completed.*0 working days after$/]);
    await record.getByRole('button', { name: 'Put both days in the chronology' }).press('Enter');
    await expect(record).toBeFocused();
    await expect(steps.getByText('in the chronology')).toHaveCount(2);
    await expect(record.getByRole('button', { name: /in the chronology/ })).toHaveCount(0);
    const { draft } = await desk.call('draft.read', { caseId });
    expect(draft.event.map(({ value }) => value.text)).toEqual([
      // By the number it has in the log, so that its days are seen to be of one job.
      'The log has job J-2 raised.',
      'The log has job J-2 completed.',
    ]);
    const cited = draft.event.map(({ value }) => draft.mark.find(({ id: mark }) => mark === value.cites[0]?.id)?.value);
    expect(cited.map((mark) => mark?.anchor.cells)).toEqual([0, 8].map((at) => ({ rows: null, columns: [at + 1, at + 1] })));
    expect(cited.map((mark) => [mark?.anchor.exact, mark?.eventDate])).toEqual(
      draft.event.map(({ value }) => [expect.stringMatching(/^\d\d\/\d\d\/2023$/), value.date]),
    );
    expect(await faults(page, { within: '.desk-record' })).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect(record.getByRole('button', { name: 'Put both days in the chronology' })).toBeVisible();
    expect((await desk.call('draft.read', { caseId })).draft.mark).toEqual([]);
  });

  await test.step('its columns are named after it came in: its rows are dated anew, and the landlord’s next sheet by them', async () => {
    const note = page.getByRole('note', { name: 'Which columns the rows were read by' });
    await expect(note).toContainText('Its rows are dated by “Date raised”.');
    await note.getByRole('button', { name: 'Name its columns' }).click();
    const dialog = page.getByRole('dialog', { name: 'The columns of L1' });
    await dialog.getByRole('combobox', { name: 'Title' }).click();
    await page.getByRole('option', { name: 'Trade', exact: true }).click();
    const shown = dialog.getByRole('region', { name: `The first 12 of ${rows} rows as they would be read` });
    // What they would become is seen before they are read anew, as columns are chosen.
    await expect(shown.getByRole('row').nth(1).getByRole('cell')).toHaveText([
      /^1 January 2022$/,
      'Plumber',
      /./,
      /./,
      /./,
      /./,
      /./,
      '',
      /./,
      /./,
      /./,
      /./,
    ]);
    await expect(dialog.getByRole('list', { name: 'Where it is read from' }).getByRole('listitem')).toHaveText([
      'Date from “Date raised”',
      'Title from “Trade”',
      'Author from “Operative”',
      'Every row has a date',
    ]);
    await dialog.getByRole('combobox', { name: 'Date' }).click();
    await page.getByRole('option', { name: 'Cost', exact: true }).click();
    await expect(dialog.getByText(/^No date in \d+ of 400 rows$/)).toBeVisible();
    await dialog.getByRole('combobox', { name: 'Date' }).click();
    await page.getByRole('option', { name: 'Date raised', exact: true }).click();
    await expect(dialog.getByText('Every row has a date')).toBeVisible();
    expect(await faults(page, { within: '.MuiDialog-root' })).toEqual([]);
    await dialog.getByRole('button', { name: 'Read it so' }).click();
    await expect(dialog).toHaveCount(0);
    const titles = async () =>
      (await desk.call('entry.axis', { caseId })).filter(({ kind }) => kind === 'record').map(({ title }) => title);
    expect(new Set(await titles())).toEqual(new Set(trades));
    const key = 'columns of brackenhill homes';
    expect(await desk.call('desk.readSetting', { key })).toEqual([{ date: 'Date raised', title: 'Trade' }]);
    await desk.call('desk.writeSetting', { key, value: [] });
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await titles()).some((title) => title.startsWith('Visited'))).toBe(true);
  });

  await test.step('a log is narrowed, sorted and reviewed as one item', async () => {
    await grid.evaluate((element) => element.scrollTo(0, 0));
    await expect(page.getByText('1 empty column hidden: show')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Filter all cells' }).fill('leak water');
    await expect(page.getByText(`10 of ${rows} rows`)).toBeVisible();
    await grid.getByRole('textbox', { name: 'from' }).fill('1 March 2022');
    await grid.getByRole('textbox', { name: 'from' }).press('Enter');
    await expect(page.getByText(`8 of ${rows} rows`)).toBeVisible();
    await grid.getByRole('rowheader').first().click();
    await expect(page.getByRole('region', { name: /^Record L1#/ })).toBeVisible();
    await expect(grid.getByRole('rowheader', { name: /opened/ })).toHaveCount(1);
    await page.getByRole('button', { name: 'Reviewed as one' }).click();
    const told = `filter “leak water; from 1 March 2022”, 8 of ${rows} rows shown, 3 opened`;
    await expect(page.getByText(new RegExp(`^Reviewed .* by .*: ${told}$`))).toBeVisible();
    const { entry, children } = await desk.call('entry.read', { caseId, id });
    expect([entry.readState, children]).toEqual(['read', []]);
    await page.getByRole('button', { name: 'Show all rows as they stand' }).click();
    await expect(page.getByText(`${rows} rows`, { exact: true })).toBeVisible();
    await grid.getByRole('columnheader', { name: 'Job' }).getByRole('button').click();
    await expect(grid.getByRole('rowheader').first()).toHaveAccessibleName(`Row ${rows}, opened`);
  });
});
