// Owns the paragraphs that were cut and not put down yet: they come back as themselves, with their judgements and comments, which must never go on the clipboard.
import type { Node as DocumentNode } from '@tiptap/pm/model';

/** What is noted on a paragraph for the working papers. */
export interface Notes {
  readonly judgement: string;
  readonly comment: string;
}

let cut: ReadonlyMap<string, Notes> = new Map();

/** What is noted on a paragraph. */
export function notesOf(paragraph: DocumentNode): Notes {
  return { judgement: String(paragraph.attrs.judgement ?? ''), comment: String(paragraph.attrs.comment ?? '') };
}

/** Whether anything is noted. */
export function isNoted({ judgement, comment }: Notes): boolean {
  return judgement !== '' || comment !== '';
}

/** On how many paragraphs of a document something was noted that is noted on none of the other, and waits nowhere: it went with their words. */
export function notesGone(before: DocumentNode, now: DocumentNode): number {
  const noted = (doc: DocumentNode) => {
    const found: { id: string; notes: Notes }[] = [];
    doc.forEach((paragraph) => {
      if (isNoted(notesOf(paragraph))) found.push({ id: String(paragraph.attrs.id), notes: notesOf(paragraph) });
    });
    return found;
  };
  const left = noted(now);
  return noted(before).filter(({ id, notes }) => {
    const isKept = left.some((one) => one.id === id || (one.notes.comment.includes(notes.comment) && isSaid(one.notes, notes.judgement)));
    return !isKept && !cut.has(id);
  }).length;
}

function isSaid({ judgement, comment }: Notes, words: string): boolean {
  return judgement === words || comment.includes(words);
}

/** Keeps the paragraphs whose words go whole between two places, by the id their copies bear, with what is noted on them. */
export function keepCut(doc: DocumentNode, from: number, to: number): void {
  const kept = new Map<string, Notes>();
  doc.forEach((paragraph, at) => {
    const isWhole = paragraph.content.size > 0 && from <= at + 1 && to >= at + paragraph.nodeSize - 1;
    if (isWhole) kept.set(String(paragraph.attrs.id), notesOf(paragraph));
  });
  cut = kept;
}

/** The notes of a copied paragraph that was cut here last; null for any other, and once put down. */
export function cutNotesOf(element: HTMLElement): Notes | null {
  return cut.get(element.dataset.paragraph ?? '') ?? null;
}

/** The id of a copied paragraph that was cut here last: it is the same paragraph, until it is put down. Null for a copy. */
export function cutIdOf(element: HTMLElement): string | null {
  const id = element.dataset.paragraph ?? '';
  return cut.has(id) ? id : null;
}

/** Ids of the paragraphs that wait. */
export function waitingCut(): readonly string[] {
  return [...cut.keys()];
}

/** What was cut is put down: put down again it is a copy, and brings no notes. */
export function forgetCut(): void {
  cut = new Map();
}
