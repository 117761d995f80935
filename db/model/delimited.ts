// Owns: how the bytes of a sheet of plain text become rows: encoding and delimiter, guessed or chosen, and what is doubtful in the guess. Must not read files.
import { z } from 'zod';

/** Encodings a person may choose, as the WHATWG Encoding Standard labels them: what offices here and the countries residents come from write sheets in. */
export const sheetEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1250', 'windows-1251', 'macintosh'] as const;
/** What cells are cut by. */
export const sheetDelimiters = [',', ';', '\t', '|'] as const;

/** How a person wants a sheet of plain text to be read. */
export const readAsSchema = z.strictObject({
  encoding: z.enum(sheetEncodings),
  delimiter: z.enum(sheetDelimiters),
});
export type ReadAs = z.infer<typeof readAsSchema>;

/** The same where one of the two is left to be guessed. */
export type PartlyReadAs = z.infer<ReturnType<typeof readAsSchema.partial>>;

/** How a sheet of plain text was read. */
export interface HowRead {
  /** A label of the WHATWG Encoding Standard; one that was guessed need not be among those a person may choose. */
  readonly encoding: string;
  readonly delimiter: string;
  /** What of it was a guess that another one comes near to. */
  readonly doubts: readonly ('encoding' | 'delimiter')[];
  /** A person said so, of one or both. */
  readonly isChosen: boolean;
}

/** A person's choice to read it by again; null where nobody chose. */
export function choiceOf(how: HowRead | null): ReadAs | null {
  if (how?.isChosen !== true) return null;
  const choice = readAsSchema.safeParse({ encoding: how.encoding, delimiter: how.delimiter });
  return choice.success ? choice.data : null;
}
