// Owns the words of the case list.
import type { CaseRow } from '../../db/model/operations.ts';

export const casesText = {
  title: 'Cases',
  filter: 'Filter cases',
  newCase: 'New case',
  openSample: 'Open the sample case',
  reference: 'Reference',
  landlord: 'Landlord',
  received: 'Received',
  create: 'Make the case',
  referenceHint: 'As the ombudsman numbers it, without spaces: 202334516',
  emptyTitle: 'No cases on this desk yet',
  emptyText:
    'A case holds one complaint: what the resident sent, what the landlord supplied, the marks you make and the report you write. Everything stays on this machine.',
  noneMatch: 'No case matches this filter.',
  /** A closed case is read only, whatever its stage says of the complaint. */
  stage: ({ stage, closed }: CaseRow) => (closed === null || closed.isLookedAt === true || stage === 'closed' ? stage : `${stage}, closed`),
  overdue: (count: number) => `${count} overdue`,
  problem: 'cannot be opened',
  columns: {
    reference: 'Case',
    landlord: 'Landlord',
    stage: 'Stage',
    deadline: 'Next deadline',
    waitingOn: 'Waiting on',
    unread: 'Unread',
    daysOpen: 'Days open',
    orders: 'Orders overdue',
  },
} as const;

export const overdueText = {
  title: (count: number) => `Orders overdue across all cases: ${count}`,
  columns: { case: 'Case', landlord: 'Landlord', order: 'Order', due: 'Due', late: 'Overdue by', chased: 'Last chased' },
  open: (number: number, reference: string) => `Open order ${number} of ${reference}`,
  order: (number: number, words: string) => `${number}. ${words}`,
  late: (days: number, isInPart: boolean) => `${days} ${days === 1 ? 'day' : 'days'}${isInPart ? ', kept in part' : ''}`,
  neverChased: 'never',
} as const;

export type CaseColumn = keyof typeof casesText.columns;

/** What a filter looks through. */
export function wordsOfCase(row: CaseRow): string {
  return [row.reference, row.landlord, row.stage, row.waitingOn, row.nextDeadline?.why ?? ''].join(' ').toLowerCase();
}
