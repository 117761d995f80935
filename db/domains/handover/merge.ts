// Owns: merging what another desk did into the case here, in one command: what is only there comes in, what both changed is listed with both values, nothing goes. Must
// not open files.
import { formatDay, localDay } from '../../model/dates.ts';
import { Refusal } from '../../model/fault.ts';
import { newId } from '../../model/ids.ts';
import { freeName, type MergeChoices, type MergePlan, type MergePut, type MergeRow, planMerge, usualChoice } from '../../model/merge.ts';
import type { MergeCompared, ShownDifference } from '../../model/operations.ts';
import { classWords } from '../../model/retention.ts';
import { type Db, prepared, quoted } from '../../store/prepared.ts';
import { disposedIn } from '../disposal/disposed.ts';
import { checkReferences } from '../draft/references.ts';
import { kindOfTable } from '../draft/shape.ts';
import { noteKey } from '../draft/writes.ts';
import { command, currentRow, deskOf, keyColumn, type Payload, type Row, type Tx } from '../history/command.ts';
import { headsOf, labelDesk } from '../history/line.ts';
import { sealStanding } from '../history/sealStanding.ts';
import { recountDeliveries } from '../intake/batches.ts';
import { hiddenApart, hideDelivery, showDelivery, tellHidden } from '../intake/hiding.ts';
import { shownDifference, shownNames } from './differences.ts';
import { tellHandover } from './given.ts';
import { mergeCommand, rowsInEffect, undoneMergeOf } from './inEffect.ts';
import type { Handover } from './look.ts';
import { completeWords, copyPapers, type Labels, labelsOf, relabelOurs } from './papers.ts';
import { leftOutHereAlone } from './part.ts';
import { type Parting, partingOf } from './parting.ts';
import { settleReadings } from './readingsOfBoth.ts';
import { onOurIds, type RecordsOfBoth, recordsOfBoth } from './recordsOfBoth.ts';
import { settleReplies } from './replies.ts';
import { mergeRules, subjectsOf } from './subjects.ts';

interface Prepared {
  readonly parting: Parting;
  readonly plan: MergePlan;
  readonly labels: Labels;
  readonly records: RecordsOfBoth;
  readonly names: ReadonlyMap<string, string>;
  readonly shown: readonly ShownDifference[];
  /** Entries that an earlier handover left out and this one has. */
  readonly completed: readonly string[];
}

/** What merging a handover would do here, with nothing written. Refusals of `partingOf`. */
export function compareWith(ours: Db, { db: theirs, note, sha256 }: Pick<Handover, 'db' | 'note' | 'sha256'>): MergeCompared {
  const { parting, plan, labels, records, shown, completed } = prepare(ours, theirs, {});
  return {
    note,
    undone: undoneMergeOf(ours, sha256)?.label ?? null,
    news: parting.news,
    papers: papersOnlyThere(ours, theirs, plan) + papersAmong(ours, completed),
    changes: changesOf(plan) + records.come,
    renamed: labels.size,
    differences: shown,
  };
}

/**
 * Merges a handover that has been verified. One command; `choices` by the name of a difference. Refused with `conflict` where there is nothing to take in, or the two
 * cannot be merged.
 */
export function mergeInto(
  ours: Db,
  handover: Pick<Handover, 'db' | 'note' | 'sha256'>,
  { actor, fileName, choices }: { readonly actor: string; readonly fileName: string; readonly choices: MergeChoices },
): { readonly differences: number; readonly papers: number; readonly changes: number } {
  const { db: theirs, note } = handover;
  const { parting, plan, labels, records, names, shown, completed } = prepare(ours, theirs, choices);
  if (parting.news === 0 && completed.length === 0 && plan.puts.length + plan.removes.length + plan.differences.length === 0) {
    throw new Refusal('conflict', 'Everything in this handover is in the case already. Nothing was changed.');
  }
  const unknown = Object.keys(choices).find((name) => !shown.some((each) => each.name === name));
  if (unknown !== undefined)
    throw new Refusal('invalid', 'What differs has changed since it was looked at. Look at the handover again.', unknown);
  const own = headsOf(ours).filter(({ deskId }) => deskId === deskOf(ours));
  const heads = [...own, ...headsOf(theirs).filter(({ deskId }) => deskId !== deskOf(ours))];
  const label = mergeLabel(note);
  const merged = command(ours, { actor, command: mergeCommand, label, heads }, (tx) => {
    // Rows come in the order of what they are, not of what points at what; it is looked at when all are there.
    ours.pragma('defer_foreign_keys = ON');
    copyHistory(ours, theirs);
    const id = tellHandover(tx, 'merged', { ...handover, fileName });
    relabelOurs(tx, labels);
    const seenAgain = papersShownAgain(ours, theirs, plan);
    const papers = seenAgain + copyPapers(tx, theirs, labels, records) + papersAmong(ours, completed);
    completeWords(ours, theirs, completed);
    apply(tx, theirs, plan, names);
    settleReadings(tx);
    settleReplies(tx);
    recountDeliveries(tx);
    for (const [ordinal, each] of shown.entries()) {
      tx.insert('merge_difference', {
        id: newId(),
        handover_id: id,
        ordinal,
        of_table: each.table,
        row: each.id,
        title: each.title,
        difference: JSON.stringify(each),
        choice: choices[each.name] ?? each.usual,
      });
    }
    checkReferences(tx);
    return { differences: shown.length, papers, changes: changesOf(plan) + records.come };
  });
  sealStanding(ours);
  return merged;
}

