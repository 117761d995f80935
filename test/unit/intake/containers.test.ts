// Tests: archives, mailboxes and Outlook's own forms open as folders of papers; what is locked, damaged or made to do harm is named and costs nothing else.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import pstExtractor, { type PSTFile, type PSTFolder, type PSTMessage } from 'pst-extractor';
import items from 'pst-extractor/dist/PSTDescriptorItem.class.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Container, readContainer } from '../../../db/intake/readers/container.ts';
import { heldIn } from '../../../db/intake/readers/pst.ts';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import { fullAllowance } from '../../../db/intake/readers/source.ts';
import type { ReadPart, ReadResult } from '../../../db/model/extraction.ts';
import { lockedZipOf, sevenZipOf } from '../../support/archives.ts';
import { msgOf, parcelOf } from '../../support/outlook.ts';
import { storedZip } from '../../support/storedZip.ts';

const read = (bytes: Uint8Array, name: string, password?: string) =>
  readFileBytes(bytes, name, undefined, password === undefined ? {} : { password });
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Path, kind or reason of every paper, attachments below their message. */
function outline(result: ReadResult | null, prefix = ''): string[] {
  if (result?.ok !== true) return [];
  return result.parts.flatMap((part) => [`${prefix}${place(part)} ${said(part.result)}`, ...outline(part.result, `${prefix}  `)]);
}
const place = ({ partPath, folder, fileName }: ReadPart) => `${partPath} ${[folder, fileName].filter(Boolean).join('/')}`;
const said = (result: ReadResult | null) => (result === null ? 'unread' : result.ok ? result.extraction.kind : 'not read');
const wordsOf = (result: ReadResult | null | undefined) => (result?.ok === true ? result.extraction.text : '');

const letter =
  'From: Ana Lee <ana@post.example>\nTo: repairs@larkfield.example\nDate: 3 May 2023 10:00:00 +0100\nSubject: Damp\n\nThe wall is wet.\n';
const papers = {
  'letters/3 May.eml': letter,
  'logs/repairs.csv': 'Date,Note\n3/5/2023,Called at the flat\n',
  'note.txt': 'A note of the visit.',
};

