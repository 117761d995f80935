// Owns: the rectangles of marked words, one per line, from the places of a page's runs. Pure; must not know how they are drawn.
import type { PageText, TextRun } from '../../model/entry.ts';
import type { CopyRect } from '../../model/markedCopy.ts';

/** Width of words in any one unit: a run's rectangle is divided among its letters in this proportion. */
export type Measure = (words: string) => number;

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The rectangles of `span` on one page, in unrotated user space, in order of the text: runs on one line are joined. White space at the ends of a run
 * is left out, so that a mark does not stick out over the edge of its words.
 */
export function lineRects(text: string, page: PageText, span: Span, measure: Measure): CopyRect[] {
  const lines: CopyRect[] = [];
  for (const run of page.runs) {
    const part = partOf(text, run, span);
    if (part === null) continue;
    const rect = rectOf(text, run, part, page.rotation, measure);
    const last = lines.at(-1);
    if (last !== undefined && isOneLine(last, rect)) lines[lines.length - 1] = union(last, rect);
    else lines.push(rect);
  }
  return lines;
}

/** What of a run is inside the span, without blanks at its ends; null for none. */
function partOf(text: string, run: TextRun, span: Span): Span | null {
  let start = Math.max(run.start, span.start);
  let end = Math.min(run.end, span.end);
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return start < end ? { start, end } : null;
}

function rectOf(text: string, run: TextRun, part: Span, rotation: number, measure: Measure): CopyRect {
  const { x, y, width, height } = run;
  const whole = measure(text.slice(run.start, run.end));
  if ((part.start === run.start && part.end === run.end) || whole <= 0) return { x, y, width, height };
  const before = measure(text.slice(run.start, part.start)) / whole;
  const share = measure(text.slice(part.start, part.end)) / whole;
  if (isUpright(run)) {
    // On a page that is shown turned by a quarter, words that read level there run up or down the paper.
    const from = rotation === 270 ? 1 - before - share : before;
    return { x, y: y + height * from, width, height: height * share };
  }
  const from = rotation === 180 ? 1 - before - share : before;
  return { x: x + width * from, y, width: width * share, height };
}

function isUpright(rect: CopyRect | TextRun): boolean {
  return rect.height > rect.width * 1.2;
}

/** Whether the second rectangle goes on where the first ends, on the same line. */
function isOneLine(first: CopyRect, second: CopyRect): boolean {
  const level = overlap(first.y, first.height, second.y, second.height);
  const upright = overlap(first.x, first.width, second.x, second.width);
  const low = Math.min(first.height, second.height);
  const thin = Math.min(first.width, second.width);
  if (level > low * 0.6) return gap(first.x, first.width, second.x, second.width) < low * 1.5;
  return isUpright(first) && upright > thin * 0.6 && gap(first.y, first.height, second.y, second.height) < thin * 1.5;
}

function overlap(a: number, lengthA: number, b: number, lengthB: number): number {
  return Math.min(a + lengthA, b + lengthB) - Math.max(a, b);
}

function gap(a: number, lengthA: number, b: number, lengthB: number): number {
  return Math.max(a, b) - Math.min(a + lengthA, b + lengthB);
}

function union(a: CopyRect, b: CopyRect): CopyRect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return { x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}
