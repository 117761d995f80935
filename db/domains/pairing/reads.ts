// Owns: the papers that may have followed a report, as they are compared. What is proposed of them is db/model/candidates. Never writes.

import { type Candidate, type ComparedEntry, candidatesFor } from '../../model/candidates.ts';
import type { Calendar } from '../../model/clocks.ts';
import type { DatePrecision } from '../../model/dates.ts';
import { addMonths } from '../../model/dates.ts';
import type { EntryKind, Side } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import { ownWords, partsOf, type Stretch } from '../../model/quoted.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { wordsSql } from '../../store/words.ts';
import { dateKey, timeKey } from '../entry/rows.ts';
import { threadLinks } from '../entry/thread.ts';

/** Papers are looked through for so many months after a report, and no more than so many of them. */
const [monthsAfter, mostCompared] = [6, 300] as const;
/** A long policy is compared by its beginning. */
const longestWords = 6000;

interface ComparedRow {
  readonly id: string;
  readonly exhibit: string;
  readonly side: Side;
  readonly kind: EntryKind;
  readonly title: string;
  readonly date_earliest: string | null;
  readonly date_latest: string | null;
  readonly date_precision: DatePrecision;
  readonly words: string | null;
  readonly headers: string | null;
  readonly quoted: string | null;
}

const comparedSelect = `SELECT e.id, e.exhibit, e.side, e.kind, e.title, e.date_earliest, e.date_latest, e.date_precision,
    CASE e.kind WHEN 'email' THEN ${wordsSql('x', 'text')} ELSE substr(coalesce(e.body, ${wordsSql('x', 'text')}), 1, ${longestWords}) END AS words,
    ${wordsSql('x', 'headers')} AS headers, x.quoted
  FROM entry e LEFT JOIN extraction x ON x.id = e.extraction_id`;

/** SQL of the papers of other sides from a day on; named so that its plan can be tested. */
export const laterSql = `${comparedSelect} WHERE e.is_withdrawn = 0 AND ${dateKey} >= ? AND ${dateKey} <= ? AND e.side <> ? AND e.status = 'read'
  AND e.kind NOT IN ('sheet', 'picture', 'archive') ORDER BY ${dateKey}, ${timeKey}, e.rowid LIMIT ${mostCompared}`;

function compared(row: ComparedRow): ComparedEntry | null {
  const day = row.date_earliest ?? row.date_latest;
  if (day === null) return null;
  return {
    id: row.id,
    exhibit: row.exhibit,
    side: row.side,
    kind: row.kind,
    title: row.title,
    date: { earliest: row.date_earliest, latest: row.date_latest, precision: row.date_precision },
    day,
    words: row.kind === 'email' ? ownOf(row.words ?? '', row.quoted) : (row.words ?? ''),
    headers: JSON.parse(row.headers ?? '[]') as ComparedEntry['headers'],
  };
}

/** What a message itself says: history it quotes would make every answer look like every question. */
function ownOf(text: string, quoted: string | null): string {
  return ownWords(text, partsOf(text, JSON.parse(quoted ?? '[]') as Stretch[])).slice(0, longestWords);
}

/**
 * What may have followed a report, with reasons; what was linked to it or said not to belong is left out. Refused with `notFound` where the entry is not in
 * the case; empty where it has no date.
 */
export function readCandidates(db: Db, reportId: string, calendar: Calendar): readonly Candidate[] {
  return db.transaction(() => {
    const row = prepared<ComparedRow>(db, `${comparedSelect} WHERE e.id = ? AND e.is_withdrawn = 0`).get(reportId);
    if (row === undefined) throw new Refusal('notFound', 'This entry is not in the case, or its delivery was withdrawn.', reportId);
    const report = compared(row);
    if (report === null) return [];
    const later = prepared<ComparedRow>(db, laterSql)
      .all(report.day, addMonths(report.day, monthsAfter), report.side)
      .flatMap((each) => compared(each) ?? []);
    const decided = new Set(
      prepared<{ step_id: string }>(db, 'SELECT step_id FROM draft_link WHERE report_id = ?')
        .all(reportId)
        .map(({ step_id }) => step_id),
    );
    const thread = row.kind === 'email' ? new Set(threadLinks(db, reportId).map(({ id }) => id)) : new Set<string>();
    return candidatesFor(
      report,
      later.filter(({ id }) => id !== reportId && !decided.has(id)),
      thread,
      calendar,
    );
  })();
}
