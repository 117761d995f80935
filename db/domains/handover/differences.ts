// Owns: differences of a merge in words: what each row is called, what each side says, who said it and when; and the list as it is kept. Must not merge.

import type { MergeChoice, MergeDifference, MergeRow } from '../../model/merge.ts';
import type { KeptDifference, ShownDifference } from '../../model/operations.ts';
import { capital } from '../../model/wording.ts';
import { type Db, prepared, quoted } from '../../store/prepared.ts';
import { wordsSql } from '../../store/words.ts';
import { kindWords, nameOf } from '../draft/references.ts';
import { kindOfTable } from '../draft/shape.ts';
import type { By, Parting, Since } from './parting.ts';

/** Says a row's name as it is called on screen, and a cell's content with names in the place of ids. */
export interface ShownNames {
  readonly title: (table: string, id: string, row: MergeRow | null) => string;
  readonly cell: (column: string, cell: string | number | null) => string;
}

const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Names as this copy has them, else as the other has. */
export function shownNames(ours: Db, theirs: Db): ShownNames {
  const exhibit = (id: string) => exhibitIn(ours, id) ?? exhibitIn(theirs, id);
  const draftName = (id: string) => keyIn(ours, id) ?? keyIn(theirs, id);
  const named = (text: string) => text.replace(idPattern, (id) => exhibit(id) ?? draftName(id) ?? id);
  return {
    title(table, id, row) {
      const kind = kindOfTable(table);
      if (kind !== undefined) return capital(nameOf(kind, draftName(id) ?? String(row?.key ?? '')));
      if (table === 'entry') return `Paper ${exhibit(id) ?? id}`;
      if (table === 'batch') return deliveryIn(ours, id) ?? deliveryIn(theirs, id) ?? 'Delivery';
      return otherTitles[table] ?? capital(table.replaceAll('_', ' '));
    },
    cell(column, cell) {
      if (cell === null) return '';
      if (column !== 'extraction_id') return named(plainText(cell));
      const words = wordsIn(ours, String(cell)) ?? wordsIn(theirs, String(cell)) ?? '';
      return words.length > mostWords ? `${words.slice(0, mostWords)}…` : words;
    },
  };
}

const otherTitles: Readonly<Record<string, string>> = {
  report_version: 'Version of the report',
  meta: 'Whether the case is closed',
};

/** A delivery by the first of its papers: there are many of one party, and more than one a day. */
function deliveryIn(db: Db, id: string): string | undefined {
  const first = prepared<string>(db, 'SELECT exhibit FROM entry WHERE batch_id = ? ORDER BY rowid LIMIT 1').pluck().get(id);
  return first === undefined ? undefined : `Delivery that begins with ${first}`;
}

/** As much of a reading as is shown of what differs, in letters. */
const mostWords = 1000;

function wordsIn(db: Db, extractionId: string): string | undefined {
  return prepared<string>(db, `SELECT ${wordsSql('extraction', 'text')} FROM extraction WHERE id = ?`)
    .pluck()
    .get(extractionId);
}

function exhibitIn(db: Db, id: string): string | undefined {
  return prepared<{ exhibit: string }>(db, 'SELECT exhibit FROM entry WHERE id = ?').get(id)?.exhibit;
}

const keyed = Object.keys(kindWords).map((kind) => `draft_${kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`);

function keyIn(db: Db, id: string): string | undefined {
  for (const table of keyed) {
    const row = prepared<{ key: string }>(db, `SELECT "key" FROM ${quoted(table)} WHERE id = ?`).get(id);
    if (row !== undefined) return row.key;
  }
  return undefined;
}

