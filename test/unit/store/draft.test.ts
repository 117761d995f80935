// Owns: the draft in its tables: that they fit the schemas, that rows come back as they went in, that nothing is left pointing nowhere.
import { expect, test } from 'vitest';
import { signed, signedInFile } from '../../../db/domains/draft/overruled.ts';
import { answerDraft, readDraft } from '../../../db/domains/draft/reads.ts';
import { checkReferences } from '../../../db/domains/draft/references.ts';
import { commonColumns, shapes } from '../../../db/domains/draft/shape.ts';
import { type ChangedRow, changeDraft, typeParagraph } from '../../../db/domains/draft/writes.ts';
import { command, lastSequence } from '../../../db/domains/history/command.ts';
import { undo } from '../../../db/domains/history/undo.ts';
import { localDay } from '../../../db/model/dates.ts';
import { type DraftChange, type DraftKind, draftKinds, draftSchemas, emptyAbsence, emptyRequest } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { head, oneOfEach, paragraph, puts } from '../../support/draftRows.ts';
import { putEntries } from '../../support/entries.ts';

function change(db: Db, changes: readonly DraftChange[]): ChangedRow[] {
  return command(db, { actor, command: 'draft.change', label: 'Change the draft' }, (tx) => changeDraft(tx, changes));
}

function put<K extends DraftKind>(kind: K, value: unknown, more: Partial<Extract<DraftChange, { do: 'put' }>> = {}): DraftChange {
  return { do: 'put', kind, id: newId(), seenRevision: null, value, ...more } as DraftChange;
}

test.each(draftKinds)('the table of %s has the columns of its schema', (kind) => {
  const { db } = caseInFolder();
  const { table, columns } = shapes[kind];
  const found = db.prepare('SELECT name, type, "notnull" FROM pragma_table_info(?)').all(table) as {
    name: string;
    type: string;
    notnull: number;
  }[];
  expect(found.map(({ name }) => name)).toEqual([...commonColumns, ...columns.map(({ column }) => column)]);
  expect(Object.keys(draftSchemas[kind].shape)).toEqual(columns.map(({ field }) => field));
  for (const { column, type, isNullable } of columns) {
    expect(
      found.find(({ name }) => name === column),
      column,
    ).toMatchObject({ type, notnull: isNullable ? 0 : 1 });
  }
  expect(db.prepare('SELECT strict FROM pragma_table_list WHERE name = ?').pluck().get(table)).toBe(1);
});

test('one row of every kind comes back as it went in', () => {
  const { db, caseId } = caseInFolder();
  const [entryId = ''] = putEntries(db, [{ exhibit: 'R1', text: 'In the lock there is sand.' }]);
  const ids = Object.fromEntries(draftKinds.map((kind) => [kind, newId()])) as Record<DraftKind, string>;
  const { facts, ...others } = oneOfEach({
    headId: ids.head,
    entryId,
    policyId: ids.policy,
    assertionId: ids.assertion,
    paragraphId: ids.paragraph,
    orderId: ids.order,
  });
  const rows = change(db, [...puts(others, (kind) => ids[kind]), put('facts', facts, { id: caseId, seenRevision: 1 })]);
  expect(rows.map(({ kind, key, revision }) => [kind, key, revision])).toContainEqual(['facts', 'facts', 2]);
  const draft = readDraft(db);
  for (const kind of draftKinds) {
    expect(draft[kind], kind).toHaveLength(1);
    const value = kind === 'facts' ? facts : others[kind];
    expect(draft[kind][0]?.value, kind).toEqual(value);
    expect(draftSchemas[kind].safeParse(draft[kind][0]?.value).success, kind).toBe(true);
  }
  const before = lastSequence(db);
  change(db, [put('head', others.head, { id: ids.head, seenRevision: 1 })]);
  expect(lastSequence(db)).toBe(before);
});

