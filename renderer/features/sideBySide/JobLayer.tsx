// Owns how the job at the cursor is drawn over the axis: one thin line with a point for each of its days, its number and what each day is. Must not place the days: job.ts
// does. Read out they stand on the record's card.
import { formatDay } from '../../../db/model/dates.ts';
import { sheetText } from '../../text/sheet.ts';
import type { JobPoint } from './job.ts';

interface JobLayerProps {
  readonly name: string;
  readonly points: readonly JobPoint[];
  /** The lines drawn. */
  readonly first: number;
  readonly last: number;
  /** Where a line begins and ends, in pixels from the top of the list. */
  readonly startOf: (index: number) => number;
  readonly endOf: (index: number) => number;
  readonly hasLeft: boolean;
  readonly hasRight: boolean;
}

/** Pixels: the line's distance from the axis's left edge, past the bands of scope; a point's radius, how far below a line's top it stands, and its words from it. */
const [x, radius, meets, aside] = [22, 3, 22, 7] as const;
/** From the words of a day to those of the next where both fall between the same two lines. */
const wordsHeight = 13;

/** The layer; lies over the lines and takes no clicks. Line and points are one path, so that it costs the same however many there are. */
export function JobLayer({ name, points, first, last, startOf, endOf, hasLeft, hasRight }: JobLayerProps) {
  const top = startOf(first);
  const height = endOf(last) - top;
  const placed = points.map((point) => ({ ...point, y: yOf(point, startOf, endOf) - top }));
  const [from, to] = [placed[0]?.y ?? 0, placed.at(-1)?.y ?? 0];
  if (placed.length < 2 || to < 0 || from > height) return null;
  const shown = placed.filter(({ y }) => y >= 0 && y <= height);
  const circles = shown.map(
    ({ y }) => `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0`,
  );
  return (
    <div className="sbs-line sbs-links sbs-job" style={{ height, transform: `translateY(${top}px)` }}>
      {hasLeft && <span />}
      <svg aria-hidden>
        <path d={`M${x} ${Math.max(-1, from)}V${Math.min(height + 1, to)}${circles.join('')}`} />
        {shown.map(({ day, steps, place, y }, at) => (
          <text key={day} x={x + aside} y={place === 'on' ? y + 14 : y - 4 - wordsHeight * sameAfter(shown, at)}>
            {sheetText.pointOf(at === 0 ? name : null, steps, place === 'on' ? null : formatDay(day))}
          </text>
        ))}
      </svg>
      {hasRight && <span />}
    </div>
  );
}

function yOf({ index, place }: JobPoint, startOf: (index: number) => number, endOf: (index: number) => number): number {
  if (place === 'before') return startOf(index);
  return place === 'after' ? endOf(index) : startOf(index) + Math.min(meets, (endOf(index) - startOf(index)) / 2);
}

/** How many of the points after this one stand at the same height: their words stand below its own. */
function sameAfter(points: readonly { readonly y: number }[], at: number): number {
  return points.slice(at + 1).filter(({ y }) => y === points[at]?.y).length;
}
