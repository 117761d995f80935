// Owns: scans as rows: which pages wait to be recognised, what was recognised in each, and the reading a scan gets when it is through. Must not recognise
// anything.
import type { WrittenDate } from '../../model/britishDate.ts';
import type { DateBasis } from '../../model/entry.ts';
import type { Extraction } from '../../model/extraction.ts';
import { Refusal } from '../../model/fault.ts';
import type { Id } from '../../model/ids.ts';
import {
  joinRecognised,
  type PageOrder,
  type PageRead,
  pagesToRecognise,
  type RecognisedPage,
  recogniser,
  type ScanCounts,
  type ScanPage,
  type ScanPaper,
} from '../../model/scan.ts';
import { counted } from '../../model/wording.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { checkedReading, giveKnownReading, giveReading, paperOf, readingsOf } from '../entry/readings.ts';
import { readEntry } from '../entry/reads.ts';
import { byProgram, command, currentRow, type Tx } from '../history/command.ts';

/** Puts a scan in line, in the slice that keeps its first reading. Each original once: bytes that came before get the reading they have. */
export function lineUpScan(db: Db, sha256: string, { kind, text, pages }: Pick<Extraction, 'kind' | 'text' | 'pages'>): void {
  if (kind !== 'pdf' && kind !== 'picture') return;
  const wanted = pagesToRecognise(text, pages);
  if (wanted.length === 0) return;
  prepared(
    db,
    `INSERT INTO scan (sha256, ordinal, state) VALUES (?, (SELECT coalesce(max(ordinal), 0) + 1 FROM scan), 'waiting')
       ON CONFLICT (sha256) DO UPDATE SET state = 'waiting'`,
  ).run(sha256);
  const page = prepared(db, `INSERT OR IGNORE INTO scan_page (sha256, page, state) VALUES (?, ?, 'waiting')`);
  for (const each of wanted) page.run(sha256, each);
}

/** Puts a picture in line once more whose words were sought while it was taken to lie another way. */
export function lineUpAgain(db: Db, sha256: string, extraction: Pick<Extraction, 'kind' | 'text' | 'pages'>): void {
  lineUpScan(db, sha256, extraction);
  prepared(db, `UPDATE scan_page SET state = 'waiting', reason = NULL, found = NULL WHERE sha256 = ?`).run(sha256);
}

/** Holds for scans whose paper stands in the case: those of a withdrawn delivery wait until it comes again. */
const stands = `EXISTS (SELECT 1 FROM entry e WHERE e.sha256 = s.sha256 AND e.is_withdrawn = 0 AND e.status = 'read')`;

/** SQL of the pages that wait, in order; named so that its plan can be tested. The scans come first, or all pages that wait would be sorted for the next one. */
export const waitingPagesSql = `SELECT s.sha256, p.page FROM scan s CROSS JOIN scan_page p ON p.sha256 = s.sha256 AND p.state = 'waiting'
  WHERE s.state = 'waiting' AND ${stands} ORDER BY s.ordinal, p.page LIMIT ?`;

export interface WaitingPage {
  readonly sha256: string;
  readonly page: number;
}

/** The next pages that wait, at most so many. */
export function waitingPages(db: Db, most: number): WaitingPage[] {
  return prepared<WaitingPage>(db, waitingPagesSql).all(most);
}

/** What a process is told of a page, but for the original's bytes. Null where its paper is gone from the case meanwhile. */
export function pageOrderOf(db: Db, { sha256, page }: WaitingPage): (Omit<PageOrder, 'bytes'> & { readonly length: number }) | null {
  const row = prepared<{ kind: string; mediaType: string; bytes: number; width: number; height: number; rotation: number }>(
    db,
    `SELECT e.kind, e.media_type AS mediaType, o.bytes, p.width_pt AS width, p.height_pt AS height, p.rotation
       FROM entry e JOIN original o ON o.sha256 = e.sha256 JOIN page p ON p.extraction_id = e.extraction_id AND p.page = ?
      WHERE e.sha256 = ? AND e.is_withdrawn = 0 AND e.status = 'read' LIMIT 1`,
  ).get(page, sha256);
  if (row === undefined) return null;
  const { kind, bytes, ...rest } = row;
  return { sha256, page, length: bytes, kind: kind === 'picture' ? 'picture' : 'pdf', ...rest };
}

