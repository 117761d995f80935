// Owns: going through the XML inside Office files: tags, attributes, text. Reads no entities but XML's own, opens nothing, and takes broken XML as far
// as it goes. Must not know what any element means.

export interface XmlWalk {
  /** A tag opens; `name` without its prefix. Called for `<a/>` too, followed by `close`. */
  readonly open?: (name: string, attribute: (name: string) => string | null) => void;
  readonly close?: (name: string) => void;
  /** Words between two tags, entities resolved. */
  readonly text?: (words: string) => void;
}

// Comments and instructions say nothing; in a tag, > may stand inside quotation marks.
const piece =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;

/** Walks through XML from start to end. */
export function walkXml(xml: string, walk: XmlWalk): void {
  let from = 0;
  for (const match of xml.matchAll(piece)) {
    const [whole, cdata, slash, , name, rest = ''] = match;
    if (walk.text && match.index > from) walk.text(unescaped(xml.slice(from, match.index)));
    from = match.index + whole.length;
    if (cdata !== undefined) walk.text?.(cdata);
    if (name === undefined) continue;
    if (slash === '/') {
      walk.close?.(name);
      continue;
    }
    walk.open?.(name, (wanted) => attributeIn(rest, wanted));
    if (rest.endsWith('/')) walk.close?.(name);
  }
}

/** The value of an attribute, with or without a prefix. */
function attributeIn(text: string, wanted: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(text);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? null : unescaped(value);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Resolves XML's five entities and character references; any other stays as it is written. */
export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** The inverse of `unescaped`, as far as words between two tags need it. */
export function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
}

/** What stands from an opening tag to the next closing one, and where in the XML both lie. */
interface Stretch {
  readonly tag: string;
  readonly between: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The stretches of XML between an opening tag and the next closing one, in order. An opening tag that closes itself has nothing between; one that is never closed ends them. Gone through
 * once, whatever is in it: a pattern for both ends would begin anew at each opening tag.
 * @param open how the opening tag is told, up to its `>`
 */
export function* stretches(xml: string, open: RegExp, close: string): Generator<Stretch> {
  const opening = new RegExp(open.source, 'g');
  for (let found = opening.exec(xml); found !== null; found = opening.exec(xml)) {
    const [tag] = found;
    const start = found.index + tag.length;
    const isClosed = tag.endsWith('/>');
    const end = isClosed ? start : xml.indexOf(close, start);
    if (end < 0) return;
    const to = isClosed ? start : end + close.length;
    yield { tag, between: xml.slice(start, end), from: found.index, to };
    opening.lastIndex = to;
  }
}

/** XML with each of its stretches (`stretches`) put as `by` says. */
export function replaceStretches(xml: string, open: RegExp, close: string, by: (tag: string, between: string) => string): string {
  let result = '';
  let at = 0;
  for (const { tag, between, from, to } of stretches(xml, open, close)) {
    result += xml.slice(at, from) + by(tag, between);
    at = to;
  }
  return result + xml.slice(at);
}

/** The same XML with its words in CDATA sections written as other words are: not every library reads those. */
export function withPlainWords(xml: string): string {
  return replaceStretches(xml, /<!\[CDATA\[/, ']]>', (_, words) => escaped(words));
}
