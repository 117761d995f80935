// Owns: a mark of the draft in the words of a copy: its heads, what is said of it in one line, where it stands. Must not write files.

import { locate } from '../model/anchor.ts';
import { formatPartialDate, type PartialDate } from '../model/dates.ts';
import type { Draft, DraftRow } from '../model/draft.ts';
import type { EntryContent, EntryRow } from '../model/entry.ts';
import type { CopyMark, CopyReader } from '../model/markedCopy.ts';
import { markScope } from '../model/scope.ts';
import { scopeWords } from '../model/wording.ts';

/** Marks may stand on the rows of a sheet, each an entry of its own. */
export interface MarkedSheet {
  /** The sheet that holds the rows: the one repeated, where the sheet copied is a duplicate. */
  readonly id: string;
  readonly exhibit: string;
  /** Its rows that bear marks. */
  readonly records: readonly Pick<EntryRow, 'id' | 'exhibit' | 'disclosure'>[];
}

/**
 * The marks of an item for a copy of it, in the order of the draft; those of a sheet's rows with the sheet's own. A party is told the heads of a mark; its notes,
 * tags and stance are the desk's.
 */
export function copyMarks(draft: Draft, content: EntryContent, sheet: MarkedSheet | null, reader: CopyReader): CopyMark[] {
  const { entry } = content;
  const rows = new Map(sheet?.records.map(({ id, exhibit }) => [id, exhibit]) ?? []);
  const isOwn = (id: string) => id === entry.id || id === entry.duplicateOf || rows.has(id);
  const rowOf = ({ value }: DraftRow<'mark'>): string | null => {
    if (entry.kind === 'record') return entry.exhibit;
    const [from, to] = value.anchor.cells?.rows ?? [];
    if (sheet !== null && from !== undefined && from === to) return rowLabel(sheet.exhibit, from);
    return rows.get(value.entryId) ?? null;
  };
  return draft.mark.filter(({ value }) => isOwn(value.entryId)).map((mark) => copyMark(mark, draft, content, rowOf(mark), reader));
}

/** Label of a row by its place in the sheet: R12#34. */
export function rowLabel(sheet: string, ordinal: number): string {
  return `${sheet}#${ordinal}`;
}

/** Where a row stands in its sheet: the 34 of R12#34; null for what is no row. */
export function ordinalOf(exhibit: string): number | null {
  const ordinal = /#(\d+)$/.exec(exhibit)?.[1];
  return ordinal === undefined ? null : Number(ordinal);
}

function copyMark(
  { id, key, value }: DraftRow<'mark'>,
  draft: Draft,
  content: EntryContent,
  row: string | null,
  reader: CopyReader,
): CopyMark {
  const { anchor } = value;
  const heads = draft.head.map((head, place) => ({ ...head, place })).filter((head) => value.headIds.includes(head.id));
  return {
    key,
    heads: heads.map((head) => `(${head.key}) ${head.value.title}`),
    hue: heads[0]?.place ?? null,
    exact: anchor.exact,
    prefix: anchor.prefix,
    suffix: anchor.suffix,
    told: reader === 'working' ? told(key, value, heads, draft, content.entry.date) : toldToParty(key, heads),
    note: reader === 'working' ? value.note : '',
    madeMs: madeMs(id),
    span: spanOf(anchor, content),
    areas: anchor.rects.length === 0 ? [] : [{ page: anchor.page ?? 1, rects: anchor.rects }],
    row,
  };
}

function toldToParty(key: string, heads: readonly DraftRow<'head'>[]): string {
  return `${key} ${heads.length === 0 ? 'no head' : heads.map((head) => `(${head.key}) ${head.value.title}`).join('; ')}`;
}

/** `m7 (b) ASB case, in scope; tags: not told; stance: denies; tells of 3 May 2023; note: ...` */
function told(
  key: string,
  value: DraftRow<'mark'>['value'],
  heads: readonly DraftRow<'head'>[],
  draft: Draft,
  entryDate: PartialDate,
): string {
  const windows = draft.window.map((row) => row.value);
  const exclusions = draft.exclusion.map((row) => row.value);
  const forHeads = heads.map(
    (head) => `(${head.key}) ${head.value.title}, ${scopeWords[markScope(value, entryDate, head.id, windows, exclusions)]}`,
  );
  return [
    `${key} ${forHeads.length === 0 ? 'no head' : forHeads.join('; ')}`,
    ...(value.tags.length === 0 ? [] : [`${value.tags.length === 1 ? 'tag' : 'tags'}: ${value.tags.join(', ')}`]),
    ...(value.stance === '' ? [] : [`stance: ${value.stance}`]),
    ...(value.account === null ? [] : [`account: ${value.account}`]),
    ...(value.eventDate === null ? [] : [`tells of ${formatPartialDate(value.eventDate)}`]),
    ...(value.scopeReason === '' ? [] : [`scope: ${value.scopeReason}`]),
    ...(value.note === '' ? [] : [`note: ${value.note}`]),
  ].join('; ');
}

/** Where a mark's words stand in the text as it is read now; one made on an earlier reading is placed again by its words. Null where they have no place. */
export function spanOf(
  { start, end, extractionId, ...quotation }: DraftRow<'mark'>['value']['anchor'],
  content: EntryContent,
): CopyMark['span'] {
  if (start !== null && end !== null && extractionId === content.extractionId) return { start, end };
  const placed = quotation.exact === '' ? null : locate(content.text, quotation);
  return placed?.ok === true ? { start: placed.start, end: placed.end } : null;
}

/** Ids are UUIDv7 and hold when they were made (RFC 9562, 5.7). */
function madeMs(id: string): number {
  return Number.parseInt(id.replace(/-/g, '').slice(0, 12), 16);
}
