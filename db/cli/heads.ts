// Owns: finding a head of complaint by the letter typed. Must not read the store.
import type { Draft, DraftRow } from '../model/draft.ts';
import { type Given, WrongUsage } from './arguments.ts';

/** The head of `--head`; undefined where none was named. Throws WrongUsage on a letter no head has. */
export function headGiven(given: Given, { head }: Pick<Draft, 'head'>): DraftRow<'head'> | undefined {
  const letter = given.options.head;
  const found = head.find(({ key }) => key === letter);
  if (letter !== undefined && found === undefined) {
    throw new WrongUsage(`There is no head "${letter}" in this case. There are: ${head.map(({ key }) => key).join(', ')}.`, given.verb);
  }
  return found;
}
