// Owns: the check that people treated as one are spoken of as one: a paragraph does not call them "they" here and "he" there. Must not say how many they are.
import type { DraftRow } from '../../model/draft.ts';
import { labelPeople, patternOfWords, peopleOf } from '../../model/labels.ts';
import type { Found, Reading } from './reading.ts';

/** Forms of the pronouns a report may use for people; the landlord's `it` is never one of them. */
const forms = {
  he: ['he', 'him', 'his', 'himself'],
  she: ['she', 'her', 'hers', 'herself'],
  they: ['they', 'them', 'their', 'theirs', 'themselves'],
} as const;
type Pronoun = keyof typeof forms;
const pronouns = Object.keys(forms) as Pronoun[];
const pronounOf = new Map(pronouns.flatMap((pronoun) => forms[pronoun].map((form) => [form as string, pronoun] as const)));

const anyPronoun = new RegExp(`\\b(?:${[...pronounOf.keys()].join('|')})\\b`, 'gi');

const relative = 'wife|husband|partner|spouse|son|daughter|child|mother|father|brother|sister|friend|carer';
const onePerson = `neighbour|officer|manager|caseworker|operative|contractor|surveyor|engineer|representative|solicitor|person|tenant|leaseholder|complainant|${relative}`;
const manyPeople = `neighbours|officers|managers|operatives|contractors|surveyors|engineers|police|staff|team|people|tenants|leaseholders|children|parents|colleagues`;
/** Tells two people apart who are otherwise one: `him and his wife`. Nothing drifts there. */
const apart = new RegExp(`\\b(?:he|him|his|she|her)\\s+and\\s+(?:his|her)\\s+(?:${relative})(?:['’]s)?`, 'gi');
/** What only people do: the `they` before it is no thing. */
const done =
  /^\s+(?:(?:also|had|have|has|would|could|did|do|then|later|initially|not|only|were|are)\s+)*(?:ask|believe|call|claim|complain|consider|contact|declin|describ|e-?mail|expect|experienc|explain|fe[el]l|felt|liv|not(?:ed|e)\b|provid|rais|receiv|refus|report|request|said|say|sa[iw]\b|send|sent|stat|submit|suffer|t[eo]ld?|told|think|thought|understood|want|wish|wrote|writ|unhappy|dissatisfied|disappointed|upset)/i;

/** People treated as one, and what is known of how they are called. */
interface Group {
  readonly label: string;
  /** Pronouns of one person that may be theirs: those given to any of them; either where none is given. */
  readonly singular: ReadonlySet<Pronoun>;
  /** What the party itself is called, by its own data; null where that is not said. */
  readonly own: Pronoun | null;
}

/** Somebody named in a paragraph: a group, or others whom these pronouns could mean instead. */
interface Named {
  readonly group: Group | null;
  readonly fits: ReadonlySet<Pronoun>;
}

const everyone: ReadonlySet<Pronoun> = new Set(pronouns);
const onlyThey: ReadonlySet<Pronoun> = new Set(['they']);

/**
 * Reads what is printed, names under their labels; within quotation marks people are named, and pronouns are the source's own. A pronoun is taken for whoever it fits that was named last before it, and for
 * nobody where those are somebody else: silence is better than a wrong word.
 */
export function pronounDrift(reading: Reading): Found[] {
  const { party } = reading.draft;
  const groups = groupsOf(party);
  if (groups.length === 0) return [];
  const people = peopleOf(party, []);
  const named = namedBy(party, groups);
  const pattern = anyoneIn(named);
  return reading.paragraphs.flatMap((paragraph) => {
    if (!hasBoth(paragraph.text)) return [];
    const text = paragraph.text.replace(/“[^”]*”|"[^"]*"/g, (quoted) => quoted.replace(anyPronoun, ' '));
    const printed = labelPeople(people, text).replace(apart, (words) => ' '.repeat(words.length));
    return groups.flatMap((group) => {
      const said = calledIn(printed, pattern, named, group, groups.length === 1);
      const one = said.find(({ pronoun }) => pronoun !== 'they');
      const many = said.find(({ pronoun }) => pronoun === 'they');
      if (one === undefined || many === undefined) return [];
      const keep = group.own === null ? 'one of the two' : `“${group.own}”`;
      return [
        {
          place: paragraph.place,
          headId: paragraph.headId,
          message: `${paragraph.place.name} speaks of ${group.label} as “${many.word}” and as “${one.word}”. They are treated as one: keep to ${keep}, or name who is meant.`,
        },
      ];
    });
  });
}

function hasBoth(text: string): boolean {
  return /\b(?:they|them|their|theirs|themselves)\b/i.test(text) && /\b(?:he|him|his|himself|she|her|hers|herself)\b/i.test(text);
}

