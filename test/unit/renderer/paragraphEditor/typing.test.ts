// Owns the proof that the checks are silent over the paragraph being typed and over no other: the editor's document, its journal and the checks themselves, without a page.
import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setTypedIn, spokenWhile, typedInNow } from '../../../../renderer/api/typing.ts';
import { resultKeys } from '../../../../renderer/features/checks/grouping.ts';
import { blocksOf } from '../../../../renderer/ui/paragraphEditor/blocks.ts';
import { caretParagraph } from '../../../../renderer/ui/paragraphEditor/commands.ts';
import { DraftJournal, idleMs } from '../../../../renderer/ui/paragraphEditor/DraftJournal.ts';
import { blocksOfDocument, documentOf } from '../../../../renderer/ui/paragraphEditor/document.ts';
import { plainNumbering } from '../../../../renderer/ui/paragraphEditor/fold.ts';
import {
  CiteChip,
  DraftDocument,
  LockedQuotation,
  NumberedParagraph,
  PersonLabel,
  Words,
} from '../../../../renderer/ui/paragraphEditor/nodes.ts';
import { shapePlugin } from '../../../../renderer/ui/paragraphEditor/shape.ts';
import { TypedParagraph } from '../../../../renderer/ui/paragraphEditor/TypedParagraph.ts';
import { changed } from '../../review/desk.ts';
import { checked, sound } from '../../review/soundDraft.ts';

const schema = getSchema([DraftDocument, Words, NumberedParagraph, CiteChip, LockedQuotation, PersonLabel]);

/** The findings of a head being written, and what the panel says of them meanwhile. */
function writing(paragraphs: readonly unknown[]) {
  const opened = checked({ ...sound, findings: [{ head: 'b', paragraphs }] });
  let { draft } = opened;
  const place = { section: 'findings', headId: draft.head[0]?.id ?? null } as const;
  let state = EditorState.create({
    doc: schema.nodeFromJSON(documentOf(blocksOf(draft.paragraph, [], place))),
    plugins: [shapePlugin()],
  });
  let isFocused = true;
  const typed = new TypedParagraph(null, setTypedIn);
  typed.moved(caretParagraph(state));
  const journal = new DraftJournal(place, draft.paragraph, 1, {
    words: { wrote: () => 'wrote', added: () => 'added', removed: () => 'removed', arranged: () => 'arranged' },
    numbering: () => plainNumbering,
    blocks: () => blocksOfDocument(state.doc),
    caret: () => (isFocused ? caretParagraph(state) : null),
    type: () => undefined,
    fold: async ({ changes }) => {
      draft = changed(
        draft,
        changes.map((change) => (change.do === 'put' ? { key: `new-${change.id}`, ...change } : change)),
      );
      return { sequence: 2, rows: draft.paragraph.map(({ id, revision, key }) => ({ id, revision, key })) };
    },
    settled: () => undefined,
    waits: () => undefined,
  });
  return {
    /** As the editor's component passes on what it hears. */
    dispatch(transaction: EditorState['tr']) {
      state = state.apply(transaction);
      if (transaction.selectionSet && typed.moved(caretParagraph(state))) journal.left();
      if (transaction.docChanged) {
        journal.changed();
        typed.changed(caretParagraph(state), isFocused);
      }
    },
    get tr() {
      return state.tr;
    },
    /** The caret at the end of a paragraph's words. */
    end(index: number) {
      let pos = 0;
      for (let before = 0; before < index; before += 1) pos += state.doc.child(before).nodeSize;
      return TextSelection.create(state.doc, pos + state.doc.child(index).nodeSize - 1);
    },
    blur() {
      isFocused = false;
      typed.left();
      journal.left();
    },
    /** Checks found, and those of them the panel and the count at the top show. */
    said() {
      const found = opened.check(draft);
      return { found: found.map(({ check }) => check), shown: spokenWhile(typedInNow(), found).map(({ check }) => check) };
    },
  };
}

describe('checks while somebody types', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    setTypedIn(null);
    vi.useRealTimers();
  });

  it('are run on what was typed after two idle seconds, and say nothing of it until the caret leaves the paragraph', async () => {
    const desk = writing(['The resident was caused distress.', 'A box was left.']);
    desk.dispatch(desk.tr.setSelection(desk.end(1)));
    desk.dispatch(desk.tr.insertText(' It was there on 7 May 2023.'));
    expect(desk.said()).toEqual({ found: [], shown: [] });
    await vi.advanceTimersByTimeAsync(idleMs);
    expect(desk.said()).toEqual({ found: ['fact-without-citation'], shown: [] });
    // However long nothing is typed: the caret still stands in it.
    await vi.advanceTimersByTimeAsync(10 * idleMs);
    expect(desk.said().shown).toEqual([]);
    desk.dispatch(desk.tr.setSelection(desk.end(0)));
    expect(desk.said().shown).toEqual(['fact-without-citation']);
    // A caret that only stands in a paragraph silences nothing.
    desk.dispatch(desk.tr.setSelection(desk.end(1)));
    expect(desk.said().shown).toEqual(['fact-without-citation']);
  });

  it('go on speaking of every other paragraph', async () => {
    const desk = writing(['The resident was caused distress.', 'A box was left on 7 May 2023.']);
    desk.dispatch(desk.tr.setSelection(desk.end(0)));
    desk.dispatch(desk.tr.insertText(' It cost £30.'));
    await vi.advanceTimersByTimeAsync(idleMs);
    expect(desk.said()).toEqual({ found: ['fact-without-citation', 'fact-without-citation'], shown: ['fact-without-citation'] });
  });

  it('speak as soon as the focus goes elsewhere, and are not silenced by what comes from another window', async () => {
    const desk = writing(['The resident was caused distress.', 'A box was left.']);
    desk.dispatch(desk.tr.setSelection(desk.end(1)));
    desk.dispatch(desk.tr.insertText(' It cost £30.'));
    desk.blur();
    await vi.advanceTimersByTimeAsync(1);
    expect(desk.said().shown).toEqual(['fact-without-citation']);
    desk.dispatch(desk.tr.insertText(' It was dear.'));
    expect(desk.said().shown).toEqual(['fact-without-citation']);
  });

  it('keep their keys when what stands before them goes, so that the focus stays on the one it was on', () => {
    const { results } = checked({
      ...sound,
      determinations: [],
      findings: [{ head: 'b', paragraphs: ['They asked for £30, “nothing [[m1]]”.', 'A box was left on 7 May 2023. It cost £30.'] }],
    });
    const keys = resultKeys(results);
    expect(new Set(keys).size).toBe(results.length);
    expect(resultKeys(results.slice(1))).toEqual(keys.slice(1));
  });
});
