// Owns: how working papers name what a line rests on: exhibit, page or row, date, the words quoted. Never printed in an issued edition. Must not choose what is
// cited.
import type { ChronologyEntry, ChronologyEntryOf } from '../model/chronology.ts';
import { formatDay, formatPartialDate } from '../model/dates.ts';
import { anchorKind, type Cite, type Draft, type DraftKind, type DraftRow, type Mark, type RequestReply } from '../model/draft.ts';
import { notInThisPart } from '../model/handover.ts';
import { passageDisclosure } from '../model/keptWords.ts';
import { absenceKindWords, capital, contactWords, overruledWords, passageWords, replyStandingWords } from '../model/wording.ts';

const noLonger = 'Something that is no longer in the case';

/** The case as its citations are named. */
export interface CitedCase {
  readonly draft: Draft;
  readonly entryOf: ChronologyEntryOf;
  /** What is not there was left out of a handover; left out: it was removed. */
  readonly isPart?: boolean;
}

/** Puts any citation into a line: `L8 p2, 3 May 2023: “within 2 working days”`. Rows are looked up once for the whole paper. */
export function citedReader({ draft, entryOf, isPart = false }: CitedCase): (cite: Cite) => string {
  const gone = isPart ? `Something ${notInThisPart}` : noLonger;
  const byId = <K extends DraftKind>(kind: K) => new Map((draft[kind] as readonly DraftRow<K>[]).map((row) => [row.id, row]));
  const [marks, events, absences, contacts] = [byId('mark'), byId('event'), byId('absence'), byId('contact')];
  return ({ kind, id }) => {
    switch (kind) {
      case 'mark': {
        const mark = marks.get(id)?.value;
        const entry = mark === undefined ? undefined : entryOf(mark.entryId);
        return mark === undefined || entry === undefined ? gone : passageOf(mark, entry);
      }
      case 'entry': {
        const entry = entryOf(id);
        return entry === undefined ? gone : `${entry.exhibit}, ${formatPartialDate(entry.date)}: ${entry.title}${kept(entry)}`;
      }
      case 'event': {
        const event = events.get(id);
        return event === undefined ? gone : `Event ${event.key}, ${formatPartialDate(event.value.date)}: ${event.value.text}`;
      }
      case 'absence': {
        const absence = absences.get(id);
        return absence === undefined ? gone : absenceLine(absence, draft);
      }
      case 'contact': {
        const contact = contacts.get(id)?.value;
        if (contact === undefined) return gone;
        const { how, on, party, text, evidenceOf } = contact;
        return evidenceOf === null ? `Our ${how} of ${formatDay(on)} (${party}): ${text}` : `${capital(contactWords(contact))}: “${text}”`;
      }
    }
  };
}

function passageOf(mark: Mark, entry: ChronologyEntry): string {
  const { anchor } = mark;
  const place = anchor.page === null ? '' : ` p${anchor.page}`;
  const rows = anchor.cells?.rows ?? null;
  const row = rows === null ? '' : rows[0] === rows[1] ? ` row ${rows[0]}` : ` rows ${rows[0]} to ${rows[1]}`;
  const words = passageWords(anchor);
  const said = anchorKind(anchor) === 'area' || anchor.exact.trim() === '' ? words.toLowerCase() : `“${words}”`;
  return `${entry.exhibit}${place}${row}, ${formatPartialDate(entry.date)}: ${said}${kept({ disclosure: passageDisclosure(mark, entry.disclosure) })}`;
}

/** What may not be shown to both parties says so wherever it stands. */
function kept({ disclosure }: Pick<ChronologyEntry, 'disclosure'>): string {
  if (disclosure === 'both') return '';
  return disclosure === 'none' ? ' (not disclosed to either party)' : ` (disclosed to the ${disclosure} only)`;
}

/** `n1, Expected record not seen: ...`, with what was searched and asked for. */
export function absenceLine({ key, value }: DraftRow<'absence'>, draft: Pick<Draft, 'request' | 'expectation' | 'contact'>): string {
  const text = value.text || draft.expectation.find(({ id }) => id === value.expectationId)?.value.text || '';
  const { searched } = value;
  const request = draft.request.find(({ id }) => id === value.requestId)?.value;
  return [
    `${key}, ${absenceKindWords[value.absenceKind]}: ${text}`,
    ...(searched === null
      ? []
      : [
          `Searched for ${searched.query}${searched.on === null ? '' : ` on ${formatDay(searched.on)}`}: ${
            searched.count === 0 ? 'nothing found' : `${searched.count} found`
          }.`,
        ]),
    ...(request === undefined
      ? []
      : [
          `Asked of the ${request.to}${request.asked === null ? '' : ` on ${formatDay(request.asked)}`}: ${request.item}`,
          ...request.replies.map((reply) => `Answered: ${replyWords(reply, draft)}.`),
        ]),
    ...(value.stateOverride === null ? [] : [`Evidence: ${overruledWords(value, value.stateOverride)}.`]),
  ].join(' ');
}

/** `Diary of May 2023: none held, “nothing was kept” (the landlord’s letter, 3 February 2025)`. */
function replyWords({ item, standing, contactId }: RequestReply, { contact }: Pick<Draft, 'contact'>): string {
  const said = contact.find(({ id }) => id === contactId)?.value;
  return `${item}: ${replyStandingWords[standing]}${said === undefined ? '' : `, “${said.text}” (${contactWords(said)})`}`;
}
