// Owns: the text of a piece of HTML exactly as a reader sees it, so that a quotation selected in the window is found in it. Must not add marks
// of its own (no bullets, no addresses of links, no capitals) and must not sanitise: the window does that before showing.
import { compile } from 'html-to-text';
import { canonicalText } from './decodeText.ts';

const skipped = ['img', 'script', 'style', 'template', 'noscript', 'svg', 'math', 'object', 'iframe', 'title', 'head'];
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

const convert = compile({
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
  },
  selectors: [
    { selector: 'a', format: 'inline' },
    { selector: 'blockquote', format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
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
