// Owns which tags are offered at a mark, and in which order. Pure but for the tags given since the window opened. Must not give one: the reader does.
import type { DraftRow } from '../../../db/model/draft.ts';
import { tagPath, tagTree, tagWords } from '../../../db/model/tags.ts';

/** So many of the tags used last have a number key. */
const numbered = 9;

/** A tag on offer. */
export interface OfferedTag {
  readonly tag: string;
  /** The number key that gives it while nothing is typed. */
  readonly number: number | null;
  readonly isOn: boolean;
  /** Whether it is the one just typed, used nowhere yet. */
  readonly isNew: boolean;
}

const given = new Map<string, readonly string[]>();

/** Remembers that a tag was given, so that it comes first next time. */
export function noteGiven(caseId: string, tag: string): void {
  given.set(caseId, [tag, ...(given.get(caseId) ?? []).filter((each) => each !== tag)].slice(0, numbered));
}

/** Tags in the order in which they were last used: those given since the window opened, then those of the youngest marks. */
export function lastUsed(caseId: string, marks: readonly DraftRow<'mark'>[]): string[] {
  const inUse = new Set(marks.flatMap(({ value }) => value.tags));
  // Ids are UUIDv7: they sort by when they were made.
  const young = marks.toSorted((one, other) => (one.id < other.id ? 1 : -1)).flatMap(({ value }) => value.tags);
  return [...new Set([...(given.get(caseId) ?? []).filter((tag) => inUse.has(tag)), ...young])].slice(0, numbered);
}

/**
 * What is offered: while nothing is typed the tags used last with their numbers, then the rest of the vocabulary; else the tags that hold every typed
 * word, and what was typed itself where no tag is called so.
 */
export function offeredTags(
  typed: string,
  last: readonly string[],
  marks: readonly DraftRow<'mark'>[],
  own: readonly string[],
): OfferedTag[] {
  const all = tagTree(marks.map(({ value }) => value.tags)).map(({ tag }) => tag);
  const offer = (tag: string, number: number | null, isNew = false): OfferedTag => ({ tag, number, isOn: own.includes(tag), isNew });
  const wanted = tagWords(tagPath(typed));
  if (wanted === '')
    return [...last.map((tag, at) => offer(tag, at + 1)), ...all.filter((tag) => !last.includes(tag)).map((tag) => offer(tag, null))];
  const words = typed
    .toLocaleLowerCase('en-GB')
    .split(/[\s/]+/)
    .filter(Boolean);
  const found = [...new Set([...last, ...all])].filter((tag) => words.every((word) => tag.toLocaleLowerCase('en-GB').includes(word)));
  const isKnown = found.some((tag) => tag.toLocaleLowerCase('en-GB') === wanted.toLocaleLowerCase('en-GB'));
  return [...found.map((tag) => offer(tag, null)), ...(isKnown ? [] : [offer(wanted, null, true)])];
}
