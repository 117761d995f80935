// Owns the desk that `start` opens: a folder of the clone with the sample case in it. Must never touch the desk of a person.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cloneCache } from './place.ts';

const desk = path.join(cloneCache, 'sample-desk');

/** The environment in which the application works on the sample desk. Makes the folder when missing. */
export function sampleDesk(): Record<string, string> {
  mkdirSync(desk, { recursive: true });
  // Says to the application that these are nobody's papers, so that the picture may be taken over the debugging port.
  writeFileSync(path.join(desk, 'ombudsman-desk-test-data'), '');
  return { OMBUDSMAN_DESK_USER_DATA: desk, OMBUDSMAN_DESK_STORE: path.join(desk, 'store') };
}
