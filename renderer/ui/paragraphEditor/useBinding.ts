// Owns the offer to lock a quotation just typed to the passage that has its words: when it is made, and taking it. Must not find passages: binding.ts and the page do.
import type { Editor } from '@tiptap/core';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { bindQuotation, citedIn, markWith, quotationsAtCaret, type TypedQuotation } from './binding.ts';
import type { FoundInPaper, ParagraphEditorProps } from './editorProps.ts';

/** A typed quotation that may be locked, and the mark or paper that has its words. */
interface Offer extends FoundInPaper {
  readonly quotation: TypedQuotation;
}

type Asked = Pick<ParagraphEditorProps, 'citables' | 'findInPapers' | 'place'>;

/** The offer at the caret. `latest` is read when it is needed. */
export function useBinding(editor: RefObject<Editor | null>, latest: RefObject<Asked>) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const now = useRef(offer);
  now.current = offer;
  // Made once: the editor keeps them for as long as it lives.
  const acts = useMemo(() => {
    /** Makes, changes or withdraws the offer by what stands at the caret: a mark that has the words before a paper that has them. */
    const seek = async () => {
      const own = editor.current;
      const found = own?.isFocused ? quotationsAtCaret(own.state) : null;
      if (own === null || found === null || found.quotations.length === 0) return setOffer(null);
      const cited = citedIn(found.paragraph);
      for (const quotation of found.quotations) {
        const mark = markWith(quotation.words, latest.current.citables, cited, latest.current.place.headId);
        if (mark !== null) return setOffer({ quotation, name: mark.face.text, mark: async () => mark.cite.id });
      }
      const { doc } = own.state;
      for (const quotation of found.quotations) {
        const paper = cited.length === 0 ? null : await latest.current.findInPapers(quotation.words, cited);
        // Typed on meanwhile: looked for again when that rests.
        if (own.isDestroyed || own.state.doc !== doc) return;
        if (paper !== null) return setOffer({ quotation, ...paper });
      }
      setOffer(null);
    };
    /** Takes the offer; a paper's words are marked first. */
    const take = async () => {
      const taken = now.current;
      if (taken === null) return;
      const markId = await taken.mark();
      const view = editor.current?.view;
      if (markId === null || view === undefined) return;
      bindQuotation(view, taken.quotation, markId);
      setOffer(null);
      view.focus();
    };
    return { seek, take };
  }, [editor, latest]);
  return { offer, ...acts };
}
