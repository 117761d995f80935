// Owns the picture of the evidence over time: bars per side, complaint dates, and under it the windows of each head with ends to drag. Must not keep anything: it says what was dragged.
import Box from '@mui/material/Box';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { dayFromNumber, dayNumber, formatDay } from '../../../db/model/dates.ts';
import type { Draft, ScopeWindow } from '../../../db/model/draft.ts';
import { sides } from '../../../db/model/entry.ts';
import { scopeScreenText } from '../../text/scope.ts';
import { sideText } from '../../text/ui.ts';
import { useClosed } from '../../ui/changing.tsx';
import { type Axis, type Bin, dayAt, ticksOf, xOf } from '../../ui/density.ts';
import { type End, endDay, stepDay } from './proposal.ts';

/** A window to draw; `id` null is the one being made. */
export interface DrawnWindow {
  readonly id: string | null;
  readonly value: ScopeWindow;
  readonly isOpen: boolean;
}

interface DensityPlotProps {
  readonly axis: Axis;
  readonly bins: readonly Bin[];
  readonly draft: Draft;
  readonly windows: readonly DrawnWindow[];
  readonly onDrag: (id: string | null, end: End, day: string) => void;
}

const barsHeight = 132;
const middle = 66;
const axisHeight = 20;
/** Left of the plot: the names of the sides and the letters of the heads. */
const left = 60;

