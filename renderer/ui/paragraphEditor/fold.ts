// Owns what typing becomes when it is folded: the smallest set of commands that brings the stored paragraphs to what the editor shows. Pure.
import type { Draft, DraftChange, DraftRow, ParagraphForm } from '../../../db/model/draft.ts';
import { type RuleSet, templateOf } from '../../../db/model/ruleSet.ts';
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

/** Whether the report of this draft begins its numbers anew after a heading, as the template chosen for it has it. */
export function isNumberedAnewIn(ruleSet: Pick<RuleSet, 'body' | 'templates'>, { facts }: Pick<Draft, 'facts'>): boolean {
  return templateOf(ruleSet, facts[0]?.value.ruleTemplate ?? '').numbering !== 'continuous';
}

/** `3` for the third paragraph, `3b` for its second item, the words of a heading; counted anew after a heading where `isAnew`. */
export function numbersOf(blocks: readonly Block[], isAnew = true): Map<string, string> {
  const numbers = new Map<string, string>();
  const counts = [0, 0, 0];
  for (const block of blocks) {
    if (block.form === 'heading') {
      numbers.set(block.id, `“${plainText(block.runs).trim()}”`);
      if (isAnew) counts.fill(0);
      continue;
    }
    counts[block.depth] = (counts[block.depth] ?? 0) + 1;
    counts.fill(0, block.depth + 1);
    const [first = 0, second = 0, third = 0] = counts;
    const letter = second > 0 ? String.fromCodePoint(96 + Math.min(second, 26)) : '';
    numbers.set(block.id, `${Math.max(first, 1)}${block.depth > 0 ? letter : ''}${block.depth > 1 ? `.${third}` : ''}`);
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
): FoldCommand[] {
  const rows = new Map(stored.map((row) => [row.id, row]));
  const kept = blocks.filter((block) => !isBlank(block) || (block.id === keepBlank && rows.has(block.id)));
  const values = valuesOf(kept, place);
  const numbers = numbersOf(kept);
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
