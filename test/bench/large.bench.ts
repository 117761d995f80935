// Owns: files larger than anything is opened whole, taken in beside a letter: how long it takes, how much memory the store needs, and the line each gets. Prints
// figures; must not judge them. `large.bench.ts [GIGABYTES]`, two where nothing is said; the files are sparse and take a few kilobytes of the disk.
import { ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createCase, openDeskIn } from '../../db/domains/desk/cases.ts';
import { readAxis } from '../../db/domains/entry/reads.ts';
import { runIntake } from '../../db/intake/pipeline.ts';
import { spawnReaderOnNode } from '../../db/intake/spawnNode.ts';
import { casePlace } from '../../db/store/folder.ts';
import { closeStore, openCase } from '../../db/store/open.ts';

const gigabytes = Number(process.argv[2] ?? 2);
const print = (line: string) => process.stdout.write(`${line}\n`);
const folder = mkdtempSync(path.join(tmpdir(), 'ombudsman-desk-large-'));
const papers = path.join(folder, 'papers');
mkdirSync(papers);

/** A file that begins with `head` and goes on with nothing; each of another length, so that none is another's duplicate. */
function sparse(name: string, head: string, more: number): void {
  const file = openSync(path.join(papers, name), 'w');
  writeSync(file, head);
  ftruncateSync(file, gigabytes * 1024 ** 3 + more);
}
sparse('a scan.pdf', '%PDF-1.7\n', 1);
sparse('b log.csv', 'Date,Note\n3/5/2023,Called\n', 2);
sparse('c archive.zip', 'PK\u0003\u0004', 3);
writeFileSync(path.join(papers, 'd letter.txt'), 'The rest goes on.');

const desk = openDeskIn(folder);
const { caseId } = createCase(desk, folder, 'Bench', { reference: '202300001', landlord: 'Larkfield Homes', received: '2023-05-03' });
const db = openCase(casePlace(folder, caseId), { role: 'writer' });
let most = 0;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss());
}, 100);
try {
  const started = performance.now();
  let firstMs = 0;
  const batch = await runIntake({
    ...{ db, caseId, actor: 'Bench', side: 'landlord', paths: [papers], note: '', spawnReader: spawnReaderOnNode },
    onProgress: () => {
      firstMs ||= performance.now() - started;
    },
    signal: new AbortController().signal,
  }).done;
  const seconds = (performance.now() - started) / 1000;
  for (const { exhibit, path: place, status, reason, title } of readAxis(db)) print(`${exhibit} ${place}: ${status}, ${reason ?? title}`);
  print(`received ${batch.received} = read ${batch.read} + duplicate ${batch.duplicate} + unreadable ${batch.unreadable}`);
  print(
    `${seconds.toFixed(1)} s, first told after ${firstMs.toFixed(0)} ms, at most ${Math.round(most / 1024 ** 2)} MB in the process of the store`,
  );
} finally {
  clearInterval(watch);
  closeStore(db);
  closeStore(desk);
  rmSync(folder, { recursive: true, force: true });
}
