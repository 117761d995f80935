// Tests: the chronology and the jurisdiction note as papers: what each line rests on, the filter at the head, tables that Word, HTML and text all have.
import { describe, expect, it } from 'vitest';
import type { ChronologyEntryOf } from '../../../db/model/chronology.ts';
import type { Printed } from '../../../db/model/report.ts';
import { buildPaper } from '../../../db/report/build.ts';
import { chronologyPaper } from '../../../db/report/chronology.ts';
import { reportHtml } from '../../../db/report/html.ts';
import { jurisdictionNote } from '../../../db/report/jurisdictionNote.ts';
import { reportText } from '../../../db/report/text.ts';
import { caseClocks } from '../../../db/review/clocks.ts';
import { calendarOf, ruleSetOf } from '../../../db/rules/index.ts';
import { htmlFaults } from '../../support/htmlFaults.ts';
import { applied, emptyDraft, Papers } from '../review/desk.ts';

const calendar = calendarOf({ calendar: 'england-and-wales' });
const papers = new Papers([
  { exhibit: 'R1', text: 'A mattress was left. Nobody has called.', date: '2023-05-07' },
  { exhibit: 'L1', text: 'First page. The LHM will call within 2 working days.', pages: [0, 12], date: '2023-05-03' },
  { exhibit: 'L2', text: 'Complaints about what is older than six months.', date: '2022-04-01' },
]);
const file = {
  format: 'case-file/1',
  title: 'Larkfield Homes (LH)',
  jurisdictionNote: 'Brought in time.',
  complaintSteps: [
    { stage: 1, sent: '2023-09-28', responded: '2023-10-10', treatedAs: 'stage 1' },
    { stage: 2, sent: '2023-10-31', responded: '2023-11-13' },
  ],
  relatedComplaints: [
    {
      id: 'rc1',
      reference: 'LFH-2',
      subject: 'Noise in 2024',
      raised: '2024-09',
      stage: 1,
      why: 'Not through the procedure.',
      residentCan: 'Ask for stage 2.',
    },
  ],
  heads: [
    { id: 'a', title: 'The lock.', raisedBy: 'resident', raisedOn: '2023-09-28' },
    { id: 'b', title: 'The noise.' },
  ],
  scope: {
    windows: [
      { head: 'b', from: '2023-03', to: '2023-11-13', reason: 'Six months before the complaint.' },
      { head: 'b', from: '2023-11-01', to: '2023-12-18', reason: 'The closing.' },
    ],
    exclusions: [
      {
        head: 'b',
        reason: 'historic',
        text: 'Events of 2021.',
        from: '2021-01-01',
        to: '2022-12-31',
        basis: 'complaints policy, section 2',
        cites: ['L2'],
        canConsider: 'Reports from March 2023.',
      },
      { reason: 'courts', text: 'Effects on health.', impact: 'health', basis: 'Scheme paragraph 42' },
    ],
  },
  marks: [
    { id: 'm1', exhibit: 'L1', quote: 'within 2 working days', heads: ['b'] },
    { id: 'm2', exhibit: 'R1', quote: 'Nobody has called', heads: ['b'] },
    { id: 'm3', exhibit: 'L2', quote: 'older than six months', heads: ['b'], scope: { override: 'context', reason: 'Policy in force.' } },
  ],
  events: [
    {
      id: 'e1',
      date: '2023-05-07',
      text: 'The resident says that nobody called.',
      heads: ['b'],
      cites: ['m2', 'm1'],
      status: 'contradicted',
    },
    { id: 'e2', date: '2023-08', text: 'A <visit> & more.', heads: ['a'], cites: [], status: 'one side silent' },
  ],
  requests: [{ id: 'q1', to: 'landlord', item: 'the call notes', asked: '2025-02-03', state: 'none-held' }],
  expectations: [
    {
      id: 'x1',
      text: 'The LHM to call',
      head: 'b',
      cites: ['m1'],
      countsFrom: 'L1',
      limit: { amount: 2, unit: 'working days' },
      steps: ['told'],
    },
  ],
  absences: [
    {
      id: 'n1',
      kind: 'record-missing',
      head: 'b',
      expectation: 'x1',
      request: 'q1',
      text: 'Nothing shows a call.',
      searched: { query: 'called', count: 0, on: '2025-02-12' },
    },
  ],
};
const draft = applied(file, emptyDraft(), papers);
const entryOf: ChronologyEntryOf = (id) => {
  const entry = papers.byId(id);
  if (entry === null) return undefined;
  const { side, date, title } = entry.now;
  return { side, date, title, disclosure: entry.exhibit === 'R1' ? 'landlord' : 'both', exhibit: entry.exhibit, dateBasis: 'text' };
};
const today = '2025-04-25';
const headId = (key: string) => draft.head.find((row) => row.key === key)?.id ?? '';
const chronology = (filter = {}) => chronologyPaper({ reference: '202400117', draft, entryOf, calendar, today }, filter);
const note = (head: string | null) =>
  jurisdictionNote(
    {
      reference: '202400117',
      draft,
      clocks: caseClocks(draft, ruleSetOf('uk-housing-ombudsman'), calendar),
      editions: ['Scheme of 1 October 2022'],
      dates: ['R1', 'L1', 'L2'].flatMap((exhibit) => papers.byExhibit(exhibit)?.now.date ?? []),
      entryOf,
      today,
    },
    head,
  );
