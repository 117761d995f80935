// Owns: the reader process's entry: hostile files are opened here, never where the database is. Speaks only db/model/extraction's messages; writes
// nothing, asks no network, and ends itself when it grows too big.
import './blobInMemory.ts';
import './noSockets.ts';
import { open, readFile, stat } from 'node:fs/promises';
import process from 'node:process';
import type { FromReader, ReadResult, ToReader } from '../model/extraction.ts';
import { type Asked, isContainer, readFileBytes, readFirstBytes } from './readers/read.ts';
import { sniff } from './readers/sniff.ts';
import { notRead } from './readers/unreadable.ts';

/** Beyond this only the first bytes of a file are looked at. */
const largestRead = 512 * 1024 * 1024;
const headBytes = 256 * 1024;
/** Archives and mailboxes above this are read from where they lie, and not held. */
const heldWhole = 16 * 1024 * 1024;
/** A reader above this between two files says so, and makes way for a fresh one; above the second it stops at once. */
const restBytes = 700 * 1024 * 1024;
const mostBytes = 2 * 1024 * 1024 * 1024;
const outOfMemory = 91;

/** Electron's utility process talks over parentPort, a child of Node over its own channel. */
interface ParentPort {
  on(event: 'message', heard: (event: { readonly data: ToReader }) => void): void;
  postMessage(message: FromReader): void;
}
const parentPort = (process as typeof process & { readonly parentPort?: ParentPort }).parentPort;

function say(message: FromReader): void {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message);
}

/** Says it, and is done when it is out: with the next file this process may hang or end, and what it had still to say of the one before would be lost with it. */
function sayOut(message: FromReader): Promise<void> {
  return new Promise((out) => {
    if (parentPort === undefined && process.send !== undefined) process.send(message, undefined, undefined, () => out());
    else {
      say(message);
      out();
    }
  });
}

// One file at a time, in the order sent, however many wait.
let before: Promise<void> = Promise.resolve();
function queued(message: ToReader): void {
  before = before.then(() => heard(message));
}

async function heard(message: ToReader): Promise<void> {
  if (message.do === 'copy') {
    const { makeMarkedCopy } = await import('./markedCopy.ts');
    say({ do: 'copied', seq: message.seq, made: await makeMarkedCopy(message.order) });
  } else if (message.do === 'draw') {
    const { drawPicture } = await import('./readers/drawnPicture.ts');
    say({ do: 'drawn', seq: message.seq, drawn: await drawPicture(message.bytes, message.mediaType, message.page) });
  } else if (message.do === 'take back') {
    const { readReturned } = await import('./readers/returned.ts');
    say({ do: 'taken back', seq: message.seq, read: await readReturned(message.bytes) });
  } else if (message.do === 'recognise') {
    const { recognisePage } = await import('./readers/scan.ts');
    say({ do: 'recognised', seq: message.seq, read: await recognisePage(message.order) });
  } else {
    const result = await readPlace(message);
    // It says that it is full and does not leave by itself: what was sent to it meanwhile would be taken for what ended it.
    await sayOut({ do: 'result', seq: message.seq, result, ...(hasGrown() ? { isFull: true } : {}) });
  }
}

/** How large the process is takes the system a hundredth of a millisecond to say, of four tenths for a message: it is asked four times a second at most. */
const lookedAtMs = 250;
let lookedAt = Number.NEGATIVE_INFINITY;
function hasGrown(): boolean {
  const now = performance.now();
  if (now - lookedAt < lookedAtMs) return false;
  lookedAt = now;
  return process.memoryUsage.rss() > restBytes;
}

async function readPlace(message: Extract<ToReader, { do: 'read' }>): Promise<ReadResult> {
  const { seq, from, fileName, columns, profiles, readAs, claimedType, password, after, isApart, pages, leftOut } = message;
  const asked: Asked = {
    inside: () => say({ do: 'inside', seq }),
    atPage: (page) => say({ do: 'page', seq, page }),
    ...(profiles === undefined ? {} : { profiles }),
    ...(readAs === undefined ? {} : { readAs }),
    ...(claimedType === undefined ? {} : { claimedType }),
    ...(password === undefined ? {} : { password }),
    ...(after === undefined ? {} : { after }),
    ...(pages === undefined ? {} : { pages }),
    ...(leftOut === undefined ? {} : { leftOut }),
  };
  try {
    const size = typeof from === 'string' ? (await stat(from)).size : from.byteLength;
    if (typeof from === 'string' && size > heldWhole) {
      const head = await firstBytes(from);
      const format = await sniff(head, fileName);
      if (isContainer(format) && !isOfficeFile(fileName))
        return await readFileBytes(head, fileName, columns, { ...asked, format, place: from, size, isPortioned: true });
      if (size > largestRead) return await readFirstBytes(head, fileName, format);
    }
    // In memory of their own: those sent are a piece of the message that brought them.
    const bytes = new Uint8Array(typeof from === 'string' ? await readFile(from) : from);
    const format = await sniff(bytes, fileName, claimedType);
    const isPortioned = isApart === true || isContainer(format);
    return await readFileBytes(bytes, fileName, columns, { ...asked, format, size, isPortioned });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return notRead(`The file could not be opened (${why}). Check it and take it in again.`);
  }
}

/** An Office file is a ZIP too, which its first bytes may not tell from any other. */
function isOfficeFile(fileName: string): boolean {
  return /\.(?:doc|xls|ppt|od)[a-z]{0,2}$/i.test(fileName);
}

async function firstBytes(place: string): Promise<Uint8Array> {
  const file = await open(place);
  try {
    const { bytesRead, buffer } = await file.read(new Uint8Array(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

// A library may leave a failure of its own unheard, as pdf.js does of some damaged pages: what it gives of the file is read all the same, and where it gives
// nothing more the time a file may take is there for that.
process.on('unhandledRejection', () => undefined);

setInterval(() => {
  if (process.memoryUsage.rss() > mostBytes) process.exit(outOfMemory);
}, 250).unref();

if (parentPort) parentPort.on('message', ({ data }) => queued(data));
else {
  process.on('message', (message) => queued(message as ToReader));
  process.on('disconnect', () => process.exit(0));
}
say({ do: 'ready' });
