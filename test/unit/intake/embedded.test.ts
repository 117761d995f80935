// Tests: files put into documents and workbooks of all forms as objects, and pictures that do not stand in a document's HTML, are taken out as attachments. Origin: all made here.
import { randomBytes } from 'node:crypto';
import * as xlsx from '@e965/xlsx';
import { Document, ImageRun, Packer, Paragraph } from 'docx';
import { describe, expect, it } from 'vitest';
import { filesInCompound, openedCompound } from '../../../db/intake/readers/embedded.ts';
import { picturesIn } from '../../../db/intake/readers/officeArt.ts';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import { pngOf } from '../../support/png.ts';
import { storedZip } from '../../support/storedZip.ts';

const CFB = (xlsx as typeof xlsx & { readonly default?: typeof xlsx }).default?.CFB ?? xlsx.CFB;

/** A compound file with these streams, by name. */
function compound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const file = CFB.utils.cfb_new();
  for (const [name, bytes] of Object.entries(streams)) CFB.utils.cfb_add(file, `/${name}`, Buffer.from(bytes));
  return new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
}

/** What Windows packs when a file is put into a document. */
function packaged(label: string, words: string): Uint8Array {
  const letters = (text: string) => Buffer.from(`${text}\0`, 'latin1');
  const long = (value: number) => Buffer.from(new Uint32Array([value]).buffer);
  const place = letters(`C:\\Temp\\${label}`);
  const body = Buffer.from(words);
  const inside = Buffer.concat([
    ...[Buffer.from([2, 0]), letters(label), letters(`C:\\Users\\a\\${label}`), Buffer.from([0, 0, 3, 0])],
    ...[long(place.length), place, long(body.length), body],
  ]);
  return compound({ '\u0001Ole10Native': Buffer.concat([long(inside.length), inside]) });
}

