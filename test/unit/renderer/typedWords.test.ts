// Owns the proof of what is read from what people type: dates, filters, snippets, keys, the palette.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromNumber, formatDay, formatPartialDate, unknownDate } from '../../../db/model/dates.ts';
import type { BatchRow, EntryRow } from '../../../db/model/entry.ts';
import type { CaseRow } from '../../../db/model/operations.ts';
import { isoFromWords, partialFromWords, wordsOfPartial } from '../../../db/model/typedDate.ts';
import { entriesNamed, matching } from '../../../renderer/app/Palette.tsx';
import { arrangeCases } from '../../../renderer/features/cases/caseOrder.ts';
import { columnOfLetter } from '../../../renderer/features/evidence/columnLetter.ts';
import { entryTree, shownEntries } from '../../../renderer/features/evidence/entryTree.ts';
import { snippetPieces } from '../../../renderer/features/search/snippet.ts';
import { comboOf } from '../../../renderer/ui/keys.ts';
import { sentencesOf } from '../../../renderer/ui/reader/surface.ts';

describe('dates as people type them', () => {
  test.each([
    ['3 May 2023', '2023-05-03'],
    ['3rd May 2023', '2023-05-03'],
    ['03/05/2023', '2023-05-03'],
    ['3.5.23', '2023-05-03'],
    ['2023-05-03', '2023-05-03'],
    ['May 2023', '2023-05'],
    ['2023', '2023'],
    ['31 April 2023', null],
    ['29 February 2023', null],
    ['13/13/2023', null],
    ['soon', null],
  ])('%s', (typed, iso) => {
    expect(isoFromWords(typed)).toBe(iso);
  });

  test('how a day is shown can be typed back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25_000 }), (days) => {
        const day = dayFromNumber(days);
        expect(isoFromWords(formatDay(day))).toBe(day);
      }),
    );
  });

  test.each([
    '3 May 2023',
    'May 2023',
    '2023',
    'about May 2023',
    'before 3 May 2023',
    'after 3 May 2023',
    'between 1 May 2023 and 3 May 2023',
  ])('%s stays as it is', (typed) => {
    const date = partialFromWords(typed);
    expect(date === null ? null : formatPartialDate(date)).toBe(typed);
  });

  test('empty is unknown, nonsense is refused', () => {
    expect(partialFromWords('  ')).toEqual(unknownDate);
    expect(wordsOfPartial(unknownDate)).toBe('');
    expect(partialFromWords('between May and June')).toBeNull();
  });
});

describe('snippets', () => {
  test('never become markup and lose no word', () => {
    expect(snippetPieces('the <b>\uE000police\uE001</b> came')).toEqual([
      { text: 'the <b>', isHit: false },
      { text: 'police', isHit: true },
      { text: '</b> came', isHit: false },
    ]);
  });
});

describe('keys', () => {
  const pressed = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
    comboOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
  test.each([
    [pressed('z', { ctrlKey: true }), 'Mod+Z'],
    [pressed('Z', { ctrlKey: true, shiftKey: true }), 'Shift+Mod+Z'],
    [pressed('k', { metaKey: true }), 'Mod+K'],
    [pressed('1', { altKey: true }), 'Alt+1'],
    [pressed('?', { shiftKey: true }), '?'],
    [pressed('F6'), 'F6'],
    [pressed('Tab', { shiftKey: true }), 'Shift+Tab'],
    [pressed('j'), 'j'],
  ])('%s is %s', (found, expected) => {
    expect(found).toBe(expected);
  });
});

