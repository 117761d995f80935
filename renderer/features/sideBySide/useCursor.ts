// Owns the cursor of Side by side: going from entry to entry and from side to side in the lists and, in a reader, reading on; and which side has the keyboard. Must not
// open a paper itself: it asks.
import type { KeyboardEvent, RefObject } from 'react';
import type { Side } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { type Pane, panes, type Spot, usePlace } from '../../api/place.tsx';
import { type Only, sidesOf } from './AxisList.tsx';
import { across, entryFrom, placeOf, step } from './alongLines.ts';
import type { AxisLine } from './axisLines.ts';
import { opposite } from './focusDate.ts';
import { paneFor } from './useOpenPapers.ts';

interface Given {
  readonly rows: readonly AxisRow[];
  readonly byId: ReadonlyMap<string, AxisRow>;
  /** The entry the cursor is on. */
  readonly atRow: AxisRow | undefined;
  readonly linesOf: (only: Only) => readonly AxisLine[];
  /** The list of both sides, or the resident's. */
  readonly list: RefObject<HTMLDivElement | null>;
  /** The landlord's list, where the sides stand apart. */
  readonly other: RefObject<HTMLDivElement | null>;
  readonly openRow: (row: AxisRow, spot: Spot | null, pane: Pane | null) => void;
  /** Gives the list the keyboard where nothing has it. */
  readonly holdKeyboard: () => void;
}

/** Moving the cursor, by keys and by day. */
export function useCursor({ rows, byId, atRow, linesOf, list, other, openRow, holdKeyboard }: Given) {
  const place = usePlace();
  const { open, entryId } = place;
  const { isTogether } = place.arrangement;

  const go = (row: AxisRow | null) => {
    if (row !== null) place.setEntryId(row.id);
  };
  const onlyFor = (side: Side): Only => (isTogether ? null : side === 'third' ? 'landlord' : side);
  /** The reader with the keyboard. */
  const readingIn = () => panes.find((pane) => document.getElementById(`reader-${pane}`)?.contains(document.activeElement)) ?? null;
  /** The side with the keyboard: its reader, its list, or the cursor's. */
  const sideNow = (): Pane => {
    const reader = readingIn();
    if (reader !== null) return reader;
    if (!isTogether && document.activeElement === other.current) return 'landlord';
    if (!isTogether && document.activeElement === list.current) return 'resident';
    return atRow?.side === 'landlord' || atRow?.side === 'third' ? 'landlord' : 'resident';
  };
  /** Reads on: the next entry of its side in the same reader. */
  const readOn = (pane: Pane, by: 1 | -1) => {
    const row = byId.get(open[pane] ?? '');
    if (row === undefined) return;
    const lines = linesOf(onlyFor(row.side));
    const at = placeOf(lines, row.id);
    const next = at === null ? null : step(lines, at.index, at.side, by);
    if (next === null) return;
    // What had the keyboard goes with the entry read so far.
    document.getElementById(`reader-${pane}`)?.querySelector<HTMLElement>('section')?.focus();
    openRow(next, null, pane);
  };
  const move = (by: 1 | -1) => {
    holdKeyboard();
    const reader = readingIn();
    if (reader !== null) return readOn(reader, by);
    const lines = linesOf(onlyFor(atRow?.side ?? 'resident'));
    const at = placeOf(lines, entryId);
    if (at === null) go(step(lines, by === 1 ? -1 : lines.length, firstSide(lines), by));
    else go(step(lines, at.index, at.side, by));
  };
  const changeSide = () => {
    if (atRow === undefined) return false;
    const sides = sidesOf(null).filter((side) => rows.some((row) => row.side === side));
    const next = sides[(sides.indexOf(atRow.side) + 1) % sides.length] ?? 'resident';
    if (isTogether) {
      const at = placeOf(linesOf(null), entryId);
      if (at !== null) go(across(linesOf(null), at.index, next));
    } else {
      const lines = linesOf(onlyFor(next));
      go(
        across(
          lines,
          Math.max(
            0,
            lines.findIndex((line) => line.kind === 'line' && (line.date.earliest ?? '') >= (atRow.date.earliest ?? '')),
          ),
          next,
        ),
      );
      (next === 'resident' ? list : other).current?.focus();
    }
    return true;
  };
  const toEnd = (end: -1 | 1) => {
    const side = atRow?.side ?? 'resident';
    const lines = linesOf(onlyFor(side));
    go(step(lines, end === -1 ? -1 : lines.length, side, end === -1 ? 1 : -1));
  };
  const keysInList = (event: KeyboardEvent) => {
    if (event.key === 'Tab' && !event.shiftKey && !event.ctrlKey && !event.altKey && changeSide()) event.preventDefault();
    if (event.key === 'Enter' && atRow !== undefined) {
      const openPane = panes.find((pane) => open[pane] === atRow.id);
      // Tab changes sides in the list, so Enter on an entry already open is the way into its reader.
      // Shift opens it in the other reader: a third party's paper belongs to neither side.
      if (openPane === undefined) openRow(atRow, null, event.shiftKey ? opposite(paneFor(atRow.side, open)) : null);
      else document.getElementById(`reader-${openPane}`)?.querySelector<HTMLElement>('section')?.focus();
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
    }
    if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      toEnd(event.key === 'Home' ? -1 : 1);
    }
  };
  const toDay = (day: string) => {
    const side = atRow?.side ?? 'resident';
    go(entryFrom(linesOf(onlyFor(side)), day, side));
  };
  return { move, toEnd, toDay, keysInList, readingIn, sideNow };
}

function firstSide(lines: readonly AxisLine[]): Side {
  return sidesOf(null).find((side) => step(lines, -1, side, 1) !== null) ?? 'resident';
}