/** Keeps what came of a page; answers how many of its paper still wait. Flushed to the disk before it returns, so that it is never done twice. */
export function keepScanPage(db: Db, { sha256, page }: WaitingPage, read: PageRead): number {
  prepared(db, 'UPDATE scan_page SET state = ?, reason = ?, found = ? WHERE sha256 = ? AND page = ?').run(
    read.ok ? 'done' : 'failed',
    read.ok ? null : read.reason,
    read.ok ? JSON.stringify(read.found) : null,
    sha256,
    page,
  );
  return (
    prepared<{ left: number }>(db, `SELECT count(*) AS left FROM scan_page WHERE sha256 = ? AND state = 'waiting'`).get(sha256)?.left ?? 0
  );
}

/** Scans no page of which waits any more and that have not got their reading yet. */
export function scansThrough(db: Db): string[] {
  return prepared<{ sha256: string }>(
    db,
    `SELECT s.sha256 FROM scan s WHERE s.state = 'waiting' AND ${stands}
       AND NOT EXISTS (SELECT 1 FROM scan_page p WHERE p.sha256 = s.sha256 AND p.state = 'waiting') ORDER BY s.ordinal`,
  )
    .all()
    .map(({ sha256 }) => sha256);
}

/** The date a paper gives itself in its words; null where it gives none. */
export type DateOfWords = (text: string) => WrittenDate | null;

/**
 * Gives a scan that is through its reading: the words its file has, joined by those recognised, and the date they give the paper where it has no better one.
 * One command of the program's own; marks are placed again. Nothing is written to the history where no words were found. Answers whether there is a new reading.
 */
export function finishScan(db: Db, sha256: string, dateOf: DateOfWords): boolean {
  const holder = prepared<{ id: Id }>(
    db,
    `SELECT id FROM entry WHERE sha256 = ? AND duplicate_of IS NULL AND is_withdrawn = 0 AND status = 'read' ORDER BY rowid LIMIT 1`,
  ).get(sha256);
  if (holder === undefined) return false;
  const paper = paperOf(db, holder.id);
  const label = `Recognise the words of ${paper.exhibit}`;
  return command(db, { actor: byProgram(db), command: 'scan.read', label }, (tx) => {
    const pages = prepared<ScanPage & { found: string | null }>(
      db,
      'SELECT page, state, reason, found FROM scan_page WHERE sha256 = ? ORDER BY page',
    ).all(sha256);
    prepared(db, `UPDATE scan SET state = 'done' WHERE sha256 = ?`).run(sha256);
    prepared(db, 'UPDATE scan_page SET found = NULL WHERE sha256 = ?').run(sha256);
    const found = new Map(
      pages.flatMap((page) => (page.found === null ? [] : [[page.page, JSON.parse(page.found) as RecognisedPage] as const])),
    );
    // The same bytes came again after they were withdrawn: they have been recognised.
    const known = readingsOf(db, sha256).find(({ reader }) => reader === recogniser.reader);
    if (found.size === 0 && known !== undefined && paper.extractionId !== known.id) {
      giveKnownReading(tx, holder.id, known.id);
      const words = checkedReading(db, known.id)?.text ?? '';
      for (const id of paper.ids) dateByWords(tx, id, dateOf(words));
      return true;
    }
    const { text, pages: before, headers } = readEntry(db, holder.id);
    const joined = joinRecognised(text, before, found);
    if (joined === null) return false;
    const failed = pages.filter(({ state }) => state === 'failed').map(({ page }) => page);
    giveReading(tx, holder.id, {
      ...recogniser,
      text: joined.text,
      html: null,
      pages: joined.pages,
      headers: [
        { name: 'Recognised', value: `${counted(joined.words, 'word')}, ${joined.unsure} of them unsure` },
        ...(failed.length === 0 ? [] : [{ name: 'Pages not recognised', value: failed.join(', ') }]),
        ...headers.filter(({ name }) => name !== 'Text' && name !== 'Recognised' && name !== 'Pages not recognised'),
      ],
      columns: [],
    });
    for (const id of paper.ids) dateByWords(tx, id, dateOf(joined.text));
    return true;
  });
}

