// Owns the proof that what was asked of the parties adds up: which requests a letter carries, what replies come to, how expected records stand.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DraftRow, type Expectation, emptyExpectation, emptyRequest, type Request, replyStandings } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import {
  askedParties,
  checklistFor,
  isOverdue,
  recordReadings,
  requestsFor,
  saidInReply,
  sentOn,
  stateOfReplies,
  withReplies,
} from '../../../db/model/requests.ts';
import { expectedRecords } from '../../../db/rules/expectedRecords.ts';

const today = '2025-02-10';
const row = (value: Partial<Request>, key = 'q1'): DraftRow<'request'> => ({
  id: newId(),
  revision: 1,
  key,
  position: 1,
  value: { ...emptyRequest(null, 'landlord'), item: 'Diary', ...value },
});
const reply = (standing: (typeof replyStandings)[number], on: string | null = '2025-02-03') => ({
  item: 'Diary',
  standing,
  on,
  contactId: null,
  entryIds: [],
  made: null,
  putOn: null,
});

test('replies come to what they all say, and to part where they differ', () => {
  expect(stateOfReplies([])).toBeNull();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...replyStandings), { minLength: 1, maxLength: 6 }), (standings) => {
      const state = stateOfReplies(standings.map((standing) => reply(standing)));
      expect(state).toBe(new Set(standings).size === 1 ? standings[0] : 'part');
    }),
  );
});

test('a request with replies is received on the day of the last of them; without any it keeps what was typed', () => {
  const answered = withReplies(row({ replies: [reply('supplied', '2025-02-03'), reply('none-held', '2025-02-07')] }).value);
  expect(answered).toMatchObject({ state: 'part', received: '2025-02-07' });
  const typed = row({ state: 'lapsed', received: '2025-01-02' }).value;
  expect(withReplies(typed)).toEqual(typed);
});

describe('a letter carries', () => {
  const unsent = row({}, 'q1');
  const sent = row({ asked: '2025-01-06', due: '2025-01-20' }, 'q2');
  const answered = row({ asked: '2025-01-06', state: 'none-held', received: '2025-02-03' }, 'q3');
  const partly = row({ asked: '2025-01-06', due: '2025-02-20', state: 'part', replies: [reply('supplied'), reply('part')] }, 'q4');
  const lapsed = row({ asked: '2025-01-06', state: 'lapsed' }, 'q5');
  const other = row({ to: 'Police' }, 'q6');
  const all = [unsent, sent, answered, partly, lapsed, other];
  const keys = (letter: 'request' | 'chaser' | 'acknowledgement', to = 'landlord') =>
    requestsFor(letter, to, all, today).map(({ key }) => key);

  test('what was not sent, what is still to come, what was answered', () => {
    expect(keys('request')).toEqual(['q1']);
    expect(keys('chaser')).toEqual(['q2', 'q4']);
    expect(keys('acknowledgement')).toEqual(['q3', 'q4']);
    expect(keys('request', 'Police')).toEqual(['q6']);
    expect(askedParties(all)).toEqual(['landlord', 'Police']);
  });

  test('and is noted as sent once a day', () => {
    const asked = { ...unsent.value, ...sentOn('request', unsent.value, today) };
    expect(asked).toMatchObject({ asked: today, state: 'asked', chased: [] });
    const chased = { ...sent.value, ...sentOn('chaser', sent.value, today) };
    expect(chased).toMatchObject({ state: 'chased', chased: [today] });
    expect(sentOn('chaser', chased, today)).toEqual({});
    // Part of it came: chasing the rest does not take that back.
    expect({ ...partly.value, ...sentOn('chaser', partly.value, today) }).toMatchObject({ state: 'part', chased: [today] });
    expect(sentOn('acknowledgement', partly.value, today)).toEqual({});
  });

  test('overdue is what is open past its day', () => {
    expect(all.filter(({ value }) => isOverdue(value, today)).map(({ key }) => key)).toEqual(['q2']);
  });
});

test('what is said in reply is evidence of who said it', () => {
  expect(saidInReply('the landlord', today, 'None held.')).toMatchObject({ direction: 'in', evidenceOf: 'landlord' });
  expect(saidInReply('Representative', today, 'None held.').evidenceOf).toBe('resident');
  expect(saidInReply('Police', today, 'None held.').evidenceOf).toBe('third');
});

test('an expected record is seen, else stands as its last request, else is missing; the checklist is put down once', () => {
  const record = (value: Partial<Expectation>, key: string): DraftRow<'expectation'> => ({
    id: newId(),
    revision: 1,
    key,
    position: 1,
    value: { ...emptyExpectation(null), text: key, basis: 'record', source: 'A list', ...value },
  });
  const seen = record({ seenIds: [newId()] }, 'x1');
  const asked = record({}, 'x2');
  const missing = record({}, 'x3');
  const promise = record({ basis: 'promise', source: '' }, 'x4');
  const requests = [
    row({ expectationId: asked.id, state: 'lapsed' }),
    row({ expectationId: asked.id, state: 'none-held' }, 'q2'),
    row({ expectationId: seen.id, state: 'refused' }, 'q3'),
  ];
  const readings = recordReadings({ expectation: [seen, asked, missing, promise], request: requests });
  expect(readings.map(({ record: { key }, standing }) => [key, standing])).toEqual([
    ['x1', 'seen'],
    ['x2', 'none held'],
    ['x3', 'missing'],
  ]);
  const first = checklistFor(null, expectedRecords, []);
  expect(first).toHaveLength(expectedRecords.length);
  expect(first.every(({ source, basis }) => source !== '' && basis === 'record')).toBe(true);
  const there = first.map((value, at) => record(value, `x${at}`));
  expect(checklistFor(null, expectedRecords, there)).toEqual([]);
  expect(checklistFor(newId(), expectedRecords, there)).toHaveLength(expectedRecords.length);
});
