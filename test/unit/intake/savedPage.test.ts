// Owns: that a page saved with its pictures in one file is read as the page it is, and what programs write so for Word and Excel as the letter or log it stands for.
import { expect, it } from 'vitest';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import type { Extraction, ReadPart } from '../../../db/model/extraction.ts';

async function read(text: string, fileName: string): Promise<{ extraction: Extraction; parts: readonly ReadPart[] }> {
  const result = await readFileBytes(new TextEncoder().encode(text.replaceAll('\n', '\r\n')), fileName);
  return result.ok ? result : expect.fail(result.reason);
}

/** Made by us on the pattern of what Chrome writes; one file of Chrome's own was read beside it. */
const heading = `From: <Saved by Blink>
Snapshot-Content-Location: https://desk.example/chat/4471
Subject: Chat with the repairs desk
Date: Tue, 14 Mar 2023 10:31:00 +0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

`;
const part = (fields: string, body: string) => `--b\nContent-Type: ${fields}\n\n${body}\n`;
/** As large as a photograph has to be, and a sign. */
const photograph = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(17_000, 7)]);
const sign = Buffer.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 2, 3]);
const lines = (bytes: Buffer) => bytes.toString('base64').replace(/.{76}/g, '$&\n');
const page = part(
  'text/html\nContent-ID: <frame-1@mhtml.blink>\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://desk.example/chat/4471',
  '<html><head><meta charset=3D"utf-8"><title>Chat with the repairs desk</title></head><body><p>The joiner is booked, the charge is =C2=A30=\n and the door stays shut.</p><img src=3D"/photos/door.jpg?a=3D1&amp;b=3D2"><img src=3D"cid:sign@1"></body></html>',
);
const photo = part(
  'image/jpeg\nContent-Transfer-Encoding: base64\nContent-Location: https://desk.example/photos/door.jpg?a=1&b=2',
  lines(photograph),
);

it('is a web page of the day it was saved, with its photographs as papers of their own and its signs in it', async () => {
  const signs = part('image/gif\nContent-Transfer-Encoding: base64\nContent-ID: <sign@1>', lines(sign));
  const dress = part('text/css\nContent-Location: https://desk.example/style.css', 'body { color: red }');
  const { extraction, parts } = await read(`${heading}${dress}${page}${photo}${signs}--b--\n`, 'chat.mhtml');
  expect(extraction).toMatchObject({
    reader: 'saved-page',
    kind: 'web',
    text: 'The joiner is booked, the charge is £0 and the door stays shut.',
  });
  expect(extraction.found).toMatchObject({
    title: 'Chat with the repairs desk',
    sender: null,
    date: { earliest: '2023-03-14', precision: 'day' },
    dateBasis: 'metadata',
  });
  expect(parts.map(({ fileName }) => fileName)).toEqual(['picture 1.jpg']);
  expect(Buffer.from(parts[0]?.bytes ?? []).equals(photograph)).toBe(true);
  expect(extraction.html).toContain('src="part:1"');
  expect(extraction.html).toContain(`src="data:image/gif;base64,${sign.toString('base64')}"`);
  expect(extraction.headers).toContainEqual({ name: 'Styles, scripts and the like left in the original', value: '1' });
  expect(extraction.headers).toContainEqual({ name: 'Snapshot-Content-Location', value: 'https://desk.example/chat/4471' });
});

it('has its frames as papers where they say something', async () => {
  const frame = (name: string, words: string) =>
    part(`text/html; charset="windows-1252"\nContent-Location: https://desk.example/${name}`, `<html><body>${words}</body></html>`);
  const { extraction, parts } = await read(
    `${heading}${frame('first.html', 'Reference CR/4471')}${frame('empty.html', '')}${page}--b--\n`,
    'chat.mht',
  );
  expect(extraction.text).toContain('The joiner is booked');
  expect(parts.map(({ fileName }) => fileName)).toEqual(['first.html']);
  const [first] = parts;
  expect(first?.result?.ok === true && first.result.extraction.text).toBe('Reference CR/4471');
});

