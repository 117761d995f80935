// Owns: the numbers that Word gives to the paragraphs of a .doc: how its lists count and which paragraphs stand in them (Microsoft, [MS-DOC] 2.4.6.3 and 2.9). Must not
// give the words of the document: they are read elsewhere, and the numbers are put before them.
import { Counts, type Level, type Use } from './listNumbers.ts';
import { fieldMarks } from './oldWordFields.ts';

/** A paragraph of the body: what stands in it, and its number with what follows that. */
export interface NumberedParagraph {
  readonly words: string;
  readonly number: string | null;
}

/** A table stream's part: where it begins and how long it is, by its place among those of the header (Microsoft, [MS-DOC] 2.5.6). */
const parts = { styles: 1, paragraphs: 13, pieces: 33, lists: 73, uses: 74 } as const;
const firstPart = 0x9a;

/** How numbers are written ([MS-OSHARED] 2.2.1.3), in the words of the newer format. */
const formats: Readonly<Record<number, string>> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  5: 'ordinal',
  22: 'decimalZero',
  23: 'bullet',
  255: 'none',
};
const follows: Readonly<Record<number, string>> = { 0: '\t', 1: ' ' };

/** What a paragraph says of the list it stands in; null where it leaves that to its style. */
interface Listed {
  use: number | null;
  depth: number | null;
}

/**
 * The paragraphs of a .doc in order, with their numbers; null where it has no lists.
 * @param document its stream `WordDocument`
 * @param stream another of its streams by name
 * @throws RangeError where the file does not hold what it says
 */
export function oldWordParagraphs(document: Buffer, stream: (name: string) => Uint8Array | null): NumberedParagraph[] | null {
  const table = Buffer.from(stream((document.readUInt16LE(0x0a) & 0x0200) === 0 ? '/0Table' : '/1Table') ?? []);
  const part = (which: number) => {
    const at = document.readUInt32LE(firstPart + which * 8);
    return { at, end: at + document.readUInt32LE(firstPart + which * 8 + 4) };
  };
  const usesAt = part(parts.uses);
  if (usesAt.end - usesAt.at <= 4) return null;
  const uses = usesIn(table, part(parts.lists), usesAt);
  const styles = stylesIn(table, part(parts.styles));
  const runs = runsIn(document, table, part(parts.paragraphs));
  const counts = new Counts();
  const paragraphs: NumberedParagraph[] = [];
  let words = '';
  for (const { sign, at } of signsIn(document, table, part(parts.pieces))) {
    if (sign !== '\r' && sign !== '\u0007' && sign !== '\f') {
      words += sign;
      continue;
    }
    const said = listedAt(runs, styles, at);
    const use = uses[said.use === null ? -1 : said.use - 1];
    const depth = said.depth ?? 0;
    const number = use === undefined ? null : counts.next({ useId: String(said.use), use, list: { levels: use.own, link: null }, depth });
    paragraphs.push({ words, number });
    words = '';
  }
  return paragraphs;
}

/** The words of the body, each paragraph after its number: found again one after the other, and left alone where it is not. */
export function withNumbers(body: string, paragraphs: readonly NumberedParagraph[]): string {
  const lines = body.split('\n');
  const plain = lines.map(lettersOf);
  let at = 0;
  for (const { words, number } of paragraphs) {
    const sought = shownIn(words).split(lineBreak).map(lettersOf).find(Boolean);
    if (sought === undefined) continue;
    const near = plain.slice(at, at + furthest);
    // A cell is the beginning of the line that its row is.
    const ahead = near.includes(sought) ? near.indexOf(sought) : near.findIndex((line) => line.startsWith(sought));
    if (ahead < 0) continue;
    const found = at + ahead;
    if (number !== null) lines[found] = `${number}${(lines[found] ?? '').trimStart()}`;
    at = found + 1;
  }
  return lines.join('\n');
}

/** Lines that the words of a paragraph may lie behind those of the one before: empty lines, and cells. */
const furthest = 40;

