// Owns what the editor takes in from outside: pasted words cleaned to paragraphs, and citations dragged from the list. Must not store anything.
import { closeHistory } from '@tiptap/pm/history';
import { type Node as DocumentNode, Fragment, Slice } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type Cite, citeSchema } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import { deepest } from './blocks.ts';
import { insertCite, insertWithWords } from './commands.ts';
import { forgetCut, keepCut, waitingCut } from './cutNotes.ts';
import { citeMime } from './nodes.ts';
import { blocksOfHtml, blocksOfText, type PastedBlock } from './paste.ts';
import type { Citable } from './picker.ts';

/**
 * Puts whole paragraphs where the caret is: in the place of a blank one, or before one it stands at the start of, so that no words change their paragraph.
 * @param left ids of blank lines that cutting left behind: they are new ones now, for their ids and notes are with the words again
 */
function putWhole(view: EditorView, paragraphs: readonly DocumentNode[], left: readonly string[] = []): boolean {
  const { state } = view;
  const { $from, empty } = state.selection;
  const isBlank = $from.parent.content.size === 0;
  if (!empty || $from.parentOffset > 0 || (!isBlank && paragraphs.length < 2)) return false;
  const at = $from.before(1);
  const transaction = state.tr;
  state.doc.forEach((node, place) => {
    if (node.content.size > 0 || !left.includes(String(node.attrs.id))) return;
    transaction.setNodeMarkup(place, null, { ...node.attrs, id: newId(), judgement: '', comment: '' });
  });
  transaction.replaceWith(at, isBlank ? $from.after(1) : at, Fragment.from(paragraphs));
  const end = at + paragraphs.reduce((size, { nodeSize }) => size + nodeSize, 0);
  transaction.setSelection(TextSelection.create(transaction.doc, isBlank ? end - 1 : end + 1));
  view.dispatch(closeHistory(transaction.scrollIntoView()));
  return true;
}

function insertBlocks(view: EditorView, pasted: readonly PastedBlock[]): void {
  const { state } = view;
  const { paragraph } = state.schema.nodes;
  if (paragraph === undefined) return;
  const base = Number(state.selection.$from.parent.attrs.depth);
  const nodes = pasted.map(({ depth, form, text }) =>
    paragraph.create(
      { id: newId(), depth: form === 'heading' ? 0 : Math.min(base + depth, deepest), form },
      text === '' ? [] : [state.schema.text(text)],
    ),
  );
  if (nodes.length > 1 && putWhole(view, nodes)) return;
  // A lone paragraph joins the words around the caret; a heading stays one.
  const isOpen = pasted[0]?.form === 'heading' ? 0 : 1;
  const words = new Slice(Fragment.from(nodes), isOpen, pasted.at(-1)?.form === 'heading' ? 0 : 1);
  view.dispatch(closeHistory(state.tr.replaceSelection(words).scrollIntoView()));
}

/** Takes the clipboard in as paragraphs, items and headings of plain words. Our own copies keep their chips: the schema has read them into `own`. */
export function pasteCleaned(view: EditorView, event: ClipboardEvent, own: Slice): boolean {
  const data = event.clipboardData;
  if (data === null) return false;
  const html = data.getData('text/html');
  // Other programs built on the same editor mark their copies so too; the name of a paragraph only ours bear.
  if (html.includes('data-pm-slice') && html.includes('data-paragraph')) return pasteOwn(view, own);
  const blocks =
    html === '' ? blocksOfText(data.getData('text/plain')) : blocksOfHtml(new DOMParser().parseFromString(html, 'text/html').body);
  if (blocks.length > 0) insertBlocks(view, blocks);
  return true;
}

/**
 * Pasted paragraphs of a draft. One that was cut and is nowhere in the draft now keeps its id: it is the same paragraph, and what rests on it follows. Any other gets a
 * new one.
 * @param isElsewhere whether the draft has a paragraph in another place of the report
 */
export function withFreeIds(view: EditorView, slice: Slice, isElsewhere: (id: string) => boolean): Slice {
  // What is dragged inside the text is no copy.
  if (view.dragging !== null) return slice;
  const here = new Set<unknown>();
  view.state.doc.forEach((node) => {
    if (node.content.size > 0) here.add(node.attrs.id);
  });
  return withIds(slice, (id) => (here.has(id) || isElsewhere(id) ? newId() : id));
}

