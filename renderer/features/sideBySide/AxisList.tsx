// Owns one virtual list of lines: both sides with the axis between, or one side beside it. Must not know filters or readers.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold lines placed by a virtual list; the grid roles say the same
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the cell it stands on
import './sideBySide.css';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { type CivilDate, formatDay, formatPartialDate, type PartialDate } from '../../../db/model/dates.ts';
import type { Draft } from '../../../db/model/draft.ts';
import type { Side } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import type { ExpectationReading, PairedReport } from '../../../db/model/pairing.ts';
import type { Pane } from '../../api/place.tsx';
import { pairingText } from '../../text/pairing.ts';
import { sideBySideText } from '../../text/sideBySide.ts';
import { sideText } from '../../text/ui.ts';
import {
  type AxisLine,
  datedFrom,
  datedLines,
  type EdgeLine,
  type EntryLine,
  type ExpectedLine,
  type GapLine,
  lineAtDay,
} from './axisLines.ts';
import { cardState, EntryCard, HitSign, SupplierSign, visuallyHidden } from './EntryCard.tsx';
import { type Focus, type FocusDate, useFocusDay } from './focusDate.ts';
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

/** Keys by which a list is scrolled without moving its cursor. */
const scrollKeys = new Set(['PageUp', 'PageDown', ' ']);

/** The list; a grid of rows to assistive technology. */
export function AxisList(props: AxisListProps) {
  const { lines, only, first: firstSide, heads, headId, marks, hits, at, openIds, onOpen, onKeyDown, listRef, focus, onFocus } = props;
  const { paired, readings, words, sourceOf, onExpected } = props;
  const own = useRef<HTMLDivElement>(null);
  const scroller = listRef ?? own;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(lines[index]),
    getItemKey: (index) => lines[index]?.key ?? index,
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
  const focusLine = focusDay === null ? null : lineAtDay(dated, focusDay);
  const card = (row: AxisRow, silentBefore: number | null) => (
    <EntryCard
      silentBefore={silentBefore}
      words={words.get(row.id) ?? null}
      row={row}
      heads={heads}
      headId={headId}
      marks={marks.get(row.id) ?? 0}
      isHit={hits?.has(row.id) ?? false}
      isAt={row.id === at?.entryId}
      isOpen={openIds.has(row.id)}
    />
  );
  const lastSide: Pane = firstSide === 'resident' ? 'landlord' : 'resident';
  const [isLeftShown, isRightShown] = [only !== lastSide, only !== firstSide];
  const links = useMemo(() => linksOfList(lines, paired, readings), [lines, paired, readings]);
  const [left, right] = [isLeftShown ? firstSide : null, isRightShown ? lastSide : null];
  const isShown = rows.getVirtualItems().some((item) => item.index === index);
  return (
    <div
      ref={scroller}
      className="sbs-list"
      {...(only === null ? {} : { 'data-only': isLeftShown ? 'left' : 'right' })}
      role="grid"
      tabIndex={0}
      aria-label={only === null ? sideBySideText.grid : sideBySideText.gridOf[only]}
      aria-rowcount={lines.length}
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
          const place = { height: item.size, transform: `translateY(${item.start}px)` };
          const row = {
            role: 'row',
            'aria-rowindex': item.index + 1,
            style: place,
            ...(line.kind === 'edge' || line.scopeHeads.length > 0 ? { 'data-scope': '' } : {}),
            ...(item.index === focusLine?.index ? { 'data-focus': focusPlace(focusLine.day, focusDay) } : {}),
          } as const;
          if (line.kind === 'gap')
            return <Gap key={item.key} line={line} heads={heads} row={row} isLeftShown={isLeftShown} isRightShown={isRightShown} />;
          if (line.kind === 'edge')
            return <Edge key={item.key} line={line} row={row} isLeftShown={isLeftShown} isRightShown={isRightShown} />;
          if (line.kind === 'expected')
            return (
              <Expected
                key={item.key}
                line={line}
                heads={heads}
                row={row}
                left={left}
                right={right}
                source={sourceOf(line.reading)}
                onOpen={onExpected}
              />
            );
          return (
            <div key={item.key} className="sbs-line" {...row}>
              {isLeftShown && <SideCell line={line} side={firstSide} at={at?.entryId ?? null} card={card} onOpen={onOpen} />}
              <Axis
                line={line}
                heads={heads}
                left={left}
                right={right}
                at={at?.entryId ?? null}
                openIds={openIds}
                hits={hits}
                words={words}
                onOpen={onOpen}
              />
              {isRightShown && <SideCell line={line} side={lastSide} at={at?.entryId ?? null} card={card} onOpen={onOpen} />}
            </div>
          );
        })}
        <DrawnLinks links={links} rows={rows} left={left} right={right} at={at?.entryId ?? null} />
      </div>
    </div>
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

