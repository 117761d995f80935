// Owns the proof that only dates in doubt are listed, British order first, and that words such as "last Tuesday" are left alone.
import { describe, expect, test } from 'vitest';
import { doubtfulDate, otherOrder } from '../../../db/model/dateCandidates.ts';
import { partialDate, unknownDate } from '../../../db/model/dates.ts';
import type { DateBasis } from '../../../db/model/entry.ts';

const paper = (dateBasis: DateBasis, day: string | null, fileName = 'letter.pdf') => ({
  date: day === null ? unknownDate : partialDate(day),
  dateBasis,
  fileName,
});
const days = (of: ReturnType<typeof doubtfulDate>) => of?.candidates.map(({ date }) => date.earliest);

describe('figures that can be read two ways', () => {
  test('are offered in British order first, with what stands around them', () => {
    const found = doubtfulDate(paper('text', '2023-05-03'), 'Our ref 12\nDate: 03/05/2023\nDear Mr Ferreira');
    expect(found?.doubt).toBe('figures');
    expect(days(found)).toEqual(['2023-05-03', '2023-03-05']);
    expect(found?.candidates[0]?.around).toContain('Date: 03/05/2023');
  });

  test.each([
    ['a day past the twelfth', 'text', '2023-05-13', 'Date: 13/05/2023'],
    ['the same in words beside it', 'text', '2023-05-03', '03/05/2023, that is Wednesday 3 May 2023'],
    ['a day like its month', 'text', '2023-05-05', 'Date: 05/05/2023'],
    ['a header', 'header', '2023-05-03', 'Sent 03/05/2023'],
    ['a camera', 'exif', '2023-05-03', '03/05/2023'],
    ['what somebody settled', 'edited', '2023-05-03', '03/05/2023'],
    ['a date in words', 'text', '2023-05-03', '3 May 2023'],
  ] as const)('%s leaves no doubt', (_name, basis, day, text) => {
    expect(doubtfulDate(paper(basis, day), text)).toBeNull();
  });

  test('are as doubtful in the name of a file', () => {
    expect(days(doubtfulDate(paper('file-name', '2023-05-03', '03.05.2023 call note.txt'), ''))).toEqual(['2023-05-03', '2023-03-05']);
  });
});

test('an undated paper offers the dates of its words, each once, and none for "last Tuesday"', () => {
  const text = 'I rang last Tuesday. You wrote on 3 May 2023 and on 12 June 2023; on 3rd May 2023 nobody came. In April 2023 it began.';
  const found = doubtfulDate(paper('none', null), text);
  expect(found?.doubt).toBe('undated');
  expect(found?.candidates.map(({ date: { earliest, latest } }) => [earliest, latest])).toEqual([
    ['2023-05-03', '2023-05-03'],
    ['2023-06-12', '2023-06-12'],
    ['2023-04-01', '2023-04-30'],
  ]);
  expect(doubtfulDate(paper('none', null), 'I rang last Tuesday and the week after.')).toBeNull();
});

test('a date that only the file has is doubted where its words have others, and not where they have the same', () => {
  expect(days(doubtfulDate(paper('metadata', '2024-01-09'), 'Written on 3 May 2023'))).toEqual(['2024-01-09', '2023-05-03']);
  expect(doubtfulDate(paper('metadata', '2023-05-03'), 'Written on 3 May 2023')).toBeNull();
  expect(doubtfulDate(paper('metadata', '2023-05-03'), 'No day at all')).toBeNull();
  // Bug: a scan of a letter whose name says the day was dated by the day it was scanned on, and its name's day was not to be chosen.
  const named = { ...paper('metadata', '2026-11-26'), fileName: 'letter 2023-05-20.pdf' };
  expect(days(doubtfulDate(named, ''))).toEqual(['2026-11-26', '2023-05-20']);
  expect(days(doubtfulDate(named, 'You wrote on 3 May 2023'))).toEqual(['2026-11-26', '2023-05-20', '2023-05-03']);
});

test('there are never more candidates than figures to choose them with', () => {
  const text = Array.from({ length: 20 }, (_, at) => `${at + 1} May 2023`).join('; ');
  expect(doubtfulDate(paper('none', null), text)?.candidates).toHaveLength(7);
});

test.each([
  ['03/05/23', '2023-03-05'],
  ['3.5.2023', '2023-03-05'],
  ['13/05/2023', null],
  ['05/05/2023', null],
  ['2023-05-03', null],
])('%s the other way is %s', (written, day) => {
  expect(otherOrder(written)?.earliest ?? null).toBe(day);
});
