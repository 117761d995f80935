// Tests: applying a case file and writing it back: every field there and back, twice changes nothing, and each refusal names its place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseFileSchema } from '../../../db/model/caseFile.ts';
import type { Draft } from '../../../db/model/draft.ts';
import { Refusal } from '../../../db/model/fault.ts';
import { applyCaseFile, exportCaseFile } from '../../../db/review/caseFile.ts';
import { applied, emptyDraft, Papers } from './desk.ts';

const papers = () =>
  new Papers([
    { exhibit: 'R1', text: 'A box has been on the landing for two weeks.\nNobody came. Nobody wrote.' },
    { exhibit: 'R2', text: '' },
    { exhibit: 'L1', text: 'First page. We will call.\nSecond page. We will call.', pages: [0, 26] },
    { exhibit: 'L2#4', text: '2023-05-12 spoke to the neighbour' },
    { exhibit: 'R3', text: '', kind: 'picture' },
    { exhibit: 'L3', text: 'Scanned.', pages: [0, 8], kind: 'pdf' },
    {
      exhibit: 'L4',
      text: 'Raised\tFault\tDone\n1 May\tLift\t\n2 May\tDoor\t9 May',
      kind: 'sheet',
      cells: [
        ['1 May', 'Lift', ''],
        ['2 May', 'Door', '9 May'],
      ],
    },
    { exhibit: 'L4#2', text: '2 May\nDoor\n9 May', kind: 'record', cells: [['2 May', 'Door', '9 May']] },
  ]);

