// Owns: what the case list says of one case: stage, next deadline and why, counts. Reads the case only; must not decide what is late for whom.
import { type CivilDate, dayNumber } from '../../model/dates.ts';
import { dueDate } from '../../model/due.ts';
import type { CaseRow } from '../../model/operations.ts';
import { calendarOf } from '../../rules/index.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { readKind } from '../draft/reads.ts';
import { unreadSql } from '../entry/rows.ts';
import type { CaseFileRow } from './cases.ts';

interface Deadline {
  readonly date: CivilDate;
  readonly why: string;
}

/** Requests in these states are still waited for. */
const openRequests: ReadonlySet<string> = new Set(['asked', 'chased', 'part']);

/** A case's line in the list. `today` is the desk's own day. */
export function caseRow(db: Db, file: CaseFileRow, today: CivilDate): CaseRow {
  const facts = readKind(db, 'facts')[0]?.value;
  if (facts === undefined) return unreadableCase(file, 'The case has no facts: the file is damaged. Restore it from a copy.');
  const calendar = calendarOf(facts);
  const requests: Deadline[] = readKind(db, 'request').flatMap(({ key, value }) =>
    value.due !== null && openRequests.has(value.state) ? [{ date: value.due, why: `Request ${key} to ${value.to}: ${value.item}` }] : [],
  );
  // An order binds nobody before the report is issued.
  const isIssued = facts.stage === 'issued';
  const orders: Deadline[] = (isIssued ? readKind(db, 'order') : []).flatMap(({ key, value }) => {
    const date = value.due === null ? null : dueDate(value.due, facts.reportDate, calendar);
    return date === null ? [] : [{ date, why: `Order ${key}: ${value.text}` }];
  });
  const next = [...requests, ...orders].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))[0] ?? null;
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
    ordersOverdue: orders.filter(({ date }) => date < today).length,
    problem: null,
    lastOpenedMs: file.lastOpenedMs,
  };
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
    ordersOverdue: 0,
    problem,
    lastOpenedMs: file.lastOpenedMs,
  };
}