/** Bases that recognised words are better than: a file's own date is that of the scanner. A date set by hand stays, and so does one in a name a person gave. */
const weaker: ReadonlySet<DateBasis> = new Set(['none', 'metadata', 'recognised']);

function dateByWords(tx: Tx, id: Id, written: WrittenDate | null): void {
  const row = currentRow(tx.db, 'entry', id);
  if (written === null || row === undefined || !weaker.has(row.date_basis as DateBasis)) return;
  const { date, time } = written;
  tx.update('entry', {
    id,
    revision: Number(row.revision) + 1,
    date_earliest: date.earliest,
    date_latest: date.latest,
    date_precision: date.precision,
    time_text: time,
    offset_text: null,
    date_basis: 'recognised' satisfies DateBasis,
  });
}

/** Pages of the papers that stand in the case. */
export function scanCounts(db: Db): ScanCounts {
  const rows = prepared<{ state: keyof ScanCounts; pages: number }>(
    db,
    `SELECT p.state, count(*) AS pages FROM scan s JOIN scan_page p ON p.sha256 = s.sha256 WHERE ${stands} GROUP BY p.state`,
  ).all();
  const of = (state: keyof ScanCounts) => rows.find((row) => row.state === state)?.pages ?? 0;
  return { waiting: of('waiting'), done: of('done'), failed: of('failed') };
}

const mostListed = 500;

/** The scans of a case with their pages: those that wait or failed first, at most 500. */
export function listScans(db: Db): ScanPaper[] {
  const rows = prepared<{ sha256: string; id: Id; exhibit: string; title: string }>(
    db,
    `SELECT s.sha256, e.id, e.exhibit, e.title
       FROM scan s JOIN entry e ON e.sha256 = s.sha256 AND e.duplicate_of IS NULL AND e.is_withdrawn = 0 AND e.status = 'read'
      ORDER BY (SELECT min(CASE p.state WHEN 'failed' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END) FROM scan_page p WHERE p.sha256 = s.sha256), s.ordinal
      LIMIT ?`,
  ).all(mostListed);
  const pages = prepared<ScanPage>(db, 'SELECT page, state, reason FROM scan_page WHERE sha256 = ? ORDER BY page');
  return rows.map(({ sha256, ...paper }) => ({ ...paper, pages: pages.all(sha256) }));
}

/** Leaves the waiting pages of a paper without words, by a person's wish. Refused with `invalid` where none waits. */
export function leaveScan(db: Db, actor: string, id: Id): number {
  return turnPages(db, {
    actor,
    id,
    from: 'waiting',
    to: 'failed',
    reason: `Left out by ${actor}.`,
    says: 'Leave the words unrecognised of',
  });
}

/** Puts the pages that failed or were left out back in line. Refused with `invalid` where there is none. */
export function recogniseAgain(db: Db, actor: string, id: Id): number {
  return turnPages(db, { actor, id, from: 'failed', to: 'waiting', reason: null, says: 'Try again to recognise' });
}

interface Turn {
  readonly actor: string;
  readonly id: Id;
  readonly from: ScanPage['state'];
  readonly to: ScanPage['state'];
  readonly reason: string | null;
  readonly says: string;
}

function turnPages(db: Db, { actor, id, from, to, reason, says }: Turn): number {
  const { sha256, exhibit } = paperOf(db, id);
  const label = `${says} ${exhibit}`;
  return command(db, { actor, command: to === 'waiting' ? 'scan.again' : 'scan.leave', label }, (tx) => {
    const { changes } = prepared(db, 'UPDATE scan_page SET state = ?, reason = ? WHERE sha256 = ? AND state = ?').run(
      to,
      reason,
      sha256,
      from,
    );
    if (changes === 0) throw new Refusal('invalid', `No page of ${exhibit} ${from === 'waiting' ? 'waits' : 'failed'}.`, exhibit);
    const pages = Number(changes);
    prepared(db, `UPDATE scan SET state = 'waiting' WHERE sha256 = ?`).run(sha256);
    tx.record({ table: 'scan', id: sha256, before: { pages, state: from }, after: { pages, state: to } });
    return pages;
  });
}
