// Owns the words of readings: what a paper was read by, reading it again, marks that have no place, papers that came again.
import type { RecognisedPassage } from '../../db/model/scan.ts';
import { counted } from './ui.ts';

/** A reader of files as a person would call it; another is named as it is. */
const readerNames: Readonly<Record<string, string>> = {
  tesseract: 'words recognised in a scan by Tesseract',
  transcript: 'typed transcript',
};

export const readingText = {
  menu: 'Readings of this paper',
  again: 'Read it again',
  againHint: 'With today’s reader, from the original; the reading before is kept and the marks are placed again',
  password: 'Password',
  openLocked: 'Read it with this password',
  passwordHint: 'Not kept: once this reader is closed, showing its pages takes it again.',
  showLocked: 'Show its pages',
  /** A locked scan has no words: it is only shown. */
  locked: (hasWords: boolean) =>
    hasWords
      ? 'This PDF is locked. Its words are here, to be found and marked; with its password its pages are shown as well.'
      : 'This PDF is locked, and is a scan without words. With its password its pages are shown.',
  wrongPassword: 'This password does not open it. Check it with whoever supplied it.',
  opening: (exhibit: string) => `Opening ${exhibit}…`,
  opened: (exhibit: string) => `${exhibit} was read: its words can be found and marked now.`,
  underWay: (exhibit: string) => `Reading ${exhibit} again…`,
  nothingNew: (exhibit: string) => `Nothing new: today’s reader finds the same words in ${exhibit}.`,
  done: (exhibit: string, { placed, notPlaced }: { readonly placed: number; readonly notPlaced: number }) =>
    placed + notPlaced === 0
      ? `${exhibit} was read again.`
      : `${exhibit} was read again: ${counted(placed, 'mark')} placed again${notPlaced === 0 ? '' : `, ${counted(notPlaced, 'mark')} could not be placed`}.`,
  reading: (reader: string, version: string, madeBy: string | null) =>
    madeBy === null ? `${readerNames[reader] ?? `read as ${reader}`}, version ${version}` : `${readerNames[reader] ?? reader} by ${madeBy}`,
  recognised: (words: number, unsure: number) =>
    `${counted(words, 'word')} recognised in the picture${unsure === 0 ? '' : `, ${unsure} unsure (dotted line)`}. Compare before quoting.`,
  recognisedPassage: ({ words, confidence, unsure }: RecognisedPassage) =>
    unsure.length === 0
      ? `Recognised in a scan, ${confidence} % sure (${counted(words, 'word')}).`
      : `Recognised in a scan, ${confidence} % sure. Unsure: ${unsure.slice(0, 8).join(', ')}${unsure.length > 8 ? '…' : ''}. Compare with the page.`,
  shown: 'shown',
  none: 'Nothing has been read in it.',
  notPlacedTitle: 'Not placed',
  notPlaced: 'These words were marked, and are not found in the paper as it is read now. The mark has not been moved.',
  placeHere: 'Place it here',
  placeHint: 'Select the words where the mark belongs, then press this or P. Its heads, tags and citations stay.',
  placeNothing: 'Select the words where the mark belongs first.',
  placeLabel: (key: string) => `Place mark ${key} again`,
  notPlacedCount: (count: number) => `${counted(count, 'mark')} not placed`,
  notPlacedHint: 'Marks whose words are not found where they were; opens the list',
  cameAgain: (marks: number, from: string, to: string) =>
    `${counted(marks, 'mark')} ${marks === 1 ? 'stands' : 'stand'} on ${from}, a withdrawn paper whose bytes came again as ${to}.`,
  move: (to: string) => `Move to ${to}`,
  moveAll: 'Move them all',
  moved: ({ placed, notPlaced }: { readonly placed: number; readonly notPlaced: number }) =>
    `${counted(placed, 'mark')} moved and placed${notPlaced === 0 ? '' : `; ${notPlaced} could not be placed and say so in the list`}.`,
} as const;
