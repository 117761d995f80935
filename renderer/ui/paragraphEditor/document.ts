// Owns the editor's own document for a list of blocks and the way back. Its JSON lives only inside the editor: blocks are what is kept.
import type { JSONContent } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type Cite, citeSchema, type Run } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import { type Block, deepest, tidyRuns } from './blocks.ts';

function chip(to: Cite, isPlaced: boolean): JSONContent {
  return { type: 'cite', attrs: { kind: to.kind, id: to.id, isPlaced } };
}

function inline(run: Run): JSONContent {
  switch (run.kind) {
    case 'text':
      return { type: 'text', text: run.text };
    case 'cite':
      return chip(run.to, true);
    case 'quote':
      return { type: 'quote', attrs: { text: run.text, markId: run.markId } };
    case 'person':
      return { type: 'person', attrs: { partyId: run.partyId, text: run.text } };
  }
}

/** The document for these blocks; one blank paragraph where there are none. Citations without a place stand after the words. */
export function documentOf(blocks: readonly Block[]): JSONContent {
  const shown =
    blocks.length > 0 ? blocks : [{ id: newId(), depth: 0, runs: [], cites: [], form: 'paragraph', judgement: '', comment: '' }];
  return {
    type: 'doc',
    content: shown.map((block) => ({
      type: 'paragraph',
      attrs: { id: block.id, depth: block.depth, form: block.form, judgement: block.judgement, comment: block.comment },
      content: [...tidyRuns(block.runs).map(inline), ...block.cites.map((to) => chip(to, false))],
    })),
  };
}

/** The citation a chip node stands for; null for a chip pasted from elsewhere that names nothing. */
export function citeOf(node: DocumentNode): Cite | null {
  const cite = citeSchema.safeParse({ kind: node.attrs.kind, id: node.attrs.id });
  return cite.success ? cite.data : null;
}

/** What a chip or a locked quotation points at; null for any other node. */
export function passageOf(node: DocumentNode): Cite | null {
  if (node.type.name === 'cite') return citeOf(node);
  return node.type.name === 'quote' ? { kind: 'mark', id: String(node.attrs.markId) } : null;
}

/** Blocks by the paragraph they were read from: a document keeps the paragraphs it does not change, and every key asks for all of them. */
const blocksByParagraph = new WeakMap<DocumentNode, Block>();

/** The blocks of a document, in order; an unchanged paragraph gives the very same block. */
export function blocksOfDocument(doc: DocumentNode): Block[] {
  const blocks: Block[] = [];
  doc.forEach((paragraph) => {
    const known = blocksByParagraph.get(paragraph) ?? blockOf(paragraph);
    blocksByParagraph.set(paragraph, known);
    blocks.push(known);
  });
  return blocks;
}

function blockOf(paragraph: DocumentNode): Block {
  const runs: Run[] = [];
  const cites: Cite[] = [];
  paragraph.forEach((node) => {
    switch (node.type.name) {
      case 'text':
        runs.push({ kind: 'text', text: node.text ?? '' });
        break;
      case 'quote':
        runs.push({ kind: 'quote', text: String(node.attrs.text), markId: String(node.attrs.markId) });
        break;
      case 'person':
        runs.push({ kind: 'person', partyId: String(node.attrs.partyId), text: String(node.attrs.text) });
        break;
      case 'cite': {
        const to = citeOf(node);
        if (to === null) break;
        if (node.attrs.isPlaced === false) cites.push(to);
        else runs.push({ kind: 'cite', to });
      }
    }
  });
  return {
    id: String(paragraph.attrs.id),
    depth: Math.min(Number(paragraph.attrs.depth), deepest),
    runs: tidyRuns(runs),
    cites,
    form: paragraph.attrs.form === 'heading' ? 'heading' : 'paragraph',
    judgement: String(paragraph.attrs.judgement),
    comment: String(paragraph.attrs.comment),
  };
}
