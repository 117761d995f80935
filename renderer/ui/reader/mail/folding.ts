// Owns folding quoted history where it stands in a page: what is folded is hidden, never taken out, so that every word keeps its place for marks, finding
// and quoting. Must not know what is quoted: db/model/quoted tells.

/** One run of quoted words, folded behind a line of ours. Offsets count in the entry's canonical text. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly isOpen: boolean;
}

/** For words that quote nothing. */
export const nothingFolded: readonly Fold[] = [];

const folded = 'data-folded';
const ofFold = 'data-fold';
const handle = 'data-fold-handle';

/**
 * Folds runs of the words under `root`. Page and canonical text have the same letters in the same order, only their white space differs; where they do not
 * agree nothing is folded. Called again it only renews the labels.
 */
export function foldQuoted(root: Element, text: string, folds: readonly Fold[]): void {
  if (root.querySelector(`[${handle}]`) === null) {
    root.setAttribute('data-folds', '');
    const nodes = textNodes(root);
    if (letters(text) !== nodes.reduce((sum, node) => sum + letters(node.data), 0)) return;
    for (const [at, fold] of folds.entries())
      hide(root, at, letters(text.slice(0, fold.start)), letters(text.slice(0, fold.end)), !fold.isOpen);
  }
  for (const [at, { label }] of folds.entries()) {
    const button = root.querySelector(`[${handle}="${at}"]`);
    if (button !== null && button.textContent !== label) button.textContent = label;
  }
}

/** Shows what is folded around a place, so that a mark, a hit or a sentence in it is seen. */
export function unfoldAround(node: Node): void {
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  const at = element?.closest(`[${folded}]`)?.getAttribute(ofFold);
  const body = element?.closest('[data-folds]') ?? element?.ownerDocument.body;
  if (at != null && body != null) setOpen(body, at, true);
}

/** Style of the lines that stand for what is folded; the page and a message's frame each need it. */
export function foldStyle(
  colours: { readonly quiet: string; readonly sunken: string; readonly accent: string; readonly line: string },
  face: string,
): string {
  return `[${folded}] { display: none !important; }
[${handle}] { display: block; margin: 0.4em 0; padding: 2px 8px; border: 0; border-left: 2px solid ${colours.line}; border-radius: 3px;
  font: 12px/18px ${face}; color: ${colours.quiet}; background: ${colours.sunken}; text-align: left; white-space: normal; cursor: pointer; }
[${handle}]::before { content: "▸ " / ""; }
[${handle}][aria-expanded="true"]::before { content: "▾ " / ""; }
[${handle}]:focus-visible { outline: 2px solid ${colours.accent}; }`;
}

function setOpen(root: Element, at: string, isOpen: boolean): void {
  for (const element of root.querySelectorAll(`[${ofFold}="${at}"]`)) element.toggleAttribute(folded, !isOpen);
  root.querySelector(`[${handle}="${at}"]`)?.setAttribute('aria-expanded', String(isOpen));
}

function hide(root: Element, at: number, from: number, to: number, isFolded: boolean): void {
  const inside = split(root, from, to);
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return;
  const isInside = new Set<Node>(inside);
  const marked = new Set<Element>();
  const mark = (element: Element) => {
    element.setAttribute(ofFold, String(at));
    element.toggleAttribute(folded, isFolded);
    marked.add(element);
  };
  for (const node of inside) {
    if (node.parentElement?.closest(`[${ofFold}="${at}"]`) != null) continue;
    let top: Node = node;
    for (
      let up = node.parentElement;
      up !== null && up !== root && textNodes(up).every((each) => isInside.has(each) || letters(each.data) === 0);
      up = up.parentElement
    )
      top = up;
    if (top !== node) {
      mark(top as Element);
      continue;
    }
    const wrapper = root.ownerDocument.createElement('span');
    node.replaceWith(wrapper);
    wrapper.append(node);
    mark(wrapper);
  }
  // Breaks and pictures between the words go with them.
  for (const element of root.querySelectorAll('br, img, hr')) {
    const isAfter = first.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    const isBefore = last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
    if (isAfter && isBefore && element.closest(`[${ofFold}]`) === null) mark(element);
  }
  const [top] = marked;
  if (top === undefined) return;
  const button = root.ownerDocument.createElement('button');
  button.type = 'button';
  button.setAttribute(handle, String(at));
  button.setAttribute('aria-expanded', String(!isFolded));
  button.setAttribute('data-ours', '');
  button.addEventListener('click', () => setOpen(root, String(at), button.getAttribute('aria-expanded') !== 'true'));
  const before = /^(?:TD|TH|TR|TBODY|THEAD|LI)$/.test(top.tagName) ? (top.closest('table, ul, ol') ?? top) : top;
  before.before(button);
}

/** Text nodes that hold the letters from the one of number `from` up to `to`, split where a run begins or ends inside a node. */
function split(root: Element, from: number, to: number): Text[] {
  const inside: Text[] = [];
  let seen = 0;
  for (const node of textNodes(root)) {
    const count = letters(node.data);
    const [start, end] = [Math.max(from - seen, 0), Math.min(to - seen, count)];
    seen += count;
    if (start >= end) continue;
    let own = node;
    if (end < count) own.splitText(placeOf(own.data, end, false));
    if (start > 0) own = own.splitText(placeOf(own.data, start, true));
    inside.push(own);
  }
  return inside;
}

/** Offset before the letter of this number, or, for an end, behind the one before it. */
function placeOf(text: string, number: number, isStart: boolean): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (/\s/.test(text[at] ?? '')) continue;
    if (isStart && count === number) return at;
    count += 1;
    if (!isStart && count === number) return at + 1;
  }
  return text.length;
}

function letters(text: string): number {
  return text.replace(/\s+/g, '').length;
}

function textNodes(root: Element): Text[] {
  const nodes: Text[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if ((node as Text).parentElement?.closest('[data-ours]') === null) nodes.push(node as Text);
  return nodes;
}
