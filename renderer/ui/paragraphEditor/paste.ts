// Owns cleaning what is pasted: words and list depth are kept, everything else (fonts, fields, comments, Word's own markup) is dropped. No editor here.

/** One paragraph of what was pasted. */
export interface PastedBlock {
  readonly depth: number;
  readonly text: string;
}

const blockTags = new Set(['P', 'LI', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TR', 'BLOCKQUOTE', 'PRE', 'DIV', 'DT', 'DD', 'FIGCAPTION']);
const droppedTags = new Set(['STYLE', 'SCRIPT', 'TITLE', 'META', 'LINK', 'XML', 'IMG', 'OBJECT', 'IFRAME', 'SVG', 'TEMPLATE']);

/** Runs of white space become one space; no-break spaces become plain ones. */
export function tidyWords(text: string): string {
  return text.replace(/[\s\u00a0]+/gu, ' ').trim();
}

/** Paragraphs of plain text: a line each, blank lines dropped. */
export function blocksOfText(text: string): PastedBlock[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map(tidyWords)
    .filter((line) => line !== '')
    .map((line) => ({ depth: 0, text: line }));
}

function isDropped(element: Element): boolean {
  // Word writes the bullet or number of a list line as words inside a span it marks to be ignored; o:p holds nothing a reader sees.
  return (
    droppedTags.has(element.tagName) || element.tagName.includes(':') || /mso-list:\s*ignore/iu.test(element.getAttribute('style') ?? '')
  );
}

function depthOf(element: Element, lists: number): number {
  const word = /mso-list:[^;]*level(\d)/iu.exec(element.getAttribute('style') ?? '');
  if (word !== null) return Math.max(0, Number(word[1]) - 1);
  return Math.max(0, lists - 1);
}

/** Paragraphs of a parsed page of HTML, in reading order. `root` must not be part of the page shown: nothing in it is run or loaded. */
export function blocksOfHtml(root: Element): PastedBlock[] {
  const blocks: { depth: number; text: string }[] = [];
  let open = { depth: 0, text: '' };
  const close = (depth: number) => {
    const text = tidyWords(open.text);
    if (text !== '') blocks.push({ depth: open.depth, text });
    open = { depth, text: '' };
  };
  const walk = (node: Node, lists: number) => {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) open.text += child.textContent ?? '';
      if (child.nodeType !== 1) continue;
      const element = child as Element;
      if (isDropped(element)) continue;
      const tag = element.tagName;
      if (tag === 'BR') {
        open.text += ' ';
        continue;
      }
      const isList = tag === 'OL' || tag === 'UL';
      if (tag === 'TD' || tag === 'TH') open.text += ' ';
      if (blockTags.has(tag) || isList) close(depthOf(element, isList ? lists + 1 : lists));
      walk(element, isList ? lists + 1 : lists);
      if (blockTags.has(tag) || isList) close(depthOf(element, lists));
    }
  };
  walk(root, 0);
  close(0);
  return blocks;
}
