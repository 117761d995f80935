// Owns: papers that only the other copy has: copied whole with their bytes, words and seals, and labels that both copies gave. Runs inside the merge; must not merge
// what both have.
import { cutExhibit, type Side, sides } from '../../model/entry.ts';
import { newId } from '../../model/ids.ts';
import { type Db, prepared, quoted } from '../../store/prepared.ts';
import type { Row, Tx } from '../history/command.ts';
import { deskOf } from '../history/command.ts';
import { belongingRows, nameColumns, type StandingRow, sealRow, writeRow, writeSealed } from '../history/seal.ts';
import { tellHidden } from '../intake/hiding.ts';
import { notHere } from './leaveOut.ts';
import type { RecordsOfBoth } from './recordsOfBoth.ts';

/** A paper that got another label in a merge. */
export interface Relabelled {
  readonly entryId: string;
  readonly from: string;
  readonly to: string;
  /** The desk whose label it was. */
  readonly deskId: string;
}

/** New labels by the id of the paper, of either copy. */
export type Labels = ReadonlyMap<string, Relabelled>;

interface Labelled {
  readonly id: string;
  readonly exhibit: string;
  readonly supplied_by: Side;
}

/** Papers with a label of their own: one in an archive goes by the archive's, as what is attached to a message by the message's. */
const isTopLevel = `parent_id IS NULL AND instr(exhibit, '.') = 0`;
const topLevel = `SELECT id, exhibit, supplied_by FROM entry WHERE ${isTopLevel} ORDER BY rowid`;

/**
 * Works out the labels that both copies gave to different papers. Those of the copy that has the desk where the case was made stand; a paper of the other whose number is
 * given there already gets the next one.
 */
export function labelsOf(ours: Db, theirs: Db, theirsStand: boolean, { same }: RecordsOfBoth): Labels {
  const [standing, other] = theirsStand ? [theirs, ours] : [ours, theirs];
  /** The same record in the copy whose labels stand. */
  const alike = theirsStand ? new Map([...same].map(([their, our]) => [our, their])) : same;
  const kept = new Map(
    standing
      .prepare<[], Labelled>(topLevel)
      .all()
      .map((row) => [row.id, row]),
  );
  const last = new Map(sides.map((side) => [side, lastGiven(standing, side)]));
  const labels = new Map<string, Relabelled>();
  const deskId = deskOf(other);
  const clashing: Labelled[] = [];
  const taken = new Set([...kept.values()].map(({ exhibit }) => exhibit));
  for (const row of other.prepare<[], Labelled>(topLevel).all()) {
    const known = kept.get(row.id);
    if (known === undefined) {
      if (Number(row.exhibit.slice(1)) > (last.get(row.supplied_by) ?? 0) && !taken.has(row.exhibit)) taken.add(row.exhibit);
      else clashing.push(row);
    } else if (theirsStand && known.exhibit !== row.exhibit) {
      labels.set(row.id, { entryId: row.id, from: row.exhibit, to: known.exhibit, deskId });
    }
  }
  for (const row of clashing) {
    let number = (last.get(row.supplied_by) ?? 0) + 1;
    while (taken.has(`${row.exhibit.charAt(0)}${number}`)) number += 1;
    const to = `${row.exhibit.charAt(0)}${number}`;
    taken.add(to);
    labels.set(row.id, { entryId: row.id, from: row.exhibit, to, deskId });
  }
  for (const label of labelsWithin(standing, other, { labels, theirsStand, alike })) labels.set(label.entryId, { ...label, deskId });
  return labels;
}

interface Within {
  readonly id: string;
  readonly exhibit: string;
}

/**
 * Labels of what came in a paper that both copies have, or was made of it: both may have made a record of what the same message quotes. It goes by the label of the paper,
 * and where that is given there already by the next one.
 */