function lettersOf(words: string): string {
  return words.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Within a paragraph. */
const lineBreak = '\u000b';

/** Of a field, what it came to and not how; fields may stand in one another. */
function shownIn(words: string): string {
  if (!words.includes(fieldMarks.begins)) return words;
  /** Of each field that is open, whether it has come to what it shows. */
  const open: boolean[] = [];
  let hiding = 0;
  let shown = '';
  for (const sign of words) {
    if (sign === fieldMarks.begins) {
      open.push(false);
      hiding += 1;
    } else if (sign === fieldMarks.shows && open.length > 0) {
      if (open.at(-1) === false) hiding -= 1;
      open[open.length - 1] = true;
    } else if (sign === fieldMarks.ends) {
      if (open.pop() === false) hiding -= 1;
    } else if (hiding === 0) shown += sign;
  }
  return shown;
}

interface Part {
  readonly at: number;
  readonly end: number;
}

type ListUse = Use & { readonly own: Map<number, Level> };

/** The uses of lists, by the number that paragraphs have for them, from 1. */
function usesIn(table: Buffer, listsAt: Part, usesAt: Part): ListUse[] {
  const lists = new Map<number, Map<number, Level>>();
  const count = table.readUInt16LE(listsAt.at);
  let at = listsAt.end;
  for (let each = 0; each < count; each += 1) {
    const begin = listsAt.at + 2 + each * 28;
    const levels = new Map<number, Level>();
    const depths = (table.readUInt8(begin + 26) & 1) === 1 ? 1 : 9;
    for (let depth = 0; depth < depths; depth += 1) {
      const { level, end } = levelAt(table, at);
      levels.set(depth, level);
      at = end;
    }
    lists.set(table.readInt32LE(begin), levels);
  }
  const uses: ListUse[] = [];
  const total = table.readUInt32LE(usesAt.at);
  let more = usesAt.at + 4 + total * 16;
  for (let each = 0; each < total; each += 1) {
    const begin = usesAt.at + 4 + each * 16;
    const id = table.readInt32LE(begin);
    const use: ListUse = { list: String(id), starts: new Map(), levels: new Map(), own: lists.get(id) ?? new Map() };
    more += 4;
    for (let left = table.readUInt8(begin + 12); left > 0; left -= 1) {
      const flags = table.readUInt32LE(more + 4);
      if ((flags & 0x10) !== 0) use.starts.set(flags & 0xf, table.readInt32LE(more));
      more += 8;
      if ((flags & 0x20) === 0) continue;
      const { level, end } = levelAt(table, more);
      use.levels.set(flags & 0xf, level);
      more = end;
    }
    uses.push(use);
  }
  return uses;
}

/** One depth of a list, and where the next one begins ([MS-DOC] 2.9.150 and 2.9.149). */
function levelAt(table: Buffer, at: number): { readonly level: Level; readonly end: number } {
  const flags = table.readUInt8(at + 5);
  const textAt = at + 28 + table.readUInt8(at + 24) + table.readUInt8(at + 25);
  const length = table.readUInt16LE(textAt);
  const text = table.toString('utf16le', textAt + 2, textAt + 2 + Math.min(length, 30) * 2);
  const level: Level = {
    start: table.readInt32LE(at),
    format: formats[table.readUInt8(at + 4)] ?? 'decimal',
    // A depth stands in it as the sign of that code.
    text: [...text].map((sign) => (sign.charCodeAt(0) < 9 ? `%${sign.charCodeAt(0) + 1}` : sign)).join(''),
    after: follows[table.readUInt8(at + 15)] ?? '',
    isLegal: (flags & 4) !== 0,
    restart: (flags & 8) === 0 ? null : table.readUInt8(at + 26),
    style: null,
  };
  return { level, end: textAt + 2 + length * 2 };
}

interface Style extends Listed {
  readonly basedOn: number;
}

function stylesIn(table: Buffer, { at, end }: Part): (Style | undefined)[] {
  const header = table.readUInt16LE(at);
  const fixed = table.readUInt16LE(at + 4);
  const styles: (Style | undefined)[] = [];
  let next = at + 2 + header;
  while (next + 2 <= end) {
    const length = table.readUInt16LE(next);
    const begin = next + 2;
    next = begin + length + (length & 1);
    const isParagraph = length >= 10 && (table.readUInt16LE(begin + 2) & 0xf) === 1;
    if (!isParagraph) {
      styles.push(undefined);
      continue;
    }
    const name = begin + fixed;
    const listed = name + 2 + table.readUInt16LE(name) * 2 + 2;
    const size = table.readUInt16LE(listed);
    styles.push({ basedOn: table.readUInt16LE(begin + 2) >> 4, ...listedIn(table, listed + 4, listed + 2 + size) });
  }
  return styles;
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly style: number;
  readonly listed: Listed;
}

/** The properties of paragraphs, by where their letters lie in the file. */
function runsIn(document: Buffer, table: Buffer, { at, end }: Part): Run[] {
  const pages = Math.floor((end - at - 4) / 8);
  const runs: Run[] = [];
  for (let each = 0; each < pages; each += 1) {
    const page = (table.readUInt32LE(at + (pages + 1) * 4 + each * 4) & 0x3fffff) * 512;
    const count = document.readUInt8(page + 511);
    for (let run = 0; run < count; run += 1) {
      const offset = document.readUInt8(page + (count + 1) * 4 + run * 13) * 2;
      const from = document.readUInt32LE(page + run * 4);
      const to = document.readUInt32LE(page + run * 4 + 4);
      if (offset === 0) {
        runs.push({ from, to, style: 0, listed: { use: null, depth: null } });
        continue;
      }
      const half = document.readUInt8(page + offset);
      const begin = page + offset + (half === 0 ? 2 : 1);
      const size = half === 0 ? document.readUInt8(page + offset + 1) * 2 : half * 2 - 1;
      runs.push({ from, to, style: document.readUInt16LE(begin), listed: listedIn(document, begin + 2, begin + size) });
    }
  }
  return runs.sort((one, other) => one.from - other.from);
}

/** Bytes that a property takes, by the last three bits of its name ([MS-DOC] 2.2.5.1); the others say it themselves. */
const sizes: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3 };
const [depthProperty, useProperty, tableProperty] = [0x260a, 0x460b, 0xd608];

