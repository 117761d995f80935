// Owns: what is known of each recorded absence now: its state of evidence, and whether something has come since that may meet it. Pure; never takes an
// absence back: that is the investigator's.
import type { Calendar } from './clocks.ts';
import type { CivilDate } from './dates.ts';
import type { ComputedState, Draft, DraftRow } from './draft.ts';
import type { Side } from './entry.ts';
import { askedAndSearched, type EntryOf, type ExpectationReading, expectationReadings } from './pairing.ts';

/** As many as are kept of what the search behind an absence found: one that finds more is no search for what is missing. */
export const mostFoundKept = 200;

/** A paper that the search behind an absence finds now and did not find when it was made: it came since, or was unlocked, recognised or typed. */
export interface LaterHit {
  readonly entryId: string;
  readonly exhibit: string;
  readonly title: string;
}

/** Why a paper is not searched, the gravest first: it could not be read; pages of it were not recognised; nobody typed what is heard; it has no words; it is a picture without any. */
export const whysNotSearched = ['unreadable', 'scan', 'recording', 'wordless', 'picture'] as const;

/** More papers than so many are counted and not named. */
export const mostUnsearchedShown = 100;

/** The papers that no search looks into: what none of the absences that rest on a search can speak for. */
export interface NotSearched {
  readonly counts: readonly { readonly why: (typeof whysNotSearched)[number]; readonly count: number }[];
  /** The first of them. */
  readonly papers: readonly {
    readonly entryId: string;
    readonly exhibit: string;
    readonly side: Side;
    readonly title: string;
    readonly why: (typeof whysNotSearched)[number];
  }[];
}

export interface AbsenceReading {
  readonly absence: DraftRow<'absence'>;
  readonly expectation: ExpectationReading | null;
  readonly computedState: ComputedState;
  /** The investigator's word for it where there is one. */
  readonly state: ComputedState;
  /** Why it needs another look; empty while nothing has changed since the investigator last said that it stands. */
  readonly raisedBy: readonly ('linked' | 'received since')[];
  /** Papers found since that were not looked at yet. */
  readonly laterHits: readonly LaterHit[];
  /** Entries linked to what was expected that were not looked at yet, once it is met. */
  readonly linkedIds: readonly string[];
}

/**
 * Every absence. A missing record is raised again when something is linked to what was expected, or when its search finds papers
 * that it did not find when it was made (`laterHits`, by absence id: the store searches); papers of which the investigator said that it stands all the same raise it no more.
 */
export function absenceReadings(
  draft: Draft,
  entryOf: EntryOf,
  calendar: Calendar,
  today: CivilDate,
  laterHits: ReadonlyMap<string, readonly LaterHit[]>,
): readonly AbsenceReading[] {
  const expectations = new Map(expectationReadings(draft, entryOf, calendar, today).map((reading) => [reading.expectation.id, reading]));
  return draft.absence.map((absence) => {
    const { expectationId, absenceKind, stateOverride, lookedAt } = absence.value;
    const expectation = expectationId === null ? null : (expectations.get(expectationId) ?? null);
    const hits = (laterHits.get(absence.id) ?? []).filter(({ entryId }) => !lookedAt.includes(entryId));
    const isMet = absenceKind === 'record-missing' && (expectation?.standing === 'met' || expectation?.standing === 'late');
    const linked = isMet ? draft.link.filter(({ value }) => value.expectationId === expectationId && value.verdict === 'linked') : [];
    const linkedIds = [...new Set(linked.map(({ value }) => value.stepId))].filter((id) => !lookedAt.includes(id));
    const computedState = expectation?.computedState ?? ownState(draft, absence);
    return {
      absence,
      expectation,
      computedState,
      state: stateOverride ?? computedState,
      raisedBy: [...(linkedIds.length > 0 ? (['linked'] as const) : []), ...(hits.length > 0 ? (['received since'] as const) : [])],
      laterHits: hits,
      linkedIds,
    };
  });
}

/** The state of an absence that belongs to no expectation, from its own request and search. */
function ownState(draft: Draft, { value, id }: DraftRow<'absence'>): ComputedState {
  const isDisputed = draft.event.some((row) => row.value.status === 'contradicted' && row.value.cites.some((cite) => cite.id === id));
  if (isDisputed) return 'disputed';
  if (value.absenceKind === 'uncontradicted') return 'asserted only';
  const request = draft.request.find((row) => row.id === value.requestId);
  const asked = request === undefined ? [] : [request.value.state];
  return askedAndSearched(asked, value.searched === null ? [] : [value.searched.count]) ?? 'not requested';
}
