// Owns the editor on the page: the model's paragraphs shown, typed in, cited in. Must not read or write the store: it is given rows and says what changed.

import Box from '@mui/material/Box';
import { Editor } from '@tiptap/core';
import { Slice } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type Ref, useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { type Cite, citeSchema, type DraftRow, type DraftValue } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import { editorText } from '../../text/paragraphEditor.ts';
import { type Block, blocksOf, deepest, type Place, type TypedRow } from './blocks.ts';
import { CitationPicker, choiceId } from './CitationPicker.tsx';
import { caretParagraph, DraftKeys, insertCite, insertQuotation, type KeyDesk, placeOf, showBlocks } from './commands.ts';
import { DraftJournal, type Folded } from './DraftJournal.ts';
import { blocksOfDocument, documentOf, passageOf } from './document.ts';
import { draftTextStyle } from './draftTextStyle.ts';
import type { FoldCommand } from './fold.ts';
import {
  type ChipDesk,
  type ChipFace,
  CiteChip,
  citeMime,
  DraftDocument,
  LockedQuotation,
  NumberedParagraph,
  PersonLabel,
  Words,
} from './nodes.ts';
import { blocksOfHtml, blocksOfText, type PastedBlock } from './paste.ts';
import { type Citable, closedName, matching, openQuery } from './picker.ts';

/** What the page beside the editor may ask of it. */
export interface EditorHandle {
  readonly cite: (cite: Cite) => void;
  readonly quote: (markId: string, words: string) => void;
  /** Puts the caret at the end of a paragraph, or where it was. */
  readonly focus: (paragraphId?: string) => void;
}

/** What the page gives the editor, and what it hears from it. */
export interface ParagraphEditorProps {
  /** Name for those who hear the page. */
  readonly label: string;
  /** Where the paragraphs belong, in words, for labels in the history. */
  readonly where: string;
  readonly place: Place;
  readonly rows: readonly DraftRow<'paragraph'>[];
  /** Typing left in the journal, taken up once at the start. */
  readonly typed: readonly TypedRow[];
  readonly sequence: number;
  readonly citables: readonly Citable[];
  readonly faceOf: (cite: Cite) => ChipFace | null;
  readonly onTyped: (id: string, value: DraftValue<'paragraph'>) => void;
  readonly onFold: (command: FoldCommand) => Promise<Folded | null>;
  readonly onOpen: (cite: Cite) => void;
  readonly onCaret?: (paragraphId: string | null) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Esc: the focus goes where the page wants it. */
  readonly onLeave: () => void;
  readonly handle?: Ref<EditorHandle>;
}

interface OpenPicker {
  readonly query: string;
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly top: number;
}

const pickerLimit = 12;

