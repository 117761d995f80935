// Owns comparing two report texts paragraph by paragraph and saying where they differ. It must not hold, fetch or change a report.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

/** One step of lining two sequences up: in both, only in the first (`gone`), or only in the second (`added`). */
export type Step = { readonly kind: 'same' | 'gone' | 'added'; readonly text: string };

/** A place where the reports differ: a paragraph changed in its words, missing from ours, or ours alone. */
export type Difference =
  | { readonly kind: 'changed'; readonly reference: string; readonly ours: string; readonly words: readonly Step[] }
  | { readonly kind: 'missing'; readonly reference: string }
  | { readonly kind: 'extra'; readonly ours: string };

/** What a comparison found. `same` counts paragraphs equal after numbering and white space are taken away. */
export type Comparison = { readonly same: number; readonly differences: readonly Difference[] };

// Numbers and letters of paragraphs and items as reports print them: "1.", "12)", "a.", "(b)", "iv.", "6.1", and bullets.
const numbering = /^(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]|\d+(?:\.\d+)+|[•\-–*])\s+/i;

// Below this share of common words two unmatched paragraphs are told apart as one missing and one extra.
const alike = 0.4;

/** The paragraphs of a report text: one per line that has words, without its numbering, with single spaces. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim().replace(numbering, ''))
    .filter((line) => line !== '');
}

/** Lines `first` and `second` up on a longest common subsequence; what is gone comes before what is added at the same place. */
export function aligned(first: readonly string[], second: readonly string[]): readonly Step[] {
  const width = second.length + 1;
  const lengths = new Uint32Array((first.length + 1) * width);
  const at = (row: number, column: number) => lengths[row * width + column] ?? 0;
  for (let row = first.length - 1; row >= 0; row -= 1) {
    for (let column = second.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        first[row] === second[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const steps: Step[] = [];
  let row = 0;
  let column = 0;
  while (row < first.length || column < second.length) {
    const gone = first[row];
    const added = second[column];
    if (gone !== undefined && gone === added) {
      steps.push({ kind: 'same', text: gone });
      row += 1;
      column += 1;
    } else if (gone !== undefined && (added === undefined || at(row + 1, column) >= at(row, column + 1))) {
      steps.push({ kind: 'gone', text: gone });
      row += 1;
    } else if (added !== undefined) {
      steps.push({ kind: 'added', text: added });
      column += 1;
    }
  }
  return steps;
}

function wordSteps(reference: string, ours: string): readonly Step[] {
  return aligned(reference.split(' '), ours.split(' '));
}

/** Share of words two paragraphs have in common, from 0 to 1. */
function likeness(words: readonly Step[]): number {
  const common = words.filter((step) => step.kind === 'same').length;
  return (2 * common) / (words.length + common);
}

/** Pairs what is gone with what was added between two common paragraphs, in order, where their words are alike enough. */
function differencesBetween(gone: readonly string[], added: readonly string[]): readonly Difference[] {
  const differences: Difference[] = [];
  let next = 0;
  for (const reference of gone) {
    let found: { readonly index: number; readonly words: readonly Step[] } | undefined;
    for (let index = next; index < added.length && !found; index += 1) {
      const words = wordSteps(reference, added[index] ?? '');
      if (likeness(words) >= alike) found = { index, words };
    }
    if (!found) {
      differences.push({ kind: 'missing', reference });
      continue;
    }
    for (const ours of added.slice(next, found.index)) differences.push({ kind: 'extra', ours });
    differences.push({ kind: 'changed', reference, ours: added[found.index] ?? '', words: found.words });
    next = found.index + 1;
  }
  for (const ours of added.slice(next)) differences.push({ kind: 'extra', ours });
  return differences;
}

/** Compares two report texts. Numbering, bullets, white space and the order of Unicode composition do not count. */
export function compareReports(reference: string, ours: string): Comparison {
  const differences: Difference[] = [];
  let same = 0;
  let gone: string[] = [];
  let added: string[] = [];
  const settle = () => {
    differences.push(...differencesBetween(gone, added));
    gone = [];
    added = [];
  };
  for (const step of aligned(paragraphsOf(reference), paragraphsOf(ours))) {
    if (step.kind === 'gone') gone.push(step.text);
    else if (step.kind === 'added') added.push(step.text);
    else {
      settle();
      same += 1;
    }
  }
  settle();
  return { same, differences };
}

/** The words of a changed paragraph on one line: [-only in the reference-] and {+only in ours+}. */
export function wordsShown(words: readonly Step[]): string {
  const parts: string[] = [];
  let run: string[] = [];
  for (const [index, step] of words.entries()) {
    run.push(step.text);
    if (words[index + 1]?.kind === step.kind) continue;
    const text = run.join(' ');
    parts.push(step.kind === 'same' ? text : step.kind === 'gone' ? `[-${text}-]` : `{+${text}+}`);
    run = [];
  }
  return parts.join(' ');
}

function shown(difference: Difference): string {
  switch (difference.kind) {
    case 'changed':
      return `changed  ${wordsShown(difference.words)}`;
    case 'missing':
      return `missing  ${difference.reference}`;
    case 'extra':
      return `extra    ${difference.ours}`;
  }
}

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [referencePath, oursPath] = positionals;
  if (referencePath === undefined || oursPath === undefined || positionals.length > 2) {
    process.stderr.write('Give two text files: node build/scripts/compareReport.ts REFERENCE.txt OURS.txt\n');
    process.exitCode = 2;
  } else {
    try {
      const { same, differences } = compareReports(await readFile(referencePath, 'utf8'), await readFile(oursPath, 'utf8'));
      for (const difference of differences) process.stdout.write(`${shown(difference)}\n\n`);
      const count = (kind: Difference['kind']) => differences.filter((difference) => difference.kind === kind).length;
      process.stdout.write(
        `${same} ${same === 1 ? 'paragraph' : 'paragraphs'} the same, ${count('changed')} changed, ${count('missing')} missing, ${count('extra')} extra\n`,
      );
      process.exitCode = differences.length === 0 ? 0 : 1;
    } catch (error) {
      process.stderr.write(`The reports could not be compared. ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    }
  }
}
