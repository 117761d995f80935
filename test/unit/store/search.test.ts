// Owns: what the search box takes, what it finds, and that nothing typed into it can fail but in plain words.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeDraft } from '../../../db/domains/draft/writes.ts';
import { editEntry } from '../../../db/domains/entry/writes.ts';
import { command } from '../../../db/domains/history/command.ts';
import { searchAll, searchEntries } from '../../../db/domains/search/reads.ts';
import { partialDate } from '../../../db/model/dates.ts';
import type { DraftValue } from '../../../db/model/draft.ts';
import { hitEnd, hitStart } from '../../../db/model/entry.ts';
import { Refusal } from '../../../db/model/fault.ts';
import { newId } from '../../../db/model/ids.ts';
import { readQuery } from '../../../db/model/query.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { head } from '../../support/draftRows.ts';
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

const put = (value: DraftValue<'mark'>) => ({ do: 'put', kind: 'mark', id: newId(), seenRevision: null, value }) as const;

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
  ['door before:"1 June 2023"', ['R1']],
  ['door before:1 June 2023', ['R1']],
  ['door before:June 2023', ['R1']],
  ['door before:2023-06', ['R1']],
  ['door before:2023', []],
  ['door after:3/5/23', ['L1', 'R2']],
  ['door after:2023-05', ['L1', 'R2']],
  ['door after:2023', []],
  ['side:landlord', ['L1', 'L2']],
  ['-side:landlord door', ['R2', 'R1']],
  ['NOT side:landlord', ['R2', 'R1']],
  ['NEAR(street failed, 3)', ['R1']],
  ['NEAR(street failed, 2)', []],
  ['NEAR(failed street)', ['R1']],
  ['NEAR("street door" fail*, 3)', ['R1']],
  ['NEAR(door lock', ['L1', 'R1']],
  ['door NEAR/1 lock', ['R1']],
  ['lock NEAR/3 door', ['L1', 'R1']],
  ['fitted NEAR lock NEAR door', ['L1']],
  ['NEAR(door lock, 0) OR barking', ['R2', 'R1']],
  ['door -NEAR(door lock, 0)', ['L1', 'R2']],
  ['lock door NEAR/0 lock', ['R1']],
  ['"NEAR" door', []],
  ['near', []],
  ['is:unread door', ['L1', 'R2', 'R1']],
  ['is:read', []],
  ['-is:marked lock', ['L1', 'R1']],
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
  ['before:May', /"May" after before: is not a date\. Write it as "3 May 2023"/],
  ['before:2023-02-31', /is not a date/],
  ['after:"before 2023"', /is not a date/],
  ['-before:2023', /write after: instead/],
  ['is:lost', /"lost" after is: is not one of unread, read, again, marked/],
  ['tag: door', /Write what you mean right after tag: such as tag:communication/],
  ['tag:/ door', /Write a tag after tag:/],
  ['side:"" door', /right after side:/],
  ['NEAR door', /NEAR stands between two words/],
  ['door NEAR', /NEAR stands between two words/],
  ['door NEAR OR lock', /NEAR stands between two words/],
  ['door NEAR side:third', /NEAR stands between two words/],
  ['from:ana NEAR/2 door', /NEAR stands between two words/],
  ['door NEAR/x lock', /"x" is not how many words/],
  ['NEAR(door lock, x)', /"x" is not how many words/],
  ['NEAR(door)', /NEAR takes two words or more/],
  ['NEAR()', /NEAR takes two words or more/],
  ['lock OR side:third', /OR stands between words/],
  ['side:constructor', /is not one of/],
])('%s is refused in words', (query, message) => {
  expect(() => readQuery(query)).toThrow(message);
});

test('a snippet marks each hit and is of the entry it stands with', () => {
  const { db } = caseInFolder();
  papers(db);
  const { hits, isMore } = searchEntries(db, 'lock', {}, 1);
  expect(isMore).toBe(true);
  expect(searchEntries(db, 'lock', {}, 2).isMore).toBe(false);
  expect(hits.map(({ snippet }) => snippet)).toEqual([`We fitted a new ${hitStart}lock${hitEnd} to the door.`]);
  const all = searchEntries(db, 'lock', {}, 5).hits;
  expect(all[1]?.snippet).toBe(`The street door ${hitStart}lock${hitEnd} has failed again.`);
});

