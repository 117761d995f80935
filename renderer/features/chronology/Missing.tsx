// Owns the three lists behind "not seen", one beside the other, and which line of them is open. One command per line kept or removed. Must not know their
// fields.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { absenceReadings, type NotSearched } from '../../../db/model/absences.ts';
import type { Calendar } from '../../../db/model/clocks.ts';
import { localDay } from '../../../db/model/dates.ts';
import type { DraftKind, DraftRow, DraftValue } from '../../../db/model/draft.ts';
import { expectationReadings } from '../../../db/model/pairing.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { sayWithUndo } from '../../api/history.ts';
import { useRead } from '../../api/operations.ts';
import { useScanProgress } from '../../api/progress.ts';
import { actText } from '../../text/missing.ts';
import { lineId } from '../../ui/EditableList.tsx';
import type { ListedCase } from '../../ui/missingLine.tsx';
import { Requests } from '../../ui/requests/Requests.tsx';
import { Absences } from './Absences.tsx';
import { Expectations } from './Expectations.tsx';

/** A line that is wanted from elsewhere: a new absence for an expectation, or an absence or expectation to open. */
export type WantedLine =
  | { readonly kind: 'absence for'; readonly expectationId: string }
  | { readonly kind: 'absence' | 'expectation'; readonly id: string };

interface MissingProps extends ListedCase {
  readonly calendar: Calendar;
  /** Taken at once. */
  readonly wanted: WantedLine | null;
  readonly onTaken: () => void;
}

type Listed = 'request' | 'expectation' | 'absence';

/** The papers that no search looks into, as far as is known. */
function useNotSearched(caseId: string): NotSearched | undefined {
  const progress = useScanProgress(caseId);
  const { data, refetch } = useRead('absence.notSearched', { caseId }, true);
  const isRecognising = data?.counts.some(({ why }) => why === 'scan') === true;
  // A page in which nothing was found changes no paper, and is told of by the progress alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever a page more is told of
  useEffect(() => {
    if (isRecognising) void refetch();
  }, [progress, isRecognising, refetch]);
  return data;
}

/** Requests, expectations and absences. */
export function Missing({ calendar, wanted, onTaken, ...listed }: MissingProps) {
  const { caseId, draft, byId } = listed;
  const change = useChangeDraft(caseId);
  const [open, setOpen] = useState<{ readonly kind: Listed; readonly id: string } | null>(null);
  const [forExpectation, setForExpectation] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    onTaken();
    setForExpectation(wanted.kind === 'absence for' ? wanted.expectationId : null);
    setOpen(wanted.kind === 'absence for' ? { kind: 'absence', id: 'new' } : { kind: wanted.kind, id: wanted.id });
  }, [wanted, onTaken]);

  const unsearched = useNotSearched(caseId);
  const later = useRead('absence.laterHits', { caseId }, true).data;
  const { expectations, absences } = useMemo(() => {
    const entryOf = (id: string) => byId.get(id);
    const today = localDay(new Date());
    const hits = new Map((later ?? []).map(({ absenceId, hits: found }) => [absenceId, found]));
    return {
      expectations: new Map(
        expectationReadings(draft, entryOf, calendar, today).map((reading) => [reading.expectation.id, reading] as const),
      ),
      absences: new Map(absenceReadings(draft, entryOf, calendar, today, hits).map((reading) => [reading.absence.id, reading] as const)),
    };
  }, [draft, byId, calendar, later]);

  const listOf = <K extends Listed>(kind: K) => ({
    open: open?.kind === kind ? open.id : null,
    setOpen: (id: string | null) => {
      setForExpectation(null);
      setOpen(id === null ? null : { kind, id });
    },
    onKeep: async (row: DraftRow<K> | null, value: DraftValue<K>, label: (act: string) => string) => {
      const reply = await change(label(row === null ? actText.add : actText.change), [
        row === null ? add(kind, value) : edit<DraftKind>(kind, row as DraftRow<DraftKind>, value),
      ]);
      if (reply.ok) setOpen(null);
    },
    onRemove: async (row: DraftRow<K>, label: (act: string) => string) => {
      const reply = await change(label(actText.remove), [remove<DraftKind>(kind, row as DraftRow<DraftKind>)]);
      if (reply.ok) sayWithUndo(caseId, label(actText.removed));
    },
  });
  const show = useCallback((id: string) => {
    const line = document.getElementById(lineId(id));
    line?.scrollIntoView({ block: 'center' });
    line?.focus();
  }, []);
  return (
    <>
      <Expectations {...listed} {...listOf('expectation')} readings={expectations} calendar={calendar} onAbsence={show} />
      <Requests {...listed} open={open?.kind === 'request' ? open.id : null} setOpen={listOf('request').setOpen} />
      <Absences {...listed} {...listOf('absence')} readings={absences} unsearched={unsearched} forExpectation={forExpectation} />
    </>
  );
}
