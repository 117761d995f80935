// Owns: Word documents in one file of XML, as housing systems write letters (.doc and .xml): to the parts of a .docx that says the same. That of Word 2003 (Microsoft, "Word 2003 XML Reference Schemas")
// is put in the words of today's, that of later ones (flat OPC) is taken apart. Must not read what they say.
import { decodeText } from './decodeText.ts';
import type { PackagePart } from './officePackage.ts';
import { replaceStretches, stretches, unescaped, withPlainWords } from './xml.ts';

/** Its media type, of either kind. */
export const wordXmlType = 'application/vnd.ms-wordml';

/** Whether text begins as such a document. */
export function isWordXml(beginning: string): boolean {
  if (!/^\s*<\?xml\b/.test(beginning)) return false;
  if (/<w:wordDocument\b/.test(beginning)) return true;
  return /<pkg:package\b/.test(beginning) && /progid="Word\.Document"|pkg:name="\/word\//.test(beginning);
}

/** Its parts. */
export function openWordXml(bytes: Uint8Array): PackagePart {
  const beginning = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1');
  const xml = withPlainWords(decodeText(bytes, /^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/.exec(beginning)?.[1]));
  const parts = /<pkg:package\b/.test(xml.slice(0, 16_384)) ? flatParts(xml) : partsOf2003(xml);
  const byName = new Map([...parts].map(([name, part]) => [name.toLowerCase(), part]));
  const part = (name: string) => byName.get(name.toLowerCase()) ?? null;
  return { names: [...parts.keys()], text: (name) => part(name)?.toString('utf8') ?? null, bytes: part };
}

/** Parts in one file, each with its name: XML as it is, all else in base 64 (ECMA-376, part 2, and Microsoft, "The Flat OPC Format"). */
function flatParts(xml: string): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  const types: string[] = [];
  for (const { tag, between: content } of stretches(xml, /<pkg:part\b[^<>]{0,2000}>/, '</pkg:part>')) {
    const name = /pkg:name\s*=\s*"\/?([^"]+)"/.exec(tag)?.[1];
    if (name === undefined) continue;
    types.push(`<Override PartName="/${name}" ContentType="${/pkg:contentType\s*=\s*"([^"]*)"/.exec(tag)?.[1] ?? ''}"/>`);
    const bytes = between(content, 'pkg:binaryData');
    parts.set(unescaped(name), bytes === null ? Buffer.from(between(content, 'pkg:xmlData') ?? '') : Buffer.from(bytes, 'base64'));
  }
  parts.set('[Content_Types].xml', contentTypes(types.join('')));
  return parts;
}

/** What stands between the first opening tag of this name and the last closing one; null where there is none. */
function between(xml: string, name: string): string | null {
  const start = new RegExp(`<${name}(?:\\s[^<>]{0,20000})?>`).exec(xml);
  const end = xml.lastIndexOf(`</${name}>`);
  return start === null || end < start.index ? null : xml.slice(start.index + start[0].length, end);
}

