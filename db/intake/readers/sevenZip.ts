// Owns: archives read by 7-Zip, compiled to WebAssembly: .7z, .rar, .tar, .gz, .bz2, .xz, .cab and what of .zip needs it. It works in memory of its own and
// sees no file but the one given. Must not write to the disk.
import { constants } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import sevenZip, { type SevenZipModule } from '7z-wasm';
import type { ReadResult } from '../../model/extraction.ts';
import {
  type Container,
  type HeldFile,
  isDamagedInside,
  isLinkInside,
  mostFiles,
  readContainer,
  refusalOf,
  tooManyFiles,
} from './container.ts';
import type { Source } from './source.ts';
import { Locked, Unreadable } from './unreadable.ts';

const damaged = 'The archive is damaged or incomplete and could not be opened. Ask for it again.';
/** What is taken out at once: a solid archive is gone through from its start each time. */
const togetherBytes = 192 * 1024 * 1024;

interface Listed {
  readonly path: string;
  readonly bytes: number;
  readonly isLocked: boolean;
  readonly isLink: boolean;
}

/** Reads an archive of any form 7-Zip knows. A locked one is refused with `Locked` unless its password is given. */
export async function readSevenZip(source: Source, mediaType: string): Promise<ReadResult> {
  const { files, isHeaderLocked } = await listed(source);
  if (isHeaderLocked || (source.password === undefined && files.length > 0 && files.every(({ isLocked }) => isLocked))) {
    throw new Locked('archive', source.password !== undefined, mediaType);
  }
  if (files.length === 0) throw new Unreadable(damaged, mediaType);
  if (files.length > mostFiles) {
    throw new Unreadable(tooManyFiles, mediaType);
  }
  const container: Container = {
    reader: '7-zip',
    mediaType,
    headers: [['Files', String(files.length)]],
    listing: files.map((file) => file.path),
    whole: { of: files.length, unit: 'files' },
    isSolid: true,
    unpackedBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    held: (from) => held(source, files, from === null ? 0 : Number(from), mediaType),
  };
  return readContainer(source, container);
}

async function* held(source: Source, files: readonly Listed[], from: number, mediaType: string): AsyncGenerator<HeldFile> {
  for (let at = from; at < files.length; ) {
    const together: Listed[] = [];
    let bytes = 0;
    while (at + together.length < files.length && (together.length === 0 || bytes < togetherBytes)) {
      const file = files[at + together.length];
      if (file === undefined) break;
      together.push(file);
      bytes += reasonFor(source, file) === null ? file.bytes : 0;
    }
    const wanted = together.filter((file) => reasonFor(source, file) === null).map((file) => file.path);
    const taken = wanted.length === 0 ? new Map<string, Uint8Array>() : await takenOut(source, wanted, files.length === wanted.length);
    // One that is locked gives nothing at all with the wrong password.
    if (taken.size === 0 && together.some(({ isLocked }) => isLocked) && source.password !== undefined) {
      throw new Locked('archive', true, mediaType);
    }
    for (const [ordinal, file] of together.entries()) {
      const next = String(at + ordinal + 1);
      const reason = reasonFor(source, file);
      const content = reason === null ? taken.get(file.path) : undefined;
      yield content === undefined
        ? {
            path: file.path,
            bytes: null,
            reason: reason ?? isDamagedInside,
            next,
          }
        : { path: file.path, bytes: content, next };
    }
    at += together.length;
  }
}

function reasonFor({ password }: Source, file: Listed): string | null {
  if (file.isLink) return isLinkInside;
  if (file.isLocked && password === undefined) return 'It is locked with a password inside the archive. Ask for it without one.';
  return refusalOf(file.bytes);
}

interface Run {
  readonly code: number;
  readonly lines: readonly string[];
  readonly module: SevenZipModule;
}

const archive = '/in/archive';

/** Runs 7-Zip once. Its memory is gone with it: what one archive did to it reaches no other. */
async function run(source: Source, args: (archivePath: string) => readonly string[]): Promise<Run> {
  const lines: string[] = [];
  const say = (line: string) => {
    if (lines.length < mostFiles * 24) lines.push(line);
  };
  try {
    const module = await started(say);
    let place = archive;
    if (source.place === undefined) {
      module.FS.mkdir('/in');
      module.FS.writeFile(archive, source.bytes);
    } else {
      module.FS.mkdir('/in');
      module.FS.mount(module.NODEFS, { root: path.dirname(source.place) }, '/in');
      place = `/in/${path.basename(source.place)}`;
    }
    module.FS.mkdir('/out');
    module.FS.chdir('/out');
    // The declaration leaves the exit code out.
    const code = (module.callMain as unknown as (args: readonly string[]) => number)(args(place));
    return { code, lines, module };
  } catch {
    throw new Unreadable(damaged);
  }
}

