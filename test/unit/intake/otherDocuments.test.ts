// Tests: Rich Text, OpenDocument and older Office files give their words, dates and cells; chats give one dated record for each message. Files are written here,
// by the libraries that write such files or part by part.
import * as xlsx from '@e965/xlsx';
import { describe, expect, it, test } from 'vitest';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import { sniff } from '../../../db/intake/readers/sniff.ts';
import { storedZip } from '../../support/storedZip.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
async function extraction(bytes: Uint8Array, name: string) {
  const result = await readFileBytes(bytes, name);
  if (!result.ok) throw new Error(result.reason);
  return result.extraction;
}

describe('Rich Text', () => {
  const rtf = (body: string) =>
    bytesOf(
      `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial Cyr;}}{\\colortbl;\\red0;}{\\stylesheet{\\s1 heading 1;}}${body}}`,
    );

  it('gives its words, whatever the letters are written as, and its properties', async () => {
    const read = await extraction(
      rtf(
        "{\\info{\\title Visit to the flat}{\\author A. Officer}{\\creatim\\yr2023\\mo5\\dy3\\hr9\\min5}}\\pard Caf\\'e9 \\u8211?\\u8220?damp\\u8221? \\'a3100\\par {\\f1 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2}\\line \\lquote x\\rquote\\par",
      ),
      'note.rtf',
    );
    expect(read).toMatchObject({
      kind: 'word',
      text: 'Café –“damp” £100\nПривет\n‘x’',
      found: { title: 'Visit to the flat', date: { earliest: '2023-05-03' }, dateBasis: 'metadata' },
      headers: [{ name: 'Author', value: 'A. Officer' }, { name: 'Made' }],
    });
  });

  it('shows tables by cell, and neither hidden words, pictures, fields nor what programs note', async () => {
    const read = await extraction(
      rtf(
        '\\trowd Date\\cell Note\\cell\\row\\trowd 3 May 2023\\cell Called\\cell\\row\\pard {\\v hidden}{\\*\\unknown nothing}{\\pict\\pngblip 89504e47}{\\field{\\*\\fldinst HYPERLINK "http://tracker.example"}{\\fldrslt the link}}{\\header On paper\\par}',
      ),
      'table.rtf',
    );
    expect(read.text).toBe('Date\tNote\n3 May 2023\tCalled\nthe linkOn paper');
  });

  it('bug: a note at the foot broke into its sentence, a remark was lost, and what was deleted stood in it', async () => {
    const read = await extraction(
      rtf(
        'It was dry{\\super\\chftn{\\footnote\\pard{\\super\\chftn} By meter.}} on {\\deleted 2}3 May{\\*\\atnid PS}{\\*\\atnauthor P. Shah}{\\chatn{\\*\\annotation\\pard Which year?}}.\\par',
      ),
      'visit.rtf',
    );
    expect(read.text).toBe('It was dry[1] on 3 May[comment 1].\n\n[1] By meter.\n\n[comment 1] P. Shah: Which year?');
  });

  it('bug: a message that Outlook saved as Rich Text read almost empty: the HTML in it is read, in any code page', async () => {
    const message = (page: number, words: string) =>
      bytesOf(
        `{\\rtf1\\ansi\\ansicpg${page}\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}{\\*\\htmltag19 <html>}{\\*\\htmltag50 <body>}{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 ${words}{\\*\\htmltag84 <table><tr><td>3 May</td><td>Called</td></tr></table>}\\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 </p>}{\\*\\htmltag58 </body>}}`,
      );
    for (const [page, words, said] of [
      [1252, "Caf\\'e9 \\'a3100", 'Café £100'],
      [932, "\\'8a\\'bf\\'8e\\'9a", '漢字'],
      [1251, "\\'cf\\'f0\\'e8\\'e2\\'e5\\'f2", 'Привет'],
      [65001, "\\'e6\\'bc\\'a2", '漢'],
    ] as const) {
      const read = await extraction(message(page, words), 'message.rtf');
      expect(read.text.split(/\s+/)).toEqual([...said.split(' '), '3', 'May', 'Called']);
      expect(read.html).toContain('<td>Called</td>');
    }
  });

  it('bug: paragraphs of TextEdit ran into one another, and the numbers of a policy’s clauses were left out', async () => {
    const read = await extraction(
      rtf(
        'Steps\\\n{\\listtext\t\\uc0\\u8226 \t}Call\\\r\n{\\listtext\to\t}Visit\\\n{\\listtext\t4.2\t}Within 3 days\\\n{\\pntext\\f1 (a)\\tab}In writing\\par{\\*\\pn{\\pntxtb x}{\\pntext no}}',
      ),
      'policy.rtf',
    );
    expect(read.text).toBe('Steps\nCall\nVisit\n4.2\tWithin 3 days\n(a)\tIn writing');
  });

  it('nested without end is refused, and cut short gives what it holds', async () => {
    expect(await readFileBytes(rtf('{'.repeat(5000)), 'deep.rtf')).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/not safe to read/),
    });
    expect((await extraction(rtf('Words {\\b in').subarray(0, -1), 'cut.rtf')).text).toBe('Words in');
  });
});

