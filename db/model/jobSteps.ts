// Owns: the dated steps of one job that a row of a repairs log tells in columns of its own: raised, target, attended, completed. Pure; reads names of columns and
// cells, and decides nothing of what the days mean.
import { readDate } from './britishDate.ts';
import type { PartialDate } from './dates.ts';
import type { SheetColumn } from './sheet.ts';

/** In the order a job goes. */
const jobStepNames = ['raised', 'target', 'booked', 'attended', 'completed'] as const;
export type JobStepName = (typeof jobStepNames)[number];

export interface JobStep {
  readonly step: JobStepName;
  /** The column it stands in, from 0. */
  readonly column: number;
  readonly date: PartialDate;
}

/** What housing systems call them; the first that fits a column is its step. */
const namesOf: readonly (readonly [step: JobStepName, name: RegExp])[] = [
  ['target', /\b(?:target|due|deadline|complete by|respond by|sla)\b/],
  ['booked', /\b(?:appointment|appt|booked|scheduled|planned)\b/],
  ['attended', /\b(?:attended|attendance|visited|visit|on site|arrived|actual start|started)\b/],
  ['completed', /\b(?:completed|completion|complete|finished|closed|resolved|actual end)\b/],
  ['raised', /\b(?:raised|reported|logged|created|received|opened|ordered|issued|raise)\b/],
];

/** The step each column tells by its name; a column that names a person, a state or a note is none. */
function stepOf(column: string): JobStepName | null {
  const name = column.toLowerCase().replace(/[_-]+/g, ' ');
  if (/\b(?:by|who|officer|operative|status|note|notes|reason|time|days)\b/.test(name) && !/\b(?:date|complete by|respond by)\b/.test(name))
    return null;
  return namesOf.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
}

/** What a housing system calls the column of a job's own number; `Job` alone may hold what the job is, and counts where a figure is in it. */
const numberColumn =
  /^(?:(?:job|repair|works?|works? order|order|wo|ticket|task)(?: ?(?:no|number|ref|reference|id))?|ref|reference|reference no)\.?$/;

/** The number a row gives its job, as written: `J1001`, `WO/4411`; null where no column of it does. */
export function jobNumber(columns: readonly Pick<SheetColumn, 'name'>[], cells: readonly string[]): string | null {
  for (const [column, { name }] of columns.entries()) {
    const cell = (cells[column] ?? '').trim();
    const isNumber =
      numberColumn.test(
        name
          .toLowerCase()
          .replace(/[_#-]+/g, ' ')
          .trim(),
      ) && /^(?=.*\d)[\p{L}\d/.-]{2,24}$/u.test(cell);
    if (isNumber && readDate(cell) === null) return cell;
  }
  return null;
}

/** The steps of one row, in the order a job goes; none where fewer than two of its columns tell one. */
export function jobSteps(columns: readonly Pick<SheetColumn, 'name' | 'order'>[], cells: readonly string[]): JobStep[] {
  const steps = jobStepNames.flatMap((step): JobStep[] => {
    for (const [column, { name, order }] of columns.entries()) {
      const read = stepOf(name) === step ? readDate(cells[column] ?? '', order) : null;
      if (read !== null) return [{ step, column, date: read.date }];
    }
    return [];
  });
  return steps.length < 2 ? [] : steps;
}
