// Owns until when parties may comment on a draft, whether a review was asked for in time, and who may decide it.
import { expect, test } from 'vitest';
import { emptyFacts } from '../../../db/model/draft.ts';
import { commentsDue, isLate, issuedOn, reviewStanding, whyNotDecided } from '../../../db/model/rounds.ts';
import type { ReportVersion } from '../../../db/model/version.ts';
import { calendarOf, ruleSetOf } from '../../../db/rules/index.ts';

const calendar = calendarOf(emptyFacts('Larkfield Homes', null));
const noon = (day: string) => new Date(`${day}T12:00:00`).getTime();

function version(number: number, steps: readonly (readonly [string, string])[]): ReportVersion {
  const taken = [['submit', '2026-02-20'] as const, ...steps].map(([step, day]) => ({
    step,
    actor: 'A. Investigator',
    atMs: noon(day),
    note: '',
  }));
  return {
    id: `v${number}`,
    number,
    copy: 'parties',
    template: '',
    sequence: 1,
    corrects: null,
    files: [],
    letters: [],
    taken,
    changed: [],
    isNewest: true,
  };
}

test('comments on a draft are due two weeks after the last one was sent; no draft, no day', () => {
  const { signOff } = ruleSetOf('lgsco');
  const sent = [version(1, [['send-draft', '2026-03-02']]), version(2, [['send-draft', '2026-03-20']])];
  expect(commentsDue(signOff, sent, calendar)).toEqual({ version: 2, sent: '2026-03-20', due: '2026-04-03' });
  expect(commentsDue(signOff, [version(1, [])], calendar)).toBeNull();
  expect(commentsDue(ruleSetOf('uk-housing-ombudsman').signOff, sent, calendar)).toBeNull();
  expect([isLate({ received: '2026-04-03' }, '2026-04-03'), isLate({ received: '2026-04-04' }, '2026-04-03')]).toEqual([false, true]);
});

test('a review is in time three weeks from the day of issue, the last day included', () => {
  const rules = ruleSetOf('uk-housing-ombudsman');
  const issued = [version(1, [['issue', '2026-03-02']]), version(2, [])];
  const standing = (received: string, number: number | null = 1) => reviewStanding(rules, { received, version: number }, issued, calendar);
  expect(standing('2026-03-23')).toEqual({ issued: '2026-03-02', due: '2026-03-23', standing: 'in time' });
  expect(standing('2026-03-24').standing).toBe('late');
  expect(standing('2026-03-23', 2)).toEqual({ issued: null, due: null, standing: 'not known' });
  expect(reviewStanding(ruleSetOf('lgsco'), { received: '2026-03-03', version: 1 }, issued, calendar)).toMatchObject({
    standing: 'not known',
  });
  expect(issuedOn(ruleSetOf('lgsco').signOff, version(1, [['send-draft', '2026-03-02']]))).toBeNull();
});

test('a review is decided by another, on a day, with reasons; undecided it wants nothing', () => {
  const request = {
    by: 'resident',
    received: '2026-03-10',
    version: 1,
    grounds: [],
    text: '',
    newEvidence: '',
    cites: [],
    decidedBy: 'M. Manager',
    decidedOn: '2026-03-12',
    outcome: 'not reviewed' as const,
    reasons: 'No ground was named.',
  };
  const versions = [version(1, [['issue', '2026-03-02']])];
  expect(whyNotDecided(request, versions)).toBeNull();
  expect(whyNotDecided({ ...request, outcome: '', decidedBy: '', reasons: '' }, versions)).toBeNull();
  expect(whyNotDecided({ ...request, decidedBy: 'a. investigator ' }, versions)).toContain('Somebody else must decide');
  expect(whyNotDecided({ ...request, decidedBy: ' ' }, versions)).toContain('who decided');
  expect(whyNotDecided({ ...request, decidedOn: null }, versions)).toContain('which day');
  expect(whyNotDecided({ ...request, decidedOn: '2026-03-09' }, versions)).toContain('before the request');
  expect(whyNotDecided({ ...request, reasons: '' }, versions)).toContain('why');
});
