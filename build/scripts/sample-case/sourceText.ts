// Owns how a readable source of the sample case is parsed: its front matter and its small Markdown. It must not draw, zip or write anything.

/** One front-matter value: keys may repeat (several attachments), so every key holds a list. */
export type FrontMatter = ReadonlyMap<string, readonly string[]>;

/** A source text as written: what its header says, and everything below the header. */
export type SourceText = { readonly place: string; readonly header: FrontMatter; readonly body: string };

/** One block of a source's body. A paragraph keeps its hard line breaks as "\n". */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | Table;

/** A table; `head` is null where the source leaves the head cells empty, as forms of two columns do. Every row is as wide as the others. */
export type Table = { readonly kind: 'table'; readonly head: readonly string[] | null; readonly rows: readonly (readonly string[])[] };

const fence = '---';

/**
 * Parses `text` of the source named `place`.
 * Throws an Error naming the place when the header is missing, unclosed, malformed, or carries no `origin`.
 */
export function parseSource(place: string, text: string): SourceText {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  if (lines[0] !== fence) throw new Error(`${place}: the first line must be "${fence}", opening the header.`);
  const end = lines.indexOf(fence, 1);
  if (end < 0) throw new Error(`${place}: the header is never closed; add a line "${fence}" under it.`);
  const header = new Map<string, string[]>();
  for (const [index, line] of lines.slice(1, end).entries()) {
    const colon = line.indexOf(':');
    if (colon < 1) throw new Error(`${place}, line ${index + 2}: write the header as "key: value", not "${line}".`);
    const key = line.slice(0, colon).trim();
    const values = header.get(key) ?? [];
    values.push(line.slice(colon + 1).trim());
    header.set(key, values);
  }
  if (!header.has('origin')) throw new Error(`${place}: the header has no "origin" line saying where the text comes from.`);
  const body = lines
    .slice(end + 1)
    .join('\n')
    .trim();
  return { place, header, body };
}

/** The single value of `key`, or undefined when the header does not have it. Throws when it is given twice. */
export function optionalValue(source: SourceText, key: string): string | undefined {
  const values = source.header.get(key) ?? [];
  if (values.length > 1) throw new Error(`${source.place}: "${key}" is given ${values.length} times; give it once.`);
  return values[0];
}

/** The single value of `key`. Throws an Error naming the source when it is missing. */
export function requiredValue(source: SourceText, key: string): string {
  const value = optionalValue(source, key);
  if (value === undefined) throw new Error(`${source.place}: the header needs a line "${key}: ...".`);
  return value;
}

function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\|/, '')
    .replace(/\|\s*$/, '')
    .split('|')
    .map((cell) => cell.trim().replaceAll('<br>', '\n'));
}

/** The blocks of a body: headings (#, ##, ###), "- " lists, "|" tables, and paragraphs; a trailing backslash is a hard line break. */
export function blocksOf(body: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const chunk of body.split(/\n\s*\n/)) {
    const lines = chunk.split('\n').filter((line) => line.trim() !== '');
    const first = lines[0];
    if (first === undefined) continue;
    const heading = /^(#{1,3}) (.+)$/.exec(first);
    if (heading && lines.length === 1) {
      blocks.push({ kind: 'heading', level: (heading[1] ?? '#').length as 1 | 2 | 3, text: heading[2] ?? '' });
    } else if (lines.every((line) => line.startsWith('- '))) {
      blocks.push({ kind: 'list', items: lines.map((line) => line.slice(2)) });
    } else if (lines.every((line) => line.startsWith('|'))) {
      const [head = [], ...rows] = lines.filter((line) => !/^\|[\s|:-]*-[\s|:-]*\|$/.test(line)).map(cellsOf);
      blocks.push({ kind: 'table', head: head.some((cell) => cell !== '') ? head : null, rows });
    } else {
      const text = lines.map((line) => (line.endsWith('\\') ? `${line.slice(0, -1).trimEnd()}\n` : `${line} `)).join('');
      blocks.push({ kind: 'paragraph', text: text.trim() });
    }
  }
  return blocks;
}

/** The only table of a sheet's source. Throws when there is none, it has no head, or the rows are not all as wide as the head. */
export function onlyTable(source: SourceText): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const tables = blocksOf(source.body).filter((block) => block.kind === 'table');
  const table = tables[0];
  if (table === undefined || tables.length > 1)
    throw new Error(`${source.place}: a sheet needs exactly one table, found ${tables.length}.`);
  const { head, rows } = table;
  if (head === null) throw new Error(`${source.place}: the table needs names for its columns.`);
  for (const [index, row] of rows.entries()) {
    if (row.length !== head.length)
      throw new Error(`${source.place}, data row ${index + 1}: ${row.length} cells under ${head.length} columns.`);
  }
  return { head, rows };
}