describe('an archive', () => {
  it('opens as a folder, its own folders kept, whatever packed it', async () => {
    for (const [bytes, name] of [
      [storedZip(papers), 'bundle.zip'],
      [await sevenZipOf(papers), 'bundle.7z'],
    ] as const) {
      const result = await read(bytes, name);
      expect(result).toMatchObject({ ok: true, extraction: { kind: 'archive', found: { title: 'bundle' } } });
      expect(
        outline(result)
          .map((line) => line.replace(/^\d+ /, ''))
          .sort(),
      ).toEqual(['letters/3 May.eml email', 'logs/repairs.csv sheet', 'note.txt text']);
    }
  });

  it('opens inside another, and inside a message', async () => {
    const inner = Buffer.from(storedZip({ 'deep/note.txt': 'Deep words' })).toString('base64');
    const mail = `From: a@b.example\nSubject: Papers\nDate: 3 May 2023 10:00:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/zip; name=papers.zip\nContent-Disposition: attachment; filename=papers.zip\nContent-Transfer-Encoding: base64\n\n${inner}\n--b--\n`;
    const result = await read(storedZip({ 'sent/mail.eml': mail, 'inner.zip': storedZip({ 'note.txt': 'Words' }) }), 'outer.zip');
    expect(outline(result)).toEqual([
      '1 sent/mail.eml email',
      '  1 papers.zip archive',
      '    1 deep/note.txt text',
      '2 inner.zip archive',
      '  1 note.txt text',
    ]);
  });

  it('stops going into itself', async () => {
    let bytes = storedZip({ 'note.txt': 'At the bottom' });
    for (let depth = 0; depth < 12; depth += 1) bytes = storedZip({ 'in.zip': bytes });
    const lines = outline(await read(bytes, 'deep.zip'));
    expect(lines).toHaveLength(9);
    expect(lines.at(-1)).toMatch(/1 in\.zip not read$/);
  });

  it('takes no path from a name, and says that one was tried', async () => {
    const tricks = {
      '../../evil.txt': 'one',
      '/etc/passwd': 'two',
      'C:\\Windows\\win.ini': 'three',
      'a/./b/../c.txt': 'four',
      '..': 'five',
    };
    const result = await read(storedZip(tricks), 'tricks.zip');
    expect(outline(result).map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      'evil.txt text',
      'etc/passwd text',
      'Windows/win.ini text',
      'a/b/c.txt text',
      'file 5 text',
    ]);
    expect(result).toMatchObject({
      extraction: { headers: [{ name: 'Files' }, { name: 'Paths', value: expect.stringMatching(/^5 names led out/) }] },
    });
  });

  it('keeps names of any script and of any length', async () => {
    const long = `${'é'.repeat(126)}.txt`;
    const result = await read(storedZip({ 'Мои документы/письмо №1.txt': 'a', '写真/🏠 مرحبا.txt': 'b', [long]: 'c' }), 'names.zip');
    expect(outline(result).map((line) => line.split(' ').slice(1).join(' '))).toEqual([
      'Мои документы/письмо №1.txt text',
      '写真/🏠 مرحبا.txt text',
      `${long} text`,
    ]);
  });

  it('made to unpack without end stays packed', async () => {
    const bomb = storedZip({ 'zeros.bin': 'much', 'more.bin': 'much' }, { 'zeros.bin': 4_000_000_000, 'more.bin': 200_000_000 });
    expect(await read(bomb, 'bomb.zip')).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/unpacks to 4\.2 GB, more than 150 times its size/),
    });
    const large = storedZip({ 'large.bin': new Uint8Array(5_000_000), 'film.bin': 'x' }, { 'film.bin': 600_000_000 });
    expect(outline(await read(large, 'large.zip'))).toEqual(['1 large.bin not read', '2 film.bin not read']);
    // One that lies about its size gives only what it said, and that is not what is in it.
    const liar = await read(storedZip({ 'a.txt': 'x'.repeat(5000), 'b.txt': 'whole' }, { 'a.txt': 10 }), 'liar.zip');
    expect(outline(liar)).toEqual(['1 a.txt not read', '2 b.txt text']);
  });

  it('locked with a password says so, and opens with it', async () => {
    for (const [bytes, name] of [
      [await sevenZipOf(papers, 'correct horse'), 'locked.7z'],
      [await sevenZipOf(papers, 'correct horse', true), 'hidden.7z'],
      [await lockedZipOf(papers, 'correct horse'), 'locked.zip'],
    ] as const) {
      expect(await read(bytes, name)).toMatchObject({
        ok: false,
        reason: expect.stringMatching(/^The archive is locked with a password\./),
      });
      expect(await read(bytes, name, 'wrong')).toMatchObject({
        ok: false,
        reason: expect.stringMatching(/^This password does not open the archive\./),
      });
      expect(outline(await read(bytes, name, 'correct horse'))).toHaveLength(3);
    }
  });

  it('that is damaged or empty says so', async () => {
    const whole = storedZip(papers);
    expect(await read(whole.subarray(0, 30), 'cut.zip')).toMatchObject({ ok: false, mediaType: 'application/zip' });
    expect(await read(storedZip({}), 'empty.zip')).toMatchObject({ ok: false });
    expect(await read(whole.subarray(0, whole.byteLength - 60), 'cut.zip')).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/damaged or incomplete/),
    });
    const spoilt = await sevenZipOf({ 'a.txt': 'The first words', 'b.txt': 'The second words' });
    spoilt[40] = (spoilt[40] ?? 0) ^ 0xff;
    const result = await read(spoilt, 'spoilt.7z');
    expect(outline(result)).toEqual(['1 a.txt not read', '2 b.txt text']);
  });

  it('bug: nothing of a large mailbox stood before a whole second of it was read, and a reader that ends sooner never came to that', async () => {
    // As a reader that was just started gives it: each message takes 40 milliseconds, of which none is waited for.
    let nowMs = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
    onTestFinished(() => clock.mockRestore());
    const slow = async function* () {
      for (let at = 1; at <= 100; at += 1) {
        nowMs += 40;
        yield { path: `${at}.txt`, bytes: bytesOf(String(at)), next: String(at) };
      }
    };
    const container: Container = {
      ...{ reader: 'pst', mediaType: 'application/vnd.ms-outlook-pst', headers: [], listing: [], unpackedBytes: null },
      ...{ whole: { of: 100, unit: 'messages' }, held: slow },
    };
    const source = { bytes: new Uint8Array(), fileName: 'a.pst', allowance: fullAllowance(), depth: 0, isPortioned: true };
    const first = await readContainer(source, container);
    if (!first.ok) throw new Error(first.reason);
    expect([first.parts.length, first.more]).toEqual([3, '3 3']);
  });

  it('is given in portions to be read apart, each going on where the one before ended', async () => {
    const many = Object.fromEntries(Array.from({ length: 950 }, (_, at) => [`${at}.txt`, `words ${at}`]));
    const names: string[] = [];
    let after: string | undefined;
    for (let portions = 0; portions < 950; portions += 1) {
      const result = await readFileBytes(storedZip(many), 'many.zip', undefined, {
        isPortioned: true,
        ...(after === undefined ? {} : { after }),
      });
      if (!result.ok) throw new Error(result.reason);
      expect(result.parts.every((part) => part.result === null)).toBe(true);
      names.push(...result.parts.map((part) => `${part.partPath} ${part.fileName}`));
      after = result.more;
      if (after === undefined) break;
    }
    expect(names).toEqual(Array.from({ length: 950 }, (_, at) => `${at + 1} ${at}.txt`));
  });
});

