// Owns: killing a store process, or a reader process of its, at moments of a seed while papers come in, marks are made and words are typed, and comparing what
// it acknowledged with what is on the disk. Must not know of tests. A kill proves a process's death, not a power cut: what the system holds is kept.
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { DraftValue } from '../../db/model/draft.ts';
import type { IntakeProgress } from '../../db/model/entry.ts';
import type { Reply } from '../../db/model/fault.ts';
import { newId } from '../../db/model/ids.ts';
import type { Output } from '../../db/model/operations.ts';
import { casePlace, deskPlace } from '../../db/store/folder.ts';
import { oneOfEach, paragraph } from './draftRows.ts';
import { numbers } from './seeded.ts';
import { type StoreChild, startStoreChild } from './storeChild.ts';

/** What was asked for and answered between two kills, and what of it was not there afterwards. */
export interface KillTally {
  readonly kills: { writing: number; opening: number; reader: number };
  readonly acknowledged: { written: number; typed: number; marked: number; takenIn: number };
  /** Kills that fell while an answer was owed. */
  inFlight: number;
  /** Sentences; empty means that nothing was lost and nothing is damaged. */
  readonly losses: string[];
}

export interface KillSetup {
  /** Empty folder for a store and papers. */
  readonly folder: string;
  readonly seed: number;
  readonly kills: number;
  /** Folder of the built store; otherwise it runs from source. */
  readonly bundles?: string;
  readonly onStart?: (child: ChildProcess) => void;
}

/** Of so many lives one ends only after a delivery is taken in: on a machine that grows busy, none might outlive one otherwise. */
const patientEvery = 5;

/** A row as it was acknowledged, and as it was asked to become when the process died: either may stand. */
interface Row {
  acknowledged: string | null;
  asked: string | null;
}

interface Known {
  readonly caseId: string;
  readonly entryId: string;
  readonly paragraphs: Map<string, Row>;
  readonly marks: Map<string, Row & { revision: number }>;
  /** Hashes of the files of every delivery said to be done. */
  readonly takenIn: Map<string, readonly string[]>;
  /** What one paper takes to come in here and now, in milliseconds: lives are measured by it, so that a busy machine does not kill before anything is done. */
  readonly paceMs: number;
}

/** Makes a store, kills its process `kills` times at moments of the seed, and tells what came of it. */
export async function killRounds(setup: KillSetup): Promise<KillTally> {
  const random = numbers(setup.seed);
  const tally: KillTally = {
    kills: { writing: 0, opening: 0, reader: 0 },
    acknowledged: { written: 0, typed: 0, marked: 0, takenIn: 0 },
    inFlight: 0,
    losses: [],
  };
  const store = path.join(setup.folder, 'store');
  const known = await firstCase(setup, store);
  const isSound = () => tally.losses.length === 0;
  for (let left = setup.kills; left > 0 && isSound(); left -= 1) {
    // What the last kill left is looked at by the life that the next one ends.
    const round = new Round(setup, store, known, random, tally, left % patientEvery === 0);
    await round.run(compare);
  }
  if (isSound()) {
    const host = await start(setup);
    await compare(host, store, known, tally);
    await close(host);
  }
  return tally;
}

type Compare = (host: StoreChild, store: string, known: Known, tally: KillTally) => Promise<void>;

function start(setup: KillSetup, onProgress: (progress: IntakeProgress) => void = () => undefined): Promise<StoreChild> {
  return startStoreChild({
    ...(setup.bundles === undefined ? {} : { bundles: setup.bundles }),
    ...(setup.onStart === undefined ? {} : { onStart: setup.onStart }),
    hasReaders: true,
    onEvent: (event) => event.name === 'intake.progress' && onProgress(event.body),
  });
}

function answered<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

async function close(host: StoreChild): Promise<void> {
  answered(await host.ask((seq) => ({ do: 'close', seq })));
  await host.ended;
}

function paper(setup: KillSetup, text: string): { readonly place: string; readonly sha256: string } {
  const folder = path.join(setup.folder, 'papers');
  mkdirSync(folder, { recursive: true });
  const sha256 = createHash('sha256').update(text).digest('hex');
  const place = path.join(folder, `${sha256.slice(0, 12)}.txt`);
  writeFileSync(place, text);
  return { place, sha256 };
}