test('a mark stored before there were marks on cells reads as one on words', () => {
  const { db } = caseInFolder();
  const [entryId = ''] = putEntries(db, [{ exhibit: 'R1', text: 'In the lock there is sand.' }]);
  const ids = { head: newId(), mark: newId() };
  const { head, mark } = oneOfEach({ headId: ids.head, entryId });
  change(
    db,
    puts({ head, mark }, (kind) => ids[kind as keyof typeof ids]),
  );
  db.prepare(`UPDATE draft_mark SET anchor = json_remove(anchor, '$.cells')`).run();
  expect(readDraft(db).mark[0]?.value).toEqual(mark);
});

test('a row somebody changed meanwhile is not overwritten, and nothing of the command stays', () => {
  const { db } = caseInFolder();
  const lock = put('head', head('Lock'));
  change(db, [lock]);
  change(db, [put('head', head('Door lock'), { id: lock.id, seenRevision: 1 })]);
  const stale = () => change(db, [put('head', head('Noise')), put('head', head('Old words'), { id: lock.id, seenRevision: 1 })]);
  expect(stale).toThrow('Head (a) has been changed meanwhile.');
  expect(readDraft(db).head.map(({ value }) => value.title)).toEqual(['Door lock']);
  expect(() => change(db, [{ do: 'remove', kind: 'head', id: lock.id, seenRevision: 1 }])).toThrow(/changed meanwhile/);
  expect(() => change(db, [{ do: 'remove', kind: 'head', id: newId(), seenRevision: 1 }])).toThrow('This head has been removed meanwhile.');
});

test('what is used is not removed, unless what uses it goes or changes in the same command', () => {
  const { db } = caseInFolder();
  const [entryId = ''] = putEntries(db, [{ exhibit: 'R1', text: 'In the lock there is sand.' }]);
  const values = oneOfEach({ headId: newId(), entryId });
  const mark = put('mark', { ...values.mark, headIds: [] });
  const cite = { kind: 'mark' as const, id: mark.id };
  const finding = put('paragraph', { ...paragraph('It was sanded.'), runs: [{ kind: 'cite', to: cite }] });
  change(db, [mark, finding]);
  const removal: DraftChange = { do: 'remove', kind: 'mark', id: mark.id, seenRevision: 1 };
  expect(() => change(db, [removal])).toThrow('Mark m1 is used by paragraph f1. Remove or change that first.');
  change(db, [removal, put('paragraph', paragraph('It was sanded.'), { id: finding.id, seenRevision: 1 })]);
  expect(readDraft(db).mark).toEqual([]);
});

test('what only the typing cites is kept as well', () => {
  const { db } = caseInFolder();
  const [entryId = ''] = putEntries(db, [{ exhibit: 'R1', text: 'In the lock there is sand.' }]);
  const mark = put('mark', { ...oneOfEach({ headId: newId(), entryId }).mark, headIds: [] });
  const finding = put('paragraph', paragraph('It was sanded.'));
  change(db, [mark, finding]);
  typeParagraph(db, finding.id, { ...paragraph('It was'), cites: [{ kind: 'mark', id: mark.id }] });
  expect(() => change(db, [{ do: 'remove', kind: 'mark', id: mark.id, seenRevision: 1 }])).toThrow('Mark m1 is used by paragraph f1.');
  expect(() => typeParagraph(db, finding.id, { ...paragraph('x'), cites: [{ kind: 'event', id: newId() }] })).toThrow(
    'Paragraph f1 points at an event that is not in the case.',
  );
});

test('a row that points at something not in the case is refused, naming both', () => {
  const { db } = caseInFolder();
  const nowhere = put('window', { headId: newId(), from: null, to: null, reason: '' });
  expect(() => change(db, [nowhere])).toThrow('Scope window w1 points at a head that is not in the case.');
  expect(readDraft(db).window).toEqual([]);
});

