// Owns the judgements and comments of paragraphs that were cut and not put down yet: they come back with the words. Must never put them on the clipboard.
import type { Node as DocumentNode } from '@tiptap/pm/model';

/** What is noted on a paragraph for the working papers. */
export interface Notes {
  readonly judgement: string;
  readonly comment: string;
}

const none: Notes = { judgement: '', comment: '' };
let cut: ReadonlyMap<string, Notes> = new Map();

/** What is noted on a paragraph. */
export function notesOf(paragraph: DocumentNode): Notes {
  return { judgement: String(paragraph.attrs.judgement ?? ''), comment: String(paragraph.attrs.comment ?? '') };
}

/** Whether anything is noted. */
export function isNoted({ judgement, comment }: Notes): boolean {
  return judgement !== '' || comment !== '';
}

/** Keeps the notes of the paragraphs whose words go whole between two places, by the name their copies bear. */
export function keepCut(doc: DocumentNode, from: number, to: number): void {
  const kept = new Map<string, Notes>();
  doc.forEach((paragraph, at) => {
    const isWhole = paragraph.content.size > 0 && from <= at + 1 && to >= at + paragraph.nodeSize - 1;
    if (isWhole && isNoted(notesOf(paragraph))) kept.set(String(paragraph.attrs.id), notesOf(paragraph));
  });
  cut = kept;
}

/** The notes of a copied paragraph that was cut here last; none for any other, and none once put down. */
export function cutNotesOf(element: HTMLElement): Notes {
  return cut.get(element.dataset.paragraph ?? '') ?? none;
}

/** Ids of the paragraphs whose notes wait. */
export function waitingCut(): readonly string[] {
  return [...cut.keys()];
}

/** What was cut is put down: put down again it brings no notes. */
export function forgetCut(): void {
  cut = new Map();
}
