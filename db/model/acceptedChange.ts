// Owns: what accepting a change of a Word file that came back makes of a paragraph, and where its other changes stand then. Pure; must not accept anything by itself.
import type { ReturnedChange, Run } from './draft.ts';
import { contextOf, findWords, type PrintedParagraph, type Stretch, squeezed, stretchAt } from './printedParagraph.ts';

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
