// Owns: the check that what was supplied was looked at.
import type { Found, Reading } from './reading.ts';

/** Up to this many are named one by one; more would bury every other check. */
const namedOneByOne = 10;

/** Papers this investigator never opened, by label; more than a few are told as one. */
export function neverOpened(reading: Reading): Found[] {
  const { count, first } = reading.context.evidence.unread(namedOneByOne);
  if (count <= namedOneByOne) {
    return first.map(({ id, exhibit }) => ({
      place: { kind: 'entry', id, name: exhibit },
      headId: null,
      message: `${exhibit} was never opened. Open it, or record why that is not needed.`,
    }));
  }
  const caseId = reading.draft.facts[0]?.id ?? '';
  return [
    {
      place: { kind: 'unread', id: caseId, name: 'Evidence' },
      headId: null,
      message: `${count} items were never opened: ${first.map(({ exhibit }) => exhibit).join(', ')} and ${count - first.length} more. Open them, or record why that is not needed.`,
    },
  ];
}
