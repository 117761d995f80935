// Owns the proof of what the editor's document keeps: every run and citation there and back, ids through splits and joins, items, cleaned pastes, the picker's matches.
import { getSchema } from '@tiptap/core';
import { deleteSelection, joinBackward } from '@tiptap/pm/commands';
import { history, undo } from '@tiptap/pm/history';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cite, Run } from '../../../../db/model/draft.ts';
import { newId } from '../../../../db/model/ids.ts';
import { plainText } from '../../../../db/model/runs.ts';
import { type Block, tidyRuns, valuesOf } from '../../../../renderer/ui/paragraphEditor/blocks.ts';
import {
  backspace,
  deleteForward,
  enter,
  indent,
  insertWithWords,
  shapedQuote,
  toggleHeading,
} from '../../../../renderer/ui/paragraphEditor/commands.ts';
import { notesGone } from '../../../../renderer/ui/paragraphEditor/cutNotes.ts';
import { blocksOfDocument, documentOf } from '../../../../renderer/ui/paragraphEditor/document.ts';
import {
  CiteChip,
  DraftDocument,
  LockedQuotation,
  NumberedParagraph,
  PersonLabel,
  Words,
} from '../../../../renderer/ui/paragraphEditor/nodes.ts';
import { blocksOfText } from '../../../../renderer/ui/paragraphEditor/paste.ts';
import { type Citable, closedName, matching, openQuery } from '../../../../renderer/ui/paragraphEditor/picker.ts';
import { moveGroup, shapePlugin } from '../../../../renderer/ui/paragraphEditor/shape.ts';
import { putDownWhole } from '../../../../renderer/ui/paragraphEditor/taking.ts';

const schema = getSchema([DraftDocument, Words, NumberedParagraph, CiteChip, LockedQuotation, PersonLabel]);
const [a, b, c] = [newId(), newId(), newId()];

function block(id: string, text: string, depth = 0): Block {
  return { id, depth, runs: text === '' ? [] : [{ kind: 'text', text }], cites: [], form: 'paragraph', judgement: '', comment: '' };
}
function stateOf(blocks: readonly Block[]): EditorState {
  return EditorState.create({ doc: schema.nodeFromJSON(documentOf(blocks)), plugins: [shapePlugin()] });
}
/** The state with the caret `offset` into the words of the block at `at`. */
function caretAt(state: EditorState, at: number, offset: number): EditorState {
  let pos = 0;
  for (let index = 0; index < at; index += 1) pos += state.doc.child(index).nodeSize;
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos + 1 + offset)));
}
function ran(
  state: EditorState,
  command: (state: EditorState, dispatch: (transaction: EditorState['tr']) => void) => boolean,
): EditorState {
  let next = state;
  command(state, (transaction) => {
    next = state.apply(transaction);
  });
  return next;
}

const citeArbitrary: fc.Arbitrary<Cite> = fc.record({
  kind: fc.constantFrom('mark', 'event', 'absence', 'entry', 'contact'),
  id: fc.constantFrom(a, b, c),
});
const runArbitrary: fc.Arbitrary<Run> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: fc.string() }),
  fc.record({ kind: fc.constant('cite' as const), to: citeArbitrary }),
  fc.record({ kind: fc.constant('quote' as const), text: fc.string(), markId: fc.constantFrom(a, b) }),
  fc.record({ kind: fc.constant('person' as const), partyId: fc.constantFrom(a, b), text: fc.string() }),
);

describe('the document', () => {
  it('gives back every run, citation and judgement', () => {
    const blockArbitrary = fc.record({
      id: fc.uuid(),
      depth: fc.nat(2),
      runs: fc.array(runArbitrary),
      cites: fc.array(citeArbitrary),
      form: fc.constantFrom('paragraph' as const, 'heading' as const),
      judgement: fc.string(),
      comment: fc.string(),
    });
    fc.assert(
      fc.property(fc.array(blockArbitrary, { minLength: 1, maxLength: 5 }), (blocks) => {
        const doc = schema.nodeFromJSON(documentOf(blocks));
        doc.check();
        expect(blocksOfDocument(doc)).toEqual(blocks.map((one) => ({ ...one, runs: tidyRuns(one.runs) })));
      }),
    );
  });

  it('has one blank paragraph where nothing is written', () => {
    const blocks = blocksOfDocument(schema.nodeFromJSON(documentOf([])));
    expect(blocks).toHaveLength(1);
    expect(blocks[0]?.runs).toEqual([]);
  });
});

