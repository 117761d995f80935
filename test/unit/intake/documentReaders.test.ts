// Owns: PDF, Word, text, web and pictures, made here by other programs' libraries: words, places, dates, titles, and the reasons for what cannot be read.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  degrees,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFOperator,
  type PDFOperatorNames,
  PDFRef,
  PDFString,
  StandardFonts,
} from '@cantoo/pdf-lib';
import { Document, Footer, FootnoteReferenceRun, Header, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { createReaderPool } from '../../../db/intake/readerPool.ts';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import { sensibleTitle, titleOfText } from '../../../db/intake/readers/titles.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import type { Extraction } from '../../../db/model/extraction.ts';
import { saidByReader } from '../../../db/model/fromReader.ts';
import { storedZip } from '../../support/storedZip.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function read(bytes: Uint8Array, name: string): Promise<Extraction> {
  const result = await readFileBytes(bytes, name);
  if (!result.ok) throw new Error(result.reason);
  return result.extraction;
}
async function reasonFor(bytes: Uint8Array, name: string): Promise<string> {
  const result = await readFileBytes(bytes, name);
  return result.ok ? `read as ${result.extraction.kind}` : result.reason;
}

async function pdf(pages: readonly (readonly string[])[], set: (made: PDFDocument) => void = () => undefined): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.TimesRoman);
  for (const lines of pages) {
    const page = made.addPage([595, 842]);
    for (const [at, line] of lines.entries()) page.drawText(line, { x: 72, y: 760 - at * 18, size: 12, font });
  }
  made.setCreationDate(new Date('2024-12-05T10:00:00Z'));
  set(made);
  return made.save();
}

