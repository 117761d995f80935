// Owns: whether a case is a part of one that is whole at another desk, and which of its papers were left out. Only reads.
import { type Db, prepared } from '../../store/prepared.ts';
import { readNote } from './note.ts';

/** Whether something was left out of the handover that this file is, or of one that this case came by or was merged with. */
export function isPart(db: Db): boolean {
  if ((readNote(db)?.note.leftOut.length ?? 0) > 0) return true;
  return prepared(db, `SELECT 1 FROM handover WHERE direction IN ('received', 'merged') AND left_out <> '[]'`).get() !== undefined;
}

const isLeftOutSql = `e.extraction_id IS NULL AND e.body IS NULL AND CASE e.kind
  WHEN 'record' THEN 1
  ELSE e.bytes > 0 AND NOT EXISTS (SELECT 1 FROM chunk c WHERE c.sha256 = e.sha256) END`;

/** Whether neither the words nor the bytes of an entry are here: only a handover leaves a paper so, with its label, title and hash. */
export function isLeftOut(db: Db, entryId: string): boolean {
  return prepared(db, `SELECT 1 FROM entry e WHERE e.id = ? AND ${isLeftOutSql}`).get(entryId) !== undefined;
}

/** Entries of which neither words nor bytes are here, though another copy of the case has them. */
export function leftOutHereAlone(db: Db, other: Db): string[] {
  const gone = db.prepare<[], string>(`SELECT e.id FROM entry e WHERE ${isLeftOutSql}`).pluck().all();
  const isThere = prepared(other, `SELECT 1 FROM entry e WHERE e.id = ? AND NOT (${isLeftOutSql})`);
  return gone.filter((id) => isThere.get(id) !== undefined);
}
