// Owns: a Word file that came back: what a reader finds in it, which paragraph of the draft each of its paragraphs is, which changes that makes, and what accepting
// one does to a paragraph. Pure; decides nothing and opens nothing.
import type { CivilDate } from './dates.ts';
import type { Comment, DraftRow, ReturnedChange, Run } from './draft.ts';
import { labelPeople, type People, personWords } from './labels.ts';
import { joinedRuns } from './runs.ts';

/** Words of one paragraph that share one fate. */
export interface ReturnedPiece {
  readonly text: string;
  /** `in`: put in since the file went out; `out`: taken out. */
  readonly state: 'same' | 'in' | 'out';
  readonly author: string;
  readonly on: CivilDate | null;
  /** What ties the two ends of a move together; null where it is none. */
  readonly move: string | null;
}

/** A paragraph as it stands in the file. */
export interface ReturnedParagraph {
  /** Bookmarks that begin in it. */
  readonly bookmarks: readonly string[];
  readonly isHeading: boolean;
  readonly pieces: readonly ReturnedPiece[];
  /** The fate of its end: `in` splits a paragraph there was, `out` joins it with the next. */
  readonly end: Omit<ReturnedPiece, 'text'>;
}

export interface ReturnedComment {
  readonly author: string;
  readonly text: string;
  /** The paragraph it begins in, and where in its words as they went out. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

export interface ReturnedFile {
  readonly paragraphs: readonly ReturnedParagraph[];
  readonly comments: readonly ReturnedComment[];
}

export type ReturnedRead =
  | { readonly ok: true; readonly file: ReturnedFile }
  /** A plain English sentence naming what to do. */
  | { readonly ok: false; readonly reason: string };

/** Word hides bookmarks that begin with an underscore, and allows forty characters. */
const bookmarkStart = '_od';

/** The bookmark that stands at a draft paragraph in a Word file that goes out. */
export function bookmarkOf(paragraphId: string): string {
  return `${bookmarkStart}${paragraphId.replaceAll('-', '')}`;
}

/** A draft paragraph as an edition prints it, run by run; a citation prints nothing. */
export interface PrintedParagraph {
  readonly id: string;
  readonly runs: readonly Run[];
  /** What each run prints. */
  readonly printed: readonly string[];
}

/** What every run of a paragraph prints: people stand under their labels, and a citation takes the space with it that would stand alone. */
export function printedParagraph(
  { id, value: { runs } }: Pick<DraftRow<'paragraph'>, 'id' | 'value'>,
  parties: readonly DraftRow<'party'>[],
  people: People,
): PrintedParagraph {
  let before = '';
  const printed = runs.map((run) => {
    if (run.kind === 'cite') return '';
    const words = labelPeople(people, run.kind === 'person' ? personWords(run, parties, before) : run.text, before);
    before += words;
    return words;
  });
  return { id, runs, printed };
}

/** Words without white space: what editions and Word do to spaces says nothing. `at[i]` is the place in the text of the i-th of them. */
function squeezed(text: string): { readonly words: string; readonly at: readonly number[] } {
  const at: number[] = [];
  let words = '';
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index);
    if (/\s/.test(unit)) continue;
    words += unit;
    at.push(index);
  }
  return { words, at };
}

/** Whether two texts are the same but for white space. */
export function sameWords(one: string, other: string): boolean {
  return squeezed(one).words === squeezed(other).words;
}

/** A paragraph as it went out: one or several of the file's, where it was split since. */
interface Group {
  readonly first: number;
  readonly bookmarks: readonly string[];
  readonly isHeading: boolean;
  readonly pieces: readonly ReturnedPiece[];
  readonly isJoined: boolean;
  readonly end: Omit<ReturnedPiece, 'text'>;
  /** As it went out. */
  readonly base: string;
}

