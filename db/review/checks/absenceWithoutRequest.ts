// Owns: the check that a record is called missing only after it was asked for and the question was answered or lapsed.
import type { Found, Reading } from './reading.ts';

/** The other two absences (not borne out, uncontradicted) need a search, not a request. */
export function absenceWithoutRequest(reading: Reading): Found[] {
  return reading.draft.absence.flatMap((row) => {
    const { absenceKind, requestId, headId } = row.value;
    if (absenceKind !== 'record-missing') return [];
    const request = reading.draft.request.find((each) => each.id === requestId);
    const isOpen = request?.value.state === 'asked' || request?.value.state === 'chased';
    if (request !== undefined && !isOpen) return [];
    const why =
      request === undefined
        ? 'has no request behind it. Ask for the record first'
        : `rests on request ${request.key}, which is not answered yet. Wait for the answer, or record that it lapsed`;
    return [{ place: { kind: 'absence', id: row.id, name: `Absence ${row.key}` }, headId, message: `Absence ${row.key} ${why}.` }];
  });
}
