// Owns: OpenDocument texts (.odt; OASIS, OpenDocument 1.3): words, headings, lists and tables as HTML, headers and footers around them. Macros, scripts and
// what is linked are never looked at.

import { formatDay } from '../../model/dates.ts';
import type { ReadResult } from '../../model/extraction.ts';
import { mailDate } from '../dating/mailDate.ts';
import { readAttached } from './attached.ts';
import { canonicalText } from './decodeText.ts';
import { firstHeading, htmlText } from './htmlText.ts';
import { openPackage } from './officePackage.ts';
import { carriedByOpenDocument } from './openDocument.ts';
import { type ListStyles, listStyles, OpenListNumbers } from './openListNumbers.ts';
import { photographsAmong } from './photographs.ts';
import type { Source } from './source.ts';
import { Unreadable } from './unreadable.ts';
import { wordsResult } from './wordsResult.ts';
import { escaped, walkXml } from './xml.ts';

const wantedParts = /^(?:content|styles|meta)\.xml$|^META-INF\/manifest\.xml$/;
const damaged = 'The OpenDocument text is damaged or incomplete. Ask for it again, or as PDF.';

/** Reads an .odt; canonical text is the text of its HTML. */
export async function readOpenText(source: Source, mediaType: string): Promise<ReadResult> {
  const packed = await openPackage(source.bytes, wantedParts).catch((error: unknown) => {
    throw error instanceof Unreadable ? error : new Unreadable(damaged, mediaType);
  });
  if (/<manifest:encryption-data\b/.test(packed.text('META-INF/manifest.xml') ?? '')) {
    throw new Unreadable('The OpenDocument text is locked with a password. Ask for it without one, or as PDF.', mediaType);
  }
  const content = packed.text('content.xml');
  if (content === null) throw new Unreadable(damaged, mediaType);
  const styles = packed.text('styles.xml') ?? '';
  const lists = listStyles(styles, content);
  const body = htmlOf(content, 'body', lists);
  const html = `${framed('header', styles, lists)}${body}${framed('footer', styles, lists)}`;
  const meta = packed.text('meta.xml') ?? '';
  const made = element(meta, 'creation-date');
  const changed = element(meta, 'date');
  const carried = await carriedByOpenDocument(source.bytes);
  const { files, headers } = photographsAmong(carried.pictures);
  const result = wordsResult(
    { reader: 'open-text', version: '4', kind: 'word', mediaType },
    {
      fileName: source.fileName,
      text: htmlText(html),
      propertyTitle: element(meta, 'title'),
      heading: firstHeading(body),
      // As with Word: the day a template was made says nothing of the letter.
      made: made !== null && (changed === null || changed.slice(0, 10) === made.slice(0, 10)) ? mailDate(made) : null,
    },
    {
      html,
      headers: [
        ...['initial-creator', 'creator', 'creation-date', 'date'].flatMap((name) => {
          const value = element(meta, name);
          return value === null ? [] : [{ name, value }];
        }),
        ...headers,
      ],
    },
  );
  const parts = await readAttached(source, 'document', [...carried.objects, ...files]);
  return result.ok ? { ...result, parts } : result;
}

const tags: Readonly<Record<string, string>> = {
  p: 'p',
  table: 'table',
  'table-row': 'tr',
  'table-cell': 'td',
};
/** Words that are no part of the text as it reads: what was deleted, what a list of contents or books is made by. */
const silent = new Set([
  'tracked-changes',
  'deletion',
  'sequence-decls',
  'variable-decls',
  'forms',
  'script',
  'event-listeners',
  'object',
  'table-of-content-source',
  'illustration-index-source',
  'table-index-source',
  'object-index-source',
  'user-index-source',
  'alphabetical-index-source',
  'bibliography-source',
]);

/** What stands beside the text: a note at the foot or the end, or what somebody remarked. Each is told apart by its sign in the text. */
const beside = new Set(['note-body', 'annotation']);
/** What stands within those, apart from their words. */
const aboutIt = ['note-citation', 'creator', 'date'] as const;
type AboutIt = (typeof aboutIt)[number];
const isAboutIt = (name: string): name is AboutIt => aboutIt.some((each) => each === name);

/**
 * The words inside every element of this name, as HTML. Numbers of lists and headings are words of their paragraphs. A note is a number in brackets where it is called for and stands whole at the end, so that a sentence
 * reads on; a remark likewise, with who made it and when.
 */