test('marks narrow a search: by tag and the tags below it, by head, by being there at all', () => {
  const { db } = caseInFolder();
  const [r1 = '', r2 = '', l1 = ''] = papers(db);
  const headId = newId();
  const anchor = { exact: 'door', prefix: '', suffix: '', start: 0, end: 4, extractionId: null, page: null, rects: [], cells: null };
  const plain = {
    anchor,
    stance: '',
    account: null,
    speaksAgainst: null,
    disclosure: null,
    disclosureWhy: '',
    eventDate: null,
    scopeOverride: null,
    scopeReason: '',
    note: '',
  } as const;
  command(db, { actor, command: 'draft.change', label: 'Mark' }, (tx) =>
    changeDraft(tx, [
      { do: 'put', kind: 'head', id: headId, seenRevision: null, value: head('Lock') },
      put({ ...plain, entryId: r1, headIds: [headId], tags: ['communication / not told'] }),
      put({ ...plain, entryId: r2, headIds: [], tags: ['Communication'] }),
      put({ ...plain, entryId: l1, headIds: [], tags: ['communications'] }),
    ]),
  );
  expect(exhibits(db, 'tag:communication')).toEqual(['R2', 'R1']);
  expect(exhibits(db, 'tag:"Communication/Not told" door')).toEqual(['R1']);
  expect(exhibits(db, '-tag:communication door')).toEqual(['L1']);
  expect(exhibits(db, 'head:a')).toEqual(['R1']);
  expect(exhibits(db, 'head:(A) tag:communication lock')).toEqual(['R1']);
  expect(exhibits(db, 'door -head:a')).toEqual(['L1', 'R2']);
  expect(exhibits(db, 'is:marked')).toEqual(['L1', 'R2', 'R1']);
  expect(() => searchEntries(db, 'tag:repairs', {}, 5)).toThrow('No mark bears the tag "repairs"');
  expect(() => searchEntries(db, 'head:z', {}, 5)).toThrow('There is no head (z) in this case.');
});

test('however many entries match, a page of the newest is the same, and all of them are named', () => {
  const { db } = caseInFolder();
  const day = (at: number) => partialDate(`20${String(10 + (at % 13))}-0${1 + (at % 9)}-1${at % 10}`);
  putEntries(
    db,
    Array.from({ length: 700 }, (_, at) => ({
      exhibit: `R${at + 1}`,
      text: `door ${at % 350 === 0 ? 'heron' : ''}`,
      ...(at % 7 === 0 ? {} : { date: day(at) }),
    })),
  );
  // 700 rows are looked up on the way through the order of dates, 2 sorted; both give the order of the list, backwards.
  const inOrder = (query: string, limit: number) => searchEntries(db, query, {}, limit);
  const whole = inOrder('door', 1000);
  const dates = whole.hits.map(({ date }) => date.earliest);
  const dated = dates.filter((date) => date !== null);
  expect(whole.isMore).toBe(false);
  expect(dates).toHaveLength(700);
  expect(dates).toEqual([...dated.toSorted().toReversed(), ...dates.filter((date) => date === null)]);
  expect(inOrder('door', 20).hits).toEqual(whole.hits.slice(0, 20));
  expect(inOrder('do*', 20).hits.map(({ exhibit }) => exhibit)).toEqual(whole.hits.slice(0, 20).map(({ exhibit }) => exhibit));
  expect(inOrder('heron', 20).hits).toHaveLength(2);
  expect(searchAll(db, 'door', {}).ids.toSorted()).toEqual(whole.hits.map(({ entryId }) => entryId).toSorted());
  expect(searchAll(db, 'is:unread', {}).ids).toHaveLength(700);
});

test('an edited title is found by its new words only', () => {
  const { db } = caseInFolder();
  const [id = ''] = papers(db);
  command(db, { actor, command: 'entry.edit', label: 'Rename' }, (tx) => editEntry(tx, id, 1, { title: 'Entrance' }));
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
    'NEAR(',
    'NEAR/3',
    ',',
    '5',
    'door',
    'lock',
    'to:',
    'tag:',
    'head:',
    'is:',
    'is:marked',
    'before:',
    'May',
    '2023',
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
          searchAll(db, query, {});
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      },
    ),
    { numRuns: 800 },
  );
});