/** The words of a cell: runs of a paragraph as they read, lists by commas, anything else as it is. */
function plainText(cell: string | number): string {
  if (typeof cell === 'number' || !/^[[{]/.test(cell)) return String(cell);
  let content: unknown;
  try {
    content = JSON.parse(cell);
  } catch {
    return cell;
  }
  return said(content);
}

function said(content: unknown): string {
  if (Array.isArray(content)) {
    const isRuns = content.some((each) => typeof each === 'object' && each !== null && 'text' in each);
    return content.map(said).join(isRuns ? '' : ', ');
  }
  if (typeof content !== 'object' || content === null) return content === null ? '' : String(content);
  const fields = content as Readonly<Record<string, unknown>>;
  if (typeof fields.text === 'string') return fields.text;
  if (typeof fields.exact === 'string') return `“${fields.exact}”`;
  if ('to' in fields && typeof fields.to === 'object') return `[${said(fields.to)}]`;
  if (typeof fields.id === 'string') return fields.id;
  if (typeof fields.markId === 'string') return `[${fields.markId}]`;
  if (typeof fields.precision === 'string')
    return (
      [fields.earliest, fields.latest].filter((day, at, all) => typeof day === 'string' && all.indexOf(day) === at).join(' to ') ||
      'unknown'
    );
  return Object.values(fields)
    .map(said)
    .filter((each) => each !== '')
    .join(' ');
}

/** A difference with both values in words. */
export function shownDifference(difference: MergeDifference, parting: Parting, say: ShownNames, usual: MergeChoice): ShownDifference {
  const { name, table, id, conflict, both } = difference;
  const columns = conflict.what === 'changed' ? conflict.columns : [];
  const shown = conflict.what === 'changed' ? shownOf(conflict) : [];
  const row = conflict.what === 'removedHere' ? conflict.theirs : conflict.ours;
  const value = (side: MergeRow | null) => (side === null ? '' : saidOf(say, table, side, shown));
  return {
    name,
    table,
    id,
    kind: kindOfTable(table) ?? (table === 'entry' || table === 'batch' ? 'entry' : 'other'),
    title: say.title(table, id, row),
    what: conflict.what,
    columns,
    before: conflict.what === 'changed' ? value(conflict.base) : '',
    ours: conflict.what === 'removedHere' ? '' : value(conflict.ours),
    theirs: conflict.what === 'removedThere' ? '' : value(conflict.theirs),
    oursBy: byOf(parting.ours, table, id, columns),
    theirsBy: byOf(parting.theirs, table, id, columns),
    both,
    usual,
  };
}

const unsaid: ReadonlySet<string> = new Set(['id', 'revision', 'key', 'position', 'rowid']);

/** Of how a paper was read, what is not the same; the words of a row stand in its cells too. */
function shownOf({ columns, ours, theirs }: Extract<MergeDifference['conflict'], { readonly what: 'changed' }>): readonly string[] {
  if (!columns.includes('extraction_id')) return columns;
  const apart = columns.filter((column) => ours[column] !== theirs[column]);
  return apart.includes('body') ? apart.filter((column) => column !== 'cells') : apart;
}

function saidOf(say: ShownNames, _table: string, side: MergeRow, columns: readonly string[]): string {
  const shown = columns.length > 0 ? columns : Object.keys(side).filter((column) => !unsaid.has(column));
  return shown
    .map((column) => say.cell(column, side[column] ?? null))
    .filter((text) => text !== '')
    .join(columns.length === 1 ? '' : ' · ');
}

function byOf({ by }: Since, table: string, id: string, columns: readonly string[]): By | null {
  const named = columns.flatMap((column) => by.get(`${table} ${id} ${column}`) ?? []);
  return named.sort((one, other) => other.atMs - one.atMs)[0] ?? by.get(`${table} ${id}`) ?? null;
}

/** Differences of every merge of a case, newest merge first. */
export function listDifferences(db: Db): KeptDifference[] {
  return prepared<{ handoverId: string; atMs: number; actor: string; difference: string; choice: MergeChoice }>(
    db,
    `SELECT d.handover_id AS handoverId, h.at_ms AS atMs, h.actor, d.difference, d.choice FROM merge_difference d JOIN handover h ON h.id = d.handover_id
      ORDER BY h.at_ms DESC, h.id, d.ordinal`,
  )
    .all()
    .map(({ difference, ...row }) => ({ ...(JSON.parse(difference) as ShownDifference), ...row }));
}
