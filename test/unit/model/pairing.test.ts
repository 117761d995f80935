// Tests: what links say: elapsed working days, met and late only against something named, met in part, and the states of evidence.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absenceReadings } from '../../../db/model/absences.ts';
import { dayFromNumber, dayNumber, partialDate } from '../../../db/model/dates.ts';
import {
  type Absence,
  type Draft,
  type DraftRow,
  draftKinds,
  type Expectation,
  emptyAbsence,
  emptyExpectation,
  type Link,
  type LinkStep,
  linkSteps,
  type RequestState,
  requestStates,
} from '../../../db/model/draft.ts';
import {
  askedAndSearched,
  type EntryOf,
  expectationReadings,
  isAnswer,
  linksOfHead,
  pairedReports,
  unansweredReports,
} from '../../../db/model/pairing.ts';
import { calendarOf } from '../../../db/rules/index.ts';

const calendar = calendarOf({ calendar: 'england-and-wales' });
const row = <V>(id: string, value: V) => ({ id, revision: 1, key: id, position: 1, value });
const link = (id: string, part: Partial<Link>): DraftRow<'link'> =>
  row(id, {
    reportId: 'R3',
    stepId: 'L7',
    step: 'holding',
    verdict: 'linked',
    reportMarkId: null,
    stepMarkId: null,
    expectationId: null,
    note: '',
    ...part,
  });
const expectation = (id: string, part: Partial<Expectation>): DraftRow<'expectation'> =>
  row(id, { ...emptyExpectation('b'), text: id, ...part });
const absence = (id: string, part: Partial<Absence>): DraftRow<'absence'> => row(id, { ...emptyAbsence('b', 'x1'), ...part });
type Reasoned = Pick<Draft, 'link' | 'expectation' | 'absence' | 'request' | 'event'>;
const empty = Object.fromEntries(draftKinds.map((kind) => [kind, []])) as unknown as Draft;
const nothing: Reasoned = { link: [], expectation: [], absence: [], request: [], event: [] };

/** Dates of the second head of the reference report (Housing Ombudsman, determination 202334516), roles only. */
const days: Readonly<Record<string, string>> = {
  R3: '2023-04-18',
  L7: '2023-04-25',
  L8: '2023-05-03',
  R4: '2023-05-07',
  L9: '2023-05-11',
  L31: '2023-05-12',
};
const entryOf: EntryOf = (id) => {
  const day = days[id];
  if (day === undefined) return undefined;
  return { date: partialDate(day), side: id.startsWith('R') ? 'resident' : 'landlord', disclosure: 'both' };
};
const readings = (part: Partial<Reasoned>, today = '2025-04-25', of = entryOf) =>
  expectationReadings({ ...nothing, ...part }, of, calendar, today);

describe('the links of a head', () => {
  const mark = (id: string, entryId: string, headIds: string[]) => row(id, { entryId, headIds }) as unknown as DraftRow<'mark'>;
  const of = (headId: string | null, links: DraftRow<'link'>[], marks: DraftRow<'mark'>[] = []) =>
    linksOfHead({ link: links, expectation: [expectation('x1', { headId: 'a' })], mark: marks }, headId).map(({ id }) => id);

  it('are those whose expectation or passage says so, else those of a report marked for it, else all', () => {
    const links = [
      link('expected', { expectationId: 'x1' }),
      link('marked', { stepMarkId: 'm1' }),
      link('report', { reportId: 'R4' }),
      link('nothing', {}),
    ];
    const marks = [mark('m1', 'L7', ['b']), mark('m2', 'R4', ['a', 'b'])];
    expect(of(null, links, marks)).toEqual(['expected', 'marked', 'report', 'nothing']);
    expect(of('a', links, marks)).toEqual(['expected', 'report', 'nothing']);
    expect(of('b', links, marks)).toEqual(['marked', 'report', 'nothing']);
    // A mark for another head alone takes its report's links along; what the link itself says comes first.
    expect(of('a', [link('own', { reportMarkId: 'm3' }), link('by mark', {})], [mark('m3', 'R3', ['b'])])).toEqual([]);
  });
});

