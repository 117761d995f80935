// Owns the internal notes of the paragraphs shown: where they stand in the margin, and the form open on one. Must not draw them: MarginNotes and NoteForm do.
import type { Editor } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { type RefObject, useCallback, useState } from 'react';
import type { Block } from './blocks.ts';
import { placeOf } from './commands.ts';
import { blocksOfDocument } from './document.ts';
import { numbersOf, type PlaceNumbering } from './fold.ts';
import type { MarginNote } from './MarginNotes.tsx';
import type { OpenNote } from './NoteForm.tsx';

/** The notes of one place. `latest` is read when it is needed: the numbering changes while the editor lives. */
export function useNotes(editor: RefObject<Editor | null>, latest: RefObject<{ readonly numbering: PlaceNumbering }>) {
  const [margin, setMargin] = useState<readonly MarginNote[]>([]);
  const [open, setOpen] = useState<OpenNote | null>(null);

  /** Places the margin anew: by the blocks the view shows now. */
  const lookAgain = useCallback(
    (view: EditorView, blocks: readonly Block[]) => setMargin(marginNotes(view, blocks, latest.current.numbering)),
    [latest],
  );
  /** Opens the form under a paragraph; nothing where that is gone, or null. */
  const openFor = useCallback(
    (id: string | null, focus: OpenNote['focus']) => {
      const view = editor.current?.view;
      const at = view === undefined || id === null ? null : placeOf(view.state.doc, id);
      if (view === undefined || at === null) return;
      const blocks = blocksOfDocument(view.state.doc);
      const block = blocks.find((each) => each.id === id);
      if (block === undefined) return;
      const number = numbersOf(blocks, latest.current.numbering).get(block.id) ?? '';
      const { left, bottom } = view.coordsAtPos(at + 1);
      setOpen({ id: block.id, number, judgement: block.judgement, comment: block.comment, focus, left: left + 40, top: bottom + 4 });
    },
    [editor, latest],
  );
  const close = () => setOpen(null);
  const keep = (judgement: string, comment: string) => {
    close();
    const view = editor.current?.view;
    if (view === undefined || open === null) return;
    const at = placeOf(view.state.doc, open.id);
    if (at !== null) view.dispatch(view.state.tr.setNodeAttribute(at, 'judgement', judgement).setNodeAttribute(at, 'comment', comment));
    view.focus();
  };
  return { margin, open, lookAgain, openFor, close, keep };
}

function marginNotes(view: EditorView, blocks: readonly Block[], numbering: PlaceNumbering): MarginNote[] {
  if (blocks.every(({ judgement, comment }) => judgement === '' && comment === '')) return [];
  const numbers = numbersOf(blocks, numbering);
  return blocks.flatMap(({ id, judgement, comment }) => {
    const at = judgement === '' && comment === '' ? null : placeOf(view.state.doc, id);
    const element = at === null ? null : view.nodeDOM(at);
    if (!(element instanceof HTMLElement)) return [];
    return [{ id, number: numbers.get(id) ?? '', top: element.offsetTop, judgement, comment }];
  });
}
