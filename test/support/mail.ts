// Owns: e-mails read by the real reader and put into a case in this process, for tests of threads and quotations.
import { createHash } from 'node:crypto';
import { countBatch, startBatch } from '../../db/domains/intake/batches.ts';
import { placeFile } from '../../db/intake/arrival.ts';
import { readFileBytes } from '../../db/intake/readers/read.ts';
import type { Side } from '../../db/model/entry.ts';
import { newId } from '../../db/model/ids.ts';
import type { Db } from '../../db/store/prepared.ts';

export interface Letter {
  readonly id?: string;
  readonly from?: string;
  readonly to?: string;
  readonly subject?: string;
  /** A day of May 2023, sent at ten. */
  readonly day?: number;
  readonly references?: readonly string[];
  readonly text?: string;
  readonly html?: string;
  readonly more?: string;
}

/** The bytes of a message; with both texts it offers the choice of either. */
export function letterBytes({
  id,
  from = 'Ana Lee <ana@post.example>',
  to = 'repairs@larkfield.example',
  subject = 'Door',
  day = 1,
  ...rest
}: Letter): Uint8Array {
  const { references = [], text, html, more = '' } = rest;
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    `Date: ${day} May 2023 10:00:00 +0100`,
    `Subject: ${subject}`,
    ...(id === undefined ? [] : [`Message-ID: <${id}>`]),
    ...(references.length === 0 ? [] : [`References: ${references.map((each) => `<${each}>`).join(' ')}`]),
    ...(more === '' ? [] : [more]),
    'MIME-Version: 1.0',
  ];
  const plain = `Content-Type: text/plain; charset=utf-8\n\n${text ?? ''}\n`;
  const marked = `Content-Type: text/html; charset=utf-8\n\n${html ?? ''}\n`;
  const body =
    text !== undefined && html !== undefined
      ? `Content-Type: multipart/alternative; boundary=b\n\n--b\n${plain}--b\n${marked}--b--\n`
      : html === undefined
        ? plain
        : marked;
  return new TextEncoder().encode(`${head.join('\n')}\n${body}`);
}

/** Puts messages into the case as one delivery; answers their ids in order. */
export async function putLetters(db: Db, letters: readonly Letter[], side: Side = 'resident'): Promise<string[]> {
  const batchId = newId();
  startBatch(db, { id: batchId, suppliedBy: side, note: '', receivedMs: 1_700_000_000_000 });
  for (const [at, letter] of letters.entries()) {
    const bytes = letterBytes(letter);
    const fileName = `${at + 1}.eml`;
    const delivery = {
      db,
      batchId,
      suppliedBy: side,
      receivedMs: 1_700_000_000_000,
      sideOf: () => ({
        side: (letter.from ?? '').includes('larkfield') ? ('landlord' as const) : ('resident' as const),
        basis: 'sender' as const,
      }),
      placed: () => undefined,
      begun: () => undefined,
      keeping: () => undefined,
      isGoneOnWith: false,
    };
    const result = await readFileBytes(bytes, fileName);
    const file = { place: fileName, path: fileName, fileName, bytes: bytes.byteLength, refusal: null };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    for (const _ of placeFile(delivery, { file, place: fileName, sha256, bytes, result }));
  }
  countBatch(db, batchId, { received: letters.length, read: letters.length, duplicate: 0, unreadable: 0 });
  db.prepare(`UPDATE batch SET state = 'done' WHERE id = ?`).run(batchId);
  const ids = db
    .prepare<[string], { id: string }>('SELECT id FROM entry WHERE batch_id = ? AND parent_id IS NULL ORDER BY rowid')
    .all(batchId);
  return ids.map(({ id }) => id);
}
