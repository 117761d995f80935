// Owns one reader: an entry as it was supplied, its words markable, its marks painted and listed, one of them open. Must not know the list beside it, nor change a
// mark: useMarking does.
import Box from '@mui/material/Box';
import GlobalStyles from '@mui/material/GlobalStyles';
import { useColorScheme } from '@mui/material/styles';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { formatPartialDate } from '../../../db/model/dates.ts';
import type { Draft } from '../../../db/model/draft.ts';
import { type EntryContent, isRecording } from '../../../db/model/entry.ts';
import { bridge } from '../../api/bridge.ts';
import { useDraft } from '../../api/draft.ts';
import { useOpenFact } from '../../api/fact.ts';
import { saveCopyFor, saveMarkedCopy } from '../../api/markedCopy.ts';
import { say } from '../../api/notices.ts';
import { useRead, write } from '../../api/operations.ts';
import { sayOpenMark } from '../../api/pairing.ts';
import type { Spot } from '../../api/place.tsx';
import { faultText } from '../../text/faults.ts';
import { marksText, readerText } from '../../text/reader.ts';
import { sideText } from '../../text/ui.ts';
import { dark, fonts, light } from '../../theme/tokens.ts';
import { Answer } from '../Answer.tsx';
import { useActions } from '../actions.ts';
import { AreasContext, createAreas } from './areas.ts';
import { dragWords } from './draggedWords.ts';
import { FindBar } from './FindBar.tsx';
import type { FoundPlace } from './found.ts';
import { dressFor, type ReaderName } from './highlights.ts';
import { MarkBar } from './MarkBar.tsx';
import { MarkList } from './MarkList.tsx';
import { foldStyle } from './mail/folding.ts';
import { MarginContext } from './marginContext.ts';
import { PromiseOffer } from './PromiseOffer.tsx';
import { createPainter, type Painter } from './painter.ts';
import { type AskedPage, ReaderBody } from './ReaderBody.tsx';
import { ReaderFacts } from './ReaderFacts.tsx';
import { ReaderHead } from './ReaderHead.tsx';
import { readAgain } from './readAgain.ts';
import { ReaderContext } from './readerContext.ts';
import type { ScrollPort } from './scrollLink.ts';
import { TagPicker } from './TagPicker.tsx';
import { useFind } from './useFind.ts';
import { useFindKeys } from './useFindKeys.ts';
import { useMarking } from './useMarking.ts';
import { usePaperMarks } from './usePaperMarks.ts';

interface ReaderProps {
  readonly caseId: string;
  readonly entryId: string;
  readonly name: ReaderName;
  /** Whether the keyboard is in this reader, where two are open. */
  readonly isActive: boolean;
  /** The head looked at: `m` marks for it. */
  readonly headId: string | null;
  /** Where to open the entry; a new object asks anew. */
  readonly spot: Spot | null;
  readonly onOpenEntry: (entryId: string) => void;
  /** Tears the reader off to a window of its own, or puts it back. */
  readonly onTear: () => void;
  readonly isTorn: boolean;
  /** Hears what can be scrolled with the other reader; answers how to take it back. */
  readonly onScrollPort: (port: ScrollPort) => () => void;
  readonly onClose: () => void;
  /** Goes on to the next paper the search at hand finds, or the one before; false where there is none. Absent where papers are not walked. */
  readonly onPastHits?: (by: 1 | -1) => boolean;
  /** Which paper this is of those the search at hand finds; null when it is none of them. */
  readonly walk?: { readonly at: number; readonly of: number } | null;
}