function contentTypes(overrides: string): Buffer {
  const known = ['png', 'jpeg', 'jpg', 'gif', 'tiff'].map(
    (ending) => `<Default Extension="${ending}" ContentType="image/${ending.replace('jpg', 'jpeg')}"/>`,
  );
  return Buffer.from(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${known.join('')}${overrides}</Types>`);
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const root = `xmlns:w="${main}" xmlns:r="${office}" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word"`;

function relations(all: readonly (readonly [id: string, kind: string, target: string])[]): Buffer {
  const lines = all.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`);
  return Buffer.from(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`,
  );
}

/** A document of Word 2003. Its paragraphs, runs and tables have the names that those of today have. */
function partsOf2003(xml: string): Map<string, Buffer> {
  const pictures = new Map<string, { readonly name: string; readonly bytes: Buffer }>();
  const withoutPictures = replaceStretches(xml, /<w:binData\b[^<>]{0,2000}>/, '</w:binData>', (tag, content) => {
    const address = /w:name\s*=\s*"([^"]*)"/.exec(tag)?.[1] ?? '';
    const ending = /\.(png|jpe?g|gif|tiff?)$/i.exec(address)?.[1]?.toLowerCase() ?? 'bin';
    if (!pictures.has(address)) {
      pictures.set(address, { name: `media/image${pictures.size + 1}.${ending}`, bytes: Buffer.from(content, 'base64') });
    }
    return '';
  });
  const ids = new Map([...pictures.keys()].map((address, at) => [address, `rIdPicture${at + 1}`]));
  const today = (words: string) => inTodaysWords(words, ids);
  const parts = new Map<string, Buffer>();
  const document: [id: string, kind: string, target: string][] = [...pictures].map(([address, { name }]) => [
    ids.get(address) ?? '',
    'image',
    name,
  ]);
  const add = (kind: string, words: string) => {
    document.push([`rId${kind}`, kind, `${kind}.xml`]);
    parts.set(`word/${kind}.xml`, Buffer.from(`<w:${kind} ${root}>${words}</w:${kind}>`));
  };
  let body = between(withoutPictures, 'w:body') ?? '';
  // What stands at the foot, at the end and beside is written where it is pointed at from.
  for (const [kind, open, close] of notes) {
    const found: string[] = [];
    body = replaceStretches(body, open, close, (tag, words) => {
      const by = [...tag.matchAll(/(?:aml:(author)|w:(initials))\s*=\s*("[^"]*")/g)].map(([, a, i, value]) => ` w:${a ?? i}=${value}`);
      const id = found.length + 1;
      found.push(`<w:${kind} w:id="${id}"${by.join('')}>${today(words)}</w:${kind}>`);
      return `<w:${kind}Reference w:id="${id}"/>`;
    });
    if (found.length > 0) add(`${kind}s`, found.join(''));
  }
  add('styles', today(between(withoutPictures, 'w:styles') ?? ''));
  parts.set('[Content_Types].xml', contentTypes(`<Override PartName="/word/document.xml" ContentType="${mainType}"/>`));
  parts.set('_rels/.rels', relations([['rId1', 'officeDocument', 'word/document.xml']]));
  parts.set('word/document.xml', Buffer.from(`<w:document ${root}><w:body>${today(body)}</w:body></w:document>`));
  parts.set('word/_rels/document.xml.rels', relations(document));
  for (const { name, bytes } of pictures.values()) parts.set(`word/${name}`, bytes);
  for (const [tag, name] of [
    ['hdr', 'header'],
    ['ftr', 'footer'],
  ] as const) {
    let number = 0;
    for (const { between: words } of stretches(withoutPictures, new RegExp(`<w:${tag}(?:\\s[^<>]{0,500})?>`), `</w:${tag}>`)) {
      number += 1;
      parts.set(`word/${name}${number}.xml`, Buffer.from(`<w:${tag} ${root}>${today(words)}</w:${tag}>`));
    }
  }
  parts.set('docProps/core.xml', Buffer.from(coreOf(withoutPictures)));
  return parts;
}

const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** Notes and comments: what each is called today, and how it stands in the words of 2003. */
const notes = [
  ['footnote', /<w:footnote(?:\s[^<>]{0,500})?>/, '</w:footnote>'],
  ['endnote', /<w:endnote(?:\s[^<>]{0,500})?>/, '</w:endnote>'],
  ['comment', /<aml:annotation\b(?=[^<>]{0,500}"Word\.Comment")[^<>]{0,500}>/, '</aml:annotation>'],
] as const;

/** The properties of a paragraph in a list, with its number or sign behind them as Word last showed it. */
function counted(tag: string, properties: string): string {
  let number = '';
  const others = replaceStretches(properties, /<w:listPr\b[^<>]{0,500}>/, '</w:listPr>', (_, list) => {
    number = /<wx:t\b[^<>]{0,500}?wx:val\s*=\s*"([^"]*)"/.exec(list)?.[1] ?? '';
    return '';
  });
  if (tag.endsWith('/>')) return tag;
  return `${tag}${others}</w:pPr>${number === '' ? '' : `<w:r><w:t xml:space="preserve">${number} </w:t></w:r>`}`;
}

function inTodaysWords(words: string, pictures: ReadonlyMap<string, string>): string {
  return (
    replaceStretches(words, /<w:pPr\b[^<>]{0,500}>/, '</w:pPr>', counted)
      // What stands round paragraphs and words without being any: sections, changes that were followed, fonts shown, places and names that Word knew (smart tags).
      .replace(/<\/?(?!(?:w|v|o|w10):)[A-Za-z][\w-]{0,30}:[\w-]{1,50}(?:\s[^<>]{0,2000})?\/?>/g, '')
      .replace(/(<\/?)w:hlink\b/g, '$1w:smartTag')
      .replace(/(<v:imagedata\b[^<>]{0,500}?)\bsrc\s*=\s*"([^"<>]{0,500})"/g, (whole, before: string, address: string) => {
        const id = pictures.get(address);
        return id === undefined ? whole : `${before}r:id="${id}"`;
      })
  );
}

/** What the document says of itself, as today's says it. */
function coreOf(xml: string): string {
  const said = between(xml, 'o:DocumentProperties') ?? '';
  const as = (name: string, today: string) => {
    const value = new RegExp(`<o:${name}>([^<]*)</o:${name}>`).exec(said)?.[1];
    return value === undefined ? '' : `<${today}>${value}</${today}>`;
  };
  return [
    as('Title', 'dc:title'),
    as('Author', 'dc:creator'),
    as('LastAuthor', 'cp:lastModifiedBy'),
    as('Created', 'dcterms:created'),
    as('LastSaved', 'dcterms:modified'),
  ].join('');
}
