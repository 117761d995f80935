// Owns: what of a statement can be held against a record by its dates and figures alone: kept in time or not, named or not. Pure. Proposes a verdict and
// says why; the investigator's stands.
import type { Calendar } from './clocks.ts';
import type { CivilDate, PartialDate } from './dates.ts';
import type { Draft, DraftRow, recordVerdicts, TimeLimit } from './draft.ts';
import { exactDay } from './pairing.ts';
import { limitsIn } from './promises.ts';
import { datesIn, sumsIn } from './statements.ts';
import { limitEnd } from './timeLimit.ts';

export type RecordVerdict = (typeof recordVerdicts)[number];

/** What is needed of a record. */
export interface HeldRecord {
  readonly date: PartialDate;
  /** Of a row of a sheet: names of its columns and its cells; empty else. */
  readonly columns: readonly string[];
  readonly cells: readonly string[];
  readonly words: string;
}

/** Something computed, to be shown as the working. */
export type RecordFact =
  /** `column` is where the record says when it was done; without a day there it does not say. */
  | { readonly kind: 'target'; readonly due: CivilDate; readonly done: CivilDate | null; readonly column: string }
  | {
      readonly kind: 'limit';
      readonly limit: TimeLimit;
      readonly start: CivilDate;
      readonly due: CivilDate;
      readonly done: CivilDate | null;
      readonly column: string;
    }
  /** A date or sum of the statement that the record has too, or has not. */
  | { readonly kind: 'named' | 'not named'; readonly words: string };

export interface RecordReading {
  readonly verdict: RecordVerdict;
  readonly facts: readonly RecordFact[];
}

const timely = /\b(?:on|in|to|within|inside|before|by)\b[^.]{0,40}\b(?:time|times|target|targets|deadlines?|timescales?)\b|\btimely\b/iu;
const attending = /\b(?:attend|visit|came|call-?out)/iu;
const columnNames = {
  due: /\b(?:target|due|deadline|required by|respond by|complete by)\b/iu,
  start: /\b(?:raised|reported|logged|received|opened|created|ordered)\b/iu,
  attended: /\b(?:attended|attendance|visited|arrived)\b/iu,
  completed: /\b(?:completed|completion|finished|closed|resolved|done)\b/iu,
} as const;

/** The day in the first column of that name that has one. */
function dayUnder(name: RegExp, { columns, cells }: HeldRecord): { readonly column: string; readonly day: CivilDate } | null {
  for (const [at, column] of columns.entries()) {
    if (!name.test(column)) continue;
    const day = datesIn(cells[at] ?? '').find(({ from, to }) => from !== null && from === to)?.from ?? null;
    if (day !== null) return { column, day };
  }
  return null;
}

/** Whether what the statement says of time was kept, by the record's own columns; null where it says nothing of time or there is nothing to hold. */
function timeFact(statement: string, record: HeldRecord, calendar: Calendar): Exclude<RecordFact, { kind: 'named' | 'not named' }> | null {
  const [limit] = limitsIn(statement);
  if (limit === undefined && !timely.test(statement)) return null;
  const due = dayUnder(columnNames.due, record);
  const start = dayUnder(columnNames.start, record)?.day ?? exactDay(record.date);
  const attended = dayUnder(columnNames.attended, record);
  const completed = dayUnder(columnNames.completed, record);
  const end = attending.test(statement) ? (attended ?? completed) : (completed ?? attended);
  const done = { done: end?.day ?? null, column: end?.column ?? '' };
  if (limit !== undefined && start !== null && record.columns.length > 0) {
    return { kind: 'limit', limit, start, due: limitEnd(start, limit, calendar), ...done };
  }
  return due === null ? null : { kind: 'target', due: due.day, ...done };
}

/** Dates and sums of the statement, each as named in the record or not. */
function namedFacts(statement: string, record: HeldRecord): readonly RecordFact[] {
  const days = datesIn(record.words).flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }]));
  const own = exactDay(record.date);
  const sums = new Set(sumsIn(record.words).map(({ pence }) => pence));
  const dates = datesIn(statement).flatMap(({ words, from, to }) => {
    if (from === null || to === null) return [];
    const isThere = (own !== null && from <= own && own <= to) || days.some((day) => from <= day.from && day.to <= to);
    return [{ kind: isThere ? ('named' as const) : ('not named' as const), words }];
  });
  const amounts = sumsIn(statement).map(({ words, pence }) => ({
    kind: sums.has(pence) ? ('named' as const) : ('not named' as const),
    words,
  }));
  return [...dates, ...amounts];
}

/**
 * What the record says to the statement, as far as days and figures tell; null where they tell nothing. Time is held against the record's own target, or the
 * length of time the statement names, counted from the day the record was raised. A date the record does not bear is no conflict: it says nothing of it.
 */
export function recordReading(statement: string, record: HeldRecord, calendar: Calendar): RecordReading | null {
  const time = timeFact(statement, record, calendar);
  const named = namedFacts(statement, record);
  if (time !== null) {
    const verdict = time.done === null ? 'does not say' : time.done <= time.due ? 'agrees' : 'conflicts';
    return { verdict, facts: [time, ...named] };
  }
  if (named.length === 0) return null;
  const there = named.filter(({ kind }) => kind === 'named').length;
  return { verdict: there === named.length ? 'agrees' : there === 0 ? 'does not say' : 'in part', facts: named };
}

/** How many records stand how to one statement: counts, never a score. */
export function verdictCounts(verdicts: readonly RecordVerdict[]): Readonly<Record<RecordVerdict, number>> {
  const counts = { agrees: 0, conflicts: 0, 'in part': 0, 'does not say': 0 };
  for (const verdict of verdicts) counts[verdict] += 1;
  return counts;
}

/** The records of one assertion, in their order. */
export function recordsOf(
  { assertionRecord }: Pick<Draft, 'assertionRecord'>,
  assertionId: string,
): readonly DraftRow<'assertionRecord'>[] {
  return assertionRecord.filter(({ value }) => value.assertionId === assertionId);
}
