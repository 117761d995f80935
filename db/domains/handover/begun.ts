// Owns: which handover files are being made at a desk, so that what a killed process left of one is taken away. Must not make any.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { clearUnfinished } from '../../store/handover.ts';
import { type Db, prepared } from '../../store/prepared.ts';

/** Notes that a handover file is about to be made at a place. */
export function noteBegun(desk: Db, place: string): void {
  prepared(desk, 'INSERT OR REPLACE INTO handover_begun (place) VALUES (?)').run(path.resolve(place));
}

/** Notes that it was made, or that nothing is left of it. */
export function noteEnded(desk: Db, place: string): void {
  prepared(desk, 'DELETE FROM handover_begun WHERE place = ?').run(path.resolve(place));
}

/** Takes away what is left of files that were being made when a process was cut off; those on a disk that is not there wait for it. */
export function clearBegun(desk: Db): void {
  for (const place of prepared<string>(desk, 'SELECT place FROM handover_begun').pluck().all() as string[]) {
    if (!existsSync(path.dirname(place))) continue;
    try {
      clearUnfinished(place);
    } catch {
      // A folder that cannot be written to now keeps no desk from being opened.
      continue;
    }
    noteEnded(desk, place);
  }
}
