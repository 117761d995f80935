// Owns: the order for a copy with marks, put together from reads of the case, and the reader process that carries it out. Never writes; the original only
// leaves as it is.

import { formatDay, localDay } from '../model/dates.ts';
import type { Draft } from '../model/draft.ts';
import { type EntryContent, wholeExhibit } from '../model/entry.ts';
import type { SpawnReader } from '../model/extraction.ts';
import { Refusal } from '../model/fault.ts';
import { readers } from '../model/keptWords.ts';
import type { CopyMade, CopyMark, CopyOrder, CopyReader, CopySource, CoveredArea, PrintablePage } from '../model/markedCopy.ts';
import type { Input, Output } from '../model/operations.ts';
import type { MarkedSheet } from '../report/copyMarks.ts';
import { oneAnswer } from './oneAnswer.ts';
import { type CaseRead, wholeOriginal } from './wholeOriginal.ts';

export interface CopyAsk {
  readonly read: CaseRead;
  readonly actor: string;
  readonly nowMs: number;
}

/** Larger originals would not fit into the process that opens them beside what it makes of them. */
const largestCopied = 256 * 1024 * 1024;
/** So many characters before and after a mark find it again. */
const around = 32;
const patienceMs = 180_000;

/** Makes the copy. Refused with the reason for what is locked, damaged, too large, not for its reader, or has to be printed first and was not. */
export async function markedCopy(
  { read, actor, nowMs }: CopyAsk,
  spawnReader: SpawnReader,
  { caseId, id, reader, printed }: Input<'entry.markedCopy'>,
): Promise<Output<'entry.markedCopy'>> {
  const content = await read('entry.read', { caseId, id });
  const { draft } = await read('draft.read', { caseId });
  const { entry } = content;
  const page = await read('entry.printable', { caseId, id, reader });
  const sheet = await sheetAround(read, caseId, entry);
  const marks = await marksFor(reader, draft, content, sheet);
  const covered = page === null ? await coveredIn(reader, draft, content, await partsKept(read, caseId, content.entry, reader)) : null;
  const bytes = page === null ? await originalOf(read, caseId, content) : printOf(content, printed);
  const sha256 = entry.sha256 ?? (entry.parentId === null ? null : (await read('entry.read', { caseId, id: entry.parentId })).entry.sha256);
  const order: CopyOrder = {
    bytes,
    source: page === null ? sourceOf(content, marks, covered) : { kind: 'printed', rows: page.labels },
    exhibit: entry.exhibit,
    statement: `Copy of ${entry.exhibit} with marks${forWhom(reader, ' for')}; original SHA-256 ${sha256}; made ${formatDay(localDay(new Date(nowMs)))} by ${actor}.`,
    remarks: [...(page?.remarks ?? []), ...(covered?.remarks ?? []), ...(reader === 'working' ? await notFor(read, caseId, id) : [])],
    actor,
    madeMs: nowMs,
    marks: page === null ? marks : marks.map((mark) => ({ ...mark, row: mark.row ?? onlyLabel(page) })),
  };
  const made = await carriedOut(order, spawnReader);
  if (!made.ok) throw new Refusal('invalid', `No copy of ${entry.exhibit} with marks was made. ${made.reason}`, entry.exhibit);
  return {
    bytes: made.bytes,
    fileName: `${entry.exhibit} with marks${forWhom(reader, ', for')}.pdf`,
    shown: made.shown,
    listed: made.listed,
  };
}

function forWhom(reader: CopyReader, before: string): string {
  return reader === 'working' ? '' : `${before} the ${reader}`;
}

/** The sheet that is copied, or that holds the row that is, with its marked rows; null for anything else. */
async function sheetAround(read: CaseRead, caseId: string, { id, kind, parentId }: EntryContent['entry']): Promise<MarkedSheet | null> {
  const sheetId = kind === 'sheet' ? id : kind === 'record' ? parentId : null;
  if (sheetId === null) return null;
  if (kind === 'record' && (await read('entry.read', { caseId, id: sheetId })).entry.kind !== 'sheet') return null;
  return { ...(await read('sheet.read', { caseId, id: sheetId })), records: await read('sheet.marked', { caseId, id: sheetId }) };
}

/** The marks that its reader may see, each found again where words before or after it are left out. */
async function marksFor(reader: CopyReader, draft: Draft, content: EntryContent, sheet: MarkedSheet | null): Promise<CopyMark[]> {
  const { copyMarks } = await import('../report/copyMarks.ts');
  const { isWithheld, withheldIn, wordsWithout } = await import('../report/withheld.ts');
  const withheld = withheldIn(draft, content, sheet, reader);
  const mark = draft.mark.filter((row) => !isWithheld(row, content, sheet, withheld));
  const marks = copyMarks({ ...draft, mark }, content, content.entry.kind === 'sheet' ? sheet : null, reader);
  if (withheld.spans.length === 0) return marks;
  const { words, shifted } = wordsWithout(content.text, withheld, reader);
  return marks.map((each) => {
    if (each.span === null) return each;
    const [start, end] = [shifted(each.span.start), shifted(each.span.end)];
    return { ...each, prefix: words.slice(Math.max(0, start - around), start), suffix: words.slice(end, end + around) };
  });
}

interface Covered {
  readonly areas: readonly CoveredArea[];
  /** What the copy says of it. */
  readonly remarks: readonly string[];
}