describe('splitting and joining', () => {
  it('gives the second half a new id', () => {
    const blocks = blocksOfDocument(ran(caretAt(stateOf([block(a, 'one two')]), 0, 4), enter).doc);
    expect(blocks.map(({ runs }) => runs)).toEqual([[{ kind: 'text', text: 'one ' }], [{ kind: 'text', text: 'two' }]]);
    expect(blocks[0]?.id).toBe(a);
    expect(blocks[1]?.id).not.toBe(a);
  });

  it('leaves the id with the words when a blank paragraph is put before them', () => {
    const blocks = blocksOfDocument(ran(caretAt(stateOf([block(a, 'one')]), 0, 0), enter).doc);
    expect(blocks.map(({ runs }) => runs.length)).toEqual([0, 1]);
    expect(blocks[1]?.id).toBe(a);
    expect(blocks[0]?.id).not.toBe(a);
  });

  it('keeps the first id when two paragraphs become one', () => {
    const blocks = blocksOfDocument(ran(caretAt(stateOf([block(a, 'one'), block(b, 'two')]), 1, 0), joinBackward).doc);
    expect(blocks).toEqual([block(a, 'onetwo')]);
  });

  it('takes a blank paragraph away by Backspace or Delete and leaves the words their id, and what is noted on them', () => {
    const noted = { ...block(b, 'two'), judgement: 'appropriate', comment: 'Ask again.' };
    const blankFirst = [block(a, ''), noted];
    expect(blocksOfDocument(ran(caretAt(stateOf(blankFirst), 1, 0), backspace).doc)).toEqual([noted]);
    expect(blocksOfDocument(ran(caretAt(stateOf(blankFirst), 0, 0), deleteForward).doc)).toEqual([noted]);
    expect(blocksOfDocument(ran(caretAt(stateOf([noted, block(a, '')]), 0, 3), deleteForward).doc)).toEqual([noted]);
  });

  it('loses nothing noted when Delete joins the next paragraph', () => {
    const blocks = [
      { ...block(a, 'one'), comment: 'First.' },
      { ...block(b, 'two'), judgement: 'appropriate', comment: 'Second.' },
    ];
    const joined = ran(caretAt(stateOf(blocks), 0, 3), deleteForward);
    expect(blocksOfDocument(joined.doc)).toEqual([{ ...block(a, 'onetwo'), judgement: 'appropriate', comment: 'First.\nSecond.' }]);
    expect(joined.selection.from).toBe(4);
  });
});

describe('items', () => {
  it('are made under the paragraph above, and never under none', () => {
    expect(indent(caretAt(stateOf([block(a, 'one'), block(b, 'two')]), 0, 0), undefined, 1)).toBe(false);
    const once = ran(caretAt(stateOf([block(a, 'one'), block(b, 'two')]), 1, 0), (state, dispatch) => indent(state, dispatch, 1));
    expect(blocksOfDocument(once.doc).map(({ depth }) => depth)).toEqual([0, 1]);
    expect(indent(caretAt(once, 1, 0), undefined, 1)).toBe(false);
    expect(blocksOfDocument(ran(caretAt(once, 1, 0), (state, dispatch) => indent(state, dispatch, -1)).doc)).toEqual([
      block(a, 'one'),
      block(b, 'two'),
    ]);
  });

  it('are followed by items, until Enter in a blank one makes a paragraph again', () => {
    const item = ran(caretAt(stateOf([block(a, 'one'), block(b, 'two', 1)]), 1, 3), enter);
    expect(blocksOfDocument(item.doc).map(({ depth }) => depth)).toEqual([0, 1, 1]);
    expect(blocksOfDocument(ran(item, enter).doc).map(({ depth }) => depth)).toEqual([0, 1, 0]);
  });

  it('come along when their paragraph is moved', () => {
    const blocks = [block(a, 'one'), block(b, 'an item', 1), block(c, 'two')];
    expect(moveGroup(blocks, a, 1)?.map(({ id }) => id)).toEqual([c, a, b]);
    expect(moveGroup(blocks, c, -1)?.map(({ id }) => id)).toEqual([c, a, b]);
    expect(moveGroup(blocks, b, 1)).toBeNull();
    expect(moveGroup(blocks, a, -1)).toBeNull();
  });
});