function* labelsWithin(
  standing: Db,
  other: Db,
  { labels, theirsStand, alike }: { readonly labels: Labels; readonly theirsStand: boolean; readonly alike: RecordsOfBoth['same'] },
): Generator<Omit<Relabelled, 'deskId'>> {
  const isGiven = prepared(standing, 'SELECT 1 FROM entry WHERE exhibit = ?');
  const wholes = new Map<string, { readonly exhibit: string; readonly isShared: boolean }>();
  const taken = new Set<string>();
  for (const { id, exhibit } of other.prepare<[], Within>('SELECT id, exhibit FROM entry ORDER BY length(exhibit), rowid').iterate()) {
    const { whole, rest } = cutExhibit(exhibit);
    const over = whole === null ? undefined : wholes.get(whole);
    const known = over?.isShared === false ? undefined : exhibitOf(standing, alike.get(id) ?? id);
    const implied = over === undefined ? (labels.get(id)?.to ?? exhibit) : `${over.exhibit}${rest}`;
    let to = known ?? implied;
    if (over?.isShared === true && known === undefined) {
      const sign = rest.charAt(0);
      // A number that the other copy has given further on keeps to what it was given to.
      const isFree = (number: number) =>
        prepared(other, 'SELECT 1 FROM entry WHERE exhibit = ?').get(`${whole}${sign}${number}`) === undefined;
      for (let number = Number(rest.slice(1)); isGiven.get(to) !== undefined || taken.has(to); to = `${over.exhibit}${sign}${number}`) {
        do number += 1;
        while (!isFree(number));
      }
      taken.add(to);
    }
    if (over !== undefined && to !== implied && (known === undefined || theirsStand)) yield { entryId: id, from: exhibit, to };
    if (!rest.startsWith('#')) wholes.set(exhibit, { exhibit: to, isShared: known !== undefined });
  }
}

function lastGiven(db: Db, side: Side): number {
  return prepared<{ last: number }>(db, 'SELECT last FROM label_lease WHERE side = ?').get(side)?.last ?? 0;
}

