// Owns which papers are opened in the two readers and at what spot: from the lists, by a wish of another screen, and on the walk through those a search finds. Must not
// draw a reader.
import { useEffect, useMemo, useState } from 'react';
import type { Draft } from '../../../db/model/draft.ts';
import type { Side } from '../../../db/model/entry.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { bridge } from '../../api/bridge.ts';
import type { CaseSearch } from '../../api/caseSearch.ts';
import { say } from '../../api/notices.ts';
import { type Pane, panes, type Spot, usePlace } from '../../api/place.tsx';
import { findText } from '../../text/search.ts';
import { nextPaper, paperIdOf, papersWith } from './hitPapers.ts';

interface Given {
  readonly caseId: string;
  readonly rows: readonly AxisRow[];
  readonly byId: ReadonlyMap<string, AxisRow>;
  readonly draft: Draft;
  /** False while only the first entries are there: no wish is taken up before. */
  readonly isWhole: boolean;
  readonly search: CaseSearch | null;
  /** Ids of the entries the search finds; null where none is at hand or not all are named. */
  readonly hits: ReadonlySet<string> | null;
}

const noSpots: Readonly<Record<Pane, Spot | null>> = { resident: null, landlord: null };

/** Opening papers in the two readers. */
export function useOpenPapers({ caseId, rows, byId, draft, isWhole, search, hits }: Given) {
  const place = usePlace();
  const { headId, open, entryId } = place;
  const { torn } = place.arrangement;
  const [spots, setSpots] = useState(noSpots);

  const openIn = (pane: Pane, id: string, spot: Spot | null) => {
    if (torn[pane] && spot !== null) void bridge().showReader({ caseId, pane, entryId: id, headId, spot });
    setSpots((before) => ({ ...before, [pane]: spot }));
    place.setOpen(pane, id);
  };
  const openRow = (row: AxisRow, spot: Spot | null = null, asked: Pane | null = null) => {
    place.setEntryId(row.id);
    openIn(asked ?? paneFor(row.side, open), row.id, spot);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a wish is taken once, when it comes
  useEffect(() => {
    if (place.asked === null || !isWhole) return;
    const { entryId: id, spot, pane } = place.asked;
    const row = byId.get(id);
    if (row === undefined) openIn(pane ?? 'landlord', id, spot);
    else openRow(row, spot, pane);
    place.takeAsked();
  }, [place.asked, isWhole]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a target is taken once, when it comes
  useEffect(() => {
    if (place.target?.kind !== 'mark' || !isWhole) return;
    const mark = draft.mark.find(({ id }) => id === place.target?.id);
    if (mark !== undefined) place.openEntry(mark.value.entryId, { markId: mark.id });
    place.takeTarget();
  }, [place.target, isWhole]);

  const papers = useMemo(() => (hits === null ? [] : papersWith(rows, hits)), [rows, hits]);
  const paperOf = (id: string | null): number => {
    const row = id === null ? undefined : byId.get(id);
    return row === undefined ? -1 : papers.findIndex(({ paperId }) => paperId === paperIdOf(row));
  };
  /** Goes on to the next paper the search finds, in the order of the lists; past the last to the first. */
  const walk = (fromId: string | null, by: 1 | -1): boolean => {
    if (search === null || papers.length === 0) return false;
    const next = nextPaper(papers, paperOf(fromId), fromId === null ? undefined : byId.get(fromId), rows, by);
    if (next === null || next.row.id === fromId) return false;
    if (next.isRound) say(by === 1 ? findText.firstPaper : findText.lastPaper);
    openRow(next.row, { search: search.text, isFromEnd: by === -1 });
    return true;
  };
  const walkFromList = (by: 1 | -1) => (panes.some((pane) => open[pane] !== null && !torn[pane]) ? false : walk(entryId, by));
  /** Which of the papers found this is, counted from 1; null when it is none of them. */
  const walkedAt = (id: string) => {
    const at = paperOf(id);
    return at < 0 ? null : { at: at + 1, of: papers.length };
  };
  return { spots, openIn, openRow, walk, walkFromList, walkedAt };
}

/** The reader an entry opens in: its own side's; a third party's where there is room, else right. */
export function paneFor(side: Side, open: Readonly<Record<Pane, string | null>>): Pane {
  if (side !== 'third') return side;
  return open.landlord !== null && open.resident === null ? 'resident' : 'landlord';
}
