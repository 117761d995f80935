// Owns cleaning what is pasted: words, headings and list depth are kept, everything else (fonts, fields, comments, struck-out changes, Word's own markup) is
// dropped; a link or picture leaves its words. No editor here.
import type { ParagraphForm } from '../../../db/model/draft.ts';

/** One paragraph of what was pasted. */
export interface PastedBlock {
  readonly depth: number;
  readonly form: ParagraphForm;
  readonly text: string;
}

/** A block and what it was in the page: how its list was marked, null for none. `depth` is its level in that list. */
interface FoundBlock extends PastedBlock {
  readonly list: 'numbers' | 'bullets' | null;
}

/** Bulleted lines are items of the paragraph before them, and so is any list after a colon. Other numbered lines are paragraphs: in a report, numbers number paragraphs. */
function placed(blocks: readonly FoundBlock[]): PastedBlock[] {
  let shift = 0;
  let numbersShift = 0;
  let before: (FoundBlock & { readonly level: number }) | undefined;
  return blocks.map(({ depth: level, form, text, list }) => {
    if (list === null || before === undefined || before.form === 'heading') shift = 0;
    else if (before.list === null) {
      shift = list === 'bullets' || before.text.endsWith(':') ? before.depth + 1 - level : 0;
      numbersShift = list === 'numbers' ? shift : 0;
      // Another list within a line goes on from there.
    } else if (before.list !== list && level <= before.level) shift = list === 'numbers' ? numbersShift : before.depth + 1 - level;
    const block = { depth: Math.max(0, level + shift), form, text };
    before = { ...block, level, list };
    return block;
  });
}

