// Owns: what a check says: which rule, where, in what words. The rules themselves are db/review/checks.
import { readersOf } from './disclosure.ts';
import type { EditionReader } from './keptWords.ts';
import type { ReportCopy } from './report.ts';

export const checkIds = [
  'head-without-determination',
  'adverse-without-remedy',
  'order-without-deadline',
  'fact-without-citation',
  'quotation-not-in-source',
  'locked-quotation-differs',
  'quotation-recognised',
  'date-or-sum-not-in-citations',
  'cited-outside-scope',
  'no-evidence-without-absence',
  'absence-without-request',
  'adverse-without-impact',
  'order-in-time',
  'count-against-records',
  'pronoun-drift',
  'never-opened',
  'money-outside-band',
  'mark-not-placed',
  'head-without-window',
  'window-past-final-response',
  'assertion-contradicted',
  'adverse-passage-unanswered',
  'limit-not-in-force',
  'identifies-somebody',
  'not-disclosed',
] as const;
export type CheckId = (typeof checkIds)[number];

/** Checks that refuse an issue while they stand open: what is quoted must stand in the evidence as that was read. */
export const quotationChecks: readonly CheckId[] = ['quotation-not-in-source', 'locked-quotation-differs'];

/** The checks that block the issue of a copy; nothing goes to who may not see it, and what is published must identify nobody. */
export function blockingChecks(copy: ReportCopy): readonly CheckId[] {
  const blocking: readonly CheckId[] = copy === 'working' ? quotationChecks : [...quotationChecks, 'not-disclosed'];
  return copy === 'publication' ? [...blocking, 'identifies-somebody'] : blocking;
}

/** Where a check points: opened by the window, named on the command line. */
export interface CheckPlace {
  /** `unread`: the list of unopened papers. `compliance`: what became of an order, by the order's id. `publication`: the sweep, by a paragraph's id or a section's name. */
  readonly kind:
    | 'unread'
    | 'head'
    | 'paragraph'
    | 'mark'
    | 'absence'
    | 'order'
    | 'recommendation'
    | 'compliance'
    | 'determination'
    | 'entry'
    | 'window'
    | 'assertion'
    | 'expectation'
    | 'publication';
  readonly id: string;
  /** In words: `Findings (b), paragraph 6`. */
  readonly name: string;
}

export interface CheckResult {
  readonly check: CheckId;
  readonly place: CheckPlace;
  /** The head it belongs to, where it belongs to one. */
  readonly headId: string | null;
  /** One sentence saying what is wrong and what to do. */
  readonly message: string;
  /** The paragraph whose words raise it, where it opens another place. */
  readonly raisedBy?: string;
  /** Of what is not disclosed: who may not read it. */
  readonly hiddenFrom?: readonly EditionReader[];
  /** What was found, as a waiver names it: another finding in the same place has another. Empty where its place alone says it. */
  readonly finding: string;
  readonly waived: boolean;
  readonly waiverReason: string | null;
}

/** Whether an open result stands against this copy: what one party may not see does not keep the other's edition back. */
export function standsAgainst(copy: ReportCopy, { check, hiddenFrom }: Pick<CheckResult, 'check' | 'hiddenFrom'>): boolean {
  if (!blockingChecks(copy).includes(check)) return false;
  return hiddenFrom === undefined || hiddenFrom.some((reader) => readersOf(copy).includes(reader));
}
