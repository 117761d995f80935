// Owns: that two desks may edit, hand over, merge, undo and merge again in any order, any number of times, and nothing of either is lost, twice, or damaged.
import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { compareWith, mergeInto } from '../../../db/domains/handover/merge.ts';
import { deskOf as deskIdOf } from '../../../db/domains/history/command.ts';
import { unknownDate } from '../../../db/model/dates.ts';
import type { DraftChange } from '../../../db/model/draft.ts';
import { type HandoverNote, withoutNothing } from '../../../db/model/handover.ts';
import { newId } from '../../../db/model/ids.ts';
import type { ShownDifference } from '../../../db/model/operations.ts';
import { casePlace } from '../../../db/store/folder.ts';
import { openCase } from '../../../db/store/open.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { head } from '../../support/draftRows.ts';
import { knownOf, type ModelCase, type ModelRow, meet, merged, rowOf, write } from '../../support/mergeModel.ts';
import { numbers } from '../../support/seeded.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { type Desk, deskOf } from '../../support/twoDesks.ts';

const passphrase = 'correct horse battery staple';
const names = ['A. Investigator', 'B. Manager'] as const;

/** A handover file with what the case held when it was made. */
interface Handed {
  readonly from: number;
  readonly db: Db;
  readonly note: HandoverNote;
  readonly sha256: string;
  readonly held: ModelCase;
}

/** One act that can be undone: the rows it changed, before and after, and whether it was a merge. */
interface Act {
  readonly before: ReadonlyMap<string, ModelRow | undefined>;
  readonly after: ReadonlyMap<string, ModelRow | undefined>;
  readonly isMerge: boolean;
}

interface Place {
  readonly desk: Desk;
  readonly file: string;
  held: ModelCase;
  readonly acts: Map<string, Act>;
}

/** Two desks that hold the same case, B's received from A. */
async function twoDesks(folder: string): Promise<string> {
  const [a, b] = [deskOf(names[0], path.join(folder, '0')), deskOf(names[1], path.join(folder, '1'))];
  const caseId = await a.newCase('202400001');
  const out = path.join(folder, 'out.handover');
  await a.call('handover.make', { caseId, path: out, passphrase, reason: 'Leave', without: withoutNothing, isReplacing: false });
  await b.call('handover.receive', { path: out, passphrase, asReference: null, choices: {} });
  await Promise.all([a.store.close(), b.store.close()]);
  return caseId;
}

class Round {
  readonly #random: () => number;
  readonly #caseId: string;
  readonly #folder = tempFolder();
  readonly #places: readonly Place[];
  readonly #handed: Handed[] = [];
  #count = 0;
  readonly done = { merges: 0, again: 0, differences: 0, undo: 0, redo: 0 };
  readonly #merged = new Map<string, number>();
  readonly said: string[] = [];

  constructor(seed: number, template: string, caseId: string) {
    this.#random = numbers(seed);
    this.#caseId = caseId;
    cpSync(template, this.#folder, { recursive: true });
    this.#places = names.map((name, at) => {
      const desk = deskOf(name, path.join(this.#folder, String(at)));
      return { desk, file: casePlace(desk.folder, caseId), held: new Map(), acts: new Map() };
    });
  }

  #pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#random() * list.length)];
  }

  /** Does one thing at one desk, and holds the desk against what it has to be. */
  async step(): Promise<void> {
    const at = this.#random() < 0.5 ? 0 : 1;
    const place = this.#places[at] as Place;
    const what = this.#random();
    if (what < 0.34) await this.#edit(place);
    else if (what < 0.4) await this.#takeIn(place);
    else if (what < 0.55) this.#handOver(at, place);
    else if (what < 0.75) await this.#merge(at, place);
    else if (what < 0.95) await this.#turn(place, 'undo');
    else await this.#turn(place, 'redo');
    await this.#hold(place);
  }

