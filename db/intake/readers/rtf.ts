// Owns: Rich Text: the words of .rtf documents, and the HTML or text that Outlook wraps in Rich Text inside its messages (Microsoft, [MS-OXRTFEX]). Pictures
// and objects in it are attachments. Must not run anything.
import { decompressRTF } from '@kenjiuno/decompressrtf';
import iconv from 'iconv-lite';
import { deEncapsulateSync, Tokenize } from 'rtf-stream-parser';
import type { ReadResult } from '../../model/extraction.ts';
import { mailDate } from '../dating/mailDate.ts';
import { type Attached, readAttached } from './attached.ts';
import { canonicalText } from './decodeText.ts';
import { fileInRichText } from './embedded.ts';
import { noDeeper } from './htmlDepth.ts';
import { htmlText } from './htmlText.ts';
import { photographsAmong } from './photographs.ts';
import { partedRichText } from './richTextData.ts';
import type { Source } from './source.ts';
import { Unreadable } from './unreadable.ts';
import { wordsResult } from './wordsResult.ts';

const mediaType = 'application/rtf';
/** Groups in groups beyond this are made to do harm. */
const deepestGroup = 1000;

/** Reads an .rtf document; its text is the canonical text, cells of a table apart by tabs. A message that Outlook saved as Rich Text holds HTML, and is read as that. */
export async function readRtf(source: Source): Promise<ReadResult> {
  const { words, pictures, objects } = partedRichText(Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength));
  const { text, title, author, made } = wordsOf(words);
  const supplied = isWrapped(words) ? (unwrappedRtf(words)?.html ?? null) : null;
  const html = supplied === null ? null : noDeeper(supplied);
  const { files, headers } = photographsAmong(pictures.map((bytes) => ({ bytes })));
  const result = wordsResult(
    { reader: 'rtf', version: '4', kind: 'word', mediaType },
    {
      fileName: source.fileName,
      text: html === null ? text : htmlText(html),
      propertyTitle: title,
      made: made === '' ? null : mailDate(made),
    },
    {
      html,
      headers: [
        ...[
          ['Author', author],
          ['Made', made],
        ].flatMap(([name = '', value = '']) => (value === '' ? [] : [{ name, value }])),
        ...headers,
      ],
    },
  );
  const attached: Attached[] = [];
  for (const object of objects) {
    const file = await fileInRichText(object, attached.length);
    if (file !== null) attached.push(file);
  }
  const parts = await readAttached(source, 'document', [...attached, ...files]);
  return result.ok ? { ...result, parts } : result;
}

/** Whether it is HTML in the form of Rich Text (Microsoft, [MS-OXRTFEX] 2.1.3.1): said among its first words. */
function isWrapped(rtf: Buffer): boolean {
  return /\\fromhtml1(?!\d)/.test(rtf.toString('latin1', 0, 1024));
}

/** What Outlook wrapped in Rich Text: HTML, or plain text; plain text too where it was written as Rich Text in the first place. Null where there is nothing. */
export function unwrapped(compressed: Uint8Array): { readonly html: string | null; readonly plain: string } | null {
  let rtf: Buffer;
  try {
    rtf = Buffer.from(decompressRTF([...compressed]));
  } catch {
    return null;
  }
  return unwrappedRtf(rtf);
}

/** As `unwrapped`, of Rich Text that is not compressed. */
export function unwrappedRtf(rtf: Buffer): { readonly html: string | null; readonly plain: string } | null {
  try {
    const { mode, text } = deEncapsulateSync(rtf, { decode, warn: () => undefined, mode: 'either' });
    const words = String(text);
    return mode === 'html' ? { html: words, plain: '' } : { html: null, plain: words };
  } catch {
    // Not wrapped, but written as Rich Text.
  }
  try {
    const { text } = wordsOf(rtf);
    return text === '' ? null : { html: null, plain: text };
  } catch {
    return null;
  }
}

function decode(bytes: Buffer, codePage: string): string {
  return iconv.decode(bytes, iconv.encodingExists(codePage) ? codePage : 'windows-1252');
}

interface Words {
  readonly text: string;
  readonly title: string;
  readonly author: string;
  /** Day and time as XML would write them; empty where none is given. */
  readonly made: string;
}

