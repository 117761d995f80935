// Owns the editor on the page: the model's paragraphs shown, typed in, cited in. Must not read or write the store: it is given rows and says what changed.

import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Editor } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type ReactNode, type Ref, useCallback, useEffect, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { Cite, DraftRow, DraftValue } from '../../../db/model/draft.ts';
import { quotationStanding } from '../../../db/model/quotation.ts';
import { useIsPart } from '../../api/draft.ts';
import type { forNow } from '../../api/paragraphs.ts';
import { editorText } from '../../text/paragraphEditor.ts';
import { isKnown, learn, offersFor } from '../spelling/speller.ts';
import { plainWord } from '../spelling/words.ts';
import { bindQuotation, citedIn, markWith, quotationsAtCaret, type TypedQuotation } from './binding.ts';
import { type Block, blocksOf, isAt, type Place, type TypedRow } from './blocks.ts';
import { CitationPicker, choiceId } from './CitationPicker.tsx';
import {
  caretParagraph,
  DraftKeys,
  indent,
  insertCite,
  insertWithWords,
  type KeyDesk,
  placeOf,
  showBlocks,
  toggleHeading,
  typeQuote,
} from './commands.ts';
import { wordsOfRuns } from './count.ts';
import { forgetCut, notesGone } from './cutNotes.ts';
import { DraftJournal, type Folded, type JournalDesk } from './DraftJournal.ts';
import { blocksOfDocument, documentOf, passageOf } from './document.ts';
import { draftTextStyle } from './draftTextStyle.ts';
import { type FoldCommand, numbersOf, type PlaceNumbering } from './fold.ts';
import { leaveBehind, takeUp } from './leftPlaces.ts';
import { type MarginNote, MarginNotes } from './MarginNotes.tsx';
import { NoteForm, type OpenNote } from './NoteForm.tsx';
import { type ChipDesk, type ChipFace, CiteChip, DraftDocument, LockedQuotation, NumberedParagraph, PersonLabel, Words } from './nodes.ts';
import { type Citable, closedName, matching, openQuery } from './picker.ts';
import { type OpenQuotation, QuotationForm } from './QuotationForm.tsx';
import { type OpenSpelling, SpellingPicker } from './SpellingPicker.tsx';
import { type Sought, SoughtMarks, showSought } from './soughtMarks.ts';
import { type Misspelt, misspeltAt, nextMisspelt, type SpellingDesk, SpellingMarks, spellAgain } from './spellingMarks.ts';
import { Tools } from './Tools.tsx';
import { TypedParagraph } from './TypedParagraph.ts';
import { dropCite, dropOwn, noteCut, pasteCleaned, withFreeIds } from './taking.ts';

/** What the page beside the editor may ask of it. */
export interface EditorHandle {
  readonly cite: (cite: Cite) => void;
  /** Puts it at the caret with what it says. */
  readonly quote: (one: Citable) => void;
  /** Puts the caret at the end of a paragraph, or where it was. */
  readonly focus: (paragraphId?: string) => void;
  /** Selects words of a paragraph: places as in its words, every chip and quotation one unit. */
  readonly select: (paragraphId: string, from: number, to: number) => void;
  /** Paints what is looked for; null paints nothing. */
  readonly seek: (sought: Sought | null) => void;
  /** Stores what is typed and not stored yet. */
  readonly fold: () => Promise<void>;
}

/** Words of a paper that hold a typed quotation, and the way to a mark of them. */
export interface FoundInPaper {
  readonly name: string;
  readonly mark: () => Promise<string | null>;
}

