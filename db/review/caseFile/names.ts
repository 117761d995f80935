// Owns: the names rows of a case file go by: those it gives, and stable ones by position for rows it leaves unnamed. Export drops exactly those again.
import { type Path, pathText, refuse } from './refuse.ts';

/**
 * Names for rows in file order. A row without an id gets its kind's letter and its place in the list (`w2`), or the next number nobody took; so the
 * same file gives the same names every time. Refuses a name given twice.
 */
export function namesFor(letter: string, ids: readonly (string | undefined)[], pathOf: (index: number) => Path): string[] {
  const taken = new Map<string, number>();
  for (const [index, id] of ids.entries()) {
    if (id === undefined) continue;
    const before = taken.get(id);
    if (before !== undefined) refuse(pathOf(index), `"${id}" is the name of ${pathText(pathOf(before))} already. Give each its own.`);
    taken.set(id, index);
  }
  return ids.map((id, index) => {
    if (id !== undefined) return id;
    let number = index + 1;
    while (taken.has(`${letter}${number}`)) number += 1;
    const name = `${letter}${number}`;
    taken.set(name, index);
    return name;
  });
}

/** The name to write for the row at this place, or undefined where applying would give it the same name unasked. */
export function nameToWrite(letter: string, key: string, index: number): string | undefined {
  return key === `${letter}${index + 1}` ? undefined : key;
}
