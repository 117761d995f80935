// Owns: which letters go out with a decision, whom a letter goes to by name, and what its reader may not be quoted. Pure; must not lay a letter out.
import { foldForMatch } from './anchor.ts';
import type { Draft, Party } from './draft.ts';
import type { Disclosure } from './entry.ts';
import { quotationStanding, wordCount } from './quotation.ts';
import type { Addressee, LetterTemplate } from './ruleSet.ts';
import { quotationsIn } from './statements.ts';

type Case = Pick<Draft, 'party' | 'facts'>;

/** The letters of a rule set that have somebody to go to: one to a representative where one acts. */
export function lettersOf(letters: readonly LetterTemplate[], of: Case): LetterTemplate[] {
  return letters.filter(({ to }) => to !== 'representative' || partiesOf(of, 'representative').length > 0);
}

function partiesOf({ party }: Case, reader: Addressee): Party[] {
  return party.map(({ value }) => value).filter(({ role }) => role.trim().toLowerCase() === reader);
}

/** Names of who a letter goes to, joined; empty where nobody has one. Each stands by the first of the names kept. */
export function readerName(of: Case, reader: Addressee): string {
  const facts = of.facts[0]?.value;
  const named = reader === 'landlord' ? [facts?.landlordName || facts?.title || ''] : [];
  const names = named[0] ? named : partiesOf(of, reader).map(({ names: [first = ''] }) => first.trim());
  const known = [...new Set(names.filter((name) => name !== ''))];
  return known.length < 2 ? (known[0] ?? '') : `${known.slice(0, -1).join(', ')} and ${known.at(-1)}`;
}

/** The first e-mail address of each person a letter goes to. The landlord has one for every office; which one is asked for is not known. */
export function readerEmails(of: Case, reader: Addressee): string[] {
  if (reader === 'landlord') return [];
  return partiesOf(of, reader).flatMap(({ emails: [first] }) => (first === undefined ? [] : [first]));
}

/** Whether a paper may be seen by who a letter goes to; a representative sees what the resident may. */
export function maySee(reader: Addressee, disclosure: Disclosure): boolean {
  return disclosure === 'both' || disclosure === (reader === 'representative' ? 'resident' : reader);
}

/** A paper that not everybody may see, with the words it has. */
export interface KeptPaper {
  readonly exhibit: string;
  readonly disclosure: Disclosure;
  readonly text: string;
  /** Words marked in it. */
  readonly marked: readonly string[];
}

/** Fewer words than this stand in many papers. */
const fewestWords = 4;

/**
 * Words of a letter that are those of a paper its reader may not see: what stands in quotation marks and in the paper, and what was marked in it and stands
 * in the letter, in quotation marks or not.
 */
export function quotedFromKept(
  lines: readonly string[],
  reader: Addressee,
  papers: readonly KeptPaper[],
): { readonly exhibit: string; readonly words: string }[] {
  const kept = papers.filter(({ disclosure }) => !maySee(reader, disclosure));
  if (kept.length === 0) return [];
  const quoted = lines.flatMap((line) => quotationsIn(line));
  const letter = foldForMatch(lines.join('\n').normalize('NFC')).text;
  return kept.flatMap(({ exhibit, text, marked }) => {
    const source = foldForMatch(text);
    const found = [
      ...quoted.filter((words) => quotationStanding(words, source, 'either') !== 'differs'),
      ...marked.filter((words) => wordCount(words) >= fewestWords && letter.includes(foldForMatch(words).text.trim())),
    ];
    return [...new Set(found)].map((words) => ({ exhibit, words }));
  });
}
