// Owns the fact being made of passages: one event not kept yet, begun from a mark and added to from either side. Pure but for who hears of it; must not
// write to the store.
import { useSyncExternalStore } from 'react';
import type { PartialDate } from '../../db/model/dates.ts';
import type { Cite, Draft, DraftRow, DraftValue } from '../../db/model/draft.ts';
import type { Side } from '../../db/model/entry.ts';

export type EventValue = DraftValue<'event'>;

/** A passage as a fact takes it: a mark, whose account it is, and the date it tells of. */
export interface Passage {
  readonly mark: DraftRow<'mark'>;
  readonly side: Side;
  readonly date: PartialDate;
}

/** The fact on the bench. `row` is the event it changes; null makes one. */
export interface OpenFact {
  readonly caseId: string;
  readonly row: DraftRow<'event'> | null;
  readonly value: EventValue;
  /** Sides whose passages were put on it here. */
  readonly sides: readonly Side[];
}

/** As many characters of a passage as make a first wording. */
const firstWords = 160;

/** A first wording, to be put into the investigator's own: the passage's words, whole if short, else up to a word's end. */
export function wordingOf(passage: string): string {
  const words = passage.replace(/\s+/g, ' ').trim();
  if (words.length <= firstWords) return words;
  const cut = words.slice(0, firstWords);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}

/** The fact a passage begins. One side has spoken so far; that is all it says. What an area shows is for the investigator to put into words. */
export function factOf({ mark, date }: Passage): EventValue {
  return {
    date: mark.value.eventDate ?? date,
    text: wordingOf(mark.value.anchor.exact),
    status: 'one side silent',
    headIds: [...mark.value.headIds],
    cites: [{ kind: 'mark', id: mark.id }],
  };
}

/**
 * A fact with one more passage. Once both sides have spoken it is no longer true that one is silent, and whether they agree is for the investigator to
 * say: the status becomes `unsettled`. Any other status stays as it was set.
 */
export function withPassage(fact: OpenFact, { mark, side, date }: Passage): OpenFact {
  const { value } = fact;
  if (value.cites.some(({ kind, id }) => kind === 'mark' && id === mark.id)) return fact;
  const sides = [...new Set([...fact.sides, side])];
  const bothSpeak = sides.includes('resident') && sides.includes('landlord');
  return {
    ...fact,
    sides,
    value: {
      ...value,
      date: value.date.precision === 'unknown' ? (mark.value.eventDate ?? date) : value.date,
      status: bothSpeak && value.status === 'one side silent' ? 'unsettled' : value.status,
      headIds: [...new Set([...value.headIds, ...mark.value.headIds])],
      cites: [...value.cites, { kind: 'mark', id: mark.id }],
    },
  };
}

/** Sides of what an event cites already; a citation nobody can be named for counts for none. */
export function sidesOfCites(draft: Draft, sideOfEntry: (entryId: string) => Side | null, cites: readonly Cite[]): readonly Side[] {
  const sides = cites.flatMap((cite) => {
    const mark = cite.kind === 'mark' ? draft.mark.find(({ id }) => id === cite.id)?.value : undefined;
    const side = mark?.account ?? sideOfEntry(cite.kind === 'entry' ? cite.id : (mark?.entryId ?? ''));
    return side === null ? [] : [side];
  });
  return [...new Set(sides)];
}

let open: OpenFact | null = null;
const hearers = new Set<() => void>();

function become(next: OpenFact | null): void {
  open = next;
  for (const hear of hearers) hear();
}

/** Begins a fact with a passage, or puts the passage on the one being made in this case. */
export function putPassage(caseId: string, passage: Passage): void {
  if (open !== null && open.caseId === caseId) become(withPassage(open, passage));
  else become({ caseId, row: null, value: factOf(passage), sides: [passage.side] });
}

/** Puts the passages of the fact on an event there is already, which is then what is being changed. */
export function putOnEvent(row: DraftRow<'event'>, sides: readonly Side[]): void {
  if (open === null) return;
  const more = open.value.cites.filter((cite) => !row.value.cites.some(({ kind, id }) => kind === cite.kind && id === cite.id));
  const together = [...new Set([...sides, ...open.sides])];
  const bothSpeak = together.includes('resident') && together.includes('landlord');
  become({
    ...open,
    row,
    sides: together,
    value: {
      ...row.value,
      status: bothSpeak && row.value.status === 'one side silent' ? 'unsettled' : row.value.status,
      cites: [...row.value.cites, ...more],
    },
  });
}

export function changeFact(value: EventValue): void {
  if (open !== null) become({ ...open, value });
}

export function leaveFact(): void {
  become(null);
}

/** The fact being made in this case; null while there is none. */
export function useOpenFact(caseId: string): OpenFact | null {
  const fact = useSyncExternalStore(subscribe, () => open);
  return fact?.caseId === caseId ? fact : null;
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
