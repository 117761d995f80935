// Owns: that Word documents in one file of XML, of either kind, are read as the documents they are; made by us on the pattern of what Word 2003 and Word 2016 write.
import { expect, it } from 'vitest';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import type { Extraction, ReadPart } from '../../../db/model/extraction.ts';
import { storedZip } from '../../support/storedZip.ts';

async function read(bytes: string | Uint8Array, fileName: string): Promise<{ extraction: Extraction; parts: readonly ReadPart[] }> {
  const result = await readFileBytes(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, fileName);
  return result.ok ? result : expect.fail(result.reason);
}

const words = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const of2003 = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xml:space="preserve">
<o:DocumentProperties><o:Title>untitled</o:Title><o:Author>Housing system</o:Author><o:Created>2023-05-03T09:00:00Z</o:Created></o:DocumentProperties>
<w:styles><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/></w:style></w:styles>
<w:docPr><w:footnotePr><w:footnote w:type="separator"><w:p>${words('not to be read')}</w:p></w:footnote></w:footnotePr></w:docPr>
<w:body><wx:sect>${body}<w:sectPr><w:hdr w:type="odd"><w:p>${words('Northgate Homes')}</w:p></w:hdr></w:sectPr></wx:sect></w:body></w:wordDocument>`;

it('bug: a letter in the XML of Word 2003 was read as text, tags and all', async () => {
  const { extraction } = await read(
    of2003(`<w:p>${words('Dear Ms Lee')}</w:p><w:p>${words('The lock of your door')}</w:p><w:p>${words('Thank you for telling us.')}</w:p>
      <w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="2." wx:wTabBefore="360"/></w:listPr></w:pPr>${words('It will be mended')}
      <w:r><w:footnote><w:p>${words('by the joiner')}</w:p></w:footnote></w:r></w:p>
      <w:p><aml:annotation aml:id="1" w:type="Word.Insertion" aml:author="A"><aml:content>${words('put in')}</aml:content></aml:annotation>
      <aml:annotation aml:id="2" w:type="Word.Deletion" aml:author="A"><aml:content><w:r><w:delText>taken out</w:delText></w:r></aml:content></aml:annotation>
      <w:r><aml:annotation aml:id="3" aml:author="Ana" w:type="Word.Comment" w:initials="AL"><aml:content><w:p>${words('who asked?')}</w:p></aml:content></aml:annotation></w:r></w:p>
      <w:p><st1:PlaceName w:st="on">${words('Tern House')}</st1:PlaceName></w:p><w:p><w:hlink w:dest="https://desk.example/">${words('the desk')}</w:hlink></w:p>
      <w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t><![CDATA[Visit & cost]]></w:t></w:r></w:p></w:tc></w:tr></w:tbl>
      <w:p><w:r><w:pict><w:binData w:name="wordml://01000001.png">${picture.toString('base64')}</w:binData><v:shape><v:imagedata src="wordml://01000001.png"/></v:shape></w:pict></w:r></w:p>`),
    'letter.doc',
  );
  expect(extraction).toMatchObject({ kind: 'word', mediaType: 'application/vnd.ms-wordml' });
  for (const said of [
    'Northgate Homes',
    '2. It will be mended',
    'by the joiner',
    'put in',
    'who asked?',
    '[AL',
    'the desk',
    'Visit & cost',
  ]) {
    expect(extraction.text).toContain(said);
  }
  for (const unsaid of ['taken out', 'not to be read', 'CDATA']) expect(extraction.text).not.toContain(unsaid);
  expect(extraction.html).toContain(`data:image/png;base64,${picture.toString('base64')}`);
  expect(extraction.headers).toContainEqual({ name: 'dc:creator', value: 'Housing system' });
  expect(extraction.found).toMatchObject({ title: 'The lock of your door', date: { earliest: '2023-05-03' }, dateBasis: 'metadata' });
});

const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`;

it('bug: a document in the XML of later versions was read as text, tags and all', async () => {
  const part = (name: string, type: string, xml: string) =>
    `<pkg:part pkg:name="${name}" pkg:contentType="${type}"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`;
  const flat = `<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${part(
    '/_rels/.rels',
    'application/vnd.openxmlformats-package.relationships+xml',
    packageRelations,
  )}${part(
    '/word/document.xml',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    `<w:document ${main}><w:body><w:p>${words('Notice of a visit')}</w:p></w:body></w:document>`,
  )}<pkg:part pkg:name="/word/embeddings/log.bin" pkg:contentType="application/octet-stream"><pkg:binaryData>AAAA</pkg:binaryData></pkg:part></pkg:package>`;
  const { extraction } = await read(`\ufeff${flat}`, 'visit.xml');
  expect(extraction).toMatchObject({ kind: 'word', text: 'Notice of a visit', found: { title: 'Notice of a visit' } });
});

it('one that stops half way is read as far as it goes, or said to be damaged', async () => {
  const whole = of2003(`<w:p>${words('Dear Ms Lee')}</w:p>`);
  for (let end = 400; end < whole.length; end += 97) {
    const result = await readFileBytes(new TextEncoder().encode(whole.slice(0, end)), 'letter.doc');
    if (!result.ok) expect(result.reason).toContain('damaged');
  }
});

const docx = (body: string) =>
  storedZip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': packageRelations,
    'word/document.xml': `<w:document ${main}><w:body>${body}</w:body></w:document>`,
  });

it('bug: a document without styles whose table names one was called damaged', async () => {
  const table = `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tr><w:tc><w:p>${words('Visit')}</w:p></w:tc></w:tr></w:tbl>`;
  expect((await read(docx(table), 'log.docx')).extraction.text).toBe('Visit');
});

it('bug: words in CDATA were left out of a document', async () => {
  const { extraction } = await read(docx(`<w:p><w:r><w:t><![CDATA[The lock & the door]]></w:t></w:r></w:p>`), 'letter.docx');
  expect(extraction.text).toBe('The lock & the door');
});

it('bug: a PDF whose first line was lost was read as text', async () => {
  const lost =
    '%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>\nendobj\n4 0 obj\n<</Length 43>>\nstream\nBT /F 12 Tf 20 100 Td (The lock) Tj ET     \nendstream\nendobj\n5 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj\ntrailer\n<</Root 1 0 R>>\n';
  const { extraction } = await read(Buffer.from(lost, 'latin1'), 'note.pdf');
  expect(extraction).toMatchObject({ kind: 'pdf', text: 'The lock' });
});
