// Owns which marks the list shows and what a change of many is. Pure.
import { type Draft, type DraftChange, type DraftRow, isPlaced, type Mark } from '../../../db/model/draft.ts';
import type { ListedEntry, Side } from '../../../db/model/entry.ts';
import { citesOf } from '../../../db/model/runs.ts';
import { cellText } from '../../../db/model/tableText.ts';
import { isTagUnder, renamedTags, tagPath, tagWords, withoutTag } from '../../../db/model/tags.ts';
import { passageWords } from '../../../db/model/wording.ts';
import { edit } from '../../api/draft.ts';
import { marksText } from '../../text/reader.ts';

/** A line of the list. */
export interface ListedMark {
  readonly row: DraftRow<'mark'>;
  /** Null where its entry is no longer in the case. */
  readonly entry: ListedEntry | null;
  readonly side: Side | null;
  readonly isUsed: boolean;
  readonly isPlaced: boolean;
}

/** What is let through; null and empty let everything through. */
export interface MarkFilter {
  readonly headId: string | null;
  readonly tag: string | null;
  readonly side: Side | null;
  readonly use: 'any' | 'used' | 'unused';
  /** Marks that speak against a party, whichever. */
  readonly onlyAgainst: boolean;
  readonly onlyNotPlaced: boolean;
  readonly find: string;
}

export const everyMark: MarkFilter = {
  headId: null,
  tag: null,
  side: null,
  use: 'any',
  onlyAgainst: false,
  onlyNotPlaced: false,
  find: '',
};

/** Every mark of the case with what the list says of it, in order of their labels and places. */
export function listedMarks(draft: Draft, entries: readonly ListedEntry[]): ListedMark[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const cited = [...draft.paragraph.flatMap(({ value }) => citesOf(value)), ...draft.event.flatMap(({ value }) => value.cites)];
  const used = new Set(cited.filter(({ kind }) => kind === 'mark').map(({ id }) => id));
  return draft.mark.map((row) => {
    const entry = byId.get(row.value.entryId) ?? null;
    return {
      row,
      entry,
      side: row.value.account ?? entry?.side ?? null,
      isUsed: used.has(row.id),
      isPlaced: entry !== null && isPlaced(row.value.anchor),
    };
  });
}

/** The lines a filter lets through. */
export function shownMarks(all: readonly ListedMark[], filter: MarkFilter): ListedMark[] {
  const words = filter.find.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  return all.filter(({ row, entry, side, isUsed, isPlaced }) => {
    const { value, key } = row;
    if (filter.headId !== null && !value.headIds.includes(filter.headId)) return false;
    if (filter.tag !== null && !value.tags.some((tag) => isTagUnder(tag, filter.tag ?? ''))) return false;
    if (filter.side !== null && side !== filter.side) return false;
    if (filter.use !== 'any' && isUsed !== (filter.use === 'used')) return false;
    if (filter.onlyAgainst && value.speaksAgainst === null) return false;
    if (filter.onlyNotPlaced && isPlaced) return false;
    const text =
      `${key} ${entry?.exhibit ?? ''} ${entry?.title ?? ''} ${passageWords(value.anchor)} ${value.note} ${stanceWords(value)}`.toLocaleLowerCase(
        'en-GB',
      );
    return words.every((word) => text.includes(word));
  });
}

/** What is done to many marks at once; absent leaves as it is. */
export interface BulkChange {
  readonly addHeadId?: string;
  readonly takeHeadId?: string;
  readonly addTag?: string;
  readonly takeTag?: string;
  readonly stance?: string;
  readonly account?: Side | null;
  readonly speaksAgainst?: Side | null;
  readonly scope?: { readonly override: Mark['scopeOverride']; readonly reason: string };
}

/** The changes to the marks that the bulk change really alters. */
export function bulkChanges(rows: readonly DraftRow<'mark'>[], bulk: BulkChange): DraftChange[] {
  return rows.flatMap((row) => {
    const patch = patchOf(row.value, bulk);
    const isSame = Object.entries(patch).every(([name, value]) => JSON.stringify(row.value[name as keyof Mark]) === JSON.stringify(value));
    return isSame ? [] : [edit('mark', row, patch)];
  });
}

function patchOf(mark: Mark, bulk: BulkChange): Partial<Mark> {
  const withHead = bulk.addHeadId === undefined ? mark.headIds : [...new Set([...mark.headIds, bulk.addHeadId])];
  const withTag = bulk.addTag === undefined ? mark.tags : [...new Set([...mark.tags, tagWords(tagPath(bulk.addTag))])];
  return {
    headIds: withHead.filter((id) => id !== bulk.takeHeadId),
    tags: [...(bulk.takeTag === undefined ? withTag : withoutTag(withTag, bulk.takeTag))].filter((tag) => tag !== ''),
    ...(bulk.stance === undefined ? {} : { stance: bulk.stance }),
    ...(bulk.account === undefined ? {} : { account: bulk.account }),
    ...(bulk.speaksAgainst === undefined ? {} : { speaksAgainst: bulk.speaksAgainst }),
    ...(bulk.scope === undefined
      ? {}
      : { scopeOverride: bulk.scope.override, scopeReason: bulk.scope.override === null ? '' : bulk.scope.reason }),
  };
}

/** The changes that rename or merge a tag on every mark. */
export function renameChanges(marks: readonly DraftRow<'mark'>[], from: string, to: string): DraftChange[] {
  return marks.flatMap((row) => {
    const tags = renamedTags(row.value.tags, from, to);
    return tags === row.value.tags ? [] : [edit('mark', row, { tags: [...tags] })];
  });
}

/** The changes that take a tag off every mark. */
export function takeTagChanges(marks: readonly DraftRow<'mark'>[], tag: string): DraftChange[] {
  return marks.flatMap((row) => {
    const tags = withoutTag(row.value.tags, tag);
    return tags === row.value.tags ? [] : [edit('mark', row, { tags: [...tags] })];
  });
}

/** Lines as a table to be pasted into a sheet, tabs between cells, none of which the sheet takes for a formula. */
export function asTable(lines: readonly ListedMark[], heading: readonly string[], headsOf: (headIds: readonly string[]) => string): string {
  const cell = (text: string) => cellText(text.replace(/[\t\r\n]+/g, ' '));
  const rows = lines.map(({ row, entry }) => [
    row.key,
    entry?.exhibit ?? '',
    headsOf(row.value.headIds),
    row.value.tags.join(', '),
    stanceWords(row.value),
    passageWords(row.value.anchor),
  ]);
  return [heading, ...rows].map((cells) => cells.map(cell).join('\t')).join('\n');
}

/** What a mark says of its passage and against whom: `allegation, speaks against the landlord`. */
export function stanceWords({ stance, speaksAgainst }: Mark): string {
  return [stance, marksText.against(speaksAgainst)].filter(Boolean).join(', ');
}