describe('typed marks of quotation', () => {
  it('open at the start of words and close behind them', () => {
    for (const before of ['', ' ', '(', '—', '“']) {
      expect([shapedQuote('"', before), shapedQuote("'", before)], before).toEqual(['“', '‘']);
    }
    for (const before of ['d', '.', '…', '5', '\ufffc']) {
      expect([shapedQuote('"', before), shapedQuote("'", before)], before).toEqual(['”', '’']);
    }
    expect(shapedQuote('x', '')).toBeNull();
  });
});

describe('pasted plain text', () => {
  it('is a paragraph for each line with words, spaces tidied', () => {
    expect(blocksOfText('One\u00a0 two\r\n\r\n\tThree\n')).toEqual([
      { depth: 0, form: 'paragraph', text: 'One two' },
      { depth: 0, form: 'paragraph', text: 'Three' },
    ]);
    // A word processor sets the numbers and bullets of a list before a tab; the paragraph brings its own. Others are words.
    const listed = blocksOfText('1.\tIt rang\n\ta)\tIt wrote\n\u2022\tIt came\n2 May 2023 was a Tuesday\n3. Not a list');
    expect(blocksOfText('It did this:\n1.\tIt rang\n2.\tIt wrote\nThen:\n\u2022\tIt came').map(({ depth }) => depth)).toEqual([
      0, 1, 1, 0, 1,
    ]);
    expect(listed.map(({ text }) => text)).toEqual(['It rang', 'It wrote', 'It came', '2 May 2023 was a Tuesday', '3. Not a list']);
  });
});

describe('what waits beside the text', () => {
  const bring = (one: Pick<Citable, 'cite' | 'quote' | 'said'>, offset: number) => {
    let state = caretAt(stateOf([block(a, 'It wrote')]), 0, offset);
    const view = {
      get state() {
        return state;
      },
      dispatch: (transaction: EditorState['tr']) => {
        state = state.apply(transaction);
      },
    };
    insertWithWords(view as unknown as EditorView, one);
    return blocksOfDocument(state.doc).flatMap(({ runs }) => runs);
  };
  const chip = (kind: Cite['kind']) => ({ kind: 'cite', to: { kind, id: b } });

  it('brings its words with its citation: a passage locked, an event or absence as typed, an exhibit alone', () => {
    expect(bring({ cite: { kind: 'mark', id: b }, quote: 'soon', said: null }, 8)).toEqual([
      { kind: 'text', text: 'It wrote “' },
      { kind: 'quote', text: 'soon', markId: b },
      { kind: 'text', text: '” ' },
      chip('mark'),
    ]);
    for (const kind of ['event', 'absence'] as const)
      expect(bring({ cite: { kind, id: b }, quote: null, said: 'No record was seen.' }, 8)).toEqual([
        { kind: 'text', text: 'It wrote No record was seen. ' },
        chip(kind),
      ]);
    expect(bring({ cite: { kind: 'entry', id: b }, quote: null, said: null }, 8)).toEqual([
      { kind: 'text', text: 'It wrote ' },
      chip('entry'),
    ]);
  });
});

