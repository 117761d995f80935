// Owns the words of a piece of page as one text, and the way between offsets in it and places in the page. Must not know marks or entries.

const blocks = new Set([
  'ADDRESS',
  'ARTICLE',
  'ASIDE',
  'BLOCKQUOTE',
  'BR',
  'CAPTION',
  'DD',
  'DETAILS',
  'DIV',
  'DL',
  'DT',
  'FIGCAPTION',
  'FIGURE',
  'FOOTER',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'HEADER',
  'HR',
  'LI',
  'MAIN',
  'NAV',
  'OL',
  'P',
  'PRE',
  'SECTION',
  'SUMMARY',
  'TABLE',
  'TBODY',
  'TD',
  'TFOOT',
  'TH',
  'THEAD',
  'TR',
  'UL',
]);

interface Piece {
  readonly node: Text;
  readonly start: number;
}

/** The words of an element: its text nodes in order, a line break wherever a block begins or ends. Made once; make it anew when the element changes. */
export interface DomText {
  readonly text: string;
  /** The offset of a place in the page; null when it lies outside the element. */
  readonly offsetOf: (node: Node, offset: number) => number | null;
  /** The range of the page that holds these offsets; null when the text has no such words. */
  readonly rangeOf: (start: number, end: number) => Range | null;
}

/** Reads the words of an element. */
export function domText(root: Element): DomText {
  const document = root.ownerDocument;
  const pieces: Piece[] = [];
  let text = '';
  const breakLine = () => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const walk = (node: Node) => {
    if (node.nodeType === 3) {
      pieces.push({ node: node as Text, start: text.length });
      text += (node as Text).data;
      return;
    }
    // What the window itself adds among the words (the number of a row) is not the entry's.
    if (node.nodeType === 1 && (node as Element).hasAttribute('data-ours')) return;
    const isBlock = node.nodeType === 1 && blocks.has((node as Element).tagName);
    if (isBlock) breakLine();
    for (const child of node.childNodes) walk(child);
    if (isBlock) breakLine();
  };
  walk(root);

  const offsetOf = (node: Node, offset: number): number | null => {
    if (!root.contains(node)) return null;
    if (node.nodeType === 3) {
      const piece = pieces.find((each) => each.node === node);
      return piece === undefined ? null : piece.start + offset;
    }
    // A place between children: where the first words after it begin.
    const after = document.createRange();
    after.setStart(node, offset);
    const next = pieces.find((piece) => after.comparePoint(piece.node, 0) >= 0);
    return next?.start ?? text.length;
  };
  const pieceAt = (offset: number): Piece | undefined => {
    let [low, high] = [0, pieces.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return pieces[low];
  };
  const rangeOf = (start: number, end: number): Range | null => {
    const [first, last] = [pieceAt(start), pieceAt(Math.max(start, end - 1))];
    if (first === undefined || last === undefined || end <= start) return null;
    const range = document.createRange();
    range.setStart(first.node, Math.min(first.node.length, start - first.start));
    range.setEnd(last.node, Math.min(last.node.length, end - last.start));
    return range;
  };
  return { text, offsetOf, rangeOf };
}