/** Whether the focus date is this line's day, or only lies before or after it. */
function focusPlace(day: CivilDate, focus: CivilDate | null): 'on' | 'before' | 'after' {
  return focus === null || day === focus ? 'on' : focus < day ? 'before' : 'after';
}

interface FocusOfList extends Pick<AxisListProps, 'lines' | 'only' | 'focus' | 'onFocus' | 'reveals'> {
  readonly rows: Virtualizer<HTMLDivElement, Element>;
  readonly scroller: React.RefObject<HTMLDivElement | null>;
  /** The line of the cursor; -1 where it is not in this list. */
  readonly index: number;
}

/** The list tells where it looks when its cursor moves or a hand scrolls it, and goes where the other list looks when that moves. */
function useFocusOfList({ lines, only, rows, scroller, index, focus, onFocus, reveals }: FocusOfList) {
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
    const line = wanted === null ? null : lineAtDay(dated, wanted.day);
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

interface SideCellProps {
  readonly line: EntryLine;
  readonly side: Pane;
  readonly at: string | null;
  readonly card: (row: AxisRow, silentBefore: number | null) => React.ReactNode;
  readonly onOpen: (row: AxisRow) => void;
}

function SideCell({ line, side, at, card, onOpen }: SideCellProps) {
  const row = line[side];
  if (row === null) return <div role="gridcell" className="sbs-cell" />;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys for all its cells
    <div role="gridcell" className="sbs-cell" id={`entry-${row.id}`} aria-selected={row.id === at} onClick={() => onOpen(row)}>
      {card(row, line.silentBefore[side])}
    </div>
  );
}

interface AxisProps {
  readonly line: EntryLine;
  readonly heads: Draft['head'];
  /** The sides that stand left and right of it. */
  readonly left: Pane | null;
  readonly right: Pane | null;
  readonly at: string | null;
  readonly openIds: ReadonlySet<string>;
  readonly hits: ReadonlySet<string> | null;
  readonly words: ReadonlyMap<string, CardWords>;
  readonly onOpen: (row: AxisRow) => void;
}

function Axis({ line, heads, left, right, at, openIds, hits, words, onOpen }: AxisProps) {
  const { third, contact } = line;
  const ties = {
    ...(left !== null && line[left] !== null ? { 'data-left': '' } : {}),
    ...(right !== null && line[right] !== null ? { 'data-right': '' } : {}),
  };
  return (
    <div role="gridcell" className="sbs-axis" {...ties}>
      <Bands of={line.scopeHeads} heads={heads} />
      {line.showsDate && <AxisDate date={line.date} />}
      {third !== null && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys for all its cells
        // biome-ignore lint/a11y/noStaticElementInteractions: the grid names this entry when the keyboard stands on it
        <div
          id={`entry-${third.id}`}
          className="sbs-onaxis"
          {...cardState({ row: third, isAt: third.id === at, isOpen: openIds.has(third.id), isHit: hits?.has(third.id) ?? false })}
          title={[third.title, ...(words.get(third.id)?.seen ?? [])].join('; ')}
          onClick={() => onOpen(third)}
        >
          <span className="sbs-tag" data-side="third">
            {third.exhibit}
          </span>
          <SupplierSign row={third} />
          <span className="sbs-title">{third.title}</span>
          <span style={visuallyHidden}>
            {[sideText.third, formatPartialDate(third.date), ...(words.get(third.id)?.seen ?? [])].join(', ')}
          </span>
          {hits?.has(third.id) === true && <HitSign />}
        </div>
      )}
      {contact !== null && (
        <div className="sbs-onaxis" data-contact="" title={contact.value.text}>
          <span className="sbs-title">{sideBySideText.contact(contact.value.direction, contact.value.how, contact.value.party)}</span>
        </div>
      )}
    </div>
  );
}

/** One band down the axis for each head in scope: told apart by place and pattern, named on pointing. One head alone needs no band. */
function Bands({ of, heads }: { readonly of: readonly string[]; readonly heads: Draft['head'] }) {
  if (heads.length < 2) return null;
  return of.map((key) => {
    const place = heads.findIndex((head) => head.key === key);
    return (
      <span
        key={key}
        className="sbs-band"
        data-pattern={place % 4}
        title={sideBySideText.inScopeOf(key)}
        style={{ left: 2 + (place % 8) * 5 }}
      />
    );
  });
}

