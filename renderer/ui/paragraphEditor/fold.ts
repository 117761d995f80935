// Owns what typing becomes when it is folded: the smallest set of commands that brings the stored paragraphs to what the editor shows. Pure.
import type { DraftChange, DraftRow, ParagraphForm } from '../../../db/model/draft.ts';
import { type ItemStyle, numberLabel, numberUnder } from '../../../db/model/numbering.ts';
import type { ReportTemplate } from '../../../db/model/ruleSet.ts';
import { plainText } from '../../../db/model/runs.ts';
import { type Block, isBlank, type Place, sameParagraph, valuesOf } from './blocks.ts';

/** One command to run: its label in the history and its changes. */
export interface FoldCommand {
  readonly label: string;
  readonly changes: DraftChange[];
}

/** What each command says it did, in words. */
export interface FoldWords {
  /** `number` is the words themselves where a heading was written. */
  readonly wrote: (number: string, form: ParagraphForm) => string;
  readonly added: (number: string) => string;
  readonly removed: (count: number) => string;
  readonly arranged: () => string;
}

/** How the paragraphs of one place of a draft are numbered in its report. */
export interface PlaceNumbering {
  /** Whether numbers begin anew after a heading. */
  readonly isAnew: boolean;
  readonly itemStyle: ItemStyle;
  /** The number of its first paragraph. */
  readonly first: number;
}

/** As a place alone is numbered where nothing more is known. */
export const plainNumbering: PlaceNumbering = { isAnew: true, itemStyle: 'letter', first: 1 };

/**
 * How a place is numbered in the report of a draft. Where numbers run on through the whole report the first is found from a paragraph that has its number in
 * `printed`; until one has, a place counts from 1.
 * @param printed the answer of `report.numbers`
 */
export function numberingAt(
  blocks: readonly Block[],
  { numbering, itemStyle }: Pick<ReportTemplate, 'numbering' | 'itemStyle'>,
  printed: Readonly<Record<string, string>>,
): PlaceNumbering {
  const isAnew = numbering !== 'continuous';
  if (isAnew) return { isAnew, itemStyle, first: 1 };
  const tops = blocks.filter(({ form, depth }) => form !== 'heading' && depth === 0);
  const at = tops.findIndex(({ id }) => /^\d+$/.test(printed[id] ?? ''));
  return { isAnew, itemStyle, first: at < 0 ? 1 : Math.max(1, Number(printed[tops[at]?.id ?? '']) - at) };
}

/** `3` for the third paragraph, `3.b` for its second item, `3.b.i` below that, the words of a heading. */
export function numbersOf(blocks: readonly Block[], { isAnew, itemStyle, first }: PlaceNumbering = plainNumbering): Map<string, string> {
  const numbers = new Map<string, string>();
  const counts = [first - 1, 0, 0];
  for (const block of blocks) {
    if (block.form === 'heading') {
      numbers.set(block.id, `“${plainText(block.runs).trim()}”`);
      if (isAnew) counts.fill(0);
      continue;
    }
    counts[block.depth] = (counts[block.depth] ?? 0) + 1;
    counts.fill(0, block.depth + 1);
    const levels = counts.slice(0, block.depth + 1);
    // An item with nothing over it is shown as one of a first paragraph.
    const names = levels.map((count, level) => numberLabel(Math.max(count, 1), level, itemStyle).replace(/\.$/, ''));
    numbers.set(block.id, names.reduce(numberUnder, ''));
  }
  return numbers;
}

/** Ids whose positions already rise in this order: the longest such run, so that as few rows as possible are moved. */
function settled(ids: readonly string[], positionOf: (id: string) => number | undefined): Set<string> {
  const known = ids.flatMap((id) => {
    const position = positionOf(id);
    return position === undefined ? [] : [{ id, position }];
  });
  const best: { length: number; from: number }[] = [];
  let end = -1;
  for (const [at, row] of known.entries()) {
    let length = 1;
    let from = -1;
    for (let before = 0; before < at; before += 1) {
      const earlier = best[before];
      if (earlier !== undefined && (known[before]?.position ?? 0) < row.position && earlier.length + 1 > length) {
        length = earlier.length + 1;
        from = before;
      }
    }
    best.push({ length, from });
    if (end === -1 || length > (best[end]?.length ?? 0)) end = at;
  }
  const keep = new Set<string>();
  for (let at = end; at !== -1; at = best[at]?.from ?? -1) {
    const row = known[at];
    if (row !== undefined) keep.add(row.id);
  }
  return keep;
}