/** A history that was emptied does not tell what was done there, and what went there would stand here as if it had not. */
function refuseDisposedThere(ours: Db, theirs: Db): void {
  const known = new Set(disposedIn(ours).map(({ id }) => id));
  const note = disposedIn(theirs).find(({ id }) => !known.has(id));
  if (note === undefined) return;
  const { through, actor, atMs } = note;
  throw new Refusal(
    'conflict',
    `This handover is what was left after ${actor} disposed of ${classWords(through)} on ${formatDay(localDay(new Date(atMs)))}. It cannot be merged with the case here, which has them. It can be looked at from this file.`,
  );
}

function mergeLabel({ actor, reason }: Handover['note']): string {
  return `Merge what ${actor} did${reason === '' ? '' : ` (${reason})`}`;
}

function prepare(ours: Db, theirs: Db, choices: MergeChoices): Prepared {
  refuseDisposedThere(ours, theirs);
  const parting = partingOf(ours, theirs);
  const records = recordsOfBoth(ours, theirs);
  const plan = planMerge(subjectsOf(ours, theirs, parting, records), mergeRules, choices);
  const labels = labelsOf(ours, theirs, labelDesk(ours) !== deskOf(ours) && knowsMore(ours, theirs), records);
  const say = shownNames(ours, theirs);
  const shown = plan.differences.map((difference) => shownDifference(difference, parting, say, usualChoice(difference)));
  return { parting, plan, labels, records, names: freeNames(ours, plan), shown, completed: leftOutHereAlone(ours, theirs) };
}

/** Whether the other copy is at, or has newer rows of, the desk whose labels stay. */
function knowsMore(ours: Db, theirs: Db): boolean {
  const desk = labelDesk(ours);
  const of = (db: Db) => rowsInEffect(db).get(desk) ?? 0;
  return of(theirs) > of(ours) || deskOf(theirs) === desk;
}

/** Rows that a person would call changed: not the notes of handovers and of other merges, nor a delivery that comes with its papers. */
function changesOf({ puts, removes }: MergePlan): number {
  return puts.filter(({ table, row }) => !notes.has(table) && (table !== 'batch' || row.state === 'withdrawn')).length + removes.length;
}

const notes: ReadonlySet<string> = new Set(['handover', 'merge_difference', 'label_alias']);

/** Papers that the merge brings in or shows again. */
function papersOnlyThere(ours: Db, theirs: Db, plan: MergePlan): number {
  const papers = `SELECT id FROM entry WHERE kind <> 'record'`;
  const known = new Set(ours.prepare<[], string>(papers).pluck().all());
  const onlyThere = theirs.prepare<[], string>(papers).pluck().all();
  return onlyThere.filter((id) => !known.has(id)).length + papersShownAgain(ours, theirs, plan);
}

/** How many of these entries are papers, and no rows of sheets. */
function papersAmong(db: Db, ids: readonly string[]): number {
  const sql = `SELECT count(*) FROM entry WHERE kind <> 'record' AND id IN (SELECT value FROM json_each(?))`;
  return prepared<number>(db, sql).pluck().get(JSON.stringify(ids)) as number;
}

/** Papers of deliveries that are withdrawn here, by a merge that was undone for instance, and come back. */
function papersShownAgain(ours: Db, theirs: Db, { puts }: MergePlan): number {
  let papers = 0;
  for (const { table, id, row } of puts) {
    if (table !== 'batch' || row.state === 'withdrawn' || currentRow(ours, table, id)?.state !== 'withdrawn') continue;
    const apart = new Set(hiddenApart(theirs, id));
    const all = ours.prepare<[string], string>(`SELECT id FROM entry WHERE batch_id = ? AND kind <> 'record'`).pluck().all(id);
    papers += all.filter((each) => !apart.has(each)).length;
  }
  return papers;
}

/** Rows of other desks' chains that are not here, with what they told: kept as their own chains, so that both can be walked. */
function copyHistory(ours: Db, theirs: Db): void {
  const said = prepared(ours, 'UPDATE history SET label = ? WHERE desk_id = ? AND sequence = ?');
  for (const table of ['history', 'history_payload'] as const) {
    const known = prepared(ours, `SELECT 1 FROM ${quoted(table)} WHERE desk_id = ? AND sequence = ?`);
    for (const row of theirs.prepare<[], Row>(`SELECT * FROM ${quoted(table)} ORDER BY desk_id, sequence`).iterate()) {
      if (known.get(row.desk_id ?? null, row.sequence ?? null) !== undefined) continue;
      const columns = Object.keys(row);
      prepared(ours, `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`).run(
        ...Object.values(row),
      );
      // What an earlier handover did not say is said by this one.
      if (table === 'history_payload')
        said.run((JSON.parse(String(row.payload)) as Payload).label, row.desk_id ?? null, row.sequence ?? null);
    }
  }
}

