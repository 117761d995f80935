// Owns: small draft values for tests of the store, all invented.
import { type DraftChange, type DraftKind, type DraftValue, draftKinds, emptyAbsence, emptyExpectation } from '../../db/model/draft.ts';

const unknown = { earliest: null, latest: null, precision: 'unknown' } as const;

/** A head with this title and nothing else said. */
export function head(title: string): DraftValue<'head'> {
  return { title, heading: '', raisedBy: '', raisedOn: null, inWords: '', agreed: '', why: '', jurisdiction: '', awareOn: null };
}

/** A findings paragraph of one text run. */
export function paragraph(text: string, headId: string | null = null): DraftValue<'paragraph'> {
  return {
    section: 'findings',
    headId,
    parentId: null,
    runs: [{ kind: 'text', text }],
    cites: [],
    form: 'paragraph',
    judgement: '',
    comment: '',
  };
}

/** One value of every kind; what points at something points at nothing or at the ids given. */
export function oneOfEach(ids: {
  readonly headId: string;
  readonly entryId: string;
  /** Ids of the rows that a limit, a record of an assertion, a determination's reasons and a note on compliance belong to; `headId` where nobody asks. */
  readonly policyId?: string;
  readonly assertionId?: string;
  readonly paragraphId?: string;
  readonly orderId?: string;
}): { readonly [K in DraftKind]: DraftValue<K> } {
  const { headId, entryId, policyId = headId, assertionId = headId, paragraphId = headId, orderId = headId } = ids;
  const cites = [{ kind: 'entry' as const, id: entryId }];
  return {
    facts: {
      title: 'Larkfield Homes',
      landlordName: 'Larkfield Homes',
      landlordKind: 'housing association',
      received: '2024-03-04',
      reportDate: null,
      ruleBody: 'uk-housing-ombudsman',
      ruleScheme: '',
      ruleCode: '',
      ruleTemplate: '',
      propertyType: '1-bedroom flat',
      propertyBuilding: '',
      tenancyKind: '',
      tenancySince: '',
      household: '',
      jurisdictionNote: '',
      complaintIntro: '',
      stage: 'evidence',
      waitingOn: 'landlord',
      calendar: 'england-and-wales',
    },
    party: {
      role: 'resident',
      names: ['Ana Quill'],
      aliases: [],
      emails: ['ana@post.example'],
      pronoun: 'she',
      label: 'the resident',
      treatedAs: null,
    },
    vulnerability: { source: 'landlord', text: 'Asthma', knownSince: '2023-01-02', adjustments: '', cites },
    complaintStep: {
      stage: 1,
      sent: '2023-09-28',
      sentAs: '',
      treatedAs: 'stage 1',
      acknowledged: null,
      responded: '2023-10-10',
      points: ['The lock', 'The noise'],
      outcome: '',
      offer: '',
      sought: '',
      mediation: '',
      cites,
    },
    relatedComplaint: { reference: 'C-17', subject: '', raised: '2024-09', stage: null, responded: null, why: '', residentCan: '' },
    head: head('Repairs to the lock'),
    window: { headId, from: { earliest: '2023-03-01', latest: '2023-03-31', precision: 'month' }, to: null, reason: 'Six months' },
    exclusion: {
      headId: null,
      reason: 'historic',
      text: '',
      from: '2021-01-01',
      to: '2022-12-31',
      topic: '',
      impact: '',
      actor: '',
      basis: '',
      canConsider: '',
      cites,
    },
    event: { date: unknown, text: 'The lock failed', status: 'unsettled', headIds: [headId], cites },
    request: {
      to: 'landlord',
      item: 'Repair log',
      why: '',
      asked: '2025-01-06',
      due: '2025-01-20',
      received: null,
      state: 'part',
      reply: '',
      headId,
      expectationId: null,
      chased: ['2025-01-27'],
      replies: [
        {
          item: 'Jobs of 2023',
          standing: 'supplied',
          on: '2025-01-20',
          contactId: null,
          entryIds: [entryId],
          made: 'at the time',
          putOn: null,
        },
      ],
    },
    policy: { name: 'Repairs policy', topic: 'repairs', from: '2022-04-01', to: null, cites },
    policyLimit: {
      policyId,
      text: 'An emergency is attended',
      limit: { amount: 24, unit: 'hours' },
      countsFrom: 'the report',
      step: 'action',
      cites,
    },
    expectation: { ...emptyExpectation(headId), text: 'A call', due: '2023-05-05', cites, startEntryId: entryId, steps: ['told'] },
    link: {
      reportId: entryId,
      stepId: entryId,
      step: 'holding',
      verdict: 'linked',
      reportMarkId: null,
      stepMarkId: null,
      expectationId: null,
      note: '',
    },
    assertion: { text: 'All were attended in time', madeBy: 'landlord', headId, cites },
    assertionRecord: { assertionId, entryId, verdict: 'agrees', note: '' },
    series: { title: 'The lock failed', headId, entryIds: [entryId] },
    absence: {
      ...emptyAbsence(headId, null),
      searched: { query: 'call', count: 0, on: null, found: null },
      searchedMs: 7,
      lookedAt: [entryId],
    },
    mark: {
      entryId,
      anchor: { exact: 'the lock', prefix: '', suffix: '', start: 3, end: 11, extractionId: null, page: null, rects: [], cells: null },
      headIds: [headId],
      tags: ['repairs'],
      stance: '',
      account: null,
      eventDate: null,
      scopeOverride: 'context',
      scopeReason: 'Sets the scene',
      note: '',
      speaksAgainst: 'landlord',
      disclosure: null,
      disclosureWhy: '',
    },
    paragraph: paragraph('The landlord fitted a new lock.', headId),
    determination: { headId, outcome: 'no-maladministration', paragraph: '52', wording: '', reasons: '', restsOn: [paragraphId] },
    offer: {
      headIds: [headId],
      by: 'landlord',
      for: 'distress and inconvenience',
      amountPence: 5000,
      offeredOn: '2023-10-10',
      standing: 'offered',
      paidPence: 2500,
      paidOn: '2023-11-01',
      offset: 'included',
      offsetReason: '',
      text: '',
      cites,
    },
    order: {
      headIds: [headId],
      orderKind: 'compensation',
      text: 'Pay the resident',
      amountPence: 10_000,
      parts: [{ for: 'distress and inconvenience', amountPence: 10_000, headId }],
      due: { weeks: 4, from: 'report' },
      reason: '',
    },
    compliance: {
      orderId,
      startedOn: null,
      standing: 'in part',
      compliedOn: null,
      chased: ['2025-05-26'],
      remarks: 'Half was paid',
      cites,
    },
    recommendation: { headIds: [], text: 'Review the log' },
    waiver: { check: 'never-opened', place: 'L1', reason: 'Seen elsewhere', text: '', finding: '' },
    editionChange: { words: '12 May 2023', instead: 'May 2023', reason: '' },
    comment: {
      paragraphId: null,
      exact: 'late',
      prefix: 'It came ',
      suffix: '.',
      text: 'By how much?',
      by: 'M. Manager',
      version: 1,
      fileName: '',
      standing: 'open',
      answer: '',
    },
    returnedChange: {
      fileName: 'report.docx',
      change: 'words',
      author: 'M. Manager',
      on: '2026-03-02',
      paragraphId: null,
      place: 'Background',
      before: 'late',
      after: '3 days late',
      prefix: 'It came ',
      suffix: '.',
      afterId: null,
      standing: 'open',
    },
    partyComment: {
      by: 'landlord',
      received: '2026-03-02',
      version: 1,
      paragraphId: null,
      text: 'The log says otherwise.',
      answer: '',
      changed: '',
    },
    reviewRequest: {
      by: 'resident',
      received: '2026-03-02',
      version: 1,
      grounds: ['new-facts'],
      text: 'A letter was found.',
      newEvidence: 'The letter',
      cites,
      decidedBy: '',
      decidedOn: null,
      outcome: '',
      reasons: '',
    },
    contact: {
      party: 'resident',
      how: 'call',
      direction: 'out',
      on: '2025-02-03',
      at: '10:30',
      text: 'Asked for the diary',
      evidenceOf: null,
    },
  };
}

/** Changes that make one row of each of `values`, in the order of the kinds. */
export function puts(values: { readonly [K in DraftKind]?: DraftValue<K> }, idOf: (kind: DraftKind) => string): DraftChange[] {
  return draftKinds
    .filter((kind) => values[kind] !== undefined)
    .map((kind) => ({ do: 'put', kind, id: idOf(kind), seenRevision: null, value: values[kind] }) as DraftChange);
}
