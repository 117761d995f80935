// Owns the margin beside the words of a reader: a bracket for each mark at its height with its key and the letters of its heads, and what it says on
// hover or focus. Must not change marks, nor the page: it is measured, never touched.
import Box from '@mui/material/Box';
import { type RefObject, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { marksText } from '../../text/reader.ts';
import { type HeadSlot, headLines } from '../../theme/tokens.ts';
import { useKeys } from '../keys.ts';
import { dragMark } from '../markDrag.ts';
import { TagChip } from '../TagChip.tsx';
import { MarginContext } from './marginContext.ts';
import { type Bracket, bracketsOf, labelHeight, type MarkSpan } from './marginLayout.ts';
import { useReader } from './readerContext.ts';
import type { SaidMark } from './saidMarks.ts';

/** The margin's width; the same with and without marks, so that the first one moves no word. */
const marginWidth = 58;
const [laneWidth, bracketWidth] = [6, 4];

/** What scrolls inside: the element itself, or the page of a frame. */
function scrolledBy(element: HTMLElement): { readonly document: Document; readonly scroller: Element; readonly hears: EventTarget } | null {
  if (!(element instanceof HTMLIFrameElement)) return { document: element.ownerDocument, scroller: element, hears: element };
  const document = element.contentDocument;
  const scroller = document?.scrollingElement;
  return document === null || !scroller ? null : { document, scroller, hears: document };
}

function scrollerOf(of: RefObject<HTMLElement | null>): Element | undefined {
  return of.current === null ? undefined : scrolledBy(of.current)?.scroller;
}

interface MarginProps {
  /** What shows the words and scrolls them; the margin stands beside it, as high as it is. */
  readonly of: RefObject<HTMLElement | null>;
  /** Where the marks stand, for a body that knows it without drawing them: a sheet's rows. Measured from the words drawn where it is absent. */
  readonly given?: readonly MarkSpan[];
  /** What stays over the top of the body while the rest scrolls, in pixels: no bracket stands there. */
  readonly head?: number;
}

/** The margin of one body. */
export function Margin({ of, given, head = 0 }: MarginProps) {
  const { painter } = useReader();
  const margin = useContext(MarginContext);
  const column = useRef<HTMLDivElement>(null);
  const moving = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<readonly MarkSpan[]>([]);
  const spans = given ?? measured;
  const isGiven = given !== undefined;
  const [band, setBand] = useState({ at: 0, height: 0 });
  const [shownId, setShownId] = useState<string | null>(null);

  useEffect(() => {
    let frame = 0;
    let heard: ReturnType<typeof scrolledBy> = null;
    const sizes = new ResizeObserver(() => measureSoon());
    const follow = () => {
      if (heard === null || moving.current === null) return;
      const { scrollTop, clientHeight } = heard.scroller;
      moving.current.style.transform = `translateY(${-scrollTop - head}px)`;
      const at = Math.floor(scrollTop / Math.max(1, clientHeight));
      setBand((now) => (now.at === at && now.height === clientHeight ? now : { at, height: clientHeight }));
    };
    const measure = () => {
      const element = of.current;
      const scrolled = element === null ? null : scrolledBy(element);
      if (element === null || scrolled === null) return setMeasured([]);
      if (scrolled.hears !== heard?.hears) {
        heard?.hears.removeEventListener('scroll', follow);
        scrolled.hears.addEventListener('scroll', follow, { passive: true });
        sizes.disconnect();
        for (const each of [element, scrolled.scroller, scrolled.document.body, scrolled.scroller.firstElementChild]) {
          if (each !== null) sizes.observe(each);
        }
      }
      heard = scrolled;
      if (isGiven) return follow();
      // A frame's words are measured from its own top, where the margin begins too.
      const from = scrolled.document === element.ownerDocument ? element.getBoundingClientRect().top : 0;
      const add = scrolled.scroller.scrollTop - from;
      setMeasured(
        painter.places().flatMap(({ markId, document, box }) => {
          if (document !== scrolled.document) return [];
          const { top, bottom, height } = box();
          return height === 0 ? [] : [{ markId, top: top + add, bottom: bottom + add }];
        }),
      );
      follow();
    };
    const measureSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    };
    measureSoon();
    const stop = painter.listen(measureSoon);
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      heard?.hears.removeEventListener('scroll', follow);
      stop();
    };
  }, [painter, of, isGiven, head]);

  const brackets = useMemo(() => bracketsOf(spans), [spans]);
  const isNear = ({ top, bottom, labelTop }: Bracket) =>
    bottom >= (band.at - 1) * band.height && Math.min(top, labelTop) <= (band.at + 3) * band.height;
  const said = margin?.said;
  const near = said === undefined ? [] : brackets.filter(isNear).flatMap((bracket) => sayOf(said, bracket));
  const shown = near.find(({ mark }) => mark.row.id === shownId);
  const hush = () => (shown === undefined ? false : setShownId(null));
  useKeys({ Escape: hush });
  const focused = useRef<HTMLButtonElement | null>(null);
  // A bracket goes when its words are scrolled far away or drawn anew: the next key still means this reader.
  useLayoutEffect(() => {
    if (focused.current === null || focused.current.isConnected) return;
    focused.current = null;
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) column.current?.closest('section')?.focus({ preventScroll: true });
  });
  if (margin === null) return null;
  const stopAt = near.find(({ mark }) => mark.row.id === margin.openId) ?? near[0];
  const step = (event: React.KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    event.stopPropagation();
    const buttons = [...(column.current?.querySelectorAll('button') ?? [])];
    const now = buttons.indexOf(event.target as HTMLButtonElement);
    buttons[now + (event.key === 'ArrowDown' ? 1 : -1)]?.focus({ preventScroll: true });
  };
  /** A bracket that takes the keyboard is seen beside its words: they are scrolled, never the margin without them. */
  const show = (event: React.FocusEvent<HTMLButtonElement>, { bracket, mark }: Said) => {
    focused.current = event.target;
    setShownId(mark.row.id);
    const scroller = scrollerOf(of);
    // Under the mouse nothing moves between press and release: the click would be lost.
    if (scroller === undefined || !event.target.matches(':focus-visible')) return;
    const from = scroller.scrollTop + head;
    const isSeen = bracket.labelTop >= from && bracket.labelTop + labelHeight <= scroller.scrollTop + scroller.clientHeight;
    if (!isSeen) scroller.scrollTop = bracket.labelTop - head - scroller.clientHeight / 3;
  };
  return (
    <Box
      ref={column}
      role="group"
      aria-label={marksText.margin}
      onKeyDown={step}
      onMouseLeave={() => setShownId(null)}
      onBlur={() => {
        focused.current = null;
        setShownId(null);
      }}
      sx={{
        flex: 'none',
        width: marginWidth,
        position: 'relative',
        zIndex: shown === undefined ? 'auto' : 2,
        bgcolor: 'background.paper',
        borderRight: 1,
        borderColor: 'divider',
        fontSize: 11,
        fontVariantNumeric: 'tabular-nums',
        lineHeight: `${labelHeight}px`,
      }}
    >
      <Box sx={{ position: 'absolute', inset: 0, overflow: 'clip' }} style={{ top: head }}>
        <div ref={moving} style={{ position: 'absolute', insetInline: 0, top: 0 }}>
          {near.map(({ bracket, mark }) => (
            <BracketButton
              // By its height it would be another button, without the keyboard, as soon as the words move.
              key={`${mark.row.id} ${bracket.nth}`}
              bracket={bracket}
              mark={mark}
              isOpen={mark.row.id === margin.openId}
              isStop={mark === stopAt?.mark}
              onEnter={() => setShownId(mark.row.id)}
              onFocus={(event) => show(event, { bracket, mark })}
              onOpen={() => margin.onOpen(mark.row.id)}
            />
          ))}
        </div>
      </Box>
      {shown !== undefined && (
        <Saying
          mark={shown.mark}
          headTitles={margin.headTitles}
          top={Math.max(0, shown.bracket.labelTop - (scrollerOf(of)?.scrollTop ?? 0))}
        />
      )}
    </Box>
  );
}

