// Owns times in a transcript: `[00:01:23]` at the head of what is said then. Pure.

/** A piece of a transcript: words, or a time that can be gone to. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'time'; readonly text: string; readonly seconds: number };

const time = /\[(\d{1,3}):([0-5]\d):([0-5]\d)\]/g;

/** `[00:01:23]`: a place in a recording as it is typed. */
export function timeText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  return `[${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}]`;
}

/** A transcript cut at its times; put together again the pieces are the text, letter for letter. */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(time)) {
    if (match.index > from) pieces.push({ kind: 'words', text: text.slice(from, match.index) });
    const [whole, hours, minutes, seconds] = match;
    pieces.push({ kind: 'time', text: whole, seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) });
    from = match.index + whole.length;
  }
  if (from < text.length) pieces.push({ kind: 'words', text: text.slice(from) });
  return pieces;
}

/** The text with a time put in place of what is selected, on a line of its own where words stand before it. Answers where the caret goes. */
export function withTime(text: string, from: number, to: number, seconds: number): { readonly text: string; readonly caret: number } {
  const before = text.slice(0, from);
  const put = `${before === '' || before.endsWith('\n') ? '' : '\n'}${timeText(seconds)} `;
  return { text: before + put + text.slice(to), caret: from + put.length };
}
