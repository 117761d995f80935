// Owns what the page may ask of an open editor: putting things at the caret, moving the caret, painting what is looked for. Must not know what the page does with it.
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { type Ref, type RefObject, useImperativeHandle } from 'react';
import { insertCite, insertWithWords, placeOf } from './commands.ts';
import type { DraftJournal } from './DraftJournal.ts';
import type { EditorHandle } from './editorProps.ts';
import { showSought } from './soughtMarks.ts';

/** Gives the page its handle. Whatever is asked while there is no editor does nothing. */
export function useEditorHandle(
  handle: Ref<EditorHandle> | undefined,
  editor: RefObject<Editor | null>,
  journal: RefObject<DraftJournal | null>,
  latest: RefObject<{ readonly isReadOnly: boolean }>,
): void {
  useImperativeHandle(
    handle,
    () => ({
      cite: (cite) => {
        const view = editor.current?.view;
        if (view === undefined || latest.current.isReadOnly) return;
        insertCite(view, cite, view.state.selection.to, view.state.selection.to);
        view.focus();
      },
      quote: (one) => {
        const view = editor.current?.view;
        if (view === undefined || latest.current.isReadOnly) return;
        insertWithWords(view, one);
        view.focus();
      },
      focus: (paragraphId) => {
        const view = editor.current?.view;
        if (view === undefined) return;
        const before = paragraphId === undefined ? null : placeOf(view.state.doc, paragraphId);
        if (before !== null) {
          const end = before + (view.state.doc.nodeAt(before)?.nodeSize ?? 2) - 1;
          view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, end)).scrollIntoView());
        }
        view.focus();
      },
      select: (paragraphId, from, to) => {
        const view = editor.current?.view;
        const before = view === undefined ? null : placeOf(view.state.doc, paragraphId);
        if (view === undefined || before === null) return;
        const { size } = view.state.doc.content;
        const within = (pos: number) => Math.min(before + 1 + pos, size);
        view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, within(from), within(to))).scrollIntoView());
      },
      seek: (sought) => {
        const view = editor.current?.view;
        if (view !== undefined) showSought(view, sought);
      },
      fold: async () => journal.current?.fold(),
    }),
    [editor, journal, latest],
  );
}
