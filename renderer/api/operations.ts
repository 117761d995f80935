// Owns reading and writing through the bridge: typed hooks over react-query, and which answers a store event makes stale. Must not know screens.
import { keepPreviousData, type Query, type QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ReadState } from '../../db/model/entry.ts';
import type { Reply } from '../../db/model/fault.ts';
import type { Input, Output, ReadName, StoreEvents, WriteName } from '../../db/model/operations.ts';
import { faultText } from '../text/faults.ts';
import { bridge } from './bridge.ts';
import { answerOf, type Failed } from './failed.ts';
import { say, unsay } from './notices.ts';
import { nothingWritten, writeBegan, writeEnded } from './saving.ts';
import { hearScrolling, whenStill } from './still.ts';

/**
 * Reads through the store and stays fresh: store events make the answer stale.
 * @param input null while there is nothing to ask yet
 * @param keeps show the answer before while the next one comes (search boxes, filters)
 */
export function useRead<K extends ReadName>(operation: K, input: Input<K> | null, keeps = false): UseQueryResult<Output<K>, Failed> {
  return useQuery<Output<K>, Failed, Output<K>>({
    queryKey: [operation, input],
    // Comparing 100,000 rows field by field with those before takes longer than drawing the few that are in view.
    structuralSharing: operation !== 'entry.axis',
    queryFn: () => ask(operation, input),
    enabled: input !== null,
    // The answer's type is the operation's; the library cannot see through its own conditional types here.
    ...(keeps ? { placeholderData: keepPreviousData as never } : {}),
  });
}

async function ask<K extends ReadName>(operation: K, input: Input<K> | null): Promise<Output<K>> {
  if (input === null) throw new Error(`${operation} was asked without an input.`);
  return answerOf(await bridge().call(operation, input));
}

/** Asks ahead for what a screen that is on its way will read with the same input; a refusal is shown there. */
export function readAhead<K extends ReadName>(client: QueryClient, operation: K, input: Input<K>): void {
  void client.prefetchQuery({ queryKey: [operation, input], queryFn: () => ask(operation, input) });
}

/** What was said when a write was refused: done with once the same write goes through. */
const refusals = new Map<WriteName, string>();

/** Writes that hold nothing somebody made: refused, they leave everything as saved as it was. */
const holdsNothing: ReadonlySet<WriteName> = new Set(['history.undo', 'history.redo', 'intake.cancel', 'entry.readAgain']);

/**
 * Writes once; a refusal is shown as a notice and also returned. Usable outside components.
 * @param isAgain it was refused before, and that was shown: not once more
 */
export async function write<K extends WriteName>(operation: K, input: Input<K>, isAgain = false): Promise<Reply<Output<K>>> {
  writeBegan();
  let reply: Reply<Output<K>>;
  try {
    reply = await bridge().call(operation, input);
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : String(problem);
    reply = { ok: false, fault: { code: 'internal', message } };
  }
  if (!reply.ok && holdsNothing.has(operation)) nothingWritten();
  else writeEnded(reply.ok ? null : faultText(reply.fault));
  if (reply.ok) {
    unsay(refusals.get(operation) ?? '');
    refusals.delete(operation);
  } else if (!isAgain) {
    const text = faultText(reply.fault);
    refusals.set(operation, text);
    say(text, 'alert');
  }
  return reply;
}

/** A write as a hook: `run` answers with the reply, `isBusy` while one is under way. */
export function useWrite<K extends WriteName>(
  operation: K,
): { readonly run: (input: Input<K>) => Promise<Reply<Output<K>>>; readonly isBusy: boolean } {
  const [underWay, setUnderWay] = useState(0);
  const run = useCallback(
    async (input: Input<K>) => {
      setUnderWay((count) => count + 1);
      try {
        return await write(operation, input);
      } finally {
        setUnderWay((count) => count - 1);
      }
    },
    [operation],
  );
  return { run, isBusy: underWay > 0 };
}

/** Reads made of the evidence: stale when an entry changes. */
const ofEntries: readonly ReadName[] = [
  'entry.axis',
  'entry.list',
  'entry.opening',
  'entry.read',
  'entry.thread',
  'entry.doubtfulDates',
  'entry.doubtfulColumns',
  'entry.alike',
  'scan.list',
  'entry.batches',
  'entry.unreadable',
  'entry.cameAgain',
  'sheet.read',
  'sheet.order',
  'sheet.rows',
  'sheet.marked',
  'entry.unread',
  'search.run',
  'pairing.candidates',
  'absence.laterHits',
  'absence.notSearched',
  'assertion.hold',
  'search.entries',
  'search.rows',
  'checks.run',
];
/** Reads that compute scope per entry. */
const ofScope: readonly ReadName[] = ['entry.axis', 'entry.list', 'entry.opening', 'entry.unread', 'checks.run'];
/** Reads that say how far an entry was looked at. */
const ofReadState: readonly ReadName[] = [
  'entry.axis',
  'entry.list',
  'entry.opening',
  'entry.read',
  'entry.thread',
  'sheet.rows',
  'entry.unread',
  'checks.run',
  'search.run',
  'search.entries',
];
/** Reads narrowed by marks and heads. */
const ofMarks: readonly ReadName[] = ['search.run', 'search.entries'];
/** Reads made of the draft. */
const ofDraft: readonly ReadName[] = [
  'draft.read',
  'entry.cameAgain',
  'checks.run',
  'report.assemble',
  'report.numbers',
  'letter.assemble',
  'report.sweep',
  'version.list',
];

