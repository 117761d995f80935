// Owns the finding in one reader: what is looked for, its hits over the whole paper, drawn or not, and which of them is stood on. Must not draw.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EntryContent } from '../../../db/model/entry.ts';
import { findable, finderOf, type Sought } from '../../../db/model/find.ts';
import { useRead } from '../../api/operations.ts';
import type { Spot } from '../../api/place.tsx';
import type { FoundPlace } from './found.ts';
import type { Painter } from './painter.ts';

/** What a find bar needs. */
export interface Find {
  readonly isOpen: boolean;
  readonly sought: Sought | null;
  /** How many hits the paper has; null while they are being looked for. */
  readonly count: number | null;
  /** The hit stood on, from 0. */
  readonly index: number;
  readonly open: () => void;
  readonly close: () => boolean;
  readonly seek: (sought: Sought) => void;
  /** Goes on by so many hits; false past either end. */
  readonly step: (by: 1 | -1) => boolean;
  /** Goes to the first hit of all, or the last. */
  readonly toEnd: (end: 'first' | 'last') => void;
  /** Called when a surface was added: its hits are counted, the hit stood on brought into view. */
  readonly onSurface: () => void;
}

interface Finding {
  readonly painter: Painter;
  readonly caseId: string;
  readonly content: EntryContent;
  readonly spot: Spot | null;
  /** Brings a page or row into view that is not drawn. */
  readonly onSeek: (place: FoundPlace) => void;
}

/** Words as somebody types them into a find bar. */
export const typedWords = (words: string): Extract<Sought, { readonly words: string }> => ({ words, isExact: false, isWhole: false });

/** Finding in the paper of a reader. */
export function useFind({ painter, caseId, content, spot, onSeek }: Finding): Find {
  const { entry } = content;
  const [isOpen, setIsOpen] = useState(false);
  const [sought, setSought] = useState<Sought | null>(null);
  const [at, setAt] = useState<number | 'first' | 'last'>('first');
  const [counted, setCounted] = useState<number | null>(null);
  const isLooking = isOpen && sought !== null && !('words' in sought && sought.words.trim() === '');
  const sheetId = entry.kind === 'sheet' ? entry.id : entry.kind === 'record' ? entry.parentId : null;

  const find = useMemo(() => (isLooking ? finderOf(sought) : null), [isLooking, sought]);
  const rows = useRead('search.rows', isLooking && sheetId !== null ? { caseId, sheetId, sought } : null, true).data;
  const hasPages = content.pages.length > 0;
  const text = useMemo(() => (isOpen && hasPages ? findable(content.text) : null), [isOpen, hasPages, content.text]);
  const spans = useMemo(() => (text === null || find === null ? null : find(text)), [text, find]);
  const lookedFor = useMemo(() => (find === null ? null : { find, spans }), [find, spans]);

  const places = useMemo<readonly FoundPlace[] | null>(() => {
    if (!isLooking) return null;
    if (sheetId !== null) {
      return (
        rows?.flatMap(({ entryId, ordinal, columns }) =>
          columns.map((column, nth) => ({ entryId, cell: { ordinal, column }, nth, span: null, page: null })),
        ) ?? null
      );
    }
    if (spans !== null) {
      let page = 0;
      return spans.map((span, nth) => {
        while ((content.pages[page]?.end ?? Number.POSITIVE_INFINITY) <= span.start) page += 1;
        return { entryId: entry.id, cell: null, nth, span, page: content.pages[page]?.page ?? null };
      });
    }
    return counted === null
      ? null
      : Array.from({ length: counted }, (_, nth) => ({ entryId: entry.id, cell: null, nth, span: null, page: null }));
  }, [isLooking, sheetId, rows, spans, counted, content.pages, entry.id]);

  const last = (places?.length ?? 0) - 1;
  // A row of a sheet was opened for itself: its hits before those above it.
  const own = entry.kind === 'record' ? (places?.findIndex(({ entryId }) => entryId === entry.id) ?? -1) : -1;
  const index = at === 'first' ? Math.max(0, own) : at === 'last' ? Math.max(0, last) : Math.min(at, Math.max(0, last));
  const place = places?.[index] ?? null;

  const wanted = useRef<FoundPlace | null>(null);
  const revealWanted = useCallback(() => {
    if (wanted.current !== null && painter.found.reveal()) wanted.current = null;
  }, [painter]);
  const count = useCallback(() => setCounted(painter.found.countIn(entry.id)), [painter, entry.id]);
  useEffect(() => {
    painter.found.show(lookedFor, place);
    if (lookedFor !== null && sheetId === null && spans === null) count();
  }, [painter, lookedFor, place, sheetId, spans, count]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another hit is gone to
  useEffect(() => {
    wanted.current = place;
    if (place === null) return;
    performance.mark('desk:hit-shown');
    revealWanted();
    if (wanted.current !== null) onSeek(place);
  }, [place?.entryId, place?.nth, place?.span?.start, sought, revealWanted]);

  const seek = (next: Sought) => {
    setSought(next);
    setAt('first');
  };
  useEffect(() => {
    if (spot?.search === undefined) return;
    setIsOpen(true);
    setSought({ search: spot.search });
    setAt(spot.isFromEnd === true ? 'last' : 'first');
  }, [spot]);

  return {
    isOpen,
    sought,
    count: isLooking ? (places?.length ?? null) : null,
    index,
    open: () => setIsOpen(true),
    close: () => {
      if (!isOpen) return false;
      setIsOpen(false);
      return true;
    },
    seek,
    step: (by) => {
      if (index + by < 0 || index + by > last) return false;
      setAt(index + by);
      return true;
    },
    toEnd: setAt,
    onSurface: () => {
      if (isLooking && sheetId === null && spans === null) count();
      revealWanted();
    },
  };
}
