// Owns the marks of the paper in a reader: those stored on it and on what stands with it, and those made here and not stored yet. Must not make or change one.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Draft } from '../../../db/model/draft.ts';
import type { EntryContent, ListedEntry } from '../../../db/model/entry.ts';
import { bridge } from '../../api/bridge.ts';
import { useRead } from '../../api/operations.ts';
import { headSlots } from './headSlots.ts';
import type { PaintedMark } from './painter.ts';
import { inReadingOrder, saidMarks } from './saidMarks.ts';

/** The marks of one paper, in reading order; `painted` has those not stored yet too. */
export function usePaperMarks(caseId: string, content: EntryContent, draft: Draft) {
  const { entry } = content;
  const [pending, setPending] = useState<readonly PaintedMark[]>([]);

  // A record stands among its neighbours, and they can be marked too.
  const recordOf = entry.kind === 'record' && content.columns.length > 0 ? entry.parentId : null;
  const sheetId = entry.kind === 'sheet' ? entry.id : recordOf;
  const sheet = useRead('entry.read', recordOf === null ? null : { caseId, id: recordOf }).data?.entry;
  const markedRows = useRead('sheet.marked', sheetId === null ? null : { caseId, id: sheetId }, true).data;
  const family = useMemo(
    () => [entry, ...content.children, ...(sheet === undefined ? [] : [sheet]), ...(markedRows ?? [])],
    [entry, content.children, sheet, markedRows],
  );
  const ids = useMemo(() => new Set(family.map(({ id }) => id)), [family]);
  const looks = useMemo(() => headSlots(draft.head), [draft.head]);
  const marks = useMemo(() => {
    const own = draft.mark.filter(({ value }) => ids.has(value.entryId));
    return inReadingOrder(own, family);
  }, [draft.mark, ids, family]);
  const said = useMemo(() => saidMarks(marks, draft, looks), [marks, draft, looks]);
  const painted = useMemo<readonly PaintedMark[]>(() => {
    const stored = new Set(draft.mark.map(({ id }) => id));
    return [...draft.mark, ...pending.filter(({ id }) => !stored.has(id))];
  }, [draft.mark, pending]);
  // Once it is stored it is the draft that says whether it is there: undo takes it away.
  useEffect(() => {
    const stored = new Set(draft.mark.map(({ id }) => id));
    setPending((before) => (before.some(({ id }) => stored.has(id)) ? before.filter(({ id }) => !stored.has(id)) : before));
  }, [draft.mark]);

  const entryOf = (id: string) => family.find((each) => each.id === id) ?? entry;
  /** Also a row of a sheet that bears its first mark just now. */
  const lineOf = async (id: string): Promise<ListedEntry> => {
    const known = family.find((each) => each.id === id);
    if (known !== undefined) return known;
    const read = await bridge().call('entry.read', { caseId, id });
    return read.ok ? read.value.entry : entry;
  };
  const holdPending = useCallback((made: PaintedMark) => setPending((before) => [...before, made]), []);
  const dropPending = useCallback((markId: string) => setPending((before) => before.filter(({ id }) => id !== markId)), []);
  return { ids, looks, marks, said, painted, entryOf, lineOf, holdPending, dropPending };
}