function htmlOf(xml: string, within: string, styles: ListStyles): string {
  let html = '';
  const numbers = new OpenListNumbers(styles);
  /** Tags of the lists that are open: none where their numbers are words. */
  const lists: ('ul' | null)[] = [];
  /** The text around a note, while the note is gone through; and what is said of it so far. */
  const around: string[] = [];
  const said = { 'note-citation': '', creator: '', date: '' };
  const ends: string[] = [];
  /** The notes and remarks that are open. */
  const inside: string[] = [];
  let remarks = 0;
  // A field in a note may bear these names too.
  const tellsOfIt = (name: string): name is AboutIt => name === 'note-citation' || (isAboutIt(name) && inside.at(-1) === 'annotation');
  const begin = () => {
    around.push(html);
    html = '';
  };
  const end = () => {
    const words = html;
    html = around.pop() ?? '';
    return words;
  };
  const putAside = (name: string) => {
    const words = end();
    inside.pop();
    if (name === 'annotation') remarks += 1;
    const sign = name === 'annotation' ? `comment ${remarks}` : said['note-citation'];
    const day = /^\d{4}-\d{2}-\d{2}/.exec(said.date)?.[0];
    const who = name === 'annotation' ? [said.creator, ...(day === undefined ? [] : [formatDay(day)])].filter(Boolean).join(', ') : '';
    html += `<sup>[${sign}]</sup>`;
    ends.push(`<p>[${sign}]${who === '' ? '' : ` ${who}:`}</p>${words}`);
    Object.assign(said, { 'note-citation': '', creator: '', date: '' });
  };
  let depth = 0;
  let mute = 0;
  const open: string[] = [];
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === within) depth += 1;
      if (depth === 0) return;
      if (silent.has(name)) mute += 1;
      if (mute > 0) return;
      if (beside.has(name)) inside.push(name);
      if (beside.has(name) || tellsOfIt(name)) begin();
      if (name === 'h') {
        const level = Math.min(6, Math.max(1, Number(attribute('outline-level') ?? 1) || 1));
        open.push(`h${level}`);
        html += `<h${level}>${numbered(numbers.openParagraph(true, attribute))}`;
      } else if (name === 'p') html += `<p>${numbered(numbers.openParagraph(false, attribute))}`;
      else if (name === 'list') {
        lists.push(numbers.openList(attribute) ? null : 'ul');
        if (lists.at(-1) === 'ul') html += '<ul>';
      } else if (name === 'list-item' || name === 'list-header') {
        if (name === 'list-item') numbers.openItem(attribute);
        if (lists.at(-1) === 'ul') html += '<li>';
      } else if (name === 's') html += ' '.repeat(Math.min(100, Math.max(1, Number(attribute('c') ?? 1) || 1)));
      else if (name === 'tab') html += '\t';
      else if (name === 'line-break') html += '<br>';
      else if (tags[name] !== undefined) html += `<${tags[name]}>`;
    },
    close: (name) => {
      if (depth > 0 && mute === 0) {
        if (beside.has(name) && inside.at(-1) === name) putAside(name);
        else if (tellsOfIt(name)) said[name] = end().trim();
        else if (name === 'h') html += `</${open.pop() ?? 'h1'}>`;
        else if (name === 'list') {
          if (lists.pop() === 'ul') html += '</ul>';
          numbers.closeList();
        } else if (name === 'list-item' || name === 'list-header') {
          if (lists.at(-1) === 'ul') html += '</li>';
        } else if (tags[name] !== undefined) html += `</${tags[name]}>`;
      }
      if (depth > 0 && silent.has(name)) mute = Math.max(0, mute - 1);
      if (name === within) depth = Math.max(0, depth - 1);
    },
    text: (words) => {
      if (depth > 0 && mute === 0) html += escaped(words);
    },
  });
  return `${html}${ends.join('')}`.normalize('NFC');
}

function numbered(number: string): string {
  return number === '' ? '' : `${escaped(number)}\t`;
}

function framed(tag: 'header' | 'footer', styles: string, lists: ListStyles): string {
  const words = htmlOf(styles, tag, lists);
  return /\p{L}/u.test(htmlText(words)) ? `<${tag}>${words}</${tag}>` : '';
}

function element(xml: string, name: string): string | null {
  let value = '';
  let isIn = false;
  walkXml(xml, {
    open: (opened) => {
      isIn = opened === name && value === '';
    },
    close: () => {
      isIn = false;
    },
    text: (words) => {
      if (isIn) value += words.slice(0, 1000);
    },
  });
  return canonicalText(value).trim() || null;
}
