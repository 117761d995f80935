// Owns the sample case's files and the desk that `start` opens on them, a folder of the clone. Must never touch the desk of a person.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { cloneCache, root } from './place.ts';

const desk = path.join(cloneCache, 'sample-desk');

/** The environment in which the application works on the sample desk. Makes the folder when missing. */
export function sampleDesk(): Record<string, string> {
  mkdirSync(desk, { recursive: true });
  // Says to the application that these are nobody's papers, so that the picture may be taken over the debugging port.
  writeFileSync(path.join(desk, 'ombudsman-desk-test-data'), '');
  return { OMBUDSMAN_DESK_USER_DATA: desk, OMBUDSMAN_DESK_STORE: path.join(desk, 'store') };
}

/**
 * Makes the files of the sample case where they are missing or older than their source.
 * @throws {Error} when they cannot be made
 */
export function readySample(): void {
  const made = spawnSync(process.execPath, [path.join(root, 'build', 'scripts', 'sampleCase.ts')], { stdio: ['ignore', 2, 2] });
  if (made.status !== 0) throw new Error('The files of the sample case could not be made; the words above say why.');
}
