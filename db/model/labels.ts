// Owns: how people are spoken of in a report: by the label of their party, whatever name, initials or e-mail address was typed. Must not know sections, copies
// or screens.
import type { Draft, DraftRow, Run } from './draft.ts';

type PersonRun = Extract<Run, { kind: 'person' }>;
type Parties = readonly DraftRow<'party'>[];

/** What may stand before a name, as a pattern. */
export const titles = 'Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lady|Revd|Rev|Cllr|Councillor|MR|MRS|MS|MISS|DR';
/** Last words of what is no person: its parts are no surname and no initials. */
const organisation =
  /^(?:Agency|Association|Authority|Board|Centre|College|Company|Constabulary|Council|Department|Group|Homes|Hospital|Housing|Limited|Ltd|LLP|Office|Partners|Partnership|plc|Police|Practice|School|Services|Society|Solicitors|Surgery|Team|Trust)\.?$/i;
/** Names that are ordinary words too: alone they may be either, so that they are left as typed and listed by the sweep. */
const ordinaryWords = new Set(
  'April August Baker Bill Bishop Bond Brown Carpenter Chase Christian Church Cook Day Dawn Dean Drew English Faith Field Fox Frank Grace Grant Gray Green Hall Hill Hope Iris Ivy Jack Joy June King Lane Long Love Major Mark May Mayor Miles Park Parish Pat Paul Penny Pope Price Robin Rose Sharp Short Small Smith Stone Street Sue Summer Victoria Violet Wall Ward Way West White Will Wood Woods Young'.split(
    ' ',
  ),
);
/** Two capitals that mean something else in a report. */
const abbreviations = new Set(
  'AM AS AV BT CA CC CH CO CV DE DH DR EA EH EU FM GP GB HA HB HO HR ID IN IS IT LA LH LL MP MR MS NI NO OK OR PA PC PM PS QA RE RP SO TA TV UC UK UN UP US VA'.split(
    ' ',
  ),
);

/** A name as it may be typed, and whose it is. `label` null: the landlord's, or one of several people's. */
interface Form {
  readonly words: string;
  readonly label: string | null;
  /** Counts only after a title: the F of Mr F, the Green of Mrs Green. */
  readonly isTitled: boolean;
}

/** The people of a case, ready to be looked for in any text. */
export interface People {
  /** Null where the case has nobody to look for. */
  readonly pattern: RegExp | null;
  readonly bare: ReadonlyMap<string, string | null>;
  readonly titled: ReadonlyMap<string, string | null>;
  readonly emails: ReadonlyMap<string, string>;
  readonly landlord: ReadonlySet<string>;
  /** Every name, alias and part of one, for the sweep; never the landlord's. E-mail addresses go by their form. */
  readonly known: readonly string[];
}

/**
 * Gathers the names, aliases, initials and e-mail addresses of the parties. Parties whose role is the landlord, and `landlordNames`, stay named: landlords are
 * named in published decisions (Housing Ombudsman, Guidance on decisions). A form that would fit two people with different labels is nobody's.
 */
export function peopleOf(parties: Parties, landlordNames: readonly string[]): People {
  const forms: Form[] = [];
  const emails = new Map<string, string>();
  const landlord = new Set<string>();
  const known = new Set<string>();
  for (const name of landlordNames) for (const form of landlordForms(name)) landlord.add(form);
  for (const { id, value } of parties) {
    const names = [...value.names, ...value.aliases].map(squeezed).filter((name) => name !== '');
    if (value.role.toLowerCase() === 'landlord') {
      for (const form of names.flatMap(landlordForms)) landlord.add(form);
      continue;
    }
    const label = labelOf(id, parties);
    const found = names.flatMap(formsOf);
    for (const { words, isTitled } of found) if (!isTitled || words.length > 2) known.add(words);
    if (label === '') continue;
    forms.push(...found.map((form) => ({ ...form, label })));
    for (const email of value.emails) emails.set(email.trim().toLowerCase(), label);
  }
  const bare = byWords(forms.filter(({ isTitled }) => !isTitled));
  const titled = byWords(forms);
  for (const name of landlord) {
    bare.delete(name);
    known.delete(name);
  }
  return { pattern: patternOf([...titled.keys(), ...landlord], emails.size > 0), bare, titled, emails, landlord, known: [...known] };
}

/** The people of a case; the landlord is none of them. */
export function peopleIn({ party, facts }: Pick<Draft, 'party' | 'facts'>): People {
  const landlord = facts[0]?.value;
  return peopleOf(party, landlord === undefined ? [] : [landlord.landlordName, landlord.title]);
}

/** A landlord's name, with what stands in its brackets and its initials, so that nobody else's initials are taken for them: Larkfield Homes (LH). */
function landlordForms(name: string): string[] {
  const whole = squeezed(name.replace(/\([^)]*\)/g, ' '));
  const short = [...name.matchAll(/\(([^)]+)\)/g)].map(([, words = '']) => squeezed(words));
  const initials = whole.split(' ').map((word) => word.charAt(0));
  return [whole, ...short, initials.length > 1 ? initials.join('') : ''].filter((form) => form !== '');
}

