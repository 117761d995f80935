// Owns the focus date: the day each side looks at, told to lists, labels and strip without drawing the screen anew. Must not scroll: the lists do.
import { useSyncExternalStore } from 'react';
import type { CivilDate } from '../../../db/model/dates.ts';
import { type Pane, panes } from '../../api/place.tsx';

/** Where a side looks. */
export interface Focus {
  readonly day: CivilDate;
  /** How far below the top of its list that day stands, in pixels: the other list puts it at the same height. */
  readonly height: number;
  /** The list that moved, so that it does not follow itself. */
  readonly from: Pane | 'both' | null;
}

/** The focus of both sides. */
export interface FocusDate {
  readonly of: (pane: Pane) => Focus | null;
  /** Moves the focus of these sides. */
  readonly put: (sides: readonly Pane[], focus: Focus) => void;
  readonly subscribe: (hear: () => void) => () => void;
}

/** A focus on no day yet. */
export function focusDate(): FocusDate {
  const now: Record<Pane, Focus | null> = { resident: null, landlord: null };
  const ears = new Set<() => void>();
  return {
    of: (pane) => now[pane],
    put: (sides, focus) => {
      for (const side of sides) now[side] = focus;
      for (const hear of ears) hear();
    },
    subscribe: (hear) => {
      ears.add(hear);
      return () => void ears.delete(hear);
    },
  };
}

/** The day a side looks at; null before there is one. */
export function useFocusDay(focus: FocusDate, pane: Pane): CivilDate | null {
  return useSyncExternalStore(focus.subscribe, () => focus.of(pane)?.day ?? null);
}

/** The other side. */
export function opposite(pane: Pane): Pane {
  return panes.find((each) => each !== pane) ?? pane;
}
