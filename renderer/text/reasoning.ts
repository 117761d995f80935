// Owns the words in which clocks, policies and coverage are said: figures with their working, never a judgement.
import type { calendarIds } from '../../db/model/draft.ts';
import { counted } from './ui.ts';

export const calendarText: Readonly<Record<(typeof calendarIds)[number], string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

export const clockText = {
  title: 'Clocks',
  none: 'Nothing to count yet: give the complaint steps their dates.',
  calendar: (name: string) => `Working days of ${name}.`,
  days: (count: number) => counted(count, 'working day'),
  limit: (days: number, from: string) => `${counted(days, 'working day')} from ${from}`,
  due: (day: string) => `due ${day}`,
  extended: (day: string) => `with the longest extension, ${day}; an extension has to be given in writing`,
  assumed: 'no such date is recorded: counted from the day it was sent',
  standing: { met: 'met', late: 'late', open: 'no end recorded', unknown: 'no date to count from' },
  working: (start: string, end: string) => `from ${start} to ${end}`,
  passedOver: (weekend: number, holidays: readonly string[]) =>
    [
      weekend === 0 ? '' : `${counted(weekend, 'day')} at weekends`,
      holidays.length === 0 ? '' : `${counted(holidays.length, 'holiday')}: ${holidays.join(', ')}`,
    ]
      .filter(Boolean)
      .join('; ') || 'nothing passed over',
  took: (stage: number, days: string) => `Stage ${stage} took ${days}`,
  barred: { 'in time': 'in time', late: 'late', unknown: 'cannot be told yet' },
  falls: (months: number, day: string) => `${counted(months, 'month')} are full on ${day}`,
  ofHead: (key: string) => `for (${key})`,
  source: (publisher: string, title: string) => `${publisher}, “${title}”`,
} as const;

export const policyText = {
  title: 'Policies in force',
  add: 'Add a policy',
  none: 'None yet. A policy of the landlord, from when to when it was in force, and the times it sets: answers are counted against them.',
  newPolicy: 'Policy',
  name: 'Policy',
  topic: 'About',
  from: 'In force from',
  to: 'until',
  addLimit: 'Add a time limit',
  newLimit: 'What has to be done',
  limitText: 'What has to be done',
  amount: 'Within',
  unit: 'Unit',
  countsFrom: 'Counted from',
  step: 'Kept by',
  quoted: 'Quoted in',
  papers: 'Read in',
  labelEdit: (what: string) => `Change ${what}`,
} as const;

export const coverageText = {
  title: 'What was read and used',
  hint: 'Papers in scope or undated, per head. Figures, not a judgement.',
  side: 'side',
  items: 'papers',
  opened: 'opened',
  read: 'read',
  marked: 'marked',
  relied: 'relied on',
  unanswered: (count: number) =>
    `${counted(count, 'passage')} that speak${count === 1 ? 's' : ''} against a party and no paragraph answers`,
  notReliedOn: (count: number) => `${counted(count, 'paper')} considered and not relied on`,
  table: (head: string) => `Coverage of head ${head}`,
} as const;
