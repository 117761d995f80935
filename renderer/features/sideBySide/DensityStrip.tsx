// Owns the strip that shows both sides over the whole case and jumps to a day by mouse or keyboard. Must not choose the entry: it says the day.
import Box from '@mui/material/Box';
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react';
import { type CivilDate, dayFromNumber, dayNumber, formatDay } from '../../../db/model/dates.ts';
import type { ScopeWindow } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import type { Pane } from '../../api/place.tsx';
import { sideBySideText } from '../../text/sideBySide.ts';
import { type Axis, axisOf, type Bin, binsOf, dayAt, dayOf, ticksOf, xOf } from '../../ui/density.ts';
import { type FocusDate, opposite, useFocusDay } from './focusDate.ts';

interface DensityStripProps {
  readonly rows: readonly AxisRow[];
  readonly windows: readonly ScopeWindow[];
  readonly focus: FocusDate;
  /** The side the keyboard is on: the slider's value is its day. */
  readonly side: Pane;
  /** The side drawn above the line. */
  readonly above: Pane;
  readonly onDay: (day: string) => void;
}

const barsHeight = 22;
const middle = 11;
const wordsHeight = 13;
/** Of the words beside the focus, in pixels. */
const widthOfLetter = 5.8;

/** The strip, one line of bars over its years. */
export function DensityStrip({ rows, windows, focus, side, above, onDay }: DensityStripProps) {
  const days = { resident: useFocusDay(focus, 'resident'), landlord: useFocusDay(focus, 'landlord') };
  const day = days[side];
  const host = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(120, entry?.contentRect.width ?? 600)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { axis, bins } = useMemo(() => densityOf(rows), [rows]);
  if (axis === null) return null;
  const at = day === null ? axis.first : Math.max(axis.first, Math.min(dayNumber(day), axis.last));
  const keys = (event: KeyboardEvent) => {
    const next = steps[event.key]?.(at, axis);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onDay(dayFromNumber(Math.max(axis.first, Math.min(next, axis.last))));
  };
  const x = (number: number) => xOf(number, axis, width);
  return (
    <Box
      ref={host}
      role="slider"
      tabIndex={0}
      title={sideBySideText.stripHint}
      aria-label={sideBySideText.strip}
      aria-valuemin={axis.first}
      aria-valuemax={axis.last}
      aria-valuenow={at}
      aria-valuetext={day === null ? sideBySideText.noDay : formatDay(day)}
      onKeyDown={keys}
      onClick={(event) => onDay(dayAt(event.clientX - event.currentTarget.getBoundingClientRect().left, axis, width))}
      sx={{
        flex: 'none',
        height: barsHeight + wordsHeight,
        cursor: 'pointer',
        borderBottom: 1,
        borderColor: 'divider',
        '& text': { fontSize: 10, fill: 'var(--mui-palette-text-secondary)' },
        '& .focus text': {
          fill: 'var(--mui-palette-primary-main)',
          fontWeight: 600,
        },
        '& .focus rect': { fill: 'var(--mui-palette-background-default)' },
        '&:focus-visible': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: '-2px' },
      }}
    >
      <svg width={width} height={barsHeight + wordsHeight} aria-hidden style={{ display: 'block' }}>
        {windows.map((window) => {
          const from = x(window.from?.earliest ? dayNumber(window.from.earliest) : axis.first);
          const end = window.to?.latest ?? window.to?.earliest;
          const to = x((end ? dayNumber(end) : axis.last) + 1);
          return (
            <rect
              key={`${window.headId} ${from} ${to}`}
              x={from}
              width={Math.max(1, to - from)}
              height={barsHeight}
              fill="var(--mui-palette-desk-scope)"
            />
          );
        })}
        <Bars bins={bins} above={above} axis={axis} width={width} />
        {ticksOf(axis, width).map(({ day: first, words, isYear }) => (
          <text key={first} x={x(first) + 2} y={barsHeight + 10} fontWeight={isYear ? 600 : 400}>
            {words}
          </text>
        ))}
        <FocusLine day={days[above]} from={0} to={days[above] === days[opposite(above)] ? barsHeight : middle} axis={axis} width={width} />
        {days[above] !== days[opposite(above)] && (
          <FocusLine day={days[opposite(above)]} from={middle} to={barsHeight} axis={axis} width={width} />
        )}
      </svg>
    </Box>
  );
}

interface FocusLineProps {
  readonly day: CivilDate | null;
  /** Pixels from the top. */
  readonly from: number;
  readonly to: number;
  readonly axis: Axis;
  readonly width: number;
}

/** Where the focus date stands, with its words beside it. */
function FocusLine({ day, from, to, axis, width }: FocusLineProps) {
  if (day === null) return null;
  const x = xOf(Math.max(axis.first, Math.min(dayNumber(day), axis.last)), axis, width);
  const words = formatDay(day);
  const wide = words.length * widthOfLetter + 6;
  const left = x + wide + 4 > width ? x - wide - 2 : x + 2;
  return (
    <g className="focus">
      <line x1={x} x2={x} y1={from} y2={to} stroke="var(--mui-palette-primary-main)" strokeWidth={2} />
      <rect x={left} y={from} width={wide} height={middle} />
      <text x={left + 3} y={from + 9}>
        {words}
      </text>
    </g>
  );
}

interface BarsProps {
  readonly bins: readonly Bin[];
  readonly above: Pane;
  readonly axis: Axis;
  readonly width: number;
}

// Kept as drawn while only the focus moves.
const Bars = memo(function Bars({ bins, above, axis, width }: BarsProps) {
  const below = opposite(above);
  const x = (day: number) => xOf(day, axis, width);
  const most = Math.max(1, ...bins.flatMap(({ counts }) => [counts.resident, counts.landlord]));
  // A month of one paper is still seen beside one of thousands.
  const tall = (count: number) => (count === 0 ? 0 : 1.5 + ((middle - 2.5) * Math.log1p(count)) / Math.log1p(most));
  return bins.map(({ month, first, last, counts }) => {
    const place = { x: x(first), width: Math.max(1, x(last + 1) - x(first) - 1) };
    return (
      <g key={month}>
        <rect {...place} y={middle - tall(counts[above])} height={tall(counts[above])} fill={`var(--mui-palette-${above}-main)`} />
        <rect {...place} y={middle} height={tall(counts[below])} fill={`var(--mui-palette-${below}-main)`} />
        {counts.third > 0 && <circle cx={place.x + place.width / 2} cy={middle} r={2} fill="var(--mui-palette-third-main)" />}
      </g>
    );
  });
});

/** Where a key goes from a day: a week, a month, the ends. */
const steps: Readonly<Record<string, (day: number, axis: { readonly first: number; readonly last: number }) => number>> = {
  ArrowLeft: (day) => day - 7,
  ArrowRight: (day) => day + 7,
  PageUp: (day) => day - 30,
  PageDown: (day) => day + 30,
  Home: (_day, { first }) => first,
  End: (_day, { last }) => last,
};

function densityOf(rows: readonly AxisRow[]) {
  const days = new Set<number>();
  for (const { date } of rows) {
    const day = dayOf(date);
    if (day !== null) days.add(day);
  }
  const axis = axisOf([...days]);
  return { axis, bins: axis === null ? [] : binsOf(rows, axis) };
}