describe('what followed a report', () => {
  it('is counted in working days, without met or late where nothing was promised', () => {
    const [report] = pairedReports({ ...nothing, link: [link('b', { stepId: 'L8' }), link('a', {})] }, entryOf, calendar);
    expect(report?.steps.map(({ link: { id }, count, standing }) => [id, count?.workingDays, standing])).toEqual([
      ['a', 5, null],
      ['b', 10, null],
    ]);
    expect(report?.isAnswered).toBe(false);
  });

  it('answers only by a substantive step', () => {
    expect(linkSteps.filter(isAnswer)).toEqual(['answered', 'action', 'told', 'completed']);
    const answered = (step: LinkStep) => pairedReports({ ...nothing, link: [link('a', { step })] }, entryOf, calendar)[0]?.isAnswered;
    expect(answered('acknowledged')).toBe(false);
    expect(answered('action')).toBe(true);
  });

  it('leaves out what the investigator said does not belong', () => {
    expect(pairedReports({ ...nothing, link: [link('a', { verdict: 'not linked' })] }, entryOf, calendar)).toEqual([]);
  });

  it('counts nothing from a date that is no day, or backwards', () => {
    const vague: EntryOf = (id) => ({ date: partialDate(id === 'R3' ? '2023-05' : '2023-05-03'), side: 'resident', disclosure: 'both' });
    expect(pairedReports({ ...nothing, link: [link('a', {})] }, vague, calendar)[0]?.steps[0]?.count).toBeNull();
    expect(
      pairedReports({ ...nothing, link: [link('a', { reportId: 'L9', stepId: 'R3' })] }, entryOf, calendar)[0]?.steps[0]?.count,
    ).toBeNull();
  });
});

describe('an expectation', () => {
  const promised = { startEntryId: 'L9', limit: { amount: 2, unit: 'working days' as const } };

  it('is due so long after what it counts from, and not seen once that is past', () => {
    expect(readings({ expectation: [expectation('x1', promised)] })[0]).toMatchObject({
      start: '2023-05-11',
      due: '2023-05-15',
      standing: 'not seen',
    });
    expect(readings({ expectation: [expectation('x1', promised)] }, '2023-05-15')[0]?.standing).toBe('not yet due');
    expect(readings({ expectation: [expectation('x1', {})] })[0]?.standing).toBe('no date');
  });

  it('is met in part when the neighbour was spoken to and the resident not told', () => {
    const part = readings({
      expectation: [expectation('x1', { ...promised, steps: ['action', 'told'] })],
      link: [link('a', { reportId: 'R4', stepId: 'L31', step: 'action', expectationId: 'x1' })],
    })[0];
    expect(part).toMatchObject({ standing: 'in part', seen: ['action'], missing: ['told'], metOn: null, computedState: 'recorded' });
  });

  it('is met by the due day and late after it, however many days lie between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 20 }), (after, amount) => {
        const step = dayFromNumber(dayNumber('2023-05-11') + after);
        const of: EntryOf = (id) => ({ date: partialDate(id === 'step' ? step : '2023-05-11'), side: 'landlord', disclosure: 'both' });
        const given: Partial<Reasoned> = {
          expectation: [expectation('x1', { startEntryId: 'L9', limit: { amount, unit: 'working days' } })],
          link: [link('a', { reportId: 'L9', stepId: 'step', step: 'answered', expectationId: 'x1' })],
        };
        const reading = readings(given, '2030-01-01', of)[0];
        expect(reading?.standing).toBe(step <= (reading?.due ?? '') ? 'met' : 'late');
        expect(pairedReports({ ...nothing, ...given }, of, calendar)[0]?.steps[0]?.standing).toBe(reading?.standing);
      }),
    );
  });
});

