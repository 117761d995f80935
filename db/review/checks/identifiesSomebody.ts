// Owns: the check that nothing in the publication edition tells who somebody is without a person having looked at it.
import { sweepEdition } from '../../report/sweep.ts';
import type { Found, Reading } from './reading.ts';

/** One result for each place of the edition with findings of the sweep that are neither changed nor accepted. */
export function identifiesSomebody(reading: Reading): Found[] {
  const open = sweepEdition(reading.context).filter(({ accepted }) => accepted === null);
  const headOf = new Map(reading.paragraphs.map(({ row, headId }) => [row.id, headId]));
  return [...Map.groupBy(open, ({ place }) => place)].map(([name, findings]) => {
    const id = findings[0]?.paragraphId ?? name;
    const words = [...new Set(findings.map((finding) => `“${finding.words}”`))];
    return {
      place: { kind: 'publication', id, name },
      headId: headOf.get(id) ?? null,
      message: `${words.join(', ')} may identify somebody once published. Change ${words.length === 1 ? 'it' : 'them'} for publication, or accept ${words.length === 1 ? 'it' : 'each'} with a reason.`,
    };
  });
}
