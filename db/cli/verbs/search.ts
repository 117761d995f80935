// Owns: the verb search.
import { looseText } from '../../model/dates.ts';
import { type Given, wholeNumber } from '../arguments.ts';
import type { Done } from '../index.ts';
import { withStore } from '../session.ts';

export async function run(given: Given): Promise<Done> {
  const [reference = '', query = ''] = given.places;
  const limit = wholeNumber(given, 'limit', 100, 1000);
  return withStore(given, async ({ call, caseId }) => {
    const { hits, total } = await call('search.run', { caseId: caseId(reference), query, filter: {}, limit });
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
          // Hits travel between two private-use signs; here they are given beside the words.
          snippet: snippet.replace(/[\ue000\ue001]/g, ''),
          matches: [...snippet.matchAll(/\ue000([^\ue001]*)\ue001/g)].map((match) => match[1]),
        })),
        total,
      },
    };
  });
}
