// Owns Side by side: the two lists, the filters over them, a reader for each side, and how they are locked and paired. Must not know how entries are drawn, nor which
// of them are shown, opened or gone to: each has its hook.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { formatDay } from '../../../db/model/dates.ts';
import { type Draft, draftKinds } from '../../../db/model/draft.ts';
import type { ReadState } from '../../../db/model/entry.ts';
import type { AxisRow, Output } from '../../../db/model/operations.ts';
import type { ExpectationReading } from '../../../db/model/pairing.ts';
import { type ShownEntries, showsAll } from '../../api/arrangement.ts';
import { useCalendar } from '../../api/calendar.ts';
import { useDraft } from '../../api/draft.ts';
import { say as notify } from '../../api/notices.ts';
import { openingOf } from '../../api/opening.ts';
import { useRead, write } from '../../api/operations.ts';
import { holdReport, showPairing, useOpenMarks, usePairingState } from '../../api/pairing.ts';
import { type Pane, panes, usePlace } from '../../api/place.tsx';
import { useSayPosition } from '../../api/position.ts';
import { sheetText } from '../../text/sheet.ts';
import { sideBySideText } from '../../text/sideBySide.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useActions } from '../../ui/actions.ts';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { Reader, recordOf } from '../../ui/reader/index.ts';
import { AxisList, type Only } from './AxisList.tsx';
import { placeOf } from './alongLines.ts';
import { DensityStrip } from './DensityStrip.tsx';
import { FacingBar } from './FacingBar.tsx';
import { FactPanel } from './FactPanel.tsx';
import { FilterBar } from './FilterBar.tsx';
import { isAllShown } from './filters.ts';
import { type Focus, focusDate, opposite } from './focusDate.ts';
import { jobDayFrom, useJobAt } from './job.ts';
import { useLinkedScroll } from './linkedScroll.ts';
import { citedEntry } from './linkWords.ts';
import { besideIt, dayOf, nearestByDate, nearestTo } from './nearest.ts';
import { PairingPanel } from './PairingPanel.tsx';
import { Panes } from './Panes.tsx';
import { PutOn, type PutOnWhat } from './PutOn.tsx';
import { usePairing } from './pairingOf.ts';
import { useToldFocus } from './tornFocus.ts';
import { useDistantScroll } from './tornScroll.ts';
import { useCursor } from './useCursor.ts';
import { paneFor, useOpenPapers } from './useOpenPapers.ts';
import { useShownLines } from './useShownLines.ts';

/** How far below the top of a list a step of a job is brought, in pixels. */
const stepHeight = 120;

/** The Side by side screen of one case. */
export function SideBySideScreen({ caseId }: { readonly caseId: string }) {
  const { goTo, entryId, arrangement } = usePlace();
  const [after] = useState(entryId);
  const [hasFirst, setHasFirst] = useState(false);
  const draft = useDraft(caseId);
  // Asked for beside the draft and before the whole axis, which is on its way for longer.
  const first = useRead('entry.opening', hasFirst ? null : openingOf(caseId, after));
  const axis = useRead('entry.axis', { caseId });
  const isWhole = axis.data !== undefined && draft.data !== undefined;
  useEffect(() => {
    if (isWhole) setHasFirst(true);
  }, [isWhole]);
  const rows = axis.data ?? (first.data !== undefined && first.data.rows.length > 0 ? first.data.rows : undefined);
  const shown = draft.data?.draft ?? (draft.error === null ? openingDraft(first.data, arrangement.shown) : null);
  if (shown === null) return <Answer of={draft}>{() => null}</Answer>;
  if (rows === undefined) return <Answer of={axis}>{() => null}</Answer>;
  if (rows.length > 0) return <BothSides caseId={caseId} rows={rows} isWhole={isWhole} draft={shown} />;
  return (
    <EmptyScreen title={sideBySideText.emptyTitle} text={sideBySideText.emptyText}>
      <Button variant="contained" onClick={() => goTo('evidence')}>
        {sideBySideText.toEvidence}
      </Button>
    </EmptyScreen>
  );
}

const nothingMade = Object.fromEntries(draftKinds.map((kind) => [kind, []])) as unknown as Draft;

/**
 * A draft with what stands among the first entries, shown while the whole of it is on its way; null where the filters go by what is not there yet, and where
 * there is nothing to stand among: an empty case says so when it is known to be one.
 */
function openingDraft(first: Output<'entry.opening'> | undefined, filter: ShownEntries): Draft | null {
  if (first === undefined || first.rows.length === 0 || !isAllShown(filter)) return null;
  return { ...nothingMade, ...first.draft };
}

