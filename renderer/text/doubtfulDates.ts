// Owns the words of the dates that are to be settled by hand. Must not read dates.

import type { FigureOrder } from '../../db/model/britishDate.ts';
import type { ColumnEvidence } from '../../db/model/columnOrder.ts';
import type { DateConfidence, DateDoubt } from '../../db/model/dateCandidates.ts';
import type { DateBasis } from '../../db/model/entry.ts';
import { readerText } from './reader.ts';

const confidenceOf: Readonly<Record<DateConfidence, string>> = { sure: 'sure', likely: 'likely', guess: 'a guess', none: '' };

/** `from the file’s name, a guess`. */
export function dateBasisInWords(basis: DateBasis, confidence: DateConfidence): string {
  return [readerText.dateBasis[basis], confidenceOf[confidence]].filter(Boolean).join(', ');
}

const orderOf: Readonly<Record<FigureOrder, string>> = { 'day-first': 'day before month', 'month-first': 'month before day' };
const rowsInWords = (count: number) => (count === 1 ? '1 row' : `${count.toLocaleString('en-GB')} rows`);

export const columnText = {
  title: 'Sheets whose dates can be read two ways',
  hint: 'One answer dates all rows of a sheet, can be taken back, and is kept for the landlord’s next sheet with this column.',
  keys: '1: day before month. 2: month before day. Enter: open the sheet.',
  orderOf,
  ask: (column: string, written: string, dayFirst: string, monthFirst: string) =>
    `In “${column}”, does ${written} mean ${dayFirst} or ${monthFirst}?`,
  stands: (ambiguous: number, order: FigureOrder) =>
    `${rowsInWords(ambiguous)} can be read either way; ${ambiguous === 1 ? 'it is' : 'they are'} dated ${orderOf[order]} now.`,
  /** What the sheet tells, one sentence each. */
  evidence: ({ only, weekdays, agreeing, steps, inOrder }: ColumnEvidence): readonly string[] => [
    `Makes sense only with the day first: ${rowsInWords(only['day-first'])}; only with the month first: ${rowsInWords(only['month-first'])}.`,
    weekdays === 0
      ? 'No row names a day of the week.'
      : `Of ${rowsInWords(weekdays)} with a day of the week, ${agreeing['day-first']} agree with the day first and ${agreeing['month-first']} with the month first.`,
    ...(steps === 0
      ? []
      : [
          `From row to row, ${inOrder['day-first']} of ${steps} steps go the same way with the day first, and ${inOrder['month-first']} with the month first.`,
        ]),
  ],
  choose: (at: number, order: FigureOrder, date: string) =>
    `${at}  ${orderOf[order].charAt(0).toUpperCase()}${orderOf[order].slice(1)}: ${date}`,
  settled: (exhibit: string, count: number, order: FigureOrder) => `${exhibit}: ${rowsInWords(count)} dated ${orderOf[order]}.`,
} as const;

export const datesText = {
  title: 'Dates to settle',
  hint: 'Papers whose own date is in doubt. Choose by figure, type another, or leave it and go on: nothing is changed by itself, and what was found stays beside it.',
  keys: 'j and k: next and previous. 1 to 7: choose. t: type another. s: skip. Enter: open the paper.',
  first: (count: number) => `These are the first ${count}; more come as they are settled.`,
  none: 'No date is in doubt',
  noneHint: 'Papers whose date can be read in two ways, rests only on the file, or is missing though the words have some, are listed here.',
  doubtOf: {
    figures: 'the figures can be read two ways',
    'only the file': 'only the file says so',
    undated: 'its words have dates',
  } satisfies Readonly<Record<DateDoubt, string>>,
  stands: (date: string, basis: DateBasis, confidence: DateConfidence) =>
    [date, dateBasisInWords(basis, confidence)].filter(Boolean).join(', '),
  /** The figure that chooses a day stands after it, as letters do: before it, `1` and `3 April` read as the 13th. */
  candidate: (at: number, date: string, written: string, basis: DateBasis) =>
    `${date}${written === '' ? ` (${readerText.dateBasis[basis]})` : basis === 'file-name' ? ` (${readerText.dateBasis['file-name']})` : ''} (${at})`,
  type: 'Type another (t)',
  typed: 'The date',
  settled: (exhibit: string, date: string) => `${exhibit} is dated ${date}.`,
} as const;
