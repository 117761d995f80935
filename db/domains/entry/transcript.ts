// Owns: a transcript typed beside a recording: its journal while it is typed, and keeping it as a reading. Must not know players.
import { isRecording } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import type { Id } from '../../model/ids.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { wordsSql } from '../../store/words.ts';
import { refuseWhereClosed } from '../history/closed.ts';
import { command, currentRow, type Tx } from '../history/command.ts';
import { journalDigest } from '../history/seal.ts';
import { type Given, giveReading, type Paper, paperOf, readingsOf, textDigest } from './readings.ts';

/** Name of the reading a typed transcript is. */
export const transcriptReader = 'transcript';

export interface TypedTranscript {
  readonly text: string;
  readonly actor: string;
  readonly atMs: number;
}

/** What is being typed beside a recording and no reading holds yet; null where nothing is. */
export function typedTranscript(db: Db, id: Id): TypedTranscript | null {
  return prepared<TypedTranscript>(db, 'SELECT text, actor, at_ms AS atMs FROM transcript_typed WHERE entry_id = ?').get(id) ?? null;
}

/** Keeps what is being typed beside a recording, durable at once. Refused as `paperOf` does, and with `invalid` for what is no recording. */
export function typeTranscript(db: Db, actor: string, id: Id, text: string): { readonly atMs: number } {
  const atMs = Date.now();
  const words = canonical(text);
  db.transaction(() => {
    refuseWhereClosed(db);
    const [holder = id] = recordingOf(db, id).ids;
    prepared(
      db,
      `INSERT INTO transcript_typed (entry_id, actor, at_ms, text, digest) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (entry_id) DO UPDATE SET actor = excluded.actor, at_ms = excluded.at_ms, text = excluded.text, digest = excluded.digest`,
    ).run(holder, actor, atMs, words, journalDigest(holder, atMs, `${actor}\n${words}`));
  }).immediate();
  return { atMs };
}

/** Makes a reading of what was typed beside a recording, inside a command; null where nothing was, or only what stands there already. */
function keepTyped(tx: Tx, id: Id): Given | null {
  const paper = recordingOf(tx.db, id);
  const [holder = id] = paper.ids;
  const typed = typedTranscript(tx.db, holder);
  if (typed === null) return null;
  prepared(tx.db, 'DELETE FROM transcript_typed WHERE entry_id = ?').run(holder);
  const readings = readingsOf(tx.db, paper.sha256);
  const shown = readings.find((reading) => reading.id === paper.extractionId);
  if (shown?.textSha256 === textDigest(typed.text)) return null;
  const version = readings.filter(({ reader }) => reader === transcriptReader).length + 1;
  const headers = prepared<{ headers: string }>(
    tx.db,
    `SELECT ${wordsSql('extraction', 'headers')} AS headers FROM extraction WHERE id = ?`,
  ).get(paper.extractionId)?.headers;
  return giveReading(tx, holder, {
    reader: transcriptReader,
    version: String(version),
    text: typed.text,
    html: null,
    pages: [],
    // What the recording notes of itself is shown beside its transcript too.
    headers: JSON.parse(headers ?? '[]') as { name: string; value: string }[],
    columns: [],
    madeBy: typed.actor,
  });
}

/** Keeps what was typed beside a recording as its reading: one command. */
export function keepTranscript(db: Db, actor: string, id: Id): Given | null {
  const label = `Type the transcript of ${recordingOf(db, id).exhibit}`;
  return command(db, { actor, command: 'entry.keepTranscript', label }, (tx) => keepTyped(tx, id));
}

/** Keeps every transcript that is being typed, so that nothing typed is lost to what comes next. Returns whether there was any. */
export function keepAllTranscripts(db: Db, actor: string): boolean {
  const typed = prepared<{ id: Id }>(
    db,
    'SELECT t.entry_id AS id FROM transcript_typed t JOIN entry e ON e.id = t.entry_id WHERE e.is_withdrawn = 0 ORDER BY t.at_ms',
  ).all();
  for (const { id } of typed) keepTranscript(db, actor, id);
  return typed.length > 0;
}

function recordingOf(db: Db, id: Id): Paper {
  const paper = paperOf(db, id);
  const isReadable = currentRow(db, 'entry', paper.ids[0] ?? id)?.status === 'read';
  if (isRecording(paper) && isReadable) return paper;
  throw new Refusal('invalid', `${paper.exhibit} is no recording that can be played: a transcript is typed beside those.`, paper.exhibit);
}

/** Canonical text of a reading: composed characters (Unicode, UAX 15), one sign for the end of a line. */
function canonical(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}
