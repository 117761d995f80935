// Owns the check that no room imports what its line in rooms.ts does not allow. Pure: takes texts, answers problems. Must not know which arrows are right.
import path from 'node:path';
import { parseSync } from 'oxc-parser';
import type { Room } from './rooms.ts';

/** One source file. `path` is from the root of the clone, with forward slashes. */
export type Source = { readonly path: string; readonly text: string };

/**
 * Checks every import, export-from and dynamic import of the files.
 * @returns one sentence for each that is not allowed, naming the file and line
 */
export function forbiddenArrows(files: readonly Source[], rooms: readonly Room[]): string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path, rooms);
    if (room === null) return [`${file.path} lies in no room. Move it into one, or add its room to build/checks/rooms.ts.`];
    return importsOf(file).flatMap(({ target, line }) => {
      const why =
        target === null ? 'imports something the check cannot read; name it in plain quotes' : whyForbidden(file.path, room, target, rooms);
      return why === null ? [] : [`${file.path}:${line} ${why}.`];
    });
  });
}

/** The room a file lies in: the one with the longest path that fits. */
export function roomOf(file: string, rooms: readonly Room[]): Room | null {
  const fitting = rooms.filter((room) => file === room.path || file.startsWith(`${room.path}/`));
  return fitting.toSorted((a, b) => b.path.length - a.path.length)[0] ?? null;
}

/** Every package some file imports by name. */
export function importedPackages(files: readonly Source[]): ReadonlySet<string> {
  const targets = files.flatMap((file) => importsOf(file).flatMap(({ target }) => target ?? []));
  return new Set(targets.filter((target) => !target.startsWith('.')).map(packageOf));
}

type Import = { readonly target: string | null; readonly line: number };

function importsOf(file: Source): Import[] {
  const { module, errors } = parseSync(file.path, file.text);
  if (errors.length > 0) throw new Error(`${file.path} does not parse: ${errors[0]?.message}`);
  const lineOf = (at: number) => file.text.slice(0, at).split('\n').length;
  const found: Import[] = [];
  for (const each of module.staticImports) found.push({ target: each.moduleRequest.value, line: lineOf(each.start) });
  for (const each of module.staticExports) {
    for (const entry of each.entries) {
      if (entry.moduleRequest !== null && entry.moduleRequest !== undefined)
        found.push({ target: entry.moduleRequest.value, line: lineOf(each.start) });
    }
  }
  for (const each of module.dynamicImports) {
    const written = file.text.slice(each.moduleRequest.start, each.moduleRequest.end);
    const quoted = /^(['"`])([^'"`$]*)\1$/.exec(written);
    found.push({ target: quoted?.[2] ?? null, line: lineOf(each.start) });
  }
  return found;
}

function whyForbidden(file: string, room: Room, target: string, rooms: readonly Room[]): string | null {
  if (target.startsWith('.')) {
    const place = path.posix.join(path.posix.dirname(file), target.replace(/\?.*$/, ''));
    const other = roomOf(place, rooms);
    if (other === null) return `imports ${target}, which lies in no room`;
    if (other.path === room.path || room.rooms.includes('*') || room.rooms.includes(other.path)) return null;
    return `is of ${room.path}, which may not import ${other.path}`;
  }
  if (room.packages.includes('*')) return null;
  const name = packageOf(target);
  return room.packages.includes(name)
    ? null
    : `is of ${room.path}, which has not declared ${name === 'node:' ? "Node's own modules" : name}`;
}

function packageOf(target: string): string {
  if (target.startsWith('node:')) return 'node:';
  const [first = '', second = ''] = target.replace(/\?.*$/, '').split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}
