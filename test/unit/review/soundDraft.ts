// Owns: a small draft that no check has anything against, its papers, and the checks over a draft that a test has spoiled. No rules of its own.
import type { Draft } from '../../../db/model/draft.ts';
import { type CheckEvidence, runChecks } from '../../../db/review/checks/index.ts';
import { calendarOf, ruleSetOf } from '../../../db/rules/index.ts';
import { applied, emptyDraft, type Paper, Papers } from './desk.ts';

/** The papers of the sound draft. */
export const papersOf = (): Paper[] => [
  { exhibit: 'R1', date: '2023-05-07', text: 'On 7 May 2023 I wrote: “more than two weeks and nothing has been done”. I want £250.' },
  { exhibit: 'R2', date: '2021-06-01', text: 'An older story.' },
  { exhibit: 'R3', date: '2023-06-09', text: 'A further report.' },
  { exhibit: 'L1', date: '2023-05-11', text: 'We will contact you within the next 2 working days.' },
  { exhibit: 'L2', date: '2022-01-01', text: 'Every report is answered within five working days.' },
  { exhibit: 'L3#1', date: '2023-08-02', text: 'attended' },
  { exhibit: 'L3#2', date: '2023-08-20', text: 'attended' },
  { exhibit: 'L3#3', date: '2023-09-01', text: 'attended' },
];

/** A sound draft with no complaint from any check; each test spoils one thing. */
export const sound = {
  format: 'case-file/1',
  reportDate: '2025-04-25',
  parties: [{ id: 'p1', role: 'resident', label: 'the resident' }],
  heads: [{ id: 'b', title: 'The landing.' }],
  scope: {
    windows: [
      { head: 'b', from: '2023-03', to: '2023-11-13' },
      { id: 'after', head: 'b', from: '2023-11-14', to: '2023-12-18', reason: 'the closing of the case grew out of the complaint' },
    ],
  },
  complaintSteps: [
    { stage: 1, sent: '2023-09-28', responded: '2023-10-10' },
    { stage: 2, sent: '2023-10-31', responded: '2023-11-13' },
  ],
  requests: [{ id: 'q1', to: 'landlord', item: 'diary', state: 'none-held' }],
  expectations: [{ id: 'x1', text: 'a call', due: '2023-05-15' }],
  absences: [{ id: 'n1', kind: 'record-missing', head: 'b', request: 'q1', expectation: 'x1' }],
  marks: [
    { id: 'm1', exhibit: 'R1', quote: 'nothing has been done', heads: ['b'], tags: ['report'] },
    { id: 'm2', exhibit: 'R3', quote: 'further report', heads: ['b'], tags: ['report'] },
  ],
  items: [{ exhibit: 'L2', kind: 'policy' }],
  findings: [{ head: 'b', paragraphs: ['The resident was caused distress.'] }] as { head: string; paragraphs: unknown[] }[],
  determinations: [{ head: 'b', outcome: 'service-failure' }],
  orders: [{ id: 'o1', heads: ['b'], text: 'Pay the resident £100.', amountGBP: 100, due: { weeks: 4 } }] as object[],
};

/** What is looked at beside the sound papers. */
export interface Asked {
  readonly papers?: readonly Paper[];
  /** Exhibits nobody has opened. */
  readonly unopened?: readonly string[];
  /** Hears of every text that is read. */
  readonly onRead?: (id: string) => void;
  /** What the store has of the reading a mark was made on. */
  readonly read?: (text: string) => ReturnType<CheckEvidence['reading']>;
  /** How sure a recogniser was of a passage; of none where it is left out. */
  readonly recognised?: ReturnType<CheckEvidence['recognised']>;
  /** Another text in place of each paper's own, once its marks are made. */
  readonly textNow?: string;
}

/** A case file applied to an empty case with these papers, every check over it, and over what it becomes. */
export function checked(file: object, { papers = papersOf(), unopened = [], onRead, read, recognised = null, textNow }: Asked = {}) {
  const evidence = new Papers(papers);
  const draft = applied(file, emptyDraft(), evidence);
  const asked: CheckEvidence = {
    entry(id) {
      const entry = evidence.byId(id);
      if (entry === null) return null;
      const { date, kindText } = entry.now;
      return { id, exhibit: entry.exhibit, date, kind: entry.exhibit.includes('#') ? 'record' : 'text', kindText };
    },
    textOf(id) {
      onRead?.(id);
      return textNow ?? evidence.textOf(id).text;
    },
    reading: (extractionId) => {
      const text = evidence.textOfReading(extractionId);
      return read === undefined ? { text, isAsStored: true } : read(text);
    },
    recognised: () => recognised,
    unread: (most) => ({ count: unopened.length, first: unopened.slice(0, most).map((exhibit) => ({ id: exhibit, exhibit })) }),
  };
  const ruleSet = ruleSetOf('uk-housing-ombudsman');
  const calendar = calendarOf({ calendar: 'england-and-wales' });
  const check = (now: Draft) =>
    runChecks({ reference: '1', draft: now, ruleSet, calendar, evidence: asked, disclosed: evidence.disclosed });
  return { draft, results: check(draft), check };
}
