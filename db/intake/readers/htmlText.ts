// Owns: the text of a piece of HTML exactly as a reader sees it, so that a quotation selected in the window is found in it. Must not add marks
// of its own (no bullets, no addresses of links, no capitals) and must not sanitise: the window does that before showing.
import { compile } from 'html-to-text';
import type { Stretch } from '../../model/quoted.ts';
import { canonicalText } from './decodeText.ts';

const skipped = ['img', 'script', 'style', 'template', 'noscript', 'svg', 'math', 'object', 'iframe', 'title', 'head'];
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

const convert = converter(false);

/** With signs around what is quoted, for the few messages that mark it. */
let convertSigned: ((html: string) => string) | null = null;

// For private use: no paper holds them, and where one does its quotations are told by their words alone.
const [quoteStart, quoteEnd] = ['\uE010', '\uE011'];

function converter(isSigned: boolean): (html: string) => string {
  return compile({
    wordwrap: false,
    preserveNewlines: false,
    // html-to-text otherwise stops silently at 16 million characters.
    limits: { maxInputLength: 200_000_000, maxDepth: 1500 },
    // The whole of it: mail programs and lists write below the closing body tag.
    baseElements: { selectors: [], returnDomByDefault: true },
    formatters: {
      cell: (element, walk, builder) => {
        builder.openBlock({ leadingLineBreaks: 1 });
        walk(element.children, builder);
        builder.closeBlock({ trailingLineBreaks: 1 });
      },
      quotation: (element, walk, builder) => {
        const isQuoted = isSigned && isCited(element.attribs);
        builder.openBlock({ leadingLineBreaks: 2 });
        if (isQuoted) builder.addInline(quoteStart, { noWordTransform: true });
        walk(element.children, builder);
        if (isQuoted) builder.addInline(quoteEnd, { noWordTransform: true });
        builder.closeBlock({ trailingLineBreaks: 2 });
      },
    },
    selectors: [
      { selector: 'a', format: 'inline' },
      { selector: 'blockquote', format: 'quotation' },
      { selector: 'hr', format: 'skip' },
      { selector: 'table', format: 'block' },
      { selector: 'tr', format: 'block' },
      { selector: 'td', format: 'cell' },
      { selector: 'th', format: 'cell' },
      { selector: 'ul', format: 'block' },
      { selector: 'ol', format: 'block' },
      { selector: 'li', format: 'block' },
      { selector: 'dd', format: 'block' },
      { selector: 'dt', format: 'block' },
      ...headings.map((selector) => ({ selector, format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } })),
      ...skipped.map((selector) => ({ selector, format: 'skip' })),
    ],
  });
}

/** Words of the HTML in reading order, blocks on lines of their own; never throws on broken markup. */
export function htmlText(html: string): string {
  return canonicalText(convert(html)).trim();
}

/** The words of the first heading of at most level 3, or null. */
export function firstHeading(html: string): string | null {
  const found = /<h([1-3])\b[^>]{0,500}>([\s\S]{1,1000}?)<\/h\1\s*>/i.exec(html.slice(0, 500_000));
  const words = found?.[2] === undefined ? '' : htmlText(found[2]).replace(/\s+/g, ' ').trim();
  return words === '' ? null : words;
}

/** A message marks what it quotes; a paragraph set in by its writer is none. */
function isCited({ type = '', cite, class: names = '', style = '' }: Readonly<Record<string, string>>): boolean {
  return (
    type.toLowerCase() === 'cite' || cite !== undefined || /quote|cite/i.test(names) || /border-left(?!\s*:\s*(?:none|0))/i.test(style)
  );
}

/**
 * Stretches of `text`, the words of this HTML, that stand in its quotations, the outer ones first; none where they cannot be told for certain.
 * Both are gone through by their letters: signs only ever move white space.
 */
export function quotedStretches(html: string, text: string): Stretch[] {
  if (!/<blockquote/i.test(html)) return [];
  convertSigned ??= converter(true);
  const signed = canonicalText(convertSigned(html));
  const stretches: Stretch[] = [];
  const open: number[] = [];
  let at = 0;
  for (const sign of signed) {
    if (sign === quoteStart) {
      while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
      open.push(at);
    } else if (sign === quoteEnd) {
      const start = open.pop();
      if (start !== undefined && at > start) stretches.push({ start, end: at });
    } else if (!/\s/.test(sign)) {
      while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
      if (!text.startsWith(sign, at)) return [];
      at += sign.length;
    }
  }
  return stretches.sort((one, other) => one.start - other.start || other.end - one.end);
}
