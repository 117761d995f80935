// Owns: where a comment on the report stands: the anchor made of words selected in a version, and its place in the draft as it is now. Pure.
import type { Comment } from './draft.ts';
import { contextOf, findWords, type PrintedParagraph, printedWords, type Stretch, sameWords } from './printedParagraph.ts';

/** The words a comment is anchored to. */
export type CommentAnchor = Pick<Comment, 'paragraphId' | 'exact' | 'prefix' | 'suffix'>;

/** What stands before the words of a paragraph in a version's text: `  12. `, `    a. `. */
const numberBefore = /^\s*(?:(?:\d+|\p{L}{1,4})\.\s+)?/u;

/**
 * The anchor of words selected in a version's text; null where nothing but space is selected. Words over several lines are cut to those on the first: a
 * comment is about one paragraph.
 */
export function anchorIn(text: string, selected: Stretch, paragraphs: readonly PrintedParagraph[]): CommentAnchor | null {
  const words = text.slice(selected.start, selected.end);
  const start = selected.start + (words.length - words.trimStart().length);
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start);
  const line = text.slice(lineStart, lineEnd);
  const lead = numberBefore.exec(line)?.[0].length ?? 0;
  const exact = text.slice(Math.max(start, lineStart + lead), Math.min(selected.end, lineEnd)).trimEnd();
  if (exact === '') return null;
  const own = line.slice(lead);
  const from = Math.max(0, start - lineStart - lead);
  const paragraph =
    paragraphs.find((each) => sameWords(printedWords(each), own)) ?? paragraphs.find((each) => sameWords(printedWords(each), line));
  return { paragraphId: paragraph?.id ?? null, exact, ...contextOf(own, from, from + exact.length) };
}

/** The paragraph a comment stands at now and the words it is about; `place` null where the words are not in it, `paragraph` null where it is nowhere. */
export function commentPlace(
  { paragraphId, exact, prefix, suffix }: CommentAnchor,
  paragraphs: readonly PrintedParagraph[],
): { readonly paragraph: PrintedParagraph | null; readonly place: Stretch | null } {
  const own = paragraphs.find(({ id }) => id === paragraphId);
  if (own !== undefined) return { paragraph: own, place: exact === '' ? null : findWords(own.printed.join(''), { exact, prefix, suffix }) };
  if (exact === '') return { paragraph: null, place: null };
  const found = paragraphs.flatMap((paragraph) => {
    const place = findWords(paragraph.printed.join(''), { exact, prefix, suffix });
    return place === null ? [] : [{ paragraph, place }];
  });
  return found.length === 1 && found[0] !== undefined ? found[0] : { paragraph: null, place: null };
}