/** A bracket with what its mark says. */
interface Said {
  readonly bracket: Bracket;
  readonly mark: SaidMark;
}

function sayOf(said: ReadonlyMap<string, SaidMark>, bracket: Bracket): Said[] {
  const mark = said.get(bracket.markId);
  return mark === undefined ? [] : [{ bracket, mark }];
}

const lineColour = (slot: `${HeadSlot}`) => `var(--mui-palette-desk-heads-${slot}-line)`;
/** Borders cannot be wavy: a groove is the nearest, and the letter beside it says which head it is. */
const borderOf = (slot: `${HeadSlot}`) => (headLines[slot] === 'wavy' ? 'groove' : headLines[slot]);

interface BracketButtonProps {
  readonly bracket: Bracket;
  readonly mark: SaidMark;
  readonly isOpen: boolean;
  /** Whether Tab stops here; the arrows go on to the others. */
  readonly isStop: boolean;
  readonly onEnter: () => void;
  readonly onFocus: (event: React.FocusEvent<HTMLButtonElement>) => void;
  readonly onOpen: () => void;
}

function BracketButton({ bracket, mark, isOpen, isStop, onEnter, onFocus, onOpen }: BracketButtonProps) {
  const { row, letters, slot } = mark;
  const colour = lineColour(slot);
  const edge = `1px solid ${colour}`;
  return (
    <button
      type="button"
      className="desk-bracket"
      tabIndex={isStop ? 0 : -1}
      aria-pressed={isOpen}
      aria-label={mark.words}
      draggable
      onDragStart={(event) => dragMark(event.dataTransfer, row.id)}
      onMouseEnter={onEnter}
      onFocus={onFocus}
      onClick={onOpen}
      style={{ top: bracket.labelTop, height: labelHeight, color: colour }}
    >
      <span className="desk-bracket-name" data-letters={letters}>
        {row.key}
      </span>
      <span
        aria-hidden
        style={{
          position: 'absolute',
          top: bracket.top - bracket.labelTop,
          height: bracket.bottom - bracket.top,
          right: 1 + bracket.lane * laneWidth,
          width: bracketWidth,
          boxSizing: 'border-box',
          borderLeft: `${slot === '2' || slot === '5' ? 3 : 2}px ${borderOf(slot)} ${colour}`,
          borderTop: edge,
          borderBottom: edge,
        }}
      />
    </button>
  );
}

