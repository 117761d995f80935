// Owns where a rectangle kept in a paper's own space stands on the screen, and back, whatever size and way up is shown. Pure; must not draw.
import type { Rect } from '../../../db/model/draft.ts';
import type { PageText } from '../../../db/model/entry.ts';
import { uprightOf } from '../../../db/model/picture.ts';
import type { PageView } from './pageView.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The way from the space rectangles are kept in (see `rectSchema`) to pixels of the paper as shown, from its upper left corner as turned, and back. */
export interface Space {
  /** Size of the paper as shown, turned. */
  readonly size: Size;
  readonly toShown: (stored: Point) => Point;
  readonly toStored: (shown: Point) => Point;
}

/** As much of a page of pdf.js as tells where its user space stands: it knows crop boxes and the page's own rotation. */
export interface PdfViewport extends Size {
  readonly convertToViewportPoint: (x: number, y: number) => unknown[];
  readonly convertToPdfPoint: (x: number, y: number) => unknown[];
}

/** Where a point of a box stands when the box is turned clockwise and laid to the corner again. */
function turnedPoint({ x, y }: Point, { width, height }: Size, turn: PageView['turn']): Point {
  if (turn === 90) return { x: height - y, y: x };
  if (turn === 180) return { x: width - x, y: height - y };
  return turn === 270 ? { x: y, y: width - x } : { x, y };
}

function turnedSize({ width, height }: Size, turn: number): Size {
  return turn % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** The turn that takes another back. */
function back(turn: PageView['turn']): PageView['turn'] {
  return ((360 - turn) % 360) as PageView['turn'];
}

/**
 * A PDF page shown `width` pixels wide before the reader turns it.
 * @param viewport of the page at any scale
 */
export function pdfSpace(viewport: PdfViewport, width: number, turn: PageView['turn']): Space {
  const scale = width / viewport.width;
  const before = { width, height: viewport.height * scale };
  const size = turnedSize(before, turn);
  return {
    size,
    toShown: ({ x, y }) => {
      const [left, top] = viewport.convertToViewportPoint(x, y).map(Number);
      return turnedPoint({ x: (left ?? 0) * scale, y: (top ?? 0) * scale }, before, turn);
    },
    toStored: (shown) => {
      const { x, y } = turnedPoint(shown, size, back(turn));
      const [left, bottom] = viewport.convertToPdfPoint(x / scale, y / scale).map(Number);
      return { x: left ?? 0, y: bottom ?? 0 };
    },
  };
}

/**
 * A picture shown `width` pixels wide, the way up its camera noted, before the reader turns it. The page intake keeps of a picture says its size in the file
 * and what brings it upright, which a browser does by itself.
 */
export function pictureSpace(page: Pick<PageText, 'width' | 'height' | 'rotation'>, width: number, turn: PageView['turn']): Space {
  const { turn: upright, isMirrored } = uprightOf(page.rotation);
  const inFile = { width: page.width, height: page.height };
  const natural = turnedSize(inFile, upright);
  const scale = width / natural.width;
  const before = { width, height: natural.height * scale };
  const size = turnedSize(before, turn);
  const mirrored = ({ x, y }: Point): Point => ({ x: isMirrored ? inFile.width - x : x, y });
  return {
    size,
    toShown: (stored) => {
      const { x, y } = turnedPoint(mirrored(stored), inFile, upright);
      return turnedPoint({ x: x * scale, y: y * scale }, before, turn);
    },
    toStored: (shown) => {
      const { x, y } = turnedPoint(shown, size, back(turn));
      return mirrored(turnedPoint({ x: x / scale, y: y / scale }, natural, back(upright)));
    },
  };
}

/** The rectangle between two corners. */
export function rectBetween(one: Point, other: Point): Rect {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    width: Math.abs(one.x - other.x),
    height: Math.abs(one.y - other.y),
  };
}

function corners({ x, y, width, height }: Rect): readonly [Point, Point] {
  return [
    { x, y },
    { x: x + width, y: y + height },
  ];
}

/** Where a kept rectangle stands on the paper shown. */
export function rectShown(space: Space, stored: Rect): Rect {
  const [one, other] = corners(stored);
  return rectBetween(space.toShown(one), space.toShown(other));
}

/** A rectangle of the paper shown as it is kept: inside the paper, to a hundredth of a point or pixel. */
export function rectStored(space: Space, shown: Rect): Rect {
  const inside = ({ x, y }: Point): Point => ({
    x: Math.min(space.size.width, Math.max(0, x)),
    y: Math.min(space.size.height, Math.max(0, y)),
  });
  const [one, other] = corners(shown);
  const { x, y, width, height } = rectBetween(space.toStored(inside(one)), space.toStored(inside(other)));
  return { x: hundredths(x), y: hundredths(y), width: hundredths(width), height: hundredths(height) };
}

function hundredths(length: number): number {
  return Math.round(length * 100) / 100;
}

/** Moves (or, with `grows`, sizes by its lower right corner) a rectangle of the paper shown, kept inside it and never too small to see. */
export function nudged(rect: Rect, by: Point, grows: boolean, { width, height }: Size): Rect {
  const within = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most));
  if (grows) {
    return {
      ...rect,
      width: within(rect.width + by.x, leastSize, width - rect.x),
      height: within(rect.height + by.y, leastSize, height - rect.y),
    };
  }
  return { ...rect, x: within(rect.x + by.x, 0, width - rect.width), y: within(rect.y + by.y, 0, height - rect.height) };
}

/** Narrower or lower than this, in pixels shown, a drag is a click. */
export const leastSize = 6;

/** The rectangle that holds all of some, and a share of it more on every side, inside a size. */
export function rectAround(rects: readonly Rect[], margin: number, { width, height }: Size): Rect {
  const [left, top] = [Math.min(...rects.map(({ x }) => x)), Math.min(...rects.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...rects.map((rect) => rect.x + rect.width)), Math.max(...rects.map((rect) => rect.y + rect.height))];
  const more = Math.max(right - left, bottom - top) * margin;
  return rectBetween(
    { x: Math.max(0, left - more), y: Math.max(0, top - more) },
    { x: Math.min(width, right + more), y: Math.min(height, bottom + more) },
  );
}