function groupsOf({ paragraphs }: ReturnedFile): Group[] {
  const groups: Group[] = [];
  let first = 0;
  let held: ReturnedParagraph[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    held.push(paragraph);
    if (paragraph.end.state === 'in' && index < paragraphs.length - 1) continue;
    const pieces = held.flatMap(({ pieces: own, end }, at) => (at < held.length - 1 ? [...own, { ...end, text: '\n' }] : own));
    groups.push({
      first,
      bookmarks: held.flatMap(({ bookmarks }) => bookmarks),
      isHeading: held.some(({ isHeading }) => isHeading),
      pieces: pieces.filter(({ text }) => text !== ''),
      isJoined: paragraph.end.state === 'out',
      end: paragraph.end,
      base: baseOf(pieces),
    });
    first = index + 1;
    held = [];
  }
  return groups;
}

/** The words as they went out. */
function baseOf(pieces: readonly ReturnedPiece[]): string {
  return pieces.map(({ text, state }) => (state === 'in' ? '' : text)).join('');
}

/** How alike two paragraphs must be to be taken for one, where neither the bookmark nor the words tell. */
const alike = 0.6;

/**
 * The draft paragraph of each group: by its bookmark, else by the same words, else by most of the words where no other comes near; null where there is none.
 */
function matched(groups: readonly Group[], paragraphs: readonly PrintedParagraph[]): (PrintedParagraph | null)[] {
  const byBookmark = new Map(paragraphs.map((paragraph) => [bookmarkOf(paragraph.id), paragraph]));
  const taken = new Set<string>();
  const take = (paragraph: PrintedParagraph | undefined) => {
    if (paragraph === undefined || taken.has(paragraph.id)) return null;
    taken.add(paragraph.id);
    return paragraph;
  };
  // A paragraph copied in Word has its bookmark once only; one split has it in its first part.
  const found = groups.map(({ bookmarks }) =>
    bookmarks.reduce<PrintedParagraph | null>((is, name) => is ?? take(byBookmark.get(name)), null),
  );
  const words = new Map(paragraphs.map((paragraph) => [paragraph, squeezed(paragraph.printed.join('')).words]));
  const bySame = groups.map(({ base, isHeading }, index) => {
    if (found[index] !== null || isHeading) return found[index] ?? null;
    const own = squeezed(base).words;
    return own === '' ? null : take(paragraphs.find((paragraph) => !taken.has(paragraph.id) && words.get(paragraph) === own));
  });
  return groups.map(({ base, isHeading }, index) => {
    const is = bySame[index] ?? null;
    if (is !== null || isHeading) return is;
    const near = paragraphs
      .filter(({ id }) => !taken.has(id))
      .map((paragraph) => ({ paragraph, share: shareOf(base, paragraph.printed.join('')) }))
      .filter(({ share }) => share >= alike);
    return near.length === 1 ? take(near[0]?.paragraph) : null;
  });
}

