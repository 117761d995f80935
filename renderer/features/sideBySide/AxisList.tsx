// Owns one virtual list of lines: both sides with the axis between, or one side beside it. Must not know filters or readers.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold lines placed by a virtual list; the grid roles say the same
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the cell it stands on
import './sideBySide.css';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Draft } from '../../../db/model/draft.ts';
import type { Side } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import type { ExpectationReading, PairedReport } from '../../../db/model/pairing.ts';
import type { Pane } from '../../api/place.tsx';
import { sideBySideText } from '../../text/sideBySide.ts';
import { useIsFlying } from '../../ui/flying.ts';
import type { AxisLine } from './axisLines.ts';
import { type Focus, type FocusDate, useFocusDay } from './focusDate.ts';
import { focusLineOf } from './focusLine.ts';
import { useFocusOfList } from './focusOfList.ts';
import { JobLayer } from './JobLayer.tsx';
import { type JobAtCursor, type JobPoint, jobPoints } from './job.ts';
import { Line, type LineLooks } from './Line.tsx';
import { LinkLayer } from './LinkLayer.tsx';
import { type LinksOfList, linksOfList } from './links.ts';
import type { CardWords } from './linkWords.ts';

/** The sides a list shows beside the axis. */
export type Only = 'resident' | 'landlord' | null;

interface AxisListProps {
  readonly lines: readonly AxisLine[];
  readonly only: Only;
  /** The side on the left. */
  readonly first: Pane;
  readonly heads: Draft['head'];
  readonly headId: string | null;
  readonly marks: ReadonlyMap<string, number>;
  /** Entries the search at hand finds; null without one. */
  readonly hits: ReadonlySet<string> | null;
  /** The entry the keyboard stands on, and its line. */
  readonly at: { readonly entryId: string; readonly index: number } | null;
  readonly openIds: ReadonlySet<string>;
  readonly onOpen: (row: AxisRow) => void;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
  readonly listRef?: React.RefObject<HTMLDivElement | null>;
  readonly paired: readonly PairedReport[];
  readonly readings: readonly ExpectationReading[];
  /** What cards say of their links. */
  readonly words: ReadonlyMap<string, CardWords>;
  /** Where an expectation comes from, in words. */
  readonly sourceOf: (reading: ExpectationReading) => string | null;
  readonly onExpected: (reading: ExpectationReading) => void;
  /** The job at the cursor. */
  readonly job: JobAtCursor | null;
  readonly focus: FocusDate;
  /** The cursor's entry is brought into view again when this changes, as when a panel takes room. */
  readonly reveals: unknown;
  /** The list was moved, by its cursor or by hand, to look at a day. */
  readonly onFocus: (focus: Focus) => void;
}

/** Heights of the lines, in pixels; a silence has its own. */
const heights = { line: 44, edge: 24, expected: 24 } as const;

function heightOf(line: AxisLine | undefined): number {
  return line === undefined ? heights.line : line.kind === 'gap' ? line.height : heights[line.kind];
}

/** What a list this wide, in pixels, has room for: short dates below 760, no scope on cards below 480. */
function roomIn(width: number): { readonly 'data-room'?: 'little' | 'least' } {
  if (width > 760) return {};
  return { 'data-room': width > 480 ? 'little' : 'least' };
}

/** Keys by which a list is scrolled without moving its cursor. */
const scrollKeys = new Set(['PageUp', 'PageDown', ' ']);

