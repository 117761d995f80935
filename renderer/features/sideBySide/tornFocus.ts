// Owns the focus date between windows: the main window's lists say where they look, torn-off readers hear it and lead by what they open. No window keeps
// another's place.
import { useEffect, useRef, useState } from 'react';
import type { FocusTold } from '../../../electron/contract/bridge.ts';
import { bridge } from '../../api/bridge.ts';
import type { Pane } from '../../api/place.tsx';
import type { FocusDate } from './focusDate.ts';

/** Where the lists look. */
export type FocusSaid = Extract<FocusTold, { do: 'say' }>;

interface ToldFocus {
  readonly caseId: string;
  readonly focus: FocusDate;
  readonly isLocked: boolean;
  /** False while both sides are one list. */
  readonly canLock: boolean;
  /** Whether a reader is torn off that would hear it. */
  readonly isHeard: boolean;
  /** The entry of a side that the lists show nearest to its day, by its id. Another function when they show others: it is said again. */
  readonly nearestOf: (pane: Pane) => string | null;
  /** A torn-off reader's key: lock both sides to one date, or both readers' scroll, or let each go. */
  readonly onLock: (what: 'dates' | 'scroll') => void;
  /** A torn-off reader's key: on to the next entry the lists show after this one, or back. */
  readonly onStep: (pane: Pane, entryId: string, by: 1 | -1) => void;
}

/** Says where the lists look while a reader is torn off: once a frame at most, however fast they scroll. */
export function useToldFocus({ caseId, focus, isLocked, canLock, isHeard, nearestOf, onLock, onStep }: ToldFocus): void {
  const asked = useRef({ nearestOf, onLock, onStep });
  useEffect(() => {
    asked.current = { nearestOf, onLock, onStep };
  });
  const sayAgain = useRef(() => {});
  useEffect(() => {
    if (!isHeard) return;
    let frame = 0;
    const say = () => {
      const days = { resident: focus.of('resident')?.day ?? null, landlord: focus.of('landlord')?.day ?? null };
      const nearest = { resident: asked.current.nearestOf('resident'), landlord: asked.current.nearestOf('landlord') };
      void bridge().tellFocus({ do: 'say', caseId, days, nearest, isLocked, canLock });
    };
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(say);
    };
    soon();
    sayAgain.current = soon;
    const stopFocus = focus.subscribe(soon);
    const stopHearing = bridge().on('focus.told', (told) => {
      if (told.do === 'ask') soon();
      if (told.do === 'lock') asked.current.onLock(told.what);
      if (told.do === 'step') asked.current.onStep(told.pane, told.entryId, told.by);
    });
    return () => {
      cancelAnimationFrame(frame);
      sayAgain.current = () => {};
      stopFocus();
      stopHearing();
      void bridge().tellFocus({ do: 'hide' });
    };
  }, [caseId, focus, isLocked, canLock, isHeard]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: said again when the lists show others
  useEffect(() => sayAgain.current(), [nearestOf]);
}

/** In a torn-off reader: where the lists of this case look; null while they are not shown. */
export function useSaidFocus(caseId: string): FocusSaid | null {
  const [said, setSaid] = useState<FocusSaid | null>(null);
  useEffect(() => {
    const stop = bridge().on('focus.told', (told) => {
      if (told.do === 'say') setSaid(told);
      if (told.do === 'hide') setSaid(null);
    });
    void bridge().tellFocus({ do: 'ask' });
    return stop;
  }, []);
  return said?.caseId === caseId ? said : null;
}
