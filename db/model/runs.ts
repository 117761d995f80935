// Owns: a paragraph's runs as one line of text and back: `[[m1]]` is a citation, `[[m1|words]]` words locked to a mark, `[[p1|words]]` a person.
// Must not look anything up: names are resolved by the caller.
import type { Cite, Run } from './draft.ts';

/** What a name between double brackets stands for. */
export type RunTarget = Cite | { readonly kind: 'party'; readonly id: string };

const bracketed = /\[\[([^[\]|\s]+)(?:\|([^[\]]*))?\]\]/g;

/**
 * Reads a text with names in double brackets into runs. Where `resolve` answers null the brackets stay in the words as typed; it may throw to refuse.
 * Words after a bar are kept only for marks (a locked quotation) and parties (a person); other targets refuse them by staying as typed.
 */
export function parseRuns(text: string, resolve: (name: string) => RunTarget | null): Run[] {
  const runs: Run[] = [];
  let pending = '';
  let from = 0;
  const flush = () => {
    if (pending !== '') runs.push({ kind: 'text', text: pending });
    pending = '';
  };
  for (const match of text.matchAll(bracketed)) {
    const [whole, name = '', words] = match;
    const run = runFor(resolve(name), words);
    pending += text.slice(from, match.index);
    from = match.index + whole.length;
    if (run === null) pending += whole;
    else {
      flush();
      runs.push(run);
    }
  }
  pending += text.slice(from);
  flush();
  return runs;
}

function runFor(target: RunTarget | null, words: string | undefined): Run | null {
  if (target === null) return null;
  if (target.kind === 'party') return words === undefined ? null : { kind: 'person', partyId: target.id, text: words };
  if (words === undefined) return { kind: 'cite', to: target };
  return target.kind === 'mark' ? { kind: 'quote', text: words, markId: target.id } : null;
}

/** The inverse of `parseRuns`. `nameOf` gives the name of a cited thing or party; a null (the thing is gone) leaves the words and drops the brackets. */
export function printRuns(runs: readonly Run[], nameOf: (target: RunTarget) => string | null): string {
  return runs
    .map((run) => {
      if (run.kind === 'text') return run.text;
      if (run.kind === 'cite') {
        const name = nameOf(run.to);
        return name === null ? '' : `[[${name}]]`;
      }
      const name = nameOf(run.kind === 'quote' ? { kind: 'mark', id: run.markId } : { kind: 'party', id: run.partyId });
      return name === null ? run.text : `[[${name}|${run.text}]]`;
    })
    .join('');
}

/** The words as an issued edition prints them: citations gone, and the space before one that would stand alone with it. */
export function plainText(runs: readonly Run[]): string {
  const text = joinedRuns(runs, ({ text: words }) => words);
  return runs.at(-1)?.kind === 'cite' ? text.trimEnd() : text;
}

/** Runs as one line without their citations. `printed` gives the words of any other run; it is told its place among the runs and what stands before it. */
export function joinedRuns(
  runs: readonly Run[],
  printed: (run: Exclude<Run, { kind: 'cite' }>, index: number, before: string) => string,
): string {
  let text = '';
  let isAfterCite = false;
  for (const [index, run] of runs.entries()) {
    if (run.kind === 'cite') isAfterCite = true;
    else {
      const words = printed(run, index, text);
      text = isAfterCite ? joinAroundCite(text, words) : text + words;
      isAfterCite = false;
    }
  }
  return text;
}

/** Joins words that stood either side of a citation: `opened [[m1]].` and `opened [[m1]] in May` keep no stray space. */
function joinAroundCite(before: string, after: string): string {
  if (before === '') return after.trimStart();
  const isLoose = before.endsWith(' ') && (after === '' || /^[\s.,;:!?)\]’”]/.test(after));
  return (isLoose ? before.trimEnd() : before) + after;
}

/** Every citation of a paragraph, placed or not, each once and in order. */
export function citesOf(paragraph: { readonly runs: readonly Run[]; readonly cites: readonly Cite[] }): Cite[] {
  const cites = paragraph.runs.flatMap((run): Cite[] => {
    if (run.kind === 'cite') return [run.to];
    return run.kind === 'quote' ? [{ kind: 'mark', id: run.markId }] : [];
  });
  const seen = new Set<string>();
  return [...cites, ...paragraph.cites].filter((cite) => {
    const name = `${cite.kind} ${cite.id}`;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
