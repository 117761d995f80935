// Owns: the check that nothing in the publication edition tells who somebody is without a person having looked at it.
import { sweepEdition } from '../../report/sweep.ts';
import type { Found, Reading } from './reading.ts';

/** A place of the publication edition with findings of the sweep that are neither changed nor accepted. */
export interface UnsweptPlace {
  /** Of the paragraph, else the name. */
  readonly id: string;
  readonly name: string;
  /** Each once, in quotation marks. */
  readonly words: readonly string[];
}

/** Those places, in the order of the edition. */
export function unsweptPlaces(context: Parameters<typeof sweepEdition>[0]): UnsweptPlace[] {
  const open = sweepEdition(context).filter(({ accepted }) => accepted === null);
  return [...Map.groupBy(open, ({ place }) => place)].map(([name, findings]) => ({
    id: findings[0]?.paragraphId ?? name,
    name,
    words: [...new Set(findings.map((finding) => `“${finding.words}”`))],
  }));
}

/** One result for each of those places. */
export function identifiesSomebody(reading: Reading): Found[] {
  const headOf = new Map(reading.paragraphs.map(({ row, headId }) => [row.id, headId]));
  return unsweptPlaces(reading.context).map(({ id, name, words }) => ({
    place: { kind: 'publication', id, name },
    headId: headOf.get(id) ?? null,
    message: `${words.join(', ')} may identify somebody once published. Change ${words.length === 1 ? 'it' : 'them'} for publication, or accept ${words.length === 1 ? 'it' : 'each'} with a reason.`,
  }));
}
