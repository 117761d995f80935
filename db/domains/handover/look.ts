// Owns: opening a handover file with its note, and what it would be at this desk. Must not write, neither the file nor a case.
import path from 'node:path';
import { Refusal } from '../../model/fault.ts';
import type { HandoverNote } from '../../model/handover.ts';
import type { HandoverLook } from '../../model/operations.ts';
import { type OpenedHandover, openHandoverFile } from '../../store/handover.ts';
import type { Db } from '../../store/prepared.ts';
import { caseIdOf, listCaseFiles } from '../desk/cases.ts';
import { readNote } from './note.ts';

/** A handover file, open, with its note. */
export interface Handover extends OpenedHandover {
  readonly note: HandoverNote;
  /** Digest of the note. */
  readonly sha256: string;
}

/** Opens a handover file. Beside the refusals of `openHandoverFile`: `notACase` where it has no note. */
export function openHandover(file: string, passphrase: string): Handover {
  const opened = openHandoverFile(file, passphrase);
  try {
    const read = readNote(opened.db);
    if (read === null) {
      throw new Refusal(
        'notACase',
        `${path.basename(file)} is a case under a passphrase, but no handover: it has no note of who made it. It was left as it is.`,
        file,
      );
    }
    return { ...opened, ...read };
  } catch (error) {
    opened.close();
    throw error;
  }
}

/** What receiving a handover would be at this desk. */
export function hereFor(
  desk: Db,
  { caseId, reference }: Pick<HandoverNote, 'caseId' | 'reference'>,
): Pick<HandoverLook, 'here' | 'hereAs'> {
  const known = listCaseFiles(desk).find(({ id }) => id === caseId);
  if (known !== undefined) return { here: 'merge', hereAs: known.reference };
  return { here: caseIdOf(desk, reference) === undefined ? 'new' : 'referenceTaken', hereAs: null };
}
