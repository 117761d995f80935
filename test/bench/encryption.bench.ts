// Owns: what encryption costs: the same work on an open desk and on a protected one, by turns in one run. Prints figures; must not judge them.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { changeDraft } from '../../db/domains/draft/writes.ts';
import { readAxis } from '../../db/domains/entry/reads.ts';
import { command } from '../../db/domains/history/command.ts';
import { verifyFile } from '../../db/domains/history/verify.ts';
import { searchEntries } from '../../db/domains/search/reads.ts';
import { createDeskStore } from '../../db/host/answer.ts';
import { spawnReaderOnNode } from '../../db/intake/spawnNode.ts';
import { newId } from '../../db/model/ids.ts';
import type { StoreEvent } from '../../db/model/operations.ts';
import { casePlace } from '../../db/store/folder.ts';
import { holdDeskKey } from '../../db/store/heldKeys.ts';
import { newDeskKey, passphraseSlot } from '../../db/store/keyring.ts';
import { closeStore, copyStore, openCase } from '../../db/store/open.ts';
import type { Db } from '../../db/store/prepared.ts';
import { oneOfEach } from '../support/draftRows.ts';
import { makeLargeCase } from './largeCase.ts';

const entries = Number(process.argv[2] ?? 100_000);
const mails = Number(process.argv[3] ?? 2000);
const runs = 9;

/** Wall time, and processor time of this process, in milliseconds: the second is what a busy machine leaves alone. */
interface Took {
  readonly wall: number;
  readonly processor: number;
}

