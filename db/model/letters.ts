// Owns: which letters go out with a decision, whom a letter goes to by name, and whose eyes it is for. Pure; must not lay a letter out.
import type { Draft, Party } from './draft.ts';
import type { Reader } from './keptWords.ts';
import type { Addressee, LetterTemplate } from './ruleSet.ts';

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

/** Whose eyes a letter is written for: a representative sees what the resident may, and anybody else no more than both parties may. */
export function readerOf(to: Addressee): Reader {
  return to === 'representative' ? 'resident' : to;
}
