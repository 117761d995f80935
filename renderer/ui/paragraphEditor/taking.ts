// Owns what the editor takes in from outside: pasted words cleaned to paragraphs, and citations dragged from the list. Must not store anything.
import { Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { type Cite, citeSchema } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import { deepest } from './blocks.ts';
import { insertCite, insertWithWords } from './commands.ts';
import { citeMime } from './nodes.ts';
import { blocksOfHtml, blocksOfText, type PastedBlock } from './paste.ts';
import type { Citable } from './picker.ts';

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
  const doc = state.schema.topNodeType.create(null, nodes).content;
  // A lone paragraph joins the words around the caret; a heading stays one.
  const isOpen = pasted[0]?.form === 'heading' ? 0 : 1;
  view.dispatch(state.tr.replaceSelection(new Slice(doc, isOpen, pasted.at(-1)?.form === 'heading' ? 0 : 1)).scrollIntoView());
}

/** Takes the clipboard in as paragraphs, items and headings of plain words. Our own copies keep their chips: the schema reads them. */
export function pasteCleaned(view: EditorView, event: ClipboardEvent): boolean {
  const data = event.clipboardData;
  if (data === null) return false;
  const html = data.getData('text/html');
  if (html.includes('data-pm-slice')) return false;
  const blocks =
    html === '' ? blocksOfText(data.getData('text/plain')) : blocksOfHtml(new DOMParser().parseFromString(html, 'text/html').body);
  if (blocks.length > 0) insertBlocks(view, blocks);
  return true;
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
