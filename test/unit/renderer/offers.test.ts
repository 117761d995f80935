// Tests: what the pairing panel is about, what it offers, and the one change each key makes.
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../db/model/candidates.ts';
import { partialDate, unknownDate } from '../../../db/model/dates.ts';
import type { DraftRow, Link } from '../../../db/model/draft.ts';
import { calendarOf } from '../../../db/rules/index.ts';
import { linkChange, offerOf, reportsBefore, stepOfKey, subjectOf } from '../../../renderer/features/sideBySide/offers.ts';
import { axisRow } from './axisRow.ts';

const calendar = calendarOf({ calendar: 'england-and-wales' });
const report = axisRow('R3', 'resident', partialDate('2023-04-18'));
const later = axisRow('R4', 'resident', partialDate('2023-05-07'));
const step = axisRow('L8', 'landlord', partialDate('2023-05-03'));
const candidate: Candidate = {
  entryId: 'L8',
  exhibit: 'L8',
  side: 'landlord',
  kind: 'email',
  title: 'L8',
  date: step.date,
  workingDays: 10,
  step: 'holding',
  isAutoReply: false,
  reasons: [{ kind: 'thread', words: 'answers it in the same thread' }],
};

describe('what the panel is about', () => {
  it('is the resident’s entry under the cursor, what came before another’s, or the held report with the entry gone to', () => {
    expect(subjectOf(report, undefined)).toEqual({ kind: 'report', report });
    expect(subjectOf(step, undefined)).toEqual({ kind: 'before', step });
    expect(subjectOf(step, report)).toEqual({ kind: 'by hand', report, step });
    // A resident's own later message may tell of a step too.
    expect(subjectOf(later, report)).toEqual({ kind: 'by hand', report, step: later });
    expect(subjectOf(report, report)).toEqual({ kind: 'report', report });
    expect(subjectOf(undefined, report)).toBeNull();
  });

  it('offers reports of the day or before, latest first, none without a date', () => {
    const same = axisRow('R5', 'resident', partialDate('2023-05-03'));
    const undated = axisRow('R6', 'resident', unknownDate);
    expect(reportsBefore([report, same, later, undated, step], step).map(({ id }) => id)).toEqual(['R5', 'R3']);
    expect(reportsBefore([report], axisRow('L9', 'landlord', unknownDate))).toEqual([]);
  });
});

describe('an offer', () => {
  it('bears the desk’s reasons where it is proposed, and none where it was chosen by hand', () => {
    const pair = { report, step, shown: step };
    expect(offerOf(pair, [candidate], calendar)).toMatchObject({
      workingDays: 10,
      as: 'holding',
      isAutoReply: false,
      reasons: ['answers it in the same thread'],
    });
    expect(offerOf(pair, [], calendar)).toMatchObject({ as: 'answered', reasons: [] });
    expect(offerOf({ report: later, step, shown: step }, [], calendar).workingDays).toBeNull();
  });

  it('knows an automatic reply by its words, too, and takes it as acknowledged', () => {
    const auto = axisRow('L9', 'landlord', partialDate('2023-04-18'), { title: 'Automatic reply: noise' });
    expect(offerOf({ report, step: auto, shown: auto }, [], calendar)).toMatchObject({ as: 'acknowledged', isAutoReply: true });
  });

  it.each([
    ['1', 'acknowledged'],
    ['2', 'holding'],
    ['7', 'followed-up'],
    ['8', null],
    ['x', null],
  ])('takes the key %s as %s', (key, as) => expect(stepOfKey(key)).toBe(as));
});

describe('the change a key makes', () => {
  const said = (value: Partial<Link>): DraftRow<'link'> => ({
    id: 'k',
    revision: 3,
    key: 'lk1',
    position: 1,
    value: {
      reportId: 'R3',
      stepId: 'L8',
      step: 'holding',
      verdict: 'linked',
      reportMarkId: null,
      stepMarkId: null,
      expectationId: 'x1',
      note: 'n',
      ...value,
    },
  });
  const mark = { id: 'm', value: { entryId: 'L8' } } as DraftRow<'mark'>;
  const elsewhere = { id: 'm2', value: { entryId: 'L1' } } as DraftRow<'mark'>;
  const offer = { report, step };

  it('makes a link with the open mark of that paper, and no other', () => {
    const openMarkIds = ['m', 'm2'];
    expect(linkChange({ link: [], mark: [mark, elsewhere] }, { offer, as: 'holding', openMarkIds })).toMatchObject({
      do: 'put',
      seenRevision: null,
      value: { step: 'holding', verdict: 'linked', reportMarkId: null, stepMarkId: 'm' },
    });
  });

  it('says that it does not belong, and takes that back by linking the same row', () => {
    expect(linkChange({ link: [], mark: [] }, { offer, as: null, openMarkIds: [] })).toMatchObject({ value: { verdict: 'not linked' } });
    const link = [said({ verdict: 'not linked' })];
    expect(linkChange({ link, mark: [] }, { offer, as: 'told', openMarkIds: [] })).toMatchObject({
      id: 'k',
      seenRevision: 3,
      value: { verdict: 'linked', step: 'told', expectationId: 'x1', note: 'n' },
    });
  });

  it('adds a second step of the same paper: what was done and who was told', () => {
    expect(linkChange({ link: [said({})], mark: [] }, { offer, as: 'told', openMarkIds: [] })).toMatchObject({ seenRevision: null });
  });
});
