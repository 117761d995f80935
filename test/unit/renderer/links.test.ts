// Tests: where links stand among the lines, which lane each tie runs in, what is open, what has its other end elsewhere, and what cards say.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partialDate } from '../../../db/model/dates.ts';
import { type DraftRow, emptyExpectation, type Link, type LinkStep } from '../../../db/model/draft.ts';
import type { Side } from '../../../db/model/entry.ts';
import { expectationReadings, pairedReports } from '../../../db/model/pairing.ts';
import { calendarOf } from '../../../db/rules/index.ts';
import { axisLines } from '../../../renderer/features/sideBySide/axisLines.ts';
import { inLanes, linksOfList, mostLanes, type Tie, tiesAcross } from '../../../renderer/features/sideBySide/links.ts';
import { cardWords } from '../../../renderer/features/sideBySide/linkWords.ts';
import { axisRow } from './axisRow.ts';

const calendar = calendarOf({ calendar: 'england-and-wales' });
const rowOf = <V>(id: string, value: V) => ({ id, revision: 1, key: id, position: 1, value });
const link = (reportId: string, stepId: string, step: LinkStep, part: Partial<Link> = {}): DraftRow<'link'> =>
  rowOf(`${reportId} ${stepId} ${step}`, {
    reportId,
    stepId,
    step,
    verdict: 'linked',
    reportMarkId: null,
    stepMarkId: null,
    expectationId: null,
    note: '',
    ...part,
  });
/** Dates of the second head of the reference report (Housing Ombudsman, determination 202334516), roles only. */
const rows = [
  ['R3', '2023-04-18'],
  ['L7', '2023-04-25'],
  ['L8', '2023-05-03'],
  ['R4', '2023-05-07'],
  ['L9', '2023-05-11'],
  ['L31', '2023-05-12'],
].map(([id = '', day = '']) => axisRow(id, id.startsWith('R') ? 'resident' : 'landlord', partialDate(day)));
const promise = rowOf('x1', {
  ...emptyExpectation(null),
  text: 'the LHM to make contact',
  startEntryId: 'L8',
  limit: { amount: 2, unit: 'working days' as const },
});

function made(links: readonly DraftRow<'link'>[], only: Side | null = null, expectation: readonly DraftRow<'expectation'>[] = []) {
  const entryOf = (id: string) => rows.find((row) => row.id === id);
  const draft = { link: links, expectation, absence: [], request: [], event: [] };
  const paired = pairedReports(draft, entryOf, calendar);
  const readings = expectationReadings(draft, entryOf, calendar, '2025-04-25');
  const shown = rows.filter(({ side }) => only === null || side === only);
  const lines = axisLines({ rows: shown, contacts: [], readings, draft: { head: [], window: [], exclusion: [] }, headId: null, calendar });
  const at = (id: string) => lines.findIndex((line) => line.kind === 'line' && (line.resident?.id === id || line.landlord?.id === id));
  return { paired, lines, at, ...linksOfList(lines, paired, readings) };
}

describe('links among the lines', () => {
  it('tie a report to each step on one trunk, open while nothing answers', () => {
    const { ties, at } = made([link('R3', 'L7', 'holding'), link('R3', 'L8', 'holding')]);
    expect(ties).toHaveLength(1);
    expect(ties[0]).toMatchObject({
      originId: 'R3',
      top: at('R3'),
      bottom: at('L8'),
      open: { index: at('L8'), isExpected: false },
      lane: 0,
      branches: [
        { index: at('L7'), isAnswer: false },
        { index: at('L8'), isAnswer: false },
      ],
    });
  });

  it('are closed by a step that answers, and run side by side where two cross', () => {
    const { ties } = made([link('R3', 'L31', 'action'), link('R4', 'L9', 'holding'), link('R4', 'L31', 'told')]);
    expect(ties.map(({ originId, lane, open }) => [originId, lane, open])).toEqual([
      ['R3', 0, null],
      ['R4', 1, null],
    ]);
  });

  it('whose other end is not in the list are stubs on either end, and nothing is said to be unseen', () => {
    const links = [link('R3', 'L7', 'holding'), link('R3', 'L8', 'holding')];
    expect(made(links, 'resident')).toMatchObject({ ties: [], stubs: [{ index: 0, side: 'resident', isOut: true }] });
    const { ties, stubs } = made(links, 'landlord');
    expect([ties, stubs.map(({ isOut }) => isOut)]).toEqual([[], [false, false]]);
  });

  it('tie an unmet expectation from the paper it counts from to its due day, and let a met one be', () => {
    const { ties, lines, at } = made([], null, [promise]);
    const due = lines.findIndex(({ kind }) => kind === 'expected');
    expect(lines[due]).toMatchObject({ due: '2023-05-05' });
    expect(ties).toMatchObject([{ originId: 'L8', top: at('L8'), bottom: due, open: { index: due, isExpected: true } }]);
    const met = made([link('R3', 'L8', 'told', { expectationId: 'x1' })], null, [promise]);
    expect(met.lines.some(({ kind }) => kind === 'expected')).toBe(false);
  });

  it('never share a lane where they touch, and lose theirs only where all are taken', () => {
    const span = fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 20 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 40 }), (spans) => {
        const ties = spans.map(([top, length], index): Tie => {
          const origin = { index: top, side: 'resident' as const };
          return { key: `${index}`, originId: `${index}`, origin, branches: [], open: null, top, bottom: top + length };
        });
        const placed = inLanes(ties);
        expect(placed).toHaveLength(ties.length);
        for (const [index, tie] of placed.entries()) {
          const touching = placed.filter((each, other) => other !== index && each.top <= tie.bottom && each.bottom >= tie.top);
          if (tie.lane !== null) expect(touching.some(({ lane }) => lane === tie.lane)).toBe(false);
          else expect(new Set(touching.flatMap(({ lane }) => lane ?? [])).size).toBe(mostLanes);
        }
        const across = tiesAcross(placed, 20, 30);
        expect(across).toEqual(placed.filter(({ top, bottom }) => top <= 30 && bottom >= 20));
      }),
    );
  });
});

describe('what cards say of links', () => {
  it('is the step and its working days after the report; met or late only against something named', () => {
    const { paired } = made([link('R3', 'L8', 'holding'), link('R3', 'L31', 'told', { expectationId: 'x1' })], null, [promise]);
    const words = cardWords(paired, (id) => id);
    expect(words.get('L8')?.seen).toEqual(['holding reply, 10 working days after R3']);
    expect(words.get('L31')?.seen).toEqual(['resident told, 16 working days after R3, late']);
    expect(words.get('R3')).toEqual({
      seen: ['2 steps followed'],
      said: ['followed by L8, holding reply, 10 working days', 'followed by L31, resident told, 16 working days'],
    });
    expect(cardWords(made([link('R3', 'L8', 'holding')]).paired, (id) => id).get('R3')?.seen).toEqual(['1 step followed, no answer seen']);
  });
});
