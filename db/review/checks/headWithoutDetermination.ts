// Owns: the check that every head of complaint is determined.
import type { Found, Reading } from './reading.ts';

/** Each defined complaint has its own determination (Housing Ombudsman Service, "Guidance on outcomes"). */
export function headWithoutDetermination(reading: Reading): Found[] {
  const decided = new Set(reading.draft.determination.map((row) => row.value.headId));
  return reading.draft.head
    .filter((head) => !decided.has(head.id))
    .map((head) => ({
      place: reading.headPlace(head),
      headId: head.id,
      message: `Head (${head.key}) has no determination. Choose its outcome.`,
    }));
}
