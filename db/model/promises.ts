// Owns: finding in a paper's words what was promised and by when. Pure, and proposes only: an expectation is made by the investigator.
import type { Calendar } from './clocks.ts';
import { type CivilDate, dayNumber } from './dates.ts';
import type { TimeLimit } from './draft.ts';
import { type DateMention, datesIn, sentencesIn } from './statements.ts';
import { limitEnd, limitOf } from './timeLimit.ts';

/** A promise as it stands in a text. */
export interface Promised {
  /** The sentence it stands in, and where that begins in the text (UTF-16 units). */
  readonly sentence: string;
  readonly index: number;
  /** The words that name the time: `within the next 2 working days`. */
  readonly timeWords: string;
  /** A length of time counted from the paper's own date; null where a day is named. */
  readonly limit: TimeLimit | null;
  /** The last day on which it would be kept; null where the paper's date is not known to the day. */
  readonly due: CivilDate | null;
}

const number = '(?<amount>\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a|an)';
const unit = '(?<unit>working|business|calendar)?[\\s-]*(?<span>hour|day|week|month)s?';
const within = new RegExp(
  `\\b(?:with)?in\\s+(?:the\\s+)?(?:next\\s+|a\\s+further\\s+|a\\s+maximum\\s+of\\s+)?${number}\\s+${unit}\\b`,
  'giu',
);
const byDay = /\b(?:by|before|no later than|on or before)\s+(?:the\s+)?(?:end of\s+)?(?:\p{L}+day,?\s+)?$/iu;
/** Somebody binds themselves. What was done or is complained of is told in other tenses. */
const binding =
  /\b(?:will|shall|’ll|'ll|aim to|aims to|expect to|expects to|undertake to|promise to|should (?:be|hear|receive|have)|hope to|going to)\b/iu;
/** A duty laid on the reader, or what would happen if, is no promise of the writer's. */
const unbinding =
  /\b(?:you (?:will need|must|should (?:reply|respond|write|provide|send|contact|tell|return|call|report))|if you|unless you|you have)\b/iu;

/**
 * Every promise in a text that names a time: `the officer will contact you within the next 2 working days`, `we will reply by 12 May 2023`.
 * @param paperDate the day the words were written, from which a length of time counts and by which a day without its year is read; null when unknown
 */
export function promisesIn(text: string, paperDate: CivilDate | null, calendar: Calendar): readonly Promised[] {
  return sentencesIn(text).flatMap(({ words, index }) => {
    if (!binding.test(words) || unbinding.test(words)) return [];
    const sentence = words.trim();
    const lengths = [...words.matchAll(within)].flatMap((match): Promised[] => {
      const limit = limitOf(match.groups ?? {});
      if (limit === null) return [];
      return [{ sentence, index, timeWords: match[0], limit, due: paperDate === null ? null : limitEnd(paperDate, limit, calendar) }];
    });
    const named = datesIn(words).flatMap((mention): Promised[] => {
      const before = byDay.exec(words.slice(0, mention.index));
      if (before === null) return [];
      const due = dayOf(mention, paperDate);
      return due === null ? [] : [{ sentence, index, timeWords: `${before[0]}${mention.words}`, limit: null, due }];
    });
    return [...lengths, ...named];
  });
}

/** Every length of time a text names: `within 24 hours`, whoever says it of what. */
export function limitsIn(text: string): readonly TimeLimit[] {
  return [...text.matchAll(within)].flatMap((match) => limitOf(match.groups ?? {}) ?? []);
}

/** The day named. One without its year is the first such day on or after the paper's date. */
function dayOf({ to, monthDay }: DateMention, paperDate: CivilDate | null): CivilDate | null {
  if (to !== null) return to;
  if (monthDay === null || paperDate === null) return null;
  const thisYear = `${paperDate.slice(0, 4)}-${monthDay}`;
  return dayNumber(thisYear) >= dayNumber(paperDate) ? thisYear : `${Number(paperDate.slice(0, 4)) + 1}-${monthDay}`;
}
