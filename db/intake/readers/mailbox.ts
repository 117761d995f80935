// Owns: .mbox mailboxes (IETF, RFC 4155): where one message ends and the next begins, in files of any size. What a message says is email.ts.
import { closeSync, openSync, readSync } from 'node:fs';
import type { ReadResult } from '../../model/extraction.ts';
import { type HeldFile, largestHeld, readContainer } from './container.ts';
import type { Source } from './source.ts';

const mediaType = 'application/mbox';
const chunkBytes = 4 * 1024 * 1024;

/** Reads a mailbox: each message a paper of its own, as it was before a `>` was put before its lines that begin with From. */
export function readMailbox(source: Source): Promise<ReadResult> {
  return readContainer(source, {
    reader: 'mailbox',
    mediaType,
    headers: [],
    listing: [],
    unpackedBytes: null,
    whole: { of: source.size ?? source.bytes.byteLength, unit: 'bytes' },
    held: (from) => messages(source, from === null ? 0 : Number(from)),
  });
}

async function* messages(source: Source, from: number): AsyncGenerator<HeldFile> {
  let ordinal = 0;
  for (const { bytes, next } of split(reader(source), from)) {
    ordinal += 1;
    const path = `message ${ordinal}.eml`;
    yield bytes.byteLength > largestHeld
      ? { path, bytes: null, reason: 'A message of more than 512 MB; it was left in the mailbox.', next: String(next) }
      : { path: nameOf(bytes) ?? path, claimedType: 'message/rfc822', bytes, next: String(next) };
  }
}

/** Bytes of the mailbox from a place on; shorter at its end. */
type Read = (at: number) => Uint8Array;

function reader({ bytes, place }: Source): Read {
  if (place === undefined) return (at) => bytes.subarray(at, at + chunkBytes);
  return (at) => {
    const file = openSync(place, 'r');
    try {
      const chunk = new Uint8Array(chunkBytes);
      return chunk.subarray(0, readSync(file, chunk, 0, chunkBytes, at));
    } finally {
      closeSync(file);
    }
  };
}

const fromSign = Buffer.from('\nFrom ', 'latin1');
/** The line between two messages: who and when. A line of words that happens to begin with From has no such date. */
const fromLine = /^From .*(?:\d{1,2}:\d{2}.*\d{4}|\d{4}.*\d{1,2}:\d{2})/;

function* split(read: Read, from: number): Generator<{ readonly bytes: Uint8Array; readonly next: number }> {
  let held = Buffer.alloc(0);
  let heldAt = from;
  let isEnd = false;
  const more = () => {
    const chunk = read(heldAt + held.byteLength);
    isEnd = chunk.byteLength < chunkBytes;
    if (chunk.byteLength > 0) held = Buffer.concat([held, chunk]);
  };
  more();
  while (held.byteLength > 0) {
    let end = -1;
    for (let sought = 0; end < 0; ) {
      const at = held.indexOf(fromSign, sought);
      // Enough of the line must be there to tell.
      if (at < 0 || at + 512 > held.byteLength) {
        if (!isEnd) {
          sought = at < 0 ? Math.max(0, held.byteLength - fromSign.byteLength) : at;
          more();
          continue;
        }
        if (at < 0) break;
      }
      const line =
        held
          .subarray(at + 1, at + 513)
          .toString('latin1')
          .split(/\r?\n/)[0] ?? '';
      if (fromLine.test(line)) end = at + 1;
      else sought = at + 1;
    }
    const whole = end < 0 ? held : held.subarray(0, end);
    held = end < 0 ? Buffer.alloc(0) : held.subarray(end);
    heldAt += whole.byteLength;
    const bytes = messageIn(whole);
    if (bytes.byteLength > 0) yield { bytes, next: heldAt };
    if (held.byteLength === 0 && !isEnd) more();
  }
}

/** A message without the line before it and the empty one after it. */
function messageIn(whole: Buffer): Uint8Array {
  const start = whole.subarray(0, 5).toString('latin1') === 'From ' ? whole.indexOf(10) + 1 : 0;
  const end = whole.subarray(-4).toString('latin1').endsWith('\r\n\r\n')
    ? -2
    : whole.subarray(-2).toString('latin1') === '\n\n'
      ? -1
      : undefined;
  const message = whole.subarray(start, end);
  if (!message.includes('\n>From ') && !message.includes('\n>>From ')) return new Uint8Array(message);
  return new Uint8Array(Buffer.from(message.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1'));
}

/** A message is named by its subject where that is plain; the reader of e-mail finds the title anyway. */
function nameOf(bytes: Uint8Array): string | null {
  const head =
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16_384))
      .toString('utf8')
      .split(/\r?\n\r?\n/)[0] ?? '';
  const subject = /^Subject:[ \t]*(.+)$/im.exec(head)?.[1]?.trim() ?? '';
  const plain = subject.replace(/[\\/:*?"<>|]/g, ' ').trim();
  return plain === '' || plain.includes('=?') || plain.length > 120 ? null : `${plain}.eml`;
}
