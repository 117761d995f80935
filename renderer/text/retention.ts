// Owns the words of retention: what may be disposed of and when, the office's rules, holds, disposing of a case, the register.
import { formatDay, localDay } from '../../db/model/dates.ts';
import {
  type CaseHold,
  type ClassDue,
  type CopyGiven,
  classWords,
  type DisposalRecord,
  type DisposedCounts,
  dueWorking,
  type RecordClass,
  type RetentionEvent,
  type RetentionRule,
  type RetentionSuggestion,
  recordClassWords,
  ruleWords,
} from '../../db/model/retention.ts';
import type { Confidence } from '../../db/model/ruleSet.ts';
import { capital, counted } from '../../db/model/wording.ts';
import { sizeInWords } from './evidence.ts';

const dayOf = (ms: number) => formatDay(localDay(new Date(ms)));

export const retentionText = {
  title: 'Retention',
  hint: 'What may be disposed of and when, the rules of your office, the register of disposals',
  tabs: { cases: 'Closed cases', rules: 'Rules', register: 'Register' },
  today: (day: string) => `Today is ${formatDay(day)}.`,

  noneClosed: 'No case is closed. Close one in its History; its periods are counted from that day.',
  columns: { case: 'Case', stands: 'How long it is kept', hold: 'Held back', act: 'Disposal' },
  stands: (due: ClassDue) => `${capital(recordClassWords[due.of])}: ${dueWorking(due)}`,
  /** The same where a rule can be set: in History, and beside the rules. */
  standsHere: (due: ClassDue, where: 'history' | 'retention') => {
    const stands = retentionText.stands(due);
    if (due.rule !== null) return stands;
    return `${stands}: set one under ${where === 'history' ? `${retentionText.title}, in the list of cases` : retentionText.tabs.rules}`;
  },
  gone: (disposed: readonly RecordClass[]) => `Disposed of: ${disposed.map((of) => recordClassWords[of]).join(', ')}`,
  mayGo: 'may go',
  held: ({ actor, atMs, reason }: CaseHold) => `${actor}, ${dayOf(atMs)}: ${reason}`,
  dispose: 'Dispose',
  disposeOf: (reference: string) => `Dispose of case ${reference}`,

  dueTitle: (count: number) => `May be disposed of by the rules of your office: ${counted(count, 'case')}`,
  dueColumns: { case: 'Case', landlord: 'Landlord', what: 'What', since: 'Since', act: 'Disposal' },

  rulesText:
    'How long each class of record is kept is for your office to say, from its own schedule. The program has no rule of its own; what it knows that others published stands below. Nothing is ever disposed of by itself.',
  noRules: 'There is no rule yet, so no case has a day on which it may go.',
  ruleColumns: { of: 'Record', period: 'Kept', source: 'Where the period stands', act: 'Rule' },
  classes: {
    working: 'Working papers (marks, findings, drafts, comments, what the history says)',
    papers: 'Papers of the parties',
    decision: 'Decision (issued report, letters, who signed)',
  } satisfies Readonly<Record<RecordClass, string>>,
  rule: (rule: Pick<RetentionRule, 'period' | 'from'>) => ruleWords(rule),
  source: ({ publisher, title, confidence }: RetentionRule['source']) => `${publisher}, “${title}”; ${sure[confidence]}`,
  removeRule: (rule: RetentionRule) => `Remove the rule for ${recordClassWords[rule.of]}: ${ruleWords(rule)}`,
  remove: 'Remove',
  addTitle: 'Add a rule',
  of: 'Record',
  count: 'Kept for',
  unit: 'Unit',
  units: { months: 'months', years: 'years' },
  from: 'From',
  events: { closed: 'the day the case was closed', issued: 'the day the decision was issued' } satisfies Readonly<
    Record<RetentionEvent, string>
  >,
  publisher: 'Publisher of the schedule',
  scheduleTitle: 'Its title',
  confidence: 'How it is known',
  add: 'Add the rule',
  longest: 'Of several rules for one class, the one that keeps it longest holds.',
  suggestions: 'Published elsewhere',
  suggestion: (each: RetentionSuggestion) => `${capital(recordClassWords[each.of])}, ${ruleWords(each)}`,
  fill: 'Put into the form',
  fillOf: (each: RetentionSuggestion) => `Put into the form: ${recordClassWords[each.of]}, ${ruleWords(each)}`,

  registerNone: 'Nothing was disposed of at this desk.',
  registerColumns: { case: 'Case', what: 'What went', why: 'Why', when: 'When and by whom' },
  whole: 'the whole case',
  went: (record: DisposalRecord) => `${capital(classWords(record.through))}${record.isWhole ? ': the whole case' : ''}`,
  early: (reason: string) => `Before its day: ${reason}`,
  when: ({ atMs, actor }: DisposalRecord) => `${dayOf(atMs)}, ${actor}`,
  head: (sequence: number, hash: string) => `History ended at row ${sequence}: ${hash.slice(0, 16)}…`,
  exportAs: 'Save the register',
  csv: 'CSV',

  disposeTitle: (reference: string) => `Dispose of case ${reference}`,
  through: 'What goes',
  throughClass: (of: RecordClass, isAll: boolean) => (isAll ? `The whole case: ${classWords(of)}` : capital(classWords(of))),
  notDue: 'not due',
  goes: ({ papers, originals, draft, history, versions, backups }: DisposedCounts, bytes: number) =>
    `In the case now: ${counted(papers, 'paper')} with ${counted(originals, 'original')}, ${counted(draft, 'row')} of the draft, ${counted(history, 'row')} of history, ${counted(versions, 'version')} of the report; with ${counted(backups, 'backup')}, ${sizeInWords(bytes)} on the disk.`,
  goesWhole: 'The file with its originals and its search index goes, and every backup of it here. It cannot be undone.',
  goesPart:
    'This part goes from the file, its history and its search index, and every backup of it here goes with it. It cannot be undone, and the case stays closed.',
  stays:
    'What stays: the record of the disposal, with the digest that ends the history. Also, out of reach of this desk: what was exported, printed or copied, a case made of a backup, and backups of this machine.',
  given: ({ fileName, actor, atMs }: CopyGiven) => `Handed over, and still there: ${fileName}, by ${actor} on ${dayOf(atMs)}`,
  tracesPlain:
    'The files are written over before they are removed. Some disks keep traces for a while all the same; this desk is not encrypted.',
  tracesKept: 'The files are written over before they are removed, and whatever a disk may keep of them is encrypted.',
  earlyReason: 'Reason to dispose of it before its day',
  reason: 'Remark (optional)',
  typed: (reference: string) => `Type ${reference} to confirm`,
  disposing: 'Disposing of it',
  disposeNow: 'Dispose of it now',
  disposed: (record: DisposalRecord) =>
    `${capital(classWords(record.through))} of case ${record.reference} ${record.isWhole ? 'are gone with the case' : 'are gone'}. It is in the register.`,

  hold: 'Hold back from disposal…',
  lift: 'Lift the hold…',
  holdTitle: 'Hold the case back from disposal',
  holdText: 'Nothing of it can be disposed of until somebody lifts the hold. Your name and reason stand in the history.',
  holdNow: 'Hold it back',
  liftTitle: 'Lift the hold',
  liftText: 'It may be disposed of again by the rules. Your name and reason stand in the history.',
  liftNow: 'Lift it',
  why: 'Reason',
  isHeld: (hold: CaseHold) => `Held back from disposal by ${hold.actor} since ${dayOf(hold.atMs)}: ${hold.reason}`,
} as const;

const sure: Readonly<Record<Confidence, string>> = {
  publisher: 'seen with the publisher',
  decision: 'seen in a decision',
  secondary: 'second-hand',
  inference: 'our own reading',
};
export const confidenceText = sure;
