// Owns the line under words no dictionary has: looked up a moment after typing stops, paragraph by paragraph, each paragraph once. Must not ask the dictionary
// itself: it is given answers.
import { Extension } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { plainWord, type SpelledWord, wordsToSpell } from '../spelling/words.ts';

/** Who knows words. */
export interface SpellingDesk {
  /** False where the word is misspelt; null where that is not known yet. */
  readonly isKnown: (word: string) => boolean | null;
  readonly learn: (words: readonly string[]) => Promise<void>;
  /** Names and words of the case and the desk that count as known; a new set when they change. */
  ownWords: ReadonlySet<string>;
}

/** A misspelt word in the document. */
export interface Misspelt {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

const restMs = 250;
const key = new PluginKey<DecorationSet>('spelling');
/** Words of a paragraph by the paragraph itself: a document keeps the nodes it does not change. */
const wordsOf = new WeakMap<DocumentNode, readonly SpelledWord[]>();

/** Words typed in a paragraph, with places counted from its start; quotations, people and citations are not typed here. */
function spelledIn(paragraph: DocumentNode): readonly SpelledWord[] {
  const known = wordsOf.get(paragraph);
  if (known !== undefined) return known;
  const words: SpelledWord[] = [];
  paragraph.forEach((node, offset) => {
    if (node.isText) {
      for (const each of wordsToSpell(node.text ?? '')) words.push({ ...each, start: each.start + offset, end: each.end + offset });
    }
  });
  wordsOf.set(paragraph, words);
  return words;
}

function isMisspelt(word: string, desk: SpellingDesk): boolean {
  const plain = plainWord(word);
  const stem = plain.replace(/'s$/u, '');
  if (desk.ownWords.has(plain) || desk.ownWords.has(stem) || desk.ownWords.has(stem.toLowerCase())) return false;
  return desk.isKnown(plain) === false;
}

/** Every misspelt word, in order. */
function misspeltIn(doc: DocumentNode, desk: SpellingDesk): Misspelt[] {
  const found: Misspelt[] = [];
  doc.forEach((paragraph, at) => {
    for (const { word, start, end } of spelledIn(paragraph)) {
      if (isMisspelt(word, desk)) found.push({ word, from: at + 1 + start, to: at + 1 + end });
    }
  });
  return found;
}

/** The next misspelt word at or after a place, going round; null where there is none. */
export function nextMisspelt(state: EditorState, desk: SpellingDesk, from: number): Misspelt | null {
  const all = misspeltIn(state.doc, desk);
  return all.find((each) => each.to > from) ?? all[0] ?? null;
}

/** The misspelt word at a place, or null. */
export function misspeltAt(state: EditorState, desk: SpellingDesk, pos: number): Misspelt | null {
  return misspeltIn(state.doc, desk).find(({ from, to }) => from <= pos && pos <= to) ?? null;
}

/** Looks again: the words known have changed. */
export function spellAgain(view: EditorView, desk: SpellingDesk): void {
  const { doc, selection } = view.state;
  const caret = selection.empty && view.hasFocus() ? selection.from : -1;
  const marks = misspeltIn(doc, desk)
    // The word under the caret is not finished.
    .filter(({ from, to }) => caret < from || caret > to)
    .map(({ from, to }) => Decoration.inline(from, to, { class: 'misspelt' }));
  const before = key.getState(view.state)?.find() ?? [];
  const isSame = before.length === marks.length && marks.every((mark, at) => before[at]?.from === mark.from && before[at]?.to === mark.to);
  if (!isSame) view.dispatch(view.state.tr.setMeta(key, DecorationSet.create(doc, marks)).setMeta('addToHistory', false));
}

/** The plugin behind it. */
export const SpellingMarks = Extension.create<{ desk: SpellingDesk | null }>({
  name: 'spelling',
  addOptions() {
    return { desk: null };
  },
  addProseMirrorPlugins() {
    const { desk } = this.options;
    if (desk === null) return [];
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (transaction, marks) => {
            const next = transaction.getMeta(key) as DecorationSet | undefined;
            return next ?? marks.map(transaction.mapping, transaction.doc);
          },
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => {
          let timer: ReturnType<typeof setTimeout> | null = null;
          const look = async () => {
            timer = null;
            const asked: string[] = [];
            view.state.doc.forEach((paragraph) => {
              for (const { word } of spelledIn(paragraph)) {
                const plain = plainWord(word);
                if (desk.isKnown(plain) === null) asked.push(plain);
              }
            });
            await desk.learn(asked);
            if (!view.isDestroyed) spellAgain(view, desk);
          };
          const rest = () => {
            if (timer !== null) clearTimeout(timer);
            timer = setTimeout(() => void look(), restMs);
          };
          rest();
          return {
            update: (_view, before) => {
              if (before.doc !== view.state.doc || before.selection !== view.state.selection) rest();
            },
            destroy: () => {
              if (timer !== null) clearTimeout(timer);
            },
          };
        },
      }),
    ];
  },
});
