// Owns what accepting a change of a Word file does to the draft: the words, new paragraphs beside, a move, a removal, and what has to be done by hand.
import { expect, test } from 'vitest';
import { type Draft, type DraftChange, type DraftRow, draftKinds, type ReturnedChange, type Run } from '../../../db/model/draft.ts';
import { peopleIn } from '../../../db/model/labels.ts';
import { printedParagraph } from '../../../db/model/printedParagraph.ts';
import { acceptance } from '../../../renderer/features/report/settleChange.ts';
import { paragraph } from '../../support/draftRows.ts';

const text = (words: string): Run => ({ kind: 'text', text: words });
const row = (id: string, position: number, runs: readonly Run[], parentId: string | null = null): DraftRow<'paragraph'> => ({
  id,
  revision: 1,
  key: id,
  position,
  value: { ...paragraph('', 'h1'), judgement: 'appropriate', comment: 'to self', parentId, runs: [...runs] },
});
const change = (id: string, patch: Partial<ReturnedChange>): DraftRow<'returnedChange'> => ({
  id,
  revision: 1,
  key: id,
  position: 1,
  value: {
    fileName: 'back.docx',
    change: 'words',
    author: 'M',
    on: null,
    paragraphId: 'f1',
    place: '',
    before: '',
    after: '',
    prefix: '',
    suffix: '',
    afterId: null,
    standing: 'open',
    ...patch,
  },
});
const cite: Run = { kind: 'cite', to: { kind: 'mark', id: 'm1' } };

function draftOf(paragraphs: readonly DraftRow<'paragraph'>[], returnedChange: readonly DraftRow<'returnedChange'>[]): Draft {
  const empty = Object.fromEntries(draftKinds.map((kind) => [kind, []])) as unknown as Draft;
  return { ...empty, paragraph: paragraphs, returnedChange };
}

