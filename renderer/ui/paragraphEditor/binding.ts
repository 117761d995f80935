// Owns binding words typed in quotation marks to the passage they come from: finding such words, the passage that has them, and locking them to it. Must not
// read the store: what stands in papers is found by the caller.
import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type Cite, citeSchema } from '../../../db/model/draft.ts';
import { quotationStanding } from '../../../db/model/quotation.ts';
import { passageOf } from './document.ts';
import type { Citable } from './picker.ts';

/** Words typed between quotation marks, the marks apart; places in the document. */
export interface TypedQuotation {
  readonly words: string;
  readonly from: number;
  readonly to: number;
}

const between = /“([^“”"\ufffc]{3,})”|"([^“”"\ufffc]{3,})"/gu;

/** Quotations typed in one paragraph that stands at `at`; locked ones are nodes and never among them. */
function typedQuotations(paragraph: DocumentNode, at: number): TypedQuotation[] {
  const text = paragraph.textBetween(0, paragraph.content.size, '\n', '\ufffc');
  return [...text.matchAll(between)].map((match) => {
    const words = match[1] ?? match[2] ?? '';
    const from = at + 1 + match.index + 1;
    return { words, from, to: from + words.length };
  });
}

/** Everything the paragraph cites, its locked quotations among it. */
export function citedIn(paragraph: DocumentNode): Cite[] {
  const cites: Cite[] = [];
  paragraph.forEach((node) => {
    const cite = passageOf(node);
    if (cite !== null && citeSchema.safeParse(cite).success) cites.push(cite);
  });
  return cites;
}

/**
 * The mark whose passage has the words: one the paragraph cites before one of the head before any other, and one that has them to the letter before one that
 * has them with shown changes. A single word is matched only in what the paragraph cites.
 */
export function markWith(words: string, citables: readonly Citable[], cited: readonly Cite[], headId: string | null): Citable | null {
  const citedIds = new Set(cited.map(({ id }) => id));
  const isSingle = !/\s/u.test(words.trim());
  let best: { readonly one: Citable; readonly rank: number } | null = null;
  for (const one of citables) {
    if (one.quote === null || one.cite.kind !== 'mark') continue;
    const isCited = citedIds.has(one.cite.id);
    if (isSingle && !isCited) continue;
    const standing = quotationStanding(words, one.quote.normalize('NFC'));
    if (standing === 'differs') continue;
    const isOfHead = headId !== null && one.headIds.includes(headId);
    const rank = (isCited ? 0 : isOfHead ? 2 : 4) + (standing === 'exact' ? 0 : 1);
    if (best === null || rank < best.rank) best = { one, rank };
  }
  return best?.one ?? null;
}

/** The typed quotations of the caret's paragraph, nearest to the caret first. */
export function quotationsAtCaret(state: EditorState): { readonly paragraph: DocumentNode; readonly quotations: TypedQuotation[] } | null {
  const { $from } = state.selection;
  if ($from.depth === 0) return null;
  const paragraph = $from.node(1);
  const caret = $from.pos;
  const distance = ({ from, to }: TypedQuotation) => (caret < from ? from - caret : caret > to ? caret - to : 0);
  return { paragraph, quotations: typedQuotations(paragraph, $from.before(1)).toSorted((a, b) => distance(a) - distance(b)) };
}

/** Locks the words to the mark, and cites it after them where the paragraph does not. Nothing happens where the words have changed since they were found. */
export function bindQuotation(view: EditorView, quotation: TypedQuotation, markId: string): void {
  const { state } = view;
  const { from, to, words } = quotation;
  const quote = state.schema.nodes.quote?.create({ text: words, markId });
  const chip = state.schema.nodes.cite?.create({ kind: 'mark', id: markId, isPlaced: true });
  if (quote === undefined || chip === undefined || to > state.doc.content.size || state.doc.textBetween(from, to) !== words) return;
  const paragraph = state.doc.resolve(from).node(1);
  const isCited = citedIn(paragraph).some((cite) => cite.kind === 'mark' && cite.id === markId);
  const transaction = state.tr.replaceWith(from, to, quote);
  // After the closing mark of quotation.
  if (!isCited) transaction.insert(from + quote.nodeSize + 1, [state.schema.text(' '), chip]);
  view.dispatch(transaction.scrollIntoView());
}
