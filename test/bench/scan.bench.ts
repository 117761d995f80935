// Owns: how long the words of a page take to be recognised here and by the native tesseract with the same model, one thread each, on the same pages in the same
// run. Prints figures; must not judge them. Needs `tesseract` and `pdftoppm` (Debian tesseract-ocr, poppler-utils).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { recognisePage } from '../../db/intake/readers/scan.ts';
import { scannedPdf } from '../support/scans.ts';

const rounds = 3;
const folder = mkdtempSync(path.join(tmpdir(), 'ombudsman-desk-bench-'));
const print = (line: string) => process.stdout.write(`${line}\n`);
const median = (figures: readonly number[]) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
const seconds = (figure: number) => `${figure.toFixed(2)} s`;

try {
  const given = process.argv[2];
  const bytes = given === undefined ? await scannedPdf([page(1), page(2)]) : new Uint8Array(readFileSync(given));
  const file = path.join(folder, 'pages.pdf');
  writeFileSync(file, bytes);
  const model = createRequire(import.meta.url).resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz');
  writeFileSync(path.join(folder, 'eng.traineddata'), gunzipSync(readFileSync(model)));
  const pages = Math.min(6, (await getDocument({ data: new Uint8Array(bytes) }).promise).numPages);
  // The model is loaded once for a process, and a native run loads it each time: that is left out of ours and is a few hundredths of theirs.
  await ours(bytes, 1);
  const ratios: number[] = [];
  const wall: number[] = [];
  for (let number = 1; number <= pages; number += 1) {
    const [here, there, hereWall, thereWall]: number[][] = [[], [], [], []];
    for (let round = 0; round < rounds; round += 1) {
      const mine = await ours(bytes, number);
      const native = theirs(file, number);
      here?.push(mine.processor);
      there?.push(native.processor);
      hereWall?.push(mine.wall);
      thereWall?.push(native.wall);
    }
    const [h, t] = [median(here ?? []), median(there ?? [])];
    ratios.push(h / t);
    wall.push(median(hereWall ?? []) / median(thereWall ?? []));
    print(`Page ${number}: here ${seconds(h)}, natively ${seconds(t)} of processor time, drawing included: ${(h / t).toFixed(2)}x`);
  }
  print(`Median of ${pages} pages: ${median(ratios).toFixed(2)}x of processor time, ${median(wall).toFixed(2)}x of time passed.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Draws and recognises a page in this process. */
async function ours(bytes: Uint8Array, number: number): Promise<{ processor: number; wall: number }> {
  const before = process.cpuUsage();
  const started = performance.now();
  const order = {
    sha256: 'bench',
    bytes,
    kind: 'pdf',
    mediaType: 'application/pdf',
    page: number,
    width: 0,
    height: 0,
    rotation: 0,
  } as const;
  const read = await recognisePage(order);
  if (!read.ok) throw new Error(read.reason);
  const { user, system } = process.cpuUsage(before);
  return { processor: (user + system) / 1_000_000, wall: (performance.now() - started) / 1000 };
}

/** Draws a page with pdftoppm and recognises it with tesseract. */
function theirs(file: string, number: number): { processor: number; wall: number } {
  const picture = path.join(folder, 'page');
  const work = `pdftoppm -r 300 -gray -singlefile -f ${number} -l ${number} "${file}" "${picture}" && tesseract "${picture}.pgm" "${picture}" --tessdata-dir "${folder}" -l eng --oem 1 --psm 3 --dpi 300 -c tessedit_create_tsv=1`;
  const started = performance.now();
  const { stderr, status } = spawnSync('bash', ['-c', `TIMEFORMAT='cpu %U %S'; time { ${work} 2>/dev/null; }`], {
    env: { ...process.env, OMP_THREAD_LIMIT: '1', LC_ALL: 'C' },
    encoding: 'utf8',
  });
  const told = /cpu ([\d.]+) ([\d.]+)/.exec(stderr);
  if (status !== 0 || told === null) throw new Error(`tesseract or pdftoppm failed: ${stderr}`);
  return { processor: Number(told[1]) + Number(told[2]), wall: (performance.now() - started) / 1000 };
}

/** An A4 page of running text. */
function page(number: number) {
  const line = (at: number) =>
    `${number}.${at} The landlord was asked on ${at} March 2023 to repair the door of the bin store and replied.`;
  return { width: 595, height: 842, lines: Array.from({ length: 26 }, (_, at) => line(at + 1).slice(0, 70)) };
}
