// Owns: a case as the verbs of reasoning take it: draft, entries by id, calendar, and the names they print. Must not compute anything of its own.
import type { Calendar } from '../model/clocks.ts';
import { type CivilDate, localDay, looseText, type PartialDate } from '../model/dates.ts';
import type { Absence, Cite, Draft, DraftKind, DraftRow, Expectation } from '../model/draft.ts';
import type { AxisRow, FiledRow, Output } from '../model/operations.ts';
import type { Session } from './session.ts';

export interface CaseNow {
  readonly draft: Draft;
  readonly rows: readonly AxisRow[];
  readonly calendar: Calendar;
  readonly today: CivilDate;
  readonly entryOf: (id: string) => AxisRow | undefined;
  readonly exhibit: (id: string | null) => string | null;
  readonly head: (id: string | null) => string | null;
  /** The name a cited thing goes by in a case file: m1, e1, R12. */
  readonly cited: (cite: Cite) => string | null;
}

/** Reads what the verbs need of a case, once. */
export async function caseNow(call: Session['call'], caseId: string): Promise<CaseNow> {
  const { draft } = await call('draft.read', { caseId });
  const rows = await call('entry.axis', { caseId });
  const { calendar } = await call('rules.read', { caseId });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const key = (kind: DraftKind, id: string) => (draft[kind] as readonly DraftRow<DraftKind>[]).find((row) => row.id === id)?.key ?? null;
  const exhibit = (id: string | null) => (id === null ? null : (byId.get(id)?.exhibit ?? null));
  return {
    draft,
    rows,
    calendar: { ...calendar, holidays: new Map(calendar.holidays) },
    today: localDay(new Date()),
    entryOf: (id) => byId.get(id),
    exhibit,
    head: (id) => (id === null ? null : key('head', id)),
    cited: ({ kind, id }) => (kind === 'entry' ? exhibit(id) : key(kind, id)),
  };
}

/** A date as the verbs print it: as much of it as is known, with its precision where that is not plain. */
export function printedDate(date: PartialDate) {
  return { date: looseText(date), precision: date.precision, ...(date.precision === 'between' ? { until: date.latest } : {}) };
}

/** Who overruled a state of evidence, when and why; null where it is as computed. Who and when are null where the store does not tell. */
export function overruledBy({ stateOverride, stateReason, stateBy, stateOn }: Expectation | Absence) {
  return stateOverride === null ? null : { by: stateBy || null, on: stateOn, reason: stateReason };
}

/** Every entry of a case with the hash of its file, in order of date; page by page, as the store gives them. */
export async function filedRows(call: Session['call'], caseId: string): Promise<readonly FiledRow[]> {
  const all: FiledRow[] = [];
  for (let after: string | null = null; ; ) {
    const { rows, next }: Output<'entry.list'> = await call('entry.list', { caseId, filter: {}, after, limit: 1000 });
    all.push(...rows);
    if (next === null) return all;
    after = next;
  }
}