const headingTags = /^H[1-6]$/u;
const blockTags = new Set([
  'P',
  'LI',
  'TR',
  'BLOCKQUOTE',
  'PRE',
  'DIV',
  'DT',
  'DD',
  'FIGCAPTION',
  'CAPTION',
  'SECTION',
  'ARTICLE',
  'HEADER',
  'FOOTER',
  'ASIDE',
  'MAIN',
  'HR',
]);
// DEL, S and STRIKE are what somebody took out; a reader of the page sees it gone or struck through.
const droppedTags = new Set([
  'STYLE',
  'SCRIPT',
  'NOSCRIPT',
  'TITLE',
  'META',
  'LINK',
  'XML',
  'OBJECT',
  'IFRAME',
  'SVG',
  'TEMPLATE',
  'BUTTON',
  'SELECT',
  'INPUT',
  'TEXTAREA',
  'DEL',
  'S',
  'STRIKE',
]);
/** Styles of things a reader does not see, and of the number or bullet that Word writes as words into a list line. */
const droppedStyle =
  /mso-list:\s*ignore|mso-element:\s*comment|mso-hide:\s*all|display:\s*none|visibility:\s*hidden|clip:\s*rect\((?:0|1px)|text-decoration(?:-line)?:[^;]*line-through/iu;
/** Word's and LibreOffice's names: the mark of a comment, its list at the end, the number of a footnote. And what pages say to screen readers only. */
const droppedName =
  /\bMsoCommentReference\b|\bMsoCommentText\b|\bmsocomoff\b|\bMso(?:Foot|End)noteReference\b|\bsd(?:foot|end)note(?:anc|sym)\b|\bcomment-marker\b|\b(?:govuk-)?visually-hidden\b|\bsr-only\b/u;
/** What stands for a picture without saying what is on it: its file's name, or that a machine named it. */
const emptyAlt = /\.(?:png|jpe?g|gif|bmp|tiff?|webp|svg|emf|wmf)$|(?:automatically generated|AI-generated content may be incorrect)\.?$/iu;
const wordHeading = /\bMso(?:Heading\d|Title|Subtitle)\b/u;
const wordHeadingStyle = /mso-style-name:\s*"?(?:heading|title)|mso-outline-level:\s*[1-6]/iu;
/** A number or bullet typed at the start of a line that Word marked as of a list; the paragraph brings its own. */
const typedNumber = /^(?:[·•§▪◦‣o\-–]|\(?(?:\d{1,3}|[a-z]|[ivxl]{1,5})[.)])[\s\u00a0]+/u;

/** Runs of white space become one space; no-break spaces become plain ones, and what has no width goes. */
function tidyWords(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim();
}

/** A number or bullet that a word processor sets before a line of a list in plain text, with the tab behind it. */
const numberAndTab = /^([\t ]*)(?:([·•§▪◦‣o\-–])|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,5})[.)])\t+/u;
/** What stands for a bullet where a line of a list begins with it: a sign, or the letter that a font of signs shows as one. */
const bullet = /^[^\p{L}\p{N}(]|^[o§]$/u;

/** Paragraphs of plain text: a line each, blank lines and typed numbers dropped. */
export function blocksOfText(text: string): PastedBlock[] {
  const lines = text.split(/\r\n|\r|\n/u).map((line): FoundBlock => {
    const [mark = '', indent = '', sign] = numberAndTab.exec(line) ?? [];
    const list = mark === '' ? null : sign === undefined ? 'numbers' : 'bullets';
    return { depth: indent.split('\t').length - 1, form: 'paragraph', text: tidyWords(line.slice(mark.length)), list };
  });
  return placed(lines.filter((line) => line.text !== ''));
}

function isDropped(element: Element): boolean {
  return (
    droppedTags.has(element.tagName) ||
    // Word's own elements (smart tags, content controls) stand around words a reader sees; only their settings go.
    element.tagName === 'W:SDTPR' ||
    element.hasAttribute('hidden') ||
    droppedStyle.test(element.getAttribute('style') ?? '') ||
    droppedName.test(element.getAttribute('class') ?? '')
  );
}

interface Found {
  readonly depth: number;
  readonly form: ParagraphForm;
  readonly list: FoundBlock['list'];
  /** Its number or bullet may stand among its words. */
  readonly isListed: boolean;
}

function found(element: Element, lists: number): Found {
  const style = element.getAttribute('style') ?? '';
  const name = element.getAttribute('class') ?? '';
  const isHeading =
    headingTags.test(element.tagName) ||
    element.getAttribute('role') === 'heading' ||
    wordHeading.test(name) ||
    wordHeadingStyle.test(style);
  if (isHeading) return { depth: 0, form: 'heading', list: null, isListed: false };
  const word = /mso-list:[^;]*level(\d)/iu.exec(style);
  if (word !== null) {
    const sign = tidyWords(element.querySelector('[style*="mso-list:Ignore" i]')?.textContent ?? '');
    const list = bullet.test(sign) || /\bMsoListBullet/u.test(name) ? 'bullets' : 'numbers';
    return { depth: Math.max(0, Number(word[1]) - 1), form: 'paragraph', list, isListed: true };
  }
  // Word on the web gives each line a list of its own and says how deep it stands.
  const line = lists === 1 ? element.closest('li[data-aria-level]') : null;
  const level = Number(line?.getAttribute('data-aria-level') ?? lists);
  const kind = lists === 0 ? undefined : element.closest('ol, ul')?.tagName;
  const list = kind === undefined ? null : kind === 'OL' ? 'numbers' : 'bullets';
  return { depth: Math.max(0, level - 1), form: 'paragraph', list, isListed: false };
}

/** Whether a cell shares its row with others that have words: a lone cell is a frame, as of a letter laid out in a table. */
function isOneOfMany(cell: Element): boolean {
  const cells = [...(cell.parentElement?.children ?? [])];
  return cells.filter((each) => (each.textContent ?? '').trim() !== '').length > 1;
}

/** Whether a line end follows another with nothing between them. */
function isAfterBreak(lineEnd: Element): boolean {
  let before = lineEnd.previousSibling;
  while (before?.nodeType === 3 && (before.textContent ?? '').trim() === '') before = before.previousSibling;
  return before?.nodeName === 'BR';
}

/** Paragraphs of a parsed page of HTML, in reading order. `root` must not be part of the page shown: nothing in it is run or loaded. */
export function blocksOfHtml(root: Element): PastedBlock[] {
  const blocks: FoundBlock[] = [];
  let open: Found = { depth: 0, form: 'paragraph', list: null, isListed: false };
  let words = '';
  const close = (next: Found) => {
    const tidy = tidyWords(words);
    const text = open.isListed ? tidy.replace(typedNumber, '') : tidy;
    if (text !== '') blocks.push({ depth: open.depth, form: open.form, text, list: open.list });
    open = next;
    words = '';
  };
  // A row of a table is one paragraph, its cells a space apart.
  const walk = (node: Node, lists: number, isInCell = false) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) words += child.textContent ?? '';
      if (child.nodeType !== 1) continue;
      const element = child as Element;
      if (isDropped(element)) continue;
      const tag = element.tagName;
      if (tag === 'BR') {
        // Two line ends together are how mail and pages begin a paragraph.
        if (!isInCell && isAfterBreak(element)) close(open);
        words += ' ';
        continue;
      }
      if (tag === 'IMG') {
        const alt = (element.getAttribute('alt') ?? '').trim();
        words += emptyAlt.test(alt) ? ' ' : ` ${alt} `;
        continue;
      }
      const isList = tag === 'OL' || tag === 'UL';
      const isCell = tag === 'TD' || tag === 'TH';
      const isBroken = isList || blockTags.has(tag) || headingTags.test(tag);
      if (isCell || (isBroken && isInCell)) words += ' ';
      const isBlock = isBroken && !isInCell;
      // A paragraph inside a list line is that line.
      const inside = isList ? lists + 1 : lists;
      if (isBlock) close(found(element, inside));
      walk(element, inside, (isInCell && tag !== 'TABLE') || (isCell && isOneOfMany(element)));
      if (isBlock) close(found(element.parentElement ?? element, lists));
    }
  };
  walk(root, 0);
  close(open);
  return placed(blocks);
}