describe('a mailbox', () => {
  it('gives its messages as papers, as they were before they were put into it', async () => {
    const mbox = `From ana@post.example Wed May  3 10:00:00 2023\n${letter}\nFrom here on it got worse.\n>From the start it was wet.\n\nFrom repairs@larkfield.example Thu May  4 09:00:00 2023\r\nFrom: repairs@larkfield.example\r\nSubject: Re: Damp\r\nDate: 4 May 2023 09:00:00 +0100\r\n\r\nWe will come.\r\n\r\n`;
    const result = await read(bytesOf(mbox), 'inbox.mbox');
    expect(outline(result)).toEqual(['1 Damp.eml email', '2 Re  Damp.eml email']);
    if (!result.ok) return;
    expect(wordsOf(result.parts[0]?.result)).toBe('The wall is wet.\n\nFrom here on it got worse.\nFrom the start it was wet.');
    expect(wordsOf(result.parts[1]?.result)).toBe('We will come.');
  });

  it('larger than is looked at together is cut only between messages', async () => {
    const body = `${'x'.repeat(2000)}\n`.repeat(700);
    const mbox = Array.from(
      { length: 9 },
      (_, at) =>
        `From a@b.example Wed May  3 10:00:00 2023\nFrom: a@b.example\nSubject: m${at}\nDate: 3 May 2023 10:00:00 +0100\n\n${body}`,
    ).join('\n');
    const result = await read(bytesOf(mbox), 'large.mbox');
    expect(outline(result)).toEqual(Array.from({ length: 9 }, (_, at) => `${at + 1} m${at}.eml email`));
    if (result.ok) for (const { result: message } of result.parts) expect(wordsOf(message)).toBe(body.trim());
  });
});