function byWords(forms: readonly Form[]): Map<string, string | null> {
  const labels = new Map<string, string | null>();
  for (const { words, label } of forms) labels.set(words, labels.has(words) && labels.get(words) !== label ? null : label);
  return labels;
}

const squeezed = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ');

/** The ways of writing one name: whole, without its title, surname or first name alone, with initials, and in capitals. */
function formsOf(name: string): Omit<Form, 'label'>[] {
  const untitled = name.replace(new RegExp(`^(?:${titles})\\.?\\s+`), '');
  const parts = untitled.split(' ');
  const forms = new Map<string, boolean>();
  const add = (words: string, isTitled = false) => {
    if (words.length > 0 && forms.get(words) !== false) forms.set(words, isTitled);
  };
  const addWithCapitals = (words: string, isTitled = false) => {
    add(words, isTitled);
    if (words.length > 3) add(words.toUpperCase(), isTitled);
  };
  const isOneWord = parts.length === 1;
  addWithCapitals(untitled, isOneWord && (untitled.length < 3 || ordinaryWords.has(untitled)));
  const isPerson = parts.every((part) => /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(part)) && !parts.some((part) => organisation.test(part));
  if (!isPerson) return [...forms].map(([words, isTitled]) => ({ words, isTitled }));
  const last = parts.at(-1) ?? '';
  const first = parts[0] ?? '';
  addWithCapitals(last, last.length < 3 || ordinaryWords.has(last));
  if (last.length > 2) {
    const family = pluralOf(last);
    // A family is meant only after "the": Fitzgeralds alone may be a shop, and is left to the sweep.
    addWithCapitals(family, true);
    if (!ordinaryWords.has(last)) for (const said of [`the ${family}`, `The ${family}`, `THE ${family.toUpperCase()}`]) add(said);
  }
  if (name !== untitled || !isOneWord) add(last.charAt(0), true);
  if (!isOneWord) {
    if (first.length > 2) addWithCapitals(first, ordinaryWords.has(first));
    if (first.length > 1) addWithCapitals(`${first} ${last}`);
    const initials = parts.map((part) => part.charAt(0));
    const [given = '', family = ''] = [initials[0], initials.at(-1)];
    for (const start of [`${given} `, `${given}. `, `${given}.`]) addWithCapitals(start + last);
    // As in a list: Fitzgerald, D. The letters A and I are words too, unless a stop says that they are none.
    const after = given === 'A' || given === 'I' ? [first, `${given}.`] : [first, given];
    for (const each of after) if (!ordinaryWords.has(last)) add(`${last}, ${each}`);
    // The surname alone is shortened as well: Daniel F.
    if (first.length > 2 && !ordinaryWords.has(first)) add(`${first} ${family}`);
    const together = given + family;
    // Each part of a hyphened name may have its letter: Jane Smith-Jones is JSJ.
    const letters = parts.flatMap((part) => part.split('-')).map((part) => part.charAt(0));
    const isTitled = abbreviations.has(together);
    for (const words of new Set([together, initials.join(''), letters.join('')])) add(words, isTitled || words.length < 2);
    for (const all of new Set([together, initials.join(''), letters.join('')]))
      for (const between of ['.', '. ', ' ']) add([...all].join(between));
    add(
      [
        ...initials.slice(0, -1),
        last
          .split('-')
          .map((part) => part.charAt(0))
          .join('-'),
      ].join(' '),
    );
  }
  return [...forms].map(([words, isTitled]) => ({ words, isTitled }));
}

/** A surname as its family is called: the Ferreiras, the Joneses. */
function pluralOf(surname: string): string {
  return `${surname}${/(?:s|x|z|ch|sh)$/i.test(surname) ? 'es' : 's'}`;
}

