// Owns: the check that every head of complaint has a scope window.
import type { Found, Reading } from './reading.ts';

/** Without a window every date counts as in scope, which is rarely meant. */
export function headWithoutWindow(reading: Reading): Found[] {
  const windowed = new Set(reading.draft.window.map((row) => row.value.headId));
  return reading.draft.head
    .filter((head) => !windowed.has(head.id))
    .map((head) => ({
      place: reading.headPlace(head),
      headId: head.id,
      message: `Head (${head.key}) has no scope window, so evidence of any date counts as in scope. Add one, or say why there is none.`,
    }));
}