/** What the page gives the editor, and what it hears from it. */
export interface ParagraphEditorProps {
  /** Name for those who hear the page. */
  readonly label: string;
  /** Where the paragraphs belong, in words, for labels in the history. */
  readonly where: string;
  readonly place: Place;
  /** Names the case and the place: what was typed here and could not be stored yet is kept under it. */
  readonly keptUnder: string;
  readonly rows: readonly DraftRow<'paragraph'>[];
  /** Typing left in the journal, taken up once at the start. */
  readonly typed: readonly TypedRow[];
  readonly sequence: number;
  readonly citables: readonly Citable[];
  readonly faceOf: (cite: Cite) => ChipFace | null;
  readonly onTyped: (id: string, value: DraftValue<'paragraph'>) => void;
  readonly onFold: (command: FoldCommand, isAgain: boolean) => Promise<Folded | typeof forNow | null>;
  /** Words wait for a store that takes none for now, or wait no more. */
  readonly onWaiting: JournalDesk['waits'];
  readonly onOpen: (cite: Cite) => void;
  /** The paragraph whose words are being changed; null once the caret leaves it. */
  readonly onTyping: (paragraphId: string | null) => void;
  /** Has these words said in a more general way for publication; answers with what was done, in words. */
  readonly onGeneralise: (words: string) => string;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Esc: the focus goes where the page wants it. */
  readonly onLeave: () => void;
  /** Names and other words that are no misspelling here. */
  readonly ownWords: ReadonlySet<string>;
  readonly onAddWord: (word: string) => void;
  /** Looks for typed words in the papers that these things rest on. */
  readonly findInPapers: (words: string, cited: readonly Cite[]) => Promise<FoundInPaper | null>;
  /** Words of the rest of the draft. */
  readonly wordsElsewhere: number;
  /** The case is closed: the text is read and not written. */
  readonly isReadOnly: boolean;
  /** As the report numbers this place. */
  readonly numbering: PlaceNumbering;
  /** More tools for the row over the text. */
  readonly tools?: ReactNode;
  readonly handle?: Ref<EditorHandle>;
}

interface OpenPicker {
  readonly query: string;
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly top: number;
}

/** A typed quotation that may be locked, and the mark or paper that has its words. */
interface Offer {
  readonly quotation: TypedQuotation;
  readonly name: string;
  readonly mark: () => Promise<string | null>;
}

const pickerLimit = 12;
/** After typing has rested so long, what is only looked at is worked out: the margin, the count, what may be locked. */
const restMs = 300;

function isElsewhere(rows: readonly DraftRow<'paragraph'>[], id: string, place: Place): boolean {
  return rows.some((row) => row.id === id && !isAt(row.value, place));
}

