// Owns: desks whose papers come in by the real pipeline and readers, what goes from one to the other, and messages that such tests take in. Must not write rows as intake never would.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { expect } from 'vitest';
import { spawnReaderOnNode } from '../../db/intake/spawnNode.ts';
import type { Side } from '../../db/model/entry.ts';
import { type HandoverWithout, withoutNothing } from '../../db/model/handover.ts';
import type { Output } from '../../db/model/operations.ts';
import { oneOfEach } from './draftRows.ts';
import { letterBytes } from './mail.ts';
import { tempFolder } from './tempFolder.ts';
import { type Desk, deskOf } from './twoDesks.ts';

export const passphrase = 'correct horse battery staple';
/** A desk in a folder of its own that reads what it takes in. */
export const readingDesk = (actor: string) => deskOf(actor, tempFolder(), 'here', spawnReaderOnNode);
type Files = Readonly<Record<string, string | Uint8Array>>;

/** Takes files in as one delivery; answers its id when it stands. */
export async function deliver(desk: Desk, caseId: string, side: Side, files: Files): Promise<string> {
  const folder = tempFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  const { batchId } = await desk.call('intake.start', { caseId, side, paths: [folder], note: '' });
  const state = async () => (await desk.call('entry.batches', { caseId })).find(({ id }) => id === batchId)?.state;
  await expect.poll(state, { timeout: 30_000 }).toBe('done');
  return batchId;
}

/** Makes a handover of the case; answers its file. */
export async function handOver(desk: Desk, caseId: string, without: Partial<HandoverWithout> = {}): Promise<string> {
  const file = path.join(tempFolder(), 'case.handover');
  const ask = { caseId, path: file, passphrase, reason: '', without: { ...withoutNothing, ...without }, isReplacing: false };
  await desk.call('handover.make', ask);
  return file;
}
/** Takes a handover in: as a case, or merged into the case there is. */
export const receive = (desk: Desk, file: string): Promise<Output<'handover.receive'>> =>
  desk.call('handover.receive', { path: file, passphrase, asReference: null, choices: {} });
/** Id of the entry with this label; empty where there is none. */
export const idOf = async (desk: Desk, caseId: string, exhibit: string) =>
  (await desk.axis(caseId)).find((row) => row.exhibit === exhibit)?.id ?? '';

/** A message with one table attached. */
export const mailWith = (name: string, attached: string) =>
  `From: Repairs <repairs@larkfield.example>\nTo: ana@post.example\nDate: Tue, 18 Apr 2023 20:14:00 +0100\nSubject: Lock\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe lock is attached.\n--b\nContent-Type: text/csv; name=${name}\nContent-Disposition: attachment; filename=${name}\n\n${attached}\n--b--\n`;
/** Quotes a message that is nowhere else. */
export const quoting = letterBytes({
  day: 3,
  subject: 'Re: Door',
  text: 'Please see what I wrote in winter about it.\n\nOn Mon, 9 Jan 2023 at 08:15, Ana Lee <ana@post.example> wrote:\n> The communal door of our block has stood open since the storm and nobody came.\n> Please send somebody.\n',
});
/** Makes a record of what a message quotes; answers its label. */
export async function makeQuoted(desk: Desk, caseId: string, exhibit: string): Promise<string> {
  const id = await idOf(desk, caseId, exhibit);
  const [message] = (await desk.call('entry.thread', { caseId, id })).messages;
  const { start = 0, end = 0 } = message?.quoted[0] ?? {};
  return (await desk.call('entry.makeQuoted', { caseId, id, start, end })).exhibit;
}

/** A PDF of one page that `rose` opens. */
export async function lockedPdf(words: string): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText(words, { x: 72, y: 700, size: 12 });
  document.encrypt({ userPassword: 'rose', ownerPassword: 'owner' });
  return document.save();
}

/** Opens a locked paper with its password. */
export const unlock = async (desk: Desk, caseId: string, exhibit: string): Promise<Output<'entry.readAgain'>> =>
  desk.call('entry.readAgain', { caseId, id: await idOf(desk, caseId, exhibit), password: 'rose' });

/** A second of silence. */
export function silentWav(): Uint8Array {
  const bytes = Buffer.alloc(44 + 8000);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(36 + 8000, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(8000, 28);
  bytes.writeUInt16LE(1, 32);
  bytes.writeUInt16LE(8, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(8000, 40);
  return new Uint8Array(bytes);
}

/** Types out a recording and keeps it. */
export async function typeOut(desk: Desk, caseId: string, exhibit: string, text: string): Promise<void> {
  const id = await idOf(desk, caseId, exhibit);
  await desk.call('entry.typeTranscript', { caseId, id, text });
  await desk.call('entry.keepTranscript', { caseId, id });
}

/** Marks words of a paper, as the window does; answers the mark's id. */
export async function markWords(desk: Desk, caseId: string, exhibit: string, exact: string): Promise<string> {
  const entryId = await idOf(desk, caseId, exhibit);
  const located = await desk.call('anchor.locate', { caseId, entryId, exact, prefix: '', suffix: '', page: null });
  const { mark } = oneOfEach({ entryId, headId: '' });
  return desk.put(caseId, 'mark', { ...mark, headIds: [], anchor: { ...located, rects: [], cells: null } });
}
