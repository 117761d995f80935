// Owns a paper areas are drawn on: dragging and keys make a rectangle, the marks' areas are painted over it with their names. What the pointer does, the
// drawn rectangle's own keys, the names and the list of marks do too. Must not store marks.
import HighlightAltOutlined from '@mui/icons-material/HighlightAltOutlined';
import Box from '@mui/material/Box';
import type { SxProps } from '@mui/material/styles';
import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Rect } from '../../../db/model/draft.ts';
import { areaText } from '../../text/reader.ts';
import { light } from '../../theme/tokens.ts';
import { useActions } from '../actions.ts';
import { leastSize, nudged, type Point, rectBetween, rectShown, rectStored, type Space } from './areaSpace.ts';
import { isPaintedAsArea, type NamedMark, useAreas } from './areas.ts';
import { useReader } from './readerContext.ts';
import { ViewButton } from './ViewBar.tsx';

interface AreaPaperProps {
  readonly entryId: string;
  /** Counts from 1; null for a picture. */
  readonly page: number | null;
  /** Null until the paper is drawn: nothing can be placed on it yet. */
  readonly space: Space | null;
  /** Plain dragging selects words here; without words it draws. */
  readonly hasWords: boolean;
  readonly style: CSSProperties;
  readonly sx?: SxProps;
  readonly children: ReactNode;
}

/** One rectangle of a mark as it stands on the paper shown. */
interface PaintedArea {
  readonly key: string;
  readonly mark: NamedMark;
  readonly box: Rect;
  readonly tag: Point;
}

/** The paper with what is drawn on it. */
export function AreaPaper({ entryId, page, space, hasWords, style, sx, children }: AreaPaperProps) {
  const { areas, marks, openId, onOpen, isDrawing, drawn } = useAreas();
  const { painter, onSurface } = useReader();
  const paper = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<{ readonly from: Point; readonly to: Point } | null>(null);
  useEffect(() => {
    if (paper.current === null || space === null) return;
    const take = areas.addPaper({ entryId, page, element: paper.current, space });
    onSurface();
    return take;
  }, [areas, entryId, page, space, onSurface]);
  const painted = useMemo(() => (space === null ? [] : paintedAreas(marks, entryId, page, space)), [marks, entryId, page, space]);
  const drawsPlainly = isDrawing || !hasWords;
  const mine = space !== null && drawn !== null && drawn.entryId === entryId && drawn.page === page ? rectShown(space, drawn.rect) : null;

  const pointOf = (event: { readonly clientX: number; readonly clientY: number }): Point => {
    const box = paper.current?.getBoundingClientRect() ?? { left: 0, top: 0 };
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    const isOnButton = event.target instanceof Element && event.target.closest('button') !== null;
    if (space === null || event.button !== 0 || isOnButton || !(drawsPlainly || event.altKey)) return;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    const at = pointOf(event);
    setDrag({ from: at, to: at });
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (drag !== null) setDrag({ ...drag, to: pointOf(event) });
  };
  const end = (event: PointerEvent<HTMLDivElement>) => {
    if (drag === null || space === null) return;
    setDrag(null);
    const shown = rectBetween(drag.from, pointOf(event));
    const isClick = shown.width < leastSize || shown.height < leastSize;
    areas.draw(isClick ? null : { entryId, page, rect: rectStored(space, shown) });
    // What was selected in words is no longer meant.
    if (!isClick) event.currentTarget.ownerDocument.getSelection()?.removeAllRanges();
  };
  const open = (event: React.MouseEvent<HTMLDivElement>) => {
    const { ownerDocument } = event.currentTarget;
    if (ownerDocument.getSelection()?.isCollapsed === false || painter.marksAt(ownerDocument, event.clientX, event.clientY).length > 0)
      return;
    const hit = areaAt(painted, pointOf(event));
    if (hit !== null) onOpen(hit);
  };
  return (
    <Box
      ref={paper}
      data-page={page ?? undefined}
      onPointerDownCapture={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => setDrag(null)}
      onClick={open}
      sx={{
        position: 'relative',
        ...(drawsPlainly ? { cursor: 'crosshair', touchAction: 'pan-y pinch-zoom', '& span': { cursor: 'crosshair' } } : {}),
        ...sx,
      }}
      style={style}
    >
      {children}
      <Box sx={{ position: 'absolute', inset: 0, pointerEvents: 'none' }}>
        {painted.map(({ key, mark, box, tag }) => (
          <MarkedArea key={key} mark={mark} box={box} tag={tag} isOpen={mark.id === openId} onOpen={onOpen} />
        ))}
        {drag !== null && <Box sx={drawnLook} style={laid(rectBetween(drag.from, drag.to))} />}
        {drag === null && mine !== null && space !== null && (
          <Drawn
            box={mine}
            space={space}
            page={page}
            onChange={(box) => areas.draw({ entryId, page, rect: rectStored(space, box) })}
            onKeep={() => areas.setDrawing(false)}
            onLeave={() => areas.leave()}
          />
        )}
      </Box>
    </Box>
  );
}

function laid({ x, y, width, height }: Rect): CSSProperties {
  return { left: x, top: y, width, height };
}

// Paper is white in either scheme, and photographs are of any colour: every line has a light one round it.
const outline = { position: 'absolute', boxSizing: 'border-box', borderRadius: '2px' } as const;
const drawnLook = {
  ...outline,
  border: `2px dashed ${light.accent}`,
  boxShadow: `0 0 0 1px ${light.paper}`,
  bgcolor: `color-mix(in srgb, ${light.accent} 12%, transparent)`,
} as const;

