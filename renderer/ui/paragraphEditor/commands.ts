// Owns what keys do inside the editor: Enter, Tab, moving a paragraph, leaving, and placing citations. Must not store anything.
import { Extension } from '@tiptap/core';
import { splitBlockAs } from '@tiptap/pm/commands';
import { closeHistory, history, redo, undo, undoDepth } from '@tiptap/pm/history';
import { type Node as DocumentNode, type Fragment, Slice } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Cite, ParagraphForm } from '../../../db/model/draft.ts';
import { type Block, deepest } from './blocks.ts';
import { blocksOfDocument, documentOf, passageOf } from './document.ts';
import type { Citable } from './picker.ts';
import { moveGroup, shapePlugin } from './shape.ts';

type Dispatch = ((transaction: Transaction) => void) | undefined;

/** Paragraphs the selection touches, with their places. */
function touched(state: EditorState): { at: number; depth: number }[] {
  const found: { at: number; depth: number }[] = [];
  const { from, to } = state.selection;
  state.doc.forEach((node, at) => {
    if (at <= to && at + node.nodeSize > from && node.attrs.form !== 'heading') found.push({ at, depth: Number(node.attrs.depth) });
  });
  return found;
}

/** Makes the touched paragraphs items of the one above (by 1), or items paragraphs again (by -1). False where nothing can change. */
export function indent(state: EditorState, dispatch: Dispatch, by: -1 | 1): boolean {
  const paragraphs = touched(state);
  const first = paragraphs[0];
  if (first === undefined) return false;
  const before = state.doc.resolve(first.at).nodeBefore;
  const above = before === null || before.attrs.form === 'heading' ? -1 : Number(before.attrs.depth);
  if (by === 1 && first.depth > above) return false;
  const transaction = state.tr;
  let isChanged = false;
  for (const { at, depth } of paragraphs) {
    const next = Math.max(0, Math.min(depth + by, deepest));
    if (next === depth) continue;
    transaction.setNodeAttribute(at, 'depth', next);
    isChanged = true;
  }
  if (isChanged) dispatch?.(transaction);
  return isChanged;
}

/** Makes the paragraph at the caret a heading, or a heading a paragraph again. */
export function toggleHeading(state: EditorState, dispatch: Dispatch): boolean {
  const at = state.selection.$from.before(1);
  const node = state.doc.nodeAt(at);
  if (node === null) return false;
  const form: ParagraphForm = node.attrs.form === 'heading' ? 'paragraph' : 'heading';
  dispatch?.(state.tr.setNodeMarkup(at, null, { ...node.attrs, form, depth: 0 }));
  return true;
}

/** The second half stands as deep as the first; its id is given when the document is put in shape. */
const split = splitBlockAs((node) => ({ type: node.type, attrs: { depth: node.attrs.depth } }));

/** Enter: a new paragraph of the same kind; in a blank item, the item becomes a paragraph. */
export function enter(state: EditorState, dispatch: Dispatch): boolean {
  const { $from, empty } = state.selection;
  const { parent } = $from;
  if (empty && parent.content.size === 0 && Number(parent.attrs.depth) > 0) return indent(state, dispatch, -1);
  if (empty && $from.parentOffset === 0 && parent.content.size > 0) {
    // A blank one before it, so that the words keep their heading, judgement and comment.
    dispatch?.(closeHistory(state.tr.insert($from.before(1), parent.type.create({ depth: parent.attrs.depth })).scrollIntoView()));
    return true;
  }
  // Taken back with Ctrl+Z it is a step of its own, as a paragraph is in a word processor.
  return split(state, dispatch && ((transaction) => dispatch(closeHistory(transaction))));
}

/** Backspace at the start of an item or heading makes it a paragraph before it joins anything. */
export function backspace(state: EditorState, dispatch: Dispatch): boolean {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  if ($from.parent.attrs.form === 'heading') return toggleHeading(state, dispatch);
  return (Number($from.parent.attrs.depth) > 0 && indent(state, dispatch, -1)) || join(state, dispatch, $from.before(1));
}

/** Delete at the end of a paragraph: the next one joins it. */
export function deleteForward(state: EditorState, dispatch: Dispatch): boolean {
  const { $from, empty } = state.selection;
  return empty && $from.parentOffset === $from.parent.content.size && join(state, dispatch, $from.after(1));
}

/** Joins the two paragraphs that meet at a place; where one is blank it goes, and the words stay the paragraph they are. */
function join(state: EditorState, dispatch: Dispatch, at: number): boolean {
  const { nodeBefore: before, nodeAfter: after } = state.doc.resolve(at);
  if (before === null || after === null) return false;
  const transaction = state.tr;
  if (before.content.size === 0) transaction.delete(at - before.nodeSize, at);
  else if (after.content.size === 0)
    transaction.delete(at, at + after.nodeSize).setSelection(TextSelection.create(transaction.doc, at - 1));
  else transaction.join(at);
  dispatch?.(transaction.scrollIntoView());
  return true;
}