const cells = (paper: Printed) =>
  paper.sections.flatMap(({ table }) => (table?.rows ?? []).map((row) => row.map((cell) => cell.map(({ text }) => text))));

describe('the chronology as a paper', () => {
  it('puts both accounts beside each other, each with exhibit, page, date and words, and says what bears the date', () => {
    const row = cells(chronology()).find(([date]) => date?.[0] === '7 May 2023');
    expect(row).toEqual([
      ['7 May 2023', 'known to the day; as in R1 (date in its words)', 'e1 (b)'],
      ['The resident says that nobody called.', 'contradicted; (b) in scope'],
      ['R1, 7 May 2023: “Nobody has called” (disclosed to the landlord only)'],
      ['L1 p2, 3 May 2023: “within 2 working days”'],
    ]);
  });

  it('says where no paper bears a date, and where a side is silent', () => {
    const row = cells(chronology()).find(([date]) => date?.[0] === 'August 2023');
    expect(row?.[0]?.[1]).toBe('known to the month; set by the investigator, borne by no paper cited');
    expect(row?.slice(2)).toEqual([['no passage cited'], ['no passage cited']]);
  });

  it('shows what was expected at its day, with how it stands, what was searched and what was asked for', () => {
    const row = cells(chronology()).find(([date]) => date?.[0] === 'by 5 May 2023');
    expect(row?.[0]?.[1]).toBe('expected; 2 working days from L1 of 3 May 2023');
    expect(row?.[1]).toEqual([
      'Expected: The LHM to call',
      'none seen; evidence: disputed; (b) in scope',
      'n1, Expected record not seen: Nothing shows a call. Searched for called on 12 February 2025: nothing found. Asked of the landlord on 3 February 2025: the call notes',
    ]);
  });

  it('names the filter at its head, with how much of the whole it shows', () => {
    expect(chronology().headingBlock.slice(0, 2)).toEqual([
      'Shown: everything in the chronology.',
      '2 events, 1 thing expected, 0 absences without a day.',
    ]);
    const shown = chronology({ headId: headId('b'), status: 'contradicted', from: '2023-05-01', words: 'called' });
    expect(shown.headingBlock.slice(0, 2)).toEqual([
      'Shown only: head (b), The noise; events that are “contradicted”; from 1 May 2023; with the words “called”.',
      '1 of 2 events, 0 of 1 thing expected, 0 absences without a day.',
    ]);
    expect(cells(shown)).toHaveLength(1);
    expect(reportText(chronology({ words: 'nowhere' }))).toContain('Nothing is shown by these filters.');
  });

  it('is a real table in HTML, with heads for columns and rows, on pages that lie on their side', async () => {
    const html = reportHtml(chronology());
    expect(await htmlFaults(html)).toEqual([]);
    expect(await htmlFaults(reportHtml(note(null)))).toEqual([]);
    expect(html.match(/<th scope="col">/g)).toHaveLength(4);
    expect(html.match(/<th scope="row">/g)).toHaveLength(3);
    expect(html).toContain('<caption>');
    expect(html).toContain('size: A4 landscape');
    expect(html).toContain('A &lt;visit&gt; &amp; more.');
    expect(html).toContain('Working paper: not to be issued.');
    expect(html).not.toMatch(/<script|<link|<img|https?:|url\(/);
  });

  it('is the same bytes in Word every time, under a name of its own', async () => {
    const [one, other] = await Promise.all([0, 1].map(() => buildPaper(chronology(), 'chronology', 'docx')));
    expect(one?.fileName).toBe('202400117 chronology.docx');
    expect(Buffer.compare(one?.bytes ?? new Uint8Array(), other?.bytes ?? new Uint8Array(1))).toBe(0);
  });
});

describe('the jurisdiction note', () => {
  it('says windows with precision and reason, exclusions with basis and what remains, and what follows the final response', () => {
    const text = reportText(note(null));
    expect(text).toContain('begins March 2023, known to the month');
    expect(text).toContain('Six months before the complaint.');
    expect(text).toContain(
      'It holds both the final response of 13 November 2023 and days after it: what follows needs a reason of its own.',
    );
    expect(text).toContain('Basis: complaints policy, section 2');
    expect(text).toContain('L2, 1 April 2022: Paper L2');
    expect(text).toContain('Can still be considered: Reports from March 2023.');
    expect(text).toContain('stands as context');
    expect(text).toContain('Policy in force.');
    expect(text).toContain('No window is set for this head: everything dated counts as in scope.');
    expect(text).toContain('Entries: 1 before scope, 2 in scope.');
  });

  it('says related complaints, and every limit with its working', () => {
    const text = reportText(note(null));
    expect(text).toContain('LFH-2');
    expect(text).toContain('raised September 2024');
    expect(text).toContain('The resident can: Ask for stage 2.');
    expect(text).toContain('after 28 September 2023, up to 10 October 2023: 8 working days; passed over 4 weekend days');
    expect(text).toContain('The months are full on 13 November 2024; 19 February 2024 is in time.');
  });

  it('on one head leaves the other heads out and keeps what belongs to all', () => {
    const text = reportText(note(headId('b')));
    expect(text).toContain('(b) The noise.');
    expect(text).not.toContain('(a) The lock.');
    expect(text).toContain('Effects on health.');
    expect(text).toContain('Basis: Scheme paragraph 42');
  });
});