describe('a PDF', () => {
  it('bug: words that stand nowhere on a damaged page cost the paper its reading', async () => {
    const damaged = await PDFDocument.load(await pdf([['The lock was changed.']]));
    const page = damaged.getPage(0);
    const font = page.node.Resources()?.lookup(PDFName.of('Font'), PDFDict).keys()[0]?.decodeText() ?? '';
    const operator = (name: string, ...words: readonly (PDFHexString | PDFName | PDFNumber)[]) =>
      PDFOperator.of(name as PDFOperatorNames, [...words]);
    // A spacing that is no number, as a changed byte leaves it.
    page.pushOperators(
      operator('BT'),
      operator('Tf', PDFName.of(font), PDFNumber.of(12)),
      operator('Tc', PDFName.of('x')),
      operator('Td', PDFNumber.of(72), PDFNumber.of(400)),
      operator('Tj', PDFHexString.of(Buffer.from('Away').toString('hex'))),
      operator('ET'),
    );
    const result = await readFileBytes(await damaged.save(), 'letter.pdf');
    expect(saidByReader({ do: 'result', seq: 1, result })).not.toBeNull();
    const { text, pages } = result.ok ? result.extraction : expect.fail('It was not read.');
    expect(text).toMatch(/^The lock was changed\.\nA\s*w\s*a\s*y$/);
    expect(pages[0]?.runs.map(({ start, end }) => text.slice(start, end))).toEqual(['The lock was changed.', 'A']);
  });

  it('bug: a font whose names are said to go on beyond its end stopped the reader for want of memory', async () => {
    const place = createRequire(import.meta.url).resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf');
    const program = readFileSync(place);
    // Its table directory (OpenType specification, "Table Directory"): tag, checksum, offset and length of each.
    const names = program.indexOf('post', 12, 'latin1');
    program.writeUInt32BE(0x7fffffff, names + 12);
    const made = await PDFDocument.create();
    const { context } = made;
    const descriptor = { Type: 'FontDescriptor', FontName: 'Sans', Flags: 32, FontFile2: context.register(context.stream(program)) };
    const font = context.obj({
      Type: 'Font',
      Subtype: 'TrueType',
      BaseFont: 'Sans',
      Encoding: 'WinAnsiEncoding',
      FirstChar: 65,
      Widths: Array.from({ length: 58 }, () => 556),
      FontDescriptor: context.register(context.obj(descriptor)),
    });
    const page = made.addPage([595, 842]);
    page.node.setFontDictionary(PDFName.of('F1'), context.register(font));
    page.node.set(PDFName.of('Contents'), context.register(context.stream('BT /F1 12 Tf 72 760 Td (Boiler failed) Tj ET')));
    const bytes = await made.save();
    const pool = createReaderPool(() => spawnReaderOnNode(), 1);
    const result = await pool.read({ place: bytes, fileName: 'letter.pdf', bytes: bytes.byteLength });
    pool.close();
    expect(result).toMatchObject({ ok: true, extraction: { text: 'Boiler failed' } });
  });

  it('gives words in lines, pages, and a rectangle for each run', async () => {
    const { text, pages } = await read(await pdf([['Northgate Homes', 'The lock was changed.'], ['Second page']]), 'letter.pdf');
    expect(text).toBe('Northgate Homes\nThe lock was changed.\n\nSecond page');
    expect(pages.map(({ page, start, end }) => [page, text.slice(start, end)])).toEqual([
      [1, 'Northgate Homes\nThe lock was changed.'],
      [2, 'Second page'],
    ]);
    const run = pages[0]?.runs[1];
    expect(run && text.slice(run.start, run.end)).toBe('The lock was changed.');
    expect(run?.x).toBeCloseTo(72, 0);
    expect(run?.y).toBeGreaterThan(735);
    expect(run?.y).toBeLessThan(745);
    expect(run?.width).toBeGreaterThan(90);
  });

  it('gives the files it carries as its attachments, each once, in the order they are embedded and pinned', async () => {
    const made = await PDFDocument.create();
    const page = made.addPage([595, 842]);
    page.drawText('Portfolio of the complaint', { x: 72, y: 780, size: 12 });
    await made.attach(bytesOf('The lock was changed.'), 'C:\\bundle\\visit.txt', { mimeType: 'text/plain' });
    await made.attach(bytesOf('From: a@post.example\r\nSubject: Door\r\n\r\nStill broken.'), 'door.eml');
    await made.flush();
    // The first of them is pinned to the page too, with a second that stands nowhere else.
    const embedded = made.catalog
      .lookup(PDFName.of('Names'), PDFDict)
      .lookup(PDFName.of('EmbeddedFiles'), PDFDict)
      .lookup(PDFName.of('Names'), PDFArray);
    const stream = made.context.register(made.context.stream('Pinned on 3 May 2023.', { Type: 'EmbeddedFile' }));
    const pinned = made.context.obj({
      Type: 'Filespec',
      F: PDFString.of('note.txt'),
      UF: PDFString.of('note.txt'),
      EF: { F: stream, UF: stream },
    });
    for (const file of [embedded.get(1), made.context.register(pinned)]) {
      page.node.addAnnot(
        made.context.register(made.context.obj({ Type: 'Annot', Subtype: 'FileAttachment', Rect: [10, 10, 30, 30], FS: file })),
      );
    }
    const result = await readFileBytes(await made.save(), 'portfolio.pdf');
    const parts = result.ok ? result.parts : [];
    expect(parts.map(({ partPath, fileName }) => [partPath, fileName])).toEqual([
      ['1', 'visit.txt'],
      ['2', 'door.eml'],
      ['3', 'note.txt'],
    ]);
    expect(parts.map(({ result: read }) => (read?.ok ? read.extraction.text : read?.reason))).toEqual([
      'The lock was changed.',
      'Still broken.',
      'Pinned on 3 May 2023.',
    ]);
  });

  it('of which a page cannot be read is read without it, and says so', async () => {
    const damaged = await PDFDocument.load(await pdf([['First page'], ['Second page'], ['Third page']]));
    damaged.catalog
      .Pages()
      .lookup(PDFName.of('Kids'), PDFArray)
      .set(2, damaged.context.register(PDFNumber.of(7)));
    const { text, pages, headers } = await read(await damaged.save(), 'letter.pdf');
    expect([text.trim(), pages.length]).toEqual(['First page\n\nSecond page', 3]);
    expect(headers).toContainEqual({ name: 'Pages not read', value: '3' });
  });

  it('bug: pages after a broken place in the tree of pages were dropped, and nothing said so', async () => {
    const whole = await pdf([['First page'], ['Second page'], ['Third page'], ['Fourth page']]);
    const withKid = async (at: number, kid: (made: PDFDocument) => PDFObject) => {
      const damaged = await PDFDocument.load(whole);
      const kids = damaged.catalog.Pages().lookup(PDFName.of('Kids'), PDFArray);
      kids.set(at, kid(damaged));
      return damaged.save();
    };
    const number = (made: PDFDocument) => made.context.register(PDFNumber.of(7));
    for (const [at, kid] of [
      [1, number],
      [1, () => PDFRef.of(9999)],
      [1, () => PDFNumber.of(3)],
    ] as const) {
      const { text, pages, headers } = await read(await withKid(at, kid), 'letter.pdf');
      expect([text.trim(), pages.map(({ page }) => page)]).toEqual(['First page', [1, 2, 3, 4]]);
      expect(headers).toContainEqual({ name: 'Pages not read', value: '2 to 4' });
    }
    expect(await reasonFor(await withKid(0, number), 'letter.pdf')).toMatch(/None of the pages/);
    // A count that was changed is not believed beyond what the file can hold.
    const lying = await PDFDocument.load(await withKid(1, number));
    lying.catalog.Pages().set(PDFName.of('Count'), PDFNumber.of(213_804_087));
    expect((await read(await lying.save(), 'letter.pdf')).pages).toHaveLength(4);
  });

  it('is dated by what it says before when it was made', async () => {
    const letter = await read(
      await pdf([['Northgate Homes', '10 October 2023', 'Dear Ms Lee', 'Re: Your complaint C-12', 'We are sorry.']]),
      'a.pdf',
    );
    expect(letter.found).toMatchObject({ title: 'Your complaint C-12', dateBasis: 'text', date: { earliest: '2023-10-10' } });
    const bare = await read(await pdf([['No date in here']], (made) => made.setTitle('Repairs policy')), 'a.pdf');
    expect(bare.found).toMatchObject({ title: 'Repairs policy', dateBasis: 'metadata', date: { earliest: '2024-12-05' } });
  });

  it('has the box of turned words where they stand', async () => {
    const made = await PDFDocument.create();
    const font = await made.embedFont(StandardFonts.Helvetica);
    made.addPage([595, 842]).drawText('Sideways words', { x: 300, y: 400, size: 20, font, rotate: degrees(90) });
    const run = (await read(await made.save(), 'a.pdf')).pages[0]?.runs[0];
    expect(run?.height).toBeGreaterThan(100);
    expect(run?.width).toBeLessThan(30);
    expect(run?.x).toBeLessThan(300);
  });

  it('gives what was filled into its fields, where it stands', async () => {
    const made = await PDFDocument.create();
    const page = made.addPage([595, 842]);
    page.drawText('Complaint form', { x: 72, y: 780, size: 12 });
    const field = made.getForm().createTextField('what');
    field.setText('The street door will not lock');
    field.addToPage(page, { x: 72, y: 600, width: 300, height: 30 });
    const { text, pages } = await read(await made.save(), 'form.pdf');
    expect(text).toBe('Complaint form\nThe street door will not lock');
    // bug: of what was chosen, the name that the file has for it was read, and not what stands on the page.
    const choice = made.getForm().createDropdown('since');
    choice.addOptions(['two weeks', 'a month']);
    choice.select('a month');
    choice.addToPage(page, { x: 72, y: 600, width: 200, height: 20 });
    const [weeks, month] = ['2w', '1m'].map((name, at) =>
      made.context.obj([PDFString.of(name), PDFString.of(['two weeks', 'a month'][at] ?? '')]),
    );
    choice.acroField.dict.set(PDFName.of('Opt'), made.context.obj([weeks ?? null, month ?? null]));
    choice.acroField.dict.set(PDFName.of('V'), PDFString.of('1m'));
    expect((await read(await made.save({ updateFieldAppearances: false }), 'form.pdf')).text).toBe(
      'Complaint form\nThe street door will not lock\na month',
    );
    expect(pages[0]?.runs.at(-1)).toMatchObject({ start: 15, end: 44, x: expect.closeTo(72, -1), height: expect.closeTo(30, -1) });
  });

  it('without words is read, and says that it is a scan', async () => {
    const extraction = await read(await pdf([[]]), 'scan 2023-05-07.pdf');
    expect(extraction.text).toBe('');
    expect(extraction.headers).toContainEqual({ name: 'Text', value: 'no text: a scan' });
  });

  it('that is damaged or cut short is refused with a reason', async () => {
    expect(await reasonFor(bytesOf('%PDF-1.7\nnothing'), 'a.pdf')).toContain('damaged');
  });
});

