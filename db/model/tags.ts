// Owns: issue tags as a vocabulary with levels, `communication / not told`: the tree of those in use, renaming, merging. Pure; a tag is nothing but the words
// marks bear, so that a case file needs no list of them.

/** The levels of a tag, outermost first; empty for a tag without words. */
export function tagPath(tag: string): string[] {
  return tag
    .split('/')
    .map((level) => level.trim().replace(/\s+/g, ' '))
    .filter((level) => level !== '');
}

/** A tag as it is written: levels apart by ` / `. */
export function tagWords(path: readonly string[]): string {
  return path.join(' / ');
}

/** Whether a tag is `above` or stands below it. */
export function isTagUnder(tag: string, above: string): boolean {
  const path = tagPath(tag);
  const start = tagPath(above);
  return start.length > 0 && start.every((level, index) => path[index] === level);
}

/** A tag of the vocabulary. A level nobody uses by itself stands there with `own` 0. */
export interface TagCount {
  readonly tag: string;
  /** 0 for the outermost level. */
  readonly depth: number;
  /** Marks with this very tag. */
  readonly own: number;
  /** Marks with this tag or one under it, each counted once. */
  readonly whole: number;
}

/** The vocabulary in use, each tag before those under it, in alphabetical order. */
export function tagTree(tagsOfMarks: readonly (readonly string[])[]): TagCount[] {
  const own = new Map<string, number>();
  const whole = new Map<string, number>();
  for (const tags of tagsOfMarks) {
    const paths = tags.map(tagPath).filter((path) => path.length > 0);
    const above = new Set(paths.flatMap((path) => path.map((_level, index) => tagWords(path.slice(0, index + 1)))));
    for (const tag of above) whole.set(tag, (whole.get(tag) ?? 0) + 1);
    for (const tag of new Set(paths.map(tagWords))) own.set(tag, (own.get(tag) ?? 0) + 1);
  }
  return [...whole]
    .map(([tag, count]) => ({ tag, depth: tagPath(tag).length - 1, own: own.get(tag) ?? 0, whole: count }))
    .sort((one, other) => comparePaths(tagPath(one.tag), tagPath(other.tag)));
}

function comparePaths(one: readonly string[], other: readonly string[]): number {
  for (const [index, level] of one.entries()) {
    const against = other[index];
    if (against === undefined) return 1;
    const order = level.localeCompare(against, 'en-GB') || (level < against ? -1 : level > against ? 1 : 0);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

/**
 * A mark's tags after `from` was renamed `to`; tags under it follow. Renaming to a tag there is already merges the two, and no tag stands twice.
 * The very list that came in when nothing changes.
 */
export function renamedTags(tags: readonly string[], from: string, to: string): readonly string[] {
  const [start, target] = [tagPath(from), tagPath(to)];
  if (start.length === 0 || target.length === 0 || !tags.some((tag) => isTagUnder(tag, from))) return tags;
  return [...new Set(tags.map((tag) => (isTagUnder(tag, from) ? tagWords([...target, ...tagPath(tag).slice(start.length)]) : tag)))];
}

/** A mark's tags without `tag` and those under it; the very list that came in when it has none. */
export function withoutTag(tags: readonly string[], tag: string): readonly string[] {
  const left = tags.filter((each) => !isTagUnder(each, tag));
  return left.length === tags.length ? tags : left;
}

/** Which of `count` colours a tag bears: one for each outermost level, always the same. */
export function tagColour(tag: string, count: number): number {
  const [first = ''] = tagPath(tag);
  let sum = 7;
  for (const letter of first) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return sum % count;
}
