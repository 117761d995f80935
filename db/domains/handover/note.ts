// Owns: the note inside a handover file: written when it is made, read when it is opened, held against what is in the file. Must not open files.
import { createHash } from 'node:crypto';
import { Refusal } from '../../model/fault.ts';
import { type HandoverNote, handoverNoteSchema, leftOutSentence } from '../../model/handover.ts';
import { type Db, prepared, quoted } from '../../store/prepared.ts';
import type { Row } from '../history/command.ts';
import { headsOf } from '../history/line.ts';
import { belongingRows, coveredTables, nameColumns, rowDigest, rowName } from '../history/seal.ts';

/** What only the digest of the contents covers, beside what seals and commands do. */
const alsoCovered: Readonly<Record<string, string>> = { entry: 'is_withdrawn' };

/** SHA-256 over every row of a file that a command tells or a seal covers, over which originals are in it, and over the heads of its chains. */
export function contentsDigest(db: Db): string {
  const sum = createHash('sha256');
  sum.update(JSON.stringify(headsOf(db).map(({ deskId, sequence, hash }) => [deskId, sequence, hash])));
  for (const table of coveredTables(db)) {
    const columns = nameColumns(table).map(quoted).join(', ');
    const also = alsoCovered[table];
    for (const row of db.prepare<[], Row>(`SELECT * FROM ${quoted(table)} ORDER BY ${columns}`).iterate()) {
      const belonging = belongingRows(db, table, row).map(([of, each]) => rowDigest(db, of, each));
      sum.update(`\n${table}\n${rowName(table, row)}\n${rowDigest(db, table, row)}\n${belonging.join('\n')}`);
      if (also !== undefined) sum.update(`\n${String(row[also])}`);
    }
  }
  const whole =
    'SELECT o.sha256 FROM original o WHERE o.bytes = 0 OR EXISTS (SELECT 1 FROM chunk c WHERE c.sha256 = o.sha256) ORDER BY o.sha256';
  for (const sha256 of db.prepare<[], string>(whole).pluck().iterate()) sum.update(`\n${sha256}`);
  return sum.digest('hex');
}

/** SHA-256 of a note as it is kept: what the desk that made it, and the one that takes it in, write into their histories. */
export function noteDigest(note: string): string {
  return createHash('sha256').update(note).digest('hex');
}

/** Writes the note of a handover into its file; the digest of the contents is counted last, over what stands then. */
export function writeNote(db: Db, told: Omit<HandoverNote, 'format' | 'heads' | 'contents'>): HandoverNote {
  const note: HandoverNote = { format: 1, ...told, heads: headsOf(db), contents: contentsDigest(db) };
  const text = JSON.stringify(note);
  prepared(db, 'DELETE FROM handover_note').run();
  prepared(db, 'INSERT INTO handover_note (id, note, digest) VALUES (1, ?, ?)').run(text, noteDigest(text));
  return note;
}

/** The note of a handover file with its digest; null in a case's own file. Refused with `notACase` where it is no note. */
export function readNote(db: Db): { readonly note: HandoverNote; readonly sha256: string } | null {
  const row = prepared<{ note: string; digest: string }>(db, 'SELECT note, digest FROM handover_note WHERE id = 1').get();
  if (row === undefined) return null;
  const read = handoverNoteSchema.safeParse(parsed(row.note));
  if (!read.success) throw new Refusal('notACase', 'The note of this handover cannot be read. It was left as it is.');
  return { note: read.data, sha256: row.digest };
}

/** What a note is not true of, in sentences; `leftOut` says what verifying has to pass over. */
export function verifyNote(db: Db): { readonly problems: readonly string[]; readonly leftOut: readonly string[] } {
  const row = prepared<{ id: number; note: string; digest: string }>(db, 'SELECT id, note, digest FROM handover_note').get();
  if (row === undefined) return { problems: [], leftOut: [] };
  const read = handoverNoteSchema.safeParse(parsed(row.note));
  if (row.id !== 1 || noteDigest(row.note) !== row.digest || !read.success) {
    return { problems: ['The note of the handover (table handover_note, row 1) was altered after it was written.'], leftOut: [] };
  }
  const problems: string[] = [];
  const { heads, contents, leftOut } = read.data;
  const standing = headsOf(db);
  const others = heads.filter(({ deskId, hash }) => standing.find((head) => head.deskId === deskId)?.hash !== hash);
  for (const { deskId, sequence } of others) {
    problems.push(`History: the handover was made at row ${sequence} of desk ${deskId}, which is not the last row here.`);
  }
  if (contentsDigest(db) !== contents) {
    problems.push('What is in this handover is not what was handed over: the digest in its note (table handover_note, row 1) is another.');
  }
  return { problems, leftOut: leftOut.map(leftOutSentence) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