/** Gives papers of this copy their new labels, with all that belongs to them. */
export function relabelOurs(tx: Tx, labels: Labels): void {
  // What came in a paper moves with it, and only then to a label of its own.
  const byDepth = Map.groupBy(labels.values(), ({ from }) => from.split(/[.#]/).length);
  for (const depth of [...byDepth.keys()].sort((one, other) => one - other)) relabelEach(tx, byDepth.get(depth) ?? [], labels);
}

function relabelEach(tx: Tx, those: readonly Relabelled[], labels: Labels): void {
  let left = those.filter(({ entryId }) => exhibitOf(tx.db, entryId) !== undefined);
  while (left.length > 0) {
    // One whose new label is still another's waits until that has gone; where all wait for each other, one steps aside.
    const free = left.filter(({ to }) => prepared(tx.db, 'SELECT 1 FROM entry WHERE exhibit = ?').get(to) === undefined);
    for (const label of free) move(tx, label, label.to, labels);
    left = left.filter((label) => !free.includes(label));
    const [first] = left;
    if (free.length > 0 || first === undefined) continue;
    move(tx, first, `${first.from} aside`, labels);
  }
}

function exhibitOf(db: Db, id: string): string | undefined {
  return prepared<{ exhibit: string }>(db, 'SELECT exhibit FROM entry WHERE id = ?').get(id)?.exhibit;
}

function move(tx: Tx, { entryId, from, to, deskId }: Relabelled, next: string, labels: Labels): void {
  const at = exhibitOf(tx.db, entryId) ?? from;
  for (const { id, exhibit, kind } of prepared<{ id: string; exhibit: string; kind: string }>(
    tx.db,
    `SELECT id, exhibit, kind FROM entry WHERE id = ? OR exhibit GLOB ? OR exhibit GLOB ?`,
  ).all(entryId, `${at}.*`, `${at}#*`)) {
    const rest = exhibit.slice(at.length);
    tx.update('entry', { id, exhibit: `${next}${rest}` });
    const isMoved = next === to && (id === entryId || (kind !== 'record' && !labels.has(id)));
    if (isMoved) tellAlias(tx, id, `${from}${rest}`, deskId);
  }
}

function tellAlias(tx: Tx, entryId: string, label: string, deskId: string): void {
  const known = prepared(tx.db, 'SELECT 1 FROM label_alias WHERE entry_id = ? AND label = ?').get(entryId, label);
  if (known === undefined) tx.insert('label_alias', { id: newId(), entry_id: entryId, label, desk_id: deskId });
}

/** Copies what only the other copy has: deliveries, bytes, readings, papers. Returns how many papers came. */
export function copyPapers(tx: Tx, theirs: Db, labels: Labels, { same }: RecordsOfBoth): number {
  const { db } = tx;
  copyOriginals(db, theirs);
  for (const batch of missing(db, theirs, 'batch')) {
    const state = batch.state;
    // Undone, the merge leaves the delivery withdrawn: its labels stay burnt.
    writeSealed(db, 'batch', { ...batch, state: 'withdrawn' });
    tx.update('batch', { id: String(batch.id), state: state ?? null });
  }
  for (const table of ['extraction', 'page'] as const)
    for (const row of missing<StandingRow>(db, theirs, table)) copyRow(db, theirs, table, row);
  let papers = 0;
  for (const entry of missing(db, theirs, 'entry')) {
    if (same.has(String(entry.id))) continue;
    papers += entry.kind === 'record' ? 0 : 1;
    copyEntry(tx, theirs, entry, labels);
  }
  for (const table of ['message', 'quoted_record'] as const)
    for (const row of missing(db, theirs, table)) if (!same.has(String(row.entry_id))) copyRow(db, theirs, table, row);
  copyScans(db, theirs);
  raiseLeases(tx, theirs);
  return papers;
}

/**
 * Gives entries that an earlier handover left out the words they have in the other copy, whose readings were copied. Not told: a sheet's rows are its words. So all that stands
 * is to be sealed anew.
 */
export function completeWords(db: Db, theirs: Db, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const there = prepared<Row>(theirs, 'SELECT extraction_id, body, cells, title, sender, recipients, found FROM entry WHERE id = ?');
  const words = prepared(db, 'UPDATE entry SET extraction_id = ?, body = ?, cells = ? WHERE id = ?');
  const called = prepared(
    db,
    `UPDATE entry SET title = ?, sender = ?, recipients = ?, found = ? WHERE id = ? AND kind = 'record' AND title = ?`,
  );
  for (const id of ids) {
    const { extraction_id: reading, body, cells, title, sender, recipients, found } = there.get(id) ?? {};
    words.run(reading ?? null, body ?? null, cells ?? null, id);
    called.run(title ?? null, sender ?? null, recipients ?? null, found ?? null, id, notHere);
  }
  prepared(db, `INSERT OR REPLACE INTO meta (key, value) VALUES ('unsealed', ?)`).run('papers that an earlier handover left out');
}

/** Rows of a table that this copy has none of the same name of, in the order they were made. */
function* missing<Found extends StandingRow = Row>(db: Db, theirs: Db, table: string): Generator<Found> {
  const columns = nameColumns(table);
  const where = columns.map((column) => `${quoted(column)} = ?`).join(' AND ');
  const known = prepared(db, `SELECT 1 FROM ${quoted(table)} WHERE ${where}`);
  for (const row of theirs.prepare<[], Found>(`SELECT * FROM ${quoted(table)} ORDER BY rowid`).iterate()) {
    if (known.get(...columns.map((column) => row[column] ?? null)) === undefined) yield row;
  }
}

function copyRow(db: Db, theirs: Db, table: string, row: StandingRow): void {
  const { rowid: _, ...cells } = row;
  const written = writeRow(db, table, cells);
  const belonging = belongingRows(theirs, table, row);
  for (const [of, each] of belonging) writeRow(db, of, each);
  sealRow(db, table, written, belonging);
}

function copyEntry(tx: Tx, theirs: Db, entry: Row, labels: Labels): void {
  const { rowid: _, ...cells } = entry;
  const exhibit = String(entry.exhibit);
  const { whole, rest } = cutExhibit(exhibit);
  const over = whole === null ? undefined : prepared<{ id: string }>(theirs, 'SELECT id FROM entry WHERE exhibit = ?').get(whole);
  const label = labels.get(String(entry.id));
  // What it came in stands here by now, under the label it has here.
  const given = label?.to ?? (over === undefined ? exhibit : `${exhibitOf(tx.db, over.id) ?? whole}${rest}`);
  const isRecord = entry.kind === 'record';
  const isTold = !isRecord || prepared(theirs, 'SELECT 1 FROM quoted_record WHERE entry_id = ?').get(String(entry.id)) !== undefined;
  writeSealed(tx.db, 'entry', { ...cells, exhibit: given, is_withdrawn: isTold ? 1 : (entry.is_withdrawn ?? 0) });
  // Hidden until told otherwise, so that undoing the merge hides it; rows of a sheet go with their sheet.
  if (isTold && entry.is_withdrawn === 0) tx.update('entry', { id: String(entry.id), is_withdrawn: 0 });
  else if (isTold) tellHidden(tx, [String(entry.id)]);
  if (given !== exhibit && (!isRecord || label !== undefined)) tellAlias(tx, String(entry.id), exhibit, label?.deskId ?? deskOf(theirs));
}

function copyOriginals(db: Db, theirs: Db): void {
  const parts = theirs.prepare<[string], { ordinal: number; plain_bytes: number; is_compressed: number; data: Uint8Array }>(
    'SELECT ordinal, plain_bytes, is_compressed, data FROM chunk WHERE sha256 = ? ORDER BY ordinal',
  );
  const hasParts = prepared(db, 'SELECT 1 FROM chunk WHERE sha256 = ?');
  for (const { sha256, bytes } of theirs.prepare<[], { sha256: string; bytes: number }>('SELECT sha256, bytes FROM original').iterate()) {
    prepared(db, 'INSERT OR IGNORE INTO original (sha256, bytes) VALUES (?, ?)').run(sha256, bytes);
    // A copy that came without these bytes has them from now on.
    if (hasParts.get(sha256) !== undefined) continue;
    for (const { ordinal, plain_bytes: plain, is_compressed: packed, data } of parts.iterate(sha256)) {
      prepared(db, 'INSERT INTO chunk (sha256, ordinal, plain_bytes, is_compressed, data) VALUES (?, ?, ?, ?, ?)').run(
        sha256,
        ordinal,
        plain,
        packed,
        data,
      );
    }
  }
}

/** How far recognising is: made of originals, and done again where it is not known. */
function copyScans(db: Db, theirs: Db): void {
  for (const { sha256, state } of theirs
    .prepare<[], { sha256: string; state: string }>('SELECT sha256, state FROM scan ORDER BY ordinal')
    .all()) {
    if (prepared(db, 'SELECT 1 FROM scan WHERE sha256 = ?').get(sha256) !== undefined) continue;
    prepared(db, 'INSERT INTO scan (sha256, ordinal, state) VALUES (?, (SELECT coalesce(max(ordinal), 0) + 1 FROM scan), ?)').run(
      sha256,
      state,
    );
    for (const row of theirs.prepare<[string], Row>('SELECT * FROM scan_page WHERE sha256 = ?').all(sha256)) writeRow(db, 'scan_page', row);
  }
}

/** A number given in either copy is given nowhere again. */
function raiseLeases(tx: Tx, theirs: Db): void {
  const exhibits = prepared<string>(tx.db, `SELECT exhibit FROM entry WHERE ${isTopLevel} AND supplied_by = ?`).pluck();
  for (const side of sides) {
    const given = (exhibits.all(side) as string[]).map((exhibit) => Number(exhibit.slice(1)));
    const before = lastGiven(tx.db, side);
    const last = given.reduce((most, number) => Math.max(most, number), Math.max(before, lastGiven(theirs, side)));
    if (last === before) continue;
    prepared(tx.db, 'INSERT INTO label_lease (side, last) VALUES (?, ?) ON CONFLICT (side) DO UPDATE SET last = excluded.last').run(
      side,
      last,
    );
    tx.record({ table: 'label_lease', id: side, before: null, after: { side, last } });
  }
}

/** Rows of a sheet that came in with a merge are hidden with it when that is undone, and shown with it again. */
export function showRowsWithSheets(tx: Tx): void {
  for (const { table, id, after } of tx.changes) {
    if (table !== 'entry' || after?.is_withdrawn === undefined) continue;
    prepared(
      tx.db,
      `UPDATE entry SET is_withdrawn = ? WHERE parent_id = ? AND kind = 'record' AND NOT EXISTS (SELECT 1 FROM quoted_record q WHERE q.entry_id = entry.id)`,
    ).run(after.is_withdrawn, id);
  }
}
