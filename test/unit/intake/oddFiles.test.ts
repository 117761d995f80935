// Tests: one delivery of everything that is made to do harm or is named to confuse: a clear line for each, the rest goes on, and the counts add up. Origin: all
// made here. What each reader does by itself is in the readers' own tests.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readAxis } from '../../../db/domains/entry/reads.ts';
import { listBatches } from '../../../db/domains/intake/batches.ts';
import { runIntake } from '../../../db/intake/pipeline.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import { sevenZipOf } from '../../support/archives.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { storedZip } from '../../support/storedZip.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** Entities that each stand for ten of the one before: a gigabyte of laughter in a few lines. */
const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "laughter">${[...'bcdefghij']
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  .join('')}]>`;
const wordParts = (document: string, more: Readonly<Record<string, string>> = {}) =>
  storedZip({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': document,
    ...more,
  });
const body = (words: string) =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`;

/** A message that holds another as its attachment, so many deep, with a ZIP of a message at each step. */
function nestedMail(depth: number): string {
  const inner = depth === 0 ? 'Subject: the bottom\n\nAt the bottom.\n' : nestedMail(depth - 1);
  const zip = Buffer.from(storedZip({ 'in.eml': inner })).toString('base64');
  return `Subject: level ${depth}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b${depth}"\n\n--b${depth}\nContent-Type: text/plain\n\nwords ${depth}\n--b${depth}\nContent-Type: application/zip; name=in.zip\nContent-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=in.zip\n\n${zip}\n--b${depth}--\n`;
}

/** Not the beginning of a web page, in as many ways as two comments to a power: a search for one that goes back tries all. */
const manyComments = `${'<!-- a -->\n'.repeat(60)}x`;

const longName = `${'письмо🏠'.repeat(15)}${'x'.repeat(11)}.txt`;
const odd: Readonly<Record<string, string | Uint8Array>> = {
  [longName]: 'the longest name a disk takes',
  'many comments.xml': manyComments,
  'many tabs.rtf': `{\\rtf1 ${'\t'.repeat(1_000_000)}x}`,
  'רחוב מרחבא مرحبا 写真 Łódź 🏚️.txt': 'any script',
  // Shown right to left from the mark on, this looks like a picture of a letter.
  'letter\u202egpj.exe.txt': 'turned round',
  'ends in dots...': 'no extension at all',
  ' spaces .txt ': 'spaces round it',
  'line\nbreak.txt': 'two lines in one name',
  'tricks.zip': storedZip({ '../../../tmp/od-evil.txt': 'out', 'C:\\Windows\\win.ini': 'out too' }),
  'tricks.7z': await sevenZipOf({ 'a/b.txt': 'kept in its folder' }),
  'bomb.zip': storedZip({ 'zeros.bin': 'much' }, { 'zeros.bin': 4_000_000_000 }),
  'nested.eml': nestedMail(12),
  'laughs.docx': wordParts(`${laughs}${body('&j;')}`),
  'laughs.svg': `${laughs}<svg xmlns="http://www.w3.org/2000/svg"><text>&j;</text></svg>`,
  'macros.docm': wordParts(body('Words beside a macro'), { 'word/vbaProject.bin': 'Sub AutoOpen' }),
  'longer at its end.docx': Buffer.concat([wordParts(body('Words before bytes behind it')), Buffer.from('\r\n')]),
  // Its end says that a comment of one byte follows, which was lost.
  'shorter at its end.docx': Buffer.concat([wordParts(body('Words before a lost byte')).subarray(0, -2), Buffer.from([1, 0])]),
  'script.html': '<p>Words</p><script>document.title = "taken over"</script><img src="https://tracker.example/x.png">',
  'empty.pdf': '',
  'cut.pdf': '%PDF-1.7\n1 0 obj << /Type /Catalog',
  'zeros.docx': new Uint8Array(4096),
  'packed.bin': deflateRawSync(Buffer.alloc(50_000)),
  // The last of three parts, as a program that splits archives leaves it.
  'split.zip': storedZip({ 'a.txt': 'kept', 'b.txt': 'words' }).subarray(20),
  'last.txt': 'the rest goes on',
};

test('everything odd has a clear line, the rest goes on, and received is read, duplicate and unreadable together', {
  timeout: 60_000,
}, async () => {
  const { db, caseId } = caseInFolder();
  const folder = tempFolder();
  const papers = path.join(folder, 'papers');
  mkdirSync(papers);
  for (const [name, content] of Object.entries(odd)) writeFileSync(path.join(papers, name), content);
  expect(Buffer.byteLength(longName)).toBe(255);
  const { done } = runIntake({
    ...{ db, caseId, actor, side: 'resident', paths: [papers], note: '', readers: 2 },
    spawnReader: spawnReaderOnNode,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  const batch = await done;
  expect(batch.state).toBe('done');
  expect(batch.received).toBe(batch.read + batch.duplicate + batch.unreadable);
  const rows = readAxis(db);
  expect(rows).toHaveLength(batch.received);
  expect(listBatches(db)[0]).toMatchObject({ received: batch.received });
  const line = (name: string) => {
    const row = rows.find((each) => each.path === name);
    return row === undefined ? null : `${row.status}: ${row.reason ?? row.title}`;
  };
  expect(Object.fromEntries(Object.keys(odd).map((name) => [name, line(name)]))).toMatchObject({
    [longName]: 'read: the longest name a disk takes',
    'רחוב מרחבא مرحبا 写真 Łódź 🏚️.txt': 'read: any script',
    'letter\u202egpj.exe.txt': 'read: turned round',
    'ends in dots...': 'read: no extension at all',
    ' spaces .txt ': 'read: spaces round it',
    'line\nbreak.txt': 'read: two lines in one name',
    'bomb.zip': expect.stringMatching(/^unreadable: It says that it unpacks to 4 GB, more than 150 times its size/),
    'laughs.docx': expect.stringMatching(/^unreadable: The Word document is damaged/),
    'laughs.svg': 'read: laughs',
    'macros.docm': 'read: Words beside a macro',
    'longer at its end.docx': 'read: Words before bytes behind it',
    'shorter at its end.docx': 'read: Words before a lost byte',
    'script.html': 'read: script',
    'empty.pdf': 'unreadable: The file is empty (0 bytes). Ask for it again.',
    'cut.pdf': 'unreadable: The PDF is damaged or incomplete. Ask for it again.',
    'zeros.docx': expect.stringMatching(/^unreadable: The name ends in \.docx but the content is not that kind of file/),
    'many comments.xml': 'read: many comments',
    'many tabs.rtf': 'read: many tabs',
    'packed.bin': expect.stringMatching(/^unreadable: A file of a kind that is not read \(bin\)/),
    'split.zip': expect.stringMatching(/^unreadable: The name ends in \.zip but this is not a whole archive: .* one of several parts/),
    'last.txt': 'read: the rest goes on',
  });
  // No path of an archive leads out of it, and nothing was written where one pointed.
  expect(rows.filter(({ path: place }) => place.startsWith('tricks.')).map(({ path: place }) => place)).toEqual([
    'tricks.7z',
    'tricks.7z/a/b.txt',
    'tricks.zip',
    'tricks.zip/tmp/od-evil.txt',
    'tricks.zip/Windows/win.ini',
  ]);
  expect(existsSync('/tmp/od-evil.txt')).toBe(false);
  const deepest = rows.filter(({ path: place }) => place.startsWith('nested.eml')).toSorted((a, b) => b.path.length - a.path.length)[0];
  expect(deepest).toMatchObject({ status: 'unreadable', reason: expect.stringMatching(/^It lies more than 8 files deep/) });
});