/** What a token of the tokenizer is; its declaration keeps the enumeration to itself. */
interface Token {
  /** 0 opens a group, 1 closes it, 2 is a control, 3 is text. */
  readonly type: number;
  readonly word?: string;
  readonly param?: number;
  readonly data?: Buffer;
}

/** Words that are kept: of the page, of its properties, of the note or remark that is open, who makes the next remark, and the number of a paragraph in a list. */
type Said = 'page' | 'title' | 'author' | 'note' | 'remark' | 'remarker' | 'number';

interface Group {
  /** Where its words go: to the page, to a property, or nowhere. */
  readonly into: Said | 'made' | 'fonts' | 'nowhere';
  /** Letters after \u that stand in for it in programs that do not know it. */
  readonly standIns: number;
  readonly codePage: number;
  readonly isHidden: boolean;
}

/** Groups that hold no words of the page: fonts, styles, pictures, and what programs note for themselves. */
const wordless =
  /^(?:colortbl|stylesheet|listtable|listoverridetable|rsidtbl|generator|pict|object|objdata|themedata|colorschememapping|datastore|latentstyles|xmlnstbl|filetbl|revtbl|info|fldinst|bkmkstart|bkmkend|nonshppict|private|template|operator|company|doccomm|keywords|subject|comment|atnid|atrfstart|atrfend|footnotesep|ftnsep|ftnsepc|aftnsep|falt|panose|fontemb|mmathPr|wgrffmtfilter|pgptbl|themedata|buptim|printim|revtim|shpinst|leveltext|levelnumbers|listname|liststylename)$/;
