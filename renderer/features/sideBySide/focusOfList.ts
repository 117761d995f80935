// Owns where one list looks: it tells the day it is moved to, and goes to the day the other list looks at. Must not draw lines.
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import type { CivilDate } from '../../../db/model/dates.ts';
import type { Pane } from '../../api/place.tsx';
import type { AxisLine } from './axisLines.ts';
import type { Focus, FocusDate } from './focusDate.ts';
import { datedFrom, datedLines, focusLineOf } from './focusLine.ts';

interface FocusOfList {
  readonly lines: readonly AxisLine[];
  /** The one side the list shows; null for both. */
  readonly only: Pane | null;
  readonly focus: FocusDate;
  /** The list was moved, by its cursor or by hand, to look at a day. */
  readonly onFocus: (focus: Focus) => void;
  /** The cursor's entry is brought into view again when this changes, as when a panel takes room. */
  readonly reveals: unknown;
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  readonly scroller: React.RefObject<HTMLDivElement | null>;
  /** The line of the cursor; -1 where it is not in this list. */
  readonly index: number;
}

/** The list tells where it looks when its cursor moves or a hand scrolls it, and goes where the other list looks when that moves. */
export function useFocusOfList({ lines, only, rows, scroller, index, focus, onFocus, reveals }: FocusOfList) {
  const dated = useMemo(() => datedLines(lines), [lines]);
  // Told apart from scrolls of our own, which must not be answered.
  const isByHand = useRef(false);
  const from = only ?? 'both';
  const startOf = (line: number) => rows.measurementsCache[line]?.start ?? 0;
  const say = (line: { readonly index: number; readonly day: CivilDate } | null, height?: number) => {
    if (line === null) return;
    onFocus({ day: line.day, height: height ?? startOf(line.index) - (scroller.current?.scrollTop ?? 0), from });
  };
  const goTo = (wanted: Focus | null) => {
    const line = wanted === null ? null : focusLineOf(lines, dated, wanted.day);
    if (wanted === null || line === null) return;
    isByHand.current = false;
    scroller.current?.scrollTo({ top: startOf(line.index) - wanted.height, behavior: 'instant' });
  };
  const latest = useRef({ goTo });
  useEffect(() => {
    latest.current = { goTo };
  });
  const pane = only ?? 'resident';
  useEffect(() => {
    let known = focus.of(pane);
    return focus.subscribe(() => {
      const now = focus.of(pane);
      if (now === known) return;
      known = now;
      if (now?.from !== from) latest.current.goTo(now);
    });
  }, [focus, pane, from]);
  // First seen where the other list looks, or where the scope begins; after that where the cursor stands.
  const first = useRef(lines.findIndex((line) => line.kind === 'edge'));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list is first shown
  useEffect(() => {
    if (index >= 0) return;
    const known = focus.of(pane);
    // Said by this list before it was begun anew: its lines had other heights, only the day still holds.
    if (known !== null) return goTo(known.from === from ? { ...known, height: 0 } : known);
    if (first.current > 0) rows.scrollToIndex(first.current, { align: 'start' });
    say(datedFrom(dated, Math.max(0, first.current)));
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the cursor moves
  useEffect(() => {
    if (index < 0) return;
    isByHand.current = false;
    rows.scrollToIndex(index, { align: 'auto' });
    const line = datedFrom(dated, index);
    if (line?.index === index) say(line);
  }, [index, lines.length, reveals]);
  const scrolledByHand = () => {
    const top = scroller.current?.scrollTop ?? 0;
    if (!isByHand.current) return;
    const item = rows.getVirtualItemForOffset(top);
    if (item === undefined) return;
    const line = datedFrom(dated, item.start < top - 1 ? item.index + 1 : item.index);
    if (line !== null && line.day !== focus.of(pane)?.day) say(line, 0);
  };
  return { isByHand, dated, scrolledByHand };
}
