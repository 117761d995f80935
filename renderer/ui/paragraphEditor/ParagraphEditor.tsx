// Owns the editor on the page: made for one place, given that place's rows, saying what is typed. Must not read or write the store, nor know what a list or form over
// the text does: each has its hook.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Editor } from '@tiptap/core';
import { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { DraftRow } from '../../../db/model/draft.ts';
import { quotationStanding } from '../../../db/model/quotation.ts';
import { useIsPart } from '../../api/draft.ts';
import { editorText } from '../../text/paragraphEditor.ts';
import { isKnown, learn } from '../spelling/speller.ts';
import { type Block, blocksOf, isAt, type Place } from './blocks.ts';
import { CitationPicker } from './CitationPicker.tsx';
import { caretParagraph, DraftKeys, indent, type KeyDesk, showBlocks, toggleHeading, typeQuote } from './commands.ts';
import { wordsOfRuns } from './count.ts';
import { forgetCut, notesGone } from './cutNotes.ts';
import { DraftJournal } from './DraftJournal.ts';
import { blocksOfDocument, documentOf, passageOf } from './document.ts';
import { draftTextStyle } from './draftTextStyle.ts';
import type { ParagraphEditorProps } from './editorProps.ts';
import { choiceId } from './ListAtCaret.tsx';
import { leaveBehind, takeUp } from './leftPlaces.ts';
import { MarginNotes } from './MarginNotes.tsx';
import { NoteForm } from './NoteForm.tsx';
import { type ChipDesk, CiteChip, DraftDocument, LockedQuotation, NumberedParagraph, PersonLabel, Words } from './nodes.ts';
import { citableOf, quoteOf } from './picker.ts';
import { QuotationForm } from './QuotationForm.tsx';
import { SpellingPicker } from './SpellingPicker.tsx';
import { SoughtMarks } from './soughtMarks.ts';
import { misspeltAt, type SpellingDesk, SpellingMarks, spellAgain } from './spellingMarks.ts';
import { Tools } from './Tools.tsx';
import { TypedParagraph } from './TypedParagraph.ts';
import { dropCite, dropOwn, noteCut, pasteCleaned, withFreeIds } from './taking.ts';
import { useBinding } from './useBinding.ts';
import { useCitationPicker } from './useCitationPicker.ts';
import { useEditorHandle } from './useEditorHandle.ts';
import { useLockedQuotation } from './useLockedQuotation.ts';
import { useNotes } from './useNotes.ts';
import { useSpellingPicker } from './useSpellingPicker.ts';

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
  const picker = useCitationPicker(editor, citables, place.headId);
  const spelling = useSpellingPicker(editor, speller, {
    addWord: props.onAddWord,
    opens: picker.close,
    allSpelled: () => setRemark(editorText.allSpelled),
  });
  const notes = useNotes(editor, latest);
  const quotation = useLockedQuotation(editor, latest, chips);
  const binding = useBinding(editor, latest);

  const { lookAgain } = notes;
  /** Counts the words and places the margin by what is shown now. */
  const lookAround = useCallback(() => {
    const view = editor.current?.view;
    if (view === undefined || view.isDestroyed) return;
    const blocks = blocksOfDocument(view.state.doc);
    setWordsHere(wordsOfRuns(blocks));
    lookAgain(view, blocks);
  }, [lookAgain]);

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
      note: () => notes.openFor(caretParagraph(own.state), 'judgement'),
      spell: () => spelling.openNext(),
      bind: () => void binding.take(),
      generalise: () => setRemark(latest.current.onGeneralise(selectedWords(own.state))),
      quotation: (pos, node) => quotation.openAt(own.view, pos, node),
    };
    let resting: ReturnType<typeof setTimeout> | null = null;
    const rest = () => {
      if (resting !== null) clearTimeout(resting);
      resting = setTimeout(() => {
        lookAround();
        void binding.seek();
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
        handleKeyDown: (_view, event) => picker.onKey(event) || spelling.onKey(event),
        // Words locked to a passage are not typed over: they are changed where the difference shows, or removed.
        handleTextInput: (view, from, to, text) => quotation.openSelected(view) || typeQuote(view, from, to, text),
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
          quotation.openAt(view, nodePos, node);
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
            spelling.openAt(found);
            return true;
          },
        },
      },
      onUpdate: ({ editor: { view }, transaction }) => {
        ownJournal.changed();
        typed.changed(caretParagraph(view.state), own.isFocused);
        spelling.close();
        const gone = transaction.getMeta('addToHistory') === false ? 0 : notesGone(transaction.before, view.state.doc);
        setRemark(gone === 0 ? '' : editorText.notesGone(gone));
        picker.follow(view);
        rest();
      },
      onSelectionUpdate: ({ editor: { view } }) => {
        picker.follow(view);
        rest();
        if (typed.moved(caretParagraph(view.state))) ownJournal.left();
      },
      onBlur: () => {
        picker.close();
        spelling.close();
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
    journal.current = ownJournal;
    typed.moved(caretParagraph(own.state));
    if (ownJournal.isUnfolded()) ownJournal.changed();
    lookAround();
    const sized = new ResizeObserver(lookAround);
    sized.observe(own.view.dom);

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

  const onView = (act: (view: EditorView) => void) => {
    const view = editor.current?.view;
    if (view === undefined) return;
    act(view);
    view.focus();
  };
  const back = () => editor.current?.view.focus();

  const isPickerOpen = spelling.open !== null || (picker.open !== null && picker.choices.length > 0);
  const at = spelling.open === null ? picker.at : spelling.at;
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

  useEditorHandle(handle, editor, journal, latest);

  return (
    <>
      <Tools
        words={{ here: wordsHere, all: wordsHere + props.wordsElsewhere }}
        onHeading={() => onView((view) => toggleHeading(view.state, view.dispatch))}
        onItem={() => onView((view) => indent(view.state, view.dispatch, 1))}
        onNote={() => notes.openFor(editor.current === null ? null : caretParagraph(editor.current.state), 'judgement')}
        onSpelling={spelling.openNext}
        onLeave={back}
      >
        {props.tools}
      </Tools>
      <Box sx={{ position: 'relative', pr: notes.margin.length === 0 ? 0 : '192px' }}>
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
        <MarginNotes notes={notes.margin} onOpen={({ id, judgement }) => notes.openFor(id, judgement === '' ? 'comment' : 'judgement')} />
      </Box>
      <Box role="status" sx={{ position: 'sticky', bottom: 0, zIndex: 1 }}>
        {remark !== '' && <Said>{remark}</Said>}
        {binding.offer !== null && !isReadOnly && (
          <Said>
            <Typography variant="body2" sx={{ flex: 1, minWidth: 0 }} noWrap>
              {editorText.standsIn(binding.offer.quotation.words, binding.offer.name)}
            </Typography>
            <Button size="small" variant="outlined" onMouseDown={(event) => event.preventDefault()} onClick={() => void binding.take()}>
              {editorText.bind} ({editorText.bindKey})
            </Button>
          </Said>
        )}
      </Box>
      {picker.open !== null && (
        <CitationPicker
          id={listId}
          choices={picker.choices}
          at={picker.at}
          left={picker.open.left}
          top={picker.open.top}
          onChoose={picker.choose}
        />
      )}
      {spelling.open !== null && <SpellingPicker id={listId} open={spelling.open} chosen={spelling.at} onChoose={spelling.choose} />}
      {notes.open !== null && !isReadOnly && <NoteForm note={notes.open} onLeave={notes.close} onKeep={notes.keep} />}
      {quotation.open !== null && <QuotationForm quotation={quotation.open} onLeave={quotation.close} onKeep={quotation.keep} />}
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

/** What is stored is taken back through the case's own undo, so the editor's own memory of it goes. */
function forgetLocalUndo(editor: Editor): void {
  const { view } = editor;
  if (view.composing) return;
  const { doc, selection, plugins } = view.state;
  view.updateState(EditorState.create({ doc, selection, plugins }));
}
