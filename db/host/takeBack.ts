// Owns: taking a Word file of the report back: read in a process of its own, matched with the draft, kept with what it says. The rules are db/model/returned.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readDraft } from '../domains/draft/reads.ts';
import { changeDraft, foldAllTyped } from '../domains/draft/writes.ts';
import { command } from '../domains/history/command.ts';
import { keepReturned } from '../domains/versions/writes.ts';
import type { DraftChange, DraftKind, DraftValue } from '../model/draft.ts';
import type { SpawnReader } from '../model/extraction.ts';
import { Refusal } from '../model/fault.ts';
import { newId } from '../model/ids.ts';
import { peopleIn } from '../model/labels.ts';
import type { Output } from '../model/operations.ts';
import { printedParagraph } from '../model/printedParagraph.ts';
import { type ReturnedRead, returnedOf } from '../model/returned.ts';
import type { Db } from '../store/prepared.ts';
import { oneAnswer } from './oneAnswer.ts';

export interface TakeBackOf {
  readonly db: Db;
  readonly actor: string;
  readonly place: string;
  readonly spawnReader: SpawnReader;
}

/** A report is no larger, pictures and all. */
const largest = 64 * 1024 * 1024;
const patienceMs = 60_000;

/**
 * Keeps the file and lists its changes and comments in one command. Refused where it cannot be read, was taken back before, or has not one paragraph of
 * this draft.
 */
export async function takeBack({ db, actor, place, spawnReader }: TakeBackOf): Promise<Output<'report.takeBack'>> {
  const fileName = path.basename(place).normalize('NFC').slice(0, 255);
  const bytes = await bytesOf(place, fileName);
  const read = await oneAnswer<ReturnedRead>(spawnReader, {
    order: { do: 'take back', seq: 1, bytes },
    answerIn: (message) => (message.do === 'taken back' ? message.read : null),
    patienceMs,
    tookTooLong: { ok: false, reason: 'Reading it took longer than a minute and was stopped.' },
    stopped: (why) => ({ ok: false, reason: `The program that opens files stopped on it (${why}).` }),
  });
  if (!read.ok) throw new Refusal('invalid', `${fileName} was not taken back. ${read.reason}`, fileName);
  foldAllTyped(db, actor);
  const draft = readDraft(db);
  const people = peopleIn(draft);
  const paragraphs = draft.paragraph.map((row) => printedParagraph(row, draft.party, people));
  const found = returnedOf(read.file, paragraphs);
  if (found.matched === 0) {
    throw new Refusal('invalid', `${fileName} has no paragraph of this draft. Check that it is the report of this case.`, fileName);
  }
  const put = <K extends DraftKind>(kind: K, value: DraftValue<K>): DraftChange =>
    ({ do: 'put', kind, id: newId(), seenRevision: null, value }) as DraftChange;
  const changes = [
    ...found.changes.map((change) => put('returnedChange', { ...change, fileName, standing: 'open' })),
    ...found.comments.map((comment) =>
      put('comment', { ...comment, text: comment.text.trim() || '(empty)', fileName, version: null, standing: 'open', answer: '' }),
    ),
  ];
  command(db, { actor, command: 'report.takeBack', label: `Take back ${fileName}` }, (tx) => {
    keepReturned(tx, fileName, bytes);
    changeDraft(tx, changes);
  });
  return { fileName, changes: found.changes.length, comments: found.comments.length, matched: found.matched };
}

async function bytesOf(place: string, fileName: string): Promise<Uint8Array> {
  try {
    if ((await stat(place)).size <= largest) return new Uint8Array(await readFile(place));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal('invalid', `${fileName} could not be opened (${why}). Check it and choose it again.`, fileName);
  }
  throw new Refusal(
    'invalid',
    `${fileName} is larger than 64 MB, which no report is. Check that it is the report that went out.`,
    fileName,
  );
}