describe('the state of evidence', () => {
  const state = (part: Partial<Reasoned>, of = entryOf) =>
    readings({ expectation: [expectation('x1', {})], ...part }, undefined, of)[0]?.computedState;
  const request = (value: RequestState): DraftRow<'request'> =>
    row('q1', {
      to: 'landlord',
      item: 'diary',
      why: '',
      asked: null,
      due: null,
      received: null,
      state: value,
      reply: '',
      headId: null,
      expectationId: null,
      chased: [],
      replies: [],
    });
  const event = (status: 'contradicted' | 'one side silent'): DraftRow<'event'> =>
    row('e1', { date: partialDate('2023-05-12'), text: 'x', status, headIds: [], cites: [{ kind: 'absence', id: 'n1' }] });
  const asked = [absence('n1', { requestId: 'q1' })];

  it('is told by what was asked, searched and found', () => {
    expect(state({})).toBe('not requested');
    expect(state({ absence: asked, request: [request('refused')] })).toBe('requested, not supplied');
    expect(state({ absence: asked, request: [request('asked')] })).toBe('requested, not supplied');
    expect(state({ absence: [absence('n1', { searched: { query: 'call', count: 0, on: null, found: null } })] })).toBe(
      'searched, none found',
    );
    expect(state({ absence: [absence('n1', {})], event: [event('one side silent')] })).toBe('asserted only');
    expect(state({ absence: [absence('n1', {})], event: [event('contradicted')] })).toBe('disputed');
    expect(state({ link: [link('a', { expectationId: 'x1' })] })).toBe('recorded');
    const hidden: EntryOf = (id) => ({ ...(entryOf(id) as NonNullable<ReturnType<EntryOf>>), disclosure: 'none' });
    expect(state({ link: [link('a', { expectationId: 'x1' })] }, hidden)).toBe('withheld from report');
  });

  it('says of requests and searches what is kept of them, and no more', () => {
    const searched = { none: [], nothing: [0], something: [3], both: [0, 3] } as const;
    const told = (asked: readonly RequestState[]) => Object.values(searched).map((found) => askedAndSearched(asked, found));
    const found = ['searched, none found', 'searched, some found', 'searched, some found'];
    const owed = Array<string>(4).fill('requested, not supplied');
    expect(told([])).toEqual([null, ...found]);
    expect(told(['supplied'])).toEqual(['supplied, not searched', ...found]);
    expect(told(['none-held'])).toEqual(['asked, none held', ...found]);
    expect(told(['part'])).toEqual(Array<string>(4).fill('supplied in part'));
    for (const state of ['asked', 'chased', 'refused', 'lapsed'] as const) expect(told([state]), state).toEqual(owed);
    expect(told(['supplied', 'refused'])).toEqual(owed);
    expect(told(['refused', 'none-held'])).toEqual(['asked, none held', ...found]);
  });

  it('never claims a search, an answer or a silence that is not kept, of an expectation or of an absence by itself', () => {
    const any = fc.record({
      asked: fc.option(fc.constantFrom(...requestStates), { nil: null }),
      count: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    });
    fc.assert(
      fc.property(any, ({ asked: answer, count }) => {
        const kept = {
          absence: [
            absence('n1', {
              requestId: answer === null ? null : 'q1',
              searched: count === null ? null : { query: 'call', count, on: null, found: null },
            }),
          ],
          request: answer === null ? [] : [request(answer)],
        };
        const said = state(kept) ?? '';
        const alone = {
          ...empty,
          ...kept,
          absence: kept.absence.map((each) => ({ ...each, value: { ...each.value, expectationId: null } })),
        };
        expect(absenceReadings(alone, entryOf, calendar, '2025-04-25', new Map())[0]?.computedState).toBe(said);
        if (said.startsWith('searched')) expect(count).not.toBeNull();
        expect(said === 'searched, none found' && count !== 0).toBe(false);
        expect(said === 'not requested').toBe(answer === null && count === null);
        if (answer === 'supplied' || answer === 'none-held' || answer === null) expect(said).not.toMatch(/not supplied|in part/);
        if (/none held/.test(said)) expect(answer).toBe('none-held');
      }),
    );
  });

  it('can be overruled, the computed one kept beside', () => {
    const reading = readings({ expectation: [expectation('x1', { stateOverride: 'disputed', stateReason: 'two accounts' })] })[0];
    expect([reading?.computedState, reading?.state]).toEqual(['not requested', 'disputed']);
  });
});

describe('unanswered reports', () => {
  const entry = (id: string, part: Partial<Parameters<typeof unansweredReports>[0][number]> = {}) => ({
    id,
    side: 'resident' as const,
    kind: 'email' as const,
    parentId: null,
    status: 'read' as const,
    scope: { a: 'before', b: 'in' } as const,
    ...part,
  });
  const unanswered = (entries: readonly ReturnType<typeof entry>[], links: readonly DraftRow<'link'>[], headId: string | null = null) =>
    unansweredReports(entries, { link: links }, headId).map(({ id }) => id);

  it('are those that nothing linked answers: an acknowledgement, a holding reply and a refused link do not', () => {
    const links = linkSteps.map((step) => link(step, { reportId: step, step }));
    const refused = link('no', { reportId: 'refused', step: 'answered', verdict: 'not linked' });
    const ids = [...linkSteps, 'refused', 'alone'];
    expect(
      unanswered(
        ids.map((id) => entry(id)),
        [...links, refused],
      ),
    ).toEqual(['acknowledged', 'holding', 'followed-up', 'refused', 'alone']);
  });

  it('are the resident’s own, in the scope of the head looked at; an attachment and what came again are no reports', () => {
    const entries = [
      entry('R1'),
      entry('R2', { scope: { a: 'before', b: 'after' } }),
      entry('R3', { scope: { a: 'before', b: 'context' } }),
      entry('R4', { status: 'duplicate' }),
      entry('R1.1', { parentId: 'R1', kind: 'picture' }),
      entry('R5#1', { parentId: 'R5', kind: 'record' }),
      { ...entry('L1'), side: 'landlord' as never },
    ];
    expect(unanswered(entries, [])).toEqual(['R1', 'R3', 'R5#1']);
    expect(unanswered(entries, [], 'a')).toEqual([]);
  });
});
