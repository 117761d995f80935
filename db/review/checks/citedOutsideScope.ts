// Owns: the check that findings rest on evidence inside their head's scope, or say why not.
import type { CheckPlace } from '../../model/checks.ts';
import type { PartialDate } from '../../model/dates.ts';
import type { Cite } from '../../model/draft.ts';
import type { ScopePosition } from '../../model/entry.ts';
import { markScope, scopePosition } from '../../model/scope.ts';
import type { Found, Reading, ReadParagraph } from './reading.ts';

const outside: Readonly<Partial<Record<ScopePosition, string>>> = {
  before: 'before the scope of this head',
  after: 'after the scope of this head',
  excluded: 'in a period that is excluded',
};

/** What sets a standard was made before the events it is held against and is not one of them. */
const standing = /\b(?:policy|policies|procedure|handbook|code|lease|tenancy|agreement|standard)\b/i;

/** Each thing is named once a head, at the first paragraph that cites it. A mark the investigator placed by hand carries its reason already. */
export function citedOutsideScope(reading: Reading): Found[] {
  const seen = new Set<string>();
  return reading.paragraphs.flatMap((paragraph) => {
    const { headId } = paragraph;
    if (headId === null || paragraph.row.value.section !== 'findings') return [];
    return paragraph.ownCites.flatMap((cite) => {
      const slot = `${headId} ${cite.id}`;
      if (seen.has(slot)) return [];
      seen.add(slot);
      const found = foundAt(reading, paragraph, cite, headId);
      return found === null ? [] : [found];
    });
  });
}

function foundAt(reading: Reading, paragraph: ReadParagraph, cite: Cite, headId: string): Found | null {
  const cited = citedThing(reading, cite, headId);
  const where = cited === null ? undefined : outside[cited.position];
  if (cited === null || where === undefined) return null;
  return {
    place: cited.place ?? paragraph.place,
    headId,
    raisedBy: paragraph.row.id,
    message: `${paragraph.place.name} rests on ${cited.name}, which is ${where}. Say why it counts, or leave it out.`,
  };
}

function citedThing(
  reading: Reading,
  cite: Cite,
  headId: string,
): { readonly position: ScopePosition; readonly name: string; readonly place: CheckPlace | null } | null {
  const windows = reading.draft.window.map((row) => row.value);
  const exclusions = reading.draft.exclusion.map((row) => row.value);
  const at = (date: PartialDate) => scopePosition(date, headId, windows, exclusions);
  if (cite.kind === 'mark') {
    const mark = reading.mark(cite.id);
    const entry = mark === null ? null : reading.context.evidence.entry(mark.value.entryId);
    if (mark === null || entry === null || mark.value.scopeOverride !== null || standing.test(entry.kindText ?? '')) return null;
    const place = reading.markPlace(mark);
    return {
      position: markScope(mark.value, entry.date, headId, windows, exclusions),
      name: `mark ${mark.key} in ${entry.exhibit}`,
      place,
    };
  }
  if (cite.kind === 'entry') {
    const entry = reading.context.evidence.entry(cite.id);
    if (entry === null || standing.test(entry.kindText ?? '')) return null;
    return { position: at(entry.date), name: entry.exhibit, place: { kind: 'entry', id: entry.id, name: entry.exhibit } };
  }
  if (cite.kind === 'event') {
    const event = reading.draft.event.find((row) => row.id === cite.id);
    return event === undefined ? null : { position: at(event.value.date), name: `event ${event.key}`, place: null };
  }
  return null;
}
