// Owns: the verb chronology.
import { bySide, chronologyOf } from '../../model/chronology.ts';
import { expectationReadings } from '../../model/pairing.ts';
import { type Given, WrongUsage } from '../arguments.ts';
import { caseNow, printedDate } from '../caseNow.ts';
import type { Done } from '../index.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const now = await caseNow(call, caseId(reference));
    const { draft, entryOf, calendar } = now;
    const letter = given.options.head;
    const head = draft.head.find(({ key }) => key === letter);
    if (letter !== undefined && head === undefined) throw new WrongUsage(`There is no head "${letter}" in this case.`, 'chronology');
    const entries = new Map(now.rows.map((row) => [row.id, row]));
    const standing = new Map(expectationReadings(draft, entryOf, calendar, now.today).map((each) => [each.expectation.id, each]));
    const lines = chronologyOf(draft, head?.id ?? null, entryOf, calendar).map((row) => {
      if (row.kind === 'expected') {
        const reading = standing.get(row.row.id);
        return {
          kind: 'expected',
          id: row.row.key,
          ...printedDate(row.date),
          text: row.row.value.text,
          standing: reading?.standing ?? null,
          missing: reading?.missing ?? [],
          absences: row.absences.map(({ key }) => key),
          cites: row.row.value.cites.map(now.cited),
        };
      }
      const accounts = bySide(draft, entries, row.row.value.cites);
      return {
        kind: 'event',
        id: row.row.key,
        ...printedDate(row.date),
        text: row.row.value.text,
        status: row.row.value.status,
        heads: row.row.value.headIds.map(now.head),
        accounts: {
          resident: accounts.resident.map(now.cited),
          landlord: accounts.landlord.map(now.cited),
          third: accounts.third.map(now.cited),
          other: accounts.none.map(now.cited),
        },
      };
    });
    return { answer: { case: reference, head: head?.key ?? null, lines } };
  });
}
