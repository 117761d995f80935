// Owns: the further changes of the publication edition, carried out on a report: words put in place of others. Pure; must not find what is to be changed.
import type { DraftRow, DraftValue } from './draft.ts';
import { patternOfWords, startsSentence } from './labels.ts';
import { type Report, type ReportParagraph, type ReportRun, withTables } from './report.ts';

type Change = Pick<DraftValue<'editionChange'>, 'words' | 'instead'>;

/** What has words to put instead; the rest is accepted as it stands, or still open. */
function carriedOut(changes: readonly Change[]): { readonly words: string; readonly instead: string }[] {
  return changes.flatMap(({ words, instead }) => (instead === null || words.trim() === '' ? [] : [{ words: folded(words), instead }]));
}

/** One form of words: composed, white space as single spaces, straight apostrophes. Case counts. */
export function folded(words: string): string {
  return words.normalize('NFC').trim().replace(/\s+/g, ' ').replaceAll('’', "'");
}

/** The row that says something of these words already. */
export function changeOf(words: string, rows: readonly DraftRow<'editionChange'>[]): DraftRow<'editionChange'> | undefined {
  return rows.find(({ value }) => folded(value.words) === folded(words));
}

/** A pattern of words as they may be set: across any white space, with either apostrophe, and never from the middle of a word. */
export function wordsPattern(words: readonly string[]): RegExp {
  const longestFirst = [...words].sort((one, other) => other.length - one.length);
  const one = (text: string) => {
    return `${/^[\p{L}\p{N}]/u.test(text) ? '(?<![\\p{L}\\p{N}])' : ''}${patternOfWords(text)}${/[\p{L}\p{N}]$/u.test(text) ? '(?![\\p{L}\\p{N}])' : ''}`;
  };
  return new RegExp(longestFirst.map(one).join('|') || '(?!)', 'gu');
}

/**
 * The report with the further changes made wherever their words stand, headings and orders included. The longest words go first and what was put in is not
 * changed again; at the start of a sentence it gets a capital, and what was on a day is in its month. Words put in place of nothing take one of the spaces beside them along.
 */
export function withChanges(report: Report, changes: readonly Change[]): Report {
  const made = carriedOut(changes);
  if (made.length === 0) return report;
  const instead = new Map(made.map((change) => [change.words, change.instead]));
  const pattern = wordsPattern([...instead.keys()]);
  const changed = (text: string, before = '') => changedText(text, before, pattern, instead);
  const paragraph = (of: ReportParagraph): ReportParagraph => ({
    ...of,
    runs: changedRuns(of.runs, changed),
    items: of.items.map(paragraph),
  });
  return {
    ...report,
    sections: report.sections.map((section) => ({
      ...section,
      heading: changed(section.heading),
      paragraphs: section.paragraphs.map(paragraph),
      ...withTables(section, (text) => changed(text)),
    })),
  };
}

function changedRuns(runs: readonly ReportRun[], changed: (text: string, before: string) => string): ReportRun[] {
  let before = '';
  return runs.map((run) => {
    const text = changed(run.text, before);
    before += text;
    return { ...run, text };
  });
}

function changedText(text: string, before: string, pattern: RegExp, instead: ReadonlyMap<string, string>): string {
  let out = '';
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const words = instead.get(folded(match[0])) ?? match[0];
    out += text.slice(from, match.index);
    from = match.index + match[0].length;
    // On a day, but in a month.
    if (words !== '' && words === generalised(match[0]))
      out = out.replace(/(?<!\p{L})([Oo])n(\s+)$/u, (_on, o: string, gap) => `${o === 'O' ? 'I' : 'i'}n${gap}`);
    if (words === '') {
      if (out.endsWith(' ') && /^[\s.,;:!?)]|^$/.test(text.slice(from))) out = out.slice(0, -1);
    } else out += startsSentence(before + out) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  }
  return out + text.slice(from);
}

const months = 'January|February|March|April|May|June|July|August|September|October|November|December';

/** A more general way of saying words, where there is a plain one; empty where a person has to find it: `12 May 2023` is `May 2023`. */
export function generalised(words: string): string {
  const day = new RegExp(
    `^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+)?\\d{1,2}(?:st|nd|rd|th)?\\s+(${months})(\\s+\\d{4})?$`,
  ).exec(words.trim());
  if (day !== null) return `${day[1]}${day[2] ?? ''}`;
  const month = new RegExp(`^(?:${months})\\s+(\\d{4})$`).exec(words.trim());
  return month?.[1] ?? '';
}