/** How many words two texts share, of all they have, from 0 to 1 (Dice's coefficient over words). */
function shareOf(one: string, other: string): number {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  if (a.size < 4 || b.size < 4) return 0;
  return (2 * [...a].filter((word) => b.has(word)).length) / (a.size + b.size);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** Characters of context kept either side of words. */
export const contextLength = 48;

/** What a file makes of the draft: its changes and comments in the order of the file. */
export interface Returned {
  readonly changes: readonly Omit<ReturnedChange, 'fileName' | 'standing'>[];
  readonly comments: readonly Omit<Comment, 'fileName' | 'standing' | 'answer' | 'version'>[];
  /** Paragraphs of the file that are one of the draft. */
  readonly matched: number;
}

/** Matches a file with the draft as it is now. */
export function returnedOf(file: ReturnedFile, paragraphs: readonly PrintedParagraph[]): Returned {
  const groups = groupsOf(file);
  const found = matched(groups, paragraphs);
  const moves = movesIn(groups, found);
  const moved = new Set([...moves.values()].map(({ name }) => name));
  let place = '';
  const changes = groups.flatMap((group, index) => {
    if (group.isHeading) place = group.base.trim();
    const move = moves.get(group);
    const paragraph = found[index] ?? null;
    if (move !== undefined && paragraph !== null) {
      const { author, on } = move.piece;
      const to = move.to;
      return [{ ...bare(author, on), change: 'moved' as const, paragraphId: paragraph.id, place, before: group.base.trim(), afterId: to }];
    }
    return changesIn(group, paragraph, place, moved, nextOf(groups, found, index));
  });
  const comments = file.comments.map(({ author, text, paragraph, start, end }) => {
    const at = groups.findIndex(
      ({ first }, index) => first <= paragraph && paragraph < (groups[index + 1]?.first ?? Number.POSITIVE_INFINITY),
    );
    const group = groups[at];
    const before = file.paragraphs.slice(group?.first ?? 0, paragraph).reduce((sum, { pieces }) => sum + baseOf(pieces).length, 0);
    const words = group?.base ?? '';
    const [from, to] = [before + start, before + end];
    return {
      paragraphId: found[at]?.id ?? null,
      exact: words.slice(from, to),
      ...contextOf(words, from, to),
      text,
      by: author,
    };
  });
  return { changes, comments, matched: found.filter((paragraph) => paragraph !== null).length };
}

function bare(author: string, on: CivilDate | null) {
  return { author, on, paragraphId: null, place: '', before: '', after: '', prefix: '', suffix: '', afterId: null };
}

/** The words before and after a stretch, as they are kept with it. */
export function contextOf(words: string, from: number, to: number): { readonly prefix: string; readonly suffix: string } {
  return { prefix: words.slice(Math.max(0, from - contextLength), from), suffix: words.slice(to, to + contextLength) };
}

interface MoveFound {
  readonly name: string;
  readonly piece: ReturnedPiece;
  /** The draft paragraph it now follows; null for the first place. */
  readonly to: string | null;
}

/** Whole paragraphs that were moved whole: both ends bear one name, and the words are the same. */
function movesIn(groups: readonly Group[], found: readonly (PrintedParagraph | null)[]): ReadonlyMap<Group, MoveFound> {
  const moves = new Map<Group, MoveFound>();
  const before = (index: number) =>
    found.slice(0, index).findLast((paragraph, at) => paragraph !== null && !isTakenAway(groups[at]))?.id ?? null;
  for (const [index, group] of groups.entries()) {
    const [piece] = group.pieces;
    const name = piece?.move ?? null;
    if (piece === undefined || name === null || found[index] == null || !isTakenAway(group)) continue;
    for (const [at, other] of groups.entries()) {
      const arrived = other.pieces.filter(({ state, move }) => state === 'in' && move === name);
      if (arrived.length === 0 || !sameWords(arrived.map(({ text }) => text).join(''), group.base)) continue;
      const isAtStart = other.pieces[0] === arrived[0];
      moves.set(group, { name, piece, to: isAtStart ? before(at) : (found[at]?.id ?? null) });
    }
  }
  return moves;
}

/** The draft paragraph that comes after a group, where the file has it next and has not taken it away. */
function nextOf(groups: readonly Group[], found: readonly (PrintedParagraph | null)[], index: number): string | null {
  return isTakenAway(groups[index + 1]) ? null : (found[index + 1]?.id ?? null);
}

function isTakenAway(group: Group | undefined): boolean {
  return group !== undefined && group.base.trim() !== '' && group.pieces.every(({ state, text }) => state === 'out' || text.trim() === '');
}

function changesIn(
  group: Group,
  paragraph: PrintedParagraph | null,
  place: string,
  moved: ReadonlySet<string>,
  next: string | null,
): Omit<ReturnedChange, 'fileName' | 'standing'>[] {
  const { base, pieces } = group;
  const paragraphId = paragraph?.id ?? null;
  if (isTakenAway(group)) {
    const [piece] = pieces;
    return [{ ...bare(piece?.author ?? '', piece?.on ?? null), change: 'removed', paragraphId, place, before: base.trim() }];
  }
  const changes: Omit<ReturnedChange, 'fileName' | 'standing'>[] = [];
  let at = 0;
  let open: { from: number; before: string; after: string; piece: ReturnedPiece } | null = null;
  const close = () => {
    if (open === null) return;
    const { from, before, after, piece } = open;
    open = null;
    // What only changes spaces is nothing to be decided on; a new paragraph is.
    if (sameWords(before, after) && !after.includes('\n')) return;
    if (after.trim() === '' && before.trim() === '' && !pieces.some(({ state }) => state === 'same')) return;
    changes.push({
      ...bare(piece.author, piece.on),
      change: 'words',
      paragraphId,
      place,
      before,
      after,
      ...contextOf(base, from, from + before.length),
    });
  };
  let isAfterMove = false;
  for (const piece of pieces) {
    if (piece.state === 'in' && piece.move !== null && moved.has(piece.move)) {
      // The new paragraph it made came with it.
      if (open !== null && (open as { after: string }).after === '\n') open = null;
      isAfterMove = true;
      continue;
    }
    if (isAfterMove && piece.text === '\n' && piece.state === 'in') {
      isAfterMove = false;
      continue;
    }
    if (piece.state === 'same') {
      close();
      at += piece.text.length;
      continue;
    }
    if (open !== null && open.piece.author !== piece.author) close();
    open ??= { from: at, before: '', after: '', piece };
    if (piece.state === 'in') open.after += piece.text;
    else {
      open.before += piece.text;
      at += piece.text.length;
    }
  }
  close();
  if (paragraph !== null) changes.push(...untracked(group, paragraph, place));
  if (group.isJoined)
    changes.push({ ...bare(group.end.author, group.end.on), change: 'joined', paragraphId, place, before: base.trim(), afterId: next });
  return changes;
}

/** Where the words that went out are not the draft's: changed without tracking, or the draft was changed since. From the first word that differs to the last. */
function untracked({ base }: Group, { id, printed }: PrintedParagraph, place: string): Omit<ReturnedChange, 'fileName' | 'standing'>[] {
  const now = printed.join('').trim();
  const then = base.trim();
  if (sameWords(now, then)) return [];
  const [a, b] = [now.split(/(?<=\s)/), then.split(/(?<=\s)/)];
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head]?.trim() === b[head]?.trim()) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail)?.trim() === b.at(-1 - tail)?.trim()) tail += 1;
  const from = a.slice(0, head).join('').length;
  const before = a.slice(head, a.length - tail).join('');
  const after = b.slice(head, b.length - tail).join('');
  return [{ ...bare('', null), change: 'untracked', paragraphId: id, place, before, after, ...contextOf(now, from, from + before.length) }];
}

