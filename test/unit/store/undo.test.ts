// Owns: undo and redo by appending the inverse: per person, across restarts, refused where something rests on it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDraft } from '../../../db/domains/draft/reads.ts';
import { checkReferences } from '../../../db/domains/draft/references.ts';
import { changeDraft, foldAllTyped, typeParagraph } from '../../../db/domains/draft/writes.ts';
import { command } from '../../../db/domains/history/command.ts';
import { nextRedo, nextTurns, nextUndo, redo, undo } from '../../../db/domains/history/undo.ts';
import { verifyFile } from '../../../db/domains/history/verify.ts';
import type { DraftChange } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import { casePlace } from '../../../db/store/folder.ts';
import { closeStore, openCase } from '../../../db/store/open.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { head, paragraph } from '../../support/draftRows.ts';

const other = 'B. Colleague';

function change(db: Db, label: string, changes: readonly DraftChange[], who = actor): void {
  command(db, { actor: who, command: 'draft.change', label }, (tx) => changeDraft(tx, changes));
}

function addHead(db: Db, title: string, who = actor): string {
  const id = newId();
  change(db, `Add ${title}`, [{ do: 'put', kind: 'head', id, seenRevision: null, value: head(title) }], who);
  return id;
}

const titles = (db: Db): string[] => readDraft(db).head.map(({ value }) => value.title);

/** The draft without revisions, which only ever grow. */
function content(db: Db): unknown {
  return JSON.parse(JSON.stringify(readDraft(db), (name, value) => (name === 'revision' ? undefined : value)));
}

test('undo and redo go back and forth, and something new ends the way forth', () => {
  const { db } = caseInFolder();
  addHead(db, 'Lock');
  addHead(db, 'Noise');
  expect(undo(db, actor, checkReferences).label).toBe('Add Noise');
  expect(undo(db, actor, checkReferences).label).toBe('Add Lock');
  expect(titles(db)).toEqual([]);
  expect(nextUndo(db, actor)).toBeNull();
  expect(redo(db, actor, checkReferences).label).toBe('Add Lock');
  addHead(db, 'Damp');
  expect(nextRedo(db, actor)).toBeNull();
  expect(() => redo(db, actor, checkReferences)).toThrow('There is nothing to redo.');
  expect(titles(db)).toEqual(['Lock', 'Damp']);
  expect(undo(db, actor, checkReferences).label).toBe('Add Damp');
  expect(redo(db, actor, checkReferences).label).toBe('Add Damp');
  expect(verifyFile(db).problems).toEqual([]);
});

test('taking back typing never takes back anything but words of the draft', () => {
  const { db } = caseInFolder();
  addHead(db, 'Lock');
  const id = newId();
  change(db, 'Write paragraph 1', [{ do: 'put', kind: 'paragraph', id, seenRevision: null, value: paragraph('One.') }]);
  expect(undo(db, actor, checkReferences, 'text').label).toBe('Write paragraph 1');
  expect(() => undo(db, actor, checkReferences, 'text')).toThrow(/not of the text: “Add Lock”.*leave the text with Esc/);
  expect(redo(db, actor, checkReferences, 'text').label).toBe('Write paragraph 1');
  undo(db, actor, checkReferences);
  expect(undo(db, actor, checkReferences).label).toBe('Add Lock');
  expect(() => redo(db, actor, checkReferences, 'text')).toThrow(/undone last is not of the text: “Add Lock”/);
});

test('words taken back as they were typed are no command, so that the undo that follows takes back what was stored before them', () => {
  const { db } = caseInFolder();
  const id = newId();
  change(db, 'Write paragraph 1', [{ do: 'put', kind: 'paragraph', id, seenRevision: null, value: paragraph('One.') }]);
  typeParagraph(db, id, paragraph('One and all.'));
  typeParagraph(db, id, paragraph('One.'));
  expect(foldAllTyped(db, actor)).toBe(true);
  expect(foldAllTyped(db, actor)).toBe(false);
  expect(undo(db, actor, checkReferences, 'text').label).toBe('Write paragraph 1');
  expect(verifyFile(db).problems).toEqual([]);
});

test('each person undoes their own, also after the case was closed and opened again', () => {
  const { db, folder, caseId } = caseInFolder();
  addHead(db, 'Lock');
  addHead(db, 'Noise', other);
  closeStore(db);
  const again = openCase(casePlace(folder, caseId), { role: 'writer' });
  expect(nextTurns(again, actor).undo).toBe('Add Lock');
  undo(again, actor, checkReferences);
  expect(titles(again)).toEqual(['Noise']);
  expect(nextTurns(again, actor)).toMatchObject({ undo: null, redo: 'Add Lock' });
  expect(nextTurns(again, other)).toMatchObject({ undo: 'Add Noise', redo: null });
  closeStore(again);
});

