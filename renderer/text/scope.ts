// Owns the words of the Scope screen.
import { counted, exclusionReasonWords } from '../../db/model/wording.ts';

export const exclusionReasonText = exclusionReasonWords;

export const scopeScreenText = {
  plot: 'Evidence over time',
  plotOf: (residents: number, landlords: number, thirds: number, span: string) =>
    `Entries by month, ${span}: ${residents} of the resident, ${landlords} of the landlord, ${thirds} of third parties. The table below says the same.`,
  noDated: 'No dated entries yet. Take in the parties’ papers in Evidence; their density over time is drawn here.',
  toEvidence: 'Go to Evidence',
  acts: 'Edit or remove',
  what: 'What is counted',
  allDates: 'All dates',
  outside: (before: number, after: number) =>
    before + after === 0
      ? ''
      : `Not drawn: ${[before === 0 ? '' : `${before} earlier`, after === 0 ? '' : `${after} later`].filter(Boolean).join(', ')}.`,
  asTable: 'Density as a table',
  month: 'Month',
  complaint: (stage: number) => `stage ${stage}`,
  windows: 'Scope windows',
  noWindows: 'No window yet. Until a head has one, everything dated counts as in scope for it.',
  newWindow: 'New window',
  changeWindow: 'Change a window',
  head: 'Head',
  from: 'From',
  to: 'To',
  reason: 'Reason',
  open: 'open',
  fromEnd: (head: string) => `Start of the window of ${head}`,
  toEnd: (head: string) => `End of the window of ${head}`,
  handleKeys: 'Drag the ends, or use ← → (a day) and Page Up, Page Down (a month).',
  keep: 'Keep window',
  edit: (head: string) => `Edit the window of ${head}`,
  removeWindow: (head: string) => `Remove the window of ${head}`,
  backwards: 'The window ends before it begins.',
  chooseHead: 'Choose the head this window is for.',
  moves: 'What this moves',
  pastFinal: (day: string) =>
    `This window holds both the final response of ${day} and days after it. What follows it needs a window, and so a reason, of its own.`,
  noReason: 'No reason yet. It can be kept; the jurisdiction note will say that none is recorded.',
  removeNow: 'Remove window',
  countOf: {
    entries: (count: number) => counted(count, 'entry', 'entries'),
    marks: (count: number) => counted(count, 'mark'),
    events: (count: number) => counted(count, 'event'),
  },
  movesNothing: 'Nothing changes its place.',
  move: (count: string, from: string, to: string) => `${count} from ${from} to ${to}`,
  entries: 'Entries',
  marks: 'Marks',
  events: 'Events',
  counts: 'Where everything falls',
  labelAdd: (head: string, words: string) => `Scope of ${head}: ${words}`,
  labelEdit: (head: string, words: string) => `Change the scope of ${head}: ${words}`,
  labelRemove: (head: string) => `Remove a scope window of ${head}`,
  paragraphs: 'Scope paragraphs',
  where: 'the scope',
  noHeads: 'No heads of complaint yet',
  noHeadsHint: 'Scope is set for each head of complaint. Add the heads in Overview.',
  toOverview: 'Go to Overview',
} as const;

export const exclusionText = {
  title: 'Exclusions',
  none: 'Nothing is excluded. An exclusion says what is not looked at, why, and what can still be considered.',
  add: 'New exclusion',
  reason: 'Reason',
  head: 'Head',
  allHeads: 'all heads',
  text: 'What is excluded and why',
  from: 'From',
  to: 'To',
  topic: 'Topic',
  impact: 'Kind of impact',
  actor: 'Actor',
  basis: 'Basis: Scheme paragraph, policy clause',
  canConsider: 'What can still be considered',
  cites: 'Where the basis can be read',
  keep: 'Keep exclusion',
  removeNow: 'Remove exclusion',
  edit: (reason: string) => `Edit exclusion: ${reason}`,
  remove: (reason: string) => `Remove exclusion: ${reason}`,
  labelAdd: (reason: string) => `Exclude: ${reason}`,
  labelEdit: (reason: string) => `Change the exclusion: ${reason}`,
  labelRemove: (reason: string) => `Remove the exclusion: ${reason}`,
  period: (from: string, to: string) => `${from} to ${to}`,
  still: (words: string) => `Can still be considered: ${words}`,
} as const;

export const jurisdictionText = {
  title: 'Jurisdiction note',
  export: 'Export the jurisdiction note',
  hintAll:
    'Prints as a memo on all heads: windows, exclusions, related complaints and limits of time with their working. Choose a head at the top for a note on it alone.',
  hintOne: (head: string) => `Prints as a memo on ${head}, with what belongs to every head.`,
  ofCase: 'On the case',
  ofHead: (head: string) => `On ${head}`,
  labelCase: 'Jurisdiction note of the case',
  labelHead: (head: string) => `Jurisdiction note of ${head}`,
} as const;
