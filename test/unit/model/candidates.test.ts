// Tests: what is proposed to have followed a report, and why: threads, references, shared words, the next paper; automatic replies never as answers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ComparedEntry, candidatesFor, isAutoReply, referencesIn, tellingWords } from '../../../db/model/candidates.ts';
import { partialDate } from '../../../db/model/dates.ts';
import { calendarOf } from '../../../db/rules/index.ts';

const calendar = calendarOf({ calendar: 'england-and-wales' });
const paper = (exhibit: string, day: string, words: string, part: Partial<ComparedEntry> = {}): ComparedEntry => ({
  id: exhibit,
  exhibit,
  side: exhibit.startsWith('R') ? 'resident' : 'landlord',
  kind: 'email',
  title: '',
  date: partialDate(day),
  day,
  words,
  headers: [],
  ...part,
});
const report = paper('R4', '2023-05-07', 'The cardboard box still blocks the landing. My reference is CRM-77120.');
const proposed = (later: readonly ComparedEntry[], thread: readonly string[] = []) =>
  candidatesFor(report, later, new Set(thread), calendar);
const kinds = (later: readonly ComparedEntry[], thread: readonly string[] = []) =>
  proposed(later, thread).map(({ exhibit, reasons }) => [exhibit, ...reasons.map(({ kind }) => kind)]);

describe('what may have followed a report', () => {
  it('is proposed with its reasons, an answer in the thread first, whatever the dates', () => {
    const later = [
      paper('L8', '2023-05-09', 'The contractor was paid.'),
      paper('L31', '2023-05-12', 'Spoke to neighbour about cardboard box on the landing.', { kind: 'record' }),
      paper('L9', '2023-05-15', 'Your housing officer will contact you within 2 working days.'),
      paper('L12', '2023-05-20', 'Re CRM 77120: noted.'),
      paper('L40', '2023-05-21', 'Rent statement.'),
    ];
    expect(kinds(later, ['L9'])).toEqual([
      ['L9', 'thread'],
      ['L12', 'reference'],
      ['L31', 'words'],
      ['L8', 'next'],
    ]);
    const [thread, reference, words] = proposed(later, ['L9']);
    expect([thread?.step, thread?.workingDays]).toEqual(['holding', 5]);
    expect(reference?.reasons[0]?.words).toBe('names CRM77120 too');
    expect([words?.step, words?.reasons[0]?.words]).toEqual(['action', 'both say cardboard, landing']);
  });

  it('never takes an automatic reply for an answer, nor for the next paper', () => {
    const auto = paper('L5', '2023-05-07', 'Thank you for your e-mail.', { headers: [{ name: 'Auto-Submitted', value: 'auto-replied' }] });
    const found = proposed([auto, paper('L6', '2023-05-08', 'We will look into it.')], ['L5']);
    expect(found.map(({ exhibit, isAutoReply: isAuto, step }) => [exhibit, isAuto, step])).toEqual([
      ['L5', true, 'acknowledged'],
      ['L6', false, 'answered'],
    ]);
  });

  it('does not propose a paper for words that most papers share', () => {
    const later = Array.from({ length: 24 }, (_, at) => paper(`L${at + 1}`, '2023-05-09', `cardboard landing number${'x'.repeat(at)}`));
    expect(kinds(later)).toEqual([['L1', 'next']]);
  });

  it('gives the same proposals whatever stands in the words, and always says why', () => {
    const any = fc.array(fc.string({ maxLength: 60 }), { maxLength: 30 });
    fc.assert(
      fc.property(any, (texts) => {
        const later = texts.map((words, at) => paper(`L${at + 1}`, '2023-05-09', words));
        const found = proposed(later);
        expect(found).toEqual(proposed(later));
        expect(found.length).toBeLessThanOrEqual(12);
        expect(found.every(({ reasons, workingDays }) => reasons.length > 0 && workingDays === 1)).toBe(true);
      }),
    );
  });
});

describe('references', () => {
  it.each([
    ['our reference 00236471', ['00236471']],
    ['CRM-77120, WO 48213 and job 1234567', ['CRM77120', 'WO48213', '1234567']],
    ['police reference 3412/08DEC23 of 08/12/2023', []],
    ['call 07700 900123 or 020 7946 0018 by 2023-05-03', []],
    ['flat 12, 2015, £100,000 and 1234', []],
  ] as const)('%s', (text, found) => {
    expect(referencesIn(text)).toEqual(found);
  });
});

describe('words that tell something', () => {
  it('leave out what every letter says, and take a plural with its singular', () => {
    expect([...tellingWords('Dear resident, thank you: the boxes and a doormat on the landings were reported on Monday.')]).toEqual([
      'boxe',
      'doormat',
      'landing',
    ]);
  });
});

describe('an automatic reply', () => {
  it.each([
    [[{ name: 'Auto-Submitted', value: 'auto-generated (rejected)' }], '', true],
    [[{ name: 'auto-submitted', value: 'no' }], '', false],
    [[{ name: 'Precedence', value: 'auto_reply' }], '', true],
    [[], 'Automatic reply: the landing', true],
    [[], 'Out of office', true],
    [[], 'An automatic door', false],
  ])('%j %s', (headers, title, expected) => {
    expect(isAutoReply(headers, title)).toBe(expected);
  });
});