/** A date on the axis: in full, or short where both readers leave the list little room. */
function AxisDate({ date }: { readonly date: PartialDate }) {
  const full = formatPartialDate(date);
  return (
    <span className="sbs-date" title={full}>
      <span className="sbs-full">{full}</span>
      <span className="sbs-short" aria-hidden="true">
        {shortDate(full)}
      </span>
    </span>
  );
}

/** `13 November 2023` as `13 Nov 23`; what is no plain date stays as it is. */
function shortDate(full: string): string {
  return full.replace(
    /\b(\p{Lu}\p{Ll}{2})\p{Ll}*( \d\d)(\d\d)\b/u,
    (_whole, month: string, _century: string, year: string) => `${month} ${year}`,
  );
}

type RowProps = { readonly role: 'row'; readonly 'aria-rowindex': number; readonly style: React.CSSProperties };

interface GapProps {
  readonly line: GapLine;
  readonly heads: Draft['head'];
  readonly row: RowProps;
  readonly isLeftShown: boolean;
  readonly isRightShown: boolean;
}

function Gap({ line, heads, row, isLeftShown, isRightShown }: GapProps) {
  return (
    <div className="sbs-line sbs-gap" {...row} title={sideBySideText.silence(line.workingDays)}>
      {isLeftShown && <div role="gridcell" />}
      <div role="gridcell" className="sbs-axis" style={{ height: '100%' }}>
        <Bands of={line.scopeHeads} heads={heads} />
        {line.isNamed && (
          <span className="sbs-date">
            <span className="sbs-full">{sideBySideText.silence(line.workingDays)}</span>
            <span className="sbs-short" aria-hidden="true">
              {sideBySideText.silenceShort(line.workingDays)}
            </span>
          </span>
        )}
      </div>
      {isRightShown && <div role="gridcell" />}
    </div>
  );
}

function Edge({ line, row, isLeftShown, isRightShown }: Omit<GapProps, 'line' | 'heads'> & { readonly line: EdgeLine }) {
  const says = line.isBegin ? sideBySideText.scopeBegins(line.heads) : sideBySideText.scopeEnds(line.heads);
  return (
    <div
      className="sbs-line sbs-edge"
      {...row}
      {...(line.isBegin ? { 'data-begin': '' } : { 'data-end': '' })}
      title={`${says}: ${line.reason}`}
    >
      {isLeftShown && <div role="gridcell">{says}</div>}
      <div role="gridcell" className="sbs-axis" style={{ height: '100%' }}>
        <AxisDate date={line.date} />
      </div>
      {isRightShown && <div role="gridcell">{line.reason}</div>}
    </div>
  );
}

interface ExpectedProps {
  readonly line: ExpectedLine;
  readonly heads: Draft['head'];
  readonly row: RowProps;
  readonly left: Pane | null;
  readonly right: Pane | null;
  readonly source: string | null;
  readonly onOpen: (reading: ExpectationReading) => void;
}

/** What was expected of the landlord by a day, on its side. */
function Expected({ line, heads, row, left, right, source, onOpen }: ExpectedProps) {
  const { reading } = line;
  const whole = pairingText.expected(reading, source, formatDay(line.due));
  const says = (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the pairing panel lists it for the keyboard
    <div role="gridcell" className="sbs-expects" onClick={() => onOpen(reading)}>
      <span aria-hidden>○ {pairingText.expected(reading, source, null)}</span>
      <span style={visuallyHidden}>{whole}</span>
    </div>
  );
  return (
    <div className="sbs-line sbs-expected" {...row} title={whole}>
      {left !== null && (left === 'landlord' ? says : <div role="gridcell" />)}
      <div role="gridcell" className="sbs-axis" style={{ height: '100%' }}>
        <Bands of={line.scopeHeads} heads={heads} />
        <AxisDate date={{ earliest: line.due, latest: line.due, precision: 'day' }} />
      </div>
      {right !== null && (right === 'landlord' ? says : <div role="gridcell" />)}
    </div>
  );
}

/** The side a list's keyboard can stand on. */
export function sidesOf(only: Only): readonly Side[] {
  return only === null ? ['resident', 'landlord', 'third'] : [only, 'third'];
}
