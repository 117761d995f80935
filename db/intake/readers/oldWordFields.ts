// Owns: how the marks that Word writes between the words of a .doc become text, in the place of the library's own way, which writes "undefined" for each place where a
// word may be divided and takes minutes over fields that do not end. To be imported before the library, which takes it up as it loads. Must not read files.
import filters from 'word-extractor/lib/filters.js';

/** Marks around a field: what it does, what it shows, and where it ends (Microsoft, [MS-DOC] 2.8.25). */
export const fieldMarks = { begins: '\u0013', shows: '\u0014', ends: '\u0015' } as const;

/**
 * What other marks are in text ([MS-DOC] 2.4.1); those of footnotes, pictures and comments, and where a word may be divided, are nothing. A hyphen at which no line is
 * broken is U+2011.
 */
const written: Readonly<Record<string, string>> = {
  '\t': '\t',
  '\n': '\n',
  '\r': '\n',
  '\u0007': '\t',
  '\u000b': '\n',
  '\u000c': '\n',
  '\u001e': '\u2011',
};

interface Field {
  /** All its words so far. */
  whole: string;
  /** What it shows so far; null until it says what it does. */
  shown: string | null;
  /** A mark stands in it that belongs to no field: all its words stay, and those of what it stands in. */
  isBroken: boolean;
}

/**
 * The text of words as Word keeps them, with each field as what it shows, and nothing where it shows nothing; fields may stand in fields. Of a field that does not end, or
 * shows two things, all words stay.
 */
export function withoutFields(words: string): string {
  const open: Field[] = [];
  let text = '';
  let from = 0;
  const take = (more: string) => {
    const field = open.at(-1);
    if (field === undefined) {
      text += more;
      return;
    }
    field.whole += more;
    if (field.shown !== null) field.shown += more;
  };
  for (const { 0: mark, index } of words.matchAll(/\p{Cc}/gu)) {
    take(words.slice(from, index));
    from = index + 1;
    const field = open.at(-1);
    if (mark === fieldMarks.begins) {
      open.push({ whole: '', shown: null, isBroken: false });
    } else if (mark === fieldMarks.shows && field !== undefined) {
      field.isBroken ||= field.shown !== null;
      field.shown ??= '';
    } else if (mark === fieldMarks.ends && field !== undefined) {
      open.pop();
      take(field.isBroken ? field.whole : (field.shown ?? ''));
      const around = open.at(-1);
      if (around !== undefined) around.isBroken ||= field.isBroken;
    } else take(written[mark] ?? '');
  }
  take(words.slice(from));
  for (let field = open.pop(); field !== undefined; field = open.pop()) take(field.whole);
  return text;
}

filters.clean = withoutFields;
// A quotation is held against these words letter by letter: the library writes plain quotation marks and hyphens for others.
filters.filter = (words) => words;
