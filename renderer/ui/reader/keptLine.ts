// Owns keeping the line one reads where it is when words get another width. Must not know what the words are; pages are kept by their own body.
import { scrollGround } from './scrollLink.ts';

/** A letter, and how far under the top of what scrolls its line stood, in pixels. */
interface KeptLetter {
  readonly node: Node;
  readonly at: number;
  readonly under: number;
}

/**
 * Keeps the line at the top of what scrolls there whenever `box` becomes wider or narrower. The browser does so for words in many boxes (scroll anchoring), but a
 * text, or a message of lines broken by hand, is one box, and a third of it passed by when a second reader was opened beside it.
 * @param scroller what scrolls; the root element of a frame's document too
 * @param box what gives it its width
 * @returns how to stop
 */
export function keepLine(scroller: Element, box: Element): () => void {
  const ground = scrollGround(scroller);
  const top = () => (ground === scroller ? scroller.getBoundingClientRect().top : 0);
  let width = box.clientWidth;
  let kept: KeptLetter | null = null;
  // Where we scrolled to: nothing is noted there, else each width would lose a part of a line.
  let put: number | null = null;
  const note = () => {
    if (scroller.scrollTop === put) return;
    put = null;
    kept = scroller.scrollTop === 0 ? null : letterAt(scroller, top());
  };
  const observer = new ResizeObserver(() => {
    if (box.clientWidth === width) return;
    width = box.clientWidth;
    const line = kept?.node.isConnected ? lineOf(kept) : null;
    if (kept === null || line === null) return;
    scroller.scrollTop += line.top - top() - kept.under;
    put = scroller.scrollTop;
  });
  observer.observe(box);
  ground.addEventListener('scrollend', note, { passive: true });
  return () => {
    observer.disconnect();
    ground.removeEventListener('scrollend', note);
  };
}

/** The first letter of the first line wholly in view, looked for down the left edge of the words; null where none is near the top. */
function letterAt(scroller: Element, top: number): KeptLetter | null {
  const { left, width } = scroller.getBoundingClientRect();
  const document = scroller.ownerDocument;
  for (let under = 2; under < 200; under += 8) {
    const found = document.caretRangeFromPoint(left + width / 4, top + under);
    if (found === null || found.startContainer.nodeType !== Node.TEXT_NODE || !scroller.contains(found.startContainer)) continue;
    const letter = { node: found.startContainer, at: found.startOffset, under: 0 };
    const line = lineOf(letter);
    if (line !== null) return { ...letter, under: line.top - top };
  }
  return null;
}

function lineOf({ node, at }: KeptLetter): DOMRect | null {
  const length = node.textContent?.length ?? 0;
  if (length === 0) return null;
  const letter = (node.ownerDocument as Document).createRange();
  letter.setStart(node, Math.min(at, length - 1));
  letter.setEnd(node, Math.min(at, length - 1) + 1);
  return letter.getClientRects()[0] ?? null;
}