/** Names for rows that come in, where the one they have is another row's here: `m12` by the id of the row. */
function freeNames(ours: Db, { puts, removes }: MergePlan): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Map<string, Set<string>>();
  const going = new Set(removes.map(({ id }) => id));
  for (const { table, id, row, was } of puts) {
    if (was !== null || kindOfTable(table) === undefined) continue;
    let known = taken.get(table);
    if (known === undefined) {
      const rows = ours.prepare<[], { id: string; key: string }>(`SELECT id, "key" FROM ${quoted(table)}`).all();
      known = new Set(rows.flatMap((each) => (going.has(each.id) ? [] : [each.key])));
      taken.set(table, known);
    }
    const name = freeName(String(row.key), known);
    known.add(name);
    names.set(id, name);
  }
  return names;
}

function apply(tx: Tx, theirs: Db, plan: MergePlan, names: ReadonlyMap<string, string>): void {
  const { db } = tx;
  for (const { table, id } of plan.removes) tx.remove(table, { [keyColumn(table)]: id });
  let version = (prepared<number>(db, 'SELECT coalesce(max(number), 0) FROM report_version').pluck().get() as number | undefined) ?? 0;
  const pointed = onOurIds(plan.sameAs);
  for (const { table, id, row, was } of plan.puts) {
    const sameAs = pointed(row);
    if (was !== null) {
      update(tx, theirs, { table, id, row: sameAs, was });
      continue;
    }
    if (currentRow(db, table, id) !== undefined || isSameAlias(db, table, row)) continue;
    const kind = kindOfTable(table);
    const own = kind === undefined ? id : id.endsWith(' also') ? newId() : id;
    const cells: Record<string, string | number | null> = { ...sameAs, [keyColumn(table)]: own };
    if (kind !== undefined) {
      cells.key = names.get(id) ?? cells.key ?? null;
      if (own !== id) Object.assign(cells, { revision: 1, position: afterPosition(db, table, Number(cells.position)) });
      noteKey(db, kind, String(cells.key));
    }
    if (table === 'report_version') {
      const isTaken = prepared(db, 'SELECT 1 FROM report_version WHERE number = ?').get(cells.number ?? null) !== undefined;
      version = Math.max(version, Number(cells.number));
      if (isTaken) cells.number = version += 1;
    }
    tx.insert(table, cells);
  }
}

/** Both desks relabelled the paper when they merged. */
function isSameAlias(db: Db, table: string, { entry_id: entryId, label }: MergeRow): boolean {
  if (table !== 'label_alias') return false;
  return prepared(db, 'SELECT 1 FROM label_alias WHERE entry_id = ? AND label = ?').get(entryId ?? null, label ?? null) !== undefined;
}

/** Sets what the merge changes of a row. What the other copy was left out of, it cannot change. */
function update(tx: Tx, theirs: Db, { table, id, row, was }: MergePut & { readonly was: MergeRow }): void {
  const { db } = tx;
  const current = currentRow(db, table, id);
  if (current === undefined) return;
  const { rowid: _, exhibit: _exhibit, key: _key, number: _number, revision: _revision, ...cells } = row;
  const changed = Object.entries(cells).filter(([column, cell]) => was[column] !== cell && current[column] !== cell);
  if (changed.length === 0) return;
  const revision = typeof current.revision === 'number' ? { revision: current.revision + 1 } : {};
  // Papers of a delivery are hidden with it (docs/decisions/0250).
  const hasState = table === 'batch' && changed.some(([column]) => column === 'state');
  if (hasState && cells.state === 'withdrawn') hideDelivery(tx, id);
  tx.update(table, { ...Object.fromEntries(changed), ...revision, [keyColumn(table)]: id });
  if (!hasState || current.state !== 'withdrawn') return;
  const hidden = hiddenApart(theirs, id);
  // Told in the command, so that what was hidden by itself is so again when the merge is done again.
  tellHidden(tx, hidden);
  tellShown(tx, id, new Set(hidden));
  showDelivery(db, id, hidden);
}

/** Papers that a merge brought and its undoing hid, each by itself, are told to be shown again, each by itself. */
function tellShown(tx: Tx, batchId: string, hidden: ReadonlySet<string>): void {
  const ids = tx.db
    .prepare<[string], string>(
      `SELECT id FROM entry e WHERE batch_id = ? AND is_withdrawn = 1
          AND (kind <> 'record' OR EXISTS (SELECT 1 FROM quoted_record q WHERE q.entry_id = e.id))`,
    )
    .pluck()
    .all(batchId);
  for (const id of ids) if (!hidden.has(id)) tx.update('entry', { id, is_withdrawn: 0 });
}

/** Right after a row of this position, before the next. */
function afterPosition(db: Db, table: string, position: number): number {
  const next =
    prepared<{ next: number | null }>(db, `SELECT min(position) AS next FROM ${quoted(table)} WHERE position > ?`).get(position)?.next ??
    null;
  return next === null ? position + 1 : (position + next) / 2;
}