/** Where words stand in a text, white space aside. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Finds words between their context in a text, white space aside; null where they are not there, or there twice. Context is given up bit by bit, from the
 * outside in, because another change may have been accepted beside it.
 */
export function findWords(
  text: string,
  { exact, prefix, suffix }: { readonly exact: string; readonly prefix: string; readonly suffix: string },
): Stretch | null {
  const { words, at } = squeezed(text);
  const [own, before, after] = [squeezed(exact).words, squeezed(prefix).words, squeezed(suffix).words];
  for (const length of [contextLength, 24, 12, 6]) {
    for (const [left, right] of [
      [before.slice(-length), after.slice(0, length)],
      [before.slice(-length), ''],
      ['', after.slice(0, length)],
    ] as const) {
      const sought = left + own + right;
      if (sought === '' || (own === '' && left === '' && before !== '') || (own === '' && right === '' && after !== '')) continue;
      const first = words.indexOf(sought);
      if (first < 0 || words.indexOf(sought, first + 1) >= 0) continue;
      // The beginning of the text stands for an empty context.
      if (own === '' && before === '' && first !== 0) continue;
      return stretchAt(text, at, first + left.length, own.length, { exact, prefix });
    }
  }
  if (own !== '' && words.indexOf(own) >= 0 && words.indexOf(own) === words.lastIndexOf(own)) {
    return stretchAt(text, at, words.indexOf(own), own.length, { exact, prefix });
  }
  return own === '' && before === '' && after === '' ? { start: 0, end: 0 } : null;
}

/** From counts of words without spaces to places in the text; spaces at the ends go where the words had them. */
function stretchAt(
  text: string,
  at: readonly number[],
  first: number,
  length: number,
  { exact, prefix }: { readonly exact: string; readonly prefix: string },
): Stretch {
  const afterSpaces = (from: number) => {
    let to = from;
    while (to < text.length && /\s/.test(text.charAt(to))) to += 1;
    return to;
  };
  const previous = at[first - 1];
  let start = previous === undefined ? 0 : previous + 1;
  if (/\s$/.test(prefix) || (length > 0 && !/^\s/.test(exact)))
    start = length > 0 && !/^\s/.test(exact) ? (at[first] ?? start) : afterSpaces(start);
  if (length === 0) return { start, end: start };
  const last = (at[first + length - 1] ?? start) + 1;
  return { start, end: /\s$/.test(exact) ? afterSpaces(last) : last };
}