/** The plot, and a row of windows for each head. */
export function DensityPlot({ axis, bins, draft, windows, onDrag }: DensityPlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const [full, setFull] = useState(800);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const observer = new ResizeObserver(([entry]) => setFull(Math.max(320, entry?.contentRect.width ?? 800)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const x = (day: number) => left + xOf(day, axis, full - left);
  const placeAt = (event: PointerEvent) =>
    dayAt(event.clientX - (host.current?.getBoundingClientRect().left ?? 0) - left, axis, full - left);
  return (
    <Box ref={host} sx={{ '& text': { fontSize: 11, fill: 'var(--mui-palette-text-secondary)' } }}>
      <Bars axis={axis} bins={bins} draft={draft} windows={windows} full={full} x={x} />
      {draft.head.map((head) => (
        <Box
          key={head.id}
          sx={{ position: 'relative', height: 26, borderTop: 1, borderColor: 'divider', fontSize: 12, fontWeight: 600, lineHeight: '26px' }}
        >
          ({head.key})
          {windows
            .filter(({ value }) => value.headId === head.id)
            .map((drawn) => (
              <WindowBar key={drawn.id ?? 'new'} drawn={drawn} name={`(${head.key})`} axis={axis} x={x} placeAt={placeAt} onDrag={onDrag} />
            ))}
        </Box>
      ))}
    </Box>
  );
}

interface BarsProps extends Omit<DensityPlotProps, 'onDrag'> {
  readonly full: number;
  readonly x: (day: number) => number;
}

function Bars({ axis, bins, draft, windows, full, x }: BarsProps) {
  const most = Math.max(1, ...bins.flatMap(({ counts }) => [counts.resident, counts.landlord]));
  const scale = (middle - 8) / most;
  const [residents = 0, landlords = 0, thirds = 0] = sides.map((side) => bins.reduce((sum, { counts }) => sum + counts[side], 0));
  const span = `${formatDay(dayFromNumber(axis.first))} to ${formatDay(dayFromNumber(axis.last))}`;
  const steps = draft.complaintStep.flatMap(({ id, value }) =>
    value.sent === null ? [] : [{ id, day: dayNumber(value.sent), stage: value.stage }],
  );
  return (
    <svg
      width={full}
      height={barsHeight + axisHeight}
      role="img"
      aria-label={scopeScreenText.plotOf(residents, landlords, thirds, span)}
      style={{ display: 'block' }}
    >
      {windows
        .filter(({ isOpen }) => isOpen)
        .map(({ id, value }) => {
          const [from, to] = [x(endDay(value, 'from') ?? axis.first), x((endDay(value, 'to') ?? axis.last) + 1)];
          return (
            <rect
              key={id ?? 'new'}
              x={from}
              y={0}
              width={Math.max(0, to - from)}
              height={barsHeight}
              fill="var(--mui-palette-desk-scope)"
            />
          );
        })}
      {ticksOf(axis, full - left).map(({ day, words, isYear }) => (
        <g key={day}>
          <line x1={x(day)} x2={x(day)} y1={isYear ? 0 : barsHeight - 4} y2={barsHeight + 4} stroke="var(--mui-palette-divider)" />
          <text x={x(day) + 3} y={barsHeight + 14} fontWeight={isYear ? 600 : 400}>
            {words}
          </text>
        </g>
      ))}
      {bins.map(({ month, first, last, counts }) => {
        const at = x(first) + 1;
        const wide = Math.max(1, x(last + 1) - x(first) - 2);
        return (
          <g key={month}>
            <rect
              x={at}
              width={wide}
              y={middle - counts.resident * scale}
              height={counts.resident * scale}
              fill="var(--mui-palette-resident-main)"
            />
            <rect x={at} width={wide} y={middle} height={counts.landlord * scale} fill="var(--mui-palette-landlord-main)" />
            {counts.third > 0 && (
              <circle
                cx={at + wide / 2}
                cy={middle}
                r={Math.min(5, 2.5 + counts.third)}
                fill="var(--mui-palette-third-main)"
                stroke="var(--mui-palette-background-paper)"
              />
            )}
          </g>
        );
      })}
      <line x1={left} x2={full} y1={middle} y2={middle} stroke="var(--mui-palette-text-secondary)" />
      <text x={0} y={middle - 30}>
        {sideText.resident}
      </text>
      <text x={0} y={middle + 38}>
        {sideText.landlord}
      </text>
      {steps.map(({ id, day }) => (
        <line key={id} x1={x(day)} x2={x(day)} y1={0} y2={barsHeight} stroke="var(--mui-palette-text-primary)" strokeDasharray="3 2" />
      ))}
      {steps.map(({ id, day, stage }, index) => (
        <text
          key={id}
          x={x(day) + (x(day) > full - 60 ? -3 : 3)}
          y={10 + (index % 3) * 12}
          textAnchor={x(day) > full - 60 ? 'end' : 'start'}
          // The line of the next step may run through the words of this one.
          stroke="var(--mui-palette-background-default)"
          strokeWidth={3}
          paintOrder="stroke"
        >
          {scopeScreenText.complaint(stage)}
        </text>
      ))}
    </svg>
  );
}

interface WindowBarProps {
  readonly drawn: DrawnWindow;
  readonly name: string;
  readonly axis: Axis;
  readonly x: (day: number) => number;
  readonly placeAt: (event: PointerEvent) => string;
  readonly onDrag: DensityPlotProps['onDrag'];
}

function WindowBar({ drawn, name, axis, x, placeAt, onDrag }: WindowBarProps) {
  const isClosed = useClosed() !== null;
  const { id, value, isOpen } = drawn;
  const days = { from: endDay(value, 'from'), to: endDay(value, 'to') };
  const at = { from: x(days.from ?? axis.first), to: x((days.to ?? axis.last) + 1) };
  const keys = (event: KeyboardEvent, end: End) => {
    const day = days[end] ?? (end === 'from' ? axis.first : axis.last);
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onDrag(id, end, stepDay(day, by));
  };
  return (
    <>
      <Box
        title={value.reason}
        sx={{
          position: 'absolute',
          top: 4,
          height: 18,
          border: isOpen ? 2 : 1,
          borderColor: 'var(--mui-palette-desk-scopeEdge)',
          borderStyle: id === null ? 'dashed' : 'solid',
          borderRadius: '3px',
          bgcolor: 'var(--mui-palette-desk-scope)',
        }}
        style={{ left: at.from, width: Math.max(2, at.to - at.from) }}
      />
      {(['from', 'to'] as const).map((end) => {
        const day = days[end];
        const open = end === 'from' ? axis.first : axis.last;
        return (
          <Box
            key={end}
            role="slider"
            tabIndex={0}
            aria-label={end === 'from' ? scopeScreenText.fromEnd(name) : scopeScreenText.toEnd(name)}
            aria-valuemin={Math.min(axis.first, day ?? open)}
            aria-valuemax={Math.max(axis.last, day ?? open)}
            aria-valuenow={day ?? open}
            aria-valuetext={day === null ? scopeScreenText.open : formatDay(dayFromNumber(day))}
            style={{ left: at[end] - 4 }}
            sx={{
              position: 'absolute',
              top: 2,
              width: 8,
              height: 22,
              border: 1,
              borderRadius: '2px',
              borderColor: 'var(--mui-palette-desk-scopeEdge)',
              bgcolor: day === null ? 'background.paper' : 'var(--mui-palette-desk-scopeEdge)',
              cursor: 'ew-resize',
              touchAction: 'none',
              '&:focus-visible': { outline: '2px solid var(--mui-palette-primary-main)', outlineOffset: '1px' },
            }}
            aria-disabled={isClosed}
            onKeyDown={(event) => !isClosed && keys(event, end)}
            onPointerDown={(event) => {
              if (isClosed) return;
              event.currentTarget.setPointerCapture(event.pointerId);
              event.preventDefault();
              event.currentTarget.focus();
            }}
            onPointerMove={(event) => {
              if (event.currentTarget.hasPointerCapture(event.pointerId)) onDrag(id, end, placeAt(event));
            }}
          />
        );
      })}
    </>
  );
}

const steps: Readonly<Record<string, { readonly days?: number; readonly months?: number }>> = {
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  PageDown: { months: -1 },
  PageUp: { months: 1 },
};