interface MarkedAreaProps {
  readonly mark: PaintedArea['mark'];
  readonly box: Rect;
  readonly tag: Point;
  readonly isOpen: boolean;
  readonly onOpen: (markId: string) => void;
}

/** A mark's area: an outline and the mark's name, by which it is opened. The open one has a thick outline and its name inverted. */
function MarkedArea({ mark, box, tag, isOpen, onOpen }: MarkedAreaProps) {
  const line = isOpen ? light.accent : light.warning;
  return (
    <>
      <Box
        data-area={mark.id}
        sx={{
          ...outline,
          border: `${isOpen ? 3 : 2}px solid ${line}`,
          boxShadow: `0 0 0 1px ${light.paper}`,
          bgcolor: isOpen ? `color-mix(in srgb, ${light.markOpen} 14%, transparent)` : 'transparent',
        }}
        style={laid(box)}
      />
      {mark.key !== undefined && (
        <Box
          component="button"
          type="button"
          aria-label={areaText.open(mark.key)}
          aria-pressed={isOpen}
          onClick={(event: React.MouseEvent) => {
            event.stopPropagation();
            onOpen(mark.id);
          }}
          sx={{
            position: 'absolute',
            pointerEvents: 'auto',
            height: tagHeight,
            minWidth: 24,
            p: '0 4px',
            font: 'inherit',
            fontSize: 11,
            fontWeight: 600,
            lineHeight: 1,
            border: `1px solid ${line}`,
            borderRadius: '2px',
            cursor: 'pointer',
            bgcolor: isOpen ? light.accent : light.mark,
            color: isOpen ? light.onAccent : light.words,
            '&:focus-visible': { outline: `2px solid ${light.accent}`, outlineOffset: '1px' },
          }}
          style={{ left: tag.x, top: tag.y }}
        >
          {mark.key}
        </Box>
      )}
    </>
  );
}

const tagHeight = 24;
const tagStep = 34;

/** The areas of a paper with places for their names that do not cover one another: at the upper left corner, or beside the one that is there. */
function paintedAreas(marks: readonly NamedMark[], entryId: string, page: number | null, space: Space): readonly PaintedArea[] {
  const taken: Point[] = [];
  return marks
    .filter((mark) => mark.value.entryId === entryId && mark.value.anchor.page === page && isPaintedAsArea(mark))
    .flatMap((mark) => mark.value.anchor.rects.map((rect, index) => ({ key: `${mark.id} ${index}`, mark, box: rectShown(space, rect) })))
    .map((each) => {
      const tag = { x: each.box.x, y: Math.max(0, each.box.y - tagHeight) };
      while (taken.some(({ x, y }) => Math.abs(x - tag.x) < tagStep && Math.abs(y - tag.y) < tagHeight)) tag.x += tagStep;
      taken.push(tag);
      return { ...each, tag };
    });
}

/** The mark whose area holds a point: the smallest, so that one inside another can be opened. */
function areaAt(painted: readonly PaintedArea[], { x, y }: Point): string | null {
  const hits = painted.filter(({ box }) => x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height);
  const size = ({ box }: PaintedArea) => box.width * box.height;
  return hits.sort((one, other) => size(one) - size(other))[0]?.mark.id ?? null;
}

interface DrawnProps {
  readonly box: Rect;
  readonly space: Space;
  readonly page: number | null;
  readonly onChange: (box: Rect) => void;
  readonly onKeep: () => void;
  readonly onLeave: () => void;
}

const ways: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
/** Pixels an arrow moves; one with Ctrl. */
const step = 12;

/** The rectangle drawn: it takes the keyboard, so that arrows move it and the key that marks it is the next one pressed. */
function Drawn({ box, space, page, onChange, onKeep, onLeave }: DrawnProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => element.current?.focus({ preventScroll: true }), []);
  const hear = (event: KeyboardEvent) => {
    const way = ways[event.key];
    if (way !== undefined && !event.altKey) {
      event.preventDefault();
      const by = event.ctrlKey ? 1 : step;
      onChange(nudged(box, { x: way.x * by, y: way.y * by }, event.shiftKey, space.size));
      element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    if (event.key === 'Enter' || event.key === 'Escape') {
      event.preventDefault();
      if (event.key === 'Enter') onKeep();
      else onLeave();
    }
  };
  const { width, height } = space.size;
  const place = areaText.place(box.x / width, box.y / height, box.width / width, box.height / height);
  return (
    <Box
      ref={element}
      tabIndex={0}
      role="application"
      aria-label={page === null ? areaText.drawnOnPicture : areaText.drawnOnPage(page)}
      aria-description={areaText.keys}
      onKeyDown={hear}
      sx={{ ...drawnLook, '&:focus-visible': { outline: `2px solid ${light.accent}`, outlineOffset: '2px' } }}
      style={laid(box)}
    >
      <Box
        component="span"
        role="status"
        sx={{ position: 'absolute', width: 1, height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' }}
      >
        {place}
      </Box>
    </Box>
  );
}

/** The button and key that switch drawing on and off. Switched on by key, a rectangle stands ready in the middle of what is seen. */
export function AreaButton() {
  const { areas, isDrawing } = useAreas();
  const { isActive } = useReader();
  useActions({
    area: () => {
      if (!isActive) return false;
      if (isDrawing) areas.leave();
      else if (areas.drawInView()) areas.setDrawing(true);
      return true;
    },
  });
  return (
    <ViewButton
      name={areaText.mode}
      combo="A"
      icon={HighlightAltOutlined}
      isPressed={isDrawing}
      onClick={() => (isDrawing ? areas.leave() : areas.setDrawing(true))}
    />
  );
}
