// Owns: Word files of the report that came back, one written by LibreOffice and others made by hand: what is found in them, and what accepting it does.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readParts, readReturned } from '../../../db/intake/readers/returned.ts';
import { accepted, contextAfter } from '../../../db/model/acceptedChange.ts';
import { anchorIn, commentPlace } from '../../../db/model/comments.ts';
import type { Run } from '../../../db/model/draft.ts';
import { findWords, type PrintedParagraph, printedWords } from '../../../db/model/printedParagraph.ts';
import { bookmarkOf, type ReturnedFile, returnedOf } from '../../../db/model/returned.ts';

const idOf = (number: number) => `01900000-0000-7000-8000-00000000000${number}`;
const text = (words: string): Run => ({ kind: 'text', text: words });
const cite: Run = { kind: 'cite', to: { kind: 'mark', id: idOf(9) } };
const printed = (number: number, runs: readonly Run[]): PrintedParagraph => ({
  id: idOf(number),
  runs,
  printed: runs.map((run) => (run.kind === 'cite' ? '' : run.text)),
});

const draft = [
  printed(1, [text('The resident reported the broken lock on 2 May 2023'), cite, text('. The landlord answered on 4 May 2023.')]),
  printed(2, [
    text('The landlord said that it would “'),
    { kind: 'quote', text: 'repair the lock within 5 working days', markId: idOf(8) },
    text('”. It did not.'),
  ]),
  printed(3, [text('The resident complained on 1 June 2023 about the delay and about the answers given.'), cite]),
  printed(4, [text('The landlord’s stage 1 response came on 20 June 2023 and did not uphold the complaint.'), cite]),
  printed(5, [text('The resident asked for stage 2 on 25 June 2023.')]),
];

const w = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const put = (words: string, author = 'M. Manager') =>
  `<w:ins w:id="1" w:author="${author}" w:date="2026-03-02T10:00:00Z">${w(words)}</w:ins>`;
const taken = (words: string, author = 'M. Manager') =>
  `<w:del w:id="2" w:author="${author}" w:date="2026-03-02T10:00:00Z"><w:r><w:delText>${words}</w:delText></w:r></w:del>`;
const marked = (number: number | null, inside: string, end = '') =>
  `<w:p><w:pPr>${end === '' ? '' : `<w:rPr><w:${end} w:id="7" w:author="M. Manager" w:date="2026-03-02T10:00:00Z"/></w:rPr>`}</w:pPr>${
    number === null ? '' : `<w:bookmarkStart w:id="${number}" w:name="${bookmarkOf(idOf(number))}"/>`
  }${inside}</w:p>`;
const fileOf = (...paragraphs: string[]): ReturnedFile => readParts(`<w:document><w:body>${paragraphs.join('')}</w:body></w:document>`, '');
const changesOf = (file: ReturnedFile, of = draft) => returnedOf(file, of).changes;
const wordsOf = (paragraphs: readonly (readonly Run[])[]) =>
  paragraphs.map((runs) => runs.map((run) => (run.kind === 'cite' ? '[c]' : run.text)).join(''));

test('a file written by LibreOffice gives its changes and comments, matched to paragraphs', async () => {
  const read = await readReturned(new Uint8Array(readFileSync(path.join(import.meta.dirname, '../../fixtures/returned/libreoffice.docx'))));
  if (!read.ok) throw new Error(read.reason);
  const { changes, comments, matched } = returnedOf(read.file, draft);
  expect(matched).toBe(5);
  expect(changes.map(({ change, paragraphId, before, after, place }) => [change, paragraphId, before, after, place])).toEqual([
    ['words', idOf(1), 'broken lock', 'defective street-door lock', 'Background'],
    ['words', idOf(2), 'within 5 working days', 'soon', 'Background'],
    ['words', idOf(3), '', ', which was long,', 'Background'],
    ['words', idOf(4), '', '\nIt offered nothing.', 'Background'],
    ['removed', idOf(5), 'The resident asked for stage 2 on 25 June 2023.', '', 'Background'],
  ]);
  expect(comments).toMatchObject([{ paragraphId: idOf(2), exact: 'It did not', text: 'Which record says so?' }]);
  const [first, second, third, fourth] = changes;
  expect(accepted(first as never, draft[0] as never)).toMatchObject({
    ok: true,
    paragraphs: [[{ text: 'The resident reported the defective street-door lock on 2 May 2023' }, cite, {}]],
  });
  expect(accepted(second as never, draft[1] as never)).toEqual({ ok: false, why: 'quotation' });
  const longer = accepted(third as never, draft[2] as never);
  expect(longer.ok && wordsOf(longer.paragraphs)).toEqual([
    'The resident complained on 1 June 2023 about the delay, which was long, and about the answers given.[c]',
  ]);
  const split = accepted(fourth as never, draft[3] as never);
  expect(split.ok && [wordsOf(split.paragraphs), split.kept]).toEqual([
    ['The landlord’s stage 1 response came on 20 June 2023 and did not uphold the complaint.[c]', 'It offered nothing.'],
    0,
  ]);
});