async function firstCase(setup: KillSetup, store: string): Promise<Known> {
  const done = Promise.withResolvers<void>();
  const host = await start(setup, ({ state }) => state === 'done' && done.resolve());
  answered(await host.open(store));
  const { caseId } = answered(await host.call('desk.createCase', { reference: 'KILLED', landlord: 'Larkfield Homes', received: null }));
  const { place } = paper(setup, 'On 3 May 2023 I reported that the lock had failed again.');
  const startedMs = performance.now();
  answered(await host.call('intake.start', { caseId, side: 'resident', paths: [place], note: '' }));
  await done.promise;
  const paceMs = performance.now() - startedMs;
  const { rows } = answered(await host.call('entry.list', { caseId, filter: {}, after: null, limit: 1 }));
  const entryId = rows[0]?.id;
  if (entryId === undefined) throw new Error('The first paper did not come in.');
  await close(host);
  return { caseId, entryId, paragraphs: new Map(), marks: new Map(), takenIn: new Map(), paceMs };
}

/** One life of the store process, from its start to the kill. */
class Round {
  readonly #owed = new Set<string>();
  #isOver = false;
  readonly setup: KillSetup;
  readonly store: string;
  readonly known: Known;
  readonly random: () => number;
  readonly tally: KillTally;
  readonly isPatient: boolean;
  readonly #firstTakenIn = Promise.withResolvers<void>();

  constructor(setup: KillSetup, store: string, known: Known, random: () => number, tally: KillTally, isPatient: boolean) {
    this.setup = setup;
    this.store = store;
    this.known = known;
    this.random = random;
    this.tally = tally;
    this.isPatient = isPatient;
  }

  async run(look: Compare): Promise<void> {
    const { random, tally } = this;
    const kind = random();
    const done = new Map<string, () => void>();
    const host = await start(this.setup, ({ id, state }) => state === 'done' && done.get(id)?.());
    const kill = () => {
      this.#isOver = true;
      if (this.#owed.size > 0) tally.inFlight += 1;
      host.child.kill('SIGKILL');
    };
    if (kind < 0.1) {
      tally.kills.opening += 1;
      const timer = setTimeout(kill, random() * 120);
      // A journal of the last life may be taken in just now.
      void host.open(this.store).then(() => host.call('draft.read', { caseId: this.known.caseId }));
      await host.ended;
      clearTimeout(timer);
      return;
    }
    await look(host, this.store, this.known, tally);
    const lanes = [this.#write(host), this.#mark(host), this.#takeIn(host, done)];
    const lifeMs = this.known.paceMs * random() * (random() < 0.6 ? 1 : 3);
    if (kind < 0.25) {
      tally.kills.reader += 1;
      // A reader dies first: its file is listed as unreadable or read by the next; the store lives on until its own end.
      setTimeout(() => [...host.readers().values()][0]?.kill(), lifeMs / 2);
    }
    tally.kills.writing += 1;
    if (this.isPatient) await this.#firstTakenIn.promise;
    setTimeout(kill, lifeMs);
    await host.ended;
    // What is still waiting will never be answered.
    void Promise.allSettled(lanes);
  }

  /** Asks, and says whether it was answered before the end. A refusal of what should be possible is a loss too. */
  async #asked<T>(what: string, reply: Promise<Reply<T>>): Promise<T | null> {
    this.#owed.add(what);
    const answer = await reply;
    this.#owed.delete(what);
    if (this.#isOver) return null;
    if (!answer.ok) this.tally.losses.push(`${what} was refused: ${answer.fault.message}`);
    return answer.ok ? answer.value : null;
  }

  async #write(host: StoreChild): Promise<void> {
    const { caseId, paragraphs } = this.known;
    while (!this.#isOver) {
      const ids = [...paragraphs].filter(([, row]) => row.acknowledged !== null && row.asked === null).map(([id]) => id);
      const existing = this.random() < 0.7 ? ids[Math.floor(this.random() * ids.length)] : undefined;
      const id = existing ?? newId();
      const value = paragraph(`The landlord said ${Math.floor(this.random() * 1e9)} times that it would come.`);
      const row = paragraphs.get(id) ?? { acknowledged: null, asked: null };
      row.asked = JSON.stringify(value.runs);
      paragraphs.set(id, row);
      const change = { do: 'put', kind: 'paragraph', id, seenRevision: null, value };
      const answer =
        existing === undefined
          ? await this.#asked('A paragraph', host.call('draft.change', { caseId, label: 'Add a paragraph', changes: [change] }))
          : await this.#asked('Typing', host.call('draft.type', { caseId, id, value }));
      if (answer === null) return;
      row.acknowledged = row.asked;
      row.asked = null;
      this.tally.acknowledged[existing === undefined ? 'written' : 'typed'] += 1;
    }
  }

  async #mark(host: StoreChild): Promise<void> {
    const { caseId, entryId, marks } = this.known;
    const plain: DraftValue<'mark'> = { ...oneOfEach({ headId: newId(), entryId }).mark, headIds: [] };
    while (!this.#isOver) {
      const settled = [...marks].filter(([, row]) => row.acknowledged !== null && row.asked === null);
      const existing = this.random() < 0.5 ? settled[Math.floor(this.random() * settled.length)] : undefined;
      const [id, row] = existing ?? [newId(), { acknowledged: null, asked: null, revision: 0 }];
      const value = { ...plain, note: `Note ${Math.floor(this.random() * 1e9)}` };
      row.asked = value.note;
      marks.set(id, row);
      const change = { do: 'put', kind: 'mark', id, seenRevision: row.revision === 0 ? null : row.revision, value };
      const answer: Output<'draft.change'> | null = await this.#asked(
        'A mark',
        host.call('draft.change', { caseId, label: 'Mark R1', changes: [change] }),
      );
      if (answer === null) return;
      row.acknowledged = row.asked;
      row.asked = null;
      row.revision += 1;
      this.tally.acknowledged.marked += 1;
    }
  }

  async #takeIn(host: StoreChild, done: Map<string, () => void>): Promise<void> {
    const { caseId, takenIn } = this.known;
    while (!this.#isOver) {
      const papers = Array.from({ length: 1 + Math.floor(this.random() * 4) }, () =>
        paper(this.setup, `The wall was wet on day ${Math.floor(this.random() * 1e9)}.`.repeat(1 + Math.floor(this.random() * 200))),
      );
      const isDone = Promise.withResolvers<void>();
      const paths = papers.map(({ place }) => place);
      const started = await this.#asked('A delivery', host.call('intake.start', { caseId, side: 'landlord', paths, note: '' }));
      if (started === null) return;
      done.set(started.batchId, isDone.resolve);
      this.#owed.add('A delivery');
      await isDone.promise;
      this.#owed.delete('A delivery');
      if (this.#isOver) return;
      takenIn.set(
        started.batchId,
        papers.map(({ sha256 }) => sha256),
      );
      this.tally.acknowledged.takenIn += papers.length;
      this.#firstTakenIn.resolve();
    }
  }
}

