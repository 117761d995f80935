// Tests: that the pages for engineers, and comments in the code, name only files and decisions there are.
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const decisions = readdirSync(path.join(root, 'docs/decisions')).map((name) => `docs/decisions/${name}`);
const pages = ['README.md', 'docs/ARCHITECTURE.md', 'docs/CONTRIBUTING.md', ...decisions].map((name) => ({
  name,
  text: readFileSync(path.join(root, name), 'utf8'),
}));

/** Paths of the clone in a page, from the root: in backticks where they begin with a room or a page's folder, or as the target of a link. */
function pathsIn(name: string, text: string): string[] {
  const named = [...text.matchAll(/`((?:db|renderer|electron|build|test|docs)\/[\w./-]+)`/g)].map(([, found = '']) => found);
  const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => path.join(path.dirname(name), target));
  return [...named, ...linked];
}

const isThere = (place: string) => ['', '.ts', '.tsx'].some((ending) => existsSync(path.join(root, `${place}${ending}`)));

test.each(pages)('$name names only files there are', ({ name, text }) => {
  expect(pathsIn(name, text).filter((place) => !isThere(place))).toEqual([]);
});

test('the search for names finds them', () => {
  expect(pathsIn('docs/ARCHITECTURE.md', '`db/model` and `db/gone.ts`; [one](decisions/0001-a.md), [far](https://example.org)')).toEqual([
    'db/model',
    'db/gone.ts',
    'docs/decisions/0001-a.md',
  ]);
});

test('comments of the code name only files there are', () => {
  const gone = globSync('{db,electron,renderer}/**/*.{ts,tsx}', { cwd: root }).flatMap((name) => {
    const comments = readFileSync(path.join(root, name), 'utf8').match(/^\s*(?:\/\/|\/?\*).*$/gm) ?? [];
    const named = comments.join('\n').match(/\b(?:db|electron|renderer|docs\/decisions)\/[\w/-]+(?:\.\w+)?/g) ?? [];
    return named
      .filter((place) => !isThere(place) && !decisions.some((each) => each.startsWith(place)))
      .map((place) => `${name}: ${place}`);
  });
  expect(gone).toEqual([]);
});

test('a decision that is referred to by its number is there', () => {
  const numbers = new Set(decisions.map((name) => Number(path.basename(name).slice(0, 4))));
  const gone = pages.flatMap(({ name, text }) =>
    [...text.matchAll(/\bdecisions? (\d{1,4})\b/gi)].flatMap(([, number]) => (numbers.has(Number(number)) ? [] : [`${name}: ${number}`])),
  );
  expect(gone).toEqual([]);
});