describe('the picker', () => {
  const citable = (key: string, words: string, more: Partial<Citable> = {}): Citable => ({
    cite: { kind: 'mark', id: a },
    key,
    face: { text: key, title: words, side: 'none' },
    words,
    quote: words,
    said: null,
    isUsed: false,
    headIds: [],
    ...more,
  });

  it('opens on two brackets and reads a name closed by two more', () => {
    expect(openQuery('as said [[door lo')).toEqual({ query: 'door lo', length: 9 });
    expect(openQuery('as said [door')).toBeNull();
    expect(closedName('see [[L31]]')).toEqual({ name: 'L31', length: 7 });
    expect(openQuery('see [[L31]]')).toBeNull();
  });

  it('puts an exact name first, then this head, unused before used', () => {
    const all = [
      citable('m11', 'the door'),
      citable('m12', 'the door', { isUsed: true, headIds: ['b'] }),
      citable('m1', 'the lock'),
      citable('m13', 'the door', { headIds: ['b'] }),
    ];
    expect(matching(all, 'm1', 'b', 9).map(({ key }) => key)).toEqual(['m1', 'm13', 'm12', 'm11']);
    expect(matching(all, 'door THE', 'b', 2).map(({ key }) => key)).toEqual(['m13', 'm12']);
  });
});

describe('headings', () => {
  it('a heading stands at the margin, has no items, and its paragraph number is not taken', () => {
    const state = ran(caretAt(stateOf([block(a, 'One'), block(b, 'Talk', 1), block(c, 'It rang', 2)]), 1, 0), toggleHeading);
    expect(blocksOfDocument(state.doc).map(({ depth, form }) => [depth, form])).toEqual([
      [0, 'paragraph'],
      [0, 'heading'],
      [0, 'paragraph'],
    ]);
    expect(indent(caretAt(state, 2, 0), undefined, 1)).toBe(false);
    expect(indent(caretAt(state, 1, 0), undefined, 1)).toBe(false);
  });

  it('is a paragraph again by the same command, and Enter at its end begins a paragraph', () => {
    const heading = ran(caretAt(stateOf([block(a, 'Talk')]), 0, 4), toggleHeading);
    expect(blocksOfDocument(ran(heading, enter).doc).map(({ form }) => form)).toEqual(['heading', 'paragraph']);
    expect(blocksOfDocument(ran(heading, toggleHeading).doc)).toEqual([block(a, 'Talk')]);
  });

  it('is never the parent of what follows it', () => {
    const blocks: Block[] = [{ ...block(a, 'Talk'), form: 'heading' }, block(b, 'It rang'), block(c, 'twice', 1)];
    const parents = valuesOf(blocks, { section: 'findings', headId: null }).map(({ value }) => value.parentId);
    expect(parents).toEqual([null, null, b]);
  });
});

describe('notes', () => {
  const noted: Block = { ...block(b, 'Two'), judgement: 'appropriate', comment: 'Look again' };
  const notes = (state: EditorState) =>
    blocksOfDocument(state.doc).map(({ runs, judgement, comment }) => [plainText(runs), judgement, comment]);

  it('stay with their words when a blank paragraph is put before them', () => {
    const state = ran(caretAt(stateOf([block(a, 'One'), noted]), 1, 0), enter);
    expect(notes(state)).toEqual([
      ['One', '', ''],
      ['', '', ''],
      ['Two', 'appropriate', 'Look again'],
    ]);
    expect(blocksOfDocument(state.doc)[2]?.id).toBe(b);
  });

  it('go with their words into the paragraph before', () => {
    const state = ran(caretAt(stateOf([{ ...block(a, 'One'), comment: 'First' }, noted]), 1, 0), backspace);
    expect(notes(state)).toEqual([['OneTwo', 'appropriate', 'First\nLook again']]);
    expect(ran(caretAt(stateOf([block(a, 'One'), block(b, 'Two')]), 1, 0), backspace).doc.childCount).toBe(1);
  });

  it('bug: of both ends of a selection over two paragraphs are kept when it is deleted, and taking that back parts them again', () => {
    const three = [{ ...block(a, 'One'), judgement: 'positive step', comment: 'First' }, block(c, 'Between'), noted];
    const state = stateOf(three).reconfigure({ plugins: [shapePlugin(), history()] });
    const selected = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2, state.doc.content.size - 2)));
    const deleted = ran(selected, deleteSelection);
    expect(notes(deleted)).toEqual([['Oo', 'positive step', 'First\nAlso judged: appropriate.\nLook again']]);
    expect(blocksOfDocument(ran(deleted, undo).doc)).toEqual(blocksOfDocument(state.doc));
  });

  it('bug: stay with the words that are left, and those the paragraph they were, when all before them is deleted', () => {
    const state = stateOf([{ ...block(a, 'One'), comment: 'First' }, noted]);
    const selected = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1, 7)));
    const deleted = ran(selected, deleteSelection);
    expect(blocksOfDocument(deleted.doc)).toEqual([{ ...noted, runs: [{ kind: 'text', text: 'wo' }] }]);
    // What is lost is told: the first one’s comment went with all of its words.
    expect([notesGone(state.doc, deleted.doc), notesGone(state.doc, state.doc)]).toEqual([1, 0]);
  });
});

