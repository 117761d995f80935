// Owns the addresses of evidence for the window: an original as it is, or a drawing of a page of a picture where no browser opens the original.
import type { ListedEntry } from '../../../db/model/entry.ts';
import { isDrawnForWindow } from '../../../db/model/picture.ts';

/** The bytes of an entry as supplied. */
export function originalAddress(caseId: string, entryId: string): string {
  return `evidence://case/${caseId}/${entryId}`;
}

/** What shows a picture. `page` counts from 1. */
export function pictureAddress(caseId: string, { id, mediaType }: Pick<ListedEntry, 'id' | 'mediaType'>, page = 1): string {
  const original = originalAddress(caseId, id);
  return isDrawnForWindow(mediaType) ? `${original}/${page}` : original;
}
