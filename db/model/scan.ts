// Owns: words recognised in pictures of pages: what is asked of the recogniser, what it answers, how its words join those a file already has, and how sure a
// passage of them is. Pure; must not recognise anything.
import type { PageText, TextRun } from './entry.ts';
import type { ReaderName } from './extraction.ts';

/** Tesseract 5 compiled to WebAssembly with the English model `4.0.0_best_int`. Bump the last figure when its words or their order change. */
export const recogniser: ReaderName = { reader: 'tesseract', version: '5 eng 1' };

/** A page with fewer letters and figures than this is looked at as a picture: a scan often has a stamped number or a fax line as its only words. */
const fewCharacters = 40;

/** The setting of a desk that keeps scans from being recognised. */
export const scansPausedKey = 'scansPaused';

/** Below this a word counts as unsure: see test/bench/README.md for how often such a word is wrong. */
const sureFrom = 80;

/** What is asked of a process that recognises one page. */
export interface PageOrder {
  readonly sha256: string;
  /** Null where this process holds the original already from the page before. */
  readonly bytes: Uint8Array | null;
  readonly kind: 'pdf' | 'picture';
  readonly mediaType: string;
  /** Counts from 1. */
  readonly page: number;
  /** Of a picture: its size in the file and what brings it upright, see `uprightOf`. */
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
}

/** The words of one page in reading order: offsets count from the page's own beginning, rectangles as everywhere (see TextRun). */
export interface RecognisedPage {
  readonly text: string;
  readonly runs: readonly TextRun[];
}

export type PageRead = { readonly ok: true; readonly found: RecognisedPage } | { readonly ok: false; readonly reason: string };

/** A page whose words were recognised, or that was left without with a reason, or that waits. */
export interface ScanPage {
  readonly page: number;
  readonly state: 'waiting' | 'done' | 'failed';
  readonly reason: string | null;
}

/** One scan: a paper with pages that have to be recognised. */
export interface ScanPaper {
  /** The entry that holds it. */
  readonly id: string;
  readonly exhibit: string;
  readonly title: string;
  readonly pages: readonly ScanPage[];
}

export interface ScanCounts {
  /** Pages. */
  readonly waiting: number;
  readonly done: number;
  readonly failed: number;
}

export interface ScanProgress extends ScanCounts {
  readonly caseId: string;
  readonly isRunning: boolean;
}

/** Which pages of a reading have to be recognised. */
export function pagesToRecognise(text: string, pages: readonly Pick<PageText, 'page' | 'start' | 'end'>[]): number[] {
  return pages.filter(({ start, end }) => characters(text.slice(start, end)) < fewCharacters).map(({ page }) => page);
}

function characters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/**
 * Joins recognised words to those a file has: what the file says of a page stays, and words recognised where it has some already are left out. Null where no
 * word is added; else the recognised words are counted, also those of an earlier turn.
 * @param found recognised pages by number
 */
export function joinRecognised(
  text: string,
  pages: readonly PageText[],
  found: ReadonlyMap<number, RecognisedPage>,
): { readonly text: string; readonly pages: readonly PageText[]; readonly words: number; readonly unsure: number } | null {
  let whole = '';
  const joined: PageText[] = [];
  let added = 0;
  for (const page of pages) {
    if (joined.length > 0) whole += '\n\n';
    const start = whole.length;
    const own = text.slice(page.start, page.end);
    const ownRuns = page.runs.map((run) => ({ ...run, start: run.start - page.start + start, end: run.end - page.start + start }));
    whole += own;
    const more = withoutOwn(found.get(page.page) ?? nothing, page.runs);
    if (more.runs.length > 0 && own !== '') whole += '\n';
    const from = whole.length;
    whole += more.text;
    const runs = more.runs.map((run) => ({ ...run, start: run.start + from, end: run.end + from }));
    added += runs.length;
    joined.push({ ...page, start, end: whole.length, runs: [...ownRuns, ...runs] });
  }
  if (added === 0) return null;
  const recognised = joined.flatMap(({ runs }) => runs.filter(({ confidence }) => confidence !== undefined));
  return { text: whole, pages: joined, words: recognised.length, unsure: recognised.filter(isUnsure).length };
}

const nothing: RecognisedPage = { text: '', runs: [] };

/** The recognised words of a page that do not lie on words it has. */
function withoutOwn(found: RecognisedPage, own: readonly TextRun[]): RecognisedPage {
  const isOwn = ({ x, y, width, height }: TextRun) =>
    own.some(
      (run) =>
        x + width / 2 >= run.x && x + width / 2 <= run.x + run.width && y + height / 2 >= run.y && y + height / 2 <= run.y + run.height,
    );
  if (own.length === 0 || !found.runs.some(isOwn)) return found;
  let text = '';
  let before: TextRun | null = null;
  const runs: TextRun[] = [];
  for (const run of found.runs) {
    if (isOwn(run)) continue;
    if (before !== null) text += found.text.slice(before.end, run.start).includes('\n') ? '\n' : ' ';
    const start = text.length;
    text += found.text.slice(run.start, run.end);
    runs.push({ ...run, start, end: text.length });
    before = run;
  }
  return { text, runs };
}

/** Whether a run is a recognised word that may well be another. */
export function isUnsure({ confidence }: Pick<TextRun, 'confidence'>): boolean {
  return confidence !== undefined && confidence < sureFrom;
}

/** How far a passage rests on recognised words. */
export interface RecognisedPassage {
  readonly words: number;
  /** The mean of its words, 0 to 100, rounded. */
  readonly confidence: number;
  /** Its words that may well be others, in order. */
  readonly unsure: readonly string[];
}

/** The recognised words among those between two offsets; null where there are none. */
export function recognisedPassage(
  text: string,
  pages: readonly Pick<PageText, 'start' | 'end' | 'runs'>[],
  start: number,
  end: number,
): RecognisedPassage | null {
  const runs = pages
    .filter((page) => page.start < end && page.end > start)
    .flatMap((page) => page.runs.filter((run) => run.confidence !== undefined && run.start < end && run.end > start));
  if (runs.length === 0) return null;
  const sum = runs.reduce((total, { confidence = 0 }) => total + confidence, 0);
  return {
    words: runs.length,
    confidence: Math.round(sum / runs.length),
    unsure: runs.filter(isUnsure).map((run) => text.slice(run.start, run.end)),
  };
}
