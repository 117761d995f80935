// Owns what is cited by typing `[[`: the list open at the caret, the line chosen in it, its keys. Must not draw the list: CitationPicker does.
import type { Editor } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { insertCite } from './commands.ts';
import { stepIn } from './ListAtCaret.tsx';
import { type Citable, closedName, matching, openQuery } from './picker.ts';

/** What is looked for, where it stands in the document, and where its list opens, in pixels of the window. */
interface OpenPicker {
  readonly query: string;
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly top: number;
}

const pickerLimit = 12;

/** The citation being typed. `headId` is the head whose own things are offered first. */
export function useCitationPicker(editor: RefObject<Editor | null>, citables: readonly Citable[], headId: string | null) {
  const [open, setOpen] = useState<OpenPicker | null>(null);
  const [at, setAt] = useState(0);
  const choices = useMemo(() => (open === null ? [] : matching(citables, open.query, headId, pickerLimit)), [citables, open, headId]);
  const now = useRef({ open, choices, at, citables });
  now.current = { open, choices, at, citables };
  /** Where Esc closed the list; it stays closed while the same brackets are typed in. */
  const dismissed = useRef<number | null>(null);

  // Made once: the editor keeps them for as long as it lives.
  const acts = useMemo(() => {
    const close = () => setOpen(null);
    const choose = (choice: Citable | undefined) => {
      const view = editor.current?.view;
      if (now.current.open === null || choice === undefined || view === undefined) return;
      insertCite(view, choice.cite, now.current.open.from, now.current.open.to);
      close();
    };
    /** Opens, narrows or closes the list by what stands before the caret; `[[name]]` is cited at once. */
    const follow = (view: EditorView) => {
      const { $from, empty } = view.state.selection;
      const before = empty ? $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc') : '';
      const closed = closedName(before);
      const named =
        closed === null ? undefined : now.current.citables.find(({ key, face }) => key === closed.name || face.text === closed.name);
      if (closed !== null && named !== undefined) return insertCite(view, named.cite, $from.pos - closed.length, $from.pos);
      const found = openQuery(before);
      if (found === null) {
        dismissed.current = null;
        return close();
      }
      const from = $from.pos - found.length;
      if (dismissed.current === from) return;
      const { left, bottom } = view.coordsAtPos(from);
      setOpen({ query: found.query, from, to: $from.pos, left, top: bottom + 4 });
      setAt(0);
    };
    const onKey = (event: KeyboardEvent): boolean => {
      const { open: shown, choices: list, at: chosen } = now.current;
      if (shown === null) return false;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (list.length > 0) setAt(stepIn(list.length, chosen, event.key));
        return true;
      }
      if ((event.key === 'Enter' || event.key === 'Tab') && list.length > 0) {
        choose(list[chosen]);
        return true;
      }
      if (event.key === 'Escape') {
        dismissed.current = shown.from;
        close();
        return true;
      }
      return false;
    };
    return { close, choose, follow, onKey };
  }, [editor]);
  return { open, choices, at, ...acts };
}
