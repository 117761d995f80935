// Owns: a paper read once more with today's readers, from the bytes the case keeps, and what comes of it. Must not read files itself.
import { createHash } from 'node:crypto';
import { originalBytes } from '../domains/entry/originals.ts';
import { becomeReadable, giveReading, giveRows, howRead, type Paper, paperOf, readingsOf, textDigest } from '../domains/entry/readings.ts';
import { partsOf, readEntry, rowsOf } from '../domains/entry/reads.ts';
import { command } from '../domains/history/command.ts';
import { lineUpAgain, lineUpScan } from '../domains/intake/scans.ts';
import { choiceOf, type ReadAs } from '../model/delimited.ts';
import type { ColumnChoice, Extraction, ReadPart, SpawnReader } from '../model/extraction.ts';
import { Refusal } from '../model/fault.ts';
import type { Output } from '../model/operations.ts';
import type { Db } from '../store/prepared.ts';
import { readByPages } from './pageRanges.ts';
import { createReaderPool } from './readerPool.ts';

export interface ReadAgainOrder {
  readonly db: Db;
  readonly actor: string;
  readonly id: string;
  /** Opens a locked paper; never kept. */
  readonly password?: string | undefined;
  /** How a sheet of plain text is to be read from now on; as it was otherwise. */
  readonly readAs?: ReadAs | undefined;
  /** Which columns of a sheet are date, title and author, where a person names them now. */
  readonly columns?: ColumnChoice | undefined;
  readonly spawnReader: SpawnReader;
}

/** A reader opens nothing larger, so nothing larger is fetched for it. */
const largestBytes = 512 * 1024 * 1024;

/**
 * Reads a paper again. Where the words are the same as this reader found before, and a picture lies as before, nothing is written. Refused with `invalid` where it cannot be read, and
 * where its rows or attachments would be others than those taken in: their labels must not come to mean something else.
 */
export async function readAgain(order: ReadAgainOrder): Promise<Output<'entry.readAgain'>> {
  const { db, actor, id, password, readAs, columns, spawnReader } = order;
  /** Another reading is what was asked for, not today's of the same. */
  const isOtherwise = readAs !== undefined || columns !== undefined;
  const { exhibit, sha256, fileName, bytes, extractionId } = paperOf(db, id);
  if (bytes > largestBytes) throw new Refusal('invalid', `${exhibit} is larger than 512 MB and is kept without being opened.`, exhibit);
  const place = originalBytes(db, sha256, 0, bytes).bytes;
  const pool = createReaderPool(spawnReader, 2);
  const choice = readAs ?? choiceOf(howRead(db, extractionId));
  const result = await readByPages(pool, {
    ...{ place, fileName, bytes },
    ...(password === undefined ? {} : { password }),
    ...(choice === null ? {} : { readAs: choice }),
    ...(columns === undefined ? {} : { columns }),
  }).finally(() => pool.close());
  if (!result.ok) {
    const what = password === undefined ? 'cannot be read today either' : 'was not read';
    throw new Refusal('invalid', `${exhibit} ${what}. ${result.reason}`, exhibit);
  }
  const { extraction, parts } = result;
  if (extraction.kind === 'archive') {
    throw new Refusal(
      'invalid',
      `${exhibit} holds papers of their own, which can each be read again. To open one that is locked, take it in once more with its password.`,
      exhibit,
    );
  }
  return command(db, { actor, command: 'entry.readAgain', label: `Read ${exhibit} again` }, (tx) => {
    // Looked at anew: while it was read somebody may have withdrawn it or given it another reading.
    const paper = paperOf(db, id);
    if (!isOtherwise) refuseOtherParts(db, paper, extraction, parts, password !== undefined);
    else refuseOtherCount(db, paper, extraction);
    const { reader, version } = extraction;
    // What a person says of a guess is kept even where the words stay the same: it is doubtful no more.
    const isTurned = liesOtherwise(db, paper, extraction);
    if (!isOtherwise && !isTurned && isKnown(db, paper, extraction)) return { isNew: false, reader, version, placed: 0, notPlaced: 0 };
    becomeReadable(tx, id, extraction);
    if (paper.status === 'unreadable') lineUpScan(tx.db, paper.sha256, extraction);
    if (isTurned) lineUpAgain(tx.db, paper.sha256, extraction);
    const ofRows = !isOtherwise ? nothingPlaced : giveRows(tx, paper.ids[0] ?? id, extraction.records);
    const { placed, notPlaced } = giveReading(tx, id, extraction);
    return { isNew: true, reader, version, placed: placed + ofRows.placed, notPlaced: notPlaced + ofRows.notPlaced };
  });
}

/** A picture that today is taken to lie in its file another way than when it was read: mirrored ones were only turned once. */
function liesOtherwise(db: Db, { ids, kind, status }: Paper, { pages }: Extraction): boolean {
  if (kind !== 'picture' || status === 'unreadable') return false;
  const before = readEntry(db, ids[0] ?? '').pages;
  return pages.length !== before.length || pages.some(({ rotation }, at) => rotation !== before[at]?.rotation);
}

/** The same words as this reader found last; or none at all, where somebody typed or recognised some since. */
function isKnown(db: Db, paper: Paper, { reader, text }: Extraction): boolean {
  if (paper.status === 'unreadable') return false;
  const readings = readingsOf(db, paper.sha256);
  const shown = readings.find((reading) => reading.id === paper.extractionId);
  if (shown !== undefined && shown.reader !== reader && text.trim() === '') return true;
  const last = shown?.reader === reader ? shown : readings.find((reading) => reading.reader === reader);
  return last?.textSha256 === textDigest(text);
}

const nothingPlaced = { placed: 0, notPlaced: 0 } as const;

/** Read otherwise on purpose, rows say something else; but the third row has to stay the third. */
function refuseOtherCount(db: Db, paper: Paper, { kind, records }: Extraction): void {
  const rows = rowsOf(db, paper.ids[0] ?? '').length;
  if (kind === 'sheet' && records.length === rows) return;
  throw new Refusal(
    'invalid',
    `${paper.exhibit} would have ${records.length} rows read so, where it was taken in with ${rows}, and their labels would come to mean something else. Withdraw its delivery and take it in again, saying there how it is to be read.`,
    paper.exhibit,
  );
}

function refuseOtherParts(db: Db, paper: Paper, extraction: Extraction, parts: readonly ReadPart[], isUnlocked: boolean): void {
  const [holder = ''] = paper.ids;
  const rows = rowsOf(db, holder);
  const isSameRows =
    rows.length === extraction.records.length && extraction.records.every(({ cells }, at) => JSON.stringify(cells) === rows[at]);
  const kept = partsOf(db, holder);
  const isSameParts =
    kept.length === parts.length &&
    parts.every(({ bytes }, at) => kept[at] === (bytes === null ? null : createHash('sha256').update(bytes).digest('hex')));
  if (isSameRows && isSameParts) return;
  const what = isSameRows ? 'attachments' : 'rows';
  throw new Refusal(
    'invalid',
    `${paper.exhibit} would have other ${what} today than when it was taken in, and their labels would come to mean something else. Withdraw its delivery, take it in again${isUnlocked ? ' with the password' : ''}, and move the marks to it.`,
    paper.exhibit,
  );
}
