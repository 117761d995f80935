// Owns where the investigator is: case, screen, head looked at, entries open in the readers. Remembered through desk settings; must not draw anything.
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useReducer, useRef } from 'react';
import type { CheckPlace } from '../../db/model/checks.ts';
import { type ChronologyFilter, chronologyFilterSchema } from '../../db/model/chronology.ts';
import { placeKey } from '../../db/model/settings.ts';
import type { Spot } from '../../electron/contract/bridge.ts';
import { type Arrangement, arrangementFrom, newArrangement } from './arrangement.ts';
import { bridge } from './bridge.ts';
import { openingOf } from './opening.ts';
import { readAhead } from './operations.ts';

export const screens = [
  'overview',
  'evidence',
  'sideBySide',
  'chronology',
  'scope',
  'findings',
  'determination',
  'report',
  'history',
] as const;
export type ScreenName = (typeof screens)[number];

/** A reader's place in Side by side. Third-party entries open in either. */
export const panes = ['resident', 'landlord'] as const;
export type Pane = (typeof panes)[number];

export type { Spot };

/** The filters of the chronology beside the head, which is chosen at the top of the window. */
export type OwnFilter = Omit<ChronologyFilter, 'headId'>;
const ownFilterSchema = chronologyFilterSchema.omit({ headId: true }).catch({});

/** What one case remembers. */
export interface CasePlace {
  readonly screen: ScreenName;
  /** The head looked at; null for all. */
  readonly headId: string | null;
  readonly open: Readonly<Record<Pane, string | null>>;
  /** The entry the lists last stood on. */
  readonly entryId: string | null;
  readonly arrangement: Arrangement;
  /** What the chronology shows. */
  readonly chronology: OwnFilter;
}

/** Everything remembered. */
export interface Place {
  readonly caseId: string | null;
  readonly cases: Readonly<Record<string, CasePlace>>;
}

/** A one-time wish to open an entry, taken by Side by side. */
export interface AskedEntry {
  readonly entryId: string;
  readonly pane: Pane | null;
  readonly spot: Spot;
}

export const newCasePlace: CasePlace = {
  screen: 'overview',
  headId: null,
  open: { resident: null, landlord: null },
  entryId: null,
  arrangement: newArrangement,
  chronology: {},
};

interface PlaceState extends Place {
  readonly asked: AskedEntry | null;
  /** The thing a check or a citation points at; the screen it belongs to takes it. */
  readonly target: CheckPlace | null;
}

type Move =
  | { readonly do: 'case'; readonly caseId: string | null; readonly screen?: ScreenName }
  | { readonly do: 'patch'; readonly patch: Partial<CasePlace> }
  | { readonly do: 'arrange'; readonly change: Partial<Arrangement> }
  | { readonly do: 'open'; readonly pane: Pane; readonly entryId: string | null }
  | { readonly do: 'ask'; readonly asked: AskedEntry | null }
  | { readonly do: 'target'; readonly screen: ScreenName; readonly target: CheckPlace }
  | { readonly do: 'targetTaken' }
  | { readonly do: 'forget'; readonly caseId: string };

/** The next place; pure. */
export function moved(state: PlaceState, move: Move): PlaceState {
  const patch = (change: Partial<CasePlace>): PlaceState =>
    state.caseId === null
      ? state
      : { ...state, cases: { ...state.cases, [state.caseId]: { ...(state.cases[state.caseId] ?? newCasePlace), ...change } } };
  const here = (state.caseId === null ? undefined : state.cases[state.caseId]) ?? newCasePlace;
  switch (move.do) {
    case 'case': {
      const next = { ...state, caseId: move.caseId, asked: null, target: null };
      if (move.caseId === null || move.screen === undefined) return next;
      return { ...next, cases: { ...state.cases, [move.caseId]: { ...(state.cases[move.caseId] ?? newCasePlace), screen: move.screen } } };
    }
    case 'patch':
      return patch(move.patch);
    case 'arrange':
      return patch({ arrangement: { ...here.arrangement, ...move.change } });
    case 'open':
      return patch({ open: { ...here.open, [move.pane]: move.entryId } });
    case 'ask':
      return move.asked === null ? { ...state, asked: null } : { ...patch({ screen: 'sideBySide' }), asked: move.asked };
    case 'target':
      return { ...patch({ screen: move.screen }), target: move.target };
    case 'targetTaken':
      return { ...state, target: null };
    case 'forget': {
      const { [move.caseId]: _, ...cases } = state.cases;
      return state.caseId === move.caseId ? { caseId: null, cases, asked: null, target: null } : { ...state, cases };
    }
  }
}

const screenOf: Readonly<Record<CheckPlace['kind'], ScreenName>> = {
  unread: 'evidence',
  head: 'scope',
  paragraph: 'findings',
  mark: 'sideBySide',
  absence: 'chronology',
  order: 'determination',
  recommendation: 'determination',
  compliance: 'determination',
  determination: 'determination',
  entry: 'sideBySide',
  window: 'scope',
  assertion: 'chronology',
  expectation: 'chronology',
  publication: 'report',
};

/** The screen on which a check's or a citation's place is opened; entries open in Side by side. */
export function screenOfPlace({ kind }: Pick<CheckPlace, 'kind'>): ScreenName {
  return screenOf[kind];
}