/**
 * Starts 7-Zip. As it starts it asks Node for the numbers of file flags by a way that a process without permissions refuses, so they are handed to it; it
 * gets nothing else by that way.
 */
async function started(say: (line: string) => void): Promise<SevenZipModule> {
  const host = process as typeof process & { binding: (name: string) => unknown };
  const { binding } = host;
  host.binding = (name) => (name === 'constants' ? { fs: constants } : {});
  try {
    return await sevenZip({ print: say, printErr: say });
  } finally {
    host.binding = binding;
  }
}

// 7-Zip would wait for one to be typed.
const passwordOf = ({ password }: Source) => `-p${password ?? ' '}`;

async function listed(source: Source): Promise<{ readonly files: readonly Listed[]; readonly isHeaderLocked: boolean }> {
  const { lines } = await run(source, (place) => ['l', '-slt', '-ba', '-bsp0', '-sccUTF-8', passwordOf(source), '--', place]).catch(
    (error: unknown) => {
      // What a wrong password makes of a locked list of names may not even be a list.
      if (hasLockedNames(source.bytes)) return { lines: ['Wrong password'] };
      throw error;
    },
  );
  if (lines.some((line) => /cannot open encrypted archive|wrong password/i.test(line))) return { files: [], isHeaderLocked: true };
  const files: Listed[] = [];
  let facts = new Map<string, string>();
  const end = () => {
    // A single compressed file may have no name.
    const name = facts.get('Path') ?? (facts.has('Size') ? '' : undefined);
    const isFolder = facts.get('Folder') === '+' || /^D/.test(facts.get('Attributes') ?? '');
    if (name !== undefined && !isFolder) {
      files.push({
        path: name,
        bytes: Number(facts.get('Size') ?? 0) || 0,
        isLocked: facts.get('Encrypted') === '+',
        isLink: (facts.get('Symbolic Link') ?? '') !== '' || /(?:^| )l[rwx-]{9}/.test(facts.get('Attributes') ?? ''),
      });
    }
    facts = new Map();
  };
  for (const line of lines) {
    if (line.trim() === '') {
      end();
      continue;
    }
    const [, name, value] = /^([A-Z][\w ]*?) = ?(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) facts.set(name, value);
  }
  end();
  return { files: isSingle(files) ? [{ ...(files[0] as Listed), path: innerName(source.fileName) }] : files, isHeaderLocked: false };
}

/** Whether the end of a .7z, where its names are, goes through AES: its method is 06F10701 (7-Zip, Methods.txt). */
function hasLockedNames(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .subarray(-512)
    .includes(Buffer.from([0x06, 0xf1, 0x07, 0x01]));
}

/** A compressed single file (.gz) may not keep its name. */
function isSingle(files: readonly Listed[]): boolean {
  return files.length === 1 && (files[0]?.path === '' || files[0]?.path === 'archive~');
}

function innerName(fileName: string): string {
  return fileName.replace(/\.(?:gz|bz2|xz|zst|lzma|z)$/i, '') || 'content';
}

/** The bytes of the files named, by name; all of them where the whole archive is wanted. */
async function takenOut(source: Source, names: readonly string[], isAll: boolean): Promise<Map<string, Uint8Array>> {
  const { module, lines } = await run(source, (place) => [
    'x',
    '-y',
    '-bsp0',
    '-snl-',
    '-spd',
    passwordOf(source),
    '-o/out',
    '--',
    place,
    ...(isAll ? [] : names),
  ]);
  // What fails its checksum, or comes of a wrong password, is not what was packed.
  const failed = new Set(lines.flatMap((line) => /^ERROR: [\w ]+ : (.+)$/.exec(line)?.[1] ?? []));
  const found = new Map<string, Uint8Array>();
  const taken = filesBelow(module, '/out', '');
  for (const name of names) {
    if (failed.has(name)) continue;
    const content = taken.get(name) ?? (names.length === 1 && taken.size === 1 ? [...taken.values()][0] : undefined);
    if (content !== undefined) found.set(name, content);
  }
  return found;
}

function filesBelow({ FS }: SevenZipModule, folder: string, prefix: string): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  for (const name of FS.readdir(folder)) {
    if (name === '.' || name === '..') continue;
    const place = `${folder}/${name}`;
    const { mode } = FS.lstat(place);
    if (FS.isDir(mode))
      for (const [below, bytes] of filesBelow({ FS } as SevenZipModule, place, `${prefix}${name}/`)) found.set(below, bytes);
    else if (FS.isFile(mode)) found.set(`${prefix}${name}`, new Uint8Array(FS.readFile(place)));
  }
  return found;
}
