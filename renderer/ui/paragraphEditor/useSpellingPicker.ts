// Owns correcting misspelt words: going to the next one, the list open at it, the line chosen, its keys. Must not look words up: the speller does.
import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { offersFor } from '../spelling/speller.ts';
import { plainWord } from '../spelling/words.ts';
import { stepIn } from './ListAtCaret.tsx';
import type { OpenSpelling } from './SpellingPicker.tsx';
import { type Misspelt, nextMisspelt, type SpellingDesk } from './spellingMarks.ts';

interface SpellingPickerDesk {
  readonly addWord: (word: string) => void;
  /** The list is about to open: nothing else stays open at the caret. */
  readonly opens: () => void;
  readonly allSpelled: () => void;
}

/** The misspelt word being corrected. */
export function useSpellingPicker(editor: RefObject<Editor | null>, speller: SpellingDesk, desk: SpellingPickerDesk) {
  const [open, setOpen] = useState<OpenSpelling | null>(null);
  const [at, setAt] = useState(0);
  const now = useRef({ open, at, desk });
  now.current = { open, at, desk };

  // Made once: the editor keeps them for as long as it lives.
  const acts = useMemo(() => {
    const close = () => setOpen(null);
    const openAt = (found: Misspelt) => {
      const view = editor.current?.view;
      if (view === undefined) return;
      view.focus();
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, found.from, found.to)).scrollIntoView());
      const { left, bottom } = view.coordsAtPos(found.from);
      now.current.desk.opens();
      setAt(0);
      setOpen({ at: found, offers: null, left, top: bottom + 4 });
      void offersFor(plainWord(found.word)).then((offers) =>
        setOpen((shown) => (shown?.at === found ? { ...shown, offers: offers.map((each) => withApostrophe(each, found.word)) } : shown)),
      );
    };
    /** Goes to the first misspelt word behind the open one or the caret, and from the end to the start. */
    const openNext = () => {
      const own = editor.current;
      if (own === null) return;
      const shown = now.current.open;
      const found = nextMisspelt(own.state, speller, shown === null ? own.state.selection.from - 1 : shown.at.to);
      if (found === null) now.current.desk.allSpelled();
      else openAt(found);
    };
    /** Takes the offer of a line; the line after the last adds the word to the desk's own. */
    const choose = (line: number) => {
      const { open: shown, desk: asked } = now.current;
      const view = editor.current?.view;
      if (shown === null || view === undefined || shown.offers === null) return;
      close();
      const word = shown.offers[line];
      if (word === undefined) asked.addWord(shown.at.word);
      else view.dispatch(view.state.tr.insertText(word, shown.at.from, shown.at.to));
      view.focus();
    };
    const onKey = (event: KeyboardEvent): boolean => {
      const { open: shown, at: chosen } = now.current;
      if (shown === null) return false;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setAt(stepIn((shown.offers?.length ?? 0) + 1, chosen, event.key));
      else if (event.key === 'Enter') choose(chosen);
      else if (event.key === 'Escape') close();
      else return false;
      return true;
    };
    return { close, openAt, openNext, choose, onKey };
  }, [editor, speller]);
  return { open, at, ...acts };
}

/** The dictionary has straight apostrophes; the text keeps the kind it was typed with. */
function withApostrophe(offer: string, typed: string): string {
  return typed.includes("'") ? offer : offer.replaceAll("'", '’');
}