function groupsOf(parties: readonly DraftRow<'party'>[]): (Group & { readonly ids: ReadonlySet<string> })[] {
  const byId = new Map(parties.map((row) => [row.id, row]));
  const rootOf = (row: DraftRow<'party'>): DraftRow<'party'> => {
    const seen = new Set<string>();
    let root = row;
    while (root.value.treatedAs !== null && !seen.has(root.id)) {
      seen.add(root.id);
      root = byId.get(root.value.treatedAs) ?? root;
    }
    return root;
  };
  return [...Map.groupBy(parties, rootOf)].flatMap(([root, members]) => {
    // A landlord and its agent are `it`, together or apart.
    if (members.length < 2 || root.value.label === '' || root.value.role.toLowerCase() === 'landlord') return [];
    const known = members.flatMap(({ value }) => pronounSaid(value.pronoun) ?? []).filter((pronoun) => pronoun !== 'they');
    const singular: Pronoun[] = known.length === 0 ? ['he', 'she'] : known;
    const ids = new Set(members.map(({ id }) => id));
    return [{ label: root.value.label, singular: new Set(singular), own: pronounSaid(root.value.pronoun), ids }];
  });
}

/** `they`, `they/them`, `He`: by its first word; null for none of the three. */
function pronounSaid(words: string): Pronoun | null {
  return pronounOf.get(/^\p{L}+/u.exec(words.trim().toLowerCase())?.[0] ?? '') ?? null;
}

/** Whom each label names. */
function namedBy(parties: readonly DraftRow<'party'>[], groups: ReturnType<typeof groupsOf>): ReadonlyMap<string, Named> {
  const named = new Map<string, Named>();
  for (const { id, value } of parties) {
    const label = value.label.toLowerCase();
    const group = groups.find(({ ids }) => ids.has(id));
    if (group !== undefined) named.set(group.label.toLowerCase(), { group, fits: new Set([...group.singular, 'they']) });
    else if (label !== '' && value.role.toLowerCase() !== 'landlord' && !/^it\b/i.test(value.pronoun.trim())) {
      const pronoun = pronounSaid(value.pronoun);
      named.set(label, { group: null, fits: pronoun === null ? everyone : new Set([pronoun]) });
    }
  }
  return named;
}

/** Whoever a paragraph may name, by label or by what they are, and the pronouns between. */
function anyoneIn(named: ReadonlyMap<string, Named>): RegExp {
  const labels = [...named.keys()].sort((a, b) => b.length - a.length).map(patternOfWords);
  return new RegExp(
    `\\b(?:(?<label>${labels.join('|')})|(?<pronoun>${[...pronounOf.keys()].join('|')})|(?<many>${manyPeople})|(?<one>${onePerson}))(?![\\p{L}\\p{N}])`,
    'giu',
  );
}

/** The pronouns of a printed text that can only be this group's, in its order. */
function calledIn(
  printed: string,
  pattern: RegExp,
  named: ReadonlyMap<string, Named>,
  group: Group,
  isOnlyGroup: boolean,
): { readonly word: string; readonly pronoun: Pronoun }[] {
  // A paragraph that names nobody goes on about whom the report is about.
  const before: (Named & { readonly until: number })[] = isOnlyGroup ? [{ group, fits: everyone, until: 0 }] : [];
  const said: { word: string; pronoun: Pronoun }[] = [];
  for (const match of printed.matchAll(pattern)) {
    const until = match.index + match[0].length;
    const pronoun = pronounOf.get(match.groups?.pronoun?.toLowerCase() ?? '');
    if (pronoun === undefined) {
      const label = match.groups?.label?.toLowerCase().replace(/\s+/g, ' ').replaceAll('’', "'");
      const who = label === undefined ? undefined : (named.get(label) ?? named.get(label.replaceAll("'", '’')));
      before.push({ ...(who ?? { group: null, fits: match.groups?.many === undefined ? everyone : onlyThey }), until });
      continue;
    }
    const meant = before.findLast(({ fits }) => fits.has(pronoun));
    if (meant?.group !== group || (pronoun !== 'they' && !group.singular.has(pronoun))) continue;
    if (pronoun === 'they' && isOfThings(printed, meant.until, match.index, until)) continue;
    said.push({ word: match[0].toLowerCase(), pronoun });
  }
  return said;
}

/** Whether `they` or `them` may be things named since: `reported two repairs. They were late`. */
function isOfThings(text: string, since: number, from: number, until: number): boolean {
  const word = text.slice(from, until).toLowerCase();
  if ((word !== 'they' && word !== 'them') || done.test(text.slice(until))) return false;
  return /\b(?!(?:was|has|does|this|his|its|as|says|always|perhaps|days|weeks|months|years)\b)\p{Ll}{2,}[^\P{Ll}su]s\b(?!['’])/u.test(
    text.slice(since, from),
  );
}
