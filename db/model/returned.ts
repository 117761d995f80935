// Owns: a Word file that came back: what a reader finds in it, which paragraph of the draft each of its paragraphs is, and which changes that makes. Pure; decides
// nothing and opens nothing.
import type { CivilDate } from './dates.ts';
import type { Comment, ReturnedChange } from './draft.ts';
import { contextOf, type PrintedParagraph, sameWords, squeezed } from './printedParagraph.ts';

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
