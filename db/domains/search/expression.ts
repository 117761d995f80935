// Owns: the words of a search as an expression in the language of SQLite FTS5 (SQLite, "FTS5 Extension", full-text query syntax): quoted strings and our own
// operators only, so that nothing typed can be a syntax error. Pure.
import { type Clause, otherWriting, type Phrase, type Query, type SearchField } from '../../model/query.ts';

const columns: Readonly<Record<SearchField, string>> = { from: 'sender', to: 'recipients', title: 'title file_name' };

/** The expression of a search; null where it has filters alone. */
export function matchOf({ wanted, unwanted }: Query): string | null {
  if (wanted.length === 0) return null;
  const all = wanted.map(anyOf).join(' AND ');
  return unwanted.length === 0 ? all : `(${all}) NOT ${anyOf(unwanted)}`;
}

/** Whether a word of the search is only its beginning: looking such up again for each entry costs the search itself again. */
export function hasPrefix({ wanted }: Query): boolean {
  return wanted.flat().some(({ phrases }) => phrases.some(({ isPrefix }) => isPrefix));
}

function anyOf(clauses: readonly Clause[]): string {
  return `(${clauses.map(expressionOf).join(' OR ')})`;
}

function expressionOf({ field, phrases, within }: Clause): string {
  if (within !== null) return `NEAR(${phrases.map(term).join(' ')}, ${within})`;
  const [phrase] = phrases;
  if (phrase === undefined) return '""';
  if (field !== null) return `{${columns[field]}} : ${term(phrase)}`;
  const other = phrase.isPrefix ? null : otherWriting(phrase.text);
  return other === null ? term(phrase) : `(${term(phrase)} OR ${term({ ...phrase, text: other })})`;
}

function term({ text, isPrefix }: Phrase): string {
  return `"${text.replaceAll('"', ' ').replaceAll('\0', ' ')}"${isPrefix ? '*' : ''}`;
}
