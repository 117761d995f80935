// Owns: putting together what a reader found in a document: title, date and its basis, sender. One order of trust for all formats.
import { type PartialDate, partialDate, unknownDate } from '../../model/dates.ts';
import type { DateBasis, Found } from '../../model/entry.ts';
import { fileNameDate } from '../dating/fileNameDate.ts';
import { letterDate } from '../dating/letterDate.ts';
import { type PrintedMail, printedMail } from './printedMail.ts';
import { sensibleTitle, titleOfFileName, titleOfText } from './titles.ts';

export interface DocumentClues {
  readonly fileName: string;
  readonly text: string;
  /** Title of the file's properties. */
  readonly propertyTitle?: string | null;
  /** First heading of marked-up text. */
  readonly heading?: string | null;
  /** When the file's properties say it was made, day and clock time as written. */
  readonly made?: { readonly day: string; readonly time: string | null; readonly offset: string | null } | null;
}

interface FoundDate {
  readonly date: PartialDate;
  readonly time: string | null;
  readonly offset: string | null;
  readonly dateBasis: DateBasis;
}

/**
 * What a letter, form or page says of itself. A date the paper bears near its top goes before the file's properties, which only say when this
 * copy was made (a bundle exported for disclosure bears one day on every letter); a full date in the file name is the last resort.
 */
export function foundInDocument(clues: DocumentClues): Found {
  const mail = printedMail(clues.text);
  const title =
    mail?.subject ??
    sensibleTitle(clues.propertyTitle) ??
    sensibleTitle(clues.heading) ??
    titleOfText(clues.text) ??
    titleOfFileName(clues.fileName);
  return { title, sender: mail?.from ?? null, recipients: mail?.to ?? null, ...dateOf(clues, mail) };
}

/** Title and date of a file nothing could be read in: its name is all there is. */
export function foundInName(fileName: string): Found {
  return { title: titleOfFileName(fileName), sender: null, recipients: null, ...dateOfName(fileName) };
}

/** What was found in bytes under one name, for the same bytes under another: what came from the name comes from the new one, and the rest holds again. */
export function foundUnderName(found: Found, before: string, now: string): Found {
  const title = found.title === titleOfFileName(before) ? titleOfFileName(now) : found.title;
  const isOfName = found.dateBasis === 'file-name' || found.dateBasis === 'none';
  return { ...found, title, ...(isOfName ? dateOfName(now) : {}) };
}

/** The date in a file's name, or none. */
export function dateOfName(fileName: string): FoundDate {
  const date = fileNameDate(fileName);
  return date === null
    ? { date: unknownDate, time: null, offset: null, dateBasis: 'none' }
    : { date, time: null, offset: null, dateBasis: 'file-name' };
}

function dateOf(clues: DocumentClues, mail: PrintedMail | null): FoundDate {
  const borne = mail?.sent ?? letterDate(clues.text);
  if (borne) return { date: borne.date, time: borne.time, offset: null, dateBasis: 'text' };
  if (clues.made) {
    return { date: partialDate(clues.made.day), time: clues.made.time, offset: clues.made.offset, dateBasis: 'metadata' };
  }
  return dateOfName(clues.fileName);
}
