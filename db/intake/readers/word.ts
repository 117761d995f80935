// Owns: Word documents (.docx, and those in one file of XML). The text of headers and footers, where letterheads live, is put before and after the body that mammoth gives.
import mammoth from 'mammoth';
import type { ReadResult } from '../../model/extraction.ts';
import { mailDate } from '../dating/mailDate.ts';
import { type Attached, readAttached } from './attached.ts';
import { canonicalText } from './decodeText.ts';
import { embeddedFiles, embeddedParts } from './embedded.ts';
import { firstHeading, htmlText } from './htmlText.ts';
import { type ListNumbers, listNumbers } from './listNumbers.ts';
import { openPackage, type PackagePart, withItsEnd } from './officePackage.ts';
import type { Source } from './source.ts';
import { Unreadable } from './unreadable.ts';
import { wordsResult } from './wordsResult.ts';
import { openWordXml, wordXmlType } from './wordXml.ts';
import { escaped, unescaped, withPlainWords } from './xml.ts';

const pictureBytes = 1024 * 1024;
const allPictures = 6 * 1024 * 1024;
const ownParts = /^(?:docProps\/core\.xml|word\/(?:document|footnotes|endnotes|comments|header|footer|numbering|styles)\d*\.xml)$/i;
const wantedParts = new RegExp(`${ownParts.source}|${embeddedParts.source}`, 'i');
const anyPart = /./;
const damaged = 'The Word document is damaged or incomplete. Ask for it again, or as PDF.';

/** Reads a .docx; canonical text is the text of its HTML, footnotes included. Comments are kept at the end, tracked insertions as text. */
export async function readWord(source: Source, mediaType: string): Promise<ReadResult> {
  const inXml = mediaType === wordXmlType ? openWordXml(source.bytes) : null;
  const packed =
    inXml ??
    (await openPackage(source.bytes, wantedParts).catch((error: unknown) => {
      throw error instanceof Unreadable ? error : new Unreadable(damaged);
    }));
  const isPassedOver = packed.text(stylesPart) === null || packed.names.some((name) => passedOver.test(packed.text(name) ?? ''));
  const files = await embeddedFiles(packed);
  const numbers = listNumbers(packed.text('word/numbering.xml') ?? '', packed.text('word/styles.xml') ?? '');
  const { body, pictures } = await bodyHtml(
    inXml !== null || isPassedOver || numbers !== null
      ? { file: readThrough(inXml ?? (await openPackage(source.bytes, anyPart)), numbers) }
      : { buffer: withItsEnd(source.bytes) },
    files.length,
  );
  const html = `${frame('header', packed, /^word\/header\d*\.xml$/)}${body}${frame('footer', packed, /^word\/footer\d*\.xml$/)}`;
  const core = packed.text('docProps/core.xml') ?? '';
  const result = wordsResult(
    { reader: 'word', version: '3', kind: 'word', mediaType },
    {
      fileName: source.fileName,
      text: htmlText(html),
      propertyTitle: element(core, 'dc:title'),
      heading: firstHeading(body),
      made: madeOn(core),
    },
    {
      html,
      headers: ['dc:creator', 'cp:lastModifiedBy', 'dcterms:created', 'dcterms:modified'].flatMap((name) => {
        const value = element(core, name);
        return value === null ? [] : [{ name, value }];
      }),
    },
  );
  const parts = await readAttached(source, 'document', [...files, ...pictures]);
  return result.ok ? { ...result, parts } : result;
}

/**
 * Elements around words that mammoth passes over with the words in them: a field with what it came to, as mail merge writes names and dates; signs with their
 * reading above; words written from right to left (ECMA-376, part 1, 17.16.19, 17.3.3.25, 17.3.2.3 and 17.3.2.8). And words in CDATA, as programs write them.
 */
