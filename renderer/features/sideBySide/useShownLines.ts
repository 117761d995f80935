// Owns what the lists of Side by side show: the entries that pass the filters, the head and the search, and the lines they stand on. Must not draw them, nor move the
// cursor.
import { useMemo, useState } from 'react';
import type { Calendar } from '../../../db/model/clocks.ts';
import type { Draft } from '../../../db/model/draft.ts';
import type { Side } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import type { ExpectationReading } from '../../../db/model/pairing.ts';
import { tagTree } from '../../../db/model/tags.ts';
import type { ShownEntries } from '../../api/arrangement.ts';
import { useCaseSearch } from '../../api/caseSearch.ts';
import type { Only } from './AxisList.tsx';
import { axisLines } from './axisLines.ts';
import { entriesTagged, isAllShown, marksByEntry, passes } from './filters.ts';

interface Given {
  readonly caseId: string;
  readonly rows: readonly AxisRow[];
  readonly draft: Draft;
  readonly headId: string | null;
  readonly filter: ShownEntries;
  readonly isTogether: boolean;
  /** Null while it is not read yet: silences are not counted then. */
  readonly calendar: Calendar | null;
  readonly readings: readonly ExpectationReading[];
  /** Ids of the reports that nothing but acknowledgements followed. */
  readonly unanswered: ReadonlySet<string>;
}

/** The entries shown and their lines: `linesOf(null)` of both sides together, else of one side. */
export function useShownLines({ caseId, rows, draft, headId, filter, isTogether, calendar, readings, unanswered }: Given) {
  const marks = useMemo(() => marksByEntry(draft.mark, headId), [draft.mark, headId]);
  const tagged = useMemo(() => entriesTagged(draft.mark, filter.tag), [draft.mark, filter.tag]);
  const tags = useMemo(() => tagTree(draft.mark.map(({ value }) => value.tags)).map(({ tag }) => tag), [draft.mark]);
  const search = useCaseSearch(caseId);
  // Where more are found than are named, marking some of them would say that the others are none.
  const hits = search?.ids != null && search.total === search.ids.size ? search.ids : null;
  const [wantsHits, setWantsHits] = useState(false);
  const onlyHits = wantsHits ? hits : null;
  const shown = useMemo(
    () =>
      rows.filter(
        (row) =>
          passes(row, filter, headId, { counts: marks, tagged, unanswered: filter.isUnanswered ? unanswered : null }) &&
          (onlyHits === null || onlyHits.has(row.id)),
      ),
    [rows, filter, headId, marks, tagged, unanswered, onlyHits],
  );
  const linesFor = useMemo(() => {
    const make = (only: Only) =>
      axisLines({
        rows: only === null ? shown : shown.filter((row) => row.side === only || row.side === 'third'),
        contacts: isAllShown(filter) && onlyHits === null ? draft.contact : [],
        readings:
          isAllShown({ ...filter, isInScope: false, isUnanswered: false }) && onlyHits === null && only !== 'resident' ? readings : [],
        draft,
        headId,
        calendar,
      });
    return isTogether
      ? { both: make(null), resident: [], landlord: [] }
      : { both: [], resident: make('resident'), landlord: make('landlord') };
  }, [shown, filter, onlyHits, draft, readings, headId, calendar, isTogether]);

  const linesOf = (only: Only) => linesFor[only ?? 'both'];
  return {
    shown,
    counts: countsBySide(shown),
    linesOf,
    marks,
    tags,
    search,
    hits,
    isOnlyHits: onlyHits !== null,
    setOnlyHits: setWantsHits,
  };
}

function countsBySide(rows: readonly AxisRow[]): Readonly<Record<Side, number>> {
  const counts = { resident: 0, landlord: 0, third: 0 };
  for (const { side } of rows) counts[side] += 1;
  return counts;
}
