// Owns a torn-off reader's whole window: one reader, told by the main window what to show, and the fact being made of its passages. Owns no place.
import Box from '@mui/material/Box';
import { useEffect, useMemo, useState } from 'react';
import type { ReaderAsk } from '../../../electron/contract/bridge.ts';
import { bridge } from '../../api/bridge.ts';
import { useCalendar } from '../../api/calendar.ts';
import { useDraft } from '../../api/draft.ts';
import { redo, undo } from '../../api/history.ts';
import { useRead } from '../../api/operations.ts';
import { useReplaced } from '../../api/replaced.ts';
import { shellText } from '../../text/shell.ts';
import { useActions } from '../../ui/actions.ts';
import { ClosedLine } from '../../ui/changing.tsx';
import { isTyping } from '../../ui/keys.ts';
import { Reader } from '../../ui/reader/index.ts';
import { visuallyHidden } from './EntryCard.tsx';
import { FacingBar } from './FacingBar.tsx';
import { FactPanel } from './FactPanel.tsx';
import { besideIt, fromDay } from './nearest.ts';
import { useSaidFocus } from './tornFocus.ts';
import { useOwnScroll } from './tornScroll.ts';

/** The window of one side. `start` is what it was torn off to show. */
export function TornReader({ start }: { readonly start: ReaderAsk }) {
  const [ask, setAsk] = useState(start);
  const { caseId, pane, entryId, headId } = ask;
  const draft = useDraft(caseId).data?.draft;
  const rows = useRead('entry.axis', { caseId }).data;
  const entry = useRead('entry.read', { caseId, id: entryId }).data?.entry;
  useEffect(() => {
    document.title = entry === undefined ? shellText.titleNoCase : shellText.title(`${entry.exhibit} ${entry.title}`);
  }, [entry]);
  useEffect(
    () =>
      bridge().on('reader.shown', (next) => {
        if (next.pane !== pane) return;
        // What is shown already is only asked for again with a place in it.
        setAsk((now) => ({ ...next, spot: next.spot ?? (next.entryId === now.entryId ? now.spot : null) }));
      }),
    [pane],
  );
  const replaced = useReplaced(caseId);
  const undoHere = () => void undo(caseId);
  const redoHere = () => void redo(caseId);
  useActions({
    undo: (event) => (isTyping(event?.target ?? null) ? false : undoHere()),
    redo: (event) => (isTyping(event?.target ?? null) ? false : redoHere()),
  });
  useEffect(
    () =>
      bridge().on('menu.chosen', ({ item }) => {
        if (item === 'undo') void undo(caseId);
        if (item === 'redo') void redo(caseId);
      }),
    [caseId],
  );
  const calendar = useCalendar(caseId);
  const said = useSaidFocus(caseId);
  const day = said?.days[pane] ?? null;
  // By what the lists show: what is filtered out there is not offered here.
  const nearId = said?.nearest[pane] ?? null;
  const nearRow = useMemo(() => rows?.find(({ id }) => id === nearId) ?? null, [rows, nearId]);
  const near = useMemo(() => fromDay(day, nearRow, calendar), [day, nearRow, calendar]);
  /** Leads: the main window opens the same, stands on it, and both sides look at its date. */
  const openHere = (id: string | undefined) =>
    id === undefined || id === entryId ? false : void bridge().showReader({ caseId, pane, entryId: id, headId, spot: null });
  const lock = (what: 'dates' | 'scroll') => void bridge().tellFocus({ do: 'lock', what });
  const onScrollPort = useOwnScroll(pane);
  /** By what the lists show, where they are there to be asked. */
  const step = (by: 1 | -1) =>
    said === null ? openHere(besideIt(rows ?? [], entryId, by)?.id) : void bridge().tellFocus({ do: 'step', pane, entryId, by });
  useActions({
    lockDates: () => said?.canLock === true && lock('dates'),
    lockScroll: () => said !== null && lock('scroll'),
    nearest: () => openHere(near?.row.id),
    nextEntry: () => step(1),
    previousEntry: () => step(-1),
  });
  const dock = () => void bridge().closeReader(pane);
  return (
    <Box component="main" sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <ClosedLine onHistory={null} />
      <h1 style={visuallyHidden}>{entry?.title ?? ''}</h1>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <Reader
          key={replaced}
          caseId={caseId}
          entryId={entryId}
          name={pane}
          isActive
          headId={headId}
          spot={ask.spot}
          onOpenEntry={(id) => void openHere(id)}
          isTorn
          onTear={dock}
          onScrollPort={onScrollPort}
          onClose={dock}
        />
      </Box>
      {said !== null && (
        <FacingBar
          pane={pane}
          day={day}
          nearest={near}
          isOpen={near?.row.id === entryId}
          onOpen={() => void openHere(near?.row.id)}
          lock="dates"
          isLocked={said.isLocked}
          onLock={said.canLock ? () => lock('dates') : null}
        />
      )}
      {draft !== undefined && rows !== undefined && <FactPanel caseId={caseId} draft={draft} entries={rows} />}
    </Box>
  );
}
