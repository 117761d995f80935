// Owns the words of the checks panel.
import type { CheckId } from '../../db/model/checks.ts';

export const checkName: Readonly<Record<CheckId, string>> = {
  'head-without-determination': 'Head without a determination',
  'adverse-without-remedy': 'Adverse outcome without a remedy',
  'order-without-deadline': 'Order without a deadline',
  'fact-without-citation': 'Fact without a citation',
  'quotation-not-in-source': 'Quotation not in its source',
  'locked-quotation-differs': 'Locked quotation differs from its passage',
  'quotation-recognised': 'Quotation of unsure recognised words',
  'date-or-sum-not-in-citations': 'Date or sum no citation carries',
  'cited-outside-scope': 'Cited from outside the scope',
  'no-evidence-without-absence': '“No evidence” without an absence',
  'absence-without-request': 'Absence without a request',
  'adverse-without-impact': 'Adverse outcome without an impact',
  'order-in-time': 'Order in time',
  'count-against-records': 'Count against the records',
  'pronoun-drift': 'He and they for people treated as one',
  'never-opened': 'Never opened',
  'money-outside-band': 'Money outside the range',
  'mark-not-placed': 'Mark not in its text',
  'head-without-window': 'Head without a scope window',
  'window-past-final-response': 'Window past the final response',
  'assertion-contradicted': 'Assertion its records contradict',
  'adverse-passage-unanswered': 'Adverse passage no paragraph answers',
  'limit-not-in-force': 'Limit not in force',
  'identifies-somebody': 'May identify somebody',
  'not-disclosed': 'Not for every reader',
};

/** Reasons for letting a check stand; the first is used until another was. Kept in the working papers only. */
export const waiverReasons = [
  'Considered; stands as written',
  'Said elsewhere in the report',
  'Not material to the finding',
  'Checked against the original',
  'To be settled before issue',
] as const;

export const checksText = {
  title: 'Checks',
  open: (count: number) => (count === 1 ? '1 open' : `${count} open`),
  close: 'Close the checks',
  theCase: 'The case',
  head: (key: string, title: string) => `(${key}) ${title}`,
  allGood: 'No check stands open.',
  waive: 'Waive',
  waiveOf: (message: string) => `Waive: ${message}`,
  chooseReason: 'Why it may stand',
  takeBack: 'Take back',
  takeBackOf: (message: string) => `Take back the waiver: ${message}`,
  waived: (count: number) => `Waived (${count})`,
  labelWaive: (name: string, place: string) => `Waive “${name}” at ${place}`,
  labelTakeBack: (name: string, place: string) => `Take back the waiver of “${name}” at ${place}`,
  neutral: 'Neutral sentence',
  neutralOf: (place: string) => `Put the neutral sentence in place of ${place}`,
  neutralInTheirs: 'In their edition only',
  neutralInTheirsOf: (place: string) => `Put the neutral sentence in place of ${place} only in the edition of who may not see it`,
  labelNeutralInTheirs: (place: string) => `Put the neutral sentence in place of ${place} in one edition`,
  labelAccept: (place: string) => `Accept what may identify somebody at ${place}`,
  labelNeutral: (place: string) => `Put the neutral sentence in place of ${place}`,
  keys: 'Enter opens · w waives with the last reason · s puts the neutral sentence where one is offered, e only in the edition of who may not see it · Esc back to where you were',
} as const;
