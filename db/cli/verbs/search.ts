// Owns: the verb search.
import { looseText } from '../../model/dates.ts';
import { hitEnd, hitStart } from '../../model/entry.ts';
import { type Given, wholeNumber } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = '', query = ''] = given.places;
  const limit = wholeNumber(given, 'limit', 100, 1000);
  return withStore(given, async ({ call, caseId }) => {
    const asked = { caseId: caseId(reference), query, filter: {} };
    const { hits } = await call('search.run', { ...asked, limit });
    const { total } = await call('search.entries', asked);
    return {
      answer: {
        case: reference,
        query,
        hits: hits.map(({ entryId, exhibit, side, kind, title, date, snippet }) => ({
          entryId,
          exhibit,
          side,
          kind,
          title,
          date: looseText(date),
          ...withoutMarkers(snippet),
        })),
        total,
      },
    };
  });
}

/** The words of a snippet, and beside them those that were hit. */
function withoutMarkers(snippet: string): { readonly snippet: string; readonly matches: readonly string[] } {
  const [before = '', ...pieces] = snippet.split(hitStart);
  const matches = pieces.map((piece) => piece.split(hitEnd)[0] ?? '');
  return { snippet: [before, ...pieces].join('').replaceAll(hitEnd, ''), matches };
}