/** Positions for siblings in this order; a row that may stay where it is keeps its own. */
export function positionsOf(ids: readonly string[], positionOf: (id: string) => number | undefined): Map<string, number> {
  const keep = settled(ids, positionOf);
  const positions = new Map<string, number>();
  let at = 0;
  let low = Number.NaN;
  while (at < ids.length) {
    const id = ids[at] ?? '';
    if (keep.has(id)) {
      low = positionOf(id) ?? 0;
      positions.set(id, low);
      at += 1;
      continue;
    }
    let next = at;
    while (next < ids.length && !keep.has(ids[next] ?? '')) next += 1;
    const high = next < ids.length ? (positionOf(ids[next] ?? '') ?? 0) : Number.NaN;
    const count = next - at;
    for (let step = 1; step <= count; step += 1) {
      const place = Number.isNaN(low)
        ? Number.isNaN(high)
          ? step
          : high - (count - step + 1)
        : Number.isNaN(high)
          ? low + step
          : low + ((high - low) * step) / (count + 1);
      positions.set(ids[at + step - 1] ?? '', place);
    }
    at = next;
  }
  const inOrder = ids.map((id) => positions.get(id) ?? 0);
  const isCrowded = inOrder.some((position, index) => index > 0 && position <= (inOrder[index - 1] ?? 0));
  return isCrowded ? new Map(ids.map((id, index) => [id, index + 1])) : positions;
}

/**
 * Commands that make the stored rows equal the blocks. One command for each paragraph whose words changed; paragraphs that came, went or
 * moved go together in one command, because half of a split or a join is a wrong draft. Blank blocks are not stored; `keepBlank` (where
 * the caret stands) is not removed from the store while it is blank.
 */
export function planFold(
  stored: readonly DraftRow<'paragraph'>[],
  blocks: readonly Block[],
  place: Place,
  keepBlank: string | null,
  words: FoldWords,
  numbering: PlaceNumbering = plainNumbering,
): FoldCommand[] {
  const rows = new Map(stored.map((row) => [row.id, row]));
  const kept = blocks.filter((block) => !isBlank(block) || (block.id === keepBlank && rows.has(block.id)));
  const values = valuesOf(kept, place);
  const numbers = numbersOf(kept, numbering);
  const siblings = new Map<string | null, string[]>();
  for (const { id, value } of values) siblings.set(value.parentId, [...(siblings.get(value.parentId) ?? []), id]);
  const positions = new Map<string, number>();
  for (const [parentId, ids] of siblings) {
    const positionOf = (id: string) => {
      const row = rows.get(id);
      return row !== undefined && row.value.parentId === parentId ? row.position : undefined;
    };
    for (const [id, position] of positionsOf(ids, positionOf)) positions.set(id, position);
  }

  const worded: FoldCommand[] = [];
  const arranged: DraftChange[] = [];
  const added: string[] = [];
  for (const { id, value } of values) {
    const row = rows.get(id);
    const position = positions.get(id) ?? 1;
    const number = numbers.get(id) ?? '';
    if (row === undefined) {
      arranged.push({ do: 'put', kind: 'paragraph', id, seenRevision: null, position, value });
      added.push(number);
      continue;
    }
    const isMoved = row.position !== position || row.value.parentId !== value.parentId;
    const isReworded = !sameParagraph(row.value, value);
    if (isMoved) arranged.push({ do: 'put', kind: 'paragraph', id, seenRevision: row.revision, position, value });
    else if (isReworded) {
      worded.push({
        label: words.wrote(number, value.form),
        changes: [{ do: 'put', kind: 'paragraph', id, seenRevision: row.revision, value }],
      });
    }
  }
  const present = new Set(values.map(({ id }) => id));
  const gone = stored.filter((row) => !present.has(row.id));
  // Children before parents, so that no row ever points at one already removed.
  for (const row of gone.toSorted((a, b) => depthOf(b, rows) - depthOf(a, rows))) {
    arranged.push({ do: 'remove', kind: 'paragraph', id: row.id, seenRevision: row.revision });
  }
  if (arranged.length === 0) return worded;
  const label = gone.length > 0 ? words.removed(gone.length) : added.length > 0 ? words.added(added.join(', ')) : words.arranged();
  // A split or a join also rewords its neighbour: all of it is one command.
  return [
    {
      label: label.slice(0, 200),
      changes: [...arranged.filter(isPut), ...worded.flatMap((command) => command.changes), ...arranged.filter((change) => !isPut(change))],
    },
  ];
}

function isPut(change: DraftChange): boolean {
  return change.do === 'put';
}

function depthOf(row: DraftRow<'paragraph'>, rows: ReadonlyMap<string, DraftRow<'paragraph'>>): number {
  let depth = 0;
  let parent = row.value.parentId;
  while (parent !== null && depth < 10) {
    depth += 1;
    parent = rows.get(parent)?.value.parentId ?? null;
  }
  return depth;
}
