// Owns: entries as they are held against a statement: their date, cells and words. Never writes.
import type { HeldRecord } from '../../model/assertions.ts';
import type { DatePrecision } from '../../model/dates.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { wordsSql } from '../../store/words.ts';

/** A long paper is held by its beginning. */
const longestWords = 100_000;

interface HeldRow {
  readonly id: string;
  readonly date_earliest: string | null;
  readonly date_latest: string | null;
  readonly date_precision: DatePrecision;
  readonly columns: string | null;
  readonly cells: string | null;
  readonly words: string | null;
}

/** SQL of entries by their ids, a JSON list; named so that its plan can be tested. */
export const heldSql = `SELECT e.id, e.date_earliest, e.date_latest, e.date_precision, e.cells, sx.columns,
    substr(coalesce(e.body, ${wordsSql('x', 'text')}), 1, ${longestWords}) AS words
  FROM json_each(?) asked CROSS JOIN entry e ON e.id = asked.value LEFT JOIN entry d ON d.id = e.duplicate_of
  LEFT JOIN extraction x ON x.id = coalesce(e.extraction_id, d.extraction_id)
  LEFT JOIN entry s ON s.id = e.parent_id AND e.kind = 'record' LEFT JOIN extraction sx ON sx.id = s.extraction_id
  WHERE e.is_withdrawn = 0`;

/** The entries named that are in the case, in the order named. */
export function heldRecords(db: Db, ids: readonly string[]): readonly { readonly entryId: string; readonly record: HeldRecord }[] {
  return prepared<HeldRow>(db, heldSql)
    .all(JSON.stringify(ids))
    .map((row) => ({
      entryId: row.id,
      record: {
        date: { earliest: row.date_earliest, latest: row.date_latest, precision: row.date_precision },
        columns: row.cells === null ? [] : (JSON.parse(row.columns ?? '[]') as string[]),
        cells: JSON.parse(row.cells ?? '[]') as string[],
        words: row.words ?? '',
      },
    }));
}