const types = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const relations = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const body = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>The papers are below.</w:t></w:r></w:p></w:body></w:document>`;
const word = (embedded: Readonly<Record<string, Uint8Array>> = {}) =>
  storedZip({
    '[Content_Types].xml': types,
    '_rels/.rels': relations,
    'word/document.xml': body,
    ...Object.fromEntries(Object.entries(embedded).map(([name, bytes]) => [`word/embeddings/${name}`, bytes])),
  });

async function partsOf(bytes: Uint8Array, name: string) {
  const read = await readFileBytes(bytes, name);
  return read.ok ? read.parts : expect.fail(read.reason);
}

describe('a file put into a document as an object', () => {
  it('is an attachment under the name it bears, in the order of the parts', async () => {
    const parts = await partsOf(
      word({
        'oleObject10.bin': packaged('visit 2.txt', 'Nobody came.'),
        'oleObject2.bin': packaged('visit 1.txt', 'The lock was changed.'),
        'letter.docx': word(),
        'oleObject11.bin': compound({ Package: word() }),
        'oleObject12.bin': compound({ CONTENTS: Buffer.from('%PDF-1.7 cut short') }),
      }),
      'bundle.docx',
    );
    expect(
      parts.map(({ partPath, fileName, result }) => [partPath, fileName, result?.ok === true ? result.extraction.text : 'not read']),
    ).toEqual([
      ['1', 'letter.docx', 'The papers are below.'],
      ['2', 'visit 1.txt', 'The lock was changed.'],
      ['3', 'visit 2.txt', 'Nobody came.'],
      ['4', 'attachment 4.docx', 'The papers are below.'],
      ['5', 'attachment 5.pdf', 'not read'],
    ]);
  });

  it('stays in the original where it is no file, and costs nothing where it is damaged', async () => {
    const whole = packaged('visit.txt', 'The lock was changed.');
    const cut = (bytes: Uint8Array) => bytes.slice(0, bytes.length - 600);
    const lying = packaged('visit.txt', 'x');
    lying.fill(0xff, lying.indexOf(2, 512) + 4);
    for (const object of [
      compound({ 'Equation Native': new Uint8Array(80) }),
      cut(whole),
      lying,
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
    ]) {
      const read = await readFileBytes(word({ 'oleObject1.bin': object }), 'letter.docx');
      expect(read.ok && read.extraction.text).toBe('The papers are below.');
    }
    expect(await partsOf(word({ 'oleObject1.bin': compound({ 'Equation Native': new Uint8Array(80) }) }), 'letter.docx')).toEqual([]);
  });

  it('is taken out of a workbook too', async () => {
    const book = { ...xlsx.utils.book_new() };
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['Door'], ['Front']]), 'Doors');
    const zip = CFB.read(xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer, { type: 'buffer' });
    CFB.utils.cfb_add(zip, '/xl/embeddings/oleObject1.bin', Buffer.from(packaged('visit.txt', 'The lock was changed.')));
    const parts = await partsOf(new Uint8Array(CFB.write(zip, { type: 'buffer', fileType: 'zip' }) as Buffer), 'doors.xlsx');
    expect(parts.map(({ fileName }) => fileName)).toEqual(['visit.txt']);
  });
});

/** A picture of noise, which no packing makes smaller. */
const noise = (side: number) => pngOf(side, side, randomBytes(3 * side * side));

it('bug: a photograph of more than a megabyte in a Word document was not shown, and stood nowhere', async () => {
  const picture = (side: number) => new ImageRun({ type: 'png', data: noise(side), transformation: { width: 100, height: 100 } });
  const children = [new Paragraph({ children: [picture(60)] }), new Paragraph({ children: [picture(760)] })];
  const made = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
  const read = await readFileBytes(made, 'photographs.docx');
  if (!read.ok) return expect.fail(read.reason);
  expect([...(read.extraction.html ?? '').matchAll(/src="([^",]{1,30})/g)].map(([, source]) => source)).toEqual([
    'data:image/png;base64',
    'part:1',
  ]);
  expect(read.parts.map(({ fileName, result }) => [fileName, result?.ok && result.extraction.kind])).toEqual([
    ['picture 1.png', 'picture'],
  ]);
});

/** A photograph: noise of about 30 KB. */
const photograph = Buffer.from(noise(100));
/** A record that holds a picture in the older Office, with one sum before it. */
function pictureRecord(picture: Uint8Array): Buffer {
  const head = Buffer.alloc(8 + 17);
  head.writeUInt16LE(0xf01e, 2);
  head.writeUInt32LE(17 + picture.byteLength, 4);
  return Buffer.concat([head, picture]);
}
const namesOf = (parts: readonly { readonly fileName: string; readonly bytes: Uint8Array | null }[]) =>
  parts.map(({ fileName, bytes }) => [fileName, bytes?.byteLength]);

describe('bug: what stood in a document of another form was not taken out:', () => {
  it('objects and pictures of a workbook of the older Office', async () => {
    const book = xlsx.utils.book_new();
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['Door'], ['Front']]), 'Doors');
    const file = CFB.read(xlsx.write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer, { type: 'buffer' });
    const drawing = pictureRecord(photograph);
    // Records hold at most some thousand bytes each: a picture goes on in others.
    const records = Array.from({ length: Math.ceil(drawing.length / 8000) }, (_, at) => {
      const piece = drawing.subarray(at * 8000, (at + 1) * 8000);
      const head = Buffer.alloc(4);
      head.writeUInt16LE(at === 0 ? 0xeb : 0x3c, 0);
      head.writeUInt16LE(piece.length, 2);
      return Buffer.concat([head, piece]);
    });
    const cells = Buffer.from(CFB.find(file, '/Workbook')?.content as Uint8Array);
    CFB.utils.cfb_add(file, '/Workbook', Buffer.concat([cells, ...records]));
    const object = CFB.read(Buffer.from(packaged('visit.txt', 'The lock was changed.')), { type: 'buffer' });
    CFB.utils.cfb_add(file, '/MBD0001/\u0001Ole10Native', Buffer.from(CFB.find(object, '/\u0001Ole10Native')?.content as Uint8Array));
    CFB.utils.cfb_add(file, '/MBD0002/WordDocument', Buffer.from('words'));
    const made = new Uint8Array(CFB.write(file, { type: 'buffer' }) as Buffer);
    const parts = await partsOf(made, 'doors.xls');
    expect(parts.map(({ fileName }) => fileName)).toEqual(['visit.txt', 'attachment 2.doc', 'picture 1.png']);
    expect(Buffer.compare(parts[2]?.bytes ?? new Uint8Array(), photograph)).toBe(0);
    const opened = await openedCompound(made);
    expect((await filesInCompound(opened ?? expect.fail('It does not hold together.'))).map(({ fileName }) => fileName)).toEqual([
      'visit.txt',
      'attachment 2.doc',
    ]);
  });

  it('pictures in a stream of an older Word document, in their order and each whole', () => {
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(500)]);
    const second = pictureRecord(jpeg);
    second.writeUInt16LE(0xf01d, 2);
    const cut = pictureRecord(photograph).subarray(0, 200);
    const found = picturesIn(Buffer.concat([Buffer.from('words'), second, Buffer.from('more'), pictureRecord(photograph), cut]));
    expect(found.map(({ bytes }) => Buffer.from(bytes))).toEqual([jpeg, photograph]);
  });

  it('pictures on the sheets of a workbook, with the cell where they stand, and how many small ones are left in it', async () => {
    const relation = (rows: readonly (readonly [string, string, string])[]) =>
      `<Relationships>${rows.map(([id, type, target]) => `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`).join('')}</Relationships>`;
    const anchor = (id: string, column: number, row: number) =>
      `<xdr:twoCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:row>${row}</xdr:row></xdr:from><xdr:to><xdr:col>9</xdr:col><xdr:row>9</xdr:row></xdr:to><xdr:pic><xdr:blipFill><a:blip r:embed="${id}"/></xdr:blipFill></xdr:pic></xdr:twoCellAnchor>`;
    const made = storedZip({
      '[Content_Types].xml':
        '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      '_rels/.rels': relation([['r1', 'officeDocument', 'xl/workbook.xml']]),
      'xl/workbook.xml': '<workbook><sheets><sheet name="Log" r:id="r1"/><sheet name="Doors" r:id="r2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': relation([
        ['r1', 'worksheet', 'worksheets/sheet1.xml'],
        ['r2', 'worksheet', 'worksheets/sheet2.xml'],
      ]),
      'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
      'xl/worksheets/sheet2.xml': '<worksheet/>',
      'xl/worksheets/_rels/sheet1.xml.rels': relation([['r1', 'drawing', '../drawings/drawing1.xml']]),
      'xl/drawings/drawing1.xml': `<xdr:wsDr>${anchor('r1', 1, 4)}${anchor('r2', 27, 0)}</xdr:wsDr>`,
      'xl/drawings/_rels/drawing1.xml.rels': relation([
        ['r1', 'image', '../media/image2.png'],
        ['r2', 'image', '../media/image3.png'],
      ]),
      'xl/media/image2.png': photograph,
      'xl/media/image3.png': noise(10),
      'xl/media/image10.png': noise(90),
    });
    const read = await readFileBytes(made, 'log.xlsx');
    if (!read.ok) return expect.fail(read.reason);
    expect(read.parts.map(({ fileName }) => fileName)).toEqual(['picture at Log B5.png', 'picture 2.png']);
    expect(read.extraction.headers).toContainEqual({ name: 'Small pictures left in the original', value: '1' });
  });

  it('objects and pictures of Rich Text, as figures and as they are, however many lines they take', async () => {
    const object = (native: Buffer) => {
      const long = (value: number) => Buffer.from(new Uint32Array([value]).buffer);
      return Buffer.concat([long(0x501), long(2), long(8), Buffer.from('Package\0'), long(0), long(0), native]);
    };
    const native = CFB.find(
      CFB.read(Buffer.from(packaged('visit.txt', 'The lock was changed.')), { type: 'buffer' }),
      '/\u0001Ole10Native',
    );
    const figures = (bytes: Uint8Array) =>
      (
        Buffer.from(bytes)
          .toString('hex')
          .match(/.{1,128}/g) ?? []
      ).join('\r\n');
    const made = Buffer.concat([
      Buffer.from(
        `{\\rtf1\\ansi Before {\\object\\objemb{\\*\\objclass Package}{\\*\\objdata ${figures(object(Buffer.from(native?.content as Uint8Array)))}}{\\result }} `,
      ),
      Buffer.from(
        `{\\pict{\\*\\picprop{\\sp aabb}}\\pngblip ${figures(photograph)}} between {\\pict\\pngblip\\bin${photograph.length + 1} `,
      ),
      Buffer.concat([photograph, Buffer.from('}')]),
      Buffer.from('} after}'),
    ]);
    const read = await readFileBytes(new Uint8Array(made), 'visit.rtf');
    if (!read.ok) return expect.fail(read.reason);
    expect(read.extraction.text).toBe('Before   between  after');
    expect(namesOf(read.parts)).toEqual([
      ['visit.txt', 21],
      ['picture 1.png', photograph.length],
      ['picture 2.png', photograph.length + 1],
    ]);
    // As quick as it is long: going through it as words took a time that grew with its square.
    const large = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(3_000_000)]);
    expect(namesOf(await partsOf(new Uint8Array(Buffer.from(`{\\rtf1 {\\pict\\jpegblip ${figures(large)}}}`)), 'large.rtf'))).toEqual([
      ['picture 1.jpg', large.length],
    ]);
  }, 20_000);

  it('objects and pictures of an OpenDocument text', async () => {
    const made = storedZip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'content.xml':
        '<office:document-content><office:body><office:text><text:p>The papers are below.</text:p></office:text></office:body></office:document-content>',
      'Object 1': packaged('visit.txt', 'The lock was changed.'),
      'Object 2/content.xml': '<x/>',
      'Pictures/1.png': photograph,
    });
    expect((await partsOf(made, 'letter.odt')).map(({ fileName }) => fileName)).toEqual(['visit.txt', 'picture 1.png']);
  });
});
