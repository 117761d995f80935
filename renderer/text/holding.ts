// Owns the words of assertions held against records, and of series of reports. Must not compute or judge.
import type { RecordFact, RecordVerdict } from '../../db/model/assertions.ts';
import { formatDay } from '../../db/model/dates.ts';
import { limitWords } from '../../db/model/timeLimit.ts';
import { counted } from './ui.ts';

export const verdictText: Readonly<Record<RecordVerdict, string>> = {
  agrees: 'agrees',
  conflicts: 'conflicts',
  'in part': 'agrees in part',
  'does not say': 'says nothing',
};

const verdictsText: Readonly<Record<RecordVerdict, string>> = {
  agrees: 'agree',
  conflicts: 'conflict',
  'in part': 'agree in part',
  'does not say': 'say nothing',
};

function done(column: string, on: string | null): string {
  return on === null ? 'no day on which it was done' : `${column.toLowerCase()} ${formatDay(on)}`;
}

/** A fact computed of a record: `attended 19 April 2023, target 20 April 2023`. */
export function factWords(fact: RecordFact): string {
  switch (fact.kind) {
    case 'target':
      return `${done(fact.column, fact.done)}, target ${formatDay(fact.due)}`;
    case 'limit':
      return `${done(fact.column, fact.done)}; ${limitWords(fact.limit)} from ${formatDay(fact.start)} end on ${formatDay(fact.due)}`;
    case 'named':
      return `bears ${fact.words}`;
    case 'not named':
      return `does not bear ${fact.words}`;
  }
}

export const assertionText = {
  tab: 'Assertions',
  title: 'Assertions against records',
  none: 'No assertions yet',
  noneHint:
    'What a party says of its own conduct (“every visit was in time”), held against its records row by row. In Side by side, D on an open mark makes an assertion of it; D on an entry sets that entry against one.',
  add: 'New assertion',
  edit: (key: string) => `Edit assertion ${key}`,
  remove: (key: string) => `Remove assertion ${key}`,
  text: 'What is stated',
  madeBy: 'By',
  says: (side: string) => `${side} says:`,
  head: 'Head',
  cites: 'Stated in',
  keep: 'Keep assertion',
  missing: 'Say what is stated.',
  counts: (counts: Readonly<Record<RecordVerdict, number>>) => {
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const each = (Object.keys(counts) as RecordVerdict[]).map(
      (verdict) => `${counts[verdict]} ${(counts[verdict] === 1 ? verdictText : verdictsText)[verdict]}`,
    );
    return `${counted(all, 'record')}: ${each.join(', ')}`;
  },
  columns: {
    record: 'Record',
    date: 'Date',
    shows: 'What it shows',
    verdict: 'To the statement',
    reason: 'Note or reason',
    acts: 'Acts',
  },
  nothingComputed: 'nothing computed: read it',
  computed: (verdict: RecordVerdict) => `computed: ${verdictText[verdict]}`,
  reasonNeeded: 'Say why it is overruled.',
  noRecords: 'No record is set against it yet.',
  find: 'Find records by words or label',
  findHint: 'Enter looks; as in the search box, or L25#10',
  found: (count: number, isMore: boolean) => (isMore ? `the first ${count}` : counted(count, 'record')),
  chooseAll: 'All found',
  choose: (exhibit: string) => `Choose ${exhibit}`,
  set: (count: number) => `Set ${counted(count, 'record')} against it`,
  isSet: 'set already',
  rowKeys: '1 agrees, 2 conflicts, 3 agrees in part, 4 says nothing; Enter shows the record, Delete takes it off, arrows go along',
  removeRecord: (exhibit: string) => `Take ${exhibit} off`,
  show: (exhibit: string) => `Show ${exhibit}`,
  verdictOf: (exhibit: string) => `${exhibit} to the statement`,
  reasonOf: (exhibit: string) => `Note on ${exhibit}`,
  table: (key: string) => `Records of assertion ${key}`,
  labelAdd: (text: string) => `Assertion: ${text}`,
  labelEdit: (key: string) => `Change assertion ${key}`,
  labelRemove: (key: string) => `Remove assertion ${key}`,
  labelSet: (key: string, exhibits: readonly string[]) =>
    `Set ${exhibits.slice(0, 4).join(', ')}${exhibits.length > 4 ? ` and ${exhibits.length - 4} more` : ''} against assertion ${key}`,
  labelVerdict: (key: string, exhibit: string, verdict: RecordVerdict) => `Say that ${exhibit} ${verdictText[verdict]}: assertion ${key}`,
  labelNote: (key: string, exhibit: string) => `Note on ${exhibit} of assertion ${key}`,
  labelTakeOff: (key: string, exhibit: string) => `Take ${exhibit} off assertion ${key}`,
  done: (label: string) => `${label}.`,
} as const;

export const seriesText = {
  tab: 'Series',
  title: 'Series of reports',
  none: 'No series yet',
  noneHint: 'Reports of one thing over time, with the days between them. In Side by side, I on an entry puts it on a series.',
  add: 'New series',
  newTitle: 'New series',
  name: 'What keeps coming back',
  head: 'Head',
  noHead: 'no head',
  remove: (title: string) => `Remove series ${title}`,
  addEntry: 'Add a report',
  addNone: 'label or words of its title',
  chart: (title: string, count: number, span: string) => `${title}: ${counted(count, 'report')}${span === '' ? '' : `, ${span}`}`,
  span: (from: string, to: string) => `${from} to ${to}`,
  columns: { report: 'Report', date: 'Date', days: 'Days since', workingDays: 'Working days', acts: 'Acts' },
  betweenHint: 'Figures between the reports are working days.',
  first: 'first',
  undated: 'no exact day',
  rowKeys: 'Enter shows the report, Delete takes it off, arrows go along',
  takeOff: (exhibit: string) => `Take ${exhibit} off`,
  table: (title: string) => `Reports of ${title}`,
  labelAdd: (title: string) => `Series: ${title}`,
  labelEdit: (title: string) => `Change series ${title}`,
  labelRemove: (title: string) => `Remove series ${title}`,
  labelPut: (exhibit: string, title: string) => `Put ${exhibit} on the series ${title}`,
  labelTakeOff: (exhibit: string, title: string) => `Take ${exhibit} off the series ${title}`,
} as const;

/** Words of the choice in Side by side. */
export const putOnText = {
  assertion: (exhibit: string) => `${exhibit} against an assertion`,
  series: (exhibit: string) => `${exhibit} on a series`,
  makeOf: (key: string, words: string) => `Make an assertion of ${key}: ${words}`,
  against: (key: string, text: string) => `${key}: ${text}`,
  newSeries: (title: string) => `New series: ${title}`,
  isOn: 'is on it: takes it off',
  noAssertions: 'No assertion yet. Open the mark of a statement in a reader and press D there to make one.',
  isSet: 'set against it already',
} as const;
