// Owns: what may be typed into a search, read into words to look for and filters. Pure: no database, no FTS5. Whatever is typed is read or refused in words.
import { type EntryKind, entryKindSchema, type Side, sideSchema } from './entry.ts';
import { Refusal } from './fault.ts';
import { partialFromWords } from './typedDate.ts';

/** A word or phrase to look for. */
export interface Phrase {
  readonly text: string;
  /** Words that only begin so are meant too. */
  readonly isPrefix: boolean;
}

/** One thing to look for: a phrase, or several near each other. */
export interface Clause {
  readonly field: SearchField | null;
  /** One, or those that must stand near each other. */
  readonly phrases: readonly Phrase[];
  /** Most words between the phrases; null for a phrase alone. */
  readonly within: number | null;
}

/** Parts of an entry a word can be looked for in alone. */
export type SearchField = 'from' | 'to' | 'title';

const searchStates = ['unread', 'read', 'again', 'marked'] as const;
export type SearchState = (typeof searchStates)[number];

/** What narrows a search beside its words. */
export type SearchFilter =
  | { readonly by: 'side'; readonly side: Side; readonly isNot: boolean }
  | { readonly by: 'kind'; readonly kind: EntryKind; readonly isNot: boolean }
  /** A mark bears this tag or one below it. */
  | { readonly by: 'tag'; readonly tag: string; readonly isNot: boolean }
  /** A mark stands against the head of this letter. */
  | { readonly by: 'head'; readonly key: string; readonly isNot: boolean }
  | { readonly by: 'is'; readonly state: SearchState; readonly isNot: boolean }
  /** Days before and after this one, itself not included. */
  | { readonly by: 'before' | 'after'; readonly day: string };

/** A search as read. Every group of `wanted` must be met, by any one of its clauses; no clause of `unwanted` may be. */
export interface Query {
  readonly wanted: readonly (readonly Clause[])[];
  readonly unwanted: readonly Clause[];
  readonly filters: readonly SearchFilter[];
}

/** Words between two phrases where the distance is not given; that of SQLite FTS5. */
const usualDistance = 10;
const mostDistance = 1000;

interface Token {
  readonly field: string | null;
  readonly isNot: boolean;
  readonly text: string;
  readonly isQuoted: boolean;
  readonly isPrefix: boolean;
  /** The inside of NEAR( ); null for anything else. */
  readonly near: string | null;
}

// NEAR(a b, 5), else -field:"phrase"* in one go; curly quotes are what Word and phones type.
const tokenPattern =
  /(-?)NEAR\s*\(((?:"[^"]*"|“[^”]*”|[^()"“])*)(?:\)|$)|(-?)(?:(\p{L}+):)?(?:["“”]([^"“”]*)(?:["“”]|$)|([^\s"“”]+))(\*?)/gu;

function tokensOf(text: string): Token[] {
  return [...text.matchAll(tokenPattern)].map((match) => {
    const [, nearMinus, near, minus, field, phrase, word = '', star] = match;
    if (near !== undefined) return { field: null, isNot: nearMinus === '-', text: '', isQuoted: false, isPrefix: false, near };
    const isPrefix = star === '*' || (phrase === undefined && word.endsWith('*'));
    return {
      field: field?.toLowerCase() ?? null,
      isNot: minus === '-',
      text: phrase ?? word,
      isQuoted: phrase !== undefined,
      isPrefix,
      near: null,
    };
  });
}

function refuse(message: string, where = 'query'): never {
  throw new Refusal('invalid', message, where);
}

/** True when a text holds a letter or figure: nothing else is in the index of words. */
function holdsWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function phraseOf(token: Token): Phrase | null {
  // A word with a colon of its own, such as re:door, is looked for as it stands.
  const text = token.field === null || searchFields.has(token.field) ? token.text : `${token.field} ${token.text}`;
  return holdsWords(text) ? { text: text.replace(/\*+$/, ''), isPrefix: token.isPrefix } : null;
}

const searchFields: ReadonlySet<string> = new Set<SearchField>(['from', 'to', 'title']);