describe('a Word document', () => {
  const made = async (children: Paragraph[], more: Partial<ConstructorParameters<typeof Document>[0]> = {}) =>
    new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }], ...more })));

  it('gives its words with footnotes, headers and footers', async () => {
    const document = new Document({
      footnotes: { 1: { children: [new Paragraph('Said by telephone.')] } },
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('Northgate Homes')] }) },
          footers: { default: new Footer({ children: [new Paragraph('Registered society 1234')] }) },
          children: [new Paragraph({ children: [new TextRun('The door was mended.'), new FootnoteReferenceRun(1)] })],
        },
      ],
    });
    const { text, html } = await read(new Uint8Array(await Packer.toBuffer(document)), 'a.docx');
    expect(text).toMatch(/^Northgate Homes\n[\s\S]*The door was mended\.[\s\S]*Said by telephone\.[\s\S]*Registered society 1234$/);
    expect(html).toContain('<header>');
  });

  it('takes its title from its heading and its date from its letterhead', async () => {
    const { found } = await read(
      await made(
        [
          new Paragraph('10 October 2023'),
          new Paragraph({ text: 'Stage 1 response', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('Dear Ms Lee'),
        ],
        {
          title: 'Microsoft Word - Document1',
        },
      ),
      'scan0001.docx',
    );
    expect(found).toMatchObject({ title: 'Stage 1 response', dateBasis: 'text', date: { earliest: '2023-10-10' } });
  });

  /** A document whose one paragraph holds this XML. */
  const written = (inside: string) =>
    storedZip({
      '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      'word/document.xml': `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body><w:p>${inside}</w:p></w:body></w:document>`,
    });
  const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;

  it('bug: what fields came to was left out, as mail merge writes names and days, and words from right to left', async () => {
    const body = [
      run('Dear '),
      `<w:fldSimple w:instr=" MERGEFIELD Name ">${run('Ms Lee')}</w:fldSimple>`,
      run(', we came on '),
      `<w:fldSimple w:instr=" MERGEFIELD Day ">${run('3 May 2023')}</w:fldSimple>`,
      run(' and '),
      `<w:dir w:val="rtl">${run('شكرا')}</w:dir>`,
      `<w:r><w:ruby><w:rubyPr/><w:rt>${run('とうきょう')}</w:rt><w:rubyBase>${run('東京')}</w:rubyBase></w:ruby></w:r>`,
      run('.'),
    ].join('');
    const { text } = await read(written(body), 'letter.docx');
    expect(text).toBe('Dear Ms Lee, we came on 3 May 2023 and شكرا東京.');
  });

  it('bug: boxes ticked in a form, and what was chosen in it, were left out', async () => {
    const box = (isTicked: 0 | 1) =>
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${isTicked}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run('?')}</w:sdtContent></w:sdt>`;
    const sign = (type: string, inside = '') => `<w:r><w:fldChar w:fldCharType="${type}">${inside}</w:fldChar></w:r>`;
    const field = (data: string, code: string) =>
      `${sign('begin', `<w:ffData>${data}</w:ffData>`)}<w:r><w:instrText> ${code} </w:instrText></w:r>${sign('separate')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const olderBox = (isTicked: 0 | 1) => field(`<w:checkBox><w:default w:val="${isTicked}"/></w:checkBox>`, 'FORMCHECKBOX');
    const list = field(
      '<w:ddList><w:result w:val="1"/><w:listEntry w:val="weeks"/><w:listEntry w:val="months &amp; more"/></w:ddList>',
      'FORMDROPDOWN',
    );
    const body = [
      run('Damp? '),
      box(1),
      run(' yes '),
      box(0),
      run(' no. Heating? '),
      olderBox(0),
      run(' yes '),
      olderBox(1),
      run(' no. For '),
      list,
      run('.'),
    ];
    const { text, html } = await read(written(body.join('')), 'form.docx');
    expect(text).toBe('Damp? ☒ yes ☐ no. Heating? ☐ yes ☒ no. For months & more.');
    expect(html).not.toContain('<input');
  });

  it('cut short is refused with a reason', async () => {
    const whole = await made([new Paragraph('x')]);
    expect(await reasonFor(whole.slice(0, whole.length / 2), 'a.docx')).toMatch(/damaged or incomplete/);
  });
});