/** Reads that go by what has gone out: what was issued keeps its house style. */
const ofVersions: readonly ReadName[] = [
  'version.list',
  'draft.read',
  'houseStyle.read',
  'report.assemble',
  'report.numbers',
  'letter.assemble',
];
/** Reads of the list of cases, and of what left it. */
const ofList: readonly ReadName[] = ['desk.listCases', 'disposal.list'];
/** Reads that go by who works at this desk or by its settings. */
const ofDesk: readonly ReadName[] = [
  'desk.about',
  'history.next',
  'desk.readSetting',
  'retention.read',
  'houseStyle.read',
  'report.assemble',
  'report.numbers',
  'letter.assemble',
  'report.sweep',
  'checks.run',
];
/** Reads of the library of published decisions. */
const ofPrecedents: readonly ReadName[] = ['precedent.search', 'precedent.read'];

type ChangeKind = StoreEvents['case.changed']['kinds'][number];

/** What a change outside the draft makes stale. */
const besideDraft: Partial<Record<ChangeKind, readonly ReadName[]>> = {
  version: ofVersions,
  handover: ['handover.list', 'handover.differences'],
  entry: ofEntries,
  'row-opened': ['sheet.rows', 'entry.read'],
  'read-state': ofReadState,
};
/** What a change of one kind of the draft's rows makes stale, over the reads made of the draft. */
const overDraft: Partial<Record<ChangeKind, readonly ReadName[]>> = {
  mark: [...ofMarks, 'sheet.marked'],
  head: [...ofMarks, ...ofScope, 'clock.read'],
  window: ofScope,
  contact: ['entry.opening'],
  exclusion: ofScope,
  link: ['pairing.candidates'],
  facts: ['pairing.candidates', 'rules.read', 'assertion.hold', 'clock.read'],
  absence: ['absence.laterHits'],
  complaintStep: ['clock.read'],
};

/** Which reads an event makes stale. */
export function staleReads(kinds: readonly ChangeKind[]): ReadonlySet<ReadName> {
  const of = (kind: ChangeKind) => besideDraft[kind] ?? [...ofDraft, ...(overDraft[kind] ?? [])];
  return new Set<ReadName>(['history.list', 'history.next', ...kinds.flatMap(of)]);
}

/**
 * Marks stale the reads of which this is true. A first answer still under way may be from before the change, and the library refetches only what has an answer already;
 * so such a one is marked stale when it arrives.
 */
function outdate(client: QueryClient, isStale: (name: ReadName, input: unknown) => boolean): void {
  const predicate = ({ queryKey: [name, input] }: Query) => isStale(name as ReadName, input);
  const first = client
    .getQueryCache()
    .findAll({ predicate, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined);
  void client.invalidateQueries({ predicate });
  for (const { promise, queryKey } of first)
    void Promise.allSettled([promise]).then(() => client.invalidateQueries({ queryKey, exact: true }));
}

/** Hears the store and marks stale what it changed; what comes in waits while something is scrolled below `place`. Returns the function that stops hearing. */
export function keepFresh(client: QueryClient, place: EventTarget): () => void {
  const desk = bridge();
  const stops = [
    hearScrolling(place),
    desk.on('case.changed', ({ caseId, kinds, readStates }) => {
      const stale = new Set(staleReads(kinds));
      if (readStates !== undefined && putRight(client, caseId, readStates))
        for (const name of ['entry.axis', 'entry.read'] as const) stale.delete(name);
      const isStale = (name: ReadName, input: unknown) => name === 'desk.listCases' || (stale.has(name) && isOfCase(input, caseId));
      // Papers come in by the second, and lists are made anew for each: under somebody's hand they would jerk, and move from under the eye.
      if (kinds.every((kind) => kind === 'entry')) whenStill(`entries of ${caseId}`, () => outdate(client, isStale));
      else outdate(client, isStale);
    }),
    desk.on('cases.changed', () => outdate(client, (name) => ofList.includes(name))),
    desk.on('case.replaced', ({ caseId, isGone }) => {
      if (isGone) client.removeQueries({ predicate: ({ queryKey }) => isOfCase(queryKey[1], caseId) });
      else outdate(client, (name, input) => ofList.includes(name) || isOfCase(input, caseId));
    }),
    desk.on('desk.changed', () => outdate(client, (name) => ofDesk.includes(name))),
    desk.on('precedents.changed', () => outdate(client, (name) => ofPrecedents.includes(name))),
    desk.on('store.restarted', () => outdate(client, () => true)),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/**
 * Puts new read states into the large answers that hold them (the axis, papers read) instead of reading those again. False where one of them is being read just now, and
 * must be read once more.
 */
function putRight(client: QueryClient, caseId: string, states: Readonly<Record<string, ReadState>>): boolean {
  const of = (name: ReadName) => ({ predicate: ({ queryKey }: Query) => queryKey[0] === name && isOfCase(queryKey[1], caseId) });
  if (client.isFetching(of('entry.axis')) + client.isFetching(of('entry.read')) > 0) return false;
  const looked = <Row extends { readonly id: string; readonly readState: ReadState }>(row: Row): Row => {
    const readState = states[row.id];
    return readState === undefined ? row : { ...row, readState };
  };
  client.setQueriesData<Output<'entry.axis'>>(of('entry.axis'), (rows) => rows?.map(looked));
  client.setQueriesData<Output<'entry.read'>>(
    of('entry.read'),
    (content) => content && { ...content, entry: looked(content.entry), children: content.children.map(looked) },
  );
  return true;
}

function isOfCase(input: unknown, caseId: string): boolean {
  return typeof input === 'object' && input !== null && 'caseId' in input && input.caseId === caseId;
}
