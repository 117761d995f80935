// Owns what the editor takes in from outside: pasted words cleaned to paragraphs, and citations dragged from the list. Must not store anything.
import { closeHistory } from '@tiptap/pm/history';
import { type Node as DocumentNode, Fragment, Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type Cite, citeSchema } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import { deepest } from './blocks.ts';
import { insertCite, insertWithWords } from './commands.ts';
import { forgetCut, keepCut, waitingCut } from './cutNotes.ts';
import { citeMime } from './nodes.ts';
import { blocksOfHtml, blocksOfText, type PastedBlock } from './paste.ts';
import type { Citable } from './picker.ts';

/** Puts whole paragraphs where the caret is: in the place of a blank one, or before one it stands at the start of, so that no words change their paragraph. */
function putWhole(view: EditorView, paragraphs: readonly DocumentNode[]): boolean {
  const { state } = view;
  const { $from, empty } = state.selection;
  const isBlank = $from.parent.content.size === 0;
  if (!empty || $from.parentOffset > 0 || (!isBlank && paragraphs.length < 2)) return false;
  const at = $from.before(1);
  const transaction = state.tr.replaceWith(at, isBlank ? $from.after(1) : at, Fragment.from(paragraphs));
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

/** Puts down paragraphs of a draft; false where the editor's own way, words into words, is the right one. */
function pasteOwn(view: EditorView, own: Slice): boolean {
  const cut = waitingCut();
  forgetCut();
  const paragraphs: DocumentNode[] = [];
  own.content.forEach((node) => {
    if (node.type.name === 'paragraph' && node.content.size > 0) paragraphs.push(node);
  });
  if (paragraphs.length === 0 || !putWhole(view, paragraphs)) return false;
  // The blank line that cutting left behind gives its notes up: they are with the words again.
  const { state } = view;
  const transaction = state.tr;
  state.doc.forEach((node, at) => {
    if (node.content.size > 0 || !cut.includes(String(node.attrs.id))) return;
    transaction.setNodeMarkup(at, null, { ...node.attrs, judgement: '', comment: '' });
  });
  if (transaction.docChanged) view.dispatch(transaction);
  return true;
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
