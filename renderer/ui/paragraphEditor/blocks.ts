// Owns the way between the model's paragraphs (a row each, items by parent) and the flat list of blocks the editor shows. Pure: no editor, no store.
import type { Cite, DraftRow, DraftValue, ParagraphForm, Run } from '../../../db/model/draft.ts';

/** Where a run of paragraphs belongs: a section of the report, and for findings the head. */
export interface Place {
  readonly section: DraftValue<'paragraph'>['section'];
  readonly headId: string | null;
}

/** One paragraph or item as the editor shows it: items follow their paragraph, one level deeper. */
export interface Block {
  readonly id: string;
  /** 0 a numbered paragraph, 1 an item of it, 2 an item of an item. */
  readonly depth: number;
  readonly runs: readonly Run[];
  /** Citations without a place in the words. */
  readonly cites: readonly Cite[];
  /** A heading stands at depth 0 and has no items. */
  readonly form: ParagraphForm;
  readonly judgement: string;
  readonly comment: string;
}

/** Typing the journal holds and no command does. */
export interface TypedRow {
  readonly id: string;
  readonly atMs: number;
  readonly value: DraftValue<'paragraph'>;
}

/** Items of items are as deep as a report goes. */
export const deepest = 2;

/** Whether a paragraph belongs to the place. */
export function isAt(value: DraftValue<'paragraph'>, place: Place): boolean {
  return value.section === place.section && value.headId === place.headId;
}

/** Joins neighbouring words and drops empty ones, so that equal paragraphs compare equal. */
export function tidyRuns(runs: readonly Run[]): Run[] {
  const tidy: Run[] = [];
  for (const run of runs) {
    const last = tidy.at(-1);
    if (run.kind === 'text') {
      if (run.text === '') continue;
      if (last?.kind === 'text') tidy[tidy.length - 1] = { kind: 'text', text: last.text + run.text };
      else tidy.push({ kind: 'text', text: run.text });
    } else tidy.push(run);
  }
  return tidy;
}

/** True when nothing would be lost with the block. */
export function isBlank(block: Pick<Block, 'runs' | 'cites' | 'comment'>): boolean {
  return block.cites.length === 0 && block.comment === '' && block.runs.every((run) => run.kind === 'text' && run.text.trim() === '');
}

/**
 * The blocks of one place in reading order. Typing not yet folded stands over the stored words.
 */
export function blocksOf(rows: readonly DraftRow<'paragraph'>[], typed: readonly TypedRow[], place: Place): Block[] {
  const overlay = new Map(typed.map((row) => [row.id, row.value]));
  const all = rows
    .map((row) => ({ id: row.id, position: row.position, value: overlay.get(row.id) ?? row.value }))
    .filter((row) => isAt(row.value, place));
  const here = new Set(all.map((row) => row.id));
  const children = new Map<string | null, typeof all>();
  for (const row of all) {
    const parent = row.value.parentId !== null && here.has(row.value.parentId) ? row.value.parentId : null;
    const siblings = children.get(parent) ?? [];
    siblings.push(row);
    children.set(parent, siblings);
  }
  const blocks: Block[] = [];
  const walk = (parent: string | null, depth: number) => {
    const siblings = children.get(parent) ?? [];
    for (const { id, value } of siblings.toSorted((a, b) => a.position - b.position)) {
      blocks.push({
        id,
        depth: Math.min(depth, deepest),
        runs: tidyRuns(value.runs),
        cites: value.cites,
        form: value.form,
        judgement: value.judgement,
        comment: value.comment,
      });
      walk(id, depth + 1);
    }
  };
  walk(null, 0);
  return blocks;
}

/** The last value made of a block; an unchanged block in the same place gives it again. */
const valuesByBlock = new WeakMap<Block, DraftValue<'paragraph'>>();

/** The model's paragraphs for these blocks, in reading order; a block's parent is the nearest shallower block above it. */
export function valuesOf(blocks: readonly Block[], place: Place): { readonly id: string; readonly value: DraftValue<'paragraph'> }[] {
  const above: Block[] = [];
  return blocks.map((block) => {
    while (above.length > 0 && (above.at(-1)?.depth ?? 0) >= block.depth) above.pop();
    const parentId = above.at(-1)?.id ?? null;
    if (block.form === 'paragraph') above.push(block);
    const known = valuesByBlock.get(block);
    if (known !== undefined && known.parentId === parentId && isAt(known, place)) return { id: block.id, value: known };
    const value = {
      section: place.section,
      headId: place.headId,
      parentId,
      runs: tidyRuns(block.runs),
      cites: [...block.cites],
      form: block.form,
      judgement: block.judgement,
      comment: block.comment,
    };
    valuesByBlock.set(block, value);
    return { id: block.id, value };
  });
}

function runWords(run: Run): unknown[] {
  switch (run.kind) {
    case 'text':
      return ['text', run.text];
    case 'cite':
      return ['cite', run.to.kind, run.to.id];
    case 'quote':
      return ['quote', run.text, run.markId];
    case 'person':
      return ['person', run.partyId, run.text];
  }
}

/** What paragraphs say, as one text: compared many times, made once. */
const said = new WeakMap<DraftValue<'paragraph'>, string>();

function saidBy(value: DraftValue<'paragraph'>): string {
  const known = said.get(value);
  if (known !== undefined) return known;
  const made = JSON.stringify([
    value.section,
    value.headId,
    value.parentId,
    value.form,
    value.judgement,
    value.comment,
    tidyRuns(value.runs).map(runWords),
    value.cites.map((cite) => [cite.kind, cite.id]),
  ]);
  said.set(value, made);
  return made;
}

/** True when two paragraphs say the same, whatever the order of their fields. */
export function sameParagraph(a: DraftValue<'paragraph'>, b: DraftValue<'paragraph'>): boolean {
  return a === b || saidBy(a) === saidBy(b);
}
