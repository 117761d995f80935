// Owns: how long the words of PDFs take to be read here, with their places, and by `pdftotext -bbox-layout`, which gives places too, and plain `pdftotext`, on
// the same files in the same run. Prints figures; must not judge them. `pdf.bench.ts [RUNS] [FILE OR FOLDER]`; without one a PDF of 1,000 pages is made.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { readByPages } from '../../db/intake/pageRanges.ts';
import { createReaderPool, type ReaderPool } from '../../db/intake/readerPool.ts';
import { readFileBytes } from '../../db/intake/readers/read.ts';
import { spawnReaderOnNode } from '../../db/intake/spawnNode.ts';
import { isHere, middleOf, type Taken, timed } from './native.ts';

const inRanges = 'here, in ranges by two';
const inRangesWarm = 'the same, started before';
/** The reader as the application and the command line start it. */
const builtReader = path.resolve(import.meta.dirname, '../../out/db/intakeReader.js');
const runs = Number(process.argv[2] ?? 3);
const folder = mkdtempSync(path.join(tmpdir(), 'ombudsman-desk-bench-'));
let closing = () => {};
const print = (line: string) => process.stdout.write(`${line}\n`);

try {
  spawnSync(process.execPath, [path.resolve(import.meta.dirname, '../../build/scripts/run.mjs'), 'build'], { stdio: 'inherit' });
  const given = process.argv[3] ?? (await longPdf(1000));
  const files = statSync(given).isDirectory()
    ? readdirSync(given, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.pdf$/i.test(name))
        .map((name) => path.join(given, name))
        .sort()
    : [given];
  const natives = isHere('pdftotext', 'poppler-utils') ? (['pdftotext', 'pdftotext -bbox-layout'] as const) : [];
  const taken = new Map<string, Taken[]>([
    ['here', []],
    [inRanges, []],
    [inRangesWarm, []],
    ...natives.map((name) => [name, [] as Taken[]] as const),
  ]);
  // The reader is loaded once for a process that reads many files.
  const [first] = files;
  if (first !== undefined) await ours([first]);
  // As in the middle of a delivery: its readers stay for as long as it lasts.
  const started = byTwo(files);
  closing = () => started.close();
  await readInRanges(started, files);
  let pages = 0;
  let refused = 0;
  for (let run = 0; run < runs; run += 1) {
    const mine = await ours(files);
    [pages, refused] = [mine.pages, mine.refused];
    taken.get('here')?.push(mine);
    taken.get(inRanges)?.push(await fromTheirStart(files));
    taken.get(inRangesWarm)?.push(await readInRanges(started, files));
    for (const native of natives) {
      const quoted = files.map((file) => `'${file.replaceAll("'", "'\\''")}'`).join(' ');
      taken.get(native)?.push(timed(`for f in ${quoted}; do ${native} "$f" - >/dev/null 2>&1 || true; done`));
    }
  }
  print(`${files.length} files, ${pages} pages, ${refused} refused here, median of ${runs}, one process at a time but for ours in ranges:`);
  const here = middleOf(taken.get('here') ?? []);
  const ranges = middleOf(taken.get(inRanges) ?? []);
  const warm = middleOf(taken.get(inRangesWarm) ?? []);
  for (const [name, some] of taken) {
    const { processor, wall } = middleOf(some);
    const ratio = (ours: Taken) =>
      `${(processor / ours.processor).toFixed(2)}x by processor time, ${(wall / ours.wall).toFixed(2)}x by time`;
    const isOurs = !natives.some((native) => native === name);
    const against = isOurs
      ? ''
      : `; our rate is ${ratio(here)}; in ranges ${(wall / ranges.wall).toFixed(2)}x by time with the start of both, ${(wall / warm.wall).toFixed(2)}x without`;
    print(
      `  ${name.padEnd(24)} ${(pages / wall).toFixed(0)} pages/s${Number.isNaN(processor) ? '' : `, ${(pages / processor).toFixed(0)} a second of processor time`}${against}`,
    );
  }
} finally {
  closing();
  rmSync(folder, { recursive: true, force: true });
}

async function ours(files: readonly string[]): Promise<Taken & { readonly pages: number; readonly refused: number }> {
  const before = process.cpuUsage();
  const started = performance.now();
  let pages = 0;
  let refused = 0;
  for (const file of files) {
    const read = await readFileBytes(new Uint8Array(readFileSync(file)), path.basename(file));
    if (read.ok) pages += read.extraction.pages.length;
    else refused += 1;
  }
  const { user, system } = process.cpuUsage(before);
  return { processor: (user + system) / 1e6, wall: (performance.now() - started) / 1000, pages, refused };
}

/** Programs of their own, two at a time, as a delivery has them. */
function byTwo(files: readonly string[]): ReaderPool {
  return createReaderPool(() => spawnReaderOnNode({ reads: files }, builtReader), 2);
}

/** A long document in ranges of its pages, as a delivery reads it. */
async function readInRanges(pool: ReaderPool, files: readonly string[]): Promise<Taken> {
  const started = performance.now();
  for (const place of files) await readByPages(pool, { place, fileName: path.basename(place), bytes: statSync(place).size });
  // What other processes took is not told.
  return { processor: Number.NaN, wall: (performance.now() - started) / 1000 };
}

async function fromTheirStart(files: readonly string[]): Promise<Taken> {
  const pool = byTwo(files);
  try {
    return await readInRanges(pool, files);
  } finally {
    pool.close();
  }
}

/** A PDF of pages of running text, as a policy or a bundle is. */
async function longPdf(pages: number): Promise<string> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (let number = 1; number <= pages; number += 1) {
    const page = document.addPage([595, 842]);
    for (let line = 0; line < 46; line += 1) {
      const text = `${number}.${line} The landlord was asked on ${1 + (line % 28)} March 2023 to repair door ${(number * 46 + line) % 997} and did not reply.`;
      page.drawText(text, { x: 60, y: 780 - line * 16, size: 11, font });
    }
  }
  const place = path.join(folder, 'long.pdf');
  writeFileSync(place, await document.save());
  return place;
}