/** Why a change cannot be put into the paragraph: it touches what is locked, or its place is not there. */
export type NotAccepted = 'quotation' | 'person' | 'label' | 'not found' | 'not a paragraph' | 'by hand';

export type Accepted =
  | {
      readonly ok: true /** One or more paragraphs; citations, quotations and people kept. */;
      readonly paragraphs: readonly (readonly Run[])[] /** The one of them that stays the paragraph it was. */;
      readonly kept: number;
    }
  | { readonly ok: false; readonly why: NotAccepted };

/**
 * What a paragraph becomes with a change of words put in. Citations stay where they are; a locked quotation, a person or a name printed as a label that
 * the change touches refuses it, unless a person is taken out whole.
 */
export function accepted(
  change: Pick<ReturnedChange, 'change' | 'before' | 'after' | 'prefix' | 'suffix'>,
  paragraph: PrintedParagraph | null,
): Accepted {
  if (paragraph === null) return { ok: false, why: 'not a paragraph' };
  if (change.change !== 'words' && change.change !== 'untracked') return { ok: false, why: 'by hand' };
  const text = paragraph.printed.join('');
  const found = findWords(text, { exact: change.before, prefix: change.prefix, suffix: change.suffix });
  if (found === null) return { ok: false, why: 'not found' };
  // The space between two sentences goes where the second becomes a paragraph.
  const place = isSplit(change) ? withSpaces(text, found) : found;
  const why = touches(paragraph, place);
  if (why !== null) return { ok: false, why };
  return { ok: true, ...putIn(paragraph, place, change.after) };
}

/** Whether a change does nothing but end a paragraph and begin another. */
function isSplit({ before, after }: Pick<ReturnedChange, 'before' | 'after'>): boolean {
  return before.trim() === '' && after.trim() === '' && after.includes('\n');
}

function withSpaces(text: string, { start, end }: Stretch): Stretch {
  return { start: text.slice(0, start).trimEnd().length, end: text.length - text.slice(end).trimStart().length };
}

/** Which locked run a change touches; null where none. */
function touches({ runs, printed }: PrintedParagraph, { start, end }: Stretch): NotAccepted | null {
  let from = 0;
  for (const [index, run] of runs.entries()) {
    const words = printed[index] ?? '';
    const to = from + words.length;
    const isInside = start === end ? from < start && start < to : start < to && end > from;
    if (isInside && run.kind === 'quote') return 'quotation';
    if (isInside && run.kind === 'person' && (start > from || end < to)) return 'person';
    if (
      isInside &&
      run.kind === 'text' &&
      words !== run.text &&
      (start > from || end < to) &&
      !isSameWithin(run.text, words, start - from, end - from)
    ) {
      return 'label';
    }
    from = to;
  }
  return null;
}

/** Whether a stretch of what a run prints stands in the run's own words at the same distance from the beginning or the end. */
function isSameWithin(own: string, printed: string, from: number, to: number): boolean {
  return ownStretch(own, printed, Math.max(0, from), Math.min(printed.length, to)) !== null;
}

function ownStretch(own: string, printed: string, from: number, to: number): Stretch | null {
  if (own === printed || own.slice(0, to) === printed.slice(0, to)) return { start: from, end: to };
  const shift = own.length - printed.length;
  return own.slice(from + shift) === printed.slice(from) && from + shift >= 0 ? { start: from + shift, end: to + shift } : null;
}

