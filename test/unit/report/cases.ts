// Owns: reports of invented cases for tests of the printed forms. No expectations of its own.
import { standardHouseStyle } from '../../../db/model/houseStyle.ts';
import type { Report, ReportCopy } from '../../../db/model/report.ts';
import type { ReportTemplate } from '../../../db/model/ruleSet.ts';
import { assembleReport } from '../../../db/report/assemble.ts';
import { calendarOf, ruleSetOf } from '../../../db/rules/index.ts';
import { applied, emptyDraft, type Paper, Papers } from '../review/desk.ts';

const papers: readonly Paper[] = [
  { exhibit: 'R1', text: 'First page. A box was left.', pages: [0, 12] },
  { exhibit: 'L2#4', text: 'spoke to the neighbour' },
];

/** The report of a case file; the template is the classic one with `change`. */
export function reportOf(file: object, copy: ReportCopy = 'parties', change: Partial<ReportTemplate> = {}): Report {
  const evidence = new Papers(papers);
  const draft = applied({ format: 'case-file/1', ...file }, emptyDraft(), evidence);
  const ruleSet = ruleSetOf('uk-housing-ombudsman');
  const calendar = calendarOf({ calendar: 'england-and-wales' });
  const exhibitOf = (id: string) => evidence.byId(id)?.exhibit ?? null;
  const template = { ...(ruleSet.templates[0] as ReportTemplate), ...change };
  return assembleReport({ reference: '202400117', draft, ruleSet, calendar, exhibitOf }, copy, template);
}

/** The report of a case file by the rule set and template it names itself. */
export function reportByOwnRules(
  file: { readonly ruleSet: { readonly body: string; readonly template?: string } },
  houseStyle = standardHouseStyle,
  copy: ReportCopy = 'parties',
): Report {
  const evidence = new Papers(papers);
  const draft = applied({ format: 'case-file/1', ...file }, emptyDraft(), evidence);
  const calendar = calendarOf({ calendar: 'england-and-wales' });
  const exhibitOf = (id: string) => evidence.byId(id)?.exhibit ?? null;
  return assembleReport({ reference: 'C-17', draft, ruleSet: ruleSetOf(file.ruleSet.body), calendar, houseStyle, exhibitOf }, copy);
}

export const smallCase = {
  title: 'Larkfield Homes (LH)',
  reportDate: '2025-04-25',
  parties: [
    { id: 'p1', role: 'resident', label: 'the resident' },
    { id: 'p2', role: 'resident', treatedAs: 'p1' },
  ],
  heads: [
    { id: 'a', title: 'The lock of the street door.', heading: 'The landlord’s handling of the lock' },
    { id: 'b', title: 'ASB reports.' },
  ],
  sections: { background: ['The resident lives there.', { text: 'They said:', items: ['one thing', 'another'] }] },
  scope: { paragraphs: ['We look at 2023.'] },
  marks: [{ id: 'm1', exhibit: 'R1', quote: 'A box was left' }],
  events: [{ id: 'e1', date: '2023-05-12', text: 'Spoke.', cites: ['L2#4'] }],
  contacts: [{ id: 'c1', party: 'resident', how: 'call', direction: 'out', on: '2025-01-02', text: 'x' }],
  absences: [{ id: 'n1', kind: 'not-borne-out' }],
  findings: [
    { head: 'a', paragraphs: [{ text: 'It was opened [[m1]]. [[p2|Marta]] saw it.', cites: ['L2#4', 'c1'] }] },
    { head: 'b', paragraphs: ['It spoke [[e1]] to them [[n1]].', 'Over.'] },
  ],
  determinations: [
    { head: 'a', outcome: 'no-maladministration' },
    { head: 'b', outcome: 'service-failure' },
  ],
  orders: [
    { id: 'o1', heads: ['b'], text: 'The landlord must pay £100.', amountGBP: 100, due: { weeks: 4 } },
    { id: 'o2', text: 'The landlord must apologise within 4 weeks.', due: { weeks: 4 } },
    { id: 'o3', text: '', kind: 'survey', amountGBP: 20 },
  ],
  recommendations: ['It should keep records.'],
};