describe('text, web pages and pictures', () => {
  it('bug: a page of elements that lie without end in one another kept its reader busy: words stay, depth does not', async () => {
    const inside = '<p>Second words';
    const page = (deep: number) => `<h1>First</h1>${'<div>'.repeat(deep)}${inside}${'</div>'.repeat(deep)}<p>Third</p>`;
    const { text, html } = await read(bytesOf(page(100_000)), 'page.html');
    expect(text.split(/\n+/)).toEqual(['First', 'Second words', 'Third']);
    expect([html?.split('<div>').length, html?.split('</div>').length]).toEqual([1001, 1001]);
    expect(html).toContain(`<div>${inside}</div>`);
    expect((await read(bytesOf(page(900)), 'page.html')).html).toBe(page(900));
  });

  it('bug: a letter in another alphabet was read as if an office here had written it', async () => {
    const polish =
      'Szanowni Państwo, od tygodnia w mieszkaniu nie działa ogrzewanie. Proszę o pilną naprawę, ponieważ dzieci są chore. '.repeat(3);
    const russian = 'Здравствуйте, в квартире уже неделю нет отопления, дети болеют. Прошу срочно прислать мастера. '.repeat(3);
    const british = 'The resident’s “lock” – £100 – isn’t fixed… “We’ll come”, it’s said. '.repeat(3);
    const pounds = '£5 £6 £7 £8 £9 £10 £11 £12 £13 £14 £15 £16 £17';
    for (const [words, page] of [
      [polish, 'windows-1250'],
      [russian, 'windows-1251'],
      [british, 'windows-1252'],
      [pounds, 'windows-1252'],
    ] as const) {
      const bytes = new Uint8Array(iconv.encode(words, page));
      expect((await read(bytes, 'letter.txt')).text.trim()).toBe(words.trim());
      expect((await read(new Uint8Array(iconv.encode(`<html><p>${words}</p></html>`, page)), 'page.html')).text).toBe(words.trim());
    }
    const said = iconv.encode(`<?xml version="1.0" encoding="windows-1250"?><note>Łódź</note>`, 'windows-1250');
    expect((await read(new Uint8Array(said), 'note.xml')).text).toContain('Łódź');
  });

  it('text is read in the encoding it has', async () => {
    const words = 'It cost £5 – “too much”.';
    const windows = Uint8Array.from([...words].map((sign) => ({ '£': 0xa3, '–': 0x96, '“': 0x93, '”': 0x94 })[sign] ?? sign.charCodeAt(0)));
    for (const bytes of [bytesOf(words), windows, new Uint8Array(Buffer.from(`\ufeff${words}`, 'utf16le')), bytesOf(`\ufeff${words}`)]) {
      expect((await read(bytes, 'note.txt')).text).toBe(words);
    }
  });

  it('text is put into NFC with plain line ends', async () => {
    expect((await read(bytesOf('cafe\u0301\r\ntwo\rthree'), 'a.txt')).text).toBe('café\ntwo\nthree');
  });

  it('a printed e-mail in a text gives sender, subject and date', async () => {
    const { found } = await read(bytesOf('From: Ana Lee\nSent: 18 April 2023 20:14\nTo: Repairs\nSubject: The door\n\nHello'), 'a.txt');
    expect(found).toMatchObject({
      title: 'The door',
      sender: 'Ana Lee',
      dateBasis: 'text',
      date: { earliest: '2023-04-18' },
      time: '20:14',
    });
  });

  it('a web page gives its title, words and stated day', async () => {
    const page =
      '<!doctype html><html><head><title>Complaint sent</title><meta name="date" content="2023-09-28"></head><body><p>Thank&nbsp;you.</p><script>x()</script></body></html>';
    const extraction = await read(bytesOf(page), 'page.html');
    expect(extraction).toMatchObject({ kind: 'web', text: 'Thank\u00a0you.', html: page });
    expect(extraction.found).toMatchObject({ title: 'Complaint sent', dateBasis: 'metadata', date: { earliest: '2023-09-28' } });
  });

  it('a picture gives its size; its name gives the date where the camera did not', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const extraction = await read(new Uint8Array(png), 'IMG_20230507_101112.png');
    expect(extraction.pages).toMatchObject([{ page: 1, width: 1, height: 1, rotation: 0, runs: [] }]);
    expect(extraction.found).toMatchObject({ dateBasis: 'file-name', date: { earliest: '2023-05-07' } });
  });
});

