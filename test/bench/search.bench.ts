// Owns: how long a search of a large case takes in the store: the newest 50 hits with what stands round them, for rare, common, phrase, prefix, NEAR and
// tag: searches, and the naming of all hits. Prints figures; must not judge them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { changeDraft } from '../../db/domains/draft/writes.ts';
import { command } from '../../db/domains/history/command.ts';
import { searchAll, searchEntries } from '../../db/domains/search/reads.ts';
import type { DraftChange } from '../../db/model/draft.ts';
import { newId } from '../../db/model/ids.ts';
import { casePlace } from '../../db/store/folder.ts';
import { closeStore, openCase } from '../../db/store/open.ts';
import type { Db } from '../../db/store/prepared.ts';
import { makeLargeCase } from './largeCase.ts';

const runs = 9;
const count = Number(process.argv[2] ?? 100_000);
/** Words and the share of entries that hold them; round them stand sixty of three thousand others, some far more often than others. */
const shares = {
  door: 0.9,
  lock: 0.5,
  repair: 0.2,
  mould: 0.08,
  damp: 0.04,
  ceiling: 0.02,
  surveyor: 0.01,
  asbestos: 0.001,
  heron: 0.0001,
};
const searches = [
  ['rare', 'heron'],
  ['rare', 'asbestos'],
  ['middling', 'surveyor'],
  ['middling', 'mould'],
  ['common', 'repair'],
  ['common', 'lock'],
  ['common', 'door'],
  ['two words', 'mould repair'],
  ['three words', 'door lock repair'],
  ['phrase', '"surveyor door"'],
  ['phrase, common', '"door lock"'],
  ['prefix', 'survey*'],
  ['prefix, common', 'lo*'],
  ['NEAR', 'NEAR(lock repair, 5)'],
  ['tag:', 'tag:communication'],
  ['tag:', 'tag:communication lock'],
  ['filters', 'mould side:landlord after:2023'],
] as const;

const folder = mkdtempSync(path.join(tmpdir(), 'desk-bench-'));
try {
  const caseId = makeLargeCase(folder, count, { wordsOf });
  const db = openCase(casePlace(folder, caseId), { role: 'writer' });
  addMarks(db);
  closeStore(db);
  const reader = openCase(casePlace(folder, caseId), { role: 'reader' });
  print(
    `Searching ${count.toLocaleString('en-GB')} entries, newest 50 with snippets, median and least of ${runs - 1} runs; then all hits named:`,
  );
  for (const [what, query] of searches) {
    const page = median(() => searchEntries(reader, query, {}, 50));
    const all = searchAll(reader, query, {});
    const hits = `${all.total.toLocaleString('en-GB')} hits`;
    print(
      `  ${page.padStart(6)} ms  ${what.padEnd(15)} ${query.padEnd(32)} ${hits.padEnd(16)} ${median(() => searchAll(reader, query, {}))} ms`,
    );
  }
  reader.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The same words for the same number, whatever was asked before. */
function wordsOf(number: number): string {
  let state = (number * 2654435761) >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const words = Array.from({ length: 60 }, () => `w${Math.floor(3000 * random() ** 3).toString(36)}`);
  for (const [word, share] of Object.entries(shares)) if (random() < share) words.splice(Math.floor(random() * words.length), 0, word);
  return words.join(' ');
}

/** A mark on every fiftieth entry, half of them with a tag below `communication`. */
function addMarks(db: Db): void {
  const ids = db.prepare('SELECT id FROM entry WHERE rowid % 50 = 0').all() as { id: string }[];
  const anchor = { exact: 'door', prefix: '', suffix: '', start: 0, end: 4, extractionId: null, page: null, rects: [], cells: null };
  const changes = ids.map(({ id: entryId }, at): DraftChange => {
    const tags = [at % 2 === 0 ? 'communication / not told' : 'record keeping'];
    const value = {
      entryId,
      anchor,
      headIds: [],
      tags,
      stance: '',
      account: null,
      speaksAgainst: null,
      disclosure: null,
      disclosureWhy: '',
      eventDate: null,
      scopeOverride: null,
      scopeReason: '',
      note: '',
    };
    return { do: 'put', kind: 'mark', id: newId(), seenRevision: null, value };
  });
  command(db, { actor: 'Benchmark', command: 'draft.change', label: 'Mark' }, (tx) => changeDraft(tx, changes));
}

/** Milliseconds; the first run, in which everything is loaded, does not count. */
function median(work: () => unknown): string {
  const taken: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startedMs = performance.now();
    work();
    if (run > 0) taken.push(performance.now() - startedMs);
  }
  taken.sort((a, b) => a - b);
  return `${(taken[Math.floor(taken.length / 2)] ?? 0).toFixed(1)} (${(taken[0] ?? 0).toFixed(1)})`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
