// Owns: the verb scope.
import { type ScopePosition, scopePositions } from '../../model/entry.ts';
import { describeWindow, isPastFinalResponse, markScope, scopePosition } from '../../model/scope.ts';
import { finalResponse } from '../../model/steps.ts';
import type { Given } from '../arguments.ts';
import { caseNow } from '../caseNow.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const now = await caseNow(call, id);
    const { draft, rows } = now;
    const [windows, exclusions] = [draft.window.map(({ value }) => value), draft.exclusion.map(({ value }) => value)];
    const final = finalResponse(draft.complaintStep);
    const heads = draft.head.map((head) => ({
      head: head.key,
      title: head.value.title,
      jurisdiction: head.value.jurisdiction,
      windows: windows
        .filter(({ headId }) => headId === head.id)
        .map((window) => ({
          words: describeWindow(window),
          reason: window.reason,
          runsPastFinalResponse: final !== null && isPastFinalResponse(window, final),
        })),
      exclusions: draft.exclusion
        .filter(({ value }) => value.headId === null || value.headId === head.id)
        .map(({ value: { headId: _head, cites, ...exclusion } }) => ({ ...exclusion, cites: cites.map(now.cited) })),
      entries: counted(rows.map(({ scope }) => scope[head.id] ?? 'undated')),
      marks: counted(
        draft.mark.flatMap(({ value }) => {
          const entry = now.entryOf(value.entryId);
          return entry === undefined || !value.headIds.includes(head.id) ? [] : markScope(value, entry.date, head.id, windows, exclusions);
        }),
      ),
      events: counted(
        draft.event
          .filter(({ value }) => value.headIds.includes(head.id))
          .map(({ value }) => scopePosition(value.date, head.id, windows, exclusions)),
      ),
    }));
    const { calendar, stages, elapsed, timeBars } = await call('clock.read', { caseId: id });
    const bars = timeBars.map(({ headId, ...bar }) => ({ head: now.head(headId), ...bar }));
    return { answer: { case: reference, heads, clocks: { calendar, stages, elapsed, timeBars: bars } } };
  });
}

function counted(positions: readonly ScopePosition[]): Record<ScopePosition, number> {
  const counts = Object.fromEntries(scopePositions.map((position) => [position, 0])) as Record<ScopePosition, number>;
  for (const position of positions) counts[position] += 1;
  return counts;
}
