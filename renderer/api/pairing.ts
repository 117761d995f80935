// Owns whether the pairing panel is open, which report is held while its step is looked for, and which mark is open in each reader. Must not link.
import { useSyncExternalStore } from 'react';

/** What the panel is about, in one case. */
export interface Pairing {
  readonly caseId: string;
  readonly isOpen: boolean;
  /** The report held: what the cursor goes to next may be what followed it. Null while none is. */
  readonly heldId: string | null;
}

let pairing: Pairing | null = null;
let openMarks: ReadonlyMap<string, string> = new Map();
const hearers = new Set<() => void>();

function tell(): void {
  for (const hear of hearers) hear();
}

/** Opens or closes the panel; closing lets nothing held go. */
export function showPairing(caseId: string, isOpen: boolean): void {
  pairing = { caseId, heldId: pairing?.caseId === caseId ? pairing.heldId : null, isOpen };
  tell();
}

/** Holds a report, or lets go with null. */
export function holdReport(caseId: string, heldId: string | null): void {
  pairing = { caseId, isOpen: pairing?.caseId === caseId && pairing.isOpen, heldId };
  tell();
}

/** A reader, by its name, says which mark it has open. */
export function sayOpenMark(reader: string, markId: string | null): void {
  const next = new Map(openMarks);
  if (markId === null) next.delete(reader);
  else next.set(reader, markId);
  openMarks = next;
  tell();
}

/** Pairing in this case; closed and nothing held at first. */
export function usePairingState(caseId: string): Pairing {
  const now = useSyncExternalStore(subscribe, () => pairing);
  return now?.caseId === caseId ? now : { caseId, isOpen: false, heldId: null };
}

/** Marks open in the readers of this window, by reader. */
export function useOpenMarks(): ReadonlyMap<string, string> {
  return useSyncExternalStore(subscribe, () => openMarks);
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
