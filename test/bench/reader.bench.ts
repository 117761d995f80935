// Owns: how a PDF of 2,000 pages and a sheet of 50,000 rows are opened, scrolled and marked in the real application. Prints figures; must not judge them.
// Needs a display: see README.md.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';
import { openDeskIn } from '../../db/domains/desk/cases.ts';
import { changeDraft } from '../../db/domains/draft/writes.ts';
import { command } from '../../db/domains/history/command.ts';
import { newId } from '../../db/model/ids.ts';
import { casePlace } from '../../db/store/folder.ts';
import { closeStore, openCase } from '../../db/store/open.ts';
import type { Db } from '../../db/store/prepared.ts';
import { head } from '../support/draftRows.ts';
import { framesInWords, middle, print, scrolled, startOn } from './realWindow.ts';

const pages = Number(process.argv[2] ?? 2000);
const sheetRows = Number(process.argv[3] ?? 50_000);

const folder = await mkdtemp(path.join(tmpdir(), 'ombudsman-desk-bench-'));
try {
  await writeFile(path.join(folder, 'ombudsman-desk-test-data'), '');
  const papers = path.join(folder, 'papers');
  await mkdir(papers);
  await writeFile(path.join(papers, '1 bundle.pdf'), await bundle(pages));
  await writeFile(path.join(papers, '2 repairs log.csv'), log(sheetRows));
  const store = path.join(folder, 'store');
  const cli = (...args: string[]) =>
    execFileSync(process.execPath, [path.resolve('db/cli/index.ts'), ...args, '--store', store], { stdio: 'pipe' });
  cli('new', 'BENCH-1', '--landlord', 'Larkfield Homes', '--received', '2024-02-19');
  const started = performance.now();
  cli('intake', 'BENCH-1', '--side', 'landlord', papers);
  print(
    `Taken in: a PDF of ${pages.toLocaleString('en-GB')} pages and a log of ${sheetRows.toLocaleString('en-GB')} rows in ${((performance.now() - started) / 1000).toFixed(1)} s.`,
  );

  const desk = openDeskIn(store);
  const caseId = listed(desk);
  closeStore(desk);
  const db = openCase(casePlace(store, caseId), { role: 'writer' });
  command(db, { actor: 'Benchmark', command: 'draft.change', label: 'Add a head' }, (tx) =>
    changeDraft(tx, [{ do: 'put', kind: 'head', id: newId(), seenRevision: null, value: head('Repairs') }]),
  );
  closeStore(db);

  const { application, page } = await startOn(folder);
  await page.getByRole('row', { name: /BENCH-1/ }).click();
  await page.keyboard.press('Alt+3');
  await page.waitForFunction(() => performance.getEntriesByName('desk:case-open').length > 0);

  print('The PDF:');
  print(`  ${await opened(page, 'L1', '[data-run]')} ms from the key to words of its first page`);
  print(`  read: ${framesInWords(await scrolled(page, '[data-scroller]', 60))}`);
  print(`  bar dragged: ${framesInWords(await scrolled(page, '[data-scroller]', null))}`);
  await page.evaluate(() => document.querySelector('[data-scroller]')?.scrollTo(0, 0));
  await page.locator('[data-run]', { hasText: 'Bundle, page 1' }).first().waitFor();
  print(`  mark, from the key to painted and stored: ${figures(await marked(page, '[data-run]'))}`);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  print('The log:');
  print(`  ${await opened(page, 'L2', '.desk-sheet-row [role="rowheader"]')} ms from the key to its first rows`);
  print(`  read: ${framesInWords(await scrolled(page, '.desk-sheet-grid', 60))}`);
  print(`  bar dragged: ${framesInWords(await scrolled(page, '.desk-sheet-grid', null))}`);
  await application.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The one case of the desk. */
function listed(desk: Db): string {
  const [only] = desk.prepare('SELECT id FROM case_file').all() as { readonly id: string }[];
  if (only === undefined) throw new Error('The case was not made.');
  return only.id;
}

/** Pages of plain words, as an agent's bundle of letters has them. */
async function bundle(count: number): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Helvetica);
  for (let number = 1; number <= count; number += 1) {
    const sheet = made.addPage([595, 842]);
    sheet.drawText(`Bundle, page ${number}`, { x: 60, y: 780, size: 14, font });
    for (let line = 0; line < 38; line += 1) {
      const words = `${line + 1}. The lock of the street door was looked at on visit ${number}, and the report of it was put on file.`;
      sheet.drawText(words, { x: 60, y: 750 - line * 18, size: 10, font });
    }
  }
  return made.save();
}

/** A repairs log as a housing system writes it out. */
function log(count: number): string {
  const lines = Array.from({ length: count }, (_, at) => {
    const day = `${String((at % 28) + 1).padStart(2, '0')}/${String((Math.floor(at / 28) % 12) + 1).padStart(2, '0')}/${2016 + (at % 8)}`;
    return [
      day,
      `J-${at}`,
      ['Plumber', 'Joiner', 'Roofer'][at % 3],
      `"Visited, nobody in, card ${at} left at the door"`,
      `${at % 900}.00`,
      'yes',
    ].join(',');
  });
  return [['Date', 'Job', 'Trade', 'Notes', 'Cost', 'Access'].join(','), ...lines].join('\n');
}

/** Milliseconds from the key that opens an exhibit to the first sign of its content. */
async function opened(page: Page, exhibit: string, sign: string): Promise<number> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(exhibit);
  await page
    .getByRole('option', { name: new RegExp(exhibit) })
    .first()
    .waitFor();
  const from = await page.evaluate(() => performance.now());
  await page.keyboard.press('Enter');
  const shown = await page.waitForFunction((sign) => document.querySelector(sign) !== null && performance.now(), sign, { polling: 'raf' });
  return Math.round(Number(await shown.jsonValue()) - from);
}

/**
 * Milliseconds from the key to the frame that paints the mark, for some runs of words one after the other. Marks are painted from what the store answers, so
 * by then the mark is stored.
 */
async function marked(page: Page, run: string): Promise<number[]> {
  const taken: number[] = [];
  for (let at = 0; at < 12; at += 1) {
    const box = await page
      .locator(run)
      .nth(3 + at)
      .boundingBox();
    if (box === null) throw new Error('The words of the page have no place.');
    await page.mouse.move(box.x + 1, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 1, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    // Listened for before the key is sent: what waits in the page is kept in it.
    const painted = await page.evaluateHandle(() => {
      const passages = () => {
        const all = new Set<AbstractRange>();
        for (const [name, ranges] of CSS.highlights) if (name.startsWith('desk-mark')) for (const range of ranges) all.add(range);
        return all.size;
      };
      const before = passages();
      const after = new Promise<number>((done) => {
        const watch = (from: number) => requestAnimationFrame((now) => (passages() > before ? done(now - from) : watch(from)));
        document.addEventListener('keydown', (event) => watch(event.timeStamp), { capture: true, once: true });
      });
      return { after };
    });
    await page.keyboard.press('a');
    taken.push(await painted.evaluate(({ after }) => after));
    await page.getByRole('region', { name: 'The mark' }).waitFor();
    await page.keyboard.press('Escape');
  }
  return taken;
}

function figures(taken: readonly number[]): string {
  return `median ${middle(taken).toFixed(0)} ms, longest ${Math.max(...taken).toFixed(0)} ms, of ${taken.length} (budget 50)`;
}