test('what a later command changed is not undone, and the refusal names it', () => {
  const { db } = caseInFolder();
  const id = addHead(db, 'Lock');
  change(db, 'Reword the lock', [{ do: 'put', kind: 'head', id, seenRevision: 1, value: head('Door lock') }], other);
  expect(() => undo(db, actor, checkReferences)).toThrow(/"Add Lock" cannot be undone.*"Reword the lock" \(B\. Colleague\)/);
  expect(titles(db)).toEqual(['Door lock']);
});

test('what something later points at is not undone', () => {
  const { db } = caseInFolder();
  const id = addHead(db, 'Lock');
  const windowValue = { headId: id, from: null, to: null, reason: '' };
  change(db, 'Add a window', [{ do: 'put', kind: 'window', id: newId(), seenRevision: null, value: windowValue }], other);
  expect(() => undo(db, actor, checkReferences)).toThrow('Head (a) is used by scope window w1. Remove or change that first.');
});

test('a name taken again meanwhile keeps a removed row from coming back', () => {
  const { db } = caseInFolder();
  const id = addHead(db, 'Lock');
  change(db, 'Remove the lock', [{ do: 'remove', kind: 'head', id, seenRevision: 1 }]);
  addHead(db, 'Noise', other);
  expect(() => undo(db, actor, checkReferences)).toThrow(/"Remove the lock" cannot be brought back: the name a /);
});

test('typing is undone first, and redo brings it back', () => {
  const { db } = caseInFolder();
  const id = newId();
  change(db, 'Add a paragraph', [{ do: 'put', kind: 'paragraph', id, seenRevision: null, value: paragraph('One.') }]);
  typeParagraph(db, id, paragraph('One. Two.'));
  foldAllTyped(db, actor);
  expect(undo(db, actor, checkReferences).label).toBe('Type in paragraph f1');
  expect(readDraft(db).paragraph[0]?.value).toEqual(paragraph('One.'));
  redo(db, actor, checkReferences);
  expect(readDraft(db).paragraph[0]?.value).toEqual(paragraph('One. Two.'));
});

const step = fc.record({
  what: fc.constantFrom('add', 'change', 'move', 'remove', 'window', 'undo', 'redo'),
  at: fc.nat(7),
  title: fc.string({ minLength: 1, maxLength: 12 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Does one random step, where it makes sense just now. */
function act(db: Db, { what, at, title }: Step): void {
  const { head: heads, window: windows } = readDraft(db);
  const row = heads[at % Math.max(1, heads.length)];
  if (what === 'undo') {
    if (nextUndo(db, actor)) undo(db, actor, checkReferences);
  } else if (what === 'redo') {
    if (nextRedo(db, actor)) redo(db, actor, checkReferences);
  } else if (what === 'add' || row === undefined) addHead(db, title);
  else if (what === 'window') {
    const value = { headId: row.id, from: null, to: null, reason: title };
    change(db, 'Add a window', [{ do: 'put', kind: 'window', id: newId(), seenRevision: null, value }]);
  } else if (what === 'remove') {
    const own = windows.filter(({ value }) => value.headId === row.id);
    change(db, 'Remove a head', [
      { do: 'remove', kind: 'head', id: row.id, seenRevision: row.revision },
      ...own.map(({ id, revision }) => ({ do: 'remove' as const, kind: 'window' as const, id, seenRevision: revision })),
    ]);
  } else {
    const position = what === 'move' ? at + 0.5 : row.position;
    const value = what === 'change' ? head(title) : row.value;
    change(db, 'Change a head', [{ do: 'put', kind: 'head', id: row.id, seenRevision: row.revision, position, value }]);
  }
}

test('whatever was done, undoing all of it gives the draft there was, redoing all the draft there is', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const { db, desk } = caseInFolder();
      const start = content(db);
      for (const each of steps) act(db, each);
      const end = content(db);
      let undone = 0;
      while (nextUndo(db, actor)) {
        undo(db, actor, checkReferences);
        undone += 1;
      }
      expect(content(db)).toEqual(start);
      for (; undone > 0; undone -= 1) redo(db, actor, checkReferences);
      expect(content(db)).toEqual(end);
      expect(verifyFile(db).problems).toEqual([]);
      closeStore(db);
      closeStore(desk);
    }),
    { numRuns: 25 },
  );
});