it.each([
  ['OLYMPUS DIGITAL CAMERA', null],
  ['Microsoft Word - letter.doc', null],
  ['Damp above the front door', 'Damp above the front door'],
])('a title a machine gave is none: %s', (given, title) => expect(sensibleTitle(given)).toBe(title));

describe('what cannot be read', () => {
  const compound = (...parts: readonly (string | number[])[]) =>
    new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf16le') : Buffer.from(part)))));
  const start = [0xd0, 0xcf, 0x11, 0xe0];
  // The block that says what a Word file holds begins a sector; its twelfth byte says whether the words are encrypted.
  const lockedDoc = compound(start, 'WordDocument', new Array<number>(512 - 28).fill(0), [
    0xec,
    0xa5,
    ...new Array<number>(9).fill(0),
    1,
    0,
  ]);
  const slidesWithSheet = compound(start, 'PowerPoint Document', 'Workbook');
  it.each([
    ['empty.pdf', new Uint8Array(), /empty/],
    ['.DS_Store', bytesOf('x'), /system/i],
    ['locked.doc', lockedDoc, /Word document is locked with a password/],
    ['slides.ppt', slidesWithSheet, /presentation of the old kind/],
    ['old.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from('WordDocument', 'utf16le')]), /Word document is damaged.*as PDF/],
    [
      'mail.msg',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from('__substg1.0_', 'utf16le')]),
      /damaged.*as \.eml|damaged or unusual/,
    ],
    ['locked.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from('EncryptedPackage', 'utf16le')]), /password/],
    ['smime.p7s', new Uint8Array([0x30, 0x80, 6, 9, ...new Uint8Array(60)]), /digital signature.*says nothing more/],
    ['winmail.dat', new Uint8Array([0x78, 0x9f, 0x3e, 0x22, ...new Uint8Array(60)]), /Outlook parcel.*what was in it/],
    ['fake.jpg', new Uint8Array(300).fill(7), /damaged or incomplete/],
    ['sound.mp3', new Uint8Array([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0x21, ...new Uint8Array(200)]), /not a recording of a known kind/],
    ['mail.eml', bytesOf('no heading here'), /no e-mail heading/],
  ])('%s says what to do', async (name, bytes, reason) => expect(await reasonFor(bytes, name)).toMatch(reason));

  it('is known by its content, not its name', async () => {
    expect(await reasonFor(await pdf([['words']]), 'letter.txt')).toBe('read as pdf');
    expect(await reasonFor(bytesOf('Received: x\nFrom: a@b.example\nSubject: s\nMIME-Version: 1.0\n\nx'), 'download')).toBe(
      'read as email',
    );
    expect(await reasonFor(bytesOf('<!DOCTYPE html><html><body>x</body></html>'), 'page')).toBe('read as web');
  });
});

