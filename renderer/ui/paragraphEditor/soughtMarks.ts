// Owns painting the words looked for in the text shown. Must not change the text: replacing is a command of the case.
import { Extension } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { finder, type Sought } from './findText.ts';

export type { Sought } from './findText.ts';

interface Painted {
  readonly find: ReturnType<typeof finder> | null;
  readonly marks: DecorationSet;
}

const key = new PluginKey<Painted>('sought');

/** Paints what is looked for from now on; null paints nothing. */
export function showSought(view: EditorView, sought: Sought | null): void {
  view.dispatch(view.state.tr.setMeta(key, sought === null ? null : finder(sought)).setMeta('addToHistory', false));
}

function paint(doc: DocumentNode, find: Painted['find']): DecorationSet {
  if (find === null) return DecorationSet.empty;
  const marks: Decoration[] = [];
  doc.descendants((node, at) => {
    if (node.isText) {
      for (const { start, end } of find(node.text ?? '')) marks.push(Decoration.inline(at + start, at + end, { class: 'sought' }));
    } else if (node.type.name === 'quote' && find(String(node.attrs.text)).length > 0) {
      marks.push(Decoration.node(at, at + node.nodeSize, { class: 'sought' }));
    }
  });
  return DecorationSet.create(doc, marks);
}

/** The plugin behind it. */
export const SoughtMarks = Extension.create({
  name: 'sought',
  addProseMirrorPlugins() {
    return [
      new Plugin<Painted>({
        key,
        state: {
          init: () => ({ find: null, marks: DecorationSet.empty }),
          apply: (transaction, before) => {
            const next = transaction.getMeta(key) as Painted['find'] | undefined;
            if (next !== undefined) return { find: next, marks: paint(transaction.doc, next) };
            if (!transaction.docChanged) return before;
            return { find: before.find, marks: paint(transaction.doc, before.find) };
          },
        },
        props: { decorations: (state) => key.getState(state)?.marks },
      }),
    ];
  },
});
