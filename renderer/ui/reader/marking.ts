// Owns making and removing marks from a reader: the selected words placed in the canonical text, or the area as drawn, then one command. Must not draw.
import { type Anchor, anchorKind, type Draft, type DraftChange, type DraftRow, type Mark } from '../../../db/model/draft.ts';
import type { ListedEntry } from '../../../db/model/entry.ts';
import { newId } from '../../../db/model/ids.ts';
import { bridge } from '../../api/bridge.ts';
import { add, type ChangeDraft, edit, remove } from '../../api/draft.ts';
import { sayWithUndo } from '../../api/history.ts';
import { say } from '../../api/notices.ts';
import { faultText } from '../../text/faults.ts';
import { marksText } from '../../text/reader.ts';
import { readingText } from '../../text/reading.ts';
import type { PaintedMark, Selected } from './painter.ts';
import { headsInWords } from './scopeWords.ts';

/** What making a mark needs. */
export interface Marking {
  readonly caseId: string;
  readonly draft: Draft;
  readonly entry: Pick<ListedEntry, 'exhibit'>;
  readonly change: ChangeDraft;
}

/** A mark as painted before the store has answered, with the id it will be stored under. */
export function pendingMark({ surface, quote }: Selected, headIds: readonly string[]): PaintedMark {
  // The store places it in the canonical text; until then its words on the page do.
  const anchor = { ...quote, extractionId: null, page: surface.page, cells: null };
  return { id: newId(), value: { entryId: surface.entryId, headIds: [...headIds], anchor } };
}

/** What is made with a mark in the same command. */
export interface AlsoMade {
  readonly label: string;
  readonly changes: (markId: string) => readonly DraftChange[];
}

/** A mark of which nothing is said yet but where it is and against which heads. */
export function markOf(entryId: string, anchor: Anchor, headIds: readonly string[]): Mark {
  return {
    entryId,
    anchor,
    headIds: [...headIds],
    tags: [],
    stance: '',
    account: null,
    eventDate: null,
    scopeOverride: null,
    scopeReason: '',
    note: '',
    speaksAgainst: null,
    disclosure: null,
    disclosureWhy: '',
  };
}

/** Stores a mark against the heads and answers its row. Null: refused, and why has been said. */
export async function storeMark(
  { caseId, draft, entry, change }: Marking,
  pending: PaintedMark,
  also?: AlsoMade,
): Promise<DraftRow<'mark'> | null> {
  const { entryId, headIds } = pending.value;
  const anchor = await placedAnchor(caseId, pending);
  if (anchor === null) return null;
  const mark = markOf(entryId, anchor, headIds);
  const label = also?.label ?? marksText.label(entry.exhibit, headsInWords(draft, headIds));
  const reply = await change(label, [add('mark', mark, { id: pending.id }), ...(also?.changes(pending.id) ?? [])]);
  if (!reply.ok) return null;
  const { revision = 1, key = '' } = reply.value.rows.find(({ id }) => id === pending.id) ?? {};
  return { id: pending.id, revision, key, position: 0, value: mark };
}

/** The anchor as it is stored: words with their place in the canonical text; an area as it was drawn. Null: refused, and why has been said. */
async function placedAnchor(caseId: string, { value: { entryId, anchor } }: PaintedMark): Promise<Anchor | null> {
  if (anchorKind(anchor) === 'area') return anchor;
  const { exact, prefix, suffix, page } = anchor;
  const placed = await bridge().call('anchor.locate', {
    caseId,
    entryId,
    exact,
    prefix: prefix.slice(-200),
    suffix: suffix.slice(0, 200),
    page,
  });
  if (!placed.ok) {
    say(faultText(placed.fault), 'alert');
    return null;
  }
  return { ...placed.value, page: placed.value.page ?? page, rects: anchor.rects, cells: null };
}

/** Removes a mark and offers to undo it. */
export async function removeMark(caseId: string, change: ChangeDraft, mark: DraftRow<'mark'>): Promise<boolean> {
  const reply = await change(marksText.removeLabel(mark.key), [remove('mark', mark)]);
  if (reply.ok) sayWithUndo(caseId, marksText.removed(mark.key));
  return reply.ok;
}

/** Places a mark that has no place at the selected words: the same mark, with its heads, tags and citations. */
export async function placeMark({ caseId, change }: Marking, mark: DraftRow<'mark'>, selected: Selected): Promise<boolean> {
  const { value } = pendingMark(selected, mark.value.headIds);
  const anchor = await placedAnchor(caseId, { id: mark.id, value });
  if (anchor === null) return false;
  const reply = await change(readingText.placeLabel(mark.key), [edit('mark', mark, { entryId: value.entryId, anchor })]);
  return reply.ok;
}

/** A list with one thing more, or without it where it was there. */
export function toggled(list: readonly string[], one: string): string[] {
  return list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
}
