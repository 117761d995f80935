// Owns the search at hand in a case: what was typed over both sides, which entries it finds, and opening one at its hits. Kept while the window stands; must
// not draw.
import { useMemo, useSyncExternalStore } from 'react';
import { Refusal } from '../../db/model/fault.ts';
import { type Query, readQuery } from '../../db/model/query.ts';
import { useRead } from './operations.ts';

interface AtHand {
  readonly caseId: string;
  readonly text: string;
}

let atHand: AtHand | null = null;
const hearers = new Set<() => void>();

/** Makes a search the one at hand; an empty one ends it. */
export function searchCase(caseId: string, text: string): void {
  const next = text.trim() === '' ? null : { caseId, text: text.trim() };
  if (next?.caseId === atHand?.caseId && next?.text === atHand?.text) return;
  atHand = next;
  for (const hear of hearers) hear();
}

function hear(whenChanged: () => void): () => void {
  hearers.add(whenChanged);
  return () => hearers.delete(whenChanged);
}

/** The search at hand. */
export interface CaseSearch {
  /** As typed. */
  readonly text: string;
  /** As read; null when it cannot be. */
  readonly query: Query | null;
  /** Entries it finds, 20,000 at most; null until they are known. */
  readonly ids: ReadonlySet<string> | null;
  /** How many entries it finds; null until that is known. */
  readonly total: number | null;
}

/** The search at hand in a case, or null. */
export function useCaseSearch(caseId: string): CaseSearch | null {
  const now = useSyncExternalStore(hear, () => atHand);
  const text = now?.caseId === caseId ? now.text : null;
  const query = useMemo(() => (text === null ? null : readOrNull(text)), [text]);
  const found = useRead('search.entries', text === null || query === null ? null : { caseId, query: text, filter: {} }).data;
  const ids = useMemo(() => (found === undefined ? null : new Set(found.ids)), [found]);
  return useMemo(() => (text === null ? null : { text, query, ids, total: found?.total ?? null }), [text, query, ids, found]);
}

function readOrNull(text: string): Query | null {
  try {
    return readQuery(text);
  } catch (problem) {
    if (problem instanceof Refusal) return null;
    throw problem;
  }
}
