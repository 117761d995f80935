// Owns: what a reader may type into the search box, read into an FTS5 expression and filters. Pure: no database. Nothing typed can become a syntax error.
import { civilDateSchema } from '../../model/dates.ts';
import { type EntryKind, entryKindSchema, type Side, sideSchema } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';

/** A query as read. `match` null: filters alone. */
export interface Query {
  /** Expression in the language of SQLite FTS5 (SQLite, "FTS5 Extension", full-text query syntax): quoted strings and our own operators only. */
  readonly match: string | null;
  readonly side?: Side;
  readonly kind?: EntryKind;
  /** Days before and after these, themselves not included. */
  readonly before?: string;
  readonly after?: string;
}

interface Token {
  readonly field: string | null;
  readonly isNot: boolean;
  readonly text: string;
  readonly isQuoted: boolean;
  readonly isPrefix: boolean;
}

// -field:"phrase"* in one go; curly quotes are what Word and phones type.
const tokenPattern = /(-?)(?:(\p{L}+):)?(?:["“”]([^"“”]*)(?:["“”]|$)|([^\s"“”]+))(\*?)/gu;

function tokensOf(text: string): Token[] {
  return [...text.matchAll(tokenPattern)].map((match) => {
    const [, minus, field, phrase, word = '', star] = match;
    const isPrefix = star === '*' || (phrase === undefined && word.endsWith('*'));
    return { field: field?.toLowerCase() ?? null, isNot: minus === '-', text: phrase ?? word, isQuoted: phrase !== undefined, isPrefix };
  });
}

const sideWords: Readonly<Record<string, Side>> = { resident: 'resident', landlord: 'landlord', third: 'third', 'third-party': 'third' };

function dayOf(token: Token): string {
  const day = civilDateSchema.safeParse(token.text);
  if (!day.success) {
    throw new Refusal('invalid', `"${token.text}" after ${token.field}: is not a date. Write it as 2023-05-03.`, `${token.field}:`);
  }
  return day.data;
}

/** Sums and counts are written with commas in letters and without them in sheets: either finds both. */
function otherWriting(text: string): string | null {
  const found = /^£?(\d{1,3}(?:,\d{3})+|\d{4,9})(\.\d{1,2})?$/.exec(text);
  if (found === null) return null;
  const [, whole = '', rest = ''] = found;
  return `${whole.includes(',') ? whole.replaceAll(',', '') : whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}

/** A term in quotes, or null where it holds nothing that could be found. */
function term(text: string, isPrefix: boolean): string | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  return `"${text.replaceAll('"', ' ').replaceAll('\0', ' ')}"${isPrefix ? '*' : ''}`;
}

/**
 * Reads a query: words (all must occur), "phrases", prefix*, OR between two terms, -not or NOT, and `from:` `title:` `side:` `kind:` `before:` `after:`.
 * Throws a Refusal `invalid` where a filter's value means nothing or only exclusions are given.
 */
export function readQuery(text: string): Query {
  const filters: { side?: Side; kind?: EntryKind; before?: string; after?: string } = {};
  const wanted: string[][] = [];
  const unwanted: string[] = [];
  let joinsWithOr = false;
  let isNotNext = false;
  for (const token of tokensOf(text.normalize('NFC'))) {
    const word = token.isQuoted || token.field !== null ? '' : token.text;
    if (word === 'AND') continue;
    if (word === 'OR' || word === 'NOT') {
      joinsWithOr = word === 'OR' && wanted.length > 0;
      isNotNext = word === 'NOT';
      continue;
    }
    if (readFilter(token, filters)) continue;
    const expression = expressionOf(token);
    if (expression === null) continue;
    if (token.isNot || isNotNext) unwanted.push(expression);
    else if (joinsWithOr) wanted.at(-1)?.push(expression);
    else wanted.push([expression]);
    joinsWithOr = false;
    isNotNext = false;
  }
  if (wanted.length === 0 && unwanted.length > 0) {
    throw new Refusal('invalid', 'Say also what to look for: a search of exclusions alone would list everything else.', 'query');
  }
  if (wanted.length === 0 && Object.keys(filters).length === 0) {
    throw new Refusal('invalid', 'There is no word to look for in this search.', 'query');
  }
  const all = wanted.map((any) => (any.length === 1 ? any[0] : `(${any.join(' OR ')})`)).join(' AND ');
  const match = wanted.length === 0 ? null : [`(${all})`, ...unwanted].join(' NOT ');
  return { match, ...filters };
}

function readFilter(token: Token, filters: { side?: Side; kind?: EntryKind; before?: string; after?: string }): boolean {
  switch (token.field) {
    case 'side': {
      const side = sideSchema.safeParse(sideWords[token.text.toLowerCase()]);
      if (!side.success) throw new Refusal('invalid', `"${token.text}" after side: is not one of resident, landlord, third.`, 'side:');
      filters.side = side.data;
      return true;
    }
    case 'kind': {
      const kind = entryKindSchema.safeParse(token.text.toLowerCase());
      if (!kind.success) {
        throw new Refusal('invalid', `"${token.text}" after kind: is not one of ${entryKindSchema.options.join(', ')}.`, 'kind:');
      }
      filters.kind = kind.data;
      return true;
    }
    case 'before':
      filters.before = dayOf(token);
      return true;
    case 'after':
      filters.after = dayOf(token);
      return true;
    default:
      return false;
  }
}

function expressionOf(token: Token): string | null {
  if (token.field === 'from' || token.field === 'title') {
    const found = term(token.text, token.isPrefix);
    return found === null ? null : `{${token.field === 'from' ? 'sender' : 'title file_name'}} : ${found}`;
  }
  // A word with a colon of its own, such as re:door, is looked for as it stands.
  if (token.field !== null) return term(`${token.field} ${token.text}`, token.isPrefix);
  const other = token.isPrefix ? null : otherWriting(token.text);
  const found = term(token.text, token.isPrefix);
  return other === null ? found : `(${found} OR ${term(other, false)})`;
}