const folder = mkdtempSync(path.join(tmpdir(), 'desk-bench-'));
const desks = { open: path.join(folder, 'open'), protected: path.join(folder, 'protected') } as const;
type Desk = keyof typeof desks;
const both = Object.keys(desks) as Desk[];
try {
  for (const desk of both) mkdirSync(desks[desk]);
  // What a keyring gives once it is opened: every file made here from now on is encrypted.
  holdDeskKey(desks.protected, newDeskKey());
  print(
    `On an open desk, on a protected one, and the second over the first; medians of ${runs} by turns, wall time and (processor time), in ms:`,
  );

  const papers = path.join(folder, 'papers');
  mkdirSync(papers);
  for (let number = 1; number <= mails; number += 1) writeFileSync(path.join(papers, `${number}.eml`), mail(number));
  const taken: Record<Desk, Took[]> = { open: [], protected: [] };
  for (let run = 1; run <= 3; run += 1) for (const desk of both) taken[desk].push(await takeIn(desk, papers, `MAIL-${run}`));
  line(`${mails.toLocaleString('en-GB')} mails taken in, 3 runs`, taken);

  const cases = { open: '', protected: '' };
  const made: Record<Desk, Took[]> = { open: [], protected: [] };
  for (const desk of both) {
    made[desk].push(
      timed(() => {
        cases[desk] = makeLargeCase(desks[desk], entries, { wordsOf });
      }),
    );
  }
  line(`${entries.toLocaleString('en-GB')} entries written, once`, made);
  const place = (desk: Desk) => casePlace(desks[desk], cases[desk]);
  byTurns('the case opened and closed', (desk) => closeStore(openCase(place(desk), { role: 'writer' })));
  byTurns('opened, its axis read', (desk) => {
    const db = openCase(place(desk), { role: 'reader' });
    readAxis(db);
    db.close();
  });
  const readers = { open: openCase(place('open'), { role: 'reader' }), protected: openCase(place('protected'), { role: 'reader' }) };
  byTurns('its axis read again', (desk) => readAxis(readers[desk]));
  for (const query of ['asbestos', 'repair', '"door lock"', 'lo*']) {
    byTurns(`search ${query}`, (desk) => searchEntries(readers[desk], query, {}, 50));
  }
  for (const desk of both) readers[desk].close();
  const writers = { open: openCase(place('open'), { role: 'writer' }), protected: openCase(place('protected'), { role: 'writer' }) };
  byTurns('a mark', (desk) => addMark(writers[desk]));
  byTurns('verify', (desk) => verifyFile(writers[desk]), 3);
  byTurns('a backup', (desk) => copyStore(writers[desk], path.join(folder, `copy of ${desk}`)), 3);
  for (const desk of both) closeStore(writers[desk]);
  const sizes = both.map((desk) => `${desk} ${(statSync(place(desk)).size / 1e6).toFixed(1)} MB`);
  print(`  the file: ${sizes.join(', ')}`);
  const started = performance.now();
  await passphraseSlot(newDeskKey(), 'tortoise lamp seven');
  print(`  one passphrase tried: ${Math.round(performance.now() - started)} ms`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function byTurns(what: string, work: (desk: Desk) => unknown, times: number = runs): void {
  const took: Record<Desk, Took[]> = { open: [], protected: [] };
  for (let run = 0; run <= times; run += 1) {
    for (const desk of both) {
      const one = timed(() => work(desk));
      // The first warms what every run needs.
      if (run > 0) took[desk].push(one);
    }
  }
  line(what, took);
}

function timed(work: () => unknown): Took {
  const [wall, processor] = [performance.now(), process.cpuUsage()];
  work();
  return tookSince(wall, processor);
}

function tookSince(wall: number, processor: NodeJS.CpuUsage): Took {
  const { user, system } = process.cpuUsage(processor);
  return { wall: performance.now() - wall, processor: (user + system) / 1000 };
}

function line(what: string, took: Readonly<Record<Desk, readonly Took[]>>): void {
  const of = (desk: Desk, kind: keyof Took) => middle(took[desk].map((one) => one[kind]));
  const written = (desk: Desk) => `${of(desk, 'wall').toFixed(1)} (${of(desk, 'processor').toFixed(1)})`.padStart(22);
  const over = (['wall', 'processor'] as const).map((kind) => (of('protected', kind) / of('open', kind)).toFixed(2));
  print(`  ${what.padEnd(34)}${written('open')}${written('protected')}   ${over[0]} (${over[1]})`);
}

function middle(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

async function takeIn(desk: Desk, papers: string, reference: string): Promise<Took> {
  let ended: () => void = () => undefined;
  const end = new Promise<void>((done) => {
    ended = done;
  });
  const emit = (event: StoreEvent) => {
    if (event.name === 'intake.progress' && event.body.state !== 'running') ended();
  };
  const store = createDeskStore({ folder: desks[desk], actor: 'Benchmark', spawnReader: spawnReaderOnNode, emit });
  const made = await store.call('desk.createCase', { reference, landlord: 'Larkfield Homes', received: null });
  if (!made.ok) throw new Error(made.fault.message);
  const [wall, processor] = [performance.now(), process.cpuUsage()];
  await store.call('intake.start', { caseId: made.value.caseId, side: 'landlord', paths: [papers], note: '' });
  await end;
  const took = tookSince(wall, processor);
  await store.close();
  return took;
}

function addMark(db: Db): void {
  const entryId = String(db.prepare('SELECT id FROM entry LIMIT 1').pluck().get());
  const { mark } = oneOfEach({ headId: '', entryId });
  const value = { ...mark, entryId, headIds: [], scopeOverride: null, speaksAgainst: null, disclosure: null, disclosureWhy: '' };
  command(db, { actor: 'Benchmark', command: 'draft.change', label: 'Mark a passage' }, (tx) =>
    changeDraft(tx, [{ do: 'put', kind: 'mark', id: newId(), seenRevision: null, value }]),
  );
}

function wordsOf(number: number): string {
  const words = ['door', 'lock', 'repair', 'mould', 'damp', 'ceiling', 'surveyor', 'visit', 'letter', 'answer'];
  const rare = number % 1000 === 0 ? ' asbestos' : '';
  return `${Array.from({ length: 60 }, (_, at) => words[(number * 31 + at * at * 7) % words.length]).join(' ')} word${number % 3000}${rare}`;
}

function mail(number: number): string {
  return [
    'From: Ana Quill <ana@post.example>',
    'To: Larkfield Homes <help@larkfield.example>',
    `Subject: The communal door, message ${number}`,
    'Date: Tue, 02 May 2023 10:15:00 +0100',
    `Message-ID: <${number}@post.example>`,
    '',
    wordsOf(number).repeat(6),
    '',
  ].join('\r\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
