// Owns which look each head of complaint has: by its place among the heads, for words, lines and margin alike. Must not hold colours: the tokens do.
import type { Draft } from '../../../db/model/draft.ts';
import { type HeadSlot, headLines } from '../../theme/tokens.ts';

/** The look of each head, by its id. */
export type HeadSlots = ReadonlyMap<string, `${HeadSlot}`>;

const slots = (Object.keys(headLines) as `${HeadSlot}`[]).filter((slot) => slot !== 'none');

/** The looks of a case's heads in their order; a seventh head looks like the first, and its letter tells them apart. */
export function headSlots(heads: Draft['head']): HeadSlots {
  return new Map(heads.map(({ id }, at) => [id, slots[at % slots.length] ?? 'none']));
}

/** The looks of a mark against these heads; that of no head where there is none. */
export function slotsOf(looks: HeadSlots, headIds: readonly string[]): readonly `${HeadSlot}`[] {
  const own = headIds.flatMap((id) => looks.get(id) ?? []);
  return own.length === 0 ? ['none'] : [...new Set(own)];
}
