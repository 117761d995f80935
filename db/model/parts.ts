// Owns: who may see a part of something: an attachment of a message, a file of an archive, a message of a mailbox. Until it is said of the part itself, whoever may
// see what it came in. Pure; must not know where entries are kept. A row of a sheet is no part: it is seen by nobody who may not see its sheet (keptWords.ts).
import type { Disclosure } from './entry.ts';

/** A part as far as who may see it goes. */
interface SeenPart {
  readonly disclosure: Disclosure;
  /** Whether that was said of the part itself. */
  readonly isOwn: boolean;
}

/**
 * Who may see a part by itself; null where it follows what it came in. Parts kept from somebody before they could follow differ from what they came in, and so
 * stand by themselves.
 */
export function ownDisclosure({ disclosure, isOwn }: SeenPart, whole: Disclosure): Disclosure | null {
  return isOwn || disclosure !== whole ? disclosure : null;
}
