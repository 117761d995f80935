// Owns what Side by side knows of links: computed from draft and entries as the store computes it, again after every edit. Must not draw or write.
import { useCallback, useMemo } from 'react';
import type { Calendar } from '../../../db/model/clocks.ts';
import { localDay } from '../../../db/model/dates.ts';
import type { Draft } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { type ExpectationReading, expectationReadings, pairedReports, unansweredReports } from '../../../db/model/pairing.ts';
import { cardWords, sourceOf } from './linkWords.ts';

const noLinks = { paired: [], readings: [] } as const;

/** The links of a case, as lists and cards need them. Nothing is counted until the calendar is there. */
export function usePairing(rows: readonly AxisRow[], draft: Draft, headId: string | null, calendar: Calendar | null) {
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const { link, expectation, absence, request, event } = draft;
  const { paired, readings } = useMemo(() => {
    if (calendar === null) return noLinks;
    const entryOf = (id: string) => byId.get(id);
    const of = { link, expectation, absence, request, event };
    return { paired: pairedReports(of, entryOf, calendar), readings: expectationReadings(of, entryOf, calendar, localDay(new Date())) };
  }, [byId, link, expectation, absence, request, event, calendar]);
  const exhibitOf = useCallback((id: string) => byId.get(id)?.exhibit ?? '', [byId]);
  const words = useMemo(() => cardWords(paired, exhibitOf), [paired, exhibitOf]);
  const unanswered = useMemo(() => new Set(unansweredReports(rows, { link }, headId).map(({ id }) => id)), [rows, link, headId]);
  const { mark, policy, policyLimit } = draft;
  const source = useCallback(
    (reading: ExpectationReading) => sourceOf(reading, { mark, policy, policyLimit }, exhibitOf),
    [mark, policy, policyLimit, exhibitOf],
  );
  return { byId, paired, readings, words, unanswered, source, exhibitOf };
}