/** The reader of one entry. */
export function Reader(props: ReaderProps) {
  const { caseId, entryId } = props;
  const content = useRead('entry.read', { caseId, id: entryId });
  const draft = useDraft(caseId).data?.draft;
  const marks = draft?.mark.filter(({ value }) => value.entryId === entryId).length ?? 0;
  return (
    <Box
      component="section"
      className="desk-reader"
      tabIndex={-1}
      // Letters of one exchange share a title: the label tells their readers apart.
      aria-label={content.data === undefined ? '' : `${content.data.entry.exhibit}: ${content.data.entry.title}`}
      aria-description={content.data === undefined ? undefined : saidOf(content.data.entry, marks)}
      sx={{ height: '100%', minWidth: 0, display: 'flex', flexDirection: 'column', bgcolor: 'background.paper' }}
    >
      <Answer of={content}>
        {(read) => (draft === undefined ? null : <OpenEntry {...props} key={entryId} content={read} draft={draft} />)}
      </Answer>
    </Box>
  );
}

function OpenEntry({
  caseId,
  name,
  isActive,
  headId,
  spot,
  onOpenEntry,
  onTear,
  isTorn,
  onScrollPort,
  onClose,
  onPastHits,
  walk = null,
  content,
  draft,
}: ReaderProps & { readonly content: EntryContent; readonly draft: Draft }) {
  const { entry } = content;
  const { mode, systemMode } = useColorScheme();
  const isDark = (mode === 'system' ? systemMode : mode) === 'dark';
  // Before what is read is painted, which is in effects.
  useLayoutEffect(() => dressFor(isDark), [isDark]);
  // The bar of the open mark gives its room to the fact being made of it.
  const isMakingFact = useOpenFact(caseId) !== null;
  const painter = useMemo(() => createPainter(name), [name]);
  const areas = useMemo(createAreas, []);
  const [openId, setOpenId] = useState<string | null>(spot?.markId ?? null);
  const [page, setPage] = useState<AskedPage | null>(() => pageOf(spot, draft));
  const wanted = useRef<Spot | null>(spot);

  const paper = usePaperMarks(caseId, content, draft);
  const { looks, marks, said, painted, entryOf } = paper;

  const revealWanted = useCallback(() => {
    const spotNow = wanted.current;
    if (spotNow?.markId === undefined) return;
    if (painter.reveal(spotNow.markId) || areas.reveal(spotNow.markId)) wanted.current = null;
  }, [painter, areas]);

  const [soughtCell, setSoughtCell] = useState<FoundPlace['cell']>(null);
  const onSeek = useCallback((place: FoundPlace) => {
    if (place.page !== null) setPage({ page: place.page });
    if (place.cell !== null) setSoughtCell({ ...place.cell });
  }, []);
  const find = useFind({ painter, caseId, content, spot, onSeek });
  const findField = useRef<HTMLInputElement>(null);
  const finding = useFindKeys({ find, field: findField, painter, name, isActive, isTorn, onPastHits });
  const foundOnSurface = useRef(find.onSurface);
  useEffect(() => {
    foundOnSurface.current = find.onSurface;
  });
  const onSurface = useCallback(() => {
    revealWanted();
    foundOnSurface.current();
  }, [revealWanted]);

  useEffect(() => {
    painter.show(painted, looks, openId);
    performance.mark('desk:marks-painted');
    revealWanted();
  }, [painter, painted, looks, openId, revealWanted]);
  // Its bar has taken room from the words by now, and the mark may have stood there.
  useEffect(() => void (openId !== null && painter.reveal(openId)), [painter, openId]);
  useEffect(() => {
    wanted.current = spot;
    if (spot?.markId !== undefined) setOpenId(spot.markId);
    revealWanted();
  }, [spot, revealWanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page is asked for once, with its spot
  useEffect(() => setPage(pageOf(spot, draft)), [spot]);
  useEffect(() => () => painter.clear(), [painter]);
  useEffect(() => performance.mark('desk:entry-shown') && undefined, []);
  // Once, when it is shown: an entry marked unread while it lies open stays unread.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the state was when the entry was opened
  useEffect(() => {
    if (entry.readState === 'unread') void write('entry.noteOpened', { caseId, ids: [entry.id] });
  }, [caseId, entry.id]);

  useEffect(() => {
    sayOpenMark(name, openId);
    return () => sayOpenMark(name, null);
  }, [name, openId]);

  const openMark = useCallback(
    (markId: string | null) => {
      setOpenId(markId);
      if (markId === null || painter.reveal(markId) || areas.reveal(markId)) return;
      // Its page is not drawn yet: go there, and show the mark when it is.
      wanted.current = { markId };
      setPage(pageOf({ markId }, draft));
    },
    [painter, areas, draft],
  );

  const marking = useMarking({ caseId, name, isActive, headId, content, draft, paper, painter, areas, openId, setOpenId, openMark });
  const { open, promise } = marking;
  /** False, and said why, where its bytes were left out of this part of the case. */
  const isHere = () => {
    if (content.isLeftOut) say(readerText.notHere, 'alert');
    return !content.isLeftOut;
  };
  const closeMark = () => {
    if (isActive && areas.leave()) return true;
    if (openId === null) return false;
    setOpenId(null);
    return true;
  };
  useActions(
    {
      nextSentence: () => isActive && painter.selectSentence(1, false),
      previousSentence: () => isActive && painter.selectSentence(-1, false),
      addSentence: () => isActive && painter.selectSentence(1, true),
      ...marking.actions,
      readAgain: () => isActive && entry.kind !== 'record' && isHere() && void readAgain(caseId, entry),
      tearOff: () => isActive && void onTear(),
      saveMarkedCopy: () => isActive && isHere() && void saveMarkedCopy(caseId, entry),
      saveResidentCopy: () => isActive && isHere() && void saveCopyFor(caseId, entry, 'resident'),
      saveLandlordCopy: () => isActive && isHere() && void saveCopyFor(caseId, entry, 'landlord'),
      closeMark,
    },
    marking.headActions,
  );

  const margin = useMemo(
    () => ({
      said,
      headTitles: new Map(draft.head.map(({ id, key, value }) => [id, `(${key}) ${value.title}`])),
      openId,
      onOpen: openMark,
    }),
    [said, draft.head, openId, openMark],
  );
  const makeFactNow = useRef(marking.makeFact);
  useEffect(() => {
    makeFactNow.current = marking.makeFact;
  });
  const reader = useMemo(
    () => ({
      painter,
      isActive,
      onClick: (document: Document, x: number, y: number) => {
        if (document.getSelection()?.isCollapsed === false) return;
        // Clicked again, the next of the marks that lie over one another there.
        const hits = painter.marksAt(document, x, y);
        setOpenId((now) => (hits.length === 0 ? now : (hits[(hits.indexOf(now ?? '') + 1) % hits.length] ?? now)));
      },
      onDrag: (transfer: DataTransfer) => {
        if (painter.selected() !== null) dragWords(transfer, () => void makeFactNow.current());
      },
      onSurface,
      onScrollPort,
      isFinding: find.isOpen,
      soughtCell,
    }),
    [painter, isActive, onSurface, onScrollPort, find.isOpen, soughtCell],
  );
  const areasApi = useMemo(() => ({ areas, marks: painted, openId, onOpen: setOpenId }), [areas, painted, openId]);
  return (
    <ReaderContext value={reader}>
      <GlobalStyles styles={foldStyle(isDark ? dark : light, fonts.ui)} />
      <ReaderHead
        caseId={caseId}
        content={content}
        isTorn={isTorn}
        onTear={onTear}
        onSaveOriginal={() => void saveOriginal(caseId, entry.id)}
        onClose={onClose}
      />
      {find.isOpen && (
        <FindBar exhibit={entry.exhibit} find={find} fieldRef={findField} walk={walk} onStep={finding.step} onClose={finding.close} />
      )}
      <ReaderFacts caseId={caseId} content={content} onOpenEntry={onOpenEntry} />
      <AreasContext value={areasApi}>
        <MarginContext value={margin}>
          <ReaderBody
            caseId={caseId}
            content={content}
            startPage={page}
            marks={draft.mark}
            openId={openId}
            onOpenEntry={onOpenEntry}
            onSaveOriginal={() => void saveOriginal(caseId, entry.id)}
          />
        </MarginContext>
      </AreasContext>
      <div role="status" style={unseen}>
        {said.get(openId ?? '')?.words ?? ''}
      </div>
      {marks.length > 0 && <MarkList marks={marks} entryOf={entryOf} draft={draft} openId={openId} onOpen={openMark} />}
      {marks.length === 0 && entry.status !== 'unreadable' && !content.isLeftOut && (
        <Box sx={{ flex: 'none', px: 1.5, py: 0.5, fontSize: 12, color: 'text.secondary', borderTop: 1, borderColor: 'divider' }}>
          {hintFor(content)}
        </Box>
      )}
      {open !== null && promise !== null && !isMakingFact && (
        <PromiseOffer
          promise={promise}
          entry={entryOf(open.value.entryId)}
          isMade={draft.expectation.some(({ value }) => value.cites.some(({ id }) => id === open.id))}
          onMake={marking.expectNow}
        />
      )}
      {open !== null && !isMakingFact && paper.ids.has(open.value.entryId) && (
        <MarkBar
          key={open.id}
          caseId={caseId}
          mark={open}
          entry={entryOf(open.value.entryId)}
          draft={draft}
          onPlace={() => void marking.placeOpen()}
          onRemove={() => marking.removeRow(open)}
          onClose={() => setOpenId(null)}
        />
      )}
      {marking.isTagging && open !== null && (
        <TagPicker
          caseId={caseId}
          mark={open}
          marks={draft.mark}
          at={besideMark(painter, open.id)}
          onTag={(tag) => void marking.giveTag(open, tag)}
          onClose={marking.endTagging}
        />
      )}
    </ReaderContext>
  );
}

/** Heard, not seen. */
const unseen = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' } as const;

/** A place in the window just under a mark; the middle where it is out of sight. */
function besideMark(painter: Painter, markId: string): { readonly left: number; readonly top: number } {
  const place = painter.places().find((each) => each.markId === markId);
  if (place === undefined) return { left: window.innerWidth / 2, top: window.innerHeight / 2 };
  const frame = place.document.defaultView?.frameElement?.getBoundingClientRect();
  const { left, bottom } = place.box();
  return { left: left + (frame?.left ?? 0), top: Math.min(window.innerHeight - 40, bottom + (frame?.top ?? 0) + 4) };
}

/** What a screen reader adds to the title: label, side, date, marks. */
function saidOf({ side, date }: EntryContent['entry'], marks: number): string {
  return `${sideText[side]}, ${formatPartialDate(date)}, ${marksText.count(marks)}`;
}

/** What can be done with an entry that has no mark yet. */
function hintFor({ entry, text }: EntryContent): string {
  if (text !== '' || entry.kind === 'sheet') return marksText.hint;
  if (entry.kind === 'picture') return readerText.pictureHint;
  if (isRecording(entry)) return readerText.recording;
  return entry.kind === 'pdf' ? readerText.scan : readerText.noWords;
}

/** The page to go to for a spot: its own or its mark's. */
function pageOf(spot: Spot | null, draft: Draft): AskedPage | null {
  if (spot === null) return null;
  const marked = spot.markId === undefined ? null : (draft.mark.find(({ id }) => id === spot.markId)?.value.anchor.page ?? null);
  const page = spot.page ?? marked ?? null;
  return page === null ? null : { page };
}

async function saveOriginal(caseId: string, id: string): Promise<void> {
  const reply = await bridge().saveOriginal({ caseId, id });
  if (!reply.ok) say(faultText(reply.fault), 'alert');
  else if (reply.value !== null) say(readerText.saved(reply.value.path));
}
