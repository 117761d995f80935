// Owns: when records may be disposed of: the days of a period, which rule holds, and that nothing is due that a rule still keeps.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, dayFromNumber, dayNumber } from '../../../db/model/dates.ts';
import { newId } from '../../../db/model/ids.ts';
import {
  classDue,
  classesDue,
  classesThrough,
  dueNow,
  dueThrough,
  dueWorking,
  isAllOf,
  keptThrough,
  type Period,
  type RecordClass,
  type RetentionRule,
  recordClasses,
  retentionEvents,
  retentionRulesFrom,
} from '../../../db/model/retention.ts';

const source = { publisher: 'The office', title: 'Retention schedule', confidence: 'publisher' } as const;
const rule = (of: RecordClass, count: number, unit: Period['unit'] = 'months', from: RetentionRule['from'] = 'closed'): RetentionRule => ({
  id: newId(),
  of,
  from,
  period: { count, unit },
  source,
});

const day = fc.integer({ min: 0, max: 36_500 }).map(dayFromNumber);
const period = fc.record({ count: fc.integer({ min: 1, max: 1200 }), unit: fc.constantFrom('months' as const, 'years' as const) });
const rules = fc.array(
  fc.record({
    id: fc.constant(newId()),
    of: fc.constantFrom(...recordClasses),
    from: fc.constantFrom(...retentionEvents),
    period,
    source: fc.constant(source),
  }),
  { maxLength: 6 },
);
const days = fc.record({ closed: fc.option(day), issued: fc.option(day) });

test.each([
  ['2023-05-03', 12, 'months', '2024-05-03'],
  ['2024-02-29', 1, 'years', '2025-02-28'],
  ['2023-08-31', 6, 'months', '2024-02-29'],
  ['2023-12-31', 5, 'years', '2028-12-31'],
] as const)('what is kept from %s for %i %s is kept through %s', (from, count, unit, last) => {
  expect(keptThrough(from, { count, unit })).toBe(last);
});

test('a period ends on its day or on the last of a shorter month, a longer one never sooner, and a year is twelve months', () => {
  fc.assert(
    fc.property(day, period, (from, given) => {
      const last = keptThrough(from, given);
      const longer = keptThrough(from, { ...given, count: given.count + 1 });
      expect(last > from && longer > last).toBe(true);
      expect(Number(last.slice(8)) <= Number(from.slice(8))).toBe(true);
      if (last.slice(8) !== from.slice(8)) expect(addMonths(last, 0) === last && dayFromNumber(dayNumber(last) + 1).slice(8)).toBe('01');
      if (given.unit === 'years') expect(keptThrough(from, { count: given.count * 12, unit: 'months' })).toBe(last);
    }),
  );
});

test('nothing is due while any rule keeps it, and of several the longest holds, in whatever order they stand', () => {
  fc.assert(
    fc.property(rules, days, day, (given, when, today) => {
      for (const of of recordClasses) {
        const found = classDue(of, given, when);
        const own = given.filter((each) => each.of === of);
        expect(found).toMatchObject(own.length === 0 ? { rule: null, due: null } : { rule: { of } });
        const isFree =
          own.length > 0 && own.every(({ from, period: each }) => when[from] !== null && keptThrough(when[from], each) < today);
        expect(found.due !== null && found.due <= today).toBe(isFree);
        expect(classDue(of, [...given].reverse(), when).due).toBe(found.due);
      }
    }),
  );
});

test('a class goes only when those that go with it may', () => {
  fc.assert(
    fc.property(rules, days, day, fc.subarray([...recordClasses]), (given, when, today, disposed) => {
      const classes = classesDue(given, when, disposed);
      expect(classes.some(({ of }) => disposed.includes(of))).toBe(false);
      const through = dueNow(classes, today);
      if (through === null) return;
      for (const each of classes.filter(({ of }) => classesThrough(through).includes(of))) {
        expect(each.due !== null && each.due <= today).toBe(true);
      }
    }),
  );
});

test('a case without a decision has none to keep, and its papers are all of it', () => {
  const classes = classesDue([rule('working', 6), rule('papers', 12)], { closed: '2023-05-03', issued: null }, []);
  expect([isAllOf('papers', classes), isAllOf('working', classes)]).toEqual([true, false]);
  expect(dueThrough('papers', classes)).toBe('2024-05-04');
  expect([dueNow(classes, '2023-11-03'), dueNow(classes, '2023-11-04'), dueNow(classes, '2024-05-04')]).toEqual([
    null,
    'working',
    'papers',
  ]);
});

test('a class without a rule, and one whose day has not come, have no day; each says why', () => {
  const classes = classesDue(
    [rule('papers', 5, 'years'), rule('decision', 10, 'years', 'issued')],
    { closed: null, issued: '2023-05-03' },
    [],
  );
  expect(classes.map(dueWorking)).toEqual([
    'no rule',
    '5 years from closing: not closed yet',
    'issued on 3 May 2023, kept 10 years, through 3 May 2033; may go from 4 May 2033',
  ]);
  expect(recordClasses.map((of) => dueThrough(of, classes))).toEqual([null, null, null]);
});

test('what is no list of rules is none', () => {
  expect(retentionRulesFrom([rule('papers', 1)])).toHaveLength(1);
  for (const kept of [null, {}, [{ ...rule('papers', 1), period: { count: 0, unit: 'years' } }]])
    expect(retentionRulesFrom(kept)).toEqual([]);
});