function listedIn(bytes: Buffer, from: number, to: number): Listed {
  const listed: Listed = { use: null, depth: null };
  for (let at = from; at + 2 < to; ) {
    const property = bytes.readUInt16LE(at);
    at += 2;
    if (property === depthProperty) listed.depth = bytes.readUInt8(at);
    else if (property === useProperty) listed.use = bytes.readUInt16LE(at);
    at += sizes[property >> 13] ?? (property === tableProperty ? 1 + bytes.readUInt16LE(at) : 1 + bytes.readUInt8(at));
  }
  return listed;
}

/** In which list the paragraph stands that ends at this place of the file. */
function listedAt(runs: readonly Run[], styles: readonly (Style | undefined)[], at: number): Listed {
  let [low, high] = [0, runs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((runs[middle]?.from ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  const run = runs[low];
  if (run === undefined || at < run.from || at >= run.to) return { use: null, depth: null };
  let { use, depth } = run.listed;
  const seen = new Set<number>();
  for (let style = run.style; use === null && !seen.has(style); ) {
    seen.add(style);
    const found = styles[style];
    if (found === undefined) break;
    use = found.use;
    depth ??= found.depth;
    style = found.basedOn;
  }
  return { use, depth };
}

/** The letters of the body in order, each with where it lies in the file. */
function* signsIn(document: Buffer, table: Buffer, { at, end }: Part): Generator<{ readonly sign: string; readonly at: number }> {
  const length = document.readUInt32LE(0x4c);
  let begin = at;
  while (begin < end && table.readUInt8(begin) === 1) begin += 3 + table.readUInt16LE(begin + 1);
  const count = Math.floor((table.readUInt32LE(begin + 1) - 4) / 12);
  const first = begin + 5;
  let left = document.length;
  for (let piece = 0; piece < count; piece += 1) {
    const from = table.readUInt32LE(first + piece * 4);
    const to = Math.min(length, table.readUInt32LE(first + piece * 4 + 4));
    const lies = table.readUInt32LE(first + (count + 1) * 4 + piece * 8 + 2);
    const isNarrow = (lies & 0x40000000) !== 0;
    // No file has more letters than bytes; one that says so would be gone through for hours.
    left -= Math.max(0, to - from);
    if (left < 0) throw new RangeError('Pieces of the text overlap.');
    const start = isNarrow ? (lies & 0x3fffffff) / 2 : lies & 0x3fffffff;
    for (let sign = from; sign < to; sign += 1) {
      const place = start + (sign - from) * (isNarrow ? 1 : 2);
      yield { sign: String.fromCharCode(isNarrow ? document.readUInt8(place) : document.readUInt16LE(place)), at: place };
    }
  }
}