describe('OpenDocument', () => {
  const odt = (body: string, more: Readonly<Record<string, string>> = {}) =>
    storedZip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml': `<office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
      ...more,
    });

  it('text gives headings, lists, tables and notes in order, with its letterhead', async () => {
    const read = await extraction(
      odt(
        '<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes><text:h text:outline-level="1">Visit report</text:h><text:p>3 May 2023</text:p><text:p>Wet<text:s text:c="3"/>wall<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By meter</text:p></text:note-body></text:note> &amp; floor</text:p><text:list><text:list-item><text:p>Plaster</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell><text:p>Room</text:p></table:table-cell><table:table-cell><text:p>Kitchen</text:p></table:table-cell></table:table-row></table:table>',
        {
          'styles.xml': '<style:header><text:p>Larkfield Homes</text:p></style:header>',
          'meta.xml':
            '<office:meta><dc:title>Visit</dc:title><meta:creation-date>2023-05-09T10:00:00</meta:creation-date><dc:date>2023-05-09T11:00:00</dc:date></office:meta>',
        },
      ),
      'report.odt',
    );
    expect(read.text.split(/\n+/)).toEqual([
      'Larkfield Homes',
      'Visit report',
      '3 May 2023',
      'Wet wall[1] & floor',
      'Plaster',
      'Room',
      'Kitchen',
      '[1]',
      'By meter',
    ]);
    expect(read).toMatchObject({ kind: 'word', found: { date: { earliest: '2023-05-03' }, dateBasis: 'text' } });
  });

  it('bug: a remark in a text stood in the middle of the sentence, with its author and a date as computers write it', async () => {
    const read = await extraction(
      odt(
        '<text:p>The wall was wet<office:annotation><dc:creator>P. Shah</dc:creator><dc:date>2023-05-04T09:00:00</dc:date><text:p>Which wall?</text:p></office:annotation> that day<text:note><text:note-citation>i</text:note-citation><text:note-body><text:p>Seen by <text:creator>A. Lee</text:creator></text:p></text:note-body></text:note>.</text:p><text:bibliography><text:bibliography-source>, : ,</text:bibliography-source></text:bibliography>',
      ),
      'visit.odt',
    );
    expect(read.text.split(/\n+/)).toEqual([
      'The wall was wet[comment 1] that day[i].',
      '[comment 1] P. Shah, 4 May 2023:',
      'Which wall?',
      '[i]',
      'Seen by A. Lee',
    ]);
  });

  it('bug: clauses and headings of a text had no numbers, and signs instead in the window', async () => {
    const number = (level: number, format: string, more = '') =>
      `<text:list-level-style-number text:level="${level}" style:num-format="${format}" ${more}/>`;
    const item = (words: string, more = '') => `<text:list-item ${more}><text:p>${words}</text:p></text:list-item>`;
    const below = (inside: string) => `<text:list-item><text:list>${inside}</text:list></text:list-item>`;
    const read = await extraction(
      odt(
        [
          '<text:h text:outline-level="1">Repairs</text:h>',
          `<text:list xml:id="l1" text:style-name="Clauses">${item('Within 5 days</text:p><text:p>or sooner')}${item('Emergencies')}${below(`${item('at night')}${item('by day')}`)}</text:list>`,
          '<text:h text:outline-level="2">Costs</text:h>',
          '<text:h text:outline-level="1" text:style-name="Plain">Not counted</text:h>',
          `<text:list text:continue-numbering="true" text:style-name="Clauses">${below(item('on Sundays'))}${item('Complaints')}</text:list>`,
          `<text:list text:style-name="Signs">${item('a sign')}</text:list>`,
          `<text:list text:continue-list="l1" text:style-name="Clauses"><text:list-header><text:p>of a list</text:p></text:list-header>${item('Appeals', 'text:start-value="9"')}</text:list>`,
          `<text:list text:style-name="Clauses">${item('Anew')}</text:list>`,
          '<text:h text:outline-level="1">Letters</text:h>',
        ].join(''),
        {
          'styles.xml': `<style:style style:name="Plain" style:list-style-name=""/><text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style><text:list-style style:name="Clauses">${number(1, '1', 'style:num-suffix="."')}${number(2, 'a', 'style:num-prefix="(" style:num-suffix=")"')}</text:list-style><text:list-style style:name="Signs"><text:list-level-style-bullet text:level="1"/></text:list-style>`,
        },
      ),
      'policy.odt',
    );
    expect(read.text.split(/\n+/)).toEqual([
      'I. Repairs',
      '1. Within 5 days',
      'or sooner',
      '2. Emergencies',
      '(a) at night',
      '(b) by day',
      'I.1 Costs',
      'Not counted',
      '(c) on Sundays',
      '3. Complaints',
      'a sign',
      'of a list',
      '9. Appeals',
      '1. Anew',
      'II. Letters',
    ]);
    expect(read.html).toContain('<ul><li><p>a sign</p></li></ul>');
    expect(read.html?.match(/<ul>/g)).toHaveLength(1);
  });

  it('text that is locked, damaged or swells by entities says so or stays small', async () => {
    const locked = odt('', { 'META-INF/manifest.xml': '<manifest:manifest><manifest:encryption-data/></manifest:manifest>' });
    expect(await readFileBytes(locked, 'locked.odt')).toMatchObject({ ok: false, reason: expect.stringMatching(/locked with a password/) });
    const laughs = `<!DOCTYPE a [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, at) => `<!ENTITY a${at + 1} "&a${at || ''};&a${at || ''};&a${at || ''};">`).join('')}]>`;
    const read = await extraction(
      storedZip({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'content.xml': `${laughs}<office:body><text:p>Ha &a20;</text:p></office:body>`,
      }),
      'laughs.odt',
    );
    expect(read.text.length).toBeLessThan(100);
  });
});

