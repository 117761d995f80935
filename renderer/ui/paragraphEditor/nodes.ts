// Owns the editor's kinds of node: numbered paragraph, words, citation chip, locked quotation, person. Must not know where labels or passages come from.
import { mergeAttributes, Node } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type Cite, citeSchema } from '../../../db/model/draft.ts';
import type { QuotationStanding } from '../../../db/model/quotation.ts';
import { cutIdOf, cutNotesOf } from './cutNotes.ts';
import { citeOf } from './document.ts';

/** How a citation shows itself: short words, a fuller sentence, and whose evidence it is. */
export interface ChipFace {
  readonly text: string;
  readonly title: string;
  readonly side: 'resident' | 'landlord' | 'third' | 'none';
}

/** What chips ask of the page that shows them. Kept in one mutable place so that labels may change under a living editor. */
export interface ChipDesk {
  faceOf: (cite: Cite) => ChipFace | null;
  missing: string;
  open: (cite: Cite) => void;
  /** How a locked quotation stands to its passage; null where its mark is gone. */
  standingOf: (markId: string, text: string) => QuotationStanding | null;
  standingWords: Readonly<Record<QuotationStanding | 'gone' | 'notInPart', string>>;
  /** What is not there was left out of the handover that the case came by. */
  isPart: boolean;
  readonly living: Set<() => void>;
}

/** Media type under which a citation is dragged: its JSON. */
export const citeMime = 'application/x-desk-citation';

/** The whole: numbered paragraphs and nothing else. */
export const DraftDocument = Node.create({ name: 'doc', topNode: true, content: 'paragraph+' });

/** Plain words; the model knows no bold and no links. */
export const Words = Node.create({ name: 'text', group: 'inline' });

