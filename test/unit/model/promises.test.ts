// Tests: promises found in plain words with the day they fall due, and what reads like one and is none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays } from '../../../db/model/clocks.ts';
import { promisesIn } from '../../../db/model/promises.ts';
import { limitFromWords, limitWords } from '../../../db/model/timeLimit.ts';
import { calendarOf } from '../../../db/rules/index.ts';

const calendar = calendarOf({ calendar: 'england-and-wales' });
const found = (text: string, on: string | null = '2023-05-03') => promisesIn(text, on, calendar).map(({ limit, due }) => [limit, due]);

describe('promises', () => {
  it.each([
    [
      'Your housing officer will look into this and will contact you within the next 2 working days.',
      { amount: 2, unit: 'working days' },
      '2023-05-05',
    ],
    ['We aim to reply within ten working days.', { amount: 10, unit: 'working days' }, '2023-05-18'],
    ['You should hear from us in the next five days.', { amount: 5, unit: 'days' }, '2023-05-08'],
    ['An engineer will attend within 24 hours of your call.', { amount: 24, unit: 'hours' }, '2023-05-04'],
    ["We'll write again within a month.", { amount: 1, unit: 'months' }, '2023-06-03'],
    ['We will respond by Friday 12 May 2023.', null, '2023-05-12'],
    ['The contractor is going to fit it no later than 3 January.', null, '2024-01-03'],
  ] as const)('%s', (text, limit, due) => {
    expect(found(text)).toEqual([[limit, due]]);
  });

  it.each([
    'We attended within 24 hours of your call.',
    'If you are unhappy you will need to write within 20 working days.',
    'You must reply within 5 days.',
    'The lock failed again in 2 days.',
    'We will look into it.',
    'It will be fitted on the second floor.',
  ])('none in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('has no day where the paper has none, and stands where its sentence does', () => {
    const text = 'Thank you for your e-mail. We will call you within 2 working days. Regards';
    const [promise] = promisesIn(text, null, calendar);
    expect(promise?.due).toBeNull();
    expect(text.slice(promise?.index).startsWith(promise?.sentence ?? '?')).toBe(true);
    expect(promise?.timeWords).toBe('within 2 working days');
  });

  it('counts any number of working days from the paper', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (amount) => {
        expect(found(`We will reply within ${amount} working days.`)).toEqual([
          [{ amount, unit: 'working days' }, addWorkingDays('2023-05-03', amount, calendar)],
        ]);
      }),
    );
  });

  it('never throws, whatever the words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary-ascii', maxLength: 200 }),
        (text) => void promisesIn(`We will ${text} within 2 days`, '2023-05-03', calendar),
      ),
    );
  });
});

describe('a length of time as it is typed', () => {
  it.each([
    ['2 working days', { amount: 2, unit: 'working days' }],
    ['within ten Working Days', { amount: 10, unit: 'working days' }],
    ['a month', { amount: 1, unit: 'months' }],
    [' 24 hours ', { amount: 24, unit: 'hours' }],
    ['soon', null],
    ['0 days', null],
    ['2 fortnights', null],
  ] as const)('%s', (typed, limit) => expect(limitFromWords(typed)).toEqual(limit));

  it('reads back every limit as it is written', () => {
    const unit = fc.constantFrom('hours', 'days', 'working days', 'weeks', 'months' as const);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), unit, (amount, of) => {
        const limit = { amount, unit: of as 'hours' };
        expect(limitFromWords(limitWords(limit))).toEqual(limit);
      }),
    );
  });
});