describe('workbooks that are not .xlsx', () => {
  const rows = [
    ['Date', 'Action', 'Cost', 'Ref'],
    [new Date(Date.UTC(2023, 4, 3)), 'Inspected the kitchen wall', 100, 123456789012345],
    [new Date(Date.UTC(2023, 4, 9)), 'Sent to the contractor for plaster', 12.5, 7],
  ];
  const endings = { biff8: 'xls', ods: 'ods' } as const;
  it.each(['biff8', 'ods'] as const)('%s gives its rows as dated records', async (bookType) => {
    const sheet = xlsx.utils.aoa_to_sheet(rows, { UTC: true });
    const bytes = new Uint8Array(xlsx.write(xlsx.utils.book_new(sheet, 'Log'), { bookType, type: 'buffer' }) as Buffer);
    const read = await extraction(bytes, `log.${endings[bookType]}`);
    expect(read).toMatchObject({ kind: 'sheet', columns: ['Date', 'Action', 'Cost', 'Ref'] });
    expect(read.records.map(({ cells }) => cells)).toEqual([
      ['3 May 2023', 'Inspected the kitchen wall', '100', '123456789012345'],
      ['9 May 2023', 'Sent to the contractor for plaster', '12.5', '7'],
    ]);
    expect(read.records.map(({ found }) => found.date.earliest)).toEqual(['2023-05-03', '2023-05-09']);
  });
});