/** One of everything the format has, in the order export writes it. */
const whole = {
  format: 'case-file/1',
  mode: 'replace-draft',
  ruleSet: { body: 'uk-housing-ombudsman', scheme: 'scheme-2024', code: 'code-2022', template: 'classic' },
  received: '2024-02-01',
  reportDate: '2025-04-25',
  title: 'Larkfield Homes (LH)',
  stage: 'drafting',
  waitingOn: 'landlord',
  calendar: 'scotland',
  landlord: { name: 'Larkfield Homes', kind: 'housing association' },
  parties: [
    { id: 'wife', role: 'resident', names: ['Marta'], treatedAs: 'p1' },
    { id: 'p1', role: 'resident', names: ['Daniel'], aliases: ['D'], emails: ['d@post.example'], pronoun: 'they', label: 'the resident' },
  ],
  property: { type: 'flat', building: 'low-rise block' },
  tenancy: { kind: 'leaseholder', since: '2015' },
  household: 'Two adults.',
  jurisdictionNote: 'In time.',
  vulnerability: [{ source: 'landlord', text: 'none known', knownSince: '2023-01-02', adjustments: 'none', cites: ['R1', 'm1'] }],
  complaintSteps: [
    {
      id: 'first',
      stage: 1,
      sent: '2023-09-28',
      sentAs: 'form',
      treatedAs: 'stage 1',
      acknowledged: '2023-09-29',
      responded: '2023-10-10',
      points: ['door'],
      outcome: 'not upheld',
      offer: '£10',
      sought: 'repair',
      mediation: 'declined',
      cites: ['L1'],
    },
    { stage: 2 },
  ],
  relatedComplaints: [
    { reference: 'X-1', subject: 'noise', raised: '2024-09', stage: 1, responded: '2024-12-04', why: 'open', residentCan: 'escalate' },
  ],
  sections: {
    approach: ['We ask what is fair.'],
    complaint: 'The complaint is about:',
    background: [
      'The resident lives there.',
      { text: 'They wrote [[m1]]:', items: ['first', { text: 'second', items: ['deeper'], cites: ['n1'] }] },
    ],
  },
  heads: [
    {
      id: 'a',
      title: 'The door.',
      heading: 'The handling of the door',
      raisedBy: 'resident',
      raisedOn: '2023-09-28',
      inWords: 'it sticks',
      agreed: 'by call',
      why: 'plain',
      jurisdiction: 'yes',
      awareOn: '2023-04-01',
    },
    { id: 'b', title: 'The landing.' },
  ],
  scope: {
    windows: [
      { head: 'b', from: '2023-03', to: '2023-12-18', reason: 'six months' },
      { id: 'later', head: 'a', from: '2023-05-01', fromPrecision: 'about' },
    ],
    paragraphs: ['We look at 2023.'],
    exclusions: [
      {
        head: 'b',
        reason: 'historic',
        text: 'old',
        from: '2021-01-01',
        to: '2023-02-28',
        basis: 'policy',
        canConsider: 'distress',
        cites: ['L1'],
      },
      { reason: 'courts', topic: 'health', impact: 'illness', actor: 'insurer' },
    ],
  },
  events: [
    { id: 'e1', date: '2023-05-12', text: 'Spoke to the neighbour.', heads: ['b'], cites: ['L2#4'], status: 'one side silent' },
    { id: 'e2', date: '2023-05-01', until: '2023-05-31', text: 'Some day in May.' },
    { id: 'e3', date: '2023-05', precision: 'about', text: 'About May.' },
    { id: 'e4', text: 'At some time.' },
    { id: 'e5', date: '2023', text: 'In the year.' },
    { id: 'e6', date: '2023-05-31', precision: 'before', text: 'Before June.' },
  ],
  requests: [
    {
      id: 'q1',
      to: 'landlord',
      item: 'diary',
      why: 'promise',
      asked: '2025-01-06',
      due: '2025-01-20',
      received: '2025-01-19',
      state: 'part',
      reply: 'none',
      head: 'b',
      expectation: 'x1',
      chased: ['2025-01-13'],
      replies: [
        { item: 'May', standing: 'supplied', on: '2025-01-19', exhibits: ['L1'], made: 'at the time', putOn: '2025-01-21' },
        { item: 'June', standing: 'none-held', contact: 'c1', made: 'since' },
      ],
    },
  ],
  policies: [
    {
      id: 'pl1',
      name: 'Repairs policy',
      topic: 'repairs',
      from: '2022-04-01',
      to: '2024-03-31',
      cites: ['L1'],
      limits: [
        { id: 'tl1', text: 'An emergency', limit: { amount: 24, unit: 'hours' }, countsFrom: 'the report', step: 'action', cites: ['m2'] },
        { id: 'tl2', text: 'A letter', limit: { amount: 10, unit: 'working days' } },
      ],
    },
    { id: 'pl2', name: 'ASB policy' },
  ],
  expectations: [
    { id: 'x1', text: 'a call', due: '2023-05-05', head: 'b', cites: ['L1'], source: 'a list', seen: ['L1'] },
    {
      id: 'x2',
      text: 'an answer',
      policyLimit: 'tl2',
      countsFrom: 'R1',
      limit: { amount: 10, unit: 'working days' },
      steps: ['action', 'told'],
      state: { override: 'disputed', reason: 'two accounts' },
    },
    { id: 'x3', text: 'a case record', basis: 'record' },
  ],
  links: [
    { report: 'R1', followedBy: 'L2#4', step: 'action', reportMark: 'm1', stepMark: 'm2', expectation: 'x2', note: 'resident not told' },
    { id: 'no', report: 'R1', followedBy: 'L1', step: 'holding', verdict: 'not linked' },
  ],
  assertions: [
    { id: 'as1', text: 'All in time', head: 'a', cites: ['m2'], records: [{ exhibit: 'L2#4', verdict: 'conflicts', note: 'late' }] },
    { id: 'as2', text: 'Nobody came', madeBy: 'resident', records: [{ exhibit: 'L1', verdict: 'does not say' }] },
  ],
  series: [{ title: 'The door again', head: 'a', exhibits: ['R1', 'R2'] }],
  absences: [
    {
      id: 'n1',
      kind: 'record-missing',
      head: 'b',
      expectation: 'x1',
      request: 'q1',
      text: 'no call',
      searched: { query: 'call', count: 1, on: '2025-02-03', atMs: 1_738_540_800_000, found: ['L1'] },
      state: { override: 'requested, not supplied', reason: 'asked twice', by: 'A. Reed', on: '2025-02-03' },
      lookedAt: ['L1'],
    },
  ],
  contacts: [
    {
      id: 'c1',
      party: 'resident',
      how: 'call',
      direction: 'out',
      on: '2025-01-02',
      at: '10:30',
      text: 'Agreed the heads.',
      evidenceOf: 'resident',
    },
  ],
  items: [
    { exhibit: 'R1', title: 'E-mail about the box', date: '2023-05', side: 'landlord', kind: 'note', disclosure: 'none', why: 'private' },
  ],
  marks: [
    {
      id: 'm1',
      exhibit: 'R1',
      quote: 'on the landing',
      heads: ['b'],
      tags: ['mess'],
      stance: 'allegation',
      account: 'resident',
      eventDate: '2023-05',
      eventPrecision: 'about',
      scope: { override: 'context', reason: 'why not' },
      note: 'see',
      speaksAgainst: 'landlord',
    },
    { id: 'm2', exhibit: 'L1', quote: 'We will call.', page: 2 },
    { id: 'm3', exhibit: 'R3', areas: [{ x: 10, y: 20.5, width: 300, height: 40 }], heads: ['a'] },
    { id: 'm4', exhibit: 'L3', page: 2, areas: [{ x: 0, y: 0, width: 100, height: 50 }] },
    { id: 'm5', exhibit: 'L4', quote: 'Lift\t\nDoor\t9 May', cells: { rows: [1, 2], columns: [2, 3] } },
    { id: 'm6', exhibit: 'L4', cells: { rows: [1, 1], columns: [3, 3] } },
    { id: 'm7', exhibit: 'L4#2', quote: '9 May', cells: { columns: [3, 3] } },
  ],
  findings: [
    {
      head: 'a',
      paragraphs: [
        { text: 'The door was mended.', judgement: 'firm', id: 'door', cites: ['c1'] },
        { text: 'After the stage 2 response', form: 'heading' },
        { text: 'It opened again.', judgement: 'could have been better', comment: 'Ask for the log of May.\nRing them.' },
      ],
    },
    { head: 'b', paragraphs: ['[[p1|The resident]] wrote [[m1|“on the landing”]] [[e1]].', 'Nobody called.'] },
  ],
  determinations: [
    { head: 'a', outcome: 'no-maladministration', paragraph: '52', wording: 'None', reasons: 'met', restsOn: ['door'] },
    { head: 'b', outcome: 'service-failure' },
  ],
  offers: [
    {
      id: 'of1',
      amountGBP: 50,
      heads: ['b'],
      by: 'landlord',
      for: 'time and trouble',
      offeredOn: '2023-10-10',
      standing: 'refused',
      paidGBP: 20.5,
      paidOn: '2023-11-01',
      offset: 'included',
      offsetReason: 'same events',
      text: 'Stage 1.',
      cites: ['m2'],
    },
    { id: 'of2', amountGBP: 0 },
  ],
  orders: [
    {
      id: 'o1',
      heads: ['b'],
      kind: 'compensation',
      amountGBP: 100.5,
      parts: [{ for: 'distress', amountGBP: 100.5, head: 'b' }],
      due: { weeks: 4, from: 'report' },
      reason: 'fair',
      compliance: {
        startedOn: '2025-04-26',
        standing: 'complied',
        compliedOn: '2025-05-20',
        chased: ['2025-05-12'],
        remarks: 'by transfer',
        cites: ['L1'],
      },
      text: 'Pay.',
    },
  ],
  recommendations: ['Keep records.', { heads: ['a'], text: 'Look for trends.' }],
  waivers: [{ check: 'never-opened', place: 'R2', reason: 'blank', text: 'nothing in it' }],
  editionChanges: [
    { words: '12 May 2023', instead: 'May 2023' },
    { words: 'Ashby Road', instead: '' },
    { words: 'CC-4471', reason: 'Identifies nobody' },
    { words: 'Ashby Park' },
  ],
  partyComments: [
    {
      by: 'landlord',
      received: '2025-03-03',
      version: 2,
      paragraph: 'door',
      text: 'It was mended.',
      answer: 'Agreed.',
      changed: 'The day.',
    },
    { by: 'resident', received: '2025-03-04', text: 'Thank you.' },
  ],
  reviewRequests: [
    {
      by: 'resident',
      received: '2025-05-01',
      version: 3,
      grounds: ['facts'],
      text: 'The day is wrong.',
      newEvidence: 'A photograph.',
      cites: ['R1'],
      decidedBy: 'M. Manager',
      decidedOn: '2025-05-20',
      outcome: 'reviewed, decision stands',
      reasons: 'The day is that of the log.',
    },
    { by: 'landlord', received: '2025-05-02' },
  ],
};

