// Owns what is said of each mark of a paper beside it and to a screen reader, the order in which they are read, and which overlap. Pure.
import type { Draft, DraftRow } from '../../../db/model/draft.ts';
import type { ListedEntry } from '../../../db/model/entry.ts';
import { marksText } from '../../text/reader.ts';
import type { HeadSlot } from '../../theme/tokens.ts';
import { type HeadSlots, slotsOf } from './headSlots.ts';

/** A mark as the margin tells it. */
export interface SaidMark {
  readonly row: DraftRow<'mark'>;
  /** Letters of its heads, `ab`. */
  readonly letters: string;
  readonly slot: `${HeadSlot}`;
  /** Keys of the marks whose words it shares. */
  readonly overlaps: readonly string[];
  /** All of it in one line: `m7, (b), communication / not told, overlaps m3`. */
  readonly words: string;
}

type Mark = DraftRow<'mark'>;

/** Marks as they follow one another in a paper: by record or part, page, and place in the words. */
export function inReadingOrder(marks: readonly Mark[], family: readonly Pick<ListedEntry, 'id'>[]): Mark[] {
  const places = new Map(family.map(({ id }, at) => [id, at]));
  const placeOf = ({ value: { entryId, anchor } }: Mark) => [
    places.get(entryId) ?? family.length,
    anchor.page ?? anchor.cells?.rows?.[0] ?? 0,
    anchor.start ?? Number.MAX_SAFE_INTEGER,
    // PDF space counts upwards.
    anchor.page === null ? (anchor.rects[0]?.y ?? 0) : -(anchor.rects[0]?.y ?? 0),
  ];
  return marks
    .map((mark) => ({ mark, place: placeOf(mark) }))
    .sort((one, other) => one.place.map((part, at) => part - (other.place[at] ?? 0)).find((difference) => difference !== 0) ?? 0)
    .map(({ mark }) => mark);
}

/** What is said of each mark, by its id, in reading order. */
export function saidMarks(inOrder: readonly Mark[], draft: Pick<Draft, 'head'>, looks: HeadSlots): ReadonlyMap<string, SaidMark> {
  const overlaps = overlapsOf(inOrder);
  return new Map(
    inOrder.map((row) => {
      const keys = draft.head.filter(({ id }) => row.value.headIds.includes(id)).map(({ key }) => key);
      const shared = overlaps.get(row.id) ?? [];
      const words = [
        row.key,
        keys.length === 0 ? marksText.noHead : keys.map((key) => `(${key})`).join(' '),
        ...row.value.tags,
        ...(row.value.speaksAgainst === null ? [] : [marksText.against(row.value.speaksAgainst)]),
        ...(shared.length === 0 ? [] : [marksText.overlaps(shared)]),
      ].join(', ');
      return [row.id, { row, letters: keys.join(''), slot: slotsOf(looks, row.value.headIds)[0] ?? 'none', overlaps: shared, words }];
    }),
  );
}

/** Keys of the marks that share words with each, by its id. */
function overlapsOf(inOrder: readonly Mark[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const note = (id: string, key: string) => {
    const there = found.get(id);
    if (there === undefined) found.set(id, [key]);
    else there.push(key);
  };
  const byEntry = Map.groupBy(inOrder, ({ value }) => value.entryId);
  for (const marks of byEntry.values()) {
    let reaching: Mark[] = [];
    for (const mark of marks.toSorted((one, other) => (one.value.anchor.start ?? 0) - (other.value.anchor.start ?? 0))) {
      const { start } = mark.value.anchor;
      if (start === null) continue;
      reaching = reaching.filter(({ value }) => (value.anchor.end ?? 0) > start);
      for (const other of reaching) {
        note(mark.id, other.key);
        note(other.id, mark.key);
      }
      reaching.push(mark);
    }
  }
  return found;
}