test('an .xls whose streams are named in capitals is one; a Pages document or an .xlsb is not taken for an archive', async () => {
  const sheet = xlsx.utils.aoa_to_sheet([
    ['Date', 'Action'],
    ['3 May 2023', 'Inspected the kitchen wall'],
  ]);
  const bytes = xlsx.write(xlsx.utils.book_new(sheet, 'Log'), { bookType: 'biff8', type: 'buffer' }) as Buffer;
  bytes.write('WORKBOOK', bytes.indexOf(Buffer.from('Workbook', 'utf16le')), 'utf16le');
  expect((await extraction(new Uint8Array(bytes), 'log.xls')).records).toHaveLength(1);
  expect(await sniff(storedZip({ 'Index/Document.iwa': 'x', 'Metadata/Properties.plist': 'y' }), 'letter.pages')).toMatchObject({
    format: 'none',
    reason: expect.stringMatching(/Save it as PDF/),
  });
  const parts = xlsx.write(xlsx.utils.book_new(sheet, 'Log'), { bookType: 'xlsb', type: 'buffer' }) as Buffer;
  expect(await sniff(new Uint8Array(parts), 'log.xlsb')).toMatchObject({
    format: 'none',
    reason: expect.stringMatching(/Save it as \.xlsx/),
  });
});

test('bug: a spreadsheet of Lotus, which begins as a cursor does, was called a picture', async () => {
  const lotus = new Uint8Array([0, 0, 2, 0, 6, 4, 6, 0, 8, 0, 0, 0, 0, 0, 2, 0, ...Array.from({ length: 64 }, () => 0)]);
  const reason = 'A file of a kind that is not read (wk1). Save it as PDF, Word, sheet or text and take that in as well.';
  expect(await sniff(lotus, 'PF.WK1')).toMatchObject({ format: 'none', reason });
  expect(await sniff(lotus, 'hand.cur')).toMatchObject({ format: 'none', reason: expect.stringContaining('a picture that is neither') });
});