/** Paragraphs of one place of the draft. Give it a `key` of the place: it does not move from one to another. */
export function ParagraphEditor(props: ParagraphEditorProps) {
  const { label, place, rows, sequence, citables, faceOf, handle, ownWords } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const journal = useRef<DraftJournal | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const [picker, setPicker] = useState<OpenPicker | null>(null);
  const [at, setAt] = useState(0);
  const dismissed = useRef<number | null>(null);
  const [spelling, setSpelling] = useState<OpenSpelling | null>(null);
  const [notes, setNotes] = useState<readonly MarginNote[]>([]);
  const [note, setNote] = useState<OpenNote | null>(null);
  const [quotation, setQuotation] = useState<OpenQuotation | null>(null);
  const [offer, setOffer] = useState<Offer | null>(null);
  const [wordsHere, setWordsHere] = useState(0);
  const [remark, setRemark] = useState('');
  const listId = useId();
  const isPart = useIsPart();
  const chips = useMemo<ChipDesk>(
    () => ({
      faceOf: (cite) => latest.current.faceOf(cite),
      missing: editorText.missing(false),
      isPart: false,
      open: (cite) => latest.current.onOpen(cite),
      standingOf: (markId, text) => {
        const source = quoteOf(latest.current.citables, { kind: 'mark', id: markId });
        return source === null ? null : quotationStanding(text, source.normalize('NFC'));
      },
      standingWords: editorText.standing,
      living: new Set(),
    }),
    [],
  );

  const speller = useMemo<SpellingDesk>(() => ({ isKnown, learn, ownWords: latest.current.ownWords }), []);
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

  const spellRef = useRef<() => void>(() => undefined);
  const spellState = useRef({ spelling, at });
  spellState.current = { spelling, at };
  const chooseSpelling = useCallback((line: number) => {
    const open = spellState.current.spelling;
    const view = editor.current?.view;
    if (open === null || view === undefined || open.offers === null) return;
    setSpelling(null);
    const word = open.offers[line];
    if (word === undefined) latest.current.onAddWord(open.at.word);
    else view.dispatch(view.state.tr.insertText(word, open.at.from, open.at.to));
    view.focus();
  }, []);

  const lookAround = useCallback(() => {
    const view = editor.current?.view;
    if (view === undefined || view.isDestroyed) return;
    const blocks = blocksOfDocument(view.state.doc);
    setWordsHere(wordsOfRuns(blocks));
    setNotes(marginNotes(view, blocks, latest.current.numbering));
  }, []);

  const openNote = useCallback((id: string | null, focus: OpenNote['focus']) => {
    const view = editor.current?.view;
    const at = view === undefined || id === null ? null : placeOf(view.state.doc, id);
    if (view === undefined || at === null) return;
    const blocks = blocksOfDocument(view.state.doc);
    const block = blocks.find((each) => each.id === id);
    if (block === undefined) return;
    const number = numbersOf(blocks, latest.current.numbering).get(block.id) ?? '';
    const { left, bottom } = view.coordsAtPos(at + 1);
    setNote({ id: block.id, number, judgement: block.judgement, comment: block.comment, focus, left: left + 40, top: bottom + 4 });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once for its place; rows that come later are heard below
  useEffect(() => {
    const root = host.current;
    if (root === null) return;
    const first = latest.current;
    const left = takeUp(first.keptUnder, first.rows);
    const typed = new TypedParagraph(null, (paragraphId) => latest.current.onTyping(paragraphId));
    // What was shown when the editor went away: folding may still be under way then.
    let last: Block[] | null = null;
    const keys: KeyDesk = {
      // Words taken back here a moment ago are still kept as typed, and would be what is undone.
      undoCase: () => {
        journal.current?.typeNow();
        latest.current.onUndo();
      },
      redoCase: () => {
        journal.current?.typeNow();
        latest.current.onRedo();
      },
      open: (cite) => latest.current.onOpen(cite),
      leave: () => latest.current.onLeave(),
      note: () => openNote(caretParagraph(own.state), 'judgement'),
      spell: () => spellNext(),
      bind: () => bindRef.current(),
      generalise: () => setRemark(latest.current.onGeneralise(selectedWords(own.state))),
      quotation: (pos, node) => openQuotation(own.view, pos, node),
    };
    let resting: ReturnType<typeof setTimeout> | null = null;
    const rest = () => {
      if (resting !== null) clearTimeout(resting);
      resting = setTimeout(() => {
        lookAround();
        void seekOffer();
      }, restMs);
    };
    const own = new Editor({
      element: root,
      injectCSS: false,
      extensions: [
        DraftDocument,
        Words,
        NumberedParagraph,
        CiteChip.configure({ desk: chips }),
        LockedQuotation.configure({ desk: chips }),
        PersonLabel,
        SpellingMarks.configure({ desk: speller }),
        SoughtMarks,
        DraftKeys.configure({ desk: keys }),
      ],
      content: documentOf(left?.blocks ?? blocksOf(first.rows, first.typed, place)),
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          class: 'draft-text',
          spellcheck: 'false',
        },
        handleKeyDown: (_view, event) => pickerKey(event) || spellingKey(event),
        // Words locked to a passage are not typed over: they are changed where the difference shows, or removed.
        handleTextInput: (view, from, to, text) => quotationKept(view) || typeQuote(view, from, to, text),
        handlePaste: (view, event, slice) => pasteCleaned(view, event, slice),
        handleDrop: (view, event, slice, isMoved) =>
          dropCite(view, event, (cite) => citableOf(latest.current.citables, cite)) || dropOwn(view, event, slice, isMoved),
        transformPasted: (slice, view) => withFreeIds(view, slice, (id) => isElsewhere(latest.current.rows, id, place)),
        handleClickOn: (_view, _pos, node) => {
          const cite = passageOf(node);
          if (node.type.name === 'quote' && cite !== null) latest.current.onOpen(cite);
          return false;
        },
        handleDoubleClickOn: (view, _pos, node, nodePos) => {
          if (node.type.name !== 'quote') return false;
          openQuotation(view, nodePos, node);
          return true;
        },
        handleDOMEvents: {
          cut: (view) => {
            noteCut(view);
            return false;
          },
          copy: () => {
            forgetCut();
            return false;
          },
          contextmenu: (view, event) => {
            const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
            const found = at === null ? null : misspeltAt(view.state, speller, at.pos);
            if (found === null) return false;
            event.preventDefault();
            openSpelling(found);
            return true;
          },
        },
      },
      onUpdate: ({ editor: { view }, transaction }) => {
        ownJournal.changed();
        typed.changed(caretParagraph(view.state), own.isFocused);
        setSpelling(null);
        const gone = transaction.getMeta('addToHistory') === false ? 0 : notesGone(transaction.before, view.state.doc);
        setRemark(gone === 0 ? '' : editorText.notesGone(gone));
        seek(view);
        rest();
      },
      onSelectionUpdate: ({ editor: { view } }) => {
        seek(view);
        rest();
        if (typed.moved(caretParagraph(view.state))) ownJournal.left();
      },
      onBlur: () => {
        setPicker(null);
        setSpelling(null);
        typed.left();
        ownJournal.left();
      },
    });
    const ownJournal = new DraftJournal(
      place,
      first.rows,
      first.sequence,
      {
        words: {
          wrote: (number, form) => editorText.wrote[form](first.where, number),
          added: (numbers) => editorText.added(first.where, numbers),
          removed: (count) => editorText.removed(first.where, count),
          arranged: () => editorText.arranged(first.where),
        },
        numbering: () => latest.current.numbering,
        blocks: () => last ?? blocksOfDocument(own.state.doc),
        caret: () => (last === null && own.isFocused ? caretParagraph(own.state) : null),
        type: (id, value) => latest.current.onTyped(id, value),
        fold: (command, isAgain) => latest.current.onFold(command, isAgain),
        waits: (unsaved) => latest.current.onWaiting(unsaved),
        settled: () => {
          if (last === null) forgetLocalUndo(own);
        },
      },
      left?.isWaiting,
    );
    editor.current = own;
    spellRef.current = spellNext;
    journal.current = ownJournal;
    typed.moved(caretParagraph(own.state));
    if (ownJournal.isUnfolded()) ownJournal.changed();
    lookAround();
    const sized = new ResizeObserver(lookAround);
    sized.observe(own.view.dom);

    function openQuotation(view: EditorView, pos: number, node: DocumentNode) {
      const cite = passageOf(node);
      if (cite === null) return;
      const { left, bottom } = view.coordsAtPos(pos);
      const text = String(node.attrs.text);
      const name = latest.current.faceOf(cite)?.text ?? chips.missing;
      setQuotation({ at: pos, text, source: quoteOf(latest.current.citables, cite), name, left, top: bottom + 6 });
      latest.current.onOpen(cite);
    }

    function quotationKept(view: EditorView): boolean {
      const { selection } = view.state;
      if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'quote') return false;
      openQuotation(view, selection.from, selection.node);
      return true;
    }

    function spellNext() {
      const open = spellState.current.spelling;
      const found = nextMisspelt(own.state, speller, open === null ? own.state.selection.from - 1 : open.at.to);
      if (found === null) setRemark(editorText.allSpelled);
      else openSpelling(found);
    }

    function openSpelling(found: Misspelt) {
      const { view } = own;
      view.focus();
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, found.from, found.to)).scrollIntoView());
      const { left, bottom } = view.coordsAtPos(found.from);
      setPicker(null);
      setAt(0);
      setSpelling({ at: found, offers: null, left, top: bottom + 4 });
      void offersFor(plainWord(found.word)).then((offers) =>
        setSpelling((open) => (open?.at === found ? { ...open, offers: offers.map((each) => withApostrophe(each, found.word)) } : open)),
      );
    }

    function spellingKey(event: KeyboardEvent): boolean {
      const { spelling: open, at: chosen } = spellState.current;
      if (open === null) return false;
      const count = (open.offers?.length ?? 0) + 1;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setAt((chosen + (event.key === 'ArrowDown' ? 1 : count - 1)) % count);
      else if (event.key === 'Enter') chooseSpelling(chosen);
      else if (event.key === 'Escape') setSpelling(null);
      else return false;
      return true;
    }

    async function seekOffer() {
      const found = own.isFocused ? quotationsAtCaret(own.state) : null;
      if (found === null || found.quotations.length === 0) return setOffer(null);
      const cited = citedIn(found.paragraph);
      for (const each of found.quotations) {
        const mark = markWith(each.words, latest.current.citables, cited, place.headId);
        if (mark !== null) return setOffer({ quotation: each, name: mark.face.text, mark: async () => mark.cite.id });
      }
      const { doc } = own.state;
      for (const each of found.quotations) {
        const paper = cited.length === 0 ? null : await latest.current.findInPapers(each.words, cited);
        // Typed on meanwhile: looked for again when that rests.
        if (own.isDestroyed || own.state.doc !== doc) return;
        if (paper !== null) return setOffer({ quotation: each, ...paper });
      }
      setOffer(null);
    }

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
      if (resting !== null) clearTimeout(resting);
      sized.disconnect();
      last = blocksOfDocument(own.state.doc);
      typed.left();
      void ownJournal.end();
      leaveBehind(first.keptUnder, ownJournal);
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: labels and passages are read through these; their change is the news
  useEffect(() => {
    Object.assign(chips, { isPart, missing: editorText.missing(isPart) });
    for (const show of chips.living) show();
  }, [faceOf, citables, chips, isPart]);

  useEffect(() => {
    speller.ownWords = ownWords;
    if (editor.current !== null) spellAgain(editor.current.view, speller);
  }, [ownWords, speller]);

  const { isReadOnly } = props;
  useEffect(() => {
    editor.current?.setEditable(!isReadOnly, false);
  }, [isReadOnly]);

  const bind = async () => {
    if (offer === null) return;
    const markId = await offer.mark();
    const view = editor.current?.view;
    if (markId === null || view === undefined) return;
    bindQuotation(view, offer.quotation, markId);
    setOffer(null);
    view.focus();
  };
  const bindRef = useRef(() => void bind());
  bindRef.current = () => void bind();
  const onView = (act: (view: EditorView) => void) => {
    const view = editor.current?.view;
    if (view === undefined) return;
    act(view);
    view.focus();
  };
  const back = () => editor.current?.view.focus();

  const isPickerOpen = spelling !== null || (picker !== null && choices.length > 0);
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
    [],
  );

  return (
    <>
      <Tools
        words={{ here: wordsHere, all: wordsHere + props.wordsElsewhere }}
        onHeading={() => onView((view) => toggleHeading(view.state, view.dispatch))}
        onItem={() => onView((view) => indent(view.state, view.dispatch, 1))}
        onNote={() => openNote(editor.current === null ? null : caretParagraph(editor.current.state), 'judgement')}
        onSpelling={() => spellRef.current()}
        onLeave={back}
      >
        {props.tools}
      </Tools>
      <Box sx={{ position: 'relative', pr: notes.length === 0 ? 0 : '192px' }}>
        <Box
          ref={host}
          sx={draftTextStyle}
          data-anew={props.numbering.isAnew}
          data-items={props.numbering.itemStyle}
          style={
            {
              '--draft-placeholder': JSON.stringify(editorText.placeholder),
              '--draft-numbers-before': props.numbering.first - 1,
            } as React.CSSProperties
          }
        />
        <MarginNotes notes={notes} onOpen={({ id, judgement }) => openNote(id, judgement === '' ? 'comment' : 'judgement')} />
      </Box>
      <Box role="status" sx={{ position: 'sticky', bottom: 0, zIndex: 1 }}>
        {remark !== '' && <Said>{remark}</Said>}
        {offer !== null && !isReadOnly && (
          <Said>
            <Typography variant="body2" sx={{ flex: 1, minWidth: 0 }} noWrap>
              {editorText.standsIn(offer.quotation.words, offer.name)}
            </Typography>
            <Button size="small" variant="outlined" onMouseDown={(event) => event.preventDefault()} onClick={() => void bind()}>
              {editorText.bind} ({editorText.bindKey})
            </Button>
          </Said>
        )}
      </Box>
      {picker !== null && <CitationPicker id={listId} choices={choices} at={at} left={picker.left} top={picker.top} onChoose={choose} />}
      {spelling !== null && <SpellingPicker id={listId} open={spelling} chosen={at} onChoose={chooseSpelling} />}
      {note !== null && !isReadOnly && (
        <NoteForm
          note={note}
          onLeave={() => setNote(null)}
          onKeep={(judgement, comment) => {
            setNote(null);
            onView((view) => keepNote(view, note.id, judgement, comment));
          }}
        />
      )}
      {quotation !== null && (
        <QuotationForm
          quotation={quotation}
          onLeave={() => {
            setQuotation(null);
            back();
          }}
          onKeep={(text) => {
            setQuotation(null);
            onView((view) => keepQuotation(view, quotation, text));
          }}
        />
      )}
    </>
  );
}

