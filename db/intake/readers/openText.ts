// Owns: OpenDocument texts (.odt; OASIS, OpenDocument 1.3): words, headings, lists and tables as HTML, headers and footers around them. Macros, scripts and
// what is linked are never looked at.
import type { ReadResult } from '../../model/extraction.ts';
import { mailDate } from '../dating/mailDate.ts';
import { canonicalText } from './decodeText.ts';
import { firstHeading, htmlText } from './htmlText.ts';
import { openPackage } from './officePackage.ts';
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
  const body = htmlOf(content, 'body');
  const html = `${framed('header', styles)}${body}${framed('footer', styles)}`;
  const meta = packed.text('meta.xml') ?? '';
  const made = element(meta, 'creation-date');
  const changed = element(meta, 'date');
  return wordsResult(
    { reader: 'open-text', kind: 'word', mediaType },
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
      headers: ['initial-creator', 'creator', 'creation-date', 'date'].flatMap((name) => {
        const value = element(meta, name);
        return value === null ? [] : [{ name, value }];
      }),
    },
  );
}

const tags: Readonly<Record<string, string>> = {
  p: 'p',
  list: 'ul',
  'list-item': 'li',
  table: 'table',
  'table-row': 'tr',
  'table-cell': 'td',
  note: 'sup',
};
/** Words that are no part of the text as it reads: what was deleted, what stands for a number, who commented. */
const silent = new Set([
  'tracked-changes',
  'deletion',
  'sequence-decls',
  'variable-decls',
  'forms',
  'script',
  'event-listeners',
  'note-citation',
  'object',
]);

/** The words inside every element of this name, as HTML. */
function htmlOf(xml: string, within: string): string {
  let html = '';
  let depth = 0;
  let mute = 0;
  const open: string[] = [];
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === within) depth += 1;
      if (depth === 0) return;
      if (silent.has(name)) mute += 1;
      if (mute > 0) return;
      if (name === 'h') {
        const level = Math.min(6, Math.max(1, Number(attribute('outline-level') ?? 1) || 1));
        open.push(`h${level}`);
        html += `<h${level}>`;
      } else if (name === 's') html += ' '.repeat(Math.min(100, Math.max(1, Number(attribute('c') ?? 1) || 1)));
      else if (name === 'tab') html += '\t';
      else if (name === 'line-break') html += '<br>';
      else if (tags[name] !== undefined) html += `<${tags[name]}>`;
    },
    close: (name) => {
      if (depth > 0 && mute === 0) {
        if (name === 'h') html += `</${open.pop() ?? 'h1'}>`;
        else if (tags[name] !== undefined) html += `</${tags[name]}>`;
      }
      if (depth > 0 && silent.has(name)) mute = Math.max(0, mute - 1);
      if (name === within) depth = Math.max(0, depth - 1);
    },
    text: (words) => {
      if (depth > 0 && mute === 0) html += escaped(words);
    },
  });
  return html.normalize('NFC');
}

function framed(tag: 'header' | 'footer', styles: string): string {
  const words = htmlOf(styles, tag);
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