describe('a chat', () => {
  const seen = async (text: string, name: string) =>
    (await extraction(bytesOf(text), name)).records.map(({ found, cells }) => [found.date.earliest, found.time, found.sender, cells[3]]);

  it.each([
    [
      '[03/05/2023, 14:05:33] Ana Lee: The lift is out\n[04/05/2023, 09:00:01] Repairs: We know\nand will come\n\u200e[05/05/2023, 10:00:00] Ana Lee: \u200e<attached: 00000012-PHOTO.jpg>\n',
    ],
    [
      '03/05/2023, 14:05 - Ana Lee: The lift is out\n04/05/2023, 09:00 - Repairs: We know\nand will come\n05/05/2023, 10:00 - Ana Lee: IMG-1.jpg (file attached)\n',
    ],
    [
      '03/05/2023, 2:05\u202fpm - Ana Lee: The lift is out\n04/05/2023, 9:00\u202fam - Repairs: We know\nand will come\n05/05/2023, 10:00\u202fam - Ana Lee: IMG-1.jpg (file attached)\n',
    ],
  ])('of WhatsApp gives one record a message, day first', async (text) => {
    const rows = await seen(text, '_chat.txt');
    expect(rows.slice(0, 2)).toEqual([
      ['2023-05-03', '14:05', 'Ana Lee', 'The lift is out'],
      ['2023-05-04', '09:00', 'Repairs', 'We know\nand will come'],
    ]);
    expect(rows[2]?.slice(0, 3)).toEqual(['2023-05-05', '10:00', 'Ana Lee']);
    expect(rows[2]?.[3]).toMatch(/^File: /);
  });

  it('bug: of WhatsApp with the year in front was read with the day before the month', async () => {
    const chat =
      '[2023-09-14, 18:02:11] Ana Lee: The lift is out\n[2023-09-15, 09:00:00] Repairs: We know\n1/10/2023, it says\n[2023-09-16, 10:00:00] Ana Lee: So?\n';
    expect((await seen(chat, '_chat.txt')).map((row) => row.slice(0, 2))).toEqual([
      ['2023-09-14', '18:02'],
      ['2023-09-15', '09:00'],
      ['2023-09-16', '10:00'],
    ]);
  });

  it.each([
    [
      'Telegram',
      {
        name: 'Ana',
        type: 'personal_chat',
        messages: [
          {
            id: 1,
            type: 'message',
            date: '2023-05-03T14:05:00',
            from: 'Ana Lee',
            text: ['The ', { type: 'bold', text: 'lift' }, ' is out'],
          },
          { id: 2, type: 'message', date: '2023-05-04T09:00:00', from: 'Repairs', text: 'We know' },
        ],
      },
    ],
    [
      'Messenger',
      {
        participants: [{ name: 'Ana Lee' }],
        messages: [
          { sender_name: 'Repairs', timestamp_ms: Date.UTC(2023, 4, 4, 9), content: 'We know' },
          { sender_name: 'Ana Lee', timestamp_ms: Date.UTC(2023, 4, 3, 14, 5), content: 'The lift is out' },
        ],
      },
    ],
    [
      'Slack',
      [
        {
          type: 'message',
          user: 'U1',
          user_profile: { real_name: 'Ana Lee' },
          text: 'The lift is out',
          ts: String(Date.UTC(2023, 4, 3, 14, 5) / 1000),
        },
        {
          type: 'message',
          user: 'U2',
          user_profile: { real_name: 'Repairs' },
          text: 'We know',
          ts: `${Date.UTC(2023, 4, 4, 9) / 1000}.000200`,
        },
      ],
    ],
    [
      'Google Chat',
      {
        messages: [
          {
            creator: { name: 'Ana Lee', email: 'a@b.example' },
            created_date: 'Wednesday, 3 May 2023 at 14:05:33 UTC',
            text: 'The lift is out',
          },
          { creator: { name: 'Repairs' }, created_date: 'Thursday, 4 May 2023 at 09:00:01 UTC', text: 'We know' },
        ],
      },
    ],
    [
      'Discord',
      {
        channel: { name: 'x' },
        messages: [
          { id: '1', timestamp: '2023-05-03T14:05:00+00:00', content: 'The lift is out', author: { name: 'ana', nickname: 'Ana Lee' } },
          { id: '2', timestamp: '2023-05-04T09:00:00+00:00', content: 'We know', author: { name: 'Repairs' } },
        ],
      },
    ],
  ])('of %s gives one record a message, in order', async (_, chat) => {
    expect(await seen(JSON.stringify(chat), 'result.json')).toEqual([
      ['2023-05-03', '14:05', 'Ana Lee', 'The lift is out'],
      ['2023-05-04', '09:00', 'Repairs', 'We know'],
    ]);
  });

  it('mends letters that Messenger writes byte by byte', async () => {
    const chat = {
      messages: [1, 2].map((day) => ({
        sender_name: 'Zo\u00c3\u00ab',
        timestamp_ms: Date.UTC(2023, 4, day),
        content: 'It\u00e2\u0080\u0099s wet',
      })),
    };
    expect((await seen(JSON.stringify(chat), 'message_1.json'))[0]).toEqual(['2023-05-01', '00:00', 'Zoë', 'It’s wet']);
  });

  it('is told from other text and other JSON, which is read as text', async () => {
    expect((await extraction(bytesOf('{"a": [1, 2, {"b": "c"}]}'), 'data.json')).kind).toBe('text');
    expect((await extraction(bytesOf('{"broken": '), 'data.json')).kind).toBe('text');
    expect((await extraction(bytesOf('Visit of 03/05/2023, 14:05 - all well\nNothing more.\n'), 'note.txt')).kind).toBe('text');
  });
});

test.each(['log.csv', 'log.txt'])('bug: %s in UTF-32 of big end was taken for no text', async (name) => {
  const points = [0xfeff, ...Array.from('Date,Note\n3/5/2023,Left 🔥\n', (sign) => sign.codePointAt(0) ?? 0)];
  const wide = (isLittle: boolean) => {
    const view = new DataView(new ArrayBuffer(points.length * 4));
    for (const [at, point] of points.entries()) view.setUint32(at * 4, point, isLittle);
    return new Uint8Array(view.buffer);
  };
  for (const bytes of [wide(true), wide(false)]) expect((await extraction(bytes, name)).text).toContain('Left 🔥');
});