/** Opens the store as the next start would and compares; what was asked and never answered is taken as it is found. */
async function compare(host: StoreChild, store: string, known: Known, { losses }: KillTally): Promise<void> {
  const { caseId } = known;
  const opened = await host.open(store);
  if (!opened.ok) {
    losses.push(`The store does not open: ${opened.fault.message}`);
    return;
  }
  const { draft, typed } = answered(await host.call('draft.read', { caseId }));
  const standing = new Map(draft.paragraph.map(({ id, value }) => [id, JSON.stringify(value.runs)]));
  for (const { id, value } of typed) standing.set(id, JSON.stringify((value as DraftValue<'paragraph'>).runs));
  settle(known.paragraphs, standing, 'A paragraph', losses);
  settle(known.marks, new Map(draft.mark.map(({ id, value }) => [id, value.note])), 'A mark', losses);
  for (const { id, revision } of draft.mark) {
    const row = known.marks.get(id);
    if (row !== undefined) row.revision = revision;
  }
  const batches = new Map(answered(await host.call('entry.batches', { caseId })).map((batch) => [batch.id, batch]));
  for (const [id, files] of known.takenIn) {
    const batch = batches.get(id);
    if (batch?.state !== 'done' || batch.received !== files.length) losses.push(`A delivery said to be done is ${batch?.state ?? 'gone'}.`);
  }
  losses.push(...answered(await host.call('history.verify', { caseId })).problems);
  whole(casePlace(store, caseId), losses, (db) => {
    const kept = new Set(db.prepare('SELECT sha256 FROM original').pluck().all());
    for (const sha256 of [...known.takenIn.values()].flat()) if (!kept.has(sha256)) losses.push(`Original ${sha256} is gone.`);
  });
  whole(deskPlace(store), losses, () => undefined);
}

function settle(rows: Map<string, Row>, standing: ReadonlyMap<string, string>, what: string, losses: string[]): void {
  for (const [id, row] of rows) {
    const now = standing.get(id) ?? null;
    if (now !== row.acknowledged && now !== row.asked) losses.push(`${what} is ${now ?? 'gone'}; acknowledged was ${row.acknowledged}.`);
    if (now === null) rows.delete(id);
    row.acknowledged = now;
    row.asked = null;
  }
}

/** Opens a file of a store beside whoever has it open, says in `losses` what is damaged, and lets `look` at the rest. */
export function whole(file: string, losses: string[], look: (db: Database.Database) => void): void {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const answer = db.pragma('integrity_check', { simple: true });
    if (answer !== 'ok') losses.push(`${path.basename(file)}: ${String(answer)}`);
    const astray = db.pragma('foreign_key_check') as readonly unknown[];
    if (astray.length > 0) losses.push(`${path.basename(file)}: ${astray.length} rows point nowhere.`);
    look(db);
  } finally {
    db.close();
  }
}