/** Words as a pattern: across any white space, with either apostrophe. */
export function patternOfWords(words: string): string {
  return words
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll(' ', '\\s+')
    .replace(/['’]/g, "['’]");
}

/** A first name or initial and a surname, the letters between them apart: D. J. Fitzgerald, Daniel J Fitzgerald. */
const givenAndFamily = /^(\p{Lu}[\p{L}\p{M}'’-]*\.?)(?: |(?<=\.))(?:\p{Lu}\.? ?){0,2}(\p{Lu}[\p{L}\p{M}'’-]+)$/u;

/** A name as a pattern; middle initials may stand in it that the case does not have. */
function patternOfName(words: string): string {
  const [, given, family] = givenAndFamily.exec(words) ?? [];
  if (given === undefined || family === undefined) return patternOfWords(words);
  return `${patternOfWords(given)}\\s${given.endsWith('.') ? '*' : '+'}(?:\\p{Lu}\\.?\\s*){0,2}${patternOfWords(family)}`;
}

function patternOf(forms: readonly string[], hasEmails: boolean): RegExp | null {
  if (forms.length === 0 && !hasEmails) return null;
  const longestFirst = [...new Set(forms)].sort((one, other) => other.length - one.length).map(patternOfName);
  const title = `(?<title>(?:${titles})\\.?(?:\\s+(?:and|&)\\s+(?:${titles})\\.?)?\\s+)?`;
  const name = longestFirst.length === 0 ? '(?!)' : longestFirst.join('|');
  // The stop of an initial goes with it: D.F.'s.
  const possessive = `(?<possessive>(?:(?<=(?:^|[\\s.])\\p{Lu})\\.)?['’][sS](?!\\p{L})|(?<=[sS])['’](?=\\s+\\p{L}))?`;
  return new RegExp(
    `(?:(?<email>(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)|(?<![\\p{L}\\p{N}])${title}(?<name>${name})(?![\\p{L}\\p{N}]))${possessive}`,
    'gu',
  );
}

/**
 * The text with every person in it under their label. Possessives stay possessives, a sentence keeps its capital, a label that already stands before a name is
 * not said twice ("the resident, Mr F, wrote"), and within quotation marks the label stands in square brackets. Nothing else changes; a name that may be two
 * people's stays as typed. `before` is what is printed before the text in the same paragraph.
 */
export function labelPeople(people: People, text: string, before = ''): string {
  if (people.pattern === null) return text;
  let out = '';
  let from = 0;
  for (const match of text.matchAll(people.pattern)) {
    if (match.index < from) continue;
    const { email, title, name = '', possessive } = match.groups ?? {};
    const words = squeezed(name).replaceAll('’', "'");
    const label = email === undefined ? labelFor(people, words, title !== undefined) : people.emails.get(email.toLowerCase());
    if (label == null) continue;
    out += text.slice(from, match.index);
    from = match.index + match[0].length;
    // The stop of an initial goes with it, the stop of a sentence stays.
    if (/(?:^|[\s.])\p{Lu}$/u.test(match[0]) && /^\.(?:,|\s+\p{Ll})/u.test(text.slice(from))) from += 1;
    const owner = possessive === undefined ? '' : '’s';
    if (email !== undefined) {
      out += printed(`${label}’s e-mail address${owner}`, before + out);
      continue;
    }
    const said = new RegExp(`(?<![\\p{L}\\p{N}])${patternOfWords(label)}(?<gap>\\s+(?:and|&)\\s+|,?\\s+|\\s+\\()$`, 'iu').exec(
      before + out,
    );
    const gap = said?.groups?.gap ?? '';
    const next = text.charAt(from);
    const isSaidTwice = gap !== '' && gap.length <= out.length && (gap.includes('(') ? next === ')' : !gap.includes(',') || next === ',');
    if (isSaidTwice) {
      if (gap.includes('(') || gap.includes(',')) from += 1;
      out = out.slice(0, out.length - gap.length) + owner;
    } else out += printed(label + owner, before + out);
  }
  return out + text.slice(from);
}

function labelFor(people: People, words: string, isTitled: boolean): string | null {
  const forms = isTitled ? people.titled : people.bare;
  const plain = words.replace(givenAndFamily, '$1 $2');
  const key = [words, plain]
    .flatMap((each) => [each, each.replaceAll("'", '’')])
    .find((each) => forms.has(each) || people.landlord.has(each));
  if (key === undefined || (people.landlord.has(key) && !isTitled)) return null;
  return forms.get(key) ?? null;
}

/** A label where it stands: with a capital at the start of a sentence, in brackets within quotation marks. */
function printed(words: string, before: string): string {
  const sentence = startsSentence(before) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
  return isQuoted(before) ? `[${sentence}]` : sentence;
}

/** Whether what comes after these words begins a sentence. */
export function startsSentence(before: string): boolean {
  return before.trim() === '' || /[.!?:]["”’)]?\s+["“‘(]?$/.test(before) || /^\s*["“‘(]$/.test(before);
}

function isQuoted(before: string): boolean {
  return before.lastIndexOf('“') > before.lastIndexOf('”') || (before.split('"').length - 1) % 2 === 1;
}

/**
 * The words that stand for a person run: the label of the party, or of the one it is treated as. Words that carry the label already stay as typed; so do
 * those of a party without a label. A possessive stays one, and a sentence starts with a capital. `before` is the text printed so far.
 */
export function personWords(run: PersonRun, parties: Parties, before: string): string {
  const label = labelOf(run.partyId, parties);
  if (label === '' || run.text.toLowerCase().includes(label.toLowerCase())) return run.text;
  const words = `${label}${/['’]s?$/.test(run.text) ? '’s' : ''}`;
  return startsSentence(before) ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

function labelOf(partyId: string, parties: Parties): string {
  const seen = new Set<string>();
  let party = parties.find((each) => each.id === partyId);
  while (party !== undefined && !seen.has(party.id)) {
    seen.add(party.id);
    if (party.value.label !== '') return party.value.label;
    const { treatedAs } = party.value;
    party = parties.find((each) => each.id === treatedAs);
  }
  return '';
}