function accept(draft: Draft, id: string) {
  const found = draft.returnedChange.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no ${id}.`);
  const people = peopleIn(draft);
  return acceptance(
    found,
    draft,
    draft.paragraph.map((each) => printedParagraph(each, draft.party, people)),
  );
}

function puts(changes: readonly DraftChange[], kind: string) {
  return changes.flatMap((each) =>
    each.do === 'put' && each.kind === kind
      ? [{ id: each.id, position: each.position, value: each.value as never as Record<string, unknown> }]
      : [],
  );
}

test('a new paragraph stands between its neighbours, with neither citations nor the notes of the one before', () => {
  const one = change('c1', { after: '\nIt offered nothing.', prefix: 'It came late.' });
  const draft = draftOf([row('f1', 1, [text('It came late.'), cite]), row('f2', 2, [text('Then nothing.')])], [one]);
  const done = accept(draft, 'c1');
  if (!done.ok) throw new Error(done.why);
  const [kept, fresh] = puts(done.changes, 'paragraph');
  expect(kept).toMatchObject({ id: 'f1', value: { runs: [text('It came late.'), cite], judgement: 'appropriate' } });
  expect(fresh).toMatchObject({ position: 1.5, value: { runs: [text('It offered nothing.')], cites: [], judgement: '', comment: '' } });
  expect(puts(done.changes, 'returnedChange')).toMatchObject([{ id: 'c1', value: { standing: 'accepted' } }]);
});

test('a paragraph put in before another leaves that one what it was', () => {
  const draft = draftOf([row('f1', 1, [text('Then nothing.')])], [change('c1', { after: 'It came late.\n', suffix: 'Then nothing.' })]);
  const done = accept(draft, 'c1');
  if (!done.ok) throw new Error(done.why);
  const [kept, fresh] = puts(done.changes, 'paragraph');
  expect(kept).toMatchObject({ id: 'f1', value: { runs: [text('Then nothing.')] } });
  expect(fresh?.position).toBeLessThan(1);
  expect(fresh).toMatchObject({ value: { runs: [text('It came late.')] } });
});

test('the other open changes of the paragraph get the words now around them', () => {
  const one = change('c1', { before: 'late', after: 'three days late', prefix: 'It came ', suffix: ' and in part.' });
  const two = change('c2', { before: 'part', after: 'full', prefix: 'It came late and in ', suffix: '.' });
  const done = accept(draftOf([row('f1', 1, [text('It came late and in part.')])], [one, two]), 'c1');
  if (!done.ok) throw new Error(done.why);
  expect(puts(done.changes, 'returnedChange')).toMatchObject([
    { id: 'c1' },
    { id: 'c2', value: { prefix: 'It came three days late and in ', standing: 'open' } },
  ]);
});

test('bug: a paragraph split twice is split where it was each time, and its citations stay with the words before them', () => {
  const mark = (id: string): Run => ({ kind: 'cite', to: { kind: 'mark', id } });
  const whole = [text('First of three. '), mark('m1'), text(' Second of three. '), mark('m2'), text(' Third of three. '), mark('m3')];
  const one = change('c1', { before: ' ', after: '\n', prefix: 'First of three.', suffix: 'Second of three. Third of three.' });
  const two = change('c2', { before: ' ', after: '\n', prefix: 'First of three. Second of three.', suffix: 'Third of three.' });
  const third = change('c3', { before: 'three', after: 'four', prefix: 'of three. Second of three. Third of ', suffix: '.' });
  const joined = change('c4', { change: 'joined', afterId: 'f2' });
  const follows = change('c5', { change: 'moved', paragraphId: 'f2', afterId: 'f1' });
  const first = draftOf([row('f1', 1, whole), row('f2', 2, [text('Then.')])], [one, two, third, joined, follows]);
  const done = accept(first, 'c1');
  if (!done.ok) throw new Error(done.why);
  const [kept, fresh] = puts(done.changes, 'paragraph');
  expect(kept).toMatchObject({ id: 'f1', value: { runs: [text('First of three.'), mark('m1')] } });
  expect(fresh).toMatchObject({ value: { runs: [text('Second of three. '), mark('m2'), text(' Third of three. '), mark('m3')] } });
  const after = new Map(puts(done.changes, 'returnedChange').map(({ id, value }) => [id, value]));
  for (const id of ['c2', 'c3', 'c4']) expect(after.get(id)).toMatchObject({ paragraphId: fresh?.id, standing: 'open' });
  expect(after.get('c5')).toMatchObject({ afterId: fresh?.id });
  // The second, in the paragraph that the first one made.
  const later = (id: string) => ({ ...change(id, {}), value: after.get(id) as never });
  const half = { ...row('f1', 1, []), id: fresh?.id ?? '', value: fresh?.value as never };
  const again = accept(draftOf([half], [later('c2'), later('c3')]), 'c2');
  if (!again.ok) throw new Error(again.why);
  const parts = puts(again.changes, 'paragraph');
  expect(parts.map(({ value }) => value.runs)).toEqual([
    [text('Second of three.'), mark('m2')],
    [text('Third of three. '), mark('m3')],
  ]);
  expect(puts(again.changes, 'returnedChange')).toMatchObject([
    { id: 'c2', value: { standing: 'accepted' } },
    { id: 'c3', value: { paragraphId: parts[1]?.id, prefix: 'Third of ' } },
  ]);
});

test('a moved paragraph goes after the one it follows; one with items is not made an item', () => {
  const rows = [
    row('f1', 1, [text('One')]),
    row('f2', 2, [text('Two')]),
    row('f3', 3, [text('Three')]),
    row('f4', 1, [text('Item')], 'f3'),
  ];
  const done = accept(draftOf(rows, [change('c1', { change: 'moved', paragraphId: 'f3', afterId: 'f1' })]), 'c1');
  expect(done.ok && puts(done.changes, 'paragraph')).toMatchObject([{ id: 'f3', position: 1.5, value: { parentId: null } }]);
  const inside = accept(
    draftOf([...rows, row('f5', 1, [text('x')], 'f1')], [change('c1', { change: 'moved', paragraphId: 'f3', afterId: 'f5' })]),
    'c1',
  );
  expect(inside).toMatchObject({ ok: false, why: 'by hand' });
});

test('a paragraph joined with the next takes its words, citations and what points at it, and the next goes', () => {
  const join = change('c1', { change: 'joined', paragraphId: 'f1', afterId: 'f2' });
  const later = change('c2', { paragraphId: 'f2', before: 'Two', after: 'Twice' });
  const rows = [row('f1', 1, [text('One.'), cite]), row('f2', 2, [text('Two.')]), row('f3', 3, [text('Three.')])];
  const determination = { id: 'd1', revision: 1, key: 'd1', position: 1, value: { restsOn: ['f1', 'f2', 'f3'] } };
  const draft = { ...draftOf(rows, [join, later]), determination: [determination] } as unknown as Draft;
  const done = accept(draft, 'c1');
  if (!done.ok) throw new Error(done.why);
  expect(puts(done.changes, 'paragraph')).toMatchObject([
    { id: 'f1', value: { runs: [text('One.'), cite, text(' '), text('Two.')], judgement: 'appropriate', comment: 'to self\nto self' } },
  ]);
  expect(puts(done.changes, 'returnedChange')).toMatchObject([
    { id: 'c2', value: { paragraphId: 'f1', standing: 'open' } },
    { id: 'c1', value: { standing: 'accepted' } },
  ]);
  expect(puts(done.changes, 'determination')).toMatchObject([{ value: { restsOn: ['f1', 'f3'] } }]);
  expect(done.changes.filter((each) => each.do === 'remove')).toMatchObject([{ id: 'f2' }]);

  // Not what has items, does not follow in the draft, or is another finding.
  const item = row('f4', 1, [text('Item')], 'f2');
  const [first, second] = rows as [DraftRow<'paragraph'>, DraftRow<'paragraph'>];
  const judged = { ...second, value: { ...second.value, judgement: 'not appropriate' as const } };
  const elsewhere = change('c1', { change: 'joined', paragraphId: 'f1', afterId: 'f3' });
  for (const other of [draftOf([...rows, item], [join]), draftOf([first, judged], [join]), draftOf(rows, [elsewhere])])
    expect(accept(other, 'c1')).toMatchObject({ ok: false, why: 'by hand' });
});

test('a paragraph taken out is removed, but not one with items', () => {
  const out = change('c1', { change: 'removed' });
  const done = accept(draftOf([row('f1', 1, [text('One')])], [out]), 'c1');
  expect(done.ok && done.changes.map((each) => [each.do, each.kind])).toEqual([
    ['remove', 'paragraph'],
    ['put', 'returnedChange'],
  ]);
  expect(accept(draftOf([row('f1', 1, [text('One')]), row('f2', 1, [text('Item')], 'f1')], [out]), 'c1')).toMatchObject({
    ok: false,
    why: 'by hand',
  });
});

test('a change inside a locked quotation names the mark; one of a paragraph that is gone says so', () => {
  const quoted = row('f1', 1, [text('It said “'), { kind: 'quote', text: 'within 5 days', markId: 'm7' }, text('”.')]);
  expect(
    accept(draftOf([quoted], [change('c1', { before: '5', after: '6', prefix: 'It said “within ', suffix: ' days”.' })]), 'c1'),
  ).toEqual({
    ok: false,
    why: 'quotation',
    markId: 'm7',
  });
  expect(accept(draftOf([], [change('c1', { before: '5' })]), 'c1')).toMatchObject({ ok: false, why: 'not a paragraph' });
});
