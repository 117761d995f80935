// Owns: e-mails of every shape: what is found, what is kept, what is numbered.
import { describe, expect, it } from 'vitest';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import type { Extraction, ReadPart } from '../../../db/model/extraction.ts';

async function readMail(text: string | Uint8Array): Promise<{ extraction: Extraction; parts: readonly ReadPart[] }> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text.replaceAll('\n', '\r\n')) : text;
  const result = await readFileBytes(bytes, 'message.eml');
  if (!result.ok) throw new Error(result.reason);
  return result;
}

const head = 'From: "Lee, Ana" <ana@post.example>\nTo: Repairs <repairs@northgate.example>\nDate: Tue, 18 Apr 2023 20:14:00 +0100\n';

describe('an e-mail', () => {
  it('gives sender, recipients, subject and date as written', async () => {
    const { extraction } = await readMail(`${head}Subject: =?utf-8?Q?The_caf=C3=A9_door?=\nCc: b@x.example\n\nHello.\n`);
    expect(extraction.found).toMatchObject({
      title: 'The café door',
      sender: 'Lee, Ana <ana@post.example>',
      recipients: 'Repairs <repairs@northgate.example>, b@x.example',
      date: { earliest: '2023-04-18', latest: '2023-04-18', precision: 'day' },
      time: '20:14',
      offset: '+01:00',
      dateBasis: 'header',
    });
    expect(extraction.text).toBe('Hello.');
    expect(extraction.headers).toContainEqual({ name: 'Subject', value: 'The café door' });
  });

  it('has the text of its HTML, without marks of the reader', async () => {
    const { extraction } = await readMail(
      `${head}Subject: s\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html; charset=utf-8\n\n<h1>Lock</h1><p>It <b>br</b>oke <a href="https://x.example/t">here</a>.</p><ul><li>once</li><li>twice</li></ul><style>p{}</style>\n--b--\n`,
    );
    expect(extraction.text.split(/\n+/)).toEqual(['Lock', 'It broke here.', 'once', 'twice']);
    expect(extraction.html).toContain('<b>br</b>');
  });

  it('keeps its plain text where the HTML says nothing', async () => {
    const { extraction } = await readMail(
      `${head}Subject: s\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nOnly here.\n--b\nContent-Type: text/html\n\n<html><body></body></html>\n--b--\n`,
    );
    expect(extraction.text).toBe('Only here.');
    expect(extraction.html).toBeNull();
  });

  it('has attachments, messages inside it and pictures in its text as numbered parts', async () => {
    const inner = `${head}Subject: Inner words\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=i\n\n--i\nContent-Type: text/plain\n\ninside\n--i\nContent-Type: text/csv; name="log.csv"\nContent-Disposition: attachment; filename="log.csv"\n\nDate,Note\n3/5/2023,Called at the flat\n--i--\n`;
    const { extraction, parts } = await readMail(
      `${head}Subject: Outer\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=o\n\n--o\nContent-Type: text/html\n\n<p>see <img src="cid:pic@1"></p>\n--o\nContent-Type: image/png; name=p.png\nContent-ID: <pic@1>\nContent-Disposition: inline\nContent-Transfer-Encoding: base64\n\niVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\n--o\nContent-Type: message/rfc822\n\n${inner}\n--o--\n`,
    );
    expect(parts.map(({ partPath, fileName }) => [partPath, fileName])).toEqual([
      ['1', 'p.png'],
      ['2', 'Inner words.eml'],
    ]);
    expect(Buffer.from(parts[1]?.bytes ?? []).toString()).toBe(inner.replaceAll('\n', '\r\n'));
    expect(extraction.html).toContain('src="part:1"');
    const nested = parts[1]?.result;
    expect(nested?.ok === true && nested.extraction.found.title).toBe('Inner words');
    const log = nested?.ok === true ? nested.parts[0]?.result : undefined;
    expect(log?.ok === true && log.extraction.records.map(({ found }) => found.title)).toEqual(['Called at the flat']);
  });

  it('reads eight-bit words that name no charset as Windows-1252, and leaves attachments alone', async () => {
    const text = Buffer.from(`${head}Subject: Caf\u00e9 \u00a35\n\nIt cost \u00a35.\n`, 'latin1');
    const { extraction } = await readMail(new Uint8Array(text));
    expect(extraction.found.title).toBe('Café £5');
    expect(extraction.text).toBe('It cost £5.');
  });

  it('bug: a pound sign was read as two where UTF-8 was said to be plain letters', async () => {
    const said = (charset: string, words: string) =>
      readMail(`${head}Subject: Rent\nContent-Type: text/plain; charset=${charset}\nContent-Transfer-Encoding: 8bit\n\n${words}\n`);
    expect((await said('us-ascii', 'You owe £100 – “today”')).extraction.text).toBe('You owe £100 – “today”');
    // What names another charset is taken at its word.
    expect((await said('iso-8859-1', '£')).extraction.text).toBe('Â£');
  });

  it('is dated by its first server where it has no date, and not at all where nothing says so', async () => {
    const received = 'Received: from c by d; Wed, 19 Apr 2023 08:00:00 +0100\nReceived: from a by b; Tue, 18 Apr 2023 20:15:00 +0100\n';
    expect((await readMail(`${received}From: a@b.example\nSubject: s\n\nx`)).extraction.found).toMatchObject({
      date: { earliest: '2023-04-18' },
      dateBasis: 'header',
    });
    expect((await readMail('From: a@b.example\nSubject: s\nDate: soon\n\nx')).extraction.found).toMatchObject({ dateBasis: 'none' });
  });

  it('survives a From line, a mark, blank lines and broken headers', async () => {
    for (const before of ['From a@b.example Tue Apr 18 20:14:00 2023\n', '\ufeff', '\n\n']) {
      expect((await readMail(`${before}${head}Subject: Still here\nnot a header at all\n\nx`)).extraction.found.title).toBe('Still here');
    }
  });

  it('bug: words behind a line that only looks empty, or behind none, were taken for headers and lost', async () => {
    const words = 'Dear Sir,\nThe lift: it stopped.\n\nAna';
    for (const between of [' \n', '\t \n', '']) {
      const { extraction } = await readMail(`${head}Subject: Lift\nOrganisation: Tenants\n${between}${words}\n`);
      expect(extraction.text).toBe(words);
      expect(extraction.headers.map(({ name }) => name)).toEqual(['From', 'To', 'Date', 'Subject', 'Organisation']);
    }
    // Where the heading goes on behind it, it is a slip in the heading.
    const { extraction } = await readMail(`${head}Subject: Lift\n \n out of order\nno header\nX-Mailer: Old\n\n${words}\n`);
    expect(extraction.text).toBe(words);
    expect(extraction.found.title).toMatch(/^Lift\s+out of order$/);
  });

  it('stops at attachments eight deep and keeps what it did not open', async () => {
    let mail = `${head}Subject: 0\n\nbottom\n`;
    for (let depth = 1; depth <= 12; depth += 1) {
      mail = `${head}Subject: ${depth}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\nContent-Type: message/rfc822\n\n${mail}\n--b${depth}--\n`;
    }
    let part: ReadPart | undefined = (await readMail(mail)).parts[0];
    let depth = 0;
    while (part?.result?.ok === true) {
      depth += 1;
      part = part.result.parts[0];
    }
    expect(depth).toBe(8);
    expect(part?.result).toMatchObject({ ok: false, reason: expect.stringContaining('8 files deep') });
    expect(part?.bytes?.byteLength).toBeGreaterThan(100);
  });
});