it('bug: a letter that a program wrote so for Word was read as it is built, without its words', async () => {
  const letter = `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n${part(
    'text/html; charset="utf-8"\nContent-Location: file:///C:/letter.html\nContent-Transfer-Encoding: quoted-printable',
    '<html><head><title>blank</title></head><body><p>Northgate Homes</p><p>3 May 2023</p><p>Dear Ms Lee</p><p>The lock of the str=\neet door</p><p>It was d=C3=A9j=C3=A0 vu.</p></body></html>',
  )}--b--\n`;
  const { extraction } = await read(letter, 'letter.doc');
  expect(extraction.text).toContain('The lock of the street door');
  expect(extraction.text).toContain('It was déjà vu.');
  expect(extraction.found).toMatchObject({ title: 'The lock of the street door', date: { earliest: '2023-05-03' }, dateBasis: 'text' });
});

it('bug: a log that a program wrote so for Excel had no rows', async () => {
  const sheet = (name: string, rows: string) =>
    part(
      `text/html; charset="us-ascii"\nContent-Location: file:///C:/log_files/${name}`,
      `<html><body><table>${rows}</table></body></html>`,
    );
  const log = `MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related; boundary="b"\n\n${part(
    'text/html; charset="us-ascii"\nContent-Location: file:///C:/log.htm',
    '<html><frameset><frame src="log_files/sheet001.htm"></frameset></html>',
  )}${sheet('sheet001.htm', '<tr><td>Date raised</td><td>Action</td></tr><tr><td>03/05/2023</td><td>Lock stiff</td></tr>')}--b--\n`;
  const { extraction } = await read(log, 'log.xls');
  expect(extraction).toMatchObject({ kind: 'sheet' });
  expect(extraction.records.map(({ cells }) => cells)).toEqual([['03/05/2023', 'Lock stiff']]);
});

it('is read where the page is all there is in the file, also as a log', async () => {
  const alone = `MIME-Version: 1.0\nX-Document-Type: Worksheet\nContent-Location: file:///C:/log.htm\nContent-Transfer-Encoding: quoted-printable\nContent-Type: text/html; charset="utf-8"\n\n<html><body><table><tr><td>Date</td><td>Note</td></tr><tr><td>03/05/2023</td><td>Lock st=\niff, =C2=A312</td></tr></table></body></html>\n`;
  expect((await read(alone, 'log.xls')).extraction.records.map(({ cells }) => cells)).toEqual([['03/05/2023', 'Lock stiff, £12']]);
  const page = alone.replace('X-Document-Type: Worksheet\n', '');
  expect((await read(page, 'page.mht')).extraction).toMatchObject({ kind: 'web', text: expect.stringContaining('Lock stiff, £12') });
});

it('stays a message where somebody sent it, whatever its name ends in', async () => {
  const message = heading
    .replace('<Saved by Blink>', 'Ana Lee <ana@post.example>\nTo: repairs@northgate.example')
    .replace(/Snapshot.*\n/, '');
  const { extraction } = await read(`${message}${page}--b--\n`, 'message.mht');
  expect(extraction).toMatchObject({ kind: 'email', found: { sender: 'Ana Lee <ana@post.example>', dateBasis: 'header' } });
});

it('without a page in it is said so, and one that stops half way is read as far as it goes', async () => {
  const result = await readFileBytes(new TextEncoder().encode(`${heading}${photo}--b--\n`), 'chat.mhtml');
  expect(result.ok ? '' : result.reason).toBe('It is a saved web page without a page in it. Ask for it as PDF.');
  const { extraction } = await read(`${heading}${page.slice(0, -60)}`, 'chat.mhtml');
  expect(extraction.text).toContain('The joiner is booked');
});