  async #change(place: Place, label: string, id: string, change: DraftChange, row: ModelRow): Promise<void> {
    await place.desk.call('draft.change', { caseId: this.#caseId, label, changes: [change] });
    this.#told(place, label, new Map([[id, row]]), false);
  }

  #told(place: Place, label: string, after: ReadonlyMap<string, ModelRow | undefined>, isMerge: boolean): void {
    const before = new Map([...after.keys()].map((id) => [id, place.held.get(id)]));
    place.acts.set(label, { before, after, isMerge });
    place.held = withRows(place.held, after);
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }

  async #edit(place: Place): Promise<void> {
    const token = `${this.#places.indexOf(place) === 0 ? 'a' : 'b'}${this.#next()}`;
    const label = `Edit ${token}`;
    const { draft } = await place.desk.call('draft.read', { caseId: this.#caseId });
    const rows = [...draft.event, ...draft.head];
    const row = this.#pick(rows);
    const what = this.#random();
    if (row === undefined || what < 0.35) {
      const id = newId();
      const isHead = this.#random() < 0.4;
      const value = isHead
        ? { kind: 'head' as const, value: { ...head(token), heading: `${token} heading` } }
        : { kind: 'event' as const, value: { date: unknownDate, text: token, status: 'unsettled' as const, headIds: [], cites: [] } };
      const cells: Record<string, string> = isHead ? { title: token, heading: `${token} heading` } : { text: token };
      await this.#change(place, label, id, { do: 'put', id, seenRevision: null, ...value }, rowOf(cells));
      this.said.push(`${label}: make ${id.slice(-4)}`);
      return;
    }
    const { id, revision } = row;
    const held = place.held.get(id);
    if (held?.cells == null) throw new Error(`${id} stands and should not.`);
    if (what < 0.5) {
      const kind = 'text' in row.value ? ('event' as const) : ('head' as const);
      this.said.push(`${label}: remove ${id.slice(-4)}`);
      const removed = { cells: null, removed: write('', knownOf(held)) };
      await this.#change(place, label, id, { do: 'remove', kind, id, seenRevision: revision }, removed);
      return;
    }
    const cell = this.#pick([...held.cells.keys()]) ?? '';
    const cells = new Map(held.cells).set(cell, write(token, [held.cells.get(cell) as never]));
    this.said.push(`${label}: ${cell} of ${id.slice(-4)}`);
    const change = {
      do: 'put',
      kind: 'text' in row.value ? 'event' : 'head',
      id,
      seenRevision: revision,
      value: { ...row.value, [cell]: token },
    };
    await this.#change(place, label, id, change as DraftChange, { cells, removed: null });
  }

  async #takeIn(place: Place): Promise<void> {
    const name = `paper ${this.#next()}.txt`;
    await place.desk.takeIn(this.#caseId, 'resident', { [name]: `Words of ${name}.` });
    place.held = withRows(place.held, new Map([[name, rowOf({ seen: 'yes' })]]));
    this.said.push(`take in ${name}`);
  }

  #handOver(at: number, place: Place): void {
    const file = path.join(this.#folder, `${this.#next()}.copy`);
    const from = openCase(place.file, { role: 'reader' });
    from.prepare('VACUUM INTO ?').run(file);
    const deskId = deskIdOf(from);
    from.close();
    const db = openCase(file, { role: 'reader' });
    onTestFinished(() => {
      db.close();
    });
    const reason = `file ${this.#count}`;
    const sha256 = createHash('sha256').update(reason).digest('hex');
    const note: HandoverNote = {
      format: 1,
      caseId: this.#caseId,
      reference: '202400001',
      landlord: '',
      deskId,
      actor: names[at] as string,
      atMs: this.#count,
      reason,
      leftOut: [],
      heads: [],
      papers: 0,
      contents: sha256,
    };
    this.#handed.push({ from: at, db, note, sha256, held: place.held });
    this.said.push(`${names[at]} hands over ${reason}`);
  }

  async #merge(at: number, place: Place): Promise<void> {
    const handed = this.#pick(this.#handed.filter(({ from }) => from !== at).slice(-4));
    if (handed === undefined) return;
    const expected = merged(place.held, handed.held);
    const db = openCase(place.file, { role: 'writer' });
    let differences: readonly ShownDifference[] = [];
    let isDone = true;
    try {
      ({ differences } = compareWith(db, handed));
      mergeInto(db, handed, { actor: names[at] as string, fileName: 'x.handover', choices: {} });
    } catch (error) {
      if (!/is in the case already/.test(String(error))) throw error;
      isDone = false;
    } finally {
      db.close();
    }
    this.said.push(`${names[at]} merges ${handed.note.reason}${isDone ? '' : ': nothing to merge'}`);
    const label = `Merge what ${handed.note.actor} did (${handed.note.reason})`;
    const listed = new Set(differences.flatMap(({ id, columns }) => [id, ...columns.map((column) => `${id} ${column}`)]));
    const unlisted = [...expected.differing].flatMap(([name, isListed]) => (isListed && !listed.has(name) ? [name] : []));
    if (unlisted.length > 0) throw new Error(`Both desks changed ${unlisted.join(', ')}, and it is not listed.`);
    const after = new Map(expected.state);
    const stands = await standing(place, this.#caseId);
    // What is listed without need stands as it was here; what was brought back to what it was may be no change.
    const mayDiffer = (name: string) => listed.has(name) || expected.differing.has(name);
    for (const [id, row] of expected.state) {
      const is = stands.get(id);
      const all = [row, place.held.get(id), handed.held.get(id)].flatMap((each) => (each === undefined ? [] : knownOf(each)));
      if (is === undefined) {
        if (expected.differing.get(id) === false) after.set(id, { cells: null, removed: meet('', all) });
        continue;
      }
      if (row.cells === null && !mayDiffer(id)) continue;
      if (row.cells === null) after.set(id, { cells: new Map([...is].map(([cell, value]) => [cell, meet(value, all)])), removed: null });
      else {
        const cells = [...row.cells].map(([cell, writing]) => {
          const value = is.get(cell) ?? '';
          return [cell, value === writing.value || !mayDiffer(`${id} ${cell}`) ? writing : meet(value, all)] as const;
        });
        after.set(id, { cells: new Map(cells), removed: null });
      }
    }
    if (!isDone) {
      place.held = after;
      return;
    }
    this.done.merges += 1;
    this.done.differences += differences.length;
    const times = (this.#merged.get(`${at} ${handed.note.reason}`) ?? 0) + 1;
    this.#merged.set(`${at} ${handed.note.reason}`, times);
    if (times > 1) this.done.again += 1;
    this.#told(place, label, after, true);
  }

  async #turn(place: Place, way: 'undo' | 'redo'): Promise<void> {
    let label: string;
    try {
      label = (await place.desk.call(`history.${way}`, { caseId: this.#caseId })).label;
    } catch (error) {
      if (!/nothing to|cannot be undone|cannot be brought back|points at|rests on/.test(String(error))) throw error;
      this.said.push(`${way} refused: ${String(error)}`);
      return;
    }
    this.said.push(`${way} ${label}`);
    const act = place.acts.get(label);
    if (act === undefined) throw new Error(`${label} was never done.`);
    if (act.isMerge) this.done[way] += 1;
    const rows = new Map<string, ModelRow | undefined>();
    const [from, to] = way === 'undo' ? [act.after, act.before] : [act.before, act.after];
    for (const [id, target] of to) rows.set(id, turned(place.held.get(id), from.get(id), target, act.isMerge));
    place.held = withRows(place.held, rows);
  }

  async #hold(place: Place): Promise<void> {
    const should = new Map([...place.held].flatMap(([id, row]) => (row.cells === null ? [] : [[id, plain(row)] as const])));
    const is = new Map([...(await standing(place, this.#caseId))].map(([id, cells]) => [id, Object.fromEntries(cells)]));
    expect(Object.fromEntries(is)).toEqual(Object.fromEntries(should));
  }

  async close(): Promise<void> {
    for (const { desk } of this.#places) await desk.store.close();
  }

  /** Proves both files. */
  async prove(): Promise<void> {
    for (const { desk } of this.#places) expect(await desk.problems(this.#caseId)).toEqual([]);
  }
}

function plain(row: ModelRow): Record<string, string> {
  return Object.fromEntries([...(row.cells ?? [])].map(([cell, { value }]) => [cell, value]));
}

function withRows(held: ModelCase, rows: ReadonlyMap<string, ModelRow | undefined>): ModelCase {
  const now = new Map(held);
  for (const [id, row] of rows) {
    if (row === undefined) now.delete(id);
    else now.set(id, row);
  }
  return now;
}

/** What a row is after an act on it was undone or done again. Undoing a merge is as if it had not been; undoing what somebody wrote is a new writing. */
function turned(now: ModelRow | undefined, from: ModelRow | undefined, to: ModelRow | undefined, isMerge: boolean): ModelRow | undefined {
  if (now === undefined || from === undefined || to === undefined) {
    if (isMerge || now === undefined) return to;
    return to?.cells == null ? { cells: null, removed: write('', knownOf(now), true) } : rowOf(plain(to), knownOf(now), true);
  }
  if (now.cells === null || to.cells === null || from.cells === null) {
    if (isMerge) return to;
    if (to.cells === null) return { cells: null, removed: write('', knownOf(now), true) };
    return rowOf(plain(to), knownOf(now), true);
  }
  const cells = new Map(now.cells);
  for (const [cell, target] of to.cells) {
    const [stood, was] = [now.cells.get(cell), from.cells.get(cell)];
    if (target === was || stood === undefined) continue;
    if (isMerge) {
      if (stood.value === was?.value) cells.set(cell, target);
    } else cells.set(cell, write(target.value, [stood], true));
  }
  return { cells, removed: null };
}

/** What stands at a desk: rows of the draft by id, papers by name. */
async function standing({ desk }: Place, caseId: string): Promise<Map<string, Map<string, string>>> {
  const { draft } = await desk.call('draft.read', { caseId });
  const rows = new Map<string, Map<string, string>>();
  for (const { id, value } of draft.event) rows.set(id, new Map([['text', value.text]]));
  for (const { id, value } of draft.head) {
    rows.set(
      id,
      new Map([
        ['title', value.title],
        ['heading', value.heading],
      ]),
    );
  }
  for (const { title, exhibit } of await desk.axis(caseId)) {
    expect(rows.has(title), `${exhibit} ${title} stands twice.`).toBe(false);
    rows.set(title, new Map([['seen', 'yes']]));
  }
  return rows;
}

/** How many orders of things are tried, and how many things are done in each. */
const rounds = { count: 14, steps: 60 } as const;

test('two desks merge, undo and merge again in any order, and nothing of either is lost', { timeout: 300_000 }, async () => {
  const template = tempFolder();
  const caseId = await twoDesks(template);
  const done = { merges: 0, again: 0, differences: 0, undo: 0, redo: 0 };
  for (let seed = 1; seed <= rounds.count; seed += 1) {
    const round = new Round(seed, template, caseId);
    try {
      for (let step = 0; step < rounds.steps; step += 1) await round.step();
      await round.prove();
    } catch (error) {
      throw new Error(`Seed ${seed}: ${String((error as Error).message)}\n${round.said.join('\n')}`, { cause: error });
    }
    for (const key of Object.keys(done) as (keyof typeof done)[]) done[key] += round.done[key];
    await round.close();
  }
  // What is tried is what it is about.
  for (const count of Object.values(done)) expect(count).toBeGreaterThan(0);
});
