// Owns: the check that a statement the party's own records contradict is not left standing.
import type { Found, Reading } from './reading.ts';

/** Speaks until a finding rests on a record that conflicts: then the conflict was seen and weighed. */
export function assertionContradicted(reading: Reading): Found[] {
  const { assertion, assertionRecord } = reading.draft;
  const relied = new Set(
    reading.paragraphs.flatMap(({ cites }) =>
      cites.flatMap((cite) => (cite.kind === 'mark' ? (reading.mark(cite.id)?.value.entryId ?? []) : cite.id)),
    ),
  );
  return assertion.flatMap((row) => {
    const conflicting = assertionRecord.filter(({ value }) => value.assertionId === row.id && value.verdict === 'conflicts');
    if (conflicting.length === 0 || conflicting.some(({ value }) => relied.has(value.entryId))) return [];
    const exhibits = conflicting.map(
      ({ value }) => reading.context.evidence.entry(value.entryId)?.exhibit ?? 'a record no longer in the case',
    );
    return [
      {
        place: { kind: 'assertion', id: row.id, name: `Assertion ${row.key}` },
        headId: row.value.headId,
        message: `“${row.value.text}” conflicts with ${exhibits.slice(0, 4).join(', ')}${exhibits.length > 4 ? ` and ${exhibits.length - 4} more` : ''}, and no finding rests on that. Weigh the conflict, or say why it does not matter.`,
      },
    ];
  });
}