test('a paragraph whose bookmark Word lost is matched by its words, and by most of them', () => {
  const file = fileOf(
    marked(null, w('The resident asked for stage 2 on ') + taken('25') + put('26') + w(' June 2023.')),
    marked(null, w('The resident complained on 1 June 2023 about the long delay and the answers given.')),
    marked(null, w('Nothing here is in the draft at all, not one word of it.') + put(' New.')),
  );
  expect(changesOf(file).map(({ change, paragraphId, before, after }) => [change, paragraphId, before.trim(), after.trim()])).toEqual([
    ['words', idOf(5), '25', '26'],
    ['untracked', idOf(3), 'delay and about', 'long delay and'],
    ['words', null, '', 'New.'],
  ]);
});

test('a paragraph moved whole is one change and knows what it now follows', () => {
  const from = `<w:moveFromRangeStart w:id="20" w:name="move1"/><w:moveFrom w:id="21" w:author="M"><w:r><w:t>The resident asked for stage 2 on 25 June 2023.</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="20"/>`;
  const to = `<w:moveToRangeStart w:id="30" w:name="move1"/><w:moveTo w:id="31" w:author="M">${w('The resident asked for stage 2 on 25 June 2023.')}</w:moveTo><w:moveToRangeEnd w:id="30"/>`;
  const whole = (index: number) => marked(index + 1, w(draft[index]?.printed.join('') ?? ''));
  const file = fileOf(whole(0), marked(null, to, 'ins'), whole(1), whole(2), whole(3), marked(5, from, 'del'));
  expect(changesOf(file).map(({ change, paragraphId, afterId }) => [change, paragraphId, afterId])).toEqual([['moved', idOf(5), idOf(1)]]);
});

test('what was put in and taken out again before it came back is nothing', () => {
  const both = '<w:ins w:id="1" w:author="M"><w:del w:id="2" w:author="M"><w:r><w:delText>never mind</w:delText></w:r></w:del></w:ins>';
  expect(changesOf(fileOf(marked(5, w('The resident asked for stage 2 on 25 June 2023.') + both)))).toEqual([]);
});

test('joined paragraphs are said to be joined; changes of two people are two', () => {
  const file = fileOf(
    marked(4, w(draft[3]?.printed.join('') ?? ''), 'del'),
    marked(5, w('The resident asked for stage 2 ') + taken('on ', 'A') + put('by letter of ', 'B') + w('25 June 2023.')),
  );
  expect(changesOf(file)[0]).toMatchObject({ change: 'joined', paragraphId: idOf(4), afterId: idOf(5) });
  expect(changesOf(file).map(({ change, author, before, after }) => [change, author, before, after])).toEqual([
    ['joined', 'M. Manager', draft[3]?.printed.join(''), ''],
    ['words', 'A', 'on ', ''],
    ['words', 'B', '', 'by letter of '],
  ]);
});

test('a person taken out whole goes, cut in two it refuses; a name printed as a label refuses', () => {
  const person: Run = { kind: 'person', partyId: idOf(7), text: 'Mr Quill' };
  const paragraph: PrintedParagraph = {
    id: idOf(1),
    runs: [text('Then '), person, text(' wrote to Ms Fenn about it.')],
    printed: ['Then ', 'the resident', ' wrote to the LHM about it.'],
  };
  const change = (before: string, after: string) => {
    const words = paragraph.printed.join('');
    const at = words.indexOf(before);
    return { change: 'words' as const, before, after, prefix: words.slice(0, at), suffix: words.slice(at + before.length) };
  };
  const she = accepted(change('the resident', 'she'), paragraph);
  expect(she.ok && she.paragraphs).toEqual([[text('Then she wrote to Ms Fenn about it.')]]);
  expect(accepted(change('resident wrote', 'one wrote'), paragraph)).toEqual({ ok: false, why: 'person' });
  expect(accepted(change('the LHM', 'a manager'), paragraph)).toEqual({ ok: false, why: 'label' });
  const end = accepted(change('about it', 'about this'), paragraph);
  expect(end.ok && end.paragraphs).toEqual([[text('Then '), person, text(' wrote to Ms Fenn about this.')]]);
});

