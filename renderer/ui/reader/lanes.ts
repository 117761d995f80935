// Owns giving things that overlap lanes side by side: brackets in the margin, lines under words. Pure; knows neither.

/**
 * A lane for each item, counted from 0: two items one of which is over the other never share one, and each takes the lowest that is free.
 * @param items in the order in which they begin
 * @param isOver whether an earlier item reaches over a later one
 * @param widthOf lanes an item takes, from the one answered on; at least 1
 */
export function lanesOf<T>(
  items: readonly T[],
  isOver: (earlier: T, later: T) => boolean,
  widthOf: (item: T) => number = () => 1,
): number[] {
  let held: { readonly item: T; readonly from: number; readonly to: number }[] = [];
  return items.map((item) => {
    held = held.filter((each) => isOver(each.item, item));
    const width = Math.max(1, widthOf(item));
    let from = 0;
    for (const { from: start, to } of [...held].sort((one, other) => one.from - other.from)) {
      if (start >= from + width) break;
      from = Math.max(from, to);
    }
    held.push({ item, from, to: from + width });
    return from;
  });
}
