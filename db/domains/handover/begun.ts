// Owns: which handover files are being made of a case, so that what a killed process left of one is taken away. Must not make any.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { clearUnfinished } from '../../store/handover.ts';
import { type Db, prepared } from '../../store/prepared.ts';

/** Notes that a handover file is about to be made at a place. */
export function noteBegun(db: Db, place: string): void {
  prepared(db, 'INSERT OR REPLACE INTO handover_begun (place) VALUES (?)').run(path.resolve(place));
}

/** Notes that it was made, or that nothing is left of it. */
export function noteEnded(db: Db, place: string): void {
  prepared(db, 'DELETE FROM handover_begun WHERE place = ?').run(path.resolve(place));
}

/** Takes away what is left of files that were being made when a process was cut off; those on a disk that is not there wait for it. */
export function clearBegun(db: Db): void {
  for (const place of prepared<string>(db, 'SELECT place FROM handover_begun').pluck().all() as string[]) {
    if (!existsSync(path.dirname(place))) continue;
    try {
      clearUnfinished(place);
    } catch {
      // A folder that cannot be written to now keeps no case from being opened.
      continue;
    }
    noteEnded(db, place);
  }
}

/** Forgets all of it in a copy: the places are on another machine. */
export function forgetBegun(db: Db): boolean {
  return prepared(db, 'DELETE FROM handover_begun').run().changes > 0;
}