function Said({ children }: { readonly children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        py: 0.5,
        px: 1,
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
        fontSize: 14,
      }}
    >
      {children}
    </Box>
  );
}

/** The selected words of one paragraph; empty where nothing is selected, or more than one paragraph. */
function selectedWords({ doc, selection: { from, to, $from, $to } }: EditorState): string {
  return $from.sameParent($to) ? doc.textBetween(from, to).trim() : '';
}

function citableOf(citables: readonly Citable[], { kind, id }: Cite): Citable | null {
  return citables.find(({ cite }) => cite.kind === kind && cite.id === id) ?? null;
}

function quoteOf(citables: readonly Citable[], cite: Cite): string | null {
  return citableOf(citables, cite)?.quote ?? null;
}

/** The dictionary has straight apostrophes; the text keeps the kind it was typed with. */
function withApostrophe(offer: string, typed: string): string {
  return typed.includes("'") ? offer : offer.replaceAll("'", '’');
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

function keepNote(view: EditorView, id: string, judgement: string, comment: string): void {
  const at = placeOf(view.state.doc, id);
  if (at !== null) view.dispatch(view.state.tr.setNodeAttribute(at, 'judgement', judgement).setNodeAttribute(at, 'comment', comment));
}

function keepQuotation(view: EditorView, { at, text: before }: OpenQuotation, text: string): void {
  const node = view.state.doc.nodeAt(at);
  // Undone or moved meanwhile: what stands there now is not what was changed.
  if (node?.type.name !== 'quote' || node.attrs.text !== before) return;
  const transaction = view.state.tr.setNodeAttribute(at, 'text', text);
  view.dispatch(transaction.setSelection(TextSelection.create(transaction.doc, at + node.nodeSize)));
}

/** What is stored is taken back through the case's own undo, so the editor's own memory of it goes. */
function forgetLocalUndo(editor: Editor): void {
  const { view } = editor;
  if (view.composing) return;
  const { doc, selection, plugins } = view.state;
  view.updateState(EditorState.create({ doc, selection, plugins }));
}
