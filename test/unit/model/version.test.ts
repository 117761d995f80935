// Owns: the rules of sign-off, on both ways a decision goes out: which step may follow, by whom, and what an edit does.
import { describe, expect, test } from 'vitest';
import { signOffSchema } from '../../../db/model/ruleSet.ts';
import {
  bearsOnReport,
  hasGoneOut,
  isSamePerson,
  lastIssued,
  newestOf,
  type ReportVersion,
  stateOf,
  whyNoteIsNeeded,
  whyNotStep,
} from '../../../db/model/version.ts';
import { issuedAfterDraft, issuedAtOnce } from '../../../db/rules/signOff.ts';

const source = { publisher: 'A test', title: 'None', checked: '2026-11-25', confidence: 'inference' } as const;
const atOnce = issuedAtOnce(source);
const afterDraft = issuedAfterDraft(source, { limit: { amount: 2, unit: 'weeks' }, source });
const writer = 'A. Investigator';
const manager = 'M. Manager';
const edit = { sequence: 9, label: 'Change paragraph f1', actor: writer, atMs: 9 };

function version(number: number, steps: readonly string[], more: Partial<ReportVersion> = {}): ReportVersion {
  return {
    id: `v${number}`,
    number,
    copy: 'parties',
    template: 'classic',
    sequence: 1,
    corrects: null,
    files: [],
    letters: [],
    taken: ['submit', ...steps].map((step) => ({ step, actor: step === 'submit' ? writer : manager, atMs: number, note: '' })),
    changed: [],
    isNewest: true,
    ...more,
  };
}

function whyNot(name: string, versions: readonly ReportVersion[], actor = manager, signOff = atOnce): string | null {
  const step = signOff.steps.find(({ id }) => id === name);
  if (step === undefined) throw new Error(name);
  return whyNotStep(signOff, step, { versions, version: step.makesVersion ? null : newestOf(versions, 'parties'), copy: 'parties', actor });
}

test('both ways fit their schema, and lead only to states they name', () => {
  for (const signOff of [atOnce, afterDraft]) {
    expect(signOffSchema.parse(signOff)).toEqual(signOff);
    const states = signOff.states.map(({ id }) => id);
    for (const { from, to } of signOff.steps) expect(states).toEqual(expect.arrayContaining([...from, to]));
  }
});

describe('issued at once', () => {
  test('goes from the draft to submitted, approved and issued, each only from the one before', () => {
    expect(whyNot('submit', [])).toBeNull();
    expect(whyNot('approve', [])).toBe('Nothing was submitted yet. Submit the draft first.');
    expect(whyNot('issue', [version(1, [])])).toBe('Version 1 is submitted; to be issued it must be approved.');
    expect(whyNot('approve', [version(1, [])])).toBeNull();
    expect(whyNot('issue', [version(1, ['approve'])])).toBeNull();
    expect(whyNot('issue', [version(1, ['approve', 'issue'])])).toContain('Version 1 is issued');
    expect(stateOf(atOnce, version(1, ['approve', 'issue']))).toBe('issued');
    expect(stateOf(atOnce, null)).toBe('draft');
  });

  test('who submitted neither approves nor returns, however the name is typed', () => {
    for (const name of ['approve', 'return']) {
      expect(whyNot(name, [version(1, [])], ' a.  INVESTIGATOR ')).toMatch(/^A\. Investigator submitted version 1\. Somebody else must/);
    }
    expect(isSamePerson('A. Investigator', 'A. Investigators')).toBe(false);
  });

  test('an edit ends the approval and opens the way to the next version', () => {
    const approved = version(1, ['approve'], { changed: [edit, edit] });
    expect(whyNot('issue', [approved])).toBe(
      'Version 1 is not the draft any more. Its approval no longer stands: the draft was changed since: Change paragraph f1 (A. Investigator), and 1 more change. Submit the draft again.',
    );
    expect(whyNot('approve', [version(1, [], { changed: [edit] })])).toContain('The draft was changed since');
    expect(whyNot('return', [version(1, [], { changed: [edit] })])).toBeNull();
    expect(whyNot('submit', [approved])).toBeNull();
    expect(whyNot('submit', [version(1, ['approve'])])).toBe(
      'The draft is word for word version 1, which is approved. Change the draft first.',
    );
    expect(whyNot('submit', [version(1, ['return'])])).toBeNull();
  });

  test('only the newest is signed off, and a correction says what it corrects', () => {
    const old = version(1, ['approve'], { isNewest: false });
    const step = atOnce.steps.find(({ id }) => id === 'issue');
    if (step === undefined) throw new Error('issue');
    const asked = { versions: [old, version(2, [])], version: old, copy: 'parties', actor: manager } as const;
    expect(whyNotStep(atOnce, step, asked)).toContain('followed by a newer version');
    const issued = version(1, ['approve', 'issue'], { changed: [edit] });
    const submit = atOnce.steps[0];
    if (submit === undefined) throw new Error('submit');
    const correction = { versions: [issued], version: null, copy: 'parties' } as const;
    expect(whyNoteIsNeeded(atOnce, submit, { ...correction, note: ' ' })).toContain('Version 1 was issued. Say what this one corrects');
    expect(whyNoteIsNeeded(atOnce, submit, { ...correction, note: 'The date in 12' })).toBeNull();
    expect(lastIssued(atOnce, [issued, version(2, [])], 'parties')).toBe(issued);
    expect(hasGoneOut(atOnce, old)).toBe(false);
  });

  test('what is returned comes with comments', () => {
    const step = atOnce.steps.find(({ id }) => id === 'return');
    if (step === undefined) throw new Error('return');
    expect(whyNoteIsNeeded(atOnce, step, { versions: [], version: null, copy: 'parties', note: '' })).toContain('never returned without');
  });
});

describe('issued after its draft was with the parties', () => {
  test('is not issued before, and a version made of their comments needs no second sending', () => {
    const first = version(1, ['approve']);
    expect(whyNot('issue', [first], manager, afterDraft)).toBe('Version 1 cannot be issued: no version has been sent to the parties yet.');
    expect(whyNot('send-draft', [first], manager, afterDraft)).toBeNull();
    const sent = version(1, ['approve', 'send-draft']);
    expect(whyNot('issue', [sent], manager, afterDraft)).toBeNull();
    const second = version(2, ['approve']);
    expect(whyNot('issue', [{ ...sent, isNewest: false }, second], manager, afterDraft)).toBeNull();
    const issued = version(2, ['approve', 'issue'], { isNewest: false });
    expect(whyNot('issue', [{ ...sent, isNewest: false }, issued, version(3, ['approve'])], manager, afterDraft)).toContain('no version');
  });
});

test('what is for the desk alone leaves an approval standing', () => {
  expect(bearsOnReport('parties', 'paragraph', ['revision', 'comment', 'judgement'])).toBe(false);
  expect(bearsOnReport('parties', 'paragraph', ['revision', 'runs'])).toBe(true);
  expect(bearsOnReport('parties', 'paragraph', null)).toBe(true);
  expect(bearsOnReport('parties', 'waiver', null)).toBe(false);
  expect(bearsOnReport('parties', 'order', ['text'])).toBe(true);
  expect(bearsOnReport('parties', 'editionChange', null)).toBe(false);
  expect(bearsOnReport('publication', 'editionChange', null)).toBe(true);
  expect(bearsOnReport('parties', 'party', ['label'])).toBe(true);
});
