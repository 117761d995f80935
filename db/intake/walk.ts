// Owns: from the paths given to the list of files in the order that gives them their labels. Must not read the files.
import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../model/fault.ts';

/** A walk of many thousand files lets other work in after this. */
const walkMs = 10;

export interface FoundFile {
  /** Where it lies on this machine. */
  readonly place: string;
  /** Path inside the folder supplied, `/` between parts. */
  readonly path: string;
  readonly fileName: string;
  readonly bytes: number;
  /** Why it cannot be taken in at all (a link leading out, a device, no permission); null for an ordinary file. */
  readonly refusal: string | null;
}

/** Refuses a path that does not exist, before anything is taken in. */
export function checkPaths(paths: readonly string[]): void {
  for (const given of paths) {
    const place = path.resolve(given);
    if (lstatSync(place, { throwIfNoEntry: false }) === undefined) {
      throw new Refusal('notFound', `There is no file or folder at ${place}. Check the path and try again.`, given);
    }
  }
}

/**
 * Every file below the paths, in the order given; below each folder in plain code-unit order of the relative path, whatever the file system
 * says. Nothing is left out silently. Gives way to other work while it walks.
 */
export async function listFiles(paths: readonly string[]): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  for (const given of paths) {
    const place = path.resolve(given);
    // A path given by name is meant, also when it is a link.
    const real = realpathOf(place);
    if (real === null || !statSync(real).isDirectory()) {
      files.push(fileAt(real ?? place, path.basename(place)));
      continue;
    }
    const below: FoundFile[] = [];
    let until = performance.now() + walkMs;
    for (const file of walk(real, real, '')) {
      below.push(file);
      if (performance.now() < until) continue;
      await new Promise((resume) => setImmediate(resume));
      until = performance.now() + walkMs;
    }
    for (const file of below.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) files.push(file);
  }
  return files;
}

/** Files that were listed before, as they are now; one that is gone says so. Gives way to other work as `listFiles` does. */
export async function findAgain(listed: readonly Pick<FoundFile, 'place' | 'path' | 'refusal'>[]): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  let until = performance.now() + walkMs;
  for (const { place, path: relative, refusal } of listed) {
    files.push(refusal === null ? fileAt(place, relative) : refused(place, relative, refusal));
    if (performance.now() < until) continue;
    await new Promise((resume) => setImmediate(resume));
    until = performance.now() + walkMs;
  }
  return files;
}

function* walk(root: string, folder: string, prefix: string): Generator<FoundFile> {
  let found: Dirent[];
  try {
    found = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    const reason = `This folder could not be opened (${causeOf(error)}). Check who may read it and take it in again.`;
    yield refused(folder, prefix.slice(0, -1), reason);
    return;
  }
  for (const each of found) {
    const place = path.join(folder, each.name);
    const relative = `${prefix}${each.name}`;
    if (isWrongName(place))
      yield refused(place, relative, 'Its name cannot be read on this machine. Rename the file and take it in again.');
    else if (each.isDirectory()) yield* walk(root, place, `${relative}/`);
    else if (each.isSymbolicLink()) yield linkAt(root, place, relative);
    else yield fileAt(place, relative);
  }
}

/** Bytes of a name that are no text come as a mark of replacement, by which nothing is found. */
function isWrongName(place: string): boolean {
  return place.includes('\uFFFD') && lstatSync(place, { throwIfNoEntry: false }) === undefined;
}

/** A link to a file inside the folder is that file again; any other is listed, not followed. */
function linkAt(root: string, place: string, relative: string): FoundFile {
  const real = realpathOf(place);
  if (real === null) return refused(place, relative, 'A link to something that is not there. Take in the file itself.');
  const isInside = real === root || real.startsWith(root + path.sep);
  if (isInside && statSync(real).isFile()) return fileAt(real, relative);
  return refused(
    place,
    relative,
    'A link that leads out of the folder supplied, or to a folder; it was not followed. Take in what it points at.',
  );
}

function fileAt(place: string, relative: string): FoundFile {
  const stat = statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) return refused(place, relative, 'The file was gone when it was to be taken in. Take it in again.');
  if (!stat.isFile()) return refused(place, relative, 'Not a file but a device or pipe. Nothing was read from it.');
  return { place, path: slashed(relative), fileName: path.basename(relative), bytes: stat.size, refusal: null };
}

function refused(place: string, relative: string, refusal: string): FoundFile {
  const shown = slashed(relative) || path.basename(place);
  return { place, path: shown, fileName: shown.split('/').at(-1) ?? shown, bytes: 0, refusal };
}

function realpathOf(place: string): string | null {
  try {
    return realpathSync(place);
  } catch {
    return null;
  }
}

function slashed(relative: string): string {
  return path.sep === '/' ? relative : relative.replaceAll(path.sep, '/');
}

/** The system's own word for what went wrong, in plain English where it is a usual one. */
export function causeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ENOENT') return 'it is not there any more';
  if (code === 'EIO') return 'the disk could not read it';
  return code || (error instanceof Error ? error.message : String(error));
}

/** All the arguments a process is started with must stay well below what Windows takes. */
const mostLetters = 8000;

/**
 * Where the files of these paths lie, links followed: files themselves, and folders that stand for all below. Of very many the folders they lie in, and so on up
 * until few letters name them.
 */
export function placesOf(paths: readonly string[]): string[] {
  let places = paths.map((given) => realpathOf(path.resolve(given)) ?? path.resolve(given));
  while (places.reduce((letters, { length }) => letters + length, 0) > mostLetters && places.length > 1) {
    places = [...new Set(places.map((place) => path.dirname(place)))];
  }
  return places;
}