const signs: Readonly<Record<string, string>> = {
  par: '\n',
  // A backslash at the end of a line ends the paragraph too: so TextEdit writes all of them (Microsoft, RTF Specification 1.9.1, \par).
  '\n': '\n',
  '\r': '\n',
  line: '\n',
  page: '\n',
  sect: '\n',
  row: '\n',
  nestrow: '\n',
  cell: '\t',
  nestcell: '\t',
  tab: '\t',
  lquote: '\u2018',
  rquote: '\u2019',
  ldblquote: '\u201c',
  rdblquote: '\u201d',
  bullet: '\u2022',
  endash: '\u2013',
  emdash: '\u2014',
  enspace: ' ',
  emspace: ' ',
  '~': '\u00a0',
  _: '\u2011',
  '{': '{',
  '}': '}',
  '\\': '\\',
};
/** Code pages of the fonts' character sets (Microsoft, RTF Specification 1.9.1, \fcharset). */
const pagesOfCharset: Readonly<Record<number, number>> = {
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

function wordsOf(rtf: Buffer): Words {
  const said: Record<Said, string> = { page: '', title: '', author: '', note: '', remark: '', remarker: '', number: '' };
  const isSaid = (into: Group['into']): into is Said => Object.hasOwn(said, into);
  /** Notes and remarks stand at the end under a sign in the text, so that a sentence reads on. */
  const ends: string[] = [];
  const counts = { note: 0, remark: 0 };
  const made: number[] = [];
  const fonts = new Map<number, number>();
  let font = 0;
  let defaultPage = 1252;
  let group: Group = { into: 'page', standIns: 1, codePage: 0, isHidden: false };
  const above: Group[] = [];
  let skips = 0;
  let isFirst = false;
  let isOptional = false;
  let eightBit: Buffer[] = [];
  const say = (words: string) => {
    if (group.isHidden && (group.into === 'page' || group.into === 'note')) return;
    if (isSaid(group.into)) said[group.into] += words;
  };
  const flush = () => {
    if (eightBit.length === 0) return;
    say(decode(Buffer.concat(eightBit), `cp${group.codePage || defaultPage}`));
    eightBit = [];
  };
  const putAside = (what: 'note' | 'remark') => {
    counts[what] += 1;
    const sign = what === 'note' ? `[${counts.note}]` : `[comment ${counts.remark}]`;
    const who = what === 'note' || said.remarker.trim() === '' ? '' : ` ${said.remarker.trim()}:`;
    say(sign);
    ends.push(`${sign}${who} ${said[what].trim()}`);
    said[what] = '';
    if (what === 'remark') said.remarker = '';
  };
  const sayNumber = () => {
    const number = said.number.trim();
    said.number = '';
    if (isNumber(number)) say(`${number}\t`);
  };
  const control = (word: string, param: number | undefined) => {
    const wasFirst = isFirst || isOptional;
    const wasOptional = isOptional;
    [isFirst, isOptional] = [false, false];
    if (word === '*') {
      isOptional = wasFirst;
      return;
    }
    if (wasFirst) {
      if (word === 'fonttbl') group = { ...group, into: 'fonts' };
      else if (word === 'title' || word === 'author') group = { ...group, into: word };
      else if (word === 'footnote') group = { ...group, into: 'note' };
      else if (word === 'annotation') group = { ...group, into: 'remark' };
      else if (word === 'atnauthor') group = { ...group, into: 'remarker' };
      else if (word === 'listtext' || word === 'pntext') group = { ...group, into: group.into === 'nowhere' ? 'nowhere' : 'number' };
      else if (word === 'creatim') group = { ...group, into: 'made' };
      // The shapes of text boxes hold words, their other properties do not.
      else if (word === 'shptxt' || word === 'shprslt') group = { ...group, into: 'page' };
      else if (wordless.test(word) || wasOptional) group = { ...group, into: 'nowhere' };
    }
    if (word === 'f' && group.into === 'fonts') font = param ?? 0;
    else if (word === 'f') group = { ...group, codePage: fonts.get(param ?? 0) ?? 0 };
    else if (word === 'fcharset') fonts.set(font, pagesOfCharset[param ?? 0] ?? 0);
    else if (word === 'ansicpg' && param !== undefined && param > 0) defaultPage = param;
    else if (word === 'mac') defaultPage = 10_000;
    else if (word === 'v' || word === 'deleted') group = { ...group, isHidden: param !== 0 };
    else if (word === 'plain') group = { ...group, isHidden: false };
    else if (word === 'uc') group = { ...group, standIns: Math.max(0, param ?? 1) };
    else if (word === 'u') {
      say(String.fromCharCode((param ?? 0) & 0xffff));
      skips = group.standIns;
    } else if (group.into === 'made' && /^(?:yr|mo|dy|hr|min)$/.test(word)) made.push(param ?? 0);
    else if (signs[word] !== undefined) say(signs[word] ?? '');
  };
  for (const { type, word = '', param, data } of tokensOf(rtf)) {
    if (!(type === 2 && word === "'")) flush();
    if (type === 0) {
      if (above.push(group) > deepestGroup)
        throw new Unreadable('The document is built in a way that is not safe to read. Ask for it as PDF.');
      [isFirst, isOptional, skips] = [true, false, 0];
    } else if (type === 1) {
      const closed = group.into;
      group = above.pop() ?? group;
      if (closed === 'number' && group.into !== closed) sayNumber();
      if ((closed === 'note' || closed === 'remark') && group.into !== closed) putAside(closed);
      [isFirst, isOptional, skips] = [false, false, 0];
    } else if (type === 2 && word === "'") {
      isFirst = false;
      if (skips > 0) skips -= 1;
      else if (data) eightBit.push(data);
    } else if (type === 2) control(word, param);
    else if (data) {
      isFirst = false;
      const kept = data.subarray(Math.min(skips, data.byteLength));
      skips = Math.max(0, skips - data.byteLength);
      eightBit.push(kept);
      flush();
    }
  }
  flush();
  const two = (figure = 0) => String(figure).padStart(2, '0');
  const [year, month, day, hour, minute] = made;
  return {
    text: [said.page, ...ends]
      .map((words) =>
        canonicalText(words)
          .replace(/(?<![ \t])[ \t]+\n/g, '\n')
          .trim(),
      )
      .filter(Boolean)
      .join('\n\n'),
    title: canonicalText(said.title).trim(),
    author: canonicalText(said.author).trim(),
    made: year === undefined || day === undefined ? '' : `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00Z`,
  };
}

/** Whether what stands before a paragraph of a list tells it from the others; a sign, and the circle that programs make of the letter o, does not. */
function isNumber(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words) && words !== 'o';
}

/** The tokens of Rich Text; the library gives them to a stream, here they are taken at once. */
function tokensOf(rtf: Buffer): Token[] {
  const tokens: Token[] = [];
  const stream = new Tokenize();
  const fail = (error?: Error | null) => {
    if (error) throw error;
  };
  stream.push = (token: unknown) => {
    if (token !== null) tokens.push(token as Token);
    return true;
  };
  stream._transform(rtf, 'latin1', fail);
  stream._flush(fail);
  return tokens;
}
