// Owns the check that rooms and package.json agree: no package declared by a room that is not installed by name, none installed that nothing uses. Pure.
import type { Room } from './rooms.ts';

/**
 * Compares the packages of the rooms with those of package.json.
 * @param named names in package.json's dependencies and devDependencies
 * @param imported packages that some file imports
 * @param toolNames packages that no room imports by name: tools started from the command line, types, fonts
 * @returns one sentence for each disagreement
 */
export function dependencyProblems(
  rooms: readonly Room[],
  named: readonly string[],
  imported: ReadonlySet<string>,
  toolNames: readonly string[],
): string[] {
  const declared = new Set(rooms.flatMap((room) => room.packages).filter((name) => name !== '*' && name !== 'node:'));
  const missing = [...declared]
    .filter((name) => !named.includes(name))
    .map((name) => `build/checks/rooms.ts names ${name}, which package.json does not.`);
  const unused = named
    .filter((name) => !declared.has(name) && !toolNames.includes(name))
    .map((name) => `package.json names ${name}, which no room has declared and build/checks does not list as a tool.`);
  const stale = named
    .filter((name) => declared.has(name) && !imported.has(name) && !toolNames.includes(name))
    .map((name) => `package.json names ${name}, and a room has declared it, but nothing imports it any more.`);
  return [...missing, ...unused, ...stale];
}
