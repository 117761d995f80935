// Owns what can be cited in a case and how each citation is named on screen. Pure: the draft and the entries come in, names go out.
import { eventWords } from '../../db/model/background.ts';
import { formatDay, formatPartialDate } from '../../db/model/dates.ts';
import type { Cite, Draft } from '../../db/model/draft.ts';
import type { ListedEntry } from '../../db/model/entry.ts';
import { isRecording } from '../../db/model/entry.ts';
import { citesOf } from '../../db/model/runs.ts';
import { passageWords } from '../../db/model/wording.ts';
import { citableText } from '../text/citables.ts';
import { mediaText } from '../text/media.ts';
import type { ChipFace } from './paragraphEditor/nodes.ts';
import type { Citable } from './paragraphEditor/picker.ts';

/** A citation as a key of a map. */
export function citeName(cite: Cite): string {
  return `${cite.kind} ${cite.id}`;
}

/** Citations some paragraph of the draft makes, by `citeName`. */
function usedCites(draft: Draft): Set<string> {
  return new Set(draft.paragraph.flatMap((row) => citesOf(row.value)).map(citeName));
}

function entryTitle(entry: ListedEntry): string {
  return `${entry.exhibit}, ${formatPartialDate(entry.date)}${isRecording(entry) ? `, ${mediaText.words}` : ''}: ${entry.title}`;
}

/** Everything that can be cited, in the order marks, events, absences, contacts, entries. */
export function citablesOf(draft: Draft, entries: readonly ListedEntry[]): Citable[] {
  const used = usedCites(draft);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const one = (
    cite: Cite,
    key: string,
    face: ChipFace,
    words: string,
    headIds: readonly string[],
    { quote = null, said = null }: Partial<Pick<Citable, 'quote' | 'said'>> = {},
  ): Citable => ({
    cite,
    key,
    face,
    words,
    quote,
    said,
    headIds,
    isUsed: used.has(citeName(cite)),
  });
  const marks = draft.mark.map(({ id, key, value }) => {
    const entry = byId.get(value.entryId);
    const page = value.anchor.page === null ? '' : ` p${value.anchor.page}`;
    const words = passageWords(value.anchor);
    // An area has no words: it is cited, never quoted.
    const quote = value.anchor.exact === '' ? null : value.anchor.exact;
    const said = quote === null ? words : `“${quote}”`;
    const title = entry === undefined ? said : `${said} ${entryTitle(entry)}`;
    const face: ChipFace = { text: `${entry?.exhibit ?? key}${page}`, title, side: value.account ?? entry?.side ?? 'none' };
    return one({ kind: 'mark', id }, key, face, quote ?? words, value.headIds, { quote });
  });
  const events = draft.event.map(({ id, key, value }) =>
    one(
      { kind: 'event', id },
      key,
      { text: key, title: `${formatPartialDate(value.date)}: ${value.text}`, side: 'none' },
      `${formatPartialDate(value.date)} ${value.text}`,
      value.headIds,
      { said: eventWords(value) },
    ),
  );
  const absences = draft.absence.map(({ id, key, value }) => {
    const words = absenceWords(draft, value);
    return one(
      { kind: 'absence', id },
      key,
      { text: key, title: `${citableText.absence[value.absenceKind]}: ${words}`, side: 'none' },
      words,
      value.headId === null ? [] : [value.headId],
      { said: words },
    );
  });
  const contacts = draft.contact.map(({ id, key, value }) => {
    const words = `${formatDay(value.on)} ${value.how} ${value.party}: ${value.text}`;
    return one({ kind: 'contact', id }, key, { text: key, title: words, side: value.evidenceOf ?? 'none' }, words, []);
  });
  const exhibits = exhibitsOf(entries).map((known) => (used.has(citeName(known.cite)) ? { ...known, isUsed: true } : known));
  return [...marks, ...events, ...absences, ...contacts, ...exhibits];
}

const exhibitsByEntries = new WeakMap<readonly ListedEntry[], Citable[]>();

/** Entries as citables. Made once for each list of entries: there may be a hundred thousand, and every paragraph kept asks again. */
function exhibitsOf(entries: readonly ListedEntry[]): Citable[] {
  const known = exhibitsByEntries.get(entries);
  if (known !== undefined) return known;
  const made = entries.map(
    (entry): Citable => ({
      cite: { kind: 'entry', id: entry.id },
      key: entry.exhibit,
      face: { text: entry.exhibit, title: entryTitle(entry), side: entry.side },
      words: `${formatPartialDate(entry.date)} ${entry.title}`,
      quote: null,
      said: null,
      headIds: [],
      isUsed: false,
    }),
  );
  exhibitsByEntries.set(entries, made);
  return made;
}

/** What an absence says: its own words, else what was expected, else what was searched for. */
export function absenceWords(draft: Draft, absence: Draft['absence'][number]['value']): string {
  if (absence.text !== '') return absence.text;
  const expected = draft.expectation.find(({ id }) => id === absence.expectationId);
  if (expected !== undefined) return expected.value.text;
  return absence.searched === null
    ? citableText.absence[absence.absenceKind]
    : citableText.searched(absence.searched.query, absence.searched.count);
}