function refusal(file: unknown, draft: Draft = emptyDraft()): { place: string | undefined; message: string } {
  try {
    applyCaseFile(file, { draft, evidence: papers() });
  } catch (problem) {
    if (problem instanceof Refusal) return { place: problem.fault.place, message: problem.fault.message };
    throw problem;
  }
  throw new Error('it was not refused');
}

describe('a case file', () => {
  it('comes back as it went in', () => {
    const evidence = papers();
    const draft = applied(whole, emptyDraft(), evidence);
    const back = exportCaseFile(draft, evidence);
    expect(back).toEqual(whole);
  });

  it('changes nothing when applied twice, nor when its own export is applied', () => {
    const evidence = papers();
    const draft = applied(whole, emptyDraft(), evidence);
    expect(applyCaseFile(whole, { draft, evidence })).toEqual({ changes: [], items: [] });
    expect(applyCaseFile(exportCaseFile(draft, evidence), { draft, evidence })).toEqual({ changes: [], items: [] });
  });

  it('needs only its format and heads, and removes what it does not have', () => {
    const evidence = papers();
    const before = applied(whole, emptyDraft(), evidence);
    const bare = { format: 'case-file/1', heads: [{ id: 'b', title: 'The landing.' }], partyComments: [], reviewRequests: [] };
    const draft = applied(bare, before, evidence);
    expect(draft.head.map((row) => [row.key, row.id])).toEqual([['b', before.head[1]?.id]]);
    const left = Object.entries(draft).filter(([kind, rows]) => rows.length > 0 && kind !== 'facts' && kind !== 'head');
    expect(left).toEqual([]);
    expect(draft.facts[0]?.value).toMatchObject({
      title: 'Larkfield Homes (LH)',
      received: '2024-02-01',
      stage: 'drafting',
      reportDate: null,
      household: '',
    });
    expect(evidence.byExhibit('R1')?.now.title).toBe('E-mail about the box');
  });

  it('takes comments of parties and requests for a review back only when it lists them', () => {
    const evidence = papers();
    const draft = applied(whole, emptyDraft(), evidence);
    const bare = applied({ format: 'case-file/1', heads: whole.heads }, draft, evidence);
    expect(bare.partyComment.map(({ value }) => value.by)).toEqual(['landlord', 'resident']);
    expect(bare.reviewRequest).toHaveLength(2);
    // The paragraph it was about is gone; what was said of it is not.
    expect(exportCaseFile(bare, evidence).partyComments?.[0]).not.toHaveProperty('paragraph');
    const emptied = applied({ format: 'case-file/1', heads: whole.heads, partyComments: [], reviewRequests: [] }, draft, evidence);
    expect([...emptied.partyComment, ...emptied.reviewRequest]).toEqual([]);
  });

  it('bug: a case file could say that a request was supplied over replies of which one was a refusal', () => {
    const replies = [
      { item: 'May', standing: 'supplied', on: '2025-01-19' },
      { item: 'June', standing: 'refused', on: '2025-01-23' },
    ];
    const file = {
      format: 'case-file/1',
      heads: whole.heads,
      requests: [{ id: 'q9', to: 'landlord', item: 'diary', state: 'supplied', received: '2025-01-19', replies }],
    };
    expect(applied(file, emptyDraft(), papers()).request[0]?.value).toMatchObject({ state: 'part', received: '2025-01-23' });
  });

  it('takes edits of items back only when it lists items', () => {
    const evidence = papers();
    const before = applied(whole, emptyDraft(), evidence);
    applied({ ...whole, items: [] }, before, evidence);
    expect(evidence.edited()).toEqual([]);
  });

  it('keeps the ids of rows whose name stays, also when they move', () => {
    const evidence = papers();
    const before = applied(whole, emptyDraft(), evidence);
    const turned = { ...whole, heads: [...whole.heads].reverse(), marks: [...whole.marks].reverse() };
    const draft = applied(turned, before, evidence);
    expect(draft.head.map((row) => row.id)).toEqual(before.head.map((row) => row.id).reverse());
    expect(draft.mark.map((row) => row.id)).toEqual(before.mark.map((row) => row.id).reverse());
    expect(applyCaseFile(turned, { draft, evidence }).changes).toEqual([]);
  });

  it('puts rows before those that point at them and removes them after', () => {
    const evidence = papers();
    const draft = applied(whole, emptyDraft(), evidence);
    const { changes } = applyCaseFile({ format: 'case-file/1', heads: [{ id: 'c', title: 'New.' }] }, { draft, evidence });
    const at = (kind: string) => changes.findIndex((change) => change.kind === kind && change.do === 'remove');
    expect(at('window')).toBeLessThan(at('head'));
    expect(at('absence')).toBeLessThan(at('expectation'));
    const removedParagraphs = changes.filter((change) => change.do === 'remove' && change.kind === 'paragraph').map((change) => change.id);
    for (const row of draft.paragraph) {
      if (row.value.parentId !== null)
        expect(removedParagraphs.indexOf(row.id)).toBeLessThan(removedParagraphs.indexOf(row.value.parentId));
    }
    const parties = applyCaseFile(whole, { draft: emptyDraft(), evidence: papers() }).changes.filter((change) => change.kind === 'party');
    expect(parties.map((change) => (change.do === 'put' ? change.key : ''))).toEqual(['p1', 'wife']);
  });

  it('brings words to NFC and finds quotations in spite of quotes and line ends', () => {
    const evidence = papers();
    const file = {
      format: 'case-file/1',
      heads: [{ id: 'a', title: 'cafe\u0301' }],
      marks: [{ id: 'm1', exhibit: 'R1', quote: 'two weeks. Nobody came.' }],
    };
    const draft = applied(file, emptyDraft(), evidence);
    expect(draft.head[0]?.value.title).toBe('café');
    expect(draft.mark[0]?.value.anchor).toMatchObject({ exact: 'two weeks.\nNobody came.', start: 34, page: null });
  });

  it('writes the words around a quotation that would not be found without them', () => {
    const evidence = papers();
    const file = {
      format: 'case-file/1',
      heads: [{ id: 'a', title: 'x' }],
      marks: [{ id: 'm1', exhibit: 'R1', quote: 'Nobody', suffix: ' wrote' }],
    };
    const draft = applied(file, emptyDraft(), evidence);
    const back = exportCaseFile(draft, evidence);
    expect(back.marks?.[0]).toMatchObject({ quote: 'Nobody', suffix: ' wrote.' });
    expect(applyCaseFile(back, { draft, evidence }).changes).toEqual([]);
  });

  it('takes an area as drawn and the words of cells from their sheet', () => {
    const { mark } = applied(
      { ...whole, marks: whole.marks.map(({ quote, ...mark }) => ('cells' in mark ? mark : { quote, ...mark })) },
      emptyDraft(),
      papers(),
    );
    const anchors = Object.fromEntries(mark.map(({ key, value }) => [key, value.anchor]));
    expect(anchors.m3).toMatchObject({
      exact: '',
      start: null,
      page: null,
      rects: [{ x: 10, y: 20.5, width: 300, height: 40 }],
      cells: null,
    });
    expect(anchors.m4).toMatchObject({ exact: '', start: null, page: 2, cells: null });
    expect(anchors.m5).toMatchObject({ exact: 'Lift\t\nDoor\t9 May', start: null, rects: [], cells: { rows: [1, 2], columns: [2, 3] } });
    expect(anchors.m6).toMatchObject({ exact: '', cells: { rows: [1, 1], columns: [3, 3] } });
    expect(anchors.m7).toMatchObject({ exact: '9 May', cells: { rows: null, columns: [3, 3] } });
  });

  it('is not written from a field that holds what the format cannot, and names it', () => {
    const evidence = papers();
    const before = applied(whole, emptyDraft(), evidence);
    const relatedComplaint = before.relatedComplaint.map((row) => ({ ...row, value: { ...row.value, raised: 'last autumn' } }));
    expect(() => exportCaseFile({ ...before, relatedComplaint }, evidence)).toThrow(/^relatedComplaints\[0\]\.raised: /);
    expect(() => exportCaseFile(emptyDraft(), evidence)).toThrow(/no head of complaint/);
  });

  const base = {
    format: 'case-file/1',
    heads: [
      { id: 'a', title: 'x' },
      { id: 'b', title: 'y' },
    ],
  };
  const area = { x: 1, y: 2, width: 3, height: 4 };
  it.each([
    ['not a file', 'no', '', /fields in curly brackets/],
    ['another format', { ...base, format: 'case-file/2' }, 'format', /case-file\/1/],
    ['no heads', { format: 'case-file/1' }, 'heads', /needed and is not there/],
    ['an empty list of heads', { format: 'case-file/1', heads: [] }, 'heads', /at least one/],
    ['a word that is none of those known', { ...base, stage: 'asleep' }, 'stage', /"enquiry" or "assessment"/],
    ['an unknown key', { ...base, colour: 'red' }, '', /has no "colour"/],
    [
      'an unknown key deep down',
      { ...base, findings: [{ head: 'a', paragraphs: ['x', { text: 'y', cite: ['m1'] }] }] },
      'findings[0].paragraphs[1]',
      /has no "cite"/,
    ],
    [
      'a wrong type deep down',
      { ...base, findings: [{ head: 'a', paragraphs: [{ text: 'y', items: [{ text: 3 }] }] }] },
      'findings[0].paragraphs[0].items[0].text',
      /words in quotation marks/,
    ],
    [
      'an unknown cite',
      { ...base, findings: [{ head: 'a', paragraphs: ['x', { text: 'y', cites: ['m9'] }] }] },
      'findings[0].paragraphs[1].cites[0]',
      /"m9" is no mark/,
    ],
    [
      'an unknown cite in an item',
      { ...base, sections: { background: [{ text: 'y', items: [{ text: 'z', cites: ['R1', 'R99'] }] }] } },
      'sections.background[0].items[0].cites[1]',
      /no exhibit R99/,
    ],
    [
      'an unknown name in the words',
      { ...base, findings: [{ head: 'a', paragraphs: ['see [[m9]]'] }] },
      'findings[0].paragraphs[0]',
      /"m9"/,
    ],
    [
      'a name that locks no words',
      {
        ...base,
        contacts: [{ id: 'c1', party: 'r', how: 'call', direction: 'in', on: '2025-01-01', text: 't' }],
        findings: [{ head: 'a', paragraphs: ['see [[c1|words]]'] }],
      },
      'findings[0].paragraphs[0]',
      /locked to a mark only/,
    ],
    ['an unknown head of findings', { ...base, findings: [{ head: 'c', paragraphs: [] }] }, 'findings[0].head', /no head "c"/],
    [
      'an unknown head of a mark',
      { ...base, marks: [{ id: 'm1', exhibit: 'R1', quote: 'box', heads: ['a', 'z'] }] },
      'marks[0].heads[1]',
      /no head "z"/,
    ],
    ['an unknown head of a window', { ...base, scope: { windows: [{ head: 'z' }] } }, 'scope.windows[0].head', /no head "z"/],
    ['a day that is not', { ...base, reportDate: '2025-02-30' }, 'reportDate', /not a day such as/],
    ['a month that is not', { ...base, events: [{ id: 'e1', date: '2023-13', text: 'x' }] }, 'events[0].date', /not a/],
    [
      'a mark’s day that is not',
      { ...base, marks: [{ id: 'm1', exhibit: 'R1', quote: 'box', eventDate: '2023-02-30' }] },
      'marks[0].eventDate',
      /./,
    ],
    [
      'a window that ends before it starts',
      { ...base, scope: { windows: [{ head: 'a', from: '2023-05', to: '2023-04-30' }] } },
      'scope.windows[0].to',
      /ends before/,
    ],
    [
      'an exclusion that ends before it starts',
      { ...base, scope: { exclusions: [{ reason: 'other', from: '2023-05-02', to: '2023-05-01' }] } },
      'scope.exclusions[0].to',
      /ends before/,
    ],
    [
      'an event that ends before it starts',
      { ...base, events: [{ id: 'e1', date: '2023-05-02', until: '2023-05-01', text: 'x' }] },
      'events[0].date',
      /ends before/,
    ],
    [
      'an end without "between"',
      { ...base, events: [{ id: 'e1', date: '2023-05-02', until: '2023-05-03', precision: 'about', text: 'x' }] },
      'events[0].date',
      /"between"/,
    ],
    ['a quotation that is not there', { ...base, marks: [{ id: 'm1', exhibit: 'R1', quote: 'a bicycle' }] }, 'marks[0].quote', /not in R1/],
    [
      'a quotation on another page',
      { ...base, marks: [{ id: 'm1', exhibit: 'L1', quote: 'First page', page: 2 }] },
      'marks[0].quote',
      /not in page 2 of L1/,
    ],
    [
      'a page that is not there',
      { ...base, marks: [{ id: 'm1', exhibit: 'L1', quote: 'First page', page: 3 }] },
      'marks[0].page',
      /2 pages/,
    ],
    [
      'a quotation that is there twice',
      { ...base, marks: [{ id: 'm1', exhibit: 'R1', quote: 'Nobody' }] },
      'marks[0].quote',
      /2 times in R1/,
    ],
    ['a mark of nothing', { ...base, marks: [{ id: 'm1', exhibit: 'R1' }] }, 'marks[0]', /one of quote, areas and cells/],
    [
      'words and an area in one',
      { ...base, marks: [{ id: 'm1', exhibit: 'R3', quote: 'x', areas: [area] }] },
      'marks[0]',
      /one of quote, areas/,
    ],
    [
      'an area without a height',
      { ...base, marks: [{ id: 'm1', exhibit: 'R3', areas: [{ ...area, height: 0 }] }] },
      'marks[0].areas[0]',
      /a height/,
    ],
    ['an area of words', { ...base, marks: [{ id: 'm1', exhibit: 'R1', areas: [area] }] }, 'marks[0].areas', /R1 is no picture/],
    ['an area of no page', { ...base, marks: [{ id: 'm1', exhibit: 'L3', areas: [area] }] }, 'marks[0].areas', /needs the page/],
    [
      'an area of a page there is not',
      { ...base, marks: [{ id: 'm1', exhibit: 'L3', page: 3, areas: [area] }] },
      'marks[0].page',
      /2 pages/,
    ],
    [
      'an area of a page of a picture',
      { ...base, marks: [{ id: 'm1', exhibit: 'R3', page: 1, areas: [area] }] },
      'marks[0].page',
      /no pages/,
    ],
    ['cells of a letter', { ...base, marks: [{ id: 'm1', exhibit: 'R1', cells: { columns: [1, 1] } }] }, 'marks[0].cells', /no sheet/],
    [
      'cells in no row',
      { ...base, marks: [{ id: 'm1', exhibit: 'L4', cells: { columns: [1, 1] } }] },
      'marks[0].cells.rows',
      /need their rows/,
    ],
    [
      'rows of a record',
      { ...base, marks: [{ id: 'm1', exhibit: 'L4#2', cells: { rows: [2, 2], columns: [1, 1] } }] },
      'marks[0].cells.rows',
      /one row already/,
    ],
    [
      'a row that is not there',
      { ...base, marks: [{ id: 'm1', exhibit: 'L4', cells: { rows: [2, 3], columns: [1, 1] } }] },
      'marks[0].cells.rows',
      /not all of these rows/,
    ],
    [
      'a column that is not there',
      { ...base, marks: [{ id: 'm1', exhibit: 'L4', cells: { rows: [2, 2], columns: [3, 4] } }] },
      'marks[0].cells.columns',
      /not all of these columns/,
    ],
    [
      'a span turned round',
      { ...base, marks: [{ id: 'm1', exhibit: 'L4', cells: { rows: [2, 1], columns: [1, 1] } }] },
      'marks[0].cells.rows',
      /from the lower/,
    ],
    [
      'cells that say something else',
      { ...base, marks: [{ id: 'm1', exhibit: 'L4', quote: 'Roof', cells: { rows: [1, 1], columns: [2, 2] } }] },
      'marks[0].quote',
      /say: "Lift"/,
    ],
    ['a quotation from what has no text', { ...base, marks: [{ id: 'm1', exhibit: 'R2', quote: 'box' }] }, 'marks[0].quote', /no text/],
    [
      'a mark on an exhibit that is not there',
      { ...base, marks: [{ id: 'm1', exhibit: 'R9', quote: 'box' }] },
      'marks[0].exhibit',
      /no exhibit R9/,
    ],
    ['an item that is not there', { ...base, items: [{ exhibit: 'R9' }] }, 'items[0].exhibit', /no exhibit R9/],
    ['an item listed twice', { ...base, items: [{ exhibit: 'R1' }, { exhibit: 'R1' }] }, 'items[1].exhibit', /twice/],
    [
      'a head named twice',
      {
        ...base,
        heads: [
          { id: 'a', title: 'x' },
          { id: 'a', title: 'y' },
        ],
      },
      'heads[1].id',
      /heads\[0\]\.id/,
    ],
    [
      'a paragraph named twice',
      { ...base, sections: { background: [{ id: 'f', text: 'x' }] }, findings: [{ head: 'a', paragraphs: [{ id: 'f', text: 'y' }] }] },
      'findings[0].paragraphs[0].id',
      /sections\.background\[0\]/,
    ],
    [
      'a name two kinds share',
      { ...base, marks: [{ id: 'm1', exhibit: 'R1', quote: 'box' }], events: [{ id: 'm1', text: 'x' }] },
      'events[0].id',
      /marks\[0\]/,
    ],
    ['a name reserved for exhibits', { ...base, events: [{ id: 'R1', text: 'x' }] }, 'events[0].id', /reserved/],
    [
      'people treated as one another',
      {
        ...base,
        parties: [
          { id: 'p', role: 'r', treatedAs: 'q' },
          { id: 'q', role: 'r', treatedAs: 'p' },
        ],
      },
      'parties[0].treatedAs',
      /treated as itself/,
    ],
    ['a person treated as nobody', { ...base, parties: [{ id: 'p', role: 'r', treatedAs: 'q' }] }, 'parties[0].treatedAs', /no party "q"/],
    [
      'an absence without its expectation',
      { ...base, absences: [{ id: 'n1', kind: 'record-missing', expectation: 'x9' }] },
      'absences[0].expectation',
      /no expectation "x9"/,
    ],
    ['an unknown outcome', { ...base, determinations: [{ head: 'a', outcome: 'guilty' }] }, 'determinations[0].outcome', /service-failure/],
    [
      'a head determined twice',
      {
        ...base,
        determinations: [
          { head: 'a', outcome: 'withdrawn' },
          { head: 'a', outcome: 'withdrawn' },
        ],
      },
      'determinations[1].head',
      /already/,
    ],
    [
      'findings in two places',
      {
        ...base,
        findings: [
          { head: 'a', paragraphs: [] },
          { head: 'a', paragraphs: [] },
        ],
      },
      'findings[1].head',
      /already/,
    ],
    ['an unknown rule set', { ...base, ruleSet: { body: 'nowhere' } }, 'ruleSet.body', /"nowhere"/],
    ['an unknown check', { ...base, waivers: [{ check: 'luck', place: 'x', reason: 'y' }] }, 'waivers[0].check', /no check "luck"/],
    [
      'a day that is not given',
      { ...base, events: [{ id: 'e1', date: '2023-05', precision: 'day', text: 'x' }] },
      'events[0].date',
      /names no day/,
    ],
    [
      'a span without an end',
      { ...base, events: [{ id: 'e1', date: '2023-05-01', precision: 'between', text: 'x' }] },
      'events[0].date',
      /its end/,
    ],
    ['an end of no date', { ...base, events: [{ id: 'e1', until: '2023-05-01', text: 'x' }] }, 'events[0].date', /Write the date too/],
    ['a precision of no date', { ...base, items: [{ exhibit: 'R1', precision: 'about' }] }, 'items[0].date', /Write the date too/],
    [
      'an order due twice over',
      { ...base, orders: [{ id: 'o1', text: 'pay', due: { weeks: 4, date: '2025-05-01' } }] },
      'orders[0].due',
      /not both/,
    ],
    [
      'an order due beyond the calendar',
      { ...base, orders: [{ id: 'o1', text: 'pay', due: { weeks: 99_999_999 } }] },
      'orders[0].due.weeks',
      /at most/,
    ],
    ['more money than there is', { ...base, orders: [{ id: 'o1', text: 'pay', amountGBP: 1e300 }] }, 'orders[0].amountGBP', /at most/],
    ['part of a penny', { ...base, orders: [{ id: 'o1', text: 'pay', amountGBP: 1.005 }] }, 'orders[0].amountGBP', /two decimals/],
  ])('is refused whole for %s', (_name, file, place, words) => {
    const said = refusal(file);
    expect(said.place).toBe(place);
    expect(said.message).toMatch(words);
    expect(said.message).toMatch(/\.$/);
  });

  it('takes a month or a year for the whole of it, however much of the date is written', () => {
    const given = {
      ...base,
      events: [
        { id: 'e1', date: '2023-05-01', precision: 'month', text: 'x' },
        { id: 'e2', date: '2023-05-01', precision: 'year', text: 'y' },
      ],
    };
    const draft = applied(given, emptyDraft(), papers());
    expect(draft.event.map(({ value }) => value.date)).toEqual([
      { earliest: '2023-05-01', latest: '2023-05-31', precision: 'month' },
      { earliest: '2023-01-01', latest: '2023-12-31', precision: 'year' },
    ]);
    expect(applyCaseFile(exportCaseFile(draft, papers()), { draft, evidence: papers() }).changes).toEqual([]);
  });

  it('keeps both ends of every date that lies between two', () => {
    const between = { date: '2023-05-01', until: '2023-05-03' };
    const given = {
      ...base,
      scope: { windows: [{ head: 'a', from: '2023-01', fromUntil: '2023-02', to: '2023-05-01', toUntil: '2023-06-30' }] },
      events: [{ id: 'e1', ...between, text: 'x' }],
      marks: [{ id: 'm1', exhibit: 'R1', quote: 'box', eventDate: between.date, eventUntil: between.until }],
    };
    const evidence = papers();
    const draft = applied(given, emptyDraft(), evidence);
    const exported = exportCaseFile(draft, evidence);
    expect(exported.scope?.windows).toMatchObject([
      { from: '2023-01-01', fromUntil: '2023-02-28', to: '2023-05-01', toUntil: '2023-06-30' },
    ]);
    expect(exported.events).toMatchObject([between]);
    expect(exported.marks).toMatchObject([{ eventDate: between.date, eventUntil: between.until }]);
    expect(applyCaseFile(exported, { draft, evidence }).changes).toEqual([]);
  });

  it('comes back unchanged whatever its paragraphs, dates and orders', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '.', '£', '“', '”'), minLength: 1, maxLength: 12 });
    const cites = fc.uniqueArray(fc.constantFrom('R1', 'L1', 'm1', 'e1'), { minLength: 1, maxLength: 3 });
    const text = fc.tuple(words, fc.constantFrom('', '[[m1]]', '[[e1]]', '[[m1|locked]]')).map((parts) => parts.join(''));
    const { paragraph } = fc.letrec((tie) => ({
      paragraph: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.record({ text, cites }),
        fc.record({ text, items: fc.array(tie('paragraph'), { minLength: 1, maxLength: 3 }) }),
      ),
    }));
    const list = fc.array(paragraph, { minLength: 1, maxLength: 4 });
    const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'));
    const date = fc.oneof(
      month.map((each) => `2023-${each}`),
      month.map((each) => `2022-${each}-28`),
      fc.constant('2021'),
    );
    const file = fc.record({
      background: list,
      findings: list,
      dates: fc.array(date, { minLength: 1, maxLength: 4 }),
      pence: fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(file, ({ background, findings, dates, pence }) => {
        const given = {
          format: 'case-file/1',
          mode: 'replace-draft',
          ruleSet: { body: 'uk-housing-ombudsman' },
          received: '2024-02-19',
          title: 'Larkfield Homes',
          stage: 'enquiry',
          waitingOn: 'nobody',
          calendar: 'england-and-wales',
          landlord: { name: 'Larkfield Homes' },
          heads: [{ id: 'a', title: 'x' }],
          sections: { background },
          events: dates.map((each, index) => ({ id: `e${index + 1}`, date: each, text: 'x' })),
          marks: [{ id: 'm1', exhibit: 'R1', quote: 'box' }],
          findings: [{ head: 'a', paragraphs: findings }],
          orders: pence.map((each, index) => ({ id: `o${index + 1}`, text: 'pay', amountGBP: each / 100 })),
        };
        const evidence = papers();
        const draft = applied(given, emptyDraft(), evidence);
        expect(exportCaseFile(draft, evidence)).toEqual(caseFileSchema.parse(given));
        expect(applyCaseFile(given, { draft, evidence })).toEqual({ changes: [], items: [] });
      }),
      { numRuns: 60 },
    );
  });
});
