// Owns the words of a page laid unseen over its picture, to be selected, marked and found; those a recogniser was unsure of are shown as such.
import { useEffect, useMemo, useRef } from 'react';
import type { Rect } from '../../../db/model/draft.ts';
import type { PageText } from '../../../db/model/entry.ts';
import { isUnsure } from '../../../db/model/scan.ts';
import { useReader } from './readerContext.ts';
import { pageSurface, runName } from './surface.ts';

/** Where a run stands on the page as drawn, in pixels from its upper left corner. */
export type PlaceOfRun = (run: Rect) => Rect;

interface PageWordsProps {
  readonly entryId: string;
  readonly page: PageText;
  readonly text: string;
  /** Another one when the page is drawn at another size. */
  readonly place: PlaceOfRun;
}

/** The canonical words of a page, one span per run. */
export function PageWords({ entryId, page, text, place }: PageWordsProps) {
  const { painter, onClick, onSurface } = useReader();
  const layer = useRef<HTMLDivElement>(null);
  const spans = useMemo(
    () =>
      page.runs.map((run) => {
        const words = text.slice(run.start, run.end);
        return { run, words, style: runStyle(words, place(run)) };
      }),
    [page, text, place],
  );
  useEffect(() => {
    if (layer.current === null) return;
    const take = painter.addSurface(pageSurface(entryId, layer.current, page, text));
    onSurface();
    return take;
  }, [painter, onSurface, entryId, page, text]);
  // A page drawn at another size keeps its words; they only lie elsewhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is where they lie
  useEffect(() => painter.moved(), [painter, place]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the words are text; a click only opens the mark painted there, which the list of marks also does
    // biome-ignore lint/a11y/useKeyWithClickEvents: marks open by keyboard from the list of marks
    <div
      ref={layer}
      className="desk-page-words"
      onClick={(event) => onClick(event.currentTarget.ownerDocument, event.clientX, event.clientY)}
    >
      {spans.map(({ run, words, style }) => (
        <span key={run.start} {...runName(run.start)} data-unsure={isUnsure(run) || undefined} style={style}>
          {words}
        </span>
      ))}
    </div>
  );
}

/** Words are measured at one size, in pixels, and their width taken in proportion: a font set anew for each run would be looked up for each. */
const measuredAt = 16;
let measure: CanvasRenderingContext2D | null = null;

/** The width of words in pixels for each pixel of their size; null where nothing can be measured. */
function widthOf(words: string): number | null {
  if (measure === null) {
    measure = window.document.createElement('canvas').getContext('2d');
    if (measure === null) return null;
    measure.font = `${measuredAt}px sans-serif`;
  }
  return measure.measureText(words).width / measuredAt;
}

/**
 * Places a run's span over its words, with letter spacing that makes it as wide as the words drawn. A scaling transform would make a layer of every run, hundreds on a
 * page.
 */
function runStyle(words: string, { x: left, y: top, width, height }: Rect): React.CSSProperties {
  const size = Math.max(4, height * 0.85);
  const natural = size * (widthOf(words) ?? 0);
  // Space goes behind each sign as it is seen: one of two units, or with accents over it, has it once.
  const signs = [...words.replace(/\p{M}+/gu, '')].length;
  const letterSpacing = natural > 0 && signs > 0 ? (width - natural) / signs : 0;
  return { left, top, height, fontSize: size, lineHeight: `${height}px`, letterSpacing };
}
