// Owns: the check that a passage marked as speaking against a party is met by some paragraph.
import { coverageByHead } from '../../model/coverage.ts';
import type { Found, Reading } from './reading.ts';

const against = { resident: 'the resident', landlord: 'the landlord', third: 'a third party' } as const;

/** One that no paragraph under its head cites. An evidence list is not needed to tell: it goes by marks alone. */
export function adversePassageUnanswered(reading: Reading): Found[] {
  return coverageByHead(reading.draft, []).flatMap(({ headId, unanswered }) =>
    unanswered.map((mark) => {
      const place = reading.markPlace(mark);
      const party = mark.value.speaksAgainst;
      return {
        place,
        headId,
        message: `${place.name} speaks against ${party === null ? 'a party' : against[party]} and no paragraph under its head answers it. Cite it where it is weighed.`,
      };
    }),
  );
}