function putIn(
  { runs, printed }: PrintedParagraph,
  { start, end }: Stretch,
  after: string,
): { readonly paragraphs: Run[][]; readonly kept: number } {
  const out: Run[] = [];
  let from = 0;
  let isPut = false;
  // A paragraph begun after a citation leaves the citation with the words before.
  const waits = after.startsWith('\n') && printed.join('').slice(start, end).trim() === '';
  const put = () => {
    if (!isPut && after !== '') out.push({ kind: 'text', text: after });
    isPut = true;
  };
  for (const [index, run] of runs.entries()) {
    const words = printed[index] ?? '';
    const to = from + words.length;
    if (run.kind === 'cite') {
      // What is put in before a citation goes before it: the citation stays with the words after it only where the change begins after it.
      if (!isPut && (waits ? end : start) < from) put();
      out.push(run);
    } else if (to < start || from > end || (words !== '' && (to === start || from === end) && start !== end)) {
      if (from >= end && !isPut && from >= start) put();
      out.push(run);
    } else if (run.kind === 'text') {
      const cut = ownStretch(run.text, words, Math.max(0, start - from), Math.min(words.length, end - from)) ?? {
        start: 0,
        end: run.text.length,
      };
      if (cut.start > 0) out.push({ kind: 'text', text: run.text.slice(0, cut.start) });
      if (start <= to && !(waits && end >= to && from < to)) put();
      if (cut.end < run.text.length) out.push({ kind: 'text', text: run.text.slice(cut.end) });
    } else if (start < to && end > from) put();
    else {
      if (from >= end) put();
      out.push(run);
    }
    from = to;
  }
  put();
  return splitAt(out, start === 0 && end === 0 && after.includes('\n'));
}

/** Neighbouring words are one run; a line feed in what was put in begins a new paragraph. */
function splitAt(runs: readonly Run[], isBefore: boolean): { readonly paragraphs: Run[][]; readonly kept: number } {
  const paragraphs: Run[][] = [[]];
  const add = (run: Run) => {
    const last = paragraphs.at(-1) as Run[];
    const before = last.at(-1);
    if (run.kind === 'text' && before?.kind === 'text') last[last.length - 1] = { kind: 'text', text: before.text + run.text };
    else if (run.kind !== 'text' || run.text !== '') last.push(run);
  };
  for (const run of runs) {
    if (run.kind !== 'text') {
      add(run);
      continue;
    }
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) paragraphs.push([]);
      add({ kind: 'text', text });
    }
  }
  const whole = paragraphs.filter((each) => each.length > 0);
  return { paragraphs: whole.length === 0 ? [[]] : whole, kept: isBefore ? Math.max(0, whole.length - 1) : 0 };
}

/**
 * Where the other open changes of a paragraph stand once one was accepted, so that each is found again: in which of the paragraphs it became, and between which of
 * their words.
 * @param now what the paragraph became, in order
 */
export function contextAfter<T extends Pick<ReturnedChange, 'before' | 'prefix' | 'suffix'>>(
  others: readonly T[],
  then: PrintedParagraph,
  now: readonly PrintedParagraph[],
  change: Pick<ReturnedChange, 'before' | 'after' | 'prefix' | 'suffix'>,
): readonly { readonly change: T; readonly paragraphId: string; readonly prefix: string; readonly suffix: string }[] {
  const text = then.printed.join('');
  const put = findWords(text, { exact: change.before, prefix: change.prefix, suffix: change.suffix });
  if (put === null) return [];
  const length = (words: string) => squeezed(words).words.length;
  const shift = length(change.after) - length(text.slice(put.start, put.end));
  return others.flatMap((other) => {
    const exact = other.before;
    const place = findWords(text, { exact, prefix: other.prefix, suffix: other.suffix });
    if (place === null) return [];
    const isAfter = place.start >= put.end;
    let left = length(text.slice(0, place.start)) + (isAfter ? shift : 0);
    for (const [index, paragraph] of now.entries()) {
      const words = paragraph.printed.join('');
      const { at } = squeezed(words);
      if (left < at.length || index === now.length - 1 || (left === at.length && !isAfter)) {
        const { start, end } = stretchAt(words, at, left, length(exact), { exact, prefix: other.prefix });
        return [{ change: other, paragraphId: paragraph.id, ...contextOf(words, start, end) }];
      }
      left -= at.length;
    }
    return [];
  });
}

/** A paragraph's words as an edition prints them, for showing. */
export function printedWords({ runs, printed }: PrintedParagraph): string {
  return joinedRuns(runs, (_, index) => printed[index] ?? '').trim();
}