describe('the title of a letter', () => {
  const head = 'Brackenhill Homes\nQuarry House, Mill Lane\n3 March 2023\nOur ref: BR-104417\n';

  it('bug: every letter of a landlord was called by its letterhead', () => {
    const sentence = 'An operative will attend on 7 March 2023 between 8am and 1pm at your\nHome. Please be in.\n';
    expect(titleOfText(`${head}Dear Ms Okonkwo,\n\n${sentence}`)).toBeNull();
    expect(titleOfText(`${head}Dear Ms Okonkwo,\nDamp and mould at 14 Quarry Rise\nWe wrote to you in May.\n`)).toBe(
      'Damp and mould at 14 Quarry Rise',
    );
    expect(titleOfText('Adaeze Okonkwo\n14 Quarry Rise, Leeds LS9 9ZZ\nDear Sir\nThank you for coming\nOn Monday it rained.\n')).toBeNull();
  });

  it('is its first line where that is a heading of its own, or where nobody is greeted', () => {
    expect(titleOfText('Notice of a visit\n3 March 2023\nDear Ms Okonkwo,\nWe will come on Monday.\n')).toBe('Notice of a visit');
    expect(titleOfText('<?xml version="1.0" encoding="UTF-8" ?>\n<log><line/></log>\n')).toBeNull();
    expect(titleOfText('Brackenhill Homes\nMinutes of 3 March 2023\n')).toBe('Brackenhill Homes');
  });
});