/** The list; a grid of rows to assistive technology. */
export function AxisList(props: AxisListProps) {
  const { lines, only, first: firstSide, heads, headId, marks, hits, at, openIds, onOpen, onKeyDown, listRef, focus, onFocus } = props;
  const { paired, readings, words, sourceOf, onExpected } = props;
  const own = useRef<HTMLDivElement>(null);
  const scroller = listRef ?? own;
  // The same function while the lines are the same: with another one the list would add up all its heights again at every step of a scroll.
  const getItemKey = useCallback((index: number) => lines[index]?.key ?? index, [lines]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(lines[index]),
    getItemKey,
    overscan: 8,
  });
  // Heights depend on the kinds of the lines: measured anew when other lines come.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines are what `measure` reads
  useEffect(() => rows.measure(), [lines]);
  const index = at?.index ?? -1;
  const { isByHand, dated, scrolledByHand } = useFocusOfList({
    lines,
    only,
    rows,
    scroller,
    index,
    focus,
    onFocus,
    reveals: props.reveals,
  });
  const focusDay = useFocusDay(focus, only ?? 'resident');
  const focusLine = useMemo(() => (focusDay === null ? null : focusLineOf(lines, dated, focusDay)), [lines, dated, focusDay]);
  const lastSide: Pane = firstSide === 'resident' ? 'landlord' : 'resident';
  const left = only === lastSide ? null : firstSide;
  const right = only === firstSide ? null : lastSide;
  const looks = useMemo<LineLooks>(
    () => ({ heads, headId, left, right, marks, hits, openIds, words, sourceOf, onOpen, onExpected }),
    [heads, headId, left, right, marks, hits, openIds, words, sourceOf, onOpen, onExpected],
  );
  const links = useMemo(() => linksOfList(lines, paired, readings), [lines, paired, readings]);
  const { job } = props;
  const points = useMemo(() => (job === null ? [] : jobPoints(lines, dated, job, index)), [lines, dated, job, index]);
  const isFlying = useIsFlying(rows);
  const isShown = rows.getVirtualItems().some((item) => item.index === index);
  return (
    <div
      ref={scroller}
      className="sbs-list"
      {...(only === null ? {} : { 'data-only': left !== null ? 'left' : 'right' })}
      {...roomIn(rows.scrollRect?.width ?? 0)}
      role="grid"
      tabIndex={0}
      aria-label={only === null ? sideBySideText.grid : sideBySideText.gridOf[only]}
      aria-rowcount={lines.length}
      // Its cards have no words yet.
      aria-busy={isFlying || undefined}
      aria-activedescendant={at !== null && isShown ? `entry-${at.entryId}` : undefined}
      onKeyDown={(event) => {
        if (scrollKeys.has(event.key)) isByHand.current = true;
        onKeyDown(event);
      }}
      onWheel={() => {
        isByHand.current = true;
      }}
      onPointerDown={() => {
        isByHand.current = true;
      }}
      onScroll={scrolledByHand}
    >
      <div role="rowgroup" style={{ position: 'relative', height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          return (
            <Line
              key={item.key}
              line={line}
              index={item.index}
              start={item.start}
              size={item.size}
              focus={item.index === focusLine?.index ? focusLine.place : null}
              at={item.index === index ? (at?.entryId ?? null) : null}
              looks={looks}
              isFlying={isFlying}
            />
          );
        })}
        {job !== null && <DrawnJob name={job.name} points={points} rows={rows} hasLeft={left !== null} hasRight={right !== null} />}
        <DrawnLinks links={links} rows={rows} left={left} right={right} at={at?.entryId ?? null} />
      </div>
    </div>
  );
}

interface DrawnJobProps {
  readonly name: string;
  readonly points: readonly JobPoint[];
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  readonly hasLeft: boolean;
  readonly hasRight: boolean;
}

/** The job over the lines that are drawn just now. */
function DrawnJob({ rows, ...job }: DrawnJobProps) {
  const items = rows.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <JobLayer
      {...job}
      first={first.index}
      last={last.index}
      startOf={(index) => rows.measurementsCache[index]?.start ?? 0}
      endOf={(index) => rows.measurementsCache[index]?.end ?? 0}
    />
  );
}

interface DrawnLinksProps {
  readonly links: LinksOfList;
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  readonly left: Pane | null;
  readonly right: Pane | null;
  readonly at: string | null;
}

/** The links over the lines that are drawn just now. */
function DrawnLinks({ links, rows, left, right, at }: DrawnLinksProps) {
  const items = rows.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <LinkLayer
      links={links}
      first={first.index}
      last={last.index}
      inView={rows.range?.startIndex ?? first.index}
      startOf={(index) => rows.measurementsCache[index]?.start ?? 0}
      endOf={(index) => rows.measurementsCache[index]?.end ?? 0}
      left={left}
      right={right}
      at={at}
    />
  );
}

/** The side a list's keyboard can stand on. */
export function sidesOf(only: Only): readonly Side[] {
  return only === null ? ['resident', 'landlord', 'third'] : [only, 'third'];
}
