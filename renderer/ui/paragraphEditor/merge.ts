// Owns bringing news from the store (undo, another window) into an editor that may hold words not yet folded. Pure.
import type { DraftRow } from '../../../db/model/draft.ts';
import { type Block, blocksOf, isBlank, type Place, sameParagraph, valuesOf } from './blocks.ts';

/** True when the editor holds something the store does not, or lacks something it has. */
export function isUnfolded(stored: readonly DraftRow<'paragraph'>[], blocks: readonly Block[], place: Place): boolean {
  return !sameBlocks(
    blocksOf(stored, [], place),
    blocks.filter((block) => !isBlank(block)),
    place,
  );
}

/** True when two lists of blocks would be stored alike. */
export function sameBlocks(a: readonly Block[], b: readonly Block[], place: Place): boolean {
  const left = valuesOf(a, place);
  const right = valuesOf(b, place);
  return (
    left.length === right.length &&
    left.every((one, at) => {
      const other = right[at];
      return other !== undefined && one.id === other.id && sameParagraph(one.value, other.value);
    })
  );
}

/**
 * What the editor should show once the store holds `next` where it held `before`. Words not yet folded stay; everything else follows the
 * store.
 */
export function mergeBlocks(
  before: readonly DraftRow<'paragraph'>[],
  next: readonly DraftRow<'paragraph'>[],
  shown: readonly Block[],
  place: Place,
): Block[] {
  const wanted = blocksOf(next, [], place);
  if (!isUnfolded(before, shown, place)) return wanted;
  const wantedById = new Map(wanted.map((block) => [block.id, block]));
  const beforeById = new Map(blocksOf(before, [], place).map((block) => [block.id, block]));
  const valueBefore = new Map(before.map((row) => [row.id, row.value]));
  const values = new Map(valuesOf(shown, place).map(({ id, value }) => [id, value]));
  const merged: Block[] = [];
  for (const block of shown) {
    const was = valueBefore.get(block.id);
    const now = values.get(block.id);
    const isUntouched = was !== undefined && now !== undefined && sameParagraph(was, now);
    if (!isUntouched) merged.push(block);
    else {
      const follows = wantedById.get(block.id);
      if (follows !== undefined) merged.push(follows);
    }
  }
  const present = new Set(merged.map((block) => block.id));
  for (const [at, block] of wanted.entries()) {
    if (present.has(block.id) || beforeById.has(block.id)) continue;
    const neighbour = wanted[at - 1]?.id;
    const after = neighbour === undefined ? -1 : merged.findIndex((other) => other.id === neighbour);
    merged.splice(after + 1, 0, block);
    present.add(block.id);
  }
  return merged;
}