/** A paragraph or, deeper, an item. Its number is drawn, never typed. */
export const NumberedParagraph = Node.create({
  name: 'paragraph',
  content: 'inline*',
  whitespace: 'pre',
  addAttributes() {
    return {
      id: {
        default: null,
        keepOnSplit: false,
        parseHTML: cutIdOf,
        renderHTML: (attributes) => (typeof attributes.id === 'string' ? { 'data-paragraph': attributes.id } : {}),
      },
      depth: {
        default: 0,
        parseHTML: (element) => Number(element.getAttribute('data-depth') ?? 0),
        renderHTML: (attributes) => ({ 'data-depth': String(attributes.depth) }),
      },
      form: {
        default: 'paragraph',
        keepOnSplit: false,
        parseHTML: (element) => (element.getAttribute('data-form') === 'heading' ? 'heading' : 'paragraph'),
        // Under the name of the screen: the head it belongs to is the tab it is written in, and no heading.
        renderHTML: ({ form }) => ({ 'data-form': String(form), ...(form === 'heading' ? { role: 'heading', 'aria-level': '2' } : {}) }),
      },
      judgement: { default: '', keepOnSplit: false, rendered: false, parseHTML: (element) => cutNotesOf(element)?.judgement ?? '' },
      comment: { default: '', keepOnSplit: false, rendered: false, parseHTML: (element) => cutNotesOf(element)?.comment ?? '' },
    };
  },
  parseHTML() {
    return [{ tag: 'p' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['p', HTMLAttributes, 0];
  },
});

/** The attributes a dragged or copied chip carries. */
function chipAttributes(cite: Cite): Record<string, string> {
  return { 'data-cite-kind': cite.kind, 'data-cite-id': cite.id };
}

/** A citation as one indivisible chip. `isPlaced` false: it belongs to the paragraph, not to a place in its words. */
export const CiteChip = Node.create<{ desk: ChipDesk | null }>({
  name: 'cite',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: true,
  addOptions() {
    return { desk: null };
  },
  addAttributes() {
    return {
      kind: { default: null, rendered: false, parseHTML: (element) => element.getAttribute('data-cite-kind') },
      id: { default: null, rendered: false, parseHTML: (element) => element.getAttribute('data-cite-id') },
      isPlaced: { default: true, rendered: false, parseHTML: (element) => element.getAttribute('data-unplaced') === null },
    };
  },
  parseHTML() {
    return [
      {
        tag: 'span[data-cite-id]',
        getAttrs: (element) =>
          citeSchema.safeParse({ kind: element.getAttribute('data-cite-kind'), id: element.getAttribute('data-cite-id') }).success
            ? null
            : false,
      },
    ];
  },
  renderHTML({ node, HTMLAttributes }) {
    const cite = citeOf(node);
    return [
      'span',
      mergeAttributes(HTMLAttributes, cite === null ? {} : chipAttributes(cite), node.attrs.isPlaced ? {} : { 'data-unplaced': '' }),
    ];
  },
  addNodeView() {
    const desk = this.options.desk;
    return ({ node }) => {
      let current: DocumentNode = node;
      const dom = document.createElement('span');
      const show = () => {
        const cite = citeOf(current);
        const face = cite === null ? null : (desk?.faceOf(cite) ?? null);
        dom.className = 'cite-chip';
        dom.dataset.side = face?.side ?? 'none';
        dom.toggleAttribute('data-unplaced', current.attrs.isPlaced === false);
        dom.textContent = face?.text ?? desk?.missing ?? '?';
        dom.title = face?.title ?? desk?.missing ?? '';
      };
      const open = (event: MouseEvent) => {
        const cite = citeOf(current);
        if (cite === null || event.button !== 0) return;
        desk?.open(cite);
      };
      dom.addEventListener('click', open);
      desk?.living.add(show);
      show();
      return {
        dom,
        update: (next: DocumentNode) => {
          if (next.type.name !== 'cite') return false;
          current = next;
          show();
          return true;
        },
        selectNode: () => dom.setAttribute('data-selected', ''),
        deselectNode: () => dom.removeAttribute('data-selected'),
        ignoreMutation: () => true,
        destroy: () => {
          desk?.living.delete(show);
          dom.removeEventListener('click', open);
        },
      };
    };
  },
});

/** Words locked to a mark: they are moved and removed whole, and changed only in a form that shows how they differ. */
export const LockedQuotation = Node.create<{ desk: ChipDesk | null }>({
  name: 'quote',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  draggable: true,
  addOptions() {
    return { desk: null };
  },
  addAttributes() {
    return {
      text: { default: '', rendered: false, parseHTML: (element) => element.getAttribute('data-quote') },
      markId: { default: null, rendered: false, parseHTML: (element) => element.getAttribute('data-quote-mark') },
    };
  },
  parseHTML() {
    return [{ tag: 'span[data-quote-mark]' }];
  },
  renderHTML({ node, HTMLAttributes }) {
    const text = String(node.attrs.text);
    const locked = { class: 'locked-quotation', 'data-quote': text, 'data-quote-mark': String(node.attrs.markId) };
    return ['span', mergeAttributes(HTMLAttributes, locked), text];
  },
  addNodeView() {
    const { desk } = this.options;
    return ({ node }) => {
      let current: DocumentNode = node;
      const dom = document.createElement('span');
      const show = () => {
        const text = String(current.attrs.text);
        const standing =
          desk === null ? 'exact' : (desk.standingOf(String(current.attrs.markId), text) ?? (desk.isPart ? 'notInPart' : 'gone'));
        dom.className = 'locked-quotation';
        dom.dataset.standing = standing;
        dom.textContent = text;
        dom.title = desk?.standingWords[standing] ?? '';
      };
      desk?.living.add(show);
      show();
      return {
        dom,
        update: (next: DocumentNode) => {
          if (next.type.name !== 'quote') return false;
          current = next;
          show();
          return true;
        },
        selectNode: () => dom.classList.add('ProseMirror-selectednode'),
        deselectNode: () => dom.classList.remove('ProseMirror-selectednode'),
        ignoreMutation: () => true,
        destroy: () => void desk?.living.delete(show),
      };
    };
  },
});

/** A person of the case, printed by the party's label. */
export const PersonLabel = Node.create({
  name: 'person',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  addAttributes() {
    return {
      partyId: { default: null, rendered: false, parseHTML: (element) => element.getAttribute('data-party') },
      text: { default: '', rendered: false, parseHTML: (element) => element.textContent },
    };
  },
  parseHTML() {
    return [{ tag: 'span[data-party]' }];
  },
  renderHTML({ node, HTMLAttributes }) {
    return [
      'span',
      mergeAttributes(HTMLAttributes, { class: 'person-label', 'data-party': String(node.attrs.partyId) }),
      String(node.attrs.text),
    ];
  },
});
