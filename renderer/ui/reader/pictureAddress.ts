// Owns the address of a picture for the window: the original as it is, or a drawing of a page of it where no browser opens the original.
import type { ListedEntry } from '../../../db/model/entry.ts';
import { isDrawnForWindow } from '../../../db/model/picture.ts';

/** `page` counts from 1. */
export function pictureAddress(caseId: string, { id, mediaType }: Pick<ListedEntry, 'id' | 'mediaType'>, page = 1): string {
  const original = `evidence://case/${caseId}/${id}`;
  return isDrawnForWindow(mediaType) ? `${original}/${page}` : original;
}
