// Owns keeping the torn-off readers in step with the main window: what is open on their side, the head looked at, and their going back. Must not draw.
import { useEffect, useRef } from 'react';
import { bridge } from '../api/bridge.ts';
import { panes, usePlace } from '../api/place.tsx';

/** Keeps them while the main window is open. They follow the case: another case has its own. */
export function useTornReaders(): void {
  const { caseId, open, headId, arrangement, arrange, setOpen, setEntryId } = usePlace();
  const { torn } = arrangement;
  const latest = useRef({ caseId, open, torn });
  useEffect(() => {
    latest.current = { caseId, open, torn };
  });
  useEffect(() => {
    for (const pane of panes) {
      const entryId = open[pane];
      if (caseId !== null && torn[pane] && entryId !== null) void bridge().showReader({ caseId, pane, entryId, headId, spot: null });
      else void bridge().closeReader(pane);
    }
  }, [caseId, open, torn, headId]);
  useEffect(() => {
    const stops = [
      bridge().on('reader.shown', (ask) => {
        const now = latest.current;
        // A reader that opened another paper by itself leads: the lists stand on it, and look at its date.
        if (ask.caseId !== now.caseId || !now.torn[ask.pane] || now.open[ask.pane] === ask.entryId) return;
        setOpen(ask.pane, ask.entryId);
        setEntryId(ask.entryId);
      }),
      bridge().on('reader.closed', ({ pane }) => {
        const now = latest.current;
        if (now.caseId !== null && now.open[pane] !== null && now.torn[pane]) arrange({ torn: { ...now.torn, [pane]: false } });
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [arrange, setOpen, setEntryId]);
}