test('names go on from the highest ever given; heads are lettered on from the last there is', () => {
  const { db } = caseInFolder();
  const keys = (rows: readonly ChangedRow[]) => rows.map(({ key }) => key);
  const request = { ...emptyRequest(null, 'landlord'), item: 'Repair log' };
  const second = put('request', request);
  expect(keys(change(db, [put('request', request), second, put('request', request, { key: 'q9' })]))).toEqual(['q1', 'q2', 'q9']);
  change(db, [{ do: 'remove', kind: 'request', id: second.id, seenRevision: 1 }]);
  expect(keys(change(db, [put('request', request)]))).toEqual(['q10']);
  expect(() => change(db, [put('request', request, { key: 'q1' })])).toThrow('There is a request q1 already.');
  const heads = Array.from({ length: 27 }, (_, at) => put('head', head(`Head ${at}`)));
  expect(keys(change(db, heads)).slice(-3)).toEqual(['y', 'z', 'aa']);
});

test('the facts are there once and stay', () => {
  const { db, caseId } = caseInFolder();
  const { facts } = oneOfEach({ headId: '', entryId: '' });
  expect(() => change(db, [put('facts', facts)])).toThrow(/has its facts once/);
  expect(() => change(db, [{ do: 'remove', kind: 'facts', id: caseId, seenRevision: 1 }])).toThrow(/cannot be removed/);
});

test('typing is kept at once beside the draft, and a command on its paragraph takes its place', () => {
  const { db } = caseInFolder();
  const made = put('paragraph', paragraph('One.'));
  change(db, [made]);
  const before = lastSequence(db);
  typeParagraph(db, made.id, paragraph('One. Tw'));
  typeParagraph(db, made.id, paragraph('One. Two'));
  expect(lastSequence(db)).toBe(before);
  const answer = answerDraft(db);
  expect(answer.typed).toMatchObject([{ id: made.id, value: paragraph('One. Two') }]);
  expect(answer.draft.paragraph[0]?.value).toEqual(paragraph('One.'));
  change(db, [put('paragraph', paragraph('One. Two.'), { id: made.id, seenRevision: 1 })]);
  expect(answerDraft(db).typed).toEqual([]);
  expect(() => typeParagraph(db, newId(), paragraph('Lost'))).toThrow(/no longer there/);
});

test('typing in a paragraph that is removed is in the history before it goes', () => {
  const { db } = caseInFolder();
  const made = put('paragraph', paragraph('One.'));
  change(db, [made]);
  typeParagraph(db, made.id, paragraph('One. Two.'));
  change(db, [{ do: 'remove', kind: 'paragraph', id: made.id, seenRevision: 1 }]);
  const payload = db.prepare('SELECT payload FROM history_payload ORDER BY sequence DESC LIMIT 1').pluck().get();
  expect(String(payload)).toContain('One. Two.');
  expect(answerDraft(db).typed).toEqual([]);
});

test('a paragraph taken away is no longer what a determination rests on, and comes back with it when that is undone', () => {
  const { db } = caseInFolder();
  const [headId, kept, gone] = [newId(), newId(), newId()];
  const { determination } = oneOfEach({ headId, entryId: newId() });
  change(db, [
    put('head', head('The lock'), { id: headId }),
    put('paragraph', paragraph('It was mended late.', headId), { id: kept }),
    put('paragraph', paragraph('Nobody rang.', headId), { id: gone }),
    put('determination', { ...determination, restsOn: [kept, gone] }),
  ]);
  change(db, [{ do: 'remove', kind: 'paragraph', id: gone, seenRevision: 1 }]);
  expect(readDraft(db).determination[0]).toMatchObject({ revision: 2, value: { restsOn: [kept] } });
  undo(db, actor, checkReferences);
  expect(readDraft(db).determination[0]?.value.restsOn).toEqual([kept, gone]);
  expect(() => change(db, [put('determination', { ...determination, restsOn: [newId()] })])).toThrow(
    /points at a paragraph that is not in the case/,
  );
});

