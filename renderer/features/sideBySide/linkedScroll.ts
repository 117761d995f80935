// Owns which two readers can scroll as one now, and whether they do. Must not move them: scrollLink does.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Pane } from '../../api/place.tsx';
import { linkScroll, matchScroll, type ScrollLink, type ScrollPort, touchedInWindow } from '../../ui/reader/index.ts';

type Ports = Readonly<Record<Pane, ScrollPort | null>>;

/** The scroll of both readers. */
export interface LinkedScroll {
  /** What each reader calls with the body it shows. */
  readonly onPort: Readonly<Record<Pane, (port: ScrollPort) => () => void>>;
  /** True where both show something that scrolls. */
  readonly canLock: boolean;
  /** Brings the other reader to where this side's stands; false where there are not two. */
  readonly match: (from: Pane) => boolean;
}

/** Keeps the two readers locked while they are asked to be. Opening another paper locks anew, as it then stands. */
export function useLinkedScroll(isLocked: boolean): LinkedScroll {
  const [ports, setPorts] = useState<Ports>({ resident: null, landlord: null });
  const { resident, landlord } = ports;
  const link = useRef<ScrollLink | null>(null);
  useEffect(() => {
    if (!isLocked || resident === null || landlord === null) return;
    const made = linkScroll(resident, landlord, touchedInWindow);
    link.current = made;
    return () => {
      link.current = null;
      made.unlink();
    };
  }, [isLocked, resident, landlord]);
  const hear = useCallback(
    (pane: Pane) => (port: ScrollPort) => {
      setPorts((before) => ({ ...before, [pane]: port }));
      return () => setPorts((before) => (before[pane] === port ? { ...before, [pane]: null } : before));
    },
    [],
  );
  const onPort = useMemo(() => ({ resident: hear('resident'), landlord: hear('landlord') }), [hear]);
  const match = (from: Pane) => {
    if (resident === null || landlord === null) return false;
    if (link.current !== null) link.current.match(from === 'resident' ? 'first' : 'second');
    else if (from === 'resident') matchScroll(resident, landlord);
    else matchScroll(landlord, resident);
    return true;
  };
  return { onPort, canLock: resident !== null && landlord !== null, match };
}
