// Owns: the pictures and objects that stand in Rich Text as figures (Microsoft, RTF Specification 1.9.1, \pict and \objdata): taken out of it, so that what reads its words does not go through them.
// Must not say which of them are papers.

/** What was taken out, and the document without it. */
interface Parted {
  readonly words: Buffer;
  readonly pictures: readonly Buffer[];
  readonly objects: readonly Buffer[];
}

/** Parts a document from its pictures and objects. */
export function partedRichText(rtf: Buffer): Parted {
  const letters = rtf.toString('latin1');
  const pieces: Buffer[] = [];
  const pictures: Buffer[] = [];
  const objects: Buffer[] = [];
  const begins = /\\(pict|objdata)(?![a-z])/g;
  let kept = 0;
  for (let found = begins.exec(letters); found !== null; found = begins.exec(letters)) {
    const { data, end } = dataFrom(rtf, letters, begins.lastIndex);
    (found[1] === 'pict' ? pictures : objects).push(data);
    pieces.push(rtf.subarray(kept, begins.lastIndex));
    kept = end;
    begins.lastIndex = end;
  }
  pieces.push(rtf.subarray(kept));
  return { words: Buffer.concat(pieces), pictures, objects };
}

/** The bytes of the group that is open at a place, as figures or as they are (\bin), and where it ends. Groups in it say how a picture is to be drawn. */
function dataFrom(rtf: Buffer, letters: string, from: number): { readonly data: Buffer; readonly end: number } {
  const figures = /[0-9a-fA-F\s]+/y;
  const control = /\\(?:([a-zA-Z]+)(-?\d{1,10})? ?|[^a-zA-Z])/y;
  const parts: Buffer[] = [];
  let hex = '';
  let depth = 0;
  let at = from;
  while (at < letters.length) {
    const sign = letters[at];
    if (sign === '}' && depth === 0) break;
    figures.lastIndex = at;
    control.lastIndex = at;
    const run = sign === '\\' ? null : figures.exec(letters)?.[0];
    const word = sign === '\\' ? control.exec(letters) : null;
    if (run !== null && run !== undefined) {
      if (depth === 0) hex += run.replace(/\s+/g, '');
      at += run.length;
    } else if (word !== null) {
      at += word[0].length;
      if (word[1] === 'bin') {
        const length = Math.max(0, Number(word[2] ?? 0));
        if (depth === 0) parts.push(rtf.subarray(at, at + length));
        at += length;
      }
    } else {
      if (sign === '{') depth += 1;
      else if (sign === '}') depth -= 1;
      at += 1;
    }
  }
  return { data: Buffer.concat([Buffer.from(hex.slice(0, hex.length & ~1), 'hex'), ...parts]), end: Math.min(at, letters.length) };
}