test('a second change of a paragraph is found again after the first was accepted beside it', () => {
  const before = printed(5, [text('The resident asked for stage 2 on 25 June 2023.')]);
  const [one, two] = changesOf(
    fileOf(
      marked(
        5,
        w('The resident asked for stage ') + taken('2') + put('two') + w(' ') + taken('on') + put('by a letter of') + w(' 25 June 2023.'),
      ),
    ),
  );
  if (one === undefined || two === undefined) throw new Error('There are two changes.');
  const first = accepted(one, before);
  if (!first.ok) throw new Error(first.why);
  const after = printed(5, first.paragraphs[0] ?? []);
  const [moved] = contextAfter([two], before, [after], one);
  const second = accepted({ ...two, prefix: moved?.prefix ?? '', suffix: moved?.suffix ?? '' }, after);
  expect(second.ok && wordsOf(second.paragraphs)).toEqual(['The resident asked for stage two by a letter of 25 June 2023.']);
});

test('a comment stays with its paragraph, is found by its words where that is gone, and says where it cannot be placed', () => {
  const on = { paragraphId: idOf(5), exact: 'stage 2', prefix: 'The resident asked for ', suffix: ' on 25 June 2023.' };
  expect(commentPlace(on, draft)).toMatchObject({ paragraph: { id: idOf(5) }, place: { start: 23, end: 30 } });
  expect(commentPlace({ ...on, paragraphId: idOf(0) }, draft)).toMatchObject({ paragraph: { id: idOf(5) } });
  expect(commentPlace({ ...on, exact: 'stage 3' }, draft)).toMatchObject({ paragraph: { id: idOf(5) }, place: null });
  expect(commentPlace({ ...on, paragraphId: null, exact: 'stage 3' }, draft)).toEqual({ paragraph: null, place: null });
});

test('words selected in a version are anchored to their paragraph, without its number', () => {
  const version = '  1. Something else.\n  2. The resident asked for stage 2 on 25 June 2023.\n  3. More.\n';
  const at = (words: string, more = 0) => ({ start: version.indexOf(words), end: version.indexOf(words) + words.length + more });
  expect(anchorIn(version, at('stage 2'), draft)).toEqual({
    paragraphId: idOf(5),
    exact: 'stage 2',
    prefix: 'The resident asked for ',
    suffix: ' on 25 June 2023.',
  });
  expect(anchorIn(version, at('25 June 2023.', 6), draft)).toMatchObject({ exact: '25 June 2023.', suffix: '' });
  expect(anchorIn(version, at('  2. The resident'), draft)).toMatchObject({ exact: 'The resident', prefix: '' });
  expect(anchorIn(version, at('Something'), draft)).toMatchObject({ paragraphId: null, exact: 'Something' });
  expect(anchorIn(version, { start: 0, end: 2 }, draft)).toBeNull();
});

test('words that stand twice without telling context are not found', () => {
  expect(findWords('one two one two', { exact: 'one', prefix: '', suffix: '' })).toBeNull();
  expect(findWords('one two one three', { exact: 'one', prefix: 'two ', suffix: ' three' })).toEqual({ start: 8, end: 11 });
});

test('what is no Word file, or is made to do harm, is refused with a sentence', async () => {
  expect(await readReturned(new TextEncoder().encode('%PDF-1.7'))).toMatchObject({ ok: false });
  expect(() => readParts('<w:p><w:ins><w:p></w:ins></w:del></w:p></w:p></w:p><w:del', '<w:comment w:id="1"')).not.toThrow();
  const nested = `${'<w:ins w:id="1">'.repeat(5000)}${w('deep')}`;
  expect(() => readParts(`<w:p>${nested}</w:p>`, '')).not.toThrow();
});

test('any change of words, once accepted, gives the words of the file and keeps every citation', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/);
  const words = fc.array(word, { minLength: 4, maxLength: 12 });
  fc.assert(
    fc.property(words, words, fc.nat(), fc.nat(), fc.nat(), (own, fresh, a, b, c) => {
      const [from, to] = [a % own.length, b % own.length].sort((x, y) => x - y) as [number, number];
      const [head, old, tail] = [own.slice(0, from), own.slice(from, to), own.slice(to)].map((part) =>
        part.map((each) => `${each} `).join(''),
      );
      const put = fresh.map((each) => `${each} `).join('');
      const whole = `${head}${old}${tail}`;
      const cut = c % whole.length;
      const paragraph = printed(1, [text(whole.slice(0, cut)), cite, text(whole.slice(cut))]);
      const done = accepted({ change: 'words', before: old ?? '', after: put, prefix: head ?? '', suffix: tail ?? '' }, paragraph);
      if (!done.ok) return done.why === 'not found';
      const result = {
        id: idOf(1),
        runs: done.paragraphs[0] ?? [],
        printed: (done.paragraphs[0] ?? []).map((run) => (run.kind === 'cite' ? '' : run.text)),
      };
      expect(printedWords(result).replace(/\s+/g, '')).toBe(`${head}${put}${tail}`.replace(/\s+/g, ''));
      expect(result.runs.filter(({ kind }) => kind === 'cite')).toEqual([cite]);
      return true;
    }),
  );
});