interface BothSidesProps {
  readonly caseId: string;
  readonly rows: readonly AxisRow[];
  /** False while only the first entries are there. */
  readonly isWhole: boolean;
  readonly draft: Draft;
}

function BothSides({ caseId, rows, isWhole, draft }: BothSidesProps) {
  const place = usePlace();
  const { headId, open, entryId } = place;
  const calendar = useCalendar(caseId);
  const { shown: filter, isTogether, isSwapped, areDatesLocked, isScrollLocked, torn } = place.arrangement;
  const setFilter = (next: ShownEntries) => place.arrange({ shown: next });
  const [putOn, setPutOn] = useState<{ readonly what: PutOnWhat; readonly entry: AxisRow; readonly markId: string | null } | null>(null);
  const openMarks = useOpenMarks();
  const list = useRef<HTMLDivElement>(null);
  const other = useRef<HTMLDivElement>(null);

  // On a screen reached by its key nothing has the keyboard: `Enter` and `Tab` are the list's.
  const holdKeyboard = useCallback(() => {
    if (document.activeElement === document.body) list.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    if (isWhole) holdKeyboard();
  }, [isWhole, holdKeyboard]);

  const [focus] = useState(focusDate);
  const scroll = useLinkedScroll(isScrollLocked);
  useDistantScroll(torn, scroll.onPort);

  const pairing = usePairingState(caseId);
  const { byId, paired, drawn, readings, words, unanswered, source } = usePairing(rows, draft, headId, calendar);
  const shownLines = useShownLines({ caseId, rows, draft, headId, filter, isTogether, calendar, readings, unanswered });
  const { shown, marks, hits, search, linesOf } = shownLines;
  const windows = useMemo(
    () => draft.window.map(({ value }) => value).filter((window) => headId === null || window.headId === headId),
    [draft.window, headId],
  );
  const openIds = useMemo(() => new Set(panes.flatMap((pane) => open[pane] ?? [])), [open]);
  const atRow = entryId === null ? undefined : byId.get(entryId);
  const job = useJobAt(caseId, atRow);
  /** The day of the job looked at last, by its row. */
  const stepAt = useRef<{ readonly rowId: string; readonly day: string } | null>(null);

  const isFacing = open.resident !== null && open.landlord !== null;
  const nearest = useMemo(() => {
    const to = (pane: Pane) => {
      const base = byId.get(open[opposite(pane)] ?? '');
      return base === undefined ? null : nearestTo(dayOf(base), shown, pane, calendar);
    };
    return isFacing ? { resident: to('resident'), landlord: to('landlord') } : { resident: null, landlord: null };
  }, [isFacing, open, byId, shown, calendar]);

  useEffect(() => {
    if (isWhole) performance.mark('desk:case-open');
  }, [isWhole]);
  const { spots, openIn, openRow, walk, walkFromList, walkedAt } = useOpenPapers({ caseId, rows, byId, draft, isWhole, search, hits });
  /** Opens the paper an expectation comes from, at the passage. */
  const openExpectation = ({ expectation }: ExpectationReading) => {
    const cited = citedEntry(expectation.value.cites, draft);
    const row = byId.get(cited?.entryId ?? '');
    if (row !== undefined) openRow(row, cited?.markId == null ? null : { markId: cited.markId });
  };

  const cursor = useCursor({ rows, byId, atRow, linesOf, list, other, openRow, holdKeyboard });
  const { readingIn, sideNow } = cursor;
  const closeReader = () => {
    const pane = (atRow !== undefined && panes.find((each) => open[each] === atRow.id)) || panes.find((each) => open[each] !== null);
    if (pane === undefined) return false;
    place.setOpen(pane, null);
    list.current?.focus();
    return true;
  };
  /** Looks at the next day of the job at the cursor, or the one before; the cursor stays on its row. */
  const toStep = (by: 1 | -1) => {
    if (job === null) return false;
    const from = stepAt.current?.rowId === job.rowId ? stepAt.current.day : null;
    const next = jobDayFrom(job, from, by);
    if (next === null) return notify(by === 1 ? sheetText.lastStep(job.name) : sheetText.firstStep(job.name));
    stepAt.current = { rowId: job.rowId, day: next.day };
    focus.put(panes, { day: next.day, height: stepHeight, from: null });
    notify(sheetText.atStep(job.name, next.steps, formatDay(next.day), job.days.indexOf(next) + 1, job.days.length));
  };
  const say = (state: ReadState) => (atRow === undefined ? false : void write('entry.setReadState', { caseId, ids: [atRow.id], state }));
  const toggleTogether = () => place.arrange({ isTogether: !isTogether });
  const swap = () => place.arrange({ isSwapped: !isSwapped });
  const lookAt = (next: Focus) => {
    const side = next.from === 'landlord' ? 'landlord' : 'resident';
    focus.put(isTogether || areDatesLocked ? panes : [side], next);
  };
  const matchDates = () => {
    const from = sideNow();
    const now = focus.of(from);
    if (isTogether || now === null) return false;
    focus.put([opposite(from)], { ...now, from });
    return true;
  };
  const lockDates = () => {
    if (isTogether) return false;
    if (!areDatesLocked) matchDates();
    return place.arrange({ areDatesLocked: !areDatesLocked });
  };
  const lockScroll = () => isFacing && void place.arrange({ isScrollLocked: !isScrollLocked });
  const match = () => {
    const reader = readingIn();
    return reader === null ? matchDates() : scroll.match(reader);
  };
  const openNearest = () => {
    const from = sideNow();
    const base = byId.get(open[from] ?? '') ?? atRow;
    const found = base === undefined ? null : nearestTo(dayOf(base), shown, opposite(from), calendar);
    if (found === null) return false;
    openIn(opposite(from), found.row.id, null);
    return true;
  };
  /** In a reader, the paper read is meant; in a sheet, the record of the row with the keyboard. */
  const meant = () => {
    const reader = readingIn();
    return reader === null ? atRow : byId.get(recordOf(document.activeElement) ?? open[reader] ?? '');
  };
  const pair = () => {
    const row = meant();
    if (row !== undefined) place.setEntryId(row.id);
    showPairing(caseId, !pairing.isOpen);
  };
  const hold = () => {
    const row = meant();
    if (row === undefined) return false;
    const isHeld = pairing.heldId === row.id;
    holdReport(caseId, isHeld ? null : row.id);
    if (pairing.isOpen) showPairing(caseId, false);
    return true;
  };
  /** In a reader the mark open there may be a statement; in the list only the entry is meant. */
  const askPutOn = (what: PutOnWhat) => () => {
    const reader = readingIn();
    const row = meant();
    if (row === undefined) return false;
    setPutOn({ what, entry: row, markId: reader === null ? null : (openMarks.get(reader) ?? null) });
    return true;
  };
  const nearestOf = useCallback(
    (pane: Pane) => {
      const day = torn[pane] ? focus.of(pane)?.day : undefined;
      return day === undefined ? null : (nearestByDate(shown, day, pane)?.id ?? null);
    },
    [torn, focus, shown],
  );
  useToldFocus({
    caseId,
    focus,
    isLocked: isTogether || areDatesLocked,
    canLock: !isTogether,
    isHeard: torn.resident || torn.landlord,
    nearestOf,
    onLock: (what) => void (what === 'dates' ? lockDates() : lockScroll()),
    onStep: (pane, from, by) => {
      const standing = new Set(shown);
      const next = besideIt(
        rows.filter((row) => standing.has(row) || row.id === from),
        from,
        by,
      );
      if (next !== null) openRow(next, null, pane);
    },
  });
  useActions({
    setAgainst: askPutOn('assertion'),
    putOnSeries: askPutOn('series'),
    nextHit: () => walkFromList(1),
    previousHit: () => walkFromList(-1),
    pair,
    holdReport: hold,
    nextStep: () => toStep(1),
    previousStep: () => toStep(-1),
    nextEntry: () => cursor.move(1),
    previousEntry: () => cursor.move(-1),
    firstEntry: () => cursor.toEnd(-1),
    lastEntry: () => cursor.toEnd(1),
    closeReader,
    together: toggleTogether,
    swap,
    lockDates,
    lockScroll,
    match,
    nearest: openNearest,
    markRead: () => say('read'),
    markAgain: () => say('again'),
    markUnread: () => say('unread'),
  });

  const inOrder = atRow === undefined ? [] : shown.filter(({ side }) => side === atRow.side);
  useSayPosition(atRow === undefined ? '' : sideBySideText.position(atRow.exhibit, inOrder.indexOf(atRow) + 1, inOrder.length));

  const listOf = (only: Only) => {
    const lines = linesOf(only);
    const at = placeOf(lines, entryId);
    return (
      <AxisList
        // Begun anew with the whole and with the calendar, whose silences set the heights, so that it stands where the scope begins or the cursor is.
        key={`${only ?? 'both'} ${isWhole ? 'whole' : 'first'} ${calendar === null ? 'uncounted' : 'counted'}`}
        lines={lines}
        only={only}
        first={isSwapped ? 'landlord' : 'resident'}
        heads={draft.head}
        headId={headId}
        marks={marks}
        hits={hits}
        at={at === null || entryId === null ? null : { entryId, index: at.index }}
        openIds={openIds}
        onOpen={openRow}
        onKeyDown={cursor.keysInList}
        listRef={only === 'landlord' ? other : list}
        paired={drawn}
        readings={readings}
        words={words}
        sourceOf={source}
        onExpected={openExpectation}
        job={job}
        reveals={pairing.isOpen}
        focus={focus}
        onFocus={lookAt}
      />
    );
  };
  const readerOf = (pane: Pane) => {
    const id = open[pane];
    if (id === null || torn[pane]) return null;
    const other = open[opposite(pane)];
    const near = nearest[pane];
    const reader = (
      <Reader
        caseId={caseId}
        entryId={id}
        name={pane}
        isActive={other === null || id === atRow?.id || (pane === 'resident' && other !== atRow?.id)}
        headId={headId}
        spot={spots[pane]}
        onOpenEntry={(entryId) => openIn(pane, entryId, null)}
        isTorn={false}
        onTear={() => place.arrange({ torn: { ...torn, [pane]: true } })}
        onScrollPort={scroll.onPort[pane]}
        onClose={() => place.setOpen(pane, null)}
        onPastHits={(by) => walk(id, by)}
        walk={walkedAt(id)}
      />
    );
    return (
      <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column', '& > section': { flex: 1, minHeight: 0 } }}>
        {reader}
        {isFacing && (
          <FacingBar
            pane={pane}
            nearest={near}
            isOpen={near?.row.id === id}
            onOpen={() => near !== null && openIn(pane, near.row.id, null)}
            lock="scroll"
            isLocked={isScrollLocked}
            onLock={scroll.canLock ? lockScroll : null}
          />
        )}
      </Box>
    );
  };
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Panes
        arrangement={place.arrangement}
        onSizes={(sizes) => place.arrange({ sizes })}
        readers={{ resident: readerOf('resident'), landlord: readerOf('landlord') }}
        list={
          <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
            <FilterBar
              filter={filter}
              onFilter={setFilter}
              isSwapped={isSwapped}
              onSwap={swap}
              isTogether={isTogether}
              onTogether={toggleTogether}
              search={search === null || search.total === null ? null : { text: search.text, total: search.total, isNamed: hits !== null }}
              isOnlyHits={shownLines.isOnlyHits}
              onOnlyHits={shownLines.setOnlyHits}
              counts={isWhole ? shownLines.counts : null}
              unanswered={isWhole ? unanswered.size : null}
              kinds={kindsOf(rows)}
              tags={shownLines.tags}
              areDatesLocked={areDatesLocked}
              onLockDates={lockDates}
              focus={focus}
            />
            {isWhole && (
              <DensityStrip
                rows={rows}
                windows={windows}
                focus={focus}
                side={atRow?.side === 'landlord' ? 'landlord' : 'resident'}
                above={isSwapped ? 'landlord' : 'resident'}
                onDay={cursor.toDay}
              />
            )}
            {shown.length === 0 ? (
              <EmptyScreen title={sideBySideText.noneTitle} text={sideBySideText.noneText}>
                <Button
                  onClick={() => {
                    setFilter(showsAll);
                    shownLines.setOnlyHits(false);
                  }}
                >
                  {sideBySideText.clearFilters}
                </Button>
              </EmptyScreen>
            ) : (
              <Box
                sx={{
                  flex: 1,
                  minHeight: 0,
                  display: 'flex',
                  gap: '1px',
                  bgcolor: isTogether ? 'transparent' : 'divider',
                  '& > *': { flex: 1, minWidth: 0, bgcolor: 'background.default' },
                }}
              >
                {isTogether
                  ? listOf(null)
                  : isSwapped
                    ? [listOf('landlord'), listOf('resident')]
                    : [listOf('resident'), listOf('landlord')]}
              </Box>
            )}
          </Box>
        }
      />
      <PairingPanel
        caseId={caseId}
        draft={draft}
        rows={rows}
        byId={byId}
        at={atRow}
        paired={paired}
        readings={readings}
        calendar={calendar}
        sourceOf={source}
        onOpen={(row) => openIn(paneFor(row.side, open), row.id, null)}
        onLeave={() => (atRow?.side === 'landlord' && !isTogether ? other : list).current?.focus()}
      />
      <FactPanel caseId={caseId} draft={draft} entries={rows} />
      {putOn !== null && (
        <PutOn
          caseId={caseId}
          draft={draft}
          what={putOn.what}
          entry={putOn.entry}
          mark={draft.mark.find(({ id }) => id === putOn.markId) ?? null}
          headId={headId}
          onClose={() => setPutOn(null)}
        />
      )}
    </Box>
  );
}

function kindsOf(rows: readonly AxisRow[]): readonly AxisRow['kind'][] {
  return [...new Set(rows.map(({ kind }) => kind))].sort();
}