it('bug: a message kept by Apple Mail (.emlx) was read as text, its length first and a list of the program last', async () => {
  const message = `${head}Subject: The lock\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nIt is d=C3=A9j=C3=A0 vu.\n`;
  const noted = '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict><key>flags</key><integer>1</integer></dict></plist>\n';
  for (const length of [message.length, 7]) {
    const bytes = new TextEncoder().encode(`${length}      \n${message}${length === 7 ? '' : noted}`);
    const result = await readFileBytes(bytes, '4471.emlx');
    if (!result.ok) expect.fail(result.reason);
    expect(result.extraction).toMatchObject({ kind: 'email', text: 'It is déjà vu.' });
    expect(result.extraction.found).toMatchObject({ title: 'The lock', time: '20:14', dateBasis: 'header' });
  }
});

it('bug: a message that another program than Outlook named .msg was read as text, its attachments in letters', async () => {
  const message =
    'Mime-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nThe photograph.\n--b\nContent-Type: text/csv; name="log.csv"\nContent-Transfer-Encoding: base64\n\nRGF0ZSxOb3RlCjMvNS8yMDIzLENhbGxlZAo=\n--b--\n';
  const result = await readFileBytes(new TextEncoder().encode(message), 'photo.msg');
  if (!result.ok) expect.fail(result.reason);
  expect(result.extraction).toMatchObject({ kind: 'email', text: 'The photograph.' });
  expect(result.parts.map(({ fileName }) => fileName)).toEqual(['log.csv']);
});
