// Owns where the build's scripts find and keep things: the clone, its own cache, and the cache that clones share. Must not create anything.
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** Folder of the clone. */
export const root = path.resolve(import.meta.dirname, '../../..');

/** What this clone keeps for itself, never tracked. */
export const cloneCache = path.join(root, '.cache');

/** What all clones of this person share: fetched runtimes. Follows the XDG Base Directory Specification (freedesktop.org). */
export const sharedCache = path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'ombudsman-desk');
