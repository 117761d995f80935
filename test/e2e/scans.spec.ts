// Owns the proof that a scan and the pages of a fax are recognised in the background, then found, marked and quoted like any page, with how sure their words
// are. Must not test how well words are recognised.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { scannedPdf, scannedPicture, scannedTiff, scannedWebp } from '../support/scans.ts';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openDraftCase } from './pages/draftCase.ts';
import { sideBySide } from './pages/SideBySidePage.ts';

test.use({ environment: { OMBUDSMAN_DESK_SCANS: '' } });

test('a scanned letter and the second page of a fax are recognised, found, marked and quoted as recognised', async ({ desk }) => {
  const { page } = desk;
  const caseId = await desk.makeCase();
  const papers = path.join(desk.folder, 'papers');
  await mkdir(papers);
  const letter = { lines: ['The boiler failed on 12 May 2023', 'and nobody came for nine days.'] };
  const faint = { lines: ['A plumber comes before the end', 'of Qzyjvx-Wlkp week.'], shade: 205 };
  await writeFile(path.join(papers, 'letter 2023-05-20.pdf'), await scannedPdf([letter, faint]));
  await writeFile(path.join(papers, 'fax 2023-05-22.tif'), scannedTiff([{ lines: ['To the landlord by fax'] }, faint]));
  // Kept as the transpose of what is seen (CIPA DC-008, orientation 5), and on its side.
  await writeFile(path.join(papers, 'photo 2023-05-23.jpg'), scannedPicture(letter, 5));
  await writeFile(path.join(papers, 'photo 2023-05-24.webp'), scannedWebp(letter, 6));
  const wall = scannedPicture({ lines: [] });
  await writeFile(path.join(papers, 'wall 2023-05-25.jpg'), wall);
  await writeFile(path.join(papers, 'half 2023-05-26.jpg'), wall.subarray(0, wall.length / 2));
  await page.getByRole('row', { name: /202400001/ }).click();
  await desk.takeIn({ caseId, side: 'resident', paths: [papers] });
  await desk.until('desk:scans-ended');
  const { ids } = await desk.call('search.entries', { caseId, query: '"nine days"', filter: {} });
  expect(ids).toHaveLength(3);

  await page.keyboard.press('Alt+3');
  const screen = await sideBySide(desk);
  const fax = screen.rows.find(({ title }) => title.startsWith('fax'));
  await screen.open(fax?.exhibit ?? '');
  await expect(page.locator('[data-run]').filter({ hasText: 'landlord' })).toBeVisible();
  await page.keyboard.press('>');
  const word = page.locator('[data-run]').filter({ hasText: 'plumber' });
  await word.dblclick();
  await page.keyboard.press('m');
  const bar = page.getByRole('region', { name: 'The mark' });
  await expect(bar).toBeVisible();
  const { draft } = await desk.call('draft.read', { caseId });
  expect(draft.mark[0]?.value.anchor).toMatchObject({ exact: expect.stringContaining('plumber'), page: 2 });
  await expect(page.getByText(/words recognised in the picture, \d+ unsure \(dotted line\)/)).toBeVisible();
  expect(await faults(page, { without: '.desk-page-words' })).toEqual([]);

  await test.step('bug: a WebP lay on its side in the window, and the words of a mirrored picture beside where they stand', async () => {
    await page.keyboard.press('Escape');
    for (const title of ['photo 2023-05-23', 'photo 2023-05-24']) {
      const photo = screen.rows.find((row) => row.title === title);
      await screen.open(photo?.exhibit ?? '');
      const reader = screen.reader(title);
      const picture = reader.getByRole('img');
      await expect(picture).toBeVisible();
      const [whole, boiler, days] = [
        await placeOf(picture),
        await placeOf(reader.locator('[data-run]').filter({ hasText: 'boiler' })),
        await placeOf(reader.locator('[data-run]').filter({ hasText: 'days' })),
      ];
      expect(whole.width).toBeGreaterThan(whole.height);
      // The first line stands over the second, at the left of it.
      expect(boiler.x).toBeLessThan(days.x);
      expect(boiler.y).toBeLessThan(days.y);
      expect(days.x + days.width).toBeLessThan(whole.x + whole.width);
    }
  });

  await test.step('bug: nothing said that no word was recognised in a picture, nor that its end is missing', async () => {
    const said = {
      'wall 2023-05-25': ['No words were recognised in it: a search does not find what it says.'],
      'half 2023-05-26': [/^Its words were not recognised\. /, /^The picture is not whole: its end is missing/],
    };
    for (const [title, lines] of Object.entries(said)) {
      await screen.open(screen.rows.find((row) => row.title === title)?.exhibit ?? '');
      for (const line of lines) await expect(screen.reader(title).getByText(line)).toBeVisible();
    }
  });
});

test('bug: a picture in which nothing was recognised stayed a scan not recognised under an absence', async ({ desk }) => {
  const caseId = await openDraftCase(desk);
  const search = { query: 'lock repaired', count: 0, on: '2025-02-12' };
  const absences = [{ id: 'n1', kind: 'record-missing', head: 'a', text: 'No record of the repair.', searched: search }];
  await desk.call('draftFile.apply', { caseId, file: { format: 'case-file/1', heads: [{ id: 'a', title: 'Repairs' }], absences } });
  const wall = path.join(desk.folder, 'wall 2023-05-25.jpg');
  await writeFile(wall, scannedPicture({ lines: [] }));
  await goTo(desk, 4);
  await desk.takeIn({ caseId, side: 'resident', paths: [wall] });
  const absence = desk.page.getByRole('region', { name: 'Absences', exact: true }).getByRole('listitem');
  await expect(absence).toContainText('Not searched: 1 scan with pages that are not recognised');
  await desk.until('desk:scans-ended');
  await expect(absence).toContainText('Not searched: 1 picture without words');
});

async function placeOf(shown: Locator) {
  const box = await shown.boundingBox();
  if (box === null) throw new Error('It has no place.');
  return box;
}
