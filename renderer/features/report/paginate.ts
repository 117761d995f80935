// Owns breaking a report into sheets: which part of which block stands on which page. Pure: heights in, slices out.

/** A heading, paragraph or item as measured. Heights in pixels, margins included. */
export interface Measured {
  readonly height: number;
  /** Height of one line; a block may only be cut between lines. */
  readonly line: number;
  /** A heading must not be the last thing on a page. */
  readonly isHeading: boolean;
}

/** Part of a block, from and to in pixels from its top. */
export interface Slice {
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

/** Fewest lines of a cut paragraph on either page. */
const fewestLines = 2;

/** The slices of each page. A block taller than a page is cut; others only where two lines stay on both sides. Always at least one page. */
export function paginate(blocks: readonly Measured[], pageHeight: number): Slice[][] {
  const pages: Slice[][] = [[]];
  let used = 0;
  const turn = () => {
    pages.push([]);
    used = 0;
  };
  for (const [block, { height, line, isHeading }] of blocks.entries()) {
    if (isHeading && used > 0 && used + height + following(blocks, block) > pageHeight) turn();
    let from = 0;
    while (from < height) {
      const left = height - from;
      const room = pageHeight - used;
      if (left <= room) {
        pages.at(-1)?.push({ block, from, to: height });
        used += left;
        break;
      }
      const lines = Math.floor(room / line);
      const after = Math.floor((left - lines * line) / line);
      const canCut = lines >= fewestLines && (after >= fewestLines || left > pageHeight) && !isHeading;
      if (canCut) {
        pages.at(-1)?.push({ block, from, to: from + lines * line });
        from += lines * line;
        turn();
      } else if (used > 0) turn();
      else {
        // Taller than a whole page and not to be cut between lines: it stands alone and runs over.
        pages.at(-1)?.push({ block, from, to: height });
        used = pageHeight;
        break;
      }
    }
  }
  return pages;
}

/** Room a heading needs below it: the headings that follow at once, and two lines of the first paragraph. */
function following(blocks: readonly Measured[], heading: number): number {
  let room = 0;
  for (const { height, line, isHeading } of blocks.slice(heading + 1)) {
    if (!isHeading) return room + Math.min(height, line * fewestLines);
    room += height;
  }
  return room;
}
