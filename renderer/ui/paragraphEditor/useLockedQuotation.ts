// Owns the locked quotation whose words are being changed: opening its form, and putting the words back where it stood. Must not draw the form: QuotationForm does.
import type { Editor } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type RefObject, useMemo, useState } from 'react';
import { passageOf } from './document.ts';
import type { ParagraphEditorProps } from './editorProps.ts';
import type { ChipDesk } from './nodes.ts';
import { quoteOf } from './picker.ts';
import type { OpenQuotation } from './QuotationForm.tsx';

type Asked = Pick<ParagraphEditorProps, 'faceOf' | 'citables' | 'onOpen'>;

/** The quotation being changed. `latest` is read when it is needed; `chips` has the name of a passage that is gone. */
export function useLockedQuotation(editor: RefObject<Editor | null>, latest: RefObject<Asked>, chips: ChipDesk) {
  const [open, setOpen] = useState<OpenQuotation | null>(null);
  // Made once: the editor keeps them for as long as it lives.
  const acts = useMemo(() => {
    /** Opens the form under a quotation, and its passage beside the text. */
    const openAt = (view: EditorView, at: number, node: DocumentNode) => {
      const cite = passageOf(node);
      if (cite === null) return;
      const { left, bottom } = view.coordsAtPos(at);
      const name = latest.current.faceOf(cite)?.text ?? chips.missing;
      const source = quoteOf(latest.current.citables, cite);
      setOpen({ at, text: String(node.attrs.text), source, name, left, top: bottom + 6 });
      latest.current.onOpen(cite);
    };
    /** Keeps a selected quotation from being typed over: its form opens instead. False where none is selected. */
    const openSelected = (view: EditorView): boolean => {
      const { selection } = view.state;
      if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'quote') return false;
      openAt(view, selection.from, selection.node);
      return true;
    };
    return { openAt, openSelected };
  }, [latest, chips]);

  const close = () => {
    setOpen(null);
    editor.current?.view.focus();
  };
  const keep = (text: string) => {
    const view = editor.current?.view;
    if (view !== undefined && open !== null) keepQuotation(view, open, text);
    close();
  };
  return { open, ...acts, close, keep };
}

function keepQuotation(view: EditorView, { at, text: before }: OpenQuotation, text: string): void {
  const node = view.state.doc.nodeAt(at);
  // Undone or moved meanwhile: what stands there now is not what was changed.
  if (node?.type.name !== 'quote' || node.attrs.text !== before) return;
  const transaction = view.state.tr.setNodeAttribute(at, 'text', text);
  view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, at + node.nodeSize)));
}
