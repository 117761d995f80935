// Owns: how words in quotation marks stand to the words of their source: to the letter, with the writer's own marks of change (left-out words, words in
// brackets, "(sic)"), or otherwise. Must not know where sources come from.
import { type FoldedText, foldForMatch, placesOf } from './anchor.ts';

/** `exact`: to the letter. `adapted`: what was left out or put in is shown by dots or brackets, and the rest is to the letter. `differs`: neither. */
export type QuotationStanding = 'exact' | 'adapted' | 'differs';

/**
 * Which brackets hold the writer's own words. A quotation bound to its source: square ones, for round ones may be the source's own. One typed by hand may have
 * either, as published determinations write (Housing Ombudsman Service, determination 202334516).
 */
export type OwnBrackets = 'square' | 'either';

/** A stretch of a quotation that must stand in the source; a side that touches a bracket may cut a word: `[T]he`, `repair[ed]`. */
interface Piece {
  readonly words: string;
  readonly cutsStart: boolean;
  readonly cutsEnd: boolean;
}

interface FoldedPiece extends Omit<Piece, 'words'> {
  readonly words: FoldedText;
}

const letter = /[\p{L}\p{N}]/u;
const leftOut = '(?:…|\\.{3,}|\\.(?: \\.){2,})';
/** The writer's own words in brackets and "(sic)"; left-out words, as dots or an ellipsis, with round brackets about them or none. */
const changes: Readonly<Record<OwnBrackets, RegExp>> = {
  square: changeIn('\\(\\s*sic[.!]?\\s*\\)'),
  either: changeIn('\\((?!\\s*[.…])[^)]*\\)'),
};
const endMarks = /^[\s,.;:!?]+|[\s,.;:!?]+$/g;

function changeIn(round: string): RegExp {
  return new RegExp(`\\s*(?:(\\[[^\\]]*\\]|${round})|\\(\\s*${leftOut}\\s*\\)|${leftOut})\\s*`, 'gi');
}

/** The stretches of a quotation that are the source's own, in order. */
function piecesOf(quotation: string, own: OwnBrackets): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let cutsStart = false;
  const add = (to: number, cutsEnd: boolean) => {
    const words = quotation.slice(from, to).replace(endMarks, '');
    if (letter.test(words)) pieces.push({ words, cutsStart, cutsEnd });
  };
  for (const match of quotation.matchAll(changes[own])) {
    const [whole, bracket] = match;
    add(match.index, bracket !== undefined && !/^\s/.test(whole));
    from = match.index + whole.length;
    cutsStart = bracket !== undefined && !/\s$/.test(whole);
  }
  add(quotation.length, false);
  return pieces;
}

/** Whether a place of the folded text is between two letters of one word. */
function isInsideWord({ text, hyphens }: FoldedText, at: number): boolean {
  return at > 0 && letter.test(text[at - 1] ?? '') && letter.test(text[at] ?? '') && !hyphens.has(at);
}

/** The end of the first place at or after `from` where the words stand as whole words; -1 where they do not. */
function endOfPlace(source: FoldedText, { words, cutsStart, cutsEnd }: FoldedPiece, from: number): number {
  const { found, words: folded } = placesOf(source, words);
  const at = found.find(
    (start) => start >= from && (cutsStart || !isInsideWord(source, start)) && (cutsEnd || !isInsideWord(source, start + folded.length)),
  );
  return at === undefined ? -1 : at + folded.length;
}

/** A quotation made ready to be held against many texts. */
export interface ReadyQuotation {
  /** How it stands to a text; as `quotationStanding`. */
  readonly standingIn: (source: FoldedText) => QuotationStanding;
  /** Its own words in stretches, without what the writer put in or left out. */
  readonly stretches: readonly string[];
  /** False of many texts in one where it stands in none of them: soon told, and `standingIn` of each takes its time. */
  readonly mayStandIn: (folded: string) => boolean;
}

function isIn(piece: FoldedPiece | null, text: string): boolean {
  return piece !== null && text.includes(piece.words.text.trim());
}

/** A quotation taken apart once, where it is held against more than one text. */
export function readyQuotation(quotation: string, own: OwnBrackets): ReadyQuotation {
  const folded = (piece: Piece): FoldedPiece => ({ ...piece, words: foldForMatch(piece.words.normalize('NFC')) });
  const bare = quotation.replace(endMarks, '');
  const whole = letter.test(bare) ? folded({ words: bare, cutsStart: false, cutsEnd: false }) : null;
  const pieces = piecesOf(quotation, own);
  const foldedPieces = pieces.map(folded);
  const [first] = foldedPieces;
  // Mostly a quotation is one stretch, and that is the whole of it: many texts are long to look through twice.
  const isOne = foldedPieces.length === 1 && first?.words.text.trim() === whole?.words.text.trim();
  return {
    stretches: pieces.map(({ words }) => words),
    mayStandIn: (text) => isIn(whole, text) || (!isOne && foldedPieces.length > 0 && foldedPieces.every((piece) => isIn(piece, text))),
    standingIn: (source) => {
      if (whole !== null && endOfPlace(source, whole, 0) >= 0) return 'exact';
      let from = 0;
      for (const piece of foldedPieces) {
        from = endOfPlace(source, piece, from);
        if (from < 0) return 'differs';
      }
      return pieces.length === 0 ? 'differs' : 'adapted';
    },
  };
}

/**
 * How a quotation stands to a text. Overlooked are only what `foldForMatch` overlooks, and marks of punctuation at the quotation's ends; words quoted must be
 * whole words. Shown changes are those of legal writing (Modern Humanities Research Association, MHRA Style Guide, "Quotations"): three dots or an ellipsis
 * for what is left out, square brackets for the writer's own words; with `either`, round ones too. A quotation with no words of its own stands nowhere.
 * @param source in NFC
 */
export function quotationStanding(quotation: string, source: string | FoldedText, own: OwnBrackets = 'square'): QuotationStanding {
  return readyQuotation(quotation, own).standingIn(typeof source === 'string' ? foldForMatch(source) : source);
}

/** Whether a quotation has words that could stand in a source at all. */
export function hasQuotedWords(quotation: string): boolean {
  return piecesOf(quotation, 'either').length > 0;
}

/** How many words a quotation has: a few may stand anywhere. */
export function wordCount(words: string): number {
  return words.trim().split(/\s+/).length;
}