describe('paragraphs dragged whole', () => {
  const noted: Block = { ...block(b, 'Two'), judgement: 'appropriate', comment: 'Look again' };
  const three = stateOf([block(a, 'One'), noted, block(c, 'Three')]);
  const selected = (from: number, to: number) => three.apply(three.tr.setSelection(TextSelection.create(three.doc, from, to)));
  const dropped = (state: EditorState, at: number) => {
    const moved = putDownWhole(state, at, true);
    return moved === null ? null : blocksOfDocument(state.apply(moved).doc).map(({ id, comment }) => `${[a, b, c].indexOf(id)} ${comment}`);
  };

  it('bug: are put down whole before or after another, with their id and what is noted on them', () => {
    expect(dropped(selected(6, 9), 1)).toEqual(['1 Look again', '0 ', '2 ']);
    expect(dropped(selected(6, 9), 16)).toEqual(['0 ', '2 ', '1 Look again']);
    // Selected by three clicks, the selection ends where the next one starts.
    expect(dropped(selected(6, 11), 1)).toEqual(['1 Look again', '0 ', '2 ']);
    expect(dropped(selected(1, 9), 13)).toEqual(['0 ', '1 Look again', '2 ']);
    expect(dropped(selected(1, 9), 14)).toEqual(['2 ', '0 ', '1 Look again']);
  });

  it('go into the words of another where one alone is dropped amid them, and nowhere into themselves', () => {
    expect(dropped(selected(6, 9), 2)).toBeNull();
    expect(dropped(selected(6, 9), 7)).toBeNull();
    expect(dropped(selected(7, 9), 1)).toBeNull();
  });

  it('bug: copied whole, are new paragraphs before or after another, without what is noted on the first', () => {
    const copied = (state: EditorState, at: number) => {
      const whole = putDownWhole(state, at, false);
      if (whole === null) return null;
      const blocks = blocksOfDocument(state.apply(whole).doc);
      expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
      return blocks.map(({ id, runs, judgement, comment }) => {
        const at = [a, b, c].indexOf(id);
        return `${at < 0 ? 'new' : at} ${runs.map((run) => (run.kind === 'text' ? run.text : '')).join('')} ${judgement} ${comment}`.trim();
      });
    };
    const [one, two, third] = ['0 One', '1 Two appropriate Look again', '2 Three'];
    expect(copied(selected(6, 9), 1)).toEqual(['new Two', one, two, third]);
    expect(copied(selected(6, 9), 16)).toEqual([one, two, third, 'new Two']);
    expect(copied(selected(6, 9), 9)).toEqual([one, two, 'new Two', third]);
    expect(copied(selected(1, 11), 16)).toEqual([one, two, third, 'new One', 'new Two']);
    expect(copied(selected(6, 9), 2)).toBeNull();
  });
});
