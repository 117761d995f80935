// Owns one reader: an entry as it was supplied, its words markable, its marks painted and listed. Must not know the list beside it.
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import PictureAsPdfOutlined from '@mui/icons-material/PictureAsPdfOutlined';
import PictureInPictureOutlined from '@mui/icons-material/PictureInPictureOutlined';
import SaveAltOutlined from '@mui/icons-material/SaveAltOutlined';
import Box from '@mui/material/Box';
import GlobalStyles from '@mui/material/GlobalStyles';
import IconButton from '@mui/material/IconButton';
import { useColorScheme } from '@mui/material/styles';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { formatPartialDate } from '../../../db/model/dates.ts';
import { type Draft, type DraftRow, isPlaced, type Mark } from '../../../db/model/draft.ts';
import { type EntryContent, isRecording, type ListedEntry } from '../../../db/model/entry.ts';
import { bridge } from '../../api/bridge.ts';
import { useCalendar } from '../../api/calendar.ts';
import { editOf, useChangeDraft, useDraft } from '../../api/draft.ts';
import { putPassage, useOpenFact } from '../../api/fact.ts';
import { sayWithUndo } from '../../api/history.ts';
import { saveCopyFor, saveMarkedCopy } from '../../api/markedCopy.ts';
import { say } from '../../api/notices.ts';
import { useRead, write } from '../../api/operations.ts';
import { sayOpenMark } from '../../api/pairing.ts';
import type { Spot } from '../../api/place.tsx';
import { type ActionText, actionTexts, keysText, keyWords } from '../../text/actions.ts';
import { faultText } from '../../text/faults.ts';
import { promiseText } from '../../text/pairing.ts';
import { marksText, readerText } from '../../text/reader.ts';
import { readingText } from '../../text/reading.ts';
import { sideText } from '../../text/ui.ts';
import { dark, fonts, light } from '../../theme/tokens.ts';
import { Answer } from '../Answer.tsx';
import { useActions } from '../actions.ts';
import { ExhibitTag } from '../ExhibitTag.tsx';
import { AreasContext, areaMark, createAreas } from './areas.ts';
import { dragWords } from './draggedWords.ts';
import { FindBar } from './FindBar.tsx';
import type { FoundPlace } from './found.ts';
import { headSlots } from './headSlots.ts';
import { dressFor, type ReaderName } from './highlights.ts';
import { MarkBar } from './MarkBar.tsx';
import { MarkList } from './MarkList.tsx';
import { foldStyle } from './mail/folding.ts';
import { MarginContext } from './marginContext.ts';
import { type AlsoMade, pendingMark, placeMark, removeMark, storeMark, toggled } from './marking.ts';
import { dueWords, expectationOf, makeExpectation, PromiseOffer, promiseIn, promiseOf } from './PromiseOffer.tsx';
import { createPainter, type PaintedMark, type Painter, type Selected } from './painter.ts';
import { type AskedPage, ReaderBody } from './ReaderBody.tsx';
import { ReaderFacts } from './ReaderFacts.tsx';
import { ReadingsMenu } from './ReadingsMenu.tsx';
import { ReadStateMenu } from './ReadStateMenu.tsx';
import { readAgain } from './readAgain.ts';
import { ReaderContext } from './readerContext.ts';
import { inReadingOrder, saidMarks } from './saidMarks.ts';
import { headsInWords } from './scopeWords.ts';
import type { ScrollPort } from './scrollLink.ts';
import { TagPicker } from './TagPicker.tsx';
import { noteGiven } from './tagChoice.ts';
import { useFind } from './useFind.ts';
import { useFindKeys } from './useFindKeys.ts';

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
  const change = useChangeDraft(caseId);
  const calendar = useCalendar(caseId);
  // The bar of the open mark gives its room to the fact being made of it.
  const isMakingFact = useOpenFact(caseId) !== null;
  const painter = useMemo(() => createPainter(name), [name]);
  const areas = useMemo(createAreas, []);
  const [openId, setOpenId] = useState<string | null>(spot?.markId ?? null);
  const [isTagging, setIsTagging] = useState(false);
  const [pending, setPending] = useState<readonly PaintedMark[]>([]);
  const [page, setPage] = useState<AskedPage | null>(() => pageOf(spot, draft));
  const wanted = useRef<Spot | null>(spot);

  // A record stands among its neighbours, and they can be marked too.
  const recordOf = entry.kind === 'record' && content.columns.length > 0 ? entry.parentId : null;
  const sheetId = entry.kind === 'sheet' ? entry.id : recordOf;
  const sheet = useRead('entry.read', recordOf === null ? null : { caseId, id: recordOf }).data?.entry;
  const markedRows = useRead('sheet.marked', sheetId === null ? null : { caseId, id: sheetId }, true).data;
  const family = useMemo(
    () => [entry, ...content.children, ...(sheet === undefined ? [] : [sheet]), ...(markedRows ?? [])],
    [entry, content.children, sheet, markedRows],
  );
  const ids = useMemo(() => new Set(family.map(({ id }) => id)), [family]);
  const looks = useMemo(() => headSlots(draft.head), [draft.head]);
  const marks = useMemo(() => {
    const own = draft.mark.filter(({ value }) => ids.has(value.entryId));
    return inReadingOrder(own, family);
  }, [draft.mark, ids, family]);
  const said = useMemo(() => saidMarks(marks, draft, looks), [marks, draft, looks]);
  const painted = useMemo<readonly PaintedMark[]>(() => {
    const stored = new Set(draft.mark.map(({ id }) => id));
    return [...draft.mark, ...pending.filter(({ id }) => !stored.has(id))];
  }, [draft.mark, pending]);
  // Once it is stored it is the draft that says whether it is there: undo takes it away.
  useEffect(() => {
    const stored = new Set(draft.mark.map(({ id }) => id));
    setPending((before) => (before.some(({ id }) => stored.has(id)) ? before.filter(({ id }) => !stored.has(id)) : before));
  }, [draft.mark]);
  const open = draft.mark.find(({ id }) => id === openId) ?? null;

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

  const entryOf = (id: string) => family.find((each) => each.id === id) ?? entry;
  /** Also a row of a sheet that bears its first mark just now. */
  const lineOf = async (id: string): Promise<ListedEntry> => {
    const known = family.find((each) => each.id === id);
    if (known !== undefined) return known;
    const read = await bridge().call('entry.read', { caseId, id });
    return read.ok ? read.value.entry : entry;
  };
  const mark = async (headIds: readonly string[], also?: AlsoMade): Promise<DraftRow<'mark'> | null> => {
    const words = painter.selected();
    const { drawn } = areas.state();
    const area = drawn === null ? null : areaMark(drawn, content.extractionId, headIds);
    const made = words === null ? area : pendingMark(words, headIds);
    if (made === null) return null;
    setPending((before) => [...before, made]);
    setOpenId(made.id);
    words?.range.startContainer.ownerDocument?.getSelection()?.removeAllRanges();
    areas.leave();
    const markedEntry = await lineOf(made.value.entryId);
    const stored = await storeMark({ caseId, draft, entry: markedEntry, change }, made, also);
    if (stored === null) setPending((before) => before.filter(({ id }) => id !== made.id));
    return stored;
  };
  const hasPassage = () => painter.selected() !== null || areas.state().drawn !== null;
  const only = draft.head.length === 1 ? draft.head[0]?.id : undefined;
  const marked = headId ?? only;
  // One key from a passage to a fact: words still only selected are marked on the way.
  const makeFact = async () => {
    const row = (await mark(marked === undefined ? [] : [marked])) ?? open;
    if (row === null) return;
    const markedEntry = await lineOf(row.value.entryId);
    putPassage(caseId, { mark: row, side: row.value.account ?? markedEntry.side, date: markedEntry.date });
  };
  // Where two readers have an open mark, the one with the keyboard is meant.
  const readerAt = () => document.activeElement?.closest('[id^="reader-"]')?.id;
  const isMeant = () => {
    const focused = readerAt();
    return focused === undefined ? isActive : focused === `reader-${name}`;
  };
  /** A key that means a passage, where there is none: said to whom is reading here, and left to others where nobody is. */
  const noPassage = () => {
    if (readerAt() !== `reader-${name}`) return false;
    say(marksText.selectFirst);
    return true;
  };
  const meant = () => (isMeant() ? open : null);
  const factNow = () => {
    if (!hasPassage() && meant() === null) return noPassage();
    void makeFact();
    return true;
  };
  const promise = promiseOf(open, open === null ? null : entryOf(open.value.entryId), calendar);
  /** Selected words become mark and expectation in one command; an open mark gains its expectation. */
  const expectNow = () => {
    const selected = painter.selected();
    if (selected === null) {
      const shown = meant();
      if (shown === null) return noPassage();
      void (promise === null
        ? say(promiseText.none, 'alert')
        : makeExpectation({ caseId, draft, change, entry: entryOf(shown.value.entryId) }, shown, promise));
      return true;
    }
    void expectSelected(selected);
    return true;
  };
  const expectSelected = async (selected: Selected) => {
    const markedEntry = await lineOf(selected.surface.entryId);
    const found = promiseIn(selected.quote.exact, markedEntry, calendar);
    if (found === null) return say(promiseText.none, 'alert');
    const headIds = marked === undefined ? [] : [marked];
    const changes = (markId: string) => [expectationOf(markedEntry, markId, headIds, found)];
    const stored = await mark(headIds, { label: promiseText.label(markedEntry.exhibit), changes });
    if (stored !== null) sayWithUndo(caseId, promiseText.madeWith(stored.key, dueWords(found, markedEntry)));
  };
  const markNow = (headIds: readonly string[]) => {
    if (!hasPassage()) return false;
    void mark(headIds);
    return true;
  };
  // A second key changes what the first one made; it tells what it did, and can be taken back.
  const setHeads = async (row: DraftRow<'mark'>, headsOf: (headIds: readonly string[]) => string[]) => {
    let headIds = row.value.headIds;
    const patch = editOf('mark', row, (value) => {
      headIds = headsOf(value.headIds);
      return { headIds };
    });
    const reply = await change(marksText.editLabel(row.key), [patch]);
    if (reply.ok) sayWithUndo(caseId, marksText.headsNow(row.key, headsInWords(draft, headIds)));
  };
  const headKey = (headId: string) => () => {
    if (markNow([headId])) return true;
    const row = meant();
    if (row === null || (row.value.headIds.length === 1 && row.value.headIds[0] === headId)) return false;
    void setHeads(row, () => [headId]);
    return true;
  };
  const placeOpen = () => {
    if (open === null || isPlaced(open.value.anchor) || !ids.has(open.value.entryId)) return false;
    const selected = painter.selected();
    if (selected === null) say(readingText.placeNothing, 'alert');
    else void placeMark({ caseId, draft, entry, change }, open, selected);
    return true;
  };
  const alsoHead = (headId: string) => () => {
    const row = meant();
    if (row === null) return false;
    void setHeads(row, (headIds) => toggled(headIds, headId));
    return true;
  };
  const tagNow = () => {
    if (!hasPassage() && meant() === null) return noPassage();
    setIsTagging(true);
    if (hasPassage()) void mark(marked === undefined ? [] : [marked]).then((row) => row === null && setIsTagging(false));
    return true;
  };
  const giveTag = async (row: DraftRow<'mark'>, tag: string) => {
    let isOn = row.value.tags.includes(tag);
    const patch = editOf('mark', row, ({ tags }) => {
      isOn = tags.includes(tag);
      return { tags: toggled(tags, tag) };
    });
    const reply = await change(marksText.editLabel(row.key), [patch]);
    if (!reply.ok) return;
    if (!isOn) noteGiven(caseId, tag);
    sayWithUndo(caseId, isOn ? marksText.tagTaken(row.key, tag) : marksText.tagGiven(row.key, tag));
  };
  const againstNow = () => {
    const row = meant();
    if (row === null) return noPassage();
    void setAgainst(row);
    return true;
  };
  const setAgainst = async (row: DraftRow<'mark'>) => {
    let next: Mark['speaksAgainst'] = null;
    const patch = editOf('mark', row, ({ speaksAgainst }) => {
      next = againstAfter[speaksAgainst ?? 'nobody'];
      return { speaksAgainst: next };
    });
    const reply = await change(marksText.editLabel(row.key), [patch]);
    if (reply.ok) sayWithUndo(caseId, marksText.againstNow(row.key, next));
  };
  const stepMark = (by: 1 | -1) => () => {
    if (!isMeant() || marks.length === 0) return false;
    const at = marks.findIndex(({ id }) => id === openId);
    const next = marks[at < 0 ? (by === 1 ? 0 : marks.length - 1) : at + by];
    if (next !== undefined) openMark(next.id);
    return true;
  };
  const removeOpen = () => {
    const row = meant();
    if (row === null) return false;
    removeRow(row);
    return true;
  };
  const removeRow = (row: DraftRow<'mark'>) => {
    setOpenId(null);
    setPending((before) => before.filter(({ id }) => id !== row.id));
    void removeMark(caseId, change, row);
  };
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
      mark: () => markNow(marked === undefined ? [] : [marked]) || noPassage(),
      tag: tagNow,
      speaksAgainst: againstNow,
      nextMark: stepMark(1),
      previousMark: stepMark(-1),
      fact: factNow,
      expectation: expectNow,
      placeMark: placeOpen,
      readAgain: () => isActive && entry.kind !== 'record' && isHere() && void readAgain(caseId, entry),
      tearOff: () => isActive && void onTear(),
      saveMarkedCopy: () => isActive && isHere() && void saveMarkedCopy(caseId, entry),
      saveResidentCopy: () => isActive && isHere() && void saveCopyFor(caseId, entry, 'resident'),
      saveLandlordCopy: () => isActive && isHere() && void saveCopyFor(caseId, entry, 'landlord'),
      removeMark: removeOpen,
      closeMark,
    },
    draft.head.flatMap(({ id, key, value }) => {
      const words = `(${key}) ${value.title}`;
      const capital = key.toUpperCase();
      const isFree = key.length === 1 && !takenCapitals.has(capital);
      return [
        { words: keysText.markFor(words), ...(key.length === 1 ? { key } : {}), changes: true as const, run: headKey(id) },
        {
          words: keysText.alsoFor(words),
          ...(key.length === 1 ? { key: `Shift+Alt+${capital}` } : {}),
          changes: true as const,
          run: alsoHead(id),
        },
        ...(isFree ? [{ words: keysText.alsoFor(words), key: capital, changes: true as const, run: alsoHead(id) }] : []),
      ];
    }),
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
  const makeFactNow = useRef(makeFact);
  useEffect(() => {
    makeFactNow.current = makeFact;
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
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.5,
          pl: 1.5,
          pr: 0.5,
          py: 0.5,
          borderBottom: 2,
          borderColor: `${entry.side}.main`,
          flex: 'none',
        }}
      >
        <ExhibitTag exhibit={entry.exhibit} side={entry.side} />
        <Box
          sx={{ flex: 1, minWidth: 0, fontWeight: 600, ml: 0.5, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}
          title={entry.title}
        >
          {entry.title}
        </Box>
        <ReadingsMenu caseId={caseId} content={content} />
        <ReadStateMenu caseId={caseId} entry={entry} />
        <IconButton
          aria-label={isTorn ? readerText.dock : readerText.tearOff}
          title={`${isTorn ? readerText.dock : readerText.tearOff} (${keyWords('O')})`}
          onClick={onTear}
        >
          {isTorn ? <PictureInPictureOutlined sx={{ fontSize: 18 }} /> : <OpenInNewOutlined sx={{ fontSize: 18 }} />}
        </IconButton>
        <span title={content.isLeftOut ? readerText.notHere : readerText.saveOriginal}>
          <IconButton aria-label={readerText.saveOriginal} disabled={content.isLeftOut} onClick={() => void saveOriginal(caseId, entry.id)}>
            <SaveAltOutlined sx={{ fontSize: 18 }} />
          </IconButton>
        </span>
        {entry.status !== 'unreadable' && (
          <span title={content.isLeftOut ? readerText.notHere : `${readerText.saveMarkedCopy} (${keyWords('Shift+Mod+S')})`}>
            <IconButton
              aria-label={readerText.saveMarkedCopy}
              disabled={content.isLeftOut}
              onClick={() => void saveMarkedCopy(caseId, entry)}
            >
              <PictureAsPdfOutlined sx={{ fontSize: 18 }} />
            </IconButton>
          </span>
        )}
        <IconButton aria-label={readerText.close} title={readerText.closeHint} onClick={onClose}>
          <CloseOutlined sx={{ fontSize: 18 }} />
        </IconButton>
      </Box>
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
          onMake={expectNow}
        />
      )}
      {open !== null && !isMakingFact && ids.has(open.value.entryId) && (
        <MarkBar
          key={open.id}
          caseId={caseId}
          mark={open}
          entry={entryOf(open.value.entryId)}
          draft={draft}
          onPlace={() => void placeOpen()}
          onRemove={() => removeRow(open)}
          onClose={() => setOpenId(null)}
        />
      )}
      {isTagging && open !== null && (
        <TagPicker
          caseId={caseId}
          mark={open}
          marks={draft.mark}
          at={besideMark(painter, open.id)}
          onTag={(tag) => void giveTag(open, tag)}
          onClose={() => setIsTagging(false)}
        />
      )}
    </ReaderContext>
  );
}

/** Pressed again, the next: most often it is the landlord whose conduct is weighed. */
const againstAfter = { nobody: 'landlord', landlord: 'resident', resident: null, third: null } as const;

/** Heard, not seen. */
const unseen = { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' } as const;

/** Capitals that do something else in a reader already: a head with such a letter has its other key only. */
const takenCapitals: ReadonlySet<string> = new Set(
  (Object.values(actionTexts) as readonly ActionText[]).flatMap(({ where, keys = [] }) => (where === 'cases' ? [] : keys)),
);

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
