// Owns the shape every draft document keeps: each paragraph one id, what is noted with its words, none an item after a heading or nothing, no item deeper than one
// below its neighbour. Also moving paragraphs as blocks.

import { isHistoryTransaction } from '@tiptap/pm/history';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { newId } from '../../../db/model/ids.ts';
import { editorText } from '../../text/paragraphEditor.ts';
import { type Block, deepest } from './blocks.ts';
import { isNoted, type Notes, notesOf } from './cutNotes.ts';

interface Paragraph {
  readonly at: number;
  readonly node: DocumentNode;
}

function paragraphs(doc: DocumentNode): Paragraph[] {
  const found: Paragraph[] = [];
  doc.forEach((node, at) => {
    found.push({ at, node });
  });
  return found;
}

/** Gives ids and depths where the document lacks them; null when it is in shape. */
function reshape(doc: DocumentNode, transaction: Transaction): Transaction | null {
  const all = paragraphs(doc);
  const ids = all.map(({ node }) => (typeof node.attrs.id === 'string' ? node.attrs.id : null));
  const seen = new Set<string>();
  for (const [at, id] of ids.entries()) {
    if (id !== null && seen.has(id)) ids[at] = null;
    else if (id !== null) seen.add(id);
  }
  for (const [at, id] of ids.entries()) {
    if (id !== null) continue;
    const before = all[at - 1];
    const isSplitAtStart = before !== undefined && before.node.content.size === 0 && (all[at]?.node.content.size ?? 0) > 0;
    // Enter at the start of a paragraph puts a blank one before it: the words keep their id, the blank one is the new one.
    if (isSplitAtStart) {
      ids[at] = ids[at - 1] ?? newId();
      ids[at - 1] = newId();
    } else ids[at] = newId();
  }
  let above = -1;
  let isChanged = false;
  for (const [at, { at: pos, node }] of all.entries()) {
    const isHeading = node.attrs.form === 'heading';
    const depth = isHeading ? 0 : Math.max(0, Math.min(Number(node.attrs.depth), above + 1, deepest));
    // What follows a heading is no item of it.
    above = isHeading ? -1 : depth;
    if (node.attrs.id === ids[at] && node.attrs.depth === depth) continue;
    transaction.setNodeMarkup(pos, null, { ...node.attrs, id: ids[at], depth });
    isChanged = true;
  }
  return isChanged ? transaction : null;
}

/**
 * Keeps notes with their words. Where a change put a paragraph's words into another (a selection over both was deleted), its notes join the notes there. Where none of
 * the other's own words are left, the paragraph keeps its own identity instead.
 */
function keepNotes(transactions: readonly Transaction[], before: EditorState, transaction: Transaction): void {
  const here = new Set(paragraphs(transaction.doc).map(({ node }) => node.attrs.id));
  const mapped = (place: number, side: -1 | 1) => transactions.reduce((at, { mapping }) => mapping.map(at, side), place);
  for (const { at, node } of paragraphs(before.doc)) {
    if (here.has(node.attrs.id)) continue;
    const [start, end] = [mapped(at + 1, 1), mapped(at + node.nodeSize - 1, -1)];
    if (end <= start) continue;
    const place = transaction.doc.resolve(start);
    const into = place.node(1);
    const notes = place.parentOffset === 0 ? node.attrs : isNoted(notesOf(node)) ? notesOfBoth(into, node) : null;
    if (notes !== null) transaction.setNodeMarkup(place.before(1), null, { ...into.attrs, ...notes });
  }
}

/** What is noted on two paragraphs that become one; where they are judged differently the second's judgement is in the comment. */
function notesOfBoth(one: DocumentNode, other: DocumentNode): Notes {
  const [first, second] = [notesOf(one), notesOf(other)];
  const isJudgedTwice = first.judgement !== '' && second.judgement !== '' && first.judgement !== second.judgement;
  const comments = [first.comment, isJudgedTwice ? editorText.alsoJudged(second.judgement) : '', second.comment];
  return {
    judgement: first.judgement === '' ? second.judgement : first.judgement,
    comment: comments.filter((words) => words !== '').join('\n'),
  };
}

/** What is taken back is as it was, and what the store says is as it says. */
function isOwnChange(transaction: Transaction): boolean {
  return transaction.docChanged && transaction.getMeta('addToHistory') !== false && !isHistoryTransaction(transaction);
}

/** Keeps the document in shape after every change. */
export function shapePlugin(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, state) => {
      if (!transactions.some((transaction) => transaction.docChanged)) return null;
      const transaction = state.tr;
      if (transactions.every((each) => !each.docChanged || isOwnChange(each))) keepNotes(transactions, before, transaction);
      return reshape(transaction.doc, transaction) ?? (transaction.docChanged ? transaction : null);
    },
  });
}

/** A paragraph with its items is one group. Returns the blocks with the group of `id` one place up or down, or null at the end. */
export function moveGroup(blocks: readonly Block[], id: string, by: -1 | 1): Block[] | null {
  const from = blocks.findIndex((block) => block.id === id);
  const first = blocks[from];
  if (first === undefined) return null;
  const endOf = (start: number) => {
    let end = start + 1;
    while (end < blocks.length && (blocks[end]?.depth ?? 0) > (blocks[start]?.depth ?? 0)) end += 1;
    return end;
  };
  const end = endOf(from);
  if (by === 1) {
    const next = blocks[end];
    if (next === undefined || next.depth !== first.depth) return null;
    const nextEnd = endOf(end);
    return [...blocks.slice(0, from), ...blocks.slice(end, nextEnd), ...blocks.slice(from, end), ...blocks.slice(nextEnd)];
  }
  let before = from - 1;
  while (before >= 0 && (blocks[before]?.depth ?? 0) > first.depth) before -= 1;
  if (before < 0 || blocks[before]?.depth !== first.depth) return null;
  return [...blocks.slice(0, before), ...blocks.slice(from, end), ...blocks.slice(before, from), ...blocks.slice(end)];
}
