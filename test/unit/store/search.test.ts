// Owns: what the search box takes, what it finds, and that nothing typed into it can fail but in plain words.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editEntry } from '../../../db/domains/entry/writes.ts';
import { command } from '../../../db/domains/history/command.ts';
import { readQuery } from '../../../db/domains/search/query.ts';
import { searchEntries } from '../../../db/domains/search/reads.ts';
import { partialDate } from '../../../db/model/dates.ts';
import { hitEnd, hitStart } from '../../../db/model/entry.ts';
import { Refusal } from '../../../db/model/fault.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { putEntries } from '../../support/entries.ts';

function papers(db: Db): string[] {
  return putEntries(db, [
    { exhibit: 'R1', text: 'The street door lock has failed again.', title: 'Door', sender: 'Ana Quill', date: partialDate('2023-05-03') },
    { exhibit: 'R2', text: 'Dog barking, and the door slammed. Café noise.', title: 'Noise', date: partialDate('2023-06-01') },
    {
      exhibit: 'L1',
      text: 'We fitted a new lock to the door.',
      title: 'Repair',
      sender: 'Larkfield',
      side: 'landlord',
      date: partialDate('2023-11'),
    },
    { exhibit: 'L2', text: 'Notes on dogs in flats, undated.', title: 'Policy', side: 'landlord' },
  ]);
}

const exhibits = (db: Db, query: string): string[] => searchEntries(db, query, {}, 50).hits.map(({ exhibit }) => exhibit);

test.each([
  ['lock', ['L1', 'R1']],
  ['LOCK door', ['L1', 'R1']],
  ['"door lock"', ['R1']],
  ['“door lock”', ['R1']],
  ['"door lo"*', ['R1']],
  ['dog*', ['R2', 'L2']],
  ['cafe', ['R2']],
  ['lock OR barking', ['L1', 'R2', 'R1']],
  ['door -barking', ['L1', 'R1']],
  ['door -"new lock"', ['R2', 'R1']],
  ['from:ana', ['R1']],
  ['from:"ana quill" lock', ['R1']],
  ['title:door', ['R1']],
  ['door side:landlord', ['L1']],
  ['door before:2023-06-01', ['R1']],
  ['door after:2023-05-03', ['L1', 'R2']],
  ['side:landlord', ['L1', 'L2']],
  ['kind:pdf door', []],
  ['lock OR', ['L1', 'R1']],
  ['door AND lock', ['L1', 'R1']],
  ['door NOT barking', ['L1', 'R1']],
  ['"NOT" door', []],
  ['re:lock', []],
  ["door's", []],
])('%s finds %j, newest first and undated last', (query, expected) => {
  const { db } = caseInFolder();
  papers(db);
  expect(exhibits(db, query)).toEqual(expected);
});

test.each(['£1,200', '1,200', '1200', '"£1,200"', '£1,200 OR barking', 'paid -4,500'])(
  '%s finds a sum with and without its commas',
  (query) => {
    const { db } = caseInFolder();
    putEntries(db, [
      { exhibit: 'R1', text: 'I paid £1,200 for it.' },
      { exhibit: 'L1', text: 'Paid 1200 in May' },
      { exhibit: 'L2', text: 'Paid 4500 in June' },
    ]);
    expect(exhibits(db, query).sort()).toEqual(['L1', 'R1']);
  },
);

test.each([
  ['-door', /Say also what to look for/],
  ['***', /no word to look for/],
  ['side:tenant', /"tenant" after side: is not one of/],
  ['kind:song', /"song" after kind: is not one of/],
  ['before:May', /"May" after before: is not a date/],
])('%s is refused in words', (query, message) => {
  expect(() => readQuery(query)).toThrow(message);
});

test('a snippet marks each hit and is of the entry it stands with', () => {
  const { db } = caseInFolder();
  papers(db);
  const { hits, total } = searchEntries(db, 'lock', {}, 1);
  expect(total).toBe(2);
  expect(hits.map(({ snippet }) => snippet)).toEqual([`We fitted a new ${hitStart}lock${hitEnd} to the door.`]);
  const all = searchEntries(db, 'lock', {}, 5).hits;
  expect(all[1]?.snippet).toBe(`The street door ${hitStart}lock${hitEnd} has failed again.`);
});

test('an edited title is found by its new words only', () => {
  const { db } = caseInFolder();
  const [id = ''] = papers(db);
  command(db, { actor, command: 'entry.edit', label: 'Rename', isUndoable: true }, (tx) => editEntry(tx, id, 1, { title: 'Entrance' }));
  expect(exhibits(db, 'title:entrance')).toEqual(['R1']);
  expect(exhibits(db, 'title:door')).toEqual([]);
});

test('whatever is typed, it is answered or refused in words', () => {
  const { db } = caseInFolder();
  papers(db);
  const bits = fc.constantFrom(
    '"',
    "'",
    '(',
    ')',
    '*',
    '-',
    ':',
    '^',
    '+',
    '{',
    '}',
    'AND',
    'OR',
    'NOT',
    'NEAR',
    'door',
    ' ',
    'from:',
    'side:',
    '\0',
    'é',
    '\uE000',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.array(bits, { maxLength: 12 }).map((some) => some.join('')),
      ),
      (query) => {
        try {
          searchEntries(db, query, {}, 5);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      },
    ),
    { numRuns: 500 },
  );
});