test('bug: an older workbook whose names lead in a circle took all memory, and one cut short was said to be of another kind', async () => {
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['Door'], ['Front']]), 'Doors');
  const whole = Buffer.from(xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
  const names = (whole.readUInt32LE(48) + 1) * 512;
  const entry = whole.indexOf(Buffer.from('Workbook', 'utf16le'));
  const circle = Buffer.from(whole);
  // Its left neighbour (Microsoft, [MS-CFB] 2.6.1) is itself.
  circle.writeUInt32LE((entry - names) / 128, entry + 68);
  const reason = async (bytes: Uint8Array) => {
    const result = await readFileBytes(new Uint8Array(bytes), 'doors.xls');
    return result.ok ? 'read' : result.reason;
  };
  expect(await reason(whole)).toBe('read');
  expect(await reason(circle)).toMatch(/^The workbook is damaged/);
  expect(await reason(whole.subarray(0, 600))).toMatch(/^The name ends in \.xls .* damaged/);
});

test('bug: an older workbook that says it has four thousand million properties took all memory', async () => {
  const book = xlsx.utils.book_new(
    xlsx.utils.aoa_to_sheet([
      ['Date', 'Note'],
      ['3 May 2023', 'Called at the flat'],
    ]),
    'Log',
  );
  book.Props = { Title: 'Log of calls' };
  const bytes = Buffer.from(xlsx.write(book, { bookType: 'biff8', type: 'buffer' }) as Buffer);
  // The set begins with its order of bytes, and has its length and its count behind its head (Microsoft, [MS-OLEPS] 2.21 and 2.20).
  const sets: number[] = [];
  for (let at = bytes.indexOf('feff0000', 'hex'); at >= 0; at = bytes.indexOf('feff0000', at + 1, 'hex')) sets.push(at);
  expect(sets.length).toBeGreaterThan(0);
  for (const at of sets) bytes.writeUInt32LE(0xffffffff, at + (bytes.readUInt32LE(at + 24) === 2 ? 72 : 52));
  expect((await extraction(new Uint8Array(bytes), 'log.xls')).records.map(({ cells }) => cells)).toEqual([
    ['3 May 2023', 'Called at the flat'],
  ]);
});

test('bug: an older workbook with a formula cut short kept its reader busy for good', async () => {
  const { CFB, utils, write } = (xlsx as typeof xlsx & { readonly default?: typeof xlsx }).default ?? xlsx;
  const sheet = utils.aoa_to_sheet([
    ['Date', 'Note', 'Calls'],
    ['3 May 2023', 'Called at the flat'],
  ]);
  const file = CFB.read(write(utils.book_new({ ...sheet, '!ref': 'A1:C2' }, 'Log'), { bookType: 'biff8', type: 'buffer' }) as Buffer, {
    type: 'buffer',
  });
  const stream = CFB.find(file, '/Workbook');
  if (stream === null) throw new Error('no workbook');
  const content = Buffer.from(stream.content as Uint8Array);
  // A cell in row 2, column C with the value 3, which ends within the length of its formula ([MS-XLS] 2.4.127).
  const formula = Buffer.alloc(25);
  formula.writeUInt16LE(0x06, 0);
  formula.writeUInt16LE(21, 2);
  formula.writeUInt16LE(1, 4);
  formula.writeUInt16LE(2, 6);
  formula.writeDoubleLE(3, 10);
  // Before the end of the sheet.
  stream.content = Buffer.concat([content.subarray(0, -4), formula, content.subarray(-4)]);
  stream.size = stream.content.length;
  const bytes = new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
  expect((await extraction(bytes.slice(), 'log.xls')).records.map(({ cells }) => cells)).toEqual([
    ['3 May 2023', 'Called at the flat', ''],
  ]);
});

test('bug: an OpenDocument sheet whose packing is damaged kept its reader busy for good', async () => {
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['Door'], ['Front'], ['Back']]), 'Doors');
  const whole = Buffer.from(xlsx.write(book, { type: 'buffer', bookType: 'ods', compression: true }) as Buffer);
  expect((await extraction(new Uint8Array(whole), 'doors.ods')).records).toHaveLength(3);
  const start = whole.indexOf('content.xml') + 'content.xml'.length;
  for (const at of [0, 1, 20, 60]) {
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, start + at, start + at + 40);
    expect(await readFileBytes(new Uint8Array(damaged), 'doors.ods')).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/damaged/),
    });
  }
});