/** Labels of what is attached to a PDF and its reader may not see: the bytes of the PDF hold it. */
async function partsKept(read: CaseRead, caseId: string, { id, kind }: EntryContent['entry'], reader: CopyReader): Promise<string[]> {
  if (reader === 'working' || kind !== 'pdf') return [];
  const { isKeptFrom } = await import('../report/withheld.ts');
  const { inside } = await read('entry.copyLimits', { caseId, id });
  return inside.flatMap(({ name, disclosure }) => (wholeExhibit(name) !== null && isKeptFrom(disclosure, reader) ? [name] : []));
}

/** What of a PDF or picture is covered for a reader, and of a PDF drawn because of what is attached to it; null where nothing is. */
async function coveredIn(reader: CopyReader, draft: Draft, content: EntryContent, parts: readonly string[]): Promise<Covered | null> {
  const { isInDoubt, readerName, withheldIn } = await import('../report/withheld.ts');
  const withheld = withheldIn(draft, content, null, reader);
  const { areas } = withheld;
  if (reader === 'working' || areas.length + parts.length === 0) return null;
  const { id, kind, duplicateOf } = content.entry;
  const ofPaper = draft.mark.filter(({ value }) => value.entryId === id || value.entryId === duplicateOf);
  const inDoubt = ofPaper.filter((mark) => isInDoubt(mark, content, withheld)).map(({ key }) => key);
  const count = areas.reduce((sum, { rects }) => sum + rects.length, 0);
  const what = count === 1 ? 'One area' : `${count} areas`;
  return {
    areas,
    remarks: [
      ...(count === 0
        ? []
        : [
            `${what} that ${readerName(reader)} may not see ${count === 1 ? 'is' : 'are'} black: what stood there was taken out before the copy was made.`,
          ]),
      ...(parts.length === 0 ? [] : [`Without what is attached to it: ${readerName(reader)} may not see ${parts.join(', ')}.`]),
      ...(kind === 'pdf' ? ['Each page is a picture of the original’s: its words can be neither searched nor copied.'] : []),
      ...(inDoubt.length === 0
        ? []
        : [
            `Not listed, because their words may stand under a black area: ${inDoubt.length === 1 ? '1 mark' : `${inDoubt.length} marks`}.`,
          ]),
    ],
  };
}

/** What the desk's own copy says of what it shows that a party may not see. */
async function notFor(read: CaseRead, caseId: string, id: string): Promise<string[]> {
  const { whole, inside } = await read('entry.copyLimits', { caseId, id });
  const { isKeptFrom } = await import('../report/withheld.ts');
  return readers.flatMap((party) => {
    const kept = whole.find(({ disclosure }) => isKeptFrom(disclosure, party));
    if (kept !== undefined) return [`Working copy, not for the ${party}, who may not see ${kept.name}.`];
    const names = inside.flatMap(({ name, disclosure }) => (isKeptFrom(disclosure, party) ? [name] : [])).join(', ');
    return names === '' ? [] : [`Working copy, not for the ${party}: it shows what the ${party} may not see (${names}).`];
  });
}

function sourceOf(content: EntryContent, marks: readonly CopyMark[], covered: Covered | null): CopySource {
  const { entry, text, pages } = content;
  if (entry.kind === 'picture')
    return { kind: 'picture', rotation: pages[0]?.rotation ?? 0, covered: covered?.areas.flatMap(({ rects }) => rects) ?? [] };
  if (covered !== null) return { kind: 'covered', covered: covered.areas };
  // Only the pages that carry marks travel: the words of two thousand pages have as many places.
  const marked = ({ start, end }: { readonly start: number; readonly end: number }) =>
    marks.some(({ span }) => span !== null && span.start < end && span.end > start);
  return { kind: 'pdf', text, pages: pages.filter(marked) };
}

/** The words of an item are one part; of a sheet's rows none is meant before another. */
function onlyLabel({ labels }: PrintablePage): string | null {
  return labels.length === 1 ? (labels[0] ?? null) : null;
}

function printOf({ entry }: EntryContent, printed: Uint8Array | null): Uint8Array {
  if (printed === null) {
    throw new Refusal(
      'invalid',
      `${entry.exhibit} has to be printed before it is copied with marks. The application does that.`,
      entry.exhibit,
    );
  }
  return printed;
}

async function originalOf(read: CaseRead, caseId: string, { entry }: EntryContent): Promise<Uint8Array> {
  const { bytes } = await wholeOriginal(read, { caseId, id: entry.id }, ({ total }) => {
    if (total <= largestCopied) return;
    throw new Refusal('invalid', `${entry.exhibit} is larger than 256 MB and is not copied with marks. Save the original.`, entry.exhibit);
  });
  return bytes;
}

/** Whether something has to be drawn for it, because an area is covered. */
function isDrawn(source: CopySource): boolean {
  return source.kind === 'covered' || (source.kind === 'picture' && source.covered.length > 0);
}

function carriedOut(order: CopyOrder, spawnReader: SpawnReader): Promise<CopyMade> {
  return oneAnswer<CopyMade>(spawnReader, {
    order: { do: 'copy', seq: 1, order },
    needs: { draws: isDrawn(order.source) },
    answerIn: (message) => (message.do === 'copied' ? message.made : null),
    patienceMs,
    tookTooLong: { ok: false, reason: 'It took longer than three minutes and was stopped. Save the original.' },
    stopped: (why) => ({ ok: false, reason: `The program that opens files stopped on it (${why}). Save the original.` }),
  });
}
