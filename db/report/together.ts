// Owns: which words are not parted at the end of a line in what is laid out (Word, HTML, PDF). Must not change any word; plain text has no lines of its own.
import { monthNames } from '../model/dates.ts';
import { titles } from '../model/labels.ts';

const named = 'stage|paragraphs?|paras?|sections?|pages?|clauses?|part|chapter|annex|appendix|schedule|order|act|code|scheme';
/** The space of `3 May`, `stage 1`, `paragraph 52`, `Housing Act 1996`, `£2 million` and `Mr F`. */
const spaces = new RegExp(
  [
    `(?<=(?<![\\d.,])\\d{1,2}) (?=(?:${monthNames.join('|')})(?!\\p{L}))`,
    `(?<=(?<!\\p{L})(?:${named})) (?=\\d)`,
    '(?<=£\\d[\\d,.]*) (?=(?:thousand|million|billion)(?!\\p{L}))',
    `(?<=(?<!\\p{L})(?:${titles})\\.?) (?=\\p{Lu})`,
  ].join('|'),
  'giu',
);

/** The text with a no-break space where a line must not end. */
export function keptTogether(text: string): string {
  return text.replace(spaces, '\u00a0');
}
