// Owns what Side by side knows of links: computed from draft and entries as the store computes it, again after every edit. Must not draw or write.
import { useCallback, useDeferredValue, useMemo } from 'react';
import type { Calendar } from '../../../db/model/clocks.ts';
import { localDay } from '../../../db/model/dates.ts';
import type { Draft } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import {
  type ExpectationReading,
  expectationReadings,
  isAnswer,
  linksOfHead,
  pairedReports,
  unansweredReports,
} from '../../../db/model/pairing.ts';
import { cardWords, sourceOf } from './linkWords.ts';

const noLinks = { paired: [], readings: [] } as const;

/** The links of a case: all `paired`, and as `drawn` in lists and cards, where only those of the head looked at stand. Nothing is counted until the calendar is there. */
export function usePairing(rows: readonly AxisRow[], draft: Draft, headId: string | null, known: Calendar | null) {
  // Working out thousands of links takes longer than showing the first cards, which can be read without: they come a moment later.
  const calendar = useDeferredValue(known, null);
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const { link, expectation, absence, request, event, mark, policy, policyLimit } = draft;
  const { paired, readings } = useMemo(() => {
    if (calendar === null) return noLinks;
    const entryOf = (id: string) => byId.get(id);
    const of = { link, expectation, absence, request, event };
    return { paired: pairedReports(of, entryOf, calendar), readings: expectationReadings(of, entryOf, calendar, localDay(new Date())) };
  }, [byId, link, expectation, absence, request, event, calendar]);
  const exhibitOf = useCallback((id: string) => byId.get(id)?.exhibit ?? '', [byId]);
  const drawn = useMemo(() => {
    const ids = new Set(linksOfHead({ link, expectation, mark }, headId).map(({ id }) => id));
    return paired.flatMap((report) => {
      const steps = report.steps.filter((step) => ids.has(step.link.id));
      return steps.length === 0 ? [] : [{ ...report, steps, isAnswered: steps.some((step) => isAnswer(step.link.value.step)) }];
    });
  }, [paired, link, expectation, mark, headId]);
  const words = useMemo(() => cardWords(drawn, exhibitOf), [drawn, exhibitOf]);
  const unanswered = useMemo(() => new Set(unansweredReports(rows, { link }, headId).map(({ id }) => id)), [rows, link, headId]);
  const source = useCallback(
    (reading: ExpectationReading) => sourceOf(reading, { mark, policy, policyLimit }, exhibitOf),
    [mark, policy, policyLimit, exhibitOf],
  );
  return { byId, paired, drawn, readings, words, unanswered, source, exhibitOf };
}