describe('lists', () => {
  const entry = (exhibit: string, path: string, more: Partial<EntryRow> = {}) =>
    ({
      id: exhibit,
      exhibit,
      path,
      title: exhibit,
      sender: null,
      kind: 'email',
      status: 'read',
      opened: false,
      suppliedBy: 'resident',
      parentId: null,
      batchId: 'first',
      ...more,
    }) as EntryRow;

  test('entries stand folder by folder, attachments under what they came with, rows left to their sheets', () => {
    const rows = [
      entry('R10', 'mail/ten.eml'),
      entry('R2', 'mail/two.eml'),
      entry('R2.1', 'mail/two.eml/photo.jpg', { parentId: 'R2' }),
      entry('R2.1.1', 'mail/two.eml/photo.jpg/inside.txt', { parentId: 'R2.1' }),
      entry('R11', 'mail/box.zip', { kind: 'archive' }),
      entry('R11.1', 'mail/box.zip/in/a.txt'),
      entry('R3#1', 'log.csv', { kind: 'record' }),
      entry('L1', 'letters/one.pdf', { suppliedBy: 'landlord', batchId: 'theirs' }),
    ];
    const batch = (id: string, receivedMs: number) => ({ id, suppliedBy: 'resident', receivedMs, note: id, state: 'done' }) as BatchRow;
    const told = (some: readonly EntryRow[], batches: readonly BatchRow[]) =>
      entryTree(shownEntries(some, '', 'all'), batches).map((line) =>
        line.kind === 'delivery'
          ? `${line.batch.note} ${line.count}`
          : line.kind === 'folder'
            ? `${line.side}/${line.path} ${line.count}`
            : `${line.row.exhibit} ${line.depth}`,
      );
    const inMail = ['resident/mail 5', 'R2 0', 'R2.1 1', 'R2.1.1 2', 'R10 0', 'R11 0'];
    const rest = ['resident/mail/box.zip/in 1', 'R11.1 1', 'landlord/letters 1', 'L1 0'];
    expect(told(rows, [batch('first', 1)])).toEqual([...inMail, ...rest]);
    expect(shownEntries(rows, 'two mail', 'all').map(({ exhibit }) => exhibit)).toEqual(['R2', 'R2.1', 'R2.1.1']);
    // A second delivery of a side stands for itself, though its folders are called the same; one that was withdrawn is none.
    const later = entry('R12', 'mail/two.eml', { batchId: 'second' });
    const both = [batch('second', 2), batch('first', 1)];
    expect(told([later, ...rows], both)).toEqual([
      'first 6',
      ...inMail,
      ...rest.slice(0, 2),
      'second 1',
      'resident/mail 1',
      'R12 0',
      ...rest.slice(2),
    ]);
    expect(told(rows, [{ ...batch('second', 2), state: 'withdrawn' }, batch('first', 1)])).toEqual([...inMail, ...rest]);
    // By itself it says where it lay.
    expect(told(rows.slice(2, 3), [])).toEqual(['resident/mail/two.eml 1', 'R2.1 1']);
    expect(shownEntries([entry('R1', 'a', { status: 'unreadable' }), entry('R2', 'b')], '', 'unreadable')).toHaveLength(1);
  });

  test('cases without a deadline come last, up or down', () => {
    const cases = ['2025-05-23', null, '2025-01-02'].map((date, index) => ({
      id: String(index),
      reference: `20240000${index}`,
      landlord: 'Brackenhill Homes',
      stage: 'evidence',
      waitingOn: 'nobody',
      nextDeadline: date === null ? null : { date, why: 'Order o1' },
    })) as unknown as CaseRow[];
    expect(arrangeCases(cases, '', 'deadline', false).map(({ id }) => id)).toEqual(['2', '0', '1']);
    expect(arrangeCases(cases, '', 'deadline', true).map(({ id }) => id)).toEqual(['0', '2', '1']);
    expect(arrangeCases(cases, 'brackenhill o1', 'reference', false).map(({ id }) => id)).toEqual(['0', '2']);
  });

  test('the palette finds an action by any of its words', () => {
    const actions = ['Go to Scope', 'Undo', 'Go to Report', 'Report'].map((words) => ({ words, key: '', run: () => undefined }));
    expect(matching(actions, 'rep go').map(({ words }) => words)).toEqual(['Go to Report']);
    expect(matching(actions, 'rep').map(({ words }) => words)).toEqual(['Report', 'Go to Report']);
  });

  test('the palette offers entries by the beginning of their label, the label itself first', () => {
    const rows = ['R1', 'R12.1', 'L1', 'R12', 'R2'].map((exhibit) => ({ exhibit }));
    expect(entriesNamed(rows, ' r12').map(({ exhibit }) => exhibit)).toEqual(['R12', 'R12.1']);
    expect(entriesNamed(rows, 'report')).toEqual([]);
  });
});

test.each([
  ['A', 0],
  ['Z', 25],
  ['AA', 26],
  ['ZZ', 701],
  ['', null],
  ['1', null],
  ['ABC', null],
])('column %s', (letter, column) => {
  expect(columnOfLetter(letter)).toBe(column);
});

describe('sentences', () => {
  test('leave the white space between them out', () => {
    const text = 'Dear Ms Dale,\n\nThe door was open. It rained in.  \nYours';
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Dear Ms Dale,',
      'The door was open.',
      'It rained in.',
      'Yours',
    ]);
  });
});
