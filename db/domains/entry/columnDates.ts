// Owns: the sheets whose column of dates can be read two ways, and settling all rows of one at once. Decides neither way.
import type { FigureOrder } from '../../model/britishDate.ts';
import { bothReadings, columnEvidence } from '../../model/columnOrder.ts';
import type { PartialDate } from '../../model/dates.ts';
import type { DateBasis, Side } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import type { DoubtfulColumn } from '../../model/operations.ts';
import { dateColumnOf } from '../../model/sheet.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import type { Tx } from '../history/command.ts';

/** Sheets with rows of their own; named so that its plan can be tested. */
export const datedSheetsSql = `SELECT e.id, e.exhibit, e.side, e.supplied_by AS suppliedBy, e.title, x.columns FROM entry e JOIN extraction x ON x.id = e.extraction_id
  WHERE e.is_withdrawn = 0 AND e.status = 'read' AND e.kind = 'sheet'`;

/** The rows of a sheet that are dated by its column, in order; a row dated by hand is settled. Named so that its plan can be tested. */
export const columnRowsSql = `SELECT e.id, e.revision, e.cells, e.date_earliest AS earliest, e.date_latest AS latest, e.date_precision AS precision
  FROM entry e WHERE e.parent_id = ? AND e.kind = 'record' AND e.is_withdrawn = 0 AND e.date_basis = '${'column' satisfies DateBasis}' ORDER BY e.ordinal`;

interface Sheet {
  readonly id: string;
  readonly exhibit: string;
  readonly side: Side;
  readonly suppliedBy: Side;
  readonly title: string;
  readonly columns: string;
}

interface DatedRow {
  readonly id: string;
  readonly revision: number;
  readonly cells: readonly string[];
  readonly date: PartialDate;
}

function rowsOf(db: Db, sheetId: string): DatedRow[] {
  return prepared<PartialDate & { readonly id: string; readonly revision: number; readonly cells: string }>(db, columnRowsSql)
    .all(sheetId)
    .map(({ id, revision, cells, ...date }) => ({ id, revision, cells: JSON.parse(cells) as string[], date }));
}

/** Columns of dates that can be read two ways, each a question for its whole sheet, in the order the sheets came. */
export function doubtfulColumns(db: Db): DoubtfulColumn[] {
  return prepared<Sheet>(db, datedSheetsSql)
    .all()
    .flatMap(({ columns, ...sheet }): DoubtfulColumn[] => {
      const rows = rowsOf(db, sheet.id);
      const column = dateColumnOf(rows);
      const evidence = column === null ? null : columnEvidence(rows, column);
      if (column === null || evidence === null) return [];
      const two = rows.flatMap(({ cells, date }) => {
        const written = cells[column] ?? '';
        const { 'day-first': dayFirst, 'month-first': monthFirst } = bothReadings(written) ?? {};
        return dayFirst == null || monthFirst == null ? [] : [{ written, dayFirst, monthFirst, date }];
      });
      const asDayFirst = two.filter(({ date, dayFirst }) => date.earliest === dayFirst.earliest).length;
      const stands: FigureOrder = asDayFirst * 2 >= two.length ? 'day-first' : 'month-first';
      const [example] = two;
      if (example === undefined) return [];
      const { written, dayFirst, monthFirst } = example;
      const name = (JSON.parse(columns) as string[])[column] ?? '';
      return [{ ...sheet, column: name, stands, evidence, example: { written, 'day-first': dayFirst, 'month-first': monthFirst } }];
    });
}

/**
 * Dates every row of a sheet whose figures can be read two ways as a person says they are written, also where they stood so: from then on these dates are the
 * investigator's. Answers how many. Refused with `conflict` where the column is in doubt no longer.
 */
export function settleColumn(tx: Tx, sheetId: string, order: FigureOrder): number {
  const rows = rowsOf(tx.db, sheetId);
  const column = dateColumnOf(rows);
  if (column === null || columnEvidence(rows, column) === null) {
    throw new Refusal(
      'conflict',
      'The dates of this sheet are settled, or it is no longer in the case. Look at the list as it is now.',
      sheetId,
    );
  }
  let settled = 0;
  for (const { id, revision, cells } of rows) {
    const readings = bothReadings(cells[column] ?? '');
    const date = readings?.[order];
    if (date == null || readings?.['day-first'] === null || readings?.['month-first'] === null) continue;
    tx.update('entry', {
      id,
      revision: revision + 1,
      date_earliest: date.earliest,
      date_latest: date.latest,
      date_precision: date.precision,
      date_basis: 'edited',
    });
    settled += 1;
  }
  return settled;
}