/** The inside of NEAR( ): phrases, and after a comma how many words may stand between. */
function nearOf(inside: string): Clause {
  const [, words = '', distance] = /^([\s\S]*?)(?:,\s*([^,"”]*))?$/.exec(inside) ?? [];
  const within = distance === undefined || distance.trim() === '' ? usualDistance : distanceOf(distance.trim());
  const phrases = tokensOf(words).flatMap((token) => (token.near === null ? (phraseOf({ ...token, field: null }) ?? []) : []));
  if (phrases.length < 2) refuse('NEAR takes two words or more: NEAR(lock door, 5), or lock NEAR/5 door.', 'NEAR');
  return { field: null, phrases, within };
}

function distanceOf(text: string): number {
  const distance = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(distance) || distance > mostDistance) {
    refuse(`"${text}" is not how many words may stand between. Write a number up to ${mostDistance}: NEAR(lock door, 5).`, 'NEAR');
  }
  return distance;
}

/** Reads a search as it is gone through. */
class Reading {
  readonly wanted: Clause[][] = [];
  readonly unwanted: Clause[] = [];
  readonly filters: SearchFilter[] = [];
  /** What the operator before asks of the next clause. */
  #next: 'and' | 'or' | 'not' = 'and';
  #near: number | null = null;

  operator(word: string): boolean {
    const near = /^NEAR(?:\/(.*))?$/.exec(word);
    if (near !== null) {
      const last = this.wanted.at(-1)?.at(-1);
      if (last === undefined || last.field !== null || this.#next !== 'and') {
        refuse('NEAR stands between two words: lock NEAR/5 door.', 'NEAR');
      }
      this.#near = near[1] === undefined ? usualDistance : distanceOf(near[1]);
      return true;
    }
    if (word === 'OR') this.#next = this.wanted.length > 0 ? 'or' : 'and';
    else if (word === 'NOT') this.#next = 'not';
    else if (word !== 'AND') return false;
    if (this.#near !== null) refuse('NEAR stands between two words: lock NEAR/5 door.', 'NEAR');
    return true;
  }

  filter(filter: SearchFilter): void {
    if (this.#near !== null) refuse('NEAR stands between two words: lock NEAR/5 door.', 'NEAR');
    if (this.#next === 'or') {
      refuse('OR stands between words. What has a colon, such as side:landlord, always narrows the whole search.', 'OR');
    }
    this.filters.push(this.#next === 'not' && 'isNot' in filter ? { ...filter, isNot: !filter.isNot } : filter);
    this.#next = 'and';
  }

  clause(clause: Clause, isNot: boolean): void {
    if (this.#near !== null) this.#join(clause, isNot);
    else if (isNot || this.#next === 'not') this.unwanted.push(clause);
    else if (this.#next === 'or') this.wanted.at(-1)?.push(clause);
    else this.wanted.push([clause]);
    this.#next = 'and';
    this.#near = null;
  }

  /** a NEAR/5 b NEAR/5 c is one clause of three, as FTS5 has it; the widest distance holds. */
  #join(clause: Clause, isNot: boolean): void {
    const group = this.wanted.at(-1);
    const last = group?.pop();
    if (isNot || clause.field !== null || clause.within !== null || group === undefined || last === undefined) {
      refuse('NEAR stands between two words: lock NEAR/5 door.', 'NEAR');
    }
    group.push({ field: null, phrases: [...last.phrases, ...clause.phrases], within: Math.max(last.within ?? 0, this.#near ?? 0) });
  }

  end(): Query {
    if (this.#near !== null) refuse('NEAR stands between two words: lock NEAR/5 door.', 'NEAR');
    if (this.wanted.length === 0 && this.unwanted.length > 0) {
      refuse('Say also what to look for: a search of exclusions alone would list everything else.');
    }
    if (this.wanted.length === 0 && this.filters.length === 0) refuse('There is no word to look for in this search.');
    return { wanted: this.wanted, unwanted: this.unwanted, filters: this.filters };
  }
}

/**
 * Reads a search: words (all must occur), "phrases", begin*, OR between two, -not or NOT, NEAR(a b, 5) or a NEAR/5 b, and `from:` `to:` `title:` `side:`
 * `kind:` `tag:` `head:` `is:` `before:` `after:`. Throws a Refusal `invalid` that says what to write instead.
 */
export function readQuery(text: string): Query {
  const reading = new Reading();
  const tokens = tokensOf(text.normalize('NFC'));
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (token.near !== null) {
      reading.clause(nearOf(token.near), token.isNot);
      continue;
    }
    if (token.field === null && !token.isQuoted && reading.operator(token.text)) continue;
    refuseEmpty(token);
    if (token.field === 'before' || token.field === 'after') {
      const { filter, taken } = dateFilter(token.field, tokens, at);
      reading.filter(filter);
      at += taken;
      continue;
    }
    const filter = filterOf(token);
    if (filter !== null) {
      reading.filter(filter);
      continue;
    }
    const phrase = phraseOf(token);
    if (phrase === null) continue;
    const field = token.field !== null && searchFields.has(token.field) ? (token.field as SearchField) : null;
    reading.clause({ field, phrases: [phrase], within: null }, token.isNot);
  }
  return reading.end();
}

const examples: Readonly<Record<string, string>> = {
  from: 'from:quill',
  to: 'to:repairs',
  title: 'title:complaint',
  side: 'side:landlord',
  kind: 'kind:email',
  tag: 'tag:communication',
  head: 'head:b',
  is: 'is:unread',
  before: 'before:"3 May 2023"',
  after: 'after:2023-05',
};

/** `tag: door`: what belongs to the colon was left out, or stands apart from it. */
function refuseEmpty({ field, isQuoted, text }: Token): void {
  const alone = field === null && !isQuoted ? /^-?(\p{L}+):\*?$/u.exec(text)?.[1]?.toLowerCase() : text.trim() === '' ? field : undefined;
  const example = alone != null && Object.hasOwn(examples, alone) ? examples[alone] : undefined;
  if (example !== undefined) refuse(`Write what you mean right after ${alone}: such as ${example}.`, `${alone}:`);
}

/** A date after before: or after:, also one of several words without quotes; `taken` is how many words more it took. */
function dateFilter(
  by: 'before' | 'after',
  tokens: readonly Token[],
  at: number,
): { readonly filter: SearchFilter; readonly taken: number } {
  const token = tokens[at] as Token;
  if (token.isNot) refuse(`Leave out the - before ${by}: and write ${by === 'before' ? 'after' : 'before'}: instead.`, `${by}:`);
  const isWord = (next: Token | undefined) => next !== undefined && !next.isQuoted && next.field === null && next.near === null;
  const most = token.isQuoted ? 0 : isWord(tokens[at + 1]) ? (isWord(tokens[at + 2]) ? 2 : 1) : 0;
  for (let taken = most; taken >= 0; taken -= 1) {
    const words = tokens.slice(at, at + taken + 1).map((each) => each.text);
    const date = partialFromWords(words.join(' '));
    // A date that is itself `before May` or undated bounds nothing.
    const isPlain = date !== null && ['day', 'month', 'year'].includes(date.precision);
    const day = by === 'before' ? date?.earliest : date?.latest;
    if (isPlain && day != null) return { filter: { by, day }, taken };
  }
  return refuse(`"${token.text}" after ${by}: is not a date. Write it as "3 May 2023", 2023-05-03, 2023-05 or 2023.`, `${by}:`);
}

const sideWords: Readonly<Record<string, Side>> = { resident: 'resident', landlord: 'landlord', third: 'third', 'third-party': 'third' };

function filterOf({ field, text, isNot }: Token): SearchFilter | null {
  switch (field) {
    case 'side': {
      const side = sideSchema.safeParse(Object.hasOwn(sideWords, text.toLowerCase()) ? sideWords[text.toLowerCase()] : null);
      return side.success ? { by: 'side', side: side.data, isNot } : refuseValue('side', text, ['resident', 'landlord', 'third']);
    }
    case 'kind': {
      const kind = entryKindSchema.safeParse(text.toLowerCase());
      return kind.success ? { by: 'kind', kind: kind.data, isNot } : refuseValue('kind', text, entryKindSchema.options);
    }
    case 'is': {
      const state = searchStates.find((each) => each === text.toLowerCase());
      return state === undefined ? refuseValue('is', text, searchStates) : { by: 'is', state, isNot };
    }
    case 'tag':
      if (text.split('/').every((level) => level.trim() === '')) refuse('Write a tag after tag: such as tag:communication.', 'tag:');
      return { by: 'tag', tag: text, isNot };
    case 'head': {
      const key = text
        .replace(/^\((.*)\)$/, '$1')
        .trim()
        .toLowerCase();
      if (key === '') refuse('Write a head’s letter after head: such as head:b.', 'head:');
      return { by: 'head', key, isNot };
    }
    default:
      return null;
  }
}

function refuseValue(field: string, text: string, known: readonly string[]): never {
  return refuse(`"${text}" after ${field}: is not one of ${known.join(', ')}.`, `${field}:`);
}

/** Sums and counts are written with commas in letters and without them in sheets: the other writing of one, or null. */
export function otherWriting(text: string): string | null {
  const found = /^£?(\d{1,3}(?:,\d{3})+|\d{4,9})(\.\d{1,2})?$/.exec(text);
  if (found === null) return null;
  const [, whole = '', rest = ''] = found;
  return `${whole.includes(',') ? whole.replaceAll(',', '') : whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`;
}
