// Owns the guide as the window shows it: docs/guide.md cut into its parts, and the places in it that have some words. Must not draw.
import { lexer, type Token, type Tokens } from 'marked';
import words from '../../../docs/guide.md?raw';
import type { ScreenName } from '../../api/place.tsx';
import { screenText } from '../../text/shell.ts';

/** A stretch of words that looks one way. */
export interface GuideRun {
  readonly text: string;
  readonly isStrong?: true;
  readonly isEmphasised?: true;
  /** What is typed or pressed, and names of files. */
  readonly isCode?: true;
}

export type GuideBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly GuideRun[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly GuideRun[])[] };

/** What stands under one heading, up to the next of any depth. */
export interface GuidePart {
  readonly title: string;
  /** 1 for the guide's own title, 2 for a part of it, 3 for a part of that. */
  readonly depth: number;
  readonly blocks: readonly GuideBlock[];
}

/** The guide, in order. */
export const guide: readonly GuidePart[] = guideOf(words);

/** Cuts a guide written in Markdown (CommonMark) into its parts. Pictures are left out: the window itself is what they show. Throws on what no part of ours uses, such as a table. */
export function guideOf(markdown: string): readonly GuidePart[] {
  const parts: { title: string; depth: number; blocks: GuideBlock[] }[] = [];
  for (const token of lexer(markdown)) {
    if (token.type === 'heading') {
      parts.push({ title: wordsOf(runsOf(token.tokens)), depth: (token as Tokens.Heading).depth, blocks: [] });
    } else if (token.type !== 'space') {
      parts.at(-1)?.blocks.push(...blockOf(token));
    }
  }
  return parts;
}

/** The part about a screen, by its number; about the first start where no case is open. */
export function partAbout(screen: ScreenName | null): number {
  if (screen === null) return 1;
  const { name } = screenText[screen];
  return guide.findIndex(({ title }) => title === name || title.startsWith(`${name}:`));
}

/** Parts with what in them has every one of the words, in any order and case; all of a part whose title has them. Nothing where no word is given. */
export function findInGuide(parts: readonly GuidePart[], asked: string): readonly GuidePart[] {
  const wanted = wantedWords(asked);
  if (wanted.length === 0) return [];
  const has = (text: string) => wanted.every((word) => text.toLowerCase().includes(word));
  return parts.flatMap((part) => {
    const blocks = has(part.title) ? part.blocks : part.blocks.flatMap((block) => narrowed(block, has));
    return blocks.length === 0 ? [] : [{ ...part, blocks }];
  });
}

/** How many places those are: paragraphs and lines of lists. */
export function placesIn(parts: readonly GuidePart[]): number {
  return parts.reduce(
    (sum, { blocks }) => sum + blocks.reduce((all, block) => all + (block.kind === 'list' ? block.items.length : 1), 0),
    0,
  );
}

/** A text cut where one of the words stands in it; every second piece, from the second on, is such a word. */
export function cutAtWords(text: string, asked: string): readonly string[] {
  const wanted = wantedWords(asked).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return wanted.length === 0 ? [text] : text.split(new RegExp(`(${wanted.join('|')})`, 'gi'));
}

function wantedWords(asked: string): readonly string[] {
  return asked.toLowerCase().split(/\s+/).filter(Boolean);
}

function narrowed(block: GuideBlock, has: (text: string) => boolean): readonly GuideBlock[] {
  if (block.kind === 'paragraph') return has(wordsOf(block.runs)) ? [block] : [];
  const items = block.items.filter((item) => has(wordsOf(item)));
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function wordsOf(runs: readonly GuideRun[]): string {
  return runs.map(({ text }) => text).join('');
}

function blockOf(token: Token): readonly GuideBlock[] {
  if (token.type === 'paragraph') {
    const runs = runsOf(token.tokens);
    return runs.length === 0 ? [] : [{ kind: 'paragraph', runs }];
  }
  if (token.type === 'list') {
    const items = (token as Tokens.List).items.map((item) =>
      item.tokens.flatMap((each) => runsOf('tokens' in each ? each.tokens : [each])),
    );
    return [{ kind: 'list', items }];
  }
  throw new Error(`The guide has a ${token.type} that the window does not know how to show: ${token.raw.slice(0, 80)}`);
}

type Look = Omit<GuideRun, 'text'>;

function runsOf(tokens: readonly Token[] = [], look: Look = {}): readonly GuideRun[] {
  return tokens.flatMap((token): readonly GuideRun[] => {
    if (token.type === 'strong') return runsOf(token.tokens, { ...look, isStrong: true });
    if (token.type === 'em') return runsOf(token.tokens, { ...look, isEmphasised: true });
    if (token.type === 'link') return runsOf(token.tokens, look);
    if (token.type === 'image') return [];
    if (token.type === 'codespan') return [{ ...look, text: (token as Tokens.Codespan).text, isCode: true }];
    if (token.type === 'text' || token.type === 'escape') {
      // Lines are broken where the source was, which says nothing.
      return [{ ...look, text: (token as Tokens.Text).text.replace(/\s*\n\s*/g, ' ') }];
    }
    throw new Error(`The guide has a ${token.type} that the window does not know how to show: ${token.raw.slice(0, 80)}`);
  });
}
