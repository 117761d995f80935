// Owns cutting a snippet at its hit markers. Pure; the snippet never becomes markup.

/** A piece of a snippet; `isHit` where the words searched for stand. */
export interface SnippetPiece {
  readonly text: string;
  readonly isHit: boolean;
}

const begin = '\uE000';
const end = '\uE001';

/** The pieces of a snippet in order, none empty. */
export function snippetPieces(snippet: string): readonly SnippetPiece[] {
  const pieces: SnippetPiece[] = [];
  let isHit = false;
  for (const text of snippet.split(/([\uE000\uE001])/)) {
    if (text === begin) isHit = true;
    else if (text === end) isHit = false;
    else if (text !== '') pieces.push({ text, isHit });
  }
  return pieces;
}