/** What screens call to know and to change where the investigator is. */
export interface PlaceApi extends CasePlace {
  readonly caseId: string | null;
  readonly asked: AskedEntry | null;
  readonly target: CheckPlace | null;
  readonly openCase: (caseId: string | null, screen?: ScreenName) => void;
  readonly goTo: (screen: ScreenName) => void;
  readonly setHeadId: (headId: string | null) => void;
  readonly setOpen: (pane: Pane, entryId: string | null) => void;
  readonly setEntryId: (entryId: string | null) => void;
  readonly setChronology: (chronology: OwnFilter) => void;
  readonly arrange: (change: Partial<Arrangement>) => void;
  /** Opens an entry in Side by side, on its own side unless a pane is named. */
  readonly openEntry: (entryId: string, spot?: Spot, pane?: Pane) => void;
  readonly takeAsked: () => void;
  /** Goes where a check or a citation points. */
  readonly goToPlace: (place: CheckPlace) => void;
  readonly takeTarget: () => void;
}

const PlaceContext = createContext<PlaceApi | null>(null);

/** Where the investigator is. Only below `PlaceProvider`. */
export function usePlace(): PlaceApi {
  const api = useContext(PlaceContext);
  if (api === null) throw new Error('usePlace was called outside PlaceProvider.');
  return api;
}

const rememberAfterMs = 250;

/** Reads what was remembered; anything unreadable is a fresh start. */
export function placeFrom(setting: unknown): Place {
  if (typeof setting !== 'object' || setting === null) return { caseId: null, cases: {} };
  const { caseId, cases } = setting as Partial<Record<keyof Place, unknown>>;
  const kept: Record<string, CasePlace> = {};
  for (const [id, value] of Object.entries(typeof cases === 'object' && cases !== null ? cases : {})) {
    const part = (typeof value === 'object' && value !== null ? value : {}) as Partial<CasePlace>;
    const open = (part.open ?? {}) as Partial<Record<Pane, unknown>>;
    kept[id] = {
      screen: screens.find((name) => name === part.screen) ?? 'overview',
      headId: textOrNull(part.headId),
      open: { resident: textOrNull(open.resident), landlord: textOrNull(open.landlord) },
      entryId: textOrNull(part.entryId),
      arrangement: arrangementFrom(part.arrangement),
      chronology: ownFilterSchema.parse(part.chronology),
    };
  }
  return { caseId: textOrNull(caseId), cases: kept };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** The remembered place, from the desk's settings. */
export async function readPlace(): Promise<Place> {
  const reply = await bridge().call('desk.readSetting', { key: placeKey });
  return placeFrom(reply.ok ? reply.value : null);
}

interface PlaceProviderProps {
  readonly start: Place;
  /** False in a torn-off reader: where the investigator is, the main window says. */
  readonly isKept?: boolean;
  readonly children: ReactNode;
}

/** Gives screens the place and remembers every move. */
export function PlaceProvider({ start, isKept = true, children }: PlaceProviderProps) {
  const [state, move] = useReducer(moved, { ...start, asked: null, target: null });
  const { caseId, cases } = state;
  const client = useQueryClient();
  useRemember(caseId, cases, isKept);
  // What was disposed of leaves no word of where somebody was in it.
  useEffect(
    () =>
      bridge().on('case.replaced', (replaced) => {
        if (replaced.isGone) move({ do: 'forget', caseId: replaced.caseId });
      }),
    [],
  );

  const openEntry = useCallback<PlaceApi['openEntry']>(
    (entryId, spot = {}, pane) => move({ do: 'ask', asked: { entryId, spot, pane: pane ?? null } }),
    [],
  );
  const goToPlace = useCallback<PlaceApi['goToPlace']>(
    (place) => {
      if (place.kind === 'entry') openEntry(place.id);
      else move({ do: 'target', screen: screenOfPlace(place), target: place });
    },
    [openEntry],
  );
  const api = useMemo<PlaceApi>(() => {
    const here = (caseId === null ? undefined : cases[caseId]) ?? newCasePlace;
    const patch = (change: Partial<CasePlace>) => move({ do: 'patch', patch: change });
    return {
      ...here,
      caseId,
      asked: state.asked,
      target: state.target,
      openCase: (id, screen) => {
        const there = (id === null ? undefined : cases[id]) ?? newCasePlace;
        // Asked before anything else of the case, while the code of the screen is on its way.
        if (id !== null && (screen ?? there.screen) === 'sideBySide') readAhead(client, 'entry.opening', openingOf(id, there.entryId));
        move({ do: 'case', caseId: id, ...(screen === undefined ? {} : { screen }) });
      },
      goTo: (screen) => patch({ screen }),
      setHeadId: (headId) => patch({ headId }),
      setOpen: (pane, entryId) => move({ do: 'open', pane, entryId }),
      setEntryId: (entryId) => patch({ entryId }),
      setChronology: (chronology) => patch({ chronology }),
      // On top of what it is by then: two changes of one moment are both kept.
      arrange: (change) => move({ do: 'arrange', change }),
      openEntry,
      takeAsked: () => move({ do: 'ask', asked: null }),
      goToPlace,
      takeTarget: () => move({ do: 'targetTaken' }),
    };
  }, [caseId, cases, client, state.asked, state.target, openEntry, goToPlace]);
  return <PlaceContext value={api}>{children}</PlaceContext>;
}

function useRemember(caseId: string | null, cases: Place['cases'], isKept: boolean): void {
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isKept) return;
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }
    const store = () => void bridge().call('desk.writeSetting', { key: placeKey, value: JSON.parse(JSON.stringify({ caseId, cases })) });
    const timer = setTimeout(store, rememberAfterMs);
    // A window closed within that time would come back where it was before.
    const leave = () => {
      clearTimeout(timer);
      store();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', leave);
    };
  }, [caseId, cases, isKept]);
}