/** Id of the paragraph the caret stands in. */
export function caretParagraph(state: EditorState): string | null {
  const { $from } = state.selection;
  const node = $from.depth > 0 ? $from.node(1) : $from.nodeAfter;
  return typeof node?.attrs.id === 'string' ? node.attrs.id : null;
}

/** Shows these blocks. The caret stays in its paragraph at its place in the words; where those changed at the caret, it stands behind what changed. */
export function showBlocks(view: EditorView, blocks: readonly Block[]): void {
  const { state } = view;
  const doc = state.schema.nodeFromJSON(documentOf(blocks));
  const transaction = state.tr.replace(0, state.doc.content.size, new Slice(doc.content, 0, 0)).setMeta('addToHistory', false);
  const at = caretAmong(state, transaction.doc);
  view.dispatch(transaction.setSelection(Selection.near(transaction.doc.resolve(Math.min(at, transaction.doc.content.size)), -1)));
}

function caretAmong({ doc, selection }: EditorState, next: EditorState['doc']): number {
  const { $from, from } = selection;
  const id = $from.depth > 0 ? String($from.node(1).attrs.id) : null;
  const at = id === null ? null : placeOf(next, id);
  const follows = at === null ? null : next.nodeAt(at);
  const here = $from.depth > 0 ? $from.node(1) : null;
  if (at !== null && follows !== null && here !== null) {
    if (follows.content.eq(here.content)) return at + 1 + $from.parentOffset;
    // No paragraph came or went: what changed here is told by this one.
    if (doc.childCount === next.childCount) return at + 1 + moved(here.content, follows.content, $from.parentOffset);
  }
  return moved(doc.content, next.content, from);
}

/** Where a place in content that became other content is now: behind the change where it is in it. */
function moved(before: Fragment, after: Fragment, at: number): number {
  const start = before.findDiffStart(after);
  const end = before.findDiffEnd(after);
  if (start === null || end === null || at < start) return at;
  // A word repeated is found from both ends.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const [was, is] = [end.a + overlap, end.b + overlap];
  return at > was ? at + is - was : is;
}

/** Position just before the paragraph with this id, or null. */
export function placeOf(doc: EditorState['doc'], id: string): number | null {
  let place: number | null = null;
  doc.forEach((node, at) => {
    if (node.attrs.id === id) place = at;
  });
  return place;
}

function move(view: EditorView, by: -1 | 1): boolean {
  const id = caretParagraph(view.state);
  const blocks = id === null ? null : moveGroup(blocksOfDocument(view.state.doc), id, by);
  if (blocks === null) return true;
  showBlocks(view, blocks);
  view.dispatch(view.state.tr.scrollIntoView());
  return true;
}

