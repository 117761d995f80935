// Owns: the two ways a decision is signed off, as data: issued at once, or after its draft was seen by the parties. Which one a body has is in its rule set; what a
// step may do is db/model/version.
import type { ReviewRules, SignOff, SignOffStep, Source } from '../model/ruleSet.ts';

const plain = {
  makesVersion: false,
  needsNote: false,
  by: 'anyone',
  needsSameDraft: false,
  isHeldByChecks: false,
  after: null,
  isLasting: false,
} as const satisfies Partial<SignOffStep>;

const submit: SignOffStep = {
  ...plain,
  id: 'submit',
  name: 'Submit',
  done: 'Submitted',
  from: ['draft', 'returned'],
  to: 'submitted',
  makesVersion: true,
};
const giveBack: SignOffStep = {
  ...plain,
  id: 'return',
  name: 'Return',
  done: 'Returned',
  from: ['submitted', 'approved'],
  to: 'returned',
  needsNote: true,
  by: 'another',
};
const approve: SignOffStep = {
  ...plain,
  id: 'approve',
  name: 'Approve',
  done: 'Approved',
  from: ['submitted'],
  to: 'approved',
  by: 'another',
  needsSameDraft: true,
};
const issue: SignOffStep = {
  ...plain,
  id: 'issue',
  name: 'Issue',
  done: 'Issued',
  from: ['approved'],
  to: 'issued',
  needsSameDraft: true,
  isHeldByChecks: true,
  isLasting: true,
};
const sendDraft: SignOffStep = {
  ...issue,
  id: 'send-draft',
  name: 'Send the draft to the parties',
  done: 'Sent to the parties',
  to: 'with-parties',
};

const states = {
  draft: { id: 'draft', name: 'Draft' },
  submitted: { id: 'submitted', name: 'Submitted' },
  returned: { id: 'returned', name: 'Returned' },
  approved: { id: 'approved', name: 'Approved' },
  withParties: { id: 'with-parties', name: 'With the parties' },
  issued: { id: 'issued', name: 'Issued' },
} as const;

/** Draft, submitted, returned or approved, issued. */
export function issuedAtOnce(source: Source): SignOff {
  const { draft, submitted, returned, approved, issued } = states;
  return { states: [draft, submitted, returned, approved, issued], steps: [submit, giveBack, approve, issue], comments: null, source };
}

/** The same with the approved draft sent to the parties for comment first; what they say may lead to another version, which then needs no second sending. */
export function issuedAfterDraft(source: Source, comments: Omit<NonNullable<SignOff['comments']>, 'step'>): SignOff {
  return {
    states: Object.values(states),
    steps: [submit, giveBack, approve, sendDraft, { ...issue, from: ['approved', 'with-parties'], after: sendDraft.id }],
    comments: { step: sendDraft.id, ...comments },
    source,
  };
}

/** Reviews of a body whose own rules for them could not be found: no limit, no grounds. */
export function reviewUnknown(source: Source): ReviewRules {
  return { limit: null, grounds: [], text: 'The time in which a review may be asked for, and its grounds, could not be found.', source };
}
