// Owns: which dates of papers are not certain, and between what a person may choose. Pure; settles none by itself, and leaves words such as "last Tuesday" alone.

import { fullYear, realDay } from './britishDate.ts';
import { type CivilDate, type PartialDate, partialDate } from './dates.ts';
import type { DateBasis } from './entry.ts';
import { datesIn } from './statements.ts';

/** How sure a date is by what it rests on: written by a program or a person who settled it, written for people, or inferred. */
export type DateConfidence = 'sure' | 'likely' | 'guess' | 'none';
export const dateConfidence: Readonly<Record<DateBasis, DateConfidence>> = {
  header: 'sure',
  exif: 'sure',
  edited: 'sure',
  column: 'likely',
  text: 'likely',
  quoted: 'likely',
  recognised: 'guess',
  'file-name': 'guess',
  metadata: 'guess',
  none: 'none',
};

/** As many papers as a person settles at one sitting; the next come when these are done. */
export const mostDoubtful = 300;

/** Why a date is not certain: figures that can be read two ways, only the file says so and the words say otherwise, or no date though the words have some. */
export type DateDoubt = 'figures' | 'only the file' | 'undated';

/** A date that may be meant. */
export interface DateCandidate {
  readonly date: PartialDate;
  /** As it is written. */
  readonly written: string;
  /** What stands around it; empty where it stands in no text. */
  readonly around: string;
  readonly basis: DateBasis;
}

/** A paper whose date is to be settled. */
export interface DoubtfulDate {
  readonly doubt: DateDoubt;
  readonly candidates: readonly DateCandidate[];
}

/** What was written by a person or found by a program; what a program wrote into a file, or a person settled, is not doubted. */
const doubted: ReadonlySet<DateBasis> = new Set(['none', 'text', 'recognised', 'file-name', 'metadata']);

/** More would not have a figure of their own to be chosen with. */
const mostCandidates = 7;
const eachSide = 40;
const figures = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})$/;

/**
 * The doubt about a paper's date; null where there is none or nothing to choose from. What a program wrote (header, camera) or a person settled is not doubted.
 * @param text the beginning of its words: a date that is the paper's own stands there
 */
export function doubtfulDate(
  { date, dateBasis, fileName }: { readonly date: PartialDate; readonly dateBasis: DateBasis; readonly fileName: string },
  text: string,
): DoubtfulDate | null {
  if (!doubted.has(dateBasis)) return null;
  const inText = mentions(text, 'text');
  const inName = mentions(fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/_/g, ' '), 'file-name').map((found) => ({
    ...found,
    around: '',
  }));
  if (dateBasis === 'none') return doubt('undated', [...inName, ...inText]);
  const own: DateCandidate = { date, written: '', around: '', basis: dateBasis };
  const bearers = [...inName, ...inText].filter((found) => found.date.earliest === date.earliest);
  if (dateBasis === 'metadata') return bearers.length > 0 ? null : doubt('only the file', [own, ...inName, ...inText]);
  if (date.precision !== 'day' || bearers.length === 0 || date.earliest === null) return null;
  const turned = bearers.map(({ written }) => otherOrder(written));
  // One that can be read in one way only, or written in words, settles it.
  if (turned.some((other) => other === null)) return null;
  const [first] = bearers;
  return doubt(
    'figures',
    bearers.flatMap((found, at): DateCandidate[] => [
      { ...found, basis: dateBasis },
      { ...found, date: turned[at] ?? found.date, around: first?.around ?? '' },
    ]),
  );
}

/** The day figures say when the month comes first; null where that is no other day. */
export function otherOrder(written: string): PartialDate | null {
  const found = figures.exec(written.trim());
  if (found === null) return null;
  const [first, second] = [Number(found[1]), Number(found[2])];
  const day = first === second ? null : realDay(fullYear(found[3] ?? ''), first, second);
  return day === null ? null : partialDate(day);
}

function mentions(text: string, basis: DateBasis): DateCandidate[] {
  return datesIn(text).flatMap(({ words, index, from, to }): DateCandidate[] => {
    if (from === null || to === null) return [];
    const around = text
      .slice(Math.max(0, index - eachSide), index + words.length + eachSide)
      .replace(/\s+/g, ' ')
      .trim();
    return [{ date: spanned(from, to), written: words, around, basis }];
  });
}

function spanned(from: CivilDate, to: CivilDate): PartialDate {
  return from === to
    ? partialDate(from)
    : { earliest: from, latest: to, precision: from.slice(0, 7) === to.slice(0, 7) ? 'month' : 'between' };
}

/** Each date once, as it came first. */
function doubt(why: DateDoubt, all: readonly DateCandidate[]): DoubtfulDate | null {
  const seen = new Map<string, DateCandidate>();
  for (const one of all) {
    const name = `${one.date.earliest} ${one.date.latest}`;
    if (!seen.has(name)) seen.set(name, one);
  }
  const candidates = [...seen.values()].slice(0, mostCandidates);
  return candidates.length < (why === 'undated' ? 1 : 2) ? null : { doubt: why, candidates };
}