/** Puts a chip at the caret, a space before it where words would touch it. `from` to `to`: what it takes the place of. */
export function insertCite(view: EditorView, cite: Cite, from = view.state.selection.from, to = view.state.selection.to): void {
  const { state } = view;
  const chip = state.schema.nodes.cite?.create({ kind: cite.kind, id: cite.id, isPlaced: true });
  if (chip === undefined) return;
  const before = state.doc.textBetween(Math.max(0, from - 1), from, '\n', '\ufffc');
  const isTight = before !== '' && !/[\s\ufffc(“]/u.test(before);
  const nodes = isTight ? [state.schema.text(' '), chip] : [chip];
  const transaction = state.tr.replaceWith(from, to, nodes);
  transaction.setSelection(TextSelection.create(transaction.doc, from + nodes.reduce((size, node) => size + node.nodeSize, 0)));
  view.dispatch(closeHistory(transaction.scrollIntoView()));
}

/** Puts words and the citation they end in at the caret or at `at`, a space before them where they would touch others, and the caret behind. */
function insertCited(
  view: EditorView,
  { cite, at }: { readonly cite: Cite; readonly at: number | null },
  words: readonly DocumentNode[],
): void {
  const { state } = view;
  const chip = state.schema.nodes.cite?.create({ kind: cite.kind, id: cite.id, isPlaced: true });
  if (chip === undefined) return;
  const { from, to } = at === null ? state.selection : { from: at, to: at };
  const before = state.doc.textBetween(Math.max(0, from - 1), from, '\n', '\ufffc');
  const nodes = [...(before === '' || /\s/u.test(before) ? [] : [state.schema.text(' ')]), ...words, chip];
  const transaction = state.tr.replaceWith(from, to, nodes);
  transaction.setSelection(TextSelection.create(transaction.doc, from + nodes.reduce((size, node) => size + node.nodeSize, 0)));
  view.dispatch(closeHistory(transaction.scrollIntoView()));
}

/** Puts a thing down with what it says: the words of a passage locked and in quotation marks, our own of an event or absence as typed, else its citation alone. */
export function insertWithWords(
  view: EditorView,
  { cite, quote, said }: Pick<Citable, 'cite' | 'quote' | 'said'>,
  at: number | null = null,
): void {
  const { schema } = view.state;
  const locked = cite.kind === 'mark' && quote !== null ? schema.nodes.quote?.create({ text: quote, markId: cite.id }) : undefined;
  if (locked !== undefined) insertCited(view, { cite, at }, [schema.text('“'), locked, schema.text('” ')]);
  else if (said !== null && said !== '') insertCited(view, { cite, at }, [schema.text(`${said} `)]);
  else insertCite(view, cite, at ?? undefined, at ?? undefined);
}

/** A mark of quotation as typed, shaped as the report prints it: by what stands before it it opens or closes. */
export function shapedQuote(typed: string, before: string): string | null {
  if (typed !== '"' && typed !== "'") return null;
  const isOpening = before === '' || /[\s([{“‘—–]$/u.test(before);
  if (typed === '"') return isOpening ? '“' : '”';
  return isOpening ? '‘' : '’';
}

/** Shapes a typed mark of quotation; Ctrl+Z at once gives the straight one back. False where something else was typed. */
export function typeQuote(view: EditorView, from: number, to: number, typed: string): boolean {
  const { state } = view;
  const before = state.doc.textBetween(Math.max(state.doc.resolve(from).start(), from - 1), from, '\n', '\ufffc');
  const shaped = shapedQuote(typed, before);
  if (shaped === null) return false;
  view.dispatch(state.tr.insertText(typed, from, to));
  view.dispatch(closeHistory(view.state.tr.insertText(shaped, from, from + 1)).scrollIntoView());
  return true;
}

/** What the keys ask of whoever holds the editor. */
export interface KeyDesk {
  undoCase: () => void;
  redoCase: () => void;
  open: (cite: Cite) => void;
  leave: () => void;
  /** The judgement and comment of the caret's paragraph. */
  note: () => void;
  spell: () => void;
  bind: () => void;
  /** The selected words are said in a more general way in the publication edition. */
  generalise: () => void;
  /** Changes the words of a locked quotation. */
  quotation: (at: number, node: DocumentNode) => void;
}

/** True while local typing can be taken back: folding empties it, and then the case's own undo goes on. */
function canUndoHere(state: EditorState): boolean {
  return undoDepth(state) > 0;
}

/** The editor's keys and the plugins behind them. */
export const DraftKeys = Extension.create<{ desk: KeyDesk | null }>({
  name: 'draftKeys',
  priority: 1000,
  addOptions() {
    return { desk: null };
  },
  addProseMirrorPlugins() {
    return [shapePlugin(), history({ depth: 200, newGroupDelay: 600 })];
  },
  addKeyboardShortcuts() {
    const desk = this.options.desk;
    const { editor } = this;
    const act = (command: (state: EditorState, dispatch: Dispatch) => boolean) => () =>
      command(editor.state, (transaction) => editor.view.dispatch(transaction));
    const openChip = () => {
      const { selection } = editor.state;
      const cite = selection instanceof NodeSelection ? passageOf(selection.node) : null;
      if (cite === null || !(selection instanceof NodeSelection)) return false;
      if (selection.node.type.name === 'quote') desk?.quotation(selection.from, selection.node);
      else desk?.open(cite);
      return true;
    };
    const did = (act: () => void) => () => {
      act();
      return true;
    };
    return {
      Enter: () => openChip() || act(enter)(),
      'Shift-Enter': act(enter),
      Backspace: act(backspace),
      'Shift-Backspace': act(backspace),
      // At the start of a paragraph as without Ctrl; elsewhere the browser takes the word before away.
      'Mod-Backspace': act(backspace),
      Delete: act(deleteForward),
      'Mod-Delete': act(deleteForward),
      Tab: () => act((state, dispatch) => indent(state, dispatch, 1))() || true,
      'Shift-Tab': () => act((state, dispatch) => indent(state, dispatch, -1))() || true,
      'Mod-Alt-1': act(toggleHeading),
      'Alt-ArrowUp': () => move(editor.view, -1),
      'Alt-ArrowDown': () => move(editor.view, 1),
      'Mod-z': () => {
        if (canUndoHere(editor.state)) undo(editor.state, editor.view.dispatch);
        else desk?.undoCase();
        return true;
      },
      'Mod-Shift-z': () => {
        if (!redo(editor.state, editor.view.dispatch)) desk?.redoCase();
        return true;
      },
      'Mod-y': () => {
        if (!redo(editor.state, editor.view.dispatch)) desk?.redoCase();
        return true;
      },
      'Mod-Alt-m': did(() => desk?.note()),
      'Mod-Alt-b': did(() => desk?.bind()),
      'Mod-Alt-g': did(() => desk?.generalise()),
      F7: did(() => desk?.spell()),
      Escape: () => {
        desk?.leave();
        return true;
      },
    };
  },
});
