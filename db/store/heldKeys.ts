// Owns: the keys of desks that this process holds, and the key of each file made from them. A file of a protected desk cannot be opened past it. Must not read or
// write a file.
import { hkdfSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../model/fault.ts';
import { keyringPlace, ownerOf } from './folder.ts';
import type { FileKey } from './key.ts';

const held = new Map<string, Uint8Array>();

/** Holds the key of a folder's desk from here on. It is forgotten for certain only with the process. */
export function holdDeskKey(folder: string, key: Uint8Array): void {
  held.set(path.resolve(folder), key);
}

/** The key of a folder's desk, to hand to a thread of this process; null where none is held. */
export function heldDeskKey(folder: string): Uint8Array | null {
  return held.get(path.resolve(folder)) ?? null;
}

/** Forgets the key of a desk that is open again. */
export function letDeskKeyGo(folder: string): void {
  held.get(path.resolve(folder))?.fill(0);
  held.delete(path.resolve(folder));
}

/**
 * The key of a file in a store folder, its backups included; undefined where its desk is open. Each case has a key of its own, bound to its id. Refused with
 * `locked` where the desk is protected and its key not held.
 */
export function heldFileKey(file: string): FileKey | undefined {
  const owner = ownerOf(file);
  const deskKey = heldDeskKey(owner.folder);
  if (deskKey !== null) return fileKey(deskKey, owner.name);
  if (!existsSync(keyringPlace(owner.folder))) return undefined;
  throw locked(owner.folder);
}

/** The refusal of a desk whose key is not held. */
export function locked(folder: string): Refusal {
  return new Refusal('locked', 'This desk is locked. It opens with its passphrase or its recovery key.', folder);
}

/** @param name `desk.db`, or the id of a case */
export function fileKey(deskKey: Uint8Array, name: string): FileKey {
  return { raw: new Uint8Array(hkdfSync('sha256', deskKey, new Uint8Array(0), `ombudsman-desk file ${name}`, 32)) };
}
