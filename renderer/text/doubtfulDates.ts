// Owns the words of the dates that are to be settled by hand. Must not read dates.
import type { DateConfidence, DateDoubt } from '../../db/model/dateCandidates.ts';
import type { DateBasis } from '../../db/model/entry.ts';
import { readerText } from './reader.ts';

const confidenceOf: Readonly<Record<DateConfidence, string>> = { sure: 'sure', likely: 'likely', guess: 'a guess', none: '' };

/** `from the file’s name, a guess`. */
export function dateBasisInWords(basis: DateBasis, confidence: DateConfidence): string {
  return [readerText.dateBasis[basis], confidenceOf[confidence]].filter(Boolean).join(', ');
}

export const datesText = {
  title: 'Dates to settle',
  hint: 'Papers whose own date is in doubt. Choose by figure, type another, or leave it and go on: nothing is changed by itself, and what was found stays beside it.',
  keys: 'j and k: next and previous. 1 to 7: choose. t: type another. s: skip. Enter: open the paper.',
  none: 'No date is in doubt',
  noneHint: 'Papers whose date can be read in two ways, rests only on the file, or is missing though the words have some, are listed here.',
  doubtOf: {
    figures: 'the figures can be read two ways',
    'only the file': 'only the file says so',
    undated: 'undated, though its words have dates',
  } satisfies Readonly<Record<DateDoubt, string>>,
  stands: (date: string, basis: DateBasis, confidence: DateConfidence) =>
    [date, dateBasisInWords(basis, confidence)].filter(Boolean).join(', '),
  candidate: (at: number, date: string, written: string, basis: DateBasis) =>
    `${at}  ${date}${written === '' ? ` (${readerText.dateBasis[basis]})` : basis === 'file-name' ? ` (${readerText.dateBasis['file-name']})` : ''}`,
  type: 'Type another (t)',
  typed: 'The date',
  settled: (exhibit: string, date: string) => `${exhibit} is dated ${date}.`,
} as const;
