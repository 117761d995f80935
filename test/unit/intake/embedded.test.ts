// Tests: files put into Word documents and workbooks as objects, and pictures too large to stand in a document's HTML, are taken out as attachments. Origin: all made here.
import { randomBytes } from 'node:crypto';
import * as xlsx from '@e965/xlsx';
import { Document, ImageRun, Packer, Paragraph } from 'docx';
import { describe, expect, it } from 'vitest';
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