/** Paragraphs of one place of the draft. Give it a `key` of the place: it does not move from one to another. */
export function ParagraphEditor(props: ParagraphEditorProps) {
  const { label, place, rows, sequence, citables, faceOf, handle } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const journal = useRef<DraftJournal | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const [picker, setPicker] = useState<OpenPicker | null>(null);
  const [at, setAt] = useState(0);
  const dismissed = useRef<number | null>(null);
  const listId = useId();
  const chips = useMemo<ChipDesk>(
    () => ({
      faceOf: (cite) => latest.current.faceOf(cite),
      missing: editorText.missing,
      open: (cite) => latest.current.onOpen(cite),
      living: new Set(),
    }),
    [],
  );

  const choices = useMemo(
    () => (picker === null ? [] : matching(citables, picker.query, place.headId, pickerLimit)),
    [citables, picker, place.headId],
  );
  const pickerState = useRef({ picker, choices, at });
  pickerState.current = { picker, choices, at };
  const choose = useCallback((choice: Citable | undefined) => {
    const { picker: open } = pickerState.current;
    const view = editor.current?.view;
    if (open === null || choice === undefined || view === undefined) return;
    insertCite(view, choice.cite, open.from, open.to);
    setPicker(null);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once for its place; rows that come later are heard below
  useEffect(() => {
    const root = host.current;
    if (root === null) return;
    const first = latest.current;
    let caret: string | null = null;
    // What was shown when the editor went away: folding may still be under way then.
    let last: Block[] | null = null;
    const keys: KeyDesk = {
      undoCase: () => latest.current.onUndo(),
      redoCase: () => latest.current.onRedo(),
      open: (cite) => latest.current.onOpen(cite),
      leave: () => latest.current.onLeave(),
    };
    const own = new Editor({
      element: root,
      injectCSS: false,
      extensions: [
        DraftDocument,
        Words,
        NumberedParagraph,
        CiteChip.configure({ desk: chips }),
        LockedQuotation,
        PersonLabel,
        DraftKeys.configure({ desk: keys }),
      ],
      content: documentOf(blocksOf(first.rows, first.typed, place)),
      editorProps: {
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, class: 'draft-text', spellcheck: 'false' },
        handleKeyDown: (_view, event) => pickerKey(event),
        handlePaste: (view, event) => pasteCleaned(view, event),
        handleDrop: (view, event) => dropCite(view, event),
        handleClickOn: (_view, _pos, node) => {
          const cite = passageOf(node);
          if (node.type.name === 'quote' && cite !== null) latest.current.onOpen(cite);
          return false;
        },
      },
      onUpdate: ({ editor: { view } }) => {
        ownJournal.changed();
        seek(view);
      },
      onSelectionUpdate: ({ editor: { view } }) => {
        seek(view);
        const next = caretParagraph(view.state);
        if (next === caret) return;
        caret = next;
        latest.current.onCaret?.(next);
        ownJournal.left();
      },
      onBlur: () => {
        setPicker(null);
        ownJournal.left();
      },
    });
    const ownJournal = new DraftJournal(place, first.rows, first.sequence, {
      words: {
        wrote: (number, form) => editorText.wrote[form](first.where, number),
        added: (numbers) => editorText.added(first.where, numbers),
        removed: (count) => editorText.removed(first.where, count),
        arranged: () => editorText.arranged(first.where),
      },
      blocks: () => last ?? blocksOfDocument(own.state.doc),
      caret: () => (last === null && own.isFocused ? caretParagraph(own.state) : null),
      type: (id, value) => latest.current.onTyped(id, value),
      fold: (command) => latest.current.onFold(command),
      settled: () => {
        if (last === null) forgetLocalUndo(own);
      },
    });
    editor.current = own;
    journal.current = ownJournal;
    caret = caretParagraph(own.state);
    if (ownJournal.isUnfolded()) ownJournal.changed();

    function seek(view: EditorView) {
      const { $from, empty } = view.state.selection;
      const before = empty ? $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc') : '';
      const closed = closedName(before);
      const named =
        closed === null ? undefined : latest.current.citables.find(({ key, face }) => key === closed.name || face.text === closed.name);
      if (closed !== null && named !== undefined) return insertCite(view, named.cite, $from.pos - closed.length, $from.pos);
      const open = openQuery(before);
      if (open === null) {
        dismissed.current = null;
        return setPicker(null);
      }
      const from = $from.pos - open.length;
      if (dismissed.current === from) return;
      const { left, bottom } = view.coordsAtPos(from);
      setPicker({ query: open.query, from, to: $from.pos, left, top: bottom + 4 });
      setAt(0);
    }

    function pickerKey(event: KeyboardEvent): boolean {
      const { picker: open, choices: list, at: chosen } = pickerState.current;
      if (open === null) return false;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (list.length > 0) setAt((chosen + (event.key === 'ArrowDown' ? 1 : list.length - 1)) % list.length);
        return true;
      }
      if ((event.key === 'Enter' || event.key === 'Tab') && list.length > 0) {
        choose(list[chosen]);
        return true;
      }
      if (event.key === 'Escape') {
        dismissed.current = open.from;
        setPicker(null);
        return true;
      }
      return false;
    }

    const keepTyping = () => ownJournal.typeNow();
    window.addEventListener('pagehide', keepTyping);
    return () => {
      window.removeEventListener('pagehide', keepTyping);
      last = blocksOfDocument(own.state.doc);
      void ownJournal.end();
      own.destroy();
      editor.current = null;
      journal.current = null;
    };
  }, []);

  useEffect(() => {
    const view = editor.current?.view;
    const blocks = journal.current?.heard(rows, sequence) ?? null;
    if (view === undefined || blocks === null) return;
    showBlocks(view, blocks);
    if (editor.current !== null) forgetLocalUndo(editor.current);
  }, [rows, sequence]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: labels are read through `faceOf`; its change is the news
  useEffect(() => {
    for (const show of chips.living) show();
  }, [faceOf, chips]);

  const isPickerOpen = picker !== null && choices.length > 0;
  useEffect(() => {
    const dom = editor.current?.view.dom;
    if (isPickerOpen) {
      dom?.setAttribute('aria-controls', listId);
      dom?.setAttribute('aria-activedescendant', choiceId(listId, at));
    } else {
      dom?.removeAttribute('aria-controls');
      dom?.removeAttribute('aria-activedescendant');
    }
  }, [isPickerOpen, at, listId]);

  useImperativeHandle(
    handle,
    () => ({
      cite: (cite) => {
        const view = editor.current?.view;
        if (view === undefined) return;
        insertCite(view, cite, view.state.selection.to, view.state.selection.to);
        view.focus();
      },
      quote: (markId, words) => {
        const view = editor.current?.view;
        if (view === undefined) return;
        insertQuotation(view, markId, words);
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
    }),
    [],
  );

  return (
    <>
      <Box
        ref={host}
        sx={draftTextStyle}
        style={{ '--draft-placeholder': JSON.stringify(editorText.placeholder) } as React.CSSProperties}
      />
      {picker !== null && <CitationPicker id={listId} choices={choices} at={at} left={picker.left} top={picker.top} onChoose={choose} />}
    </>
  );
}

/** What is stored is taken back through the case's own undo, so the editor's own memory of it goes. */
function forgetLocalUndo(editor: Editor): void {
  const { view } = editor;
  if (view.composing) return;
  const { doc, selection, plugins } = view.state;
  view.updateState(EditorState.create({ doc, selection, plugins }));
}

function insertBlocks(view: EditorView, pasted: readonly PastedBlock[]): void {
  const { state } = view;
  const { paragraph } = state.schema.nodes;
  if (paragraph === undefined) return;
  const base = Number(state.selection.$from.parent.attrs.depth);
  const nodes = pasted.map(({ depth, text }) =>
    paragraph.create({ id: newId(), depth: Math.min(base + depth, deepest) }, text === '' ? [] : [state.schema.text(text)]),
  );
  const slice = new Slice(state.schema.topNodeType.create(null, nodes).content, 1, 1);
  view.dispatch(state.tr.replaceSelection(slice).scrollIntoView());
}

function pasteCleaned(view: EditorView, event: ClipboardEvent): boolean {
  const data = event.clipboardData;
  if (data === null) return false;
  const html = data.getData('text/html');
  // Our own copies keep their chips: the schema reads them.
  if (html.includes('data-pm-slice')) return false;
  const blocks =
    html === '' ? blocksOfText(data.getData('text/plain')) : blocksOfHtml(new DOMParser().parseFromString(html, 'text/html').body);
  if (blocks.length > 0) insertBlocks(view, blocks);
  return true;
}

function dropCite(view: EditorView, event: DragEvent): boolean {
  const data = event.dataTransfer?.getData(citeMime) ?? '';
  if (data === '') return false;
  const cite = citeSchema.safeParse(JSON.parse(data));
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!cite.success || at === null) return true;
  event.preventDefault();
  insertCite(view, cite.data, at.pos, at.pos);
  view.focus();
  return true;
}