/** A slice with other ids on its paragraphs. */
function withIds({ content, openStart, openEnd }: Slice, idFor: (id: string) => string): Slice {
  const nodes: DocumentNode[] = [];
  content.forEach((node) => {
    const { id } = node.attrs;
    nodes.push(
      typeof id === 'string' && node.type.name === 'paragraph' ? node.type.create({ ...node.attrs, id: idFor(id) }, node.content) : node,
    );
  });
  return new Slice(Fragment.from(nodes), openStart, openEnd);
}

/** Puts down paragraphs of a draft; false where the editor's own way, words into words, is the right one. */
function pasteOwn(view: EditorView, own: Slice): boolean {
  const cut = waitingCut();
  forgetCut();
  const paragraphs: DocumentNode[] = [];
  own.content.forEach((node) => {
    if (node.type.name === 'paragraph' && node.content.size > 0) paragraphs.push(node);
  });
  return paragraphs.length > 0 && putWhole(view, paragraphs, cut);
}

/**
 * Takes a drop from inside the text. Paragraphs taken whole are put down whole: moved, with all that is noted on them, copied, as new ones without. False where
 * the editor's own way is the right one: words of a paragraph into others.
 */
export function dropOwn(view: EditorView, event: DragEvent, slice: Slice, isMoved: boolean): boolean {
  if (view.dragging === null) return false;
  const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (place === null) return false;
  const whole = putDownWhole(view.state, place.pos, isMoved);
  if (whole === null && isMoved) return false;
  event.preventDefault();
  const words = () => view.state.tr.replaceRange(place.pos, place.pos, new Slice(asNew(slice.content), slice.openStart, slice.openEnd));
  view.dispatch(closeHistory((whole ?? words()).scrollIntoView()));
  view.focus();
  return true;
}

/**
 * The selected paragraphs, where they are selected whole, moved or copied to a place: before or after the paragraph there, whichever end is nearer. Null where they
 * are not, or where one paragraph alone goes into the words of another.
 */
export function putDownWhole({ doc, selection, tr: transaction }: EditorState, to: number, isMoved: boolean): Transaction | null {
  const { $from, $to } = selection;
  if (selection.empty || $from.depth === 0 || $to.depth === 0 || $from.parentOffset > 0) return null;
  // A selection of whole lines may end at the start of the next one.
  const isToStart = $to.parentOffset === 0 && $to.before(1) > $from.before(1);
  if (!isToStart && $to.parentOffset < $to.parent.content.size) return null;
  const [from, end] = [$from.before(1), isToStart ? $to.before(1) : $to.after(1)];
  const target = doc.resolve(to);
  if (target.depth === 0 || (to >= from && to <= end && isMoved)) return null;
  const { parentOffset, parent } = target;
  const { content } = doc.slice(from, end);
  if (content.childCount === 1 && parentOffset > 0 && parentOffset < parent.content.size) return null;
  const isBefore = parentOffset <= parent.content.size / 2;
  const at = isBefore ? target.before(1) : target.after(1);
  transaction.insert(at, isMoved ? content : asNew(content));
  // A blank line they are dropped on gives way to them.
  if (parent.content.size === 0)
    transaction.delete(transaction.mapping.map(target.before(1), 1), transaction.mapping.map(target.after(1), 1));
  if (isMoved) transaction.delete(transaction.mapping.map(from, 1), transaction.mapping.map(end, -1));
  return transaction;
}

/** Paragraphs of the same words, with nothing noted on them: a judgement of one is no judgement of another. */
function asNew(paragraphs: Fragment): Fragment {
  const nodes: DocumentNode[] = [];
  paragraphs.forEach((node) => {
    nodes.push(node.type.create({ ...node.attrs, id: newId(), judgement: '', comment: '' }, node.content));
  });
  return Fragment.from(nodes);
}

/** Keeps what is noted on paragraphs that are cut whole, so that it comes back with them. */
export function noteCut(view: EditorView): void {
  const { from, to } = view.state.selection;
  keepCut(view.state.doc, from, to);
}

/** Takes a citation dropped on the text with what it says: a passage as a locked quotation, an event or absence in its words; with Alt held the citation alone. */
export function dropCite(view: EditorView, event: DragEvent, citableOf: (cite: Cite) => Citable | null): boolean {
  const data = event.dataTransfer?.getData(citeMime) ?? '';
  if (data === '') return false;
  const cite = citeSchema.safeParse(JSON.parse(data));
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!cite.success || at === null) return true;
  event.preventDefault();
  const citable = event.altKey ? null : citableOf(cite.data);
  if (citable === null) insertCite(view, cite.data, at.pos, at.pos);
  else insertWithWords(view, citable, at.pos);
  view.focus();
  return true;
}
