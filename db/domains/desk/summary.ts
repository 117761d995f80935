// Owns: what the case list says of one case: stage, next deadline and why, counts. Reads the case only; must not decide what is late for whom.
import type { Calendar } from '../../model/clocks.ts';
import { orderStanding } from '../../model/compliance.ts';
import { type CivilDate, dayNumber } from '../../model/dates.ts';
import type { Facts } from '../../model/draft.ts';
import type { CaseRow, OverdueOrder } from '../../model/operations.ts';
import { classesDue, type RetentionRule } from '../../model/retention.ts';
import { calendarOf } from '../../rules/index.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { holdOn } from '../disposal/holding.ts';
import { disposedClasses, retentionDays } from '../disposal/standing.ts';
import { readKind } from '../draft/reads.ts';
import { unreadSql } from '../entry/rows.ts';
import { closedCase } from '../history/closed.ts';
import type { CaseFileRow } from './cases.ts';

interface Deadline {
  readonly date: CivilDate;
  readonly why: string;
}

/** Requests in these states are still waited for. */
const openRequests: ReadonlySet<string> = new Set(['asked', 'chased', 'part']);

/** A case's line in the list. `today` is the desk's own day, `rules` its rules of retention. */
export function caseRow(db: Db, file: CaseFileRow, today: CivilDate, rules: readonly RetentionRule[] = []): CaseRow {
  const facts = readKind(db, 'facts')[0]?.value;
  if (facts === undefined) return unreadableCase(file, 'The case has no facts: the file is damaged. Restore it from a copy.');
  const calendar = calendarOf(facts);
  const requests: Deadline[] = readKind(db, 'request').flatMap(({ key, value }) =>
    value.due !== null && openRequests.has(value.state) ? [{ date: value.due, why: `Request ${key} to ${value.to}: ${value.item}` }] : [],
  );
  const orders = openOrders(db, facts, today, calendar);
  const next =
    [...requests, ...orders.map(({ row, due }) => ({ date: due, why: `Order ${row.number}: ${row.text}` }))].sort((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
    )[0] ?? null;
  const isOpen = facts.stage !== 'issued' && facts.stage !== 'closed';
  return {
    id: file.id,
    reference: file.reference,
    landlord: facts.landlordName,
    stage: facts.stage,
    waitingOn: facts.waitingOn,
    received: facts.received,
    daysOpen: facts.received === null || !isOpen ? null : Math.max(0, dayNumber(today) - dayNumber(facts.received)),
    nextDeadline: next,
    ...countEntries(db),
    heads: readKind(db, 'head').length,
    overdue: orders.flatMap(({ row }) => (row.days > 0 ? [row] : [])).sort((one, other) => other.days - one.days),
    problem: null,
    closed: closedCase(db),
    hold: holdOn(db),
    retention: classesDue(rules, retentionDays(db), disposedClasses(db)),
    disposed: disposedClasses(db),
  };
}

/** Orders of an issued report that are still to be kept and have a day to keep them by. An order binds nobody before the report is issued. */
function openOrders(db: Db, facts: Facts, today: CivilDate, calendar: Calendar): { readonly row: OverdueOrder; readonly due: CivilDate }[] {
  if (facts.stage !== 'issued') return [];
  const notes = readKind(db, 'compliance');
  return readKind(db, 'order').flatMap(({ id, value }, index) => {
    const note = notes.find((row) => row.value.orderId === id)?.value;
    const { standing, due, days } = orderStanding(value, note, facts.reportDate, today, calendar);
    if (due === null || standing === 'complied' || standing === 'released') return [];
    const chased = note === undefined ? null : ([...note.chased].sort().at(-1) ?? null);
    const row = { orderId: id, number: index + 1, text: value.text, due, days, isInPart: standing === 'in part', chased };
    return [{ row, due }];
  });
}

/** Entries of the case, and the unread ones (`isUnread`). */
function countEntries(db: Db): { readonly entries: number; readonly unread: number } {
  const row = prepared<{ entries: number; unread: number }>(
    db,
    `SELECT count(*) AS entries, coalesce(sum(${unreadSql}), 0) AS unread
       FROM entry e WHERE e.is_withdrawn = 0`,
  ).get();
  return row ?? { entries: 0, unread: 0 };
}

/** The line of a case that cannot be opened, with the reason. */
export function unreadableCase(file: CaseFileRow, problem: string): CaseRow {
  return {
    id: file.id,
    reference: file.reference,
    landlord: file.landlord,
    stage: 'enquiry',
    waitingOn: 'nobody',
    received: null,
    daysOpen: null,
    nextDeadline: null,
    entries: 0,
    unread: 0,
    heads: 0,
    overdue: [],
    problem,
    closed: null,
    hold: null,
    retention: [],
    disposed: [],
  };
}