describe("Outlook's own forms", () => {
  const made = {
    subject: 'Door – entry “phone”',
    body: 'The door does not lock.\r\nPlease come.',
    sender: 'Ana Lee',
    address: 'ana@post.example',
    sent: new Date('2023-05-03T09:15:00Z'),
    attachments: [{ name: 'log of visits.csv', bytes: bytesOf('Date,Note\n3/5/2023,Called at the flat\n') }],
  };

  it('.msg reads as the e-mail it is, attachments byte for byte', async () => {
    const result = await read(msgOf(made), 'door.msg');
    expect(result).toMatchObject({
      ok: true,
      extraction: {
        kind: 'email',
        mediaType: 'application/vnd.ms-outlook',
        text: 'The door does not lock.\nPlease come.',
        found: {
          title: made.subject,
          sender: 'Ana Lee <ana@post.example>',
          date: { earliest: '2023-05-03' },
          time: '09:15',
          dateBasis: 'header',
        },
      },
    });
    expect(outline(result)).toEqual(['1 log of visits.csv sheet']);
    if (result.ok) expect(Buffer.from(result.parts[0]?.bytes ?? []).toString()).toBe('Date,Note\n3/5/2023,Called at the flat\n');
  });

  it('bug: a draft that was never sent had no date, though the day it was begun is in it', async () => {
    expect(await read(msgOf({ ...made, isDraft: true }), 'draft.msg')).toMatchObject({
      extraction: { found: { date: { earliest: '2023-05-03', precision: 'day' }, time: '09:15', offset: '+00:00', dateBasis: 'metadata' } },
    });
  });

  it('.msg inside .msg opens too, and a damaged one says so', async () => {
    const outer = msgOf({ ...made, subject: 'Fwd', attachments: [{ name: 'door.msg', bytes: msgOf(made) }] });
    expect(outline(await read(outer, 'fwd.msg'))).toEqual(['1 door.msg email', '  1 log of visits.csv sheet']);
    expect(await read(msgOf(made).subarray(0, 1200), 'cut.msg')).toMatchObject({ ok: false });
  });

  it('bug: a message not in Unicode lost its curly quotation marks, and the letters of other languages where its HTML was in UTF-8', async () => {
    const older = async (subject: string, codePage: string, locale: number, html?: string) => {
      const { attachments: _, ...plain } = made;
      const written = { ...plain, attachments: [], subject, body: html === undefined ? subject : '' };
      const result = await read(msgOf({ ...written, older: { codePage, locale, ...(html === undefined ? {} : { html }) } }), 'old.msg');
      return result.ok ? [result.extraction.found.title, result.extraction.text] : [];
    };
    const british = 'The resident’s “lock” – £100';
    expect(await older(british, 'windows-1252', 0x0809)).toEqual([british, british]);
    const polish = 'Łódź: brak ogrzewania';
    expect(await older(polish, 'windows-1250', 0x0415)).toEqual([polish, polish]);
    expect(await older(polish, 'utf-8', 0x0809)).toEqual([polish, polish]);
    // Says of itself that it is UTF-8, and is not.
    const html = '<html><head><meta charset="utf-8"></head><body>Caf\u00e9 \u00a350</body></html>';
    expect(await older('Bill', 'windows-1252', 0x0809, html)).toEqual(['Bill', 'Café £50']);
  });

  it('winmail.dat gives its message and files, by itself and in a message, whatever it is called', async () => {
    const parcel = parcelOf({ subject: 'Papers', body: 'As promised.', attachments: made.attachments });
    const result = await read(parcel, 'ATT00001.bin');
    expect(result).toMatchObject({ ok: true, extraction: { kind: 'email', text: 'As promised.', found: { title: 'Papers' } } });
    expect(outline(result)).toEqual(['1 log of visits.csv sheet']);
    const mail = `From: a@b.example\nSubject: Papers\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Disposition: attachment; filename=winmail.dat\nContent-Transfer-Encoding: base64\n\n${Buffer.from(parcel).toString('base64')}\n--b--\n`;
    expect(outline(await read(bytesOf(mail), 'mail.eml'))).toEqual(['1 winmail.dat email', '  1 log of visits.csv sheet']);
    expect(await read(parcel.subarray(0, 20), 'winmail.dat')).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/holds no message and no files/),
    });
  });
});

describe('a locked PDF', () => {
  it('says so, and opens with its password, by itself and in an archive', async () => {
    const document = await PDFDocument.create();
    document.addPage().drawText('Words under lock');
    document.encrypt({ userPassword: 'correct horse', ownerPassword: 'owner' });
    const bytes = await document.save({ useObjectStreams: false });
    expect(await read(bytes, 'letter.pdf')).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^The PDF is locked with a password\./),
    });
    expect(await read(bytes, 'letter.pdf', 'wrong')).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/^This password does not open the PDF\./),
    });
    expect(wordsOf(await read(bytes, 'letter.pdf', 'correct horse'))).toBe('Words under lock');
    expect(outline(await read(storedZip({ 'letter.pdf': bytes }), 'a.zip', 'correct horse'))).toEqual(['1 letter.pdf pdf']);
  });
});

