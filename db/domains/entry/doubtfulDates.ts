// Owns: the papers whose dates are to be settled, and settling one. What was found in the file stays beside it. Decides no date.
import { type DoubtfulDate, doubtfulDate, mostDoubtful } from '../../model/dateCandidates.ts';
import type { PartialDate } from '../../model/dates.ts';
import type { DateBasis, Side } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import type { DoubtfulPaper } from '../../model/operations.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { wordsSql } from '../../store/words.ts';
import { currentRow, type Tx } from '../history/command.ts';
import { dateKey } from './rows.ts';

/** A date that is a paper's own stands near its beginning. */
const firstCharacters = 4000;

/** Papers whose date rests on nothing, on words, on a name or on the file; named so that its plan can be tested. Records have the date of their row. */
export const doubtfulSql = `SELECT e.id, e.revision, e.exhibit, e.side, e.title, e.file_name, e.date_earliest, e.date_latest, e.date_precision, e.date_basis,
    substr(${wordsSql('x', 'text')}, 1, ${firstCharacters}) AS text
  FROM entry e LEFT JOIN extraction x ON x.id = e.extraction_id
  WHERE e.is_withdrawn = 0 AND e.status = 'read' AND e.kind NOT IN ('record', 'sheet', 'archive') AND e.date_basis IN ('none', 'text', 'recognised', 'file-name', 'metadata')
  ORDER BY ${dateKey}`;

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly exhibit: string;
  readonly side: Side;
  readonly title: string;
  readonly file_name: string;
  readonly date_earliest: string | null;
  readonly date_latest: string | null;
  readonly date_precision: PartialDate['precision'];
  readonly date_basis: DateBasis;
  readonly text: string | null;
}

/** The papers whose dates are to be settled, in order of date, undated last; a few hundred at most. */
export function doubtfulPapers(db: Db): DoubtfulPaper[] {
  const papers: DoubtfulPaper[] = [];
  for (const row of prepared<Row>(db, doubtfulSql).iterate()) {
    const date: PartialDate = { earliest: row.date_earliest, latest: row.date_latest, precision: row.date_precision };
    const found: DoubtfulDate | null = doubtfulDate({ date, dateBasis: row.date_basis, fileName: row.file_name }, row.text ?? '');
    if (found === null) continue;
    const { id, revision, exhibit, side, title, date_basis: dateBasis } = row;
    papers.push({ id, revision, exhibit, side, title, date, dateBasis, ...found });
    if (papers.length === mostDoubtful) break;
  }
  return papers;
}

/** Settles the date of an entry, also where it stays as it was found: from then on it is the investigator's. Refused with `notFound` or `conflict`. */
export function settleDate(tx: Tx, id: string, seenRevision: number, date: PartialDate): void {
  const current = currentRow(tx.db, 'entry', id);
  if (current === undefined || current.is_withdrawn === 1) {
    throw new Refusal('notFound', 'This entry is not in the case, or its delivery was withdrawn.', id);
  }
  if (current.revision !== seenRevision) {
    throw new Refusal('conflict', `${String(current.exhibit)} has been changed meanwhile. Look at it as it is now and try again.`, id);
  }
  tx.update('entry', {
    id,
    revision: seenRevision + 1,
    date_earliest: date.earliest,
    date_latest: date.latest,
    date_precision: date.precision,
    date_basis: 'edited',
  });
}