interface SayingProps {
  readonly mark: SaidMark;
  readonly headTitles: ReadonlyMap<string, string>;
  readonly top: number;
}

/** What the mark says, beside its bracket. */
function Saying({ mark, headTitles, top }: SayingProps) {
  const { key, value } = mark.row;
  const heads = value.headIds.flatMap((id) => headTitles.get(id) ?? []);
  return (
    <Box
      role="tooltip"
      style={{ top }}
      sx={{
        position: 'absolute',
        left: '100%',
        width: 280,
        p: 1,
        display: 'grid',
        gap: 0.5,
        fontSize: 12,
        lineHeight: 1.4,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        boxShadow: 3,
      }}
    >
      <b>{key}</b>
      {(heads.length === 0 ? [marksText.noHead] : heads).map((head) => (
        <span key={head}>{head}</span>
      ))}
      {value.tags.length > 0 && (
        <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap' }}>
          {value.tags.map((tag) => (
            <TagChip key={tag} tag={tag} />
          ))}
        </Box>
      )}
      {value.stance !== '' && <span>{value.stance}</span>}
      {value.speaksAgainst !== null && <span>{marksText.against(value.speaksAgainst)}</span>}
      {value.note !== '' && <span>{value.note}</span>}
      {mark.overlaps.length > 0 && <Box sx={{ color: 'text.secondary' }}>{marksText.overlaps(mark.overlaps)}</Box>}
    </Box>
  );
}