describe('a mailbox of Outlook', () => {
  // Public messages that come with the package that opens such files, by path: none of them is ours to commit.
  const place = path.join(path.dirname(createRequire(import.meta.url).resolve('pst-extractor/package.json')), 'example/testdata/enron.pst');
  const head = readFileSync(place).subarray(0, 256 * 1024);
  const portion = (after?: string, of = place) =>
    readFileBytes(new Uint8Array(head), 'archive.pst', undefined, {
      place: of,
      size: statSync(of).size,
      isPortioned: true,
      ...(after === undefined ? {} : { after }),
    });

  /** Parts of a portion and of those after it: on a slow machine one ends before it is full. */
  async function partsFrom(first: ReadResult, of = place): Promise<readonly ReadPart[]> {
    if (!first.ok) return [];
    if (first.reach !== undefined) expect(first.reach).toMatchObject({ done: Number(first.parts.at(-1)?.partPath), unit: 'messages' });
    return first.more === undefined ? first.parts : [...first.parts, ...(await partsFrom(await portion(first.more, of), of))];
  }

  it('is read from where it lies: every message under its folder, written as an e-mail with its attachments', async () => {
    const whole = await portion();
    expect(whole).toMatchObject({ ok: true, extraction: { kind: 'archive', headers: [{ value: '71' }, { name: 'Folders', value: '5' }] } });
    const parts = await partsFrom(whole);
    expect(parts).toHaveLength(71);
    expect(new Set(parts.map(({ folder }) => folder.split('/').at(-1)))).toEqual(
      new Set(['MLOKAY (Non-Privileged)', 'TW-Commercial Group', 'Systems', 'Sent Items', 'Personal']),
    );
    expect(parts.every(({ bytes, fileName }) => bytes !== null && fileName.endsWith('.eml'))).toBe(true);
    const [, agreements] = parts;
    const message = await readFileBytes(agreements?.bytes ?? new Uint8Array(), agreements?.fileName ?? '', undefined, {
      claimedType: 'message/rfc822',
      isPortioned: true,
    });
    expect(message).toMatchObject({
      ok: true,
      extraction: {
        kind: 'email',
        found: {
          title: "New OBA's",
          sender: 'Lee Dennis <Dennis.Lee@ENRON.com>',
          date: { earliest: '2001-10-22' },
          dateBasis: 'header',
        },
      },
    });
    expect(message.ok && message.parts.length).toBe(11);
  });

  it('bug: a message attached to a message became the eight bytes that point to it', () => {
    const file = new pstExtractor.PSTFile(place);
    const below = (folder: PSTFolder): PSTMessage[] => [
      ...(folder.emailCount > 0 ? [folder.getNextChild() as PSTMessage] : []),
      ...(folder.hasSubfolders ? folder.getSubFolders().flatMap(below) : []),
    ];
    const [outer, inner] = below(file.getRootFolder());
    // None of the messages that come with the package holds another: an attachment that points to one, as the mailbox would keep it ([MS-PST] 2.3.3.5).
    const { descriptorIndexNode: node, localDescriptorItems } = inner as unknown as {
      readonly descriptorIndexNode: { readonly dataOffsetIndexIdentifier: { toNumber(): number } };
      readonly localDescriptorItems: ReadonlyMap<number, unknown>;
    };
    const held = Object.assign(Object.create(items.PSTDescriptorItem.prototype), {
      _offsetIndexIdentifier: node.dataOffsetIndexIdentifier.toNumber(),
      _subNodeOffsetIndexIdentifier: 0,
    });
    const pointer = Buffer.alloc(8);
    pointer.writeUInt32LE(7, 0);
    const table = {
      getItems: () =>
        new Map<number, unknown>([
          [0x3705, { entryValueReference: 5 }],
          [0x3701, { entryValueType: 0x000d, data: pointer }],
        ]),
    };
    const { PSTAttachment } = pstExtractor as unknown as {
      readonly PSTAttachment: new (file: PSTFile, table: unknown, items: unknown) => ReturnType<PSTMessage['getAttachment']>;
    };
    const attachment = new PSTAttachment(file, table, new Map<number, unknown>([...localDescriptorItems, [7, held]]));
    expect(attachment.embeddedPSTMessage).toBeNull();
    expect(heldIn(attachment, outer as PSTMessage)?.subject).toBe(inner?.subject);
    file.close();
  });

  it('goes on after the message it was left at', async () => {
    const rest = await partsFrom(await portion('69'));
    expect(rest.map(({ partPath }) => partPath)).toEqual(['70', '71']);
  });

  it('kept by Outlook since 2013 is read whole too, folders of many messages with it', async () => {
    const kept = path.join(path.dirname(place), 'pstextractortest@outlook.com.ost');
    const parts = await partsFrom(await portion(undefined, kept), kept);
    expect(parts).toHaveLength(183);
    expect(parts.filter(({ bytes }) => bytes === null)).toEqual([]);
    expect(parts.filter(({ folder }) => folder.endsWith('United States holidays'))).toHaveLength(160);
  }, 30_000);

  it('that is damaged is refused with a sentence', async () => {
    const damaged = await readFileBytes(new Uint8Array(head.subarray(0, 4096)), 'archive.pst');
    expect(damaged).toMatchObject({ ok: false, reason: expect.stringMatching(/damaged, or locked/) });
  });
});