const passedOver = /<w:(?:fldSimple|ruby|bdo|dir|ddList)\b|<!\[CDATA\[/;

/** A list in a form of the older kind, of which one is chosen, up to the end of its field; the choice is written nowhere else (ECMA-376, part 1, 17.16.9). */
const choice = /<w:ddList>([\s\S]*?)<\/w:ddList>[\s\S]*?<w:fldChar\b[^>]*"end"[^>]*\/>\s*<\/w:r>/g;

function withChoice(field: string, list: string): string {
  const values = (name: string) =>
    [...list.matchAll(new RegExp(`<w:${name}\\b[^>]*?w:val\\s*=\\s*"([^"]*)"`, 'g'))].map(([, value]) => value ?? '');
  const chosen = Number(values('result')[0] ?? values('default')[0] ?? 0);
  const words = values('listEntry')[chosen] ?? '';
  return `${field}<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
}

/** Without it mammoth stops at the first table that names a style. */
const stylesPart = 'word/styles.xml';
const noStyles = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>';

/** Parts whose paragraphs may stand in lists. */
const stories = /^word\/(?:document|footnotes|endnotes|comments)\d*\.xml$/i;

/**
 * The package as mammoth reads it: every element that it passes over under the name of one that it reads through, and the numbers of lists as words, where it
 * would leave a browser to count.
 */
function readThrough(packed: PackagePart, numbers: ListNumbers | null) {
  const seen = (xml: string) =>
    withPlainWords(xml)
      .replace(choice, withChoice)
      .replace(/<w:rt\b[\s\S]*?<\/w:rt>/g, '')
      .replace(/(<\/?)w:(?:fldSimple|ruby|rubyBase|bdo|dir)\b/g, '$1w:smartTag');
  const counted = (name: string, xml: string) => {
    if (numbers === null) return xml;
    if (stories.test(name)) return numbers.withNumbers(xml);
    return /^word\/numbering\d*\.xml$/i.test(name) ? numbers.signsOnly(xml) : xml;
  };
  return {
    exists: (name: string) => name === stylesPart || packed.bytes(name) !== null,
    read: async (name: string, encoding?: string) => {
      const bytes = packed.bytes(name) ?? Buffer.from(name === stylesPart ? noStyles : '');
      if (encoding === undefined) return bytes;
      if (encoding === 'base64') return bytes.toString('base64');
      const xml = bytes.toString('utf8');
      return counted(name, passedOver.test(xml) ? seen(xml) : xml);
    },
  };
}

/** The boxes of a form, ticked or not: as words, for what stands in no words is neither searched nor quoted, and the window shows no fields. */
const boxes = /<input type="checkbox"[^>]*>/g;

/** Kinds of picture that are papers of their own where they are too large to be kept in the HTML; drawings of Windows (EMF, WMF) are mostly the icons of objects. */
const photographs: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif', 'image/tiff': 'tif' };

/** The body as HTML, and the pictures that are too large for it: attachments, shown where they stand. `before` so many other attachments. */
async function bodyHtml(
  from: { readonly buffer: Buffer } | { readonly file: ReturnType<typeof readThrough> },
  before: number,
): Promise<{ readonly body: string; readonly pictures: readonly Attached[] }> {
  let room = allPictures;
  const pictures: Attached[] = [];
  const picture = mammoth.images.imgElement(async (image) => {
    const data = await image.readAsBase64String();
    const isShown = data.length <= pictureBytes * 1.4 && room > data.length && /^image\/(?:png|jpeg|gif)$/.test(image.contentType);
    const ending = photographs[image.contentType];
    if (isShown) room -= data.length;
    else if (ending !== undefined) {
      const number = pictures.push({
        fileName: `picture ${pictures.length + 1}.${ending}`,
        bytes: new Uint8Array(Buffer.from(data, 'base64')),
        claimedType: image.contentType,
      });
      return { src: `part:${before + number}` };
    }
    return { src: isShown ? `data:${image.contentType};base64,${data}` : '' };
  });
  try {
    const { value } = await mammoth.convertToHtml(
      // Its declaration leaves out that it takes an opened package too.
      from as { readonly buffer: Buffer },
      { convertImage: picture, styleMap: ['comment-reference => sup'] },
    );
    return { body: value.replace(boxes, (box) => (box.includes('checked=') ? '☒' : '☐')).normalize('NFC'), pictures };
  } catch {
    throw new Unreadable(damaged);
  }
}

/** The words of headers or footers, each different one once. */
function frame(tag: 'header' | 'footer', packed: PackagePart, pattern: RegExp): string {
  const seen = new Set<string>();
  for (const name of packed.names.filter((part) => pattern.test(part)).sort()) {
    const words = paragraphsOf(packed.text(name) ?? '');
    if (words.length > 0) seen.add(words.map((line) => `<p>${escaped(line)}</p>`).join(''));
  }
  return seen.size === 0 ? '' : `<${tag}>${[...seen].join('')}</${tag}>`;
}

function paragraphsOf(xml: string): string[] {
  // The drawing of a text box is given twice, once for older programs; the second would double its words.
  const once = withPlainWords(xml).replace(/<mc:Fallback\b[\s\S]*?<\/mc:Fallback>/g, '');
  return once
    .split(/<\/w:p>/)
    .map((paragraph) =>
      [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(tab|br)\b[^>]*\/>/g)]
        .map(([, words]) => (words === undefined ? ' ' : unescaped(words)))
        .join('')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => /\p{L}/u.test(line));
}

/**
 * When the document was made. Word keeps the day the template was made as well: only a document made and last saved on one day says
 * something certain.
 */
function madeOn(core: string): { day: string; time: string | null; offset: string | null } | null {
  const created = mailDate(element(core, 'dcterms:created') ?? '');
  const modified = mailDate(element(core, 'dcterms:modified') ?? '');
  if (created === null || (modified !== null && modified.day !== created.day)) return null;
  return { day: created.day, time: created.time, offset: created.offset };
}

function element(xml: string, name: string): string | null {
  const found = new RegExp(`<${name}\\b[^>]*>([^<]{1,1000})</${name}>`).exec(xml)?.[1];
  return found === undefined ? null : canonicalText(unescaped(found)).trim() || null;
}
