// Owns: what of an item may not be seen by the party a copy is made for: its marks, the words, rows and areas they stand on. Pure; must not read the store.
import { hiddenFrom } from '../model/disclosure.ts';
import { anchorKind, type Draft, type DraftRow } from '../model/draft.ts';
import type { Disclosure, EntryContent } from '../model/entry.ts';
import { passagesOf, receiptIds } from '../model/keptWords.ts';
import type { CopyReader, CoveredArea } from '../model/markedCopy.ts';
import { type MarkedSheet, ordinalOf, spanOf } from './copyMarks.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is kept from one reader. */
export interface Withheld {
  /** Marks on it, in the order of the draft: neither shown nor listed in that reader's copy. */
  readonly marks: readonly DraftRow<'mark'>[];
  /** Where it stands in the text, in order and apart; each place that has the same words. */
  readonly spans: readonly Span[];
  /** Labels of what it quotes that was made a record of its own, and is kept; left out as the words are. */
  readonly records: readonly string[];
  /** Ordinals of the rows of a sheet it stands on. */
  readonly rows: ReadonlySet<number>;
  /** Areas of a picture or of a PDF's pages, to be covered. */
  readonly areas: readonly CoveredArea[];
  /** Names of marks that stand on no words, no row and no area that could be covered, and labels of records whose place is not known: what they show cannot be left out. */
  readonly unplaced: readonly string[];
}

const partyNames = { resident: 'the resident', landlord: 'the landlord' } as const;

/** The reader in words. */
export function readerName(reader: Exclude<CopyReader, 'working'>): string {
  return partyNames[reader];
}

/** Whether a disclosure keeps something from the reader of a copy; from the desk nothing is kept. */
export function isKeptFrom(disclosure: Disclosure, reader: CopyReader): boolean {
  return reader !== 'working' && hiddenFrom(disclosure).includes(reader);
}

/** What of an item is kept from a reader; `sheet` are the rows of the sheet copied, or of the one a copied row stands in. */
export function withheldIn(draft: Draft, content: EntryContent, sheet: MarkedSheet | null, reader: CopyReader): Withheld {
  const { entry, text } = content;
  const records = new Map(sheet?.records.map((record) => [record.id, record]) ?? []);
  const own = receiptIds(content);
  const around = new Map([...records.values()].map(({ id, disclosure }) => [id, disclosure]));
  if (sheet !== null) around.set(sheet.id, entry.disclosure);
  const seenBy = passagesOf(own, entry.disclosure, around);
  const found = draft.mark.filter(({ value }) => isKeptFrom(seenBy(value), reader));
  const spans: Span[] = [];
  const rows = new Set<number>();
  const areas: CoveredArea[] = [];
  const unplaced: string[] = [];
  const isPicture = entry.kind === 'picture';
  for (const { key, value } of found) {
    const onRows = sheet === null ? [] : rowsOf(value, records.get(value.entryId)?.exhibit ?? entry.exhibit);
    // The words of a picture are in it, wherever its recogniser found them.
    const span = onRows.length > 0 || isPicture || !own.has(value.entryId) ? null : spanOf(value.anchor, content);
    if (onRows.length > 0) for (const row of onRows) rows.add(row);
    else if (span === null && isArea(value, entry.kind)) areas.push({ page: value.anchor.page ?? 1, rects: value.anchor.rects });
    else if (span === null) unplaced.push(key);
    else spans.push(span, ...otherPlaces(text, text.slice(span.start, span.end)));
  }
  const quotes = content.quotedKept.filter(({ disclosure }) => isKeptFrom(disclosure, reader));
  for (const { exhibit, stretch } of quotes) {
    if (stretch === null) unplaced.push(exhibit);
    else spans.push(stretch, ...otherPlaces(text, text.slice(stretch.start, stretch.end)));
  }
  return { marks: found, spans: joined(spans), records: quotes.map(({ exhibit }) => exhibit), rows, areas, unplaced };
}

/** Whether a mark is an area of something whose pages are drawn. */
function isArea({ anchor }: DraftRow<'mark'>['value'], kind: EntryContent['entry']['kind']): boolean {
  return (kind === 'picture' || (kind === 'pdf' && anchor.page !== null)) && anchorKind(anchor) === 'area' && anchor.rects.length > 0;
}

/** Whether a mark shows something of what is kept back: one that is, or one whose words or rows reach into it. */
export function isWithheld(mark: DraftRow<'mark'>, content: EntryContent, sheet: MarkedSheet | null, withheld: Withheld): boolean {
  if (withheld.marks.some(({ id }) => id === mark.id)) return true;
  if (isInDoubt(mark, content, withheld)) return true;
  const span = spanOf(mark.value.anchor, content);
  if (sheet === null) return span !== null && withheld.spans.some(({ start, end }) => span.start < end && span.end > start);
  const exhibit = sheet.records.find(({ id }) => id === mark.value.entryId)?.exhibit ?? content.entry.exhibit;
  return rowsOf(mark.value, exhibit).some((row) => withheld.rows.has(row));
}

/**
 * Whether a mark's words stand on a page of which an area is covered: whether they are under it is not known, so that they are not listed. A picture is one page.
 */
export function isInDoubt({ value: { anchor } }: DraftRow<'mark'>, content: EntryContent, { areas }: Pick<Withheld, 'areas'>): boolean {
  if (areas.length === 0 || anchorKind(anchor) !== 'words') return false;
  const span = content.entry.kind === 'picture' ? null : spanOf(anchor, content);
  if (span === null) return true;
  return content.pages.some((page) => page.start < span.end && page.end > span.start && areas.some((area) => area.page === page.page));
}

/** The text as its reader may see it, and where a place of the whole text stands in it. */
export function wordsWithout(text: string, { spans }: Pick<Withheld, 'spans'>, reader: CopyReader) {
  const instead = reader === 'working' ? '' : `[not disclosed to ${readerName(reader)}]`;
  let words = '';
  let from = 0;
  for (const { start, end } of spans) {
    words += text.slice(from, start) + instead;
    from = end;
  }
  const shifted = (at: number) =>
    spans.filter(({ end }) => end <= at).reduce((sum, { start, end }) => sum + instead.length - (end - start), at);
  return { words: words + text.slice(from), shifted };
}

/** Rows of a sheet a mark stands on: of its cells, or the row that is its entry. */
function rowsOf({ anchor }: DraftRow<'mark'>['value'], exhibit: string): number[] {
  const ordinal = ordinalOf(exhibit);
  if (ordinal !== null) return [ordinal];
  const [from, to] = anchor.cells?.rows ?? [];
  return from === undefined || to === undefined ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

function otherPlaces(text: string, words: string): Span[] {
  const found: Span[] = [];
  if (words.trim() === '') return found;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
    found.push({ start: at, end: at + words.length });
  return found;
}

function joined(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last !== undefined && span.start <= last.end) apart[apart.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else apart.push(span);
  }
  return apart;
}
