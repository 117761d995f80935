// Owns what may be cited, and finding it while `[[` is typed. Pure: the list is drawn by CitationPicker.
import type { Cite } from '../../../db/model/draft.ts';
import type { ChipFace } from './nodes.ts';

/** One thing that may be cited. `words` is what is searched besides its face: quotation, text, title. */
export interface Citable {
  readonly cite: Cite;
  /** Its name in a case file: m7, e1, n2, or the exhibit label. */
  readonly key: string;
  readonly face: ChipFace;
  readonly words: string;
  /** Words that may be quoted; null where there are none, as of an area of a picture. */
  readonly quote: string | null;
  /** Our own words, to be gone on with by typing: what an event or an absence says. Null for what is not ours. */
  readonly said: string | null;
  readonly isUsed: boolean;
  readonly headIds: readonly string[];
}

/** The thing a citation is of; null where it may not be cited any more. */
export function citableOf(citables: readonly Citable[], { kind, id }: Cite): Citable | null {
  return citables.find(({ cite }) => cite.kind === kind && cite.id === id) ?? null;
}

/** The words a citation may quote; null where there are none. */
export function quoteOf(citables: readonly Citable[], cite: Cite): string | null {
  return citableOf(citables, cite)?.quote ?? null;
}

const openBrackets = /\[\[([^[\]\n]{0,60})$/u;
const closedBrackets = /\[\[([A-Za-z0-9.#_-]{1,40})\]\]$/u;

/** What is being looked for: the words after `[[`, or null when none is open before the caret. */
export function openQuery(before: string): { readonly query: string; readonly length: number } | null {
  const match = openBrackets.exec(before);
  return match === null ? null : { query: match[1] ?? '', length: match[0].length };
}

/** The name in `[[name]]` just closed before the caret. */
export function closedName(before: string): { readonly name: string; readonly length: number } | null {
  const match = closedBrackets.exec(before);
  return match === null ? null : { name: match[1] ?? '', length: match[0].length };
}

/** The first `limit` things that match every word, this head's own and unused first. */
export function matching(all: readonly Citable[], query: string, headId: string | null, limit: number): Citable[] {
  const wanted = query.toLocaleLowerCase('en-GB').split(/\s+/u).filter(Boolean);
  const rank = (one: Citable): number => {
    const key = one.key.toLocaleLowerCase('en-GB');
    const isExact = wanted.length === 1 && (key === wanted[0] || one.face.text.toLocaleLowerCase('en-GB') === wanted[0]);
    return (
      (isExact ? 0 : 8) +
      (headId !== null && one.headIds.includes(headId) ? 0 : 4) +
      (one.cite.kind === 'entry' ? 2 : 0) +
      (one.isUsed ? 1 : 0)
    );
  };
  return all
    .filter((one) => {
      const hay = `${one.key} ${one.face.text} ${one.face.title} ${one.words}`.toLocaleLowerCase('en-GB');
      return wanted.every((word) => hay.includes(word));
    })
    .map((one, at) => ({ one, at, rank: rank(one) }))
    .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
    .slice(0, limit)
    .map(({ one }) => one);
}