test('an order stored before parts had heads reads with none, and a head named by a part stays', () => {
  const { db } = caseInFolder();
  const [headId, other, id] = [newId(), newId(), newId()];
  const { order } = oneOfEach({ headId: other, entryId: newId() });
  change(db, [
    put('head', head('The lock'), { id: headId }),
    put('head', head('The noise'), { id: other }),
    put('order', { ...order, headIds: [other], parts: [{ for: 'distress', amountPence: 1, headId }] }, { id }),
  ]);
  expect(() => change(db, [{ do: 'remove', kind: 'head', id: headId, seenRevision: 1 }])).toThrow(/is used by order o1/);
  db.prepare('UPDATE draft_order SET parts = ?').run('[{"for":"distress","amountPence":1}]');
  expect(readDraft(db).order[0]?.value.parts).toEqual([{ for: 'distress', amountPence: 1, headId: null }]);
});

test('the rule set is frozen while a head is determined by it', () => {
  const { db, caseId } = caseInFolder();
  const headId = newId();
  const { facts, determination } = oneOfEach({ headId, entryId: newId() });
  change(db, [put('head', head('The lock'), { id: headId }), put('determination', { ...determination, headId, restsOn: [] })]);
  const reviewed = put('facts', { ...facts, ruleBody: 'uk-landlord-review', ruleTemplate: 'stage-2' }, { id: caseId, seenRevision: 1 });
  expect(() => change(db, [reviewed])).toThrow(
    /determined as "no-maladministration", which A landlord’s own complaint review .* does not have/,
  );
  const [standing] = readDraft(db).determination;
  if (standing === undefined) throw new Error('There is no determination.');
  change(db, [reviewed, put('determination', { ...standing.value, outcome: 'partly-upheld' }, { id: standing.id, seenRevision: 1 })]);
  expect(readDraft(db).facts[0]?.value.ruleBody).toBe('uk-landlord-review');
  const nobody = put('facts', { ...facts, ruleBody: 'nobody' }, { id: caseId, seenRevision: 2 });
  expect(() => change(db, [nobody])).toThrow(/no rule set for "nobody"/);
});

test('who overrules a state of evidence and when is noted as it is written, stays while it stands, and comes back on undo', () => {
  const { db } = caseInFolder();
  const by = (name: string, changes: readonly DraftChange[], sign = signed) =>
    command(db, { actor: name, command: 'draft.change', label: 'Change' }, (tx) => changeDraft(tx, changes, sign));
  const word = () => {
    const { stateBy, stateOn } = readDraft(db).absence[0]?.value ?? {};
    return [stateBy, stateOn];
  };
  const today = localDay(new Date());
  const disputed = { ...emptyAbsence(null, null), stateOverride: 'disputed' as const, stateReason: 'two accounts' };
  const made = put('absence', disputed);
  by('A. Reed', [made]);
  expect(word()).toEqual(['A. Reed', today]);
  by('B. Finch', [put('absence', { ...disputed, text: 'No call' }, { id: made.id, seenRevision: 1 })]);
  expect(word()).toEqual(['A. Reed', today]);
  by('B. Finch', [put('absence', { ...disputed, stateReason: 'three accounts' }, { id: made.id, seenRevision: 2 })]);
  expect(word()).toEqual(['B. Finch', today]);
  undo(db, 'B. Finch', checkReferences);
  expect(word()).toEqual(['A. Reed', today]);
  // A window cannot name anybody else; a case file keeps the people it names.
  const named = { ...disputed, stateReason: 'x', stateBy: 'C. Lark', stateOn: '2024-05-03' };
  const revision = () => readDraft(db).absence[0]?.revision ?? 0;
  by('B. Finch', [put('absence', named, { id: made.id, seenRevision: revision() })]);
  expect(word()).toEqual(['B. Finch', today]);
  by('B. Finch', [put('absence', named, { id: made.id, seenRevision: revision() })], signedInFile);
  expect(word()).toEqual(['C. Lark', '2024-05-03']);
  by('B. Finch', [put('absence', { ...named, stateOverride: null }, { id: made.id, seenRevision: revision() })], signedInFile);
  expect(word()).toEqual(['', null]);
});
