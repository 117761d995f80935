// Owns: the check that what was supplied was looked at.
import type { Found, Reading } from './reading.ts';

/** Up to this many are named one by one; more would bury every other check. */
const namedOneByOne = 10;

/** Papers this investigator never opened, by label; more than a few are told as one. */
export function neverOpened(reading: Reading): Found[] {
  const unopened = reading.context.evidence.unopened();
  if (unopened.length <= namedOneByOne) {
    return unopened.map(({ id, exhibit }) => ({
      place: { kind: 'entry', id, name: exhibit },
      headId: null,
      message: `${exhibit} was never opened. Open it, or record why that is not needed.`,
    }));
  }
  const first = unopened.slice(0, namedOneByOne).map((entry) => entry.exhibit);
  const caseId = reading.draft.facts[0]?.id ?? '';
  return [
    {
      place: { kind: 'case', id: caseId, name: 'Evidence' },
      headId: null,
      message: `${unopened.length} items were never opened: ${first.join(', ')} and ${unopened.length - first.length} more. Open them, or record why that is not needed.`,
    },
  ];
}
