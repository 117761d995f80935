// Owns the steps of the job at the cursor as points among the lines of a list: which row is one, where its days stand, which comes next. Must not draw, nor say what a
// day means: db/model/jobSteps reads them.
import type { CivilDate } from '../../../db/model/dates.ts';
import { type JobStepName, jobNumber, jobSteps } from '../../../db/model/jobSteps.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { useRead } from '../../api/operations.ts';
import type { AxisLine } from './axisLines.ts';
import { type DatedLine, focusLineOf } from './focusLine.ts';

/** One day of a job, with all that its log has on it. */
export interface JobDay {
  readonly day: CivilDate;
  readonly steps: readonly JobStepName[];
}

/** The job that a row of a log tells. */
export interface JobAtCursor {
  readonly rowId: string;
  /** Its number in the log, or the exhibit of the row. */
  readonly name: string;
  /** In order of date; two at least. */
  readonly days: readonly JobDay[];
}

/** A day of a job among the lines of a list. */
export interface JobPoint extends JobDay {
  readonly index: number;
  /** On the line's own day, or before or after it where no line is of this day. */
  readonly place: 'on' | 'before' | 'after';
}

/** The job of the row at the cursor; null for anything else, and while it is read. Read only for that row: its cells are not among the entries of the axis. */
export function useJobAt(caseId: string, row: AxisRow | undefined): JobAtCursor | null {
  const isRow = row?.kind === 'record' && row.parentId !== null;
  const sheet = useRead('sheet.read', isRow && row.parentId !== null ? { caseId, id: row.parentId } : null).data;
  const content = useRead('entry.read', isRow ? { caseId, id: row.id } : null).data;
  if (row === undefined || sheet === undefined || content === undefined) return null;
  const days = daysOf(jobSteps(sheet.columns, content.cells));
  return days.length < 2 ? null : { rowId: row.id, name: jobNumber(sheet.columns, content.cells) ?? row.exhibit, days };
}

/** The days of steps, in order; steps without an exact day stand on none. */
export function daysOf(steps: ReturnType<typeof jobSteps>): JobDay[] {
  const exact = steps.flatMap(({ step, date }) =>
    date.precision === 'day' && date.earliest !== null ? [{ day: date.earliest, step }] : [],
  );
  return [...Map.groupBy(exact, ({ day }) => day)]
    .map(([day, on]) => ({ day, steps: on.map(({ step }) => step) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * Where the days stand among the lines; those of a list without dates stand nowhere.
 * @param own the line of the row that tells the job: what is of its day stands there, whatever else the day has
 */
export function jobPoints(
  lines: readonly AxisLine[],
  dated: readonly DatedLine[],
  { days }: Pick<JobAtCursor, 'days'>,
  own: number,
): JobPoint[] {
  const ownLine = lines[own];
  const ownDay = ownLine?.kind === 'line' ? ownLine.date.earliest : null;
  return days.flatMap((day): JobPoint[] => {
    if (day.day === ownDay) return [{ ...day, index: own, place: 'on' }];
    const line = focusLineOf(lines, dated, day.day);
    return line === null ? [] : [{ ...day, ...line }];
  });
}

/** The step after a day, or before it; null past either end. */
export function jobDayFrom({ days }: Pick<JobAtCursor, 'days'>, day: CivilDate | null, by: 1 | -1): JobDay | null {
  const from = day ?? days[0]?.day ?? '';
  return (by === 1 ? days.find((each) => each.day > from) : days.findLast((each) => each.day < from)) ?? null;
}
