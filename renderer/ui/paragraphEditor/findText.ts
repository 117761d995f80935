// Owns finding and replacing words in the runs of a paragraph. Words locked to a passage are found and never replaced. Pure.
import type { Run } from '../../../db/model/draft.ts';
import { findable, finderOf, type Span } from '../../../db/model/find.ts';

/** What is looked for, as typed. */
export interface Sought {
  readonly words: string;
  /** Capitals and accents must agree. */
  readonly isExact: boolean;
  readonly isWhole: boolean;
}

/** A place in a paragraph: units of its words, each citation, person and locked quotation counting one, as the editor counts. */
export interface TextHit {
  readonly from: number;
  readonly to: number;
  /** Where it begins in its own run: two hits in one locked quotation have the same `from`. */
  readonly offset: number;
  /** In words locked to a passage. */
  readonly isLocked: boolean;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

const around = 40;

/** Finds in one text; made once for many texts. Nothing is found for no words. */
export function finder(sought: Sought): (text: string) => readonly Span[] {
  const find = finderOf(sought);
  return sought.words.trim() === '' ? () => [] : (text) => find(findable(text));
}

/** Every hit in a paragraph, in order. A hit never goes over a citation, a person or the edge of a quotation. */
export function hitsIn(runs: readonly Run[], find: (text: string) => readonly Span[]): TextHit[] {
  const hits: TextHit[] = [];
  let at = 0;
  for (const run of runs) {
    const isText = run.kind === 'text';
    if (isText || run.kind === 'quote') {
      for (const { start, end } of find(run.text)) {
        hits.push({
          from: isText ? at + start : at,
          to: isText ? at + end : at + 1,
          offset: start,
          isLocked: !isText,
          before: wordsBefore(run.text, start),
          words: run.text.slice(start, end),
          after: wordsAfter(run.text, end),
        });
      }
    }
    at += isText ? run.text.length : 1;
  }
  return hits;
}

/** Words around a hit, none of them cut in two. */
function wordsBefore(text: string, end: number): string {
  const from = Math.max(0, end - around);
  const words = text.slice(from, end);
  return from === 0 || /\s/u.test(text[from - 1] ?? '') ? words : words.replace(/^\S*\s/u, '');
}

function wordsAfter(text: string, start: number): string {
  const to = start + around;
  const words = text.slice(start, to);
  return to >= text.length || /\s/u.test(text[to] ?? '') ? words : words.replace(/\s\S*$/u, '');
}

/** The runs with every hit in typed words replaced, or only the one from `only`; and how many were. */
export function replaceIn(
  runs: readonly Run[],
  find: (text: string) => readonly Span[],
  replacement: string,
  only: number | null = null,
): { readonly runs: Run[]; readonly count: number } {
  let count = 0;
  let at = 0;
  const replaced = runs.map((run): Run => {
    const start = at;
    at += run.kind === 'text' ? run.text.length : 1;
    if (run.kind !== 'text') return run;
    let text = '';
    let from = 0;
    for (const span of find(run.text)) {
      if (only !== null && start + span.start !== only) continue;
      text += run.text.slice(from, span.start) + replacement;
      from = span.end;
      count += 1;
    }
    return { kind: 'text', text: text + run.text.slice(from) };
  });
  return { runs: replaced, count };
}
