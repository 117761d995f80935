// Owns: which field of which kind points at what, and the check that nothing is left pointing nowhere. Must not change rows.
import { type Cite, type DraftKind, type DraftValue, draftKinds, type Order, type RequestReply, type Run } from '../../model/draft.ts';
import { Refusal } from '../../model/fault.ts';
import { capital } from '../../model/wording.ts';
import { type Db, prepared, quoted } from '../../store/prepared.ts';
import { currentRow, type Tx } from '../history/command.ts';
import { readDraft, readTyped } from './reads.ts';
import { fromRow, kindOfTable, shapes } from './shape.ts';

type Target = DraftKind | 'entry';
interface Reference {
  readonly kind: Target;
  readonly id: string;
}

/** A field holds one id or a list of ids of one kind, a list of citations, the runs of a paragraph, the parts of an order's sum, or the replies to a request. */
const referenceFields: {
  readonly [K in DraftKind]?: { readonly [F in keyof DraftValue<K>]?: Target | 'cites' | 'runs' | 'parts' | 'replies' };
} = {
  party: { treatedAs: 'party' },
  vulnerability: { cites: 'cites' },
  complaintStep: { cites: 'cites' },
  window: { headId: 'head' },
  exclusion: { headId: 'head', cites: 'cites' },
  policy: { cites: 'cites' },
  policyLimit: { policyId: 'policy', cites: 'cites' },
  event: { headIds: 'head', cites: 'cites' },
  expectation: { headId: 'head', cites: 'cites', policyLimitId: 'policyLimit', startEntryId: 'entry', seenIds: 'entry' },
  request: { headId: 'head', expectationId: 'expectation', replies: 'replies' },
  link: { reportId: 'entry', stepId: 'entry', reportMarkId: 'mark', stepMarkId: 'mark', expectationId: 'expectation' },
  assertion: { headId: 'head', cites: 'cites' },
  assertionRecord: { assertionId: 'assertion', entryId: 'entry' },
  series: { headId: 'head', entryIds: 'entry' },
  absence: { headId: 'head', expectationId: 'expectation', requestId: 'request', lookedAt: 'entry' },
  mark: { entryId: 'entry', headIds: 'head' },
  paragraph: { headId: 'head', parentId: 'paragraph', runs: 'runs', cites: 'cites' },
  determination: { headId: 'head', restsOn: 'paragraph' },
  offer: { headIds: 'head', cites: 'cites' },
  order: { headIds: 'head', parts: 'parts' },
  compliance: { orderId: 'order', cites: 'cites' },
  recommendation: { headIds: 'head' },
  reviewRequest: { cites: 'cites' },
};

function runReferences(run: Run): Reference[] {
  if (run.kind === 'cite') return [run.to];
  if (run.kind === 'quote') return [{ kind: 'mark', id: run.markId }];
  if (run.kind === 'person') return [{ kind: 'party', id: run.partyId }];
  return [];
}

/** Everything a value points at. */
export function referencesOf<K extends DraftKind>(kind: K, value: DraftValue<K>): Reference[] {
  const content = value as Readonly<Record<string, unknown>>;
  return Object.entries<string | undefined>(referenceFields[kind] ?? {}).flatMap(([field, target]) => {
    const held = content[field];
    if (held === null || target === undefined) return [];
    if (target === 'cites') return held as Cite[];
    if (target === 'runs') return (held as Run[]).flatMap(runReferences);
    if (target === 'parts') {
      return (held as Order['parts']).flatMap(({ headId }): Reference[] => (headId === null ? [] : [{ kind: 'head', id: headId }]));
    }
    if (target === 'replies') {
      return (held as RequestReply[]).flatMap(({ contactId, entryIds }): Reference[] => [
        ...(contactId === null ? [] : [{ kind: 'contact' as const, id: contactId }]),
        ...entryIds.map((id) => ({ kind: 'entry' as const, id })),
      ]);
    }
    const ids = Array.isArray(held) ? (held as string[]) : [held as string];
    return ids.map((id) => ({ kind: target as Target, id }));
  });
}

/** Each kind in words. */
export const kindWords: Readonly<Record<DraftKind, string>> = {
  facts: 'case facts',
  party: 'party',
  vulnerability: 'vulnerability note',
  complaintStep: 'complaint step',
  relatedComplaint: 'related complaint',
  head: 'head',
  window: 'scope window',
  exclusion: 'exclusion',
  event: 'event',
  request: 'request',
  policy: 'policy',
  policyLimit: 'policy limit',
  expectation: 'expectation',
  link: 'link',
  assertion: 'assertion',
  assertionRecord: 'record of an assertion',
  series: 'series of reports',
  absence: 'absence',
  mark: 'mark',
  paragraph: 'paragraph',
  determination: 'determination',
  offer: 'offer',
  order: 'order',
  compliance: 'compliance note',
  recommendation: 'recommendation',
  waiver: 'waiver',
  editionChange: 'change of the publication edition',
  comment: 'comment on the report',
  returnedChange: 'change from a Word file',
  partyComment: 'comment of a party',
  reviewRequest: 'request for a review',
  contact: 'contact',
};

/** `head (b)`, `mark m7`: a row of the draft in words. */
export function nameOf(kind: DraftKind, key: string): string {
  if (kind === 'facts') return `the ${kindWords.facts}`;
  return kind === 'head' ? `head (${key})` : `${kindWords[kind]} ${key}`;
}

function exists(db: Db, reference: Reference, isWaiting: boolean): boolean {
  const condition =
    reference.kind === 'entry'
      ? `"entry" WHERE ${isWaiting ? '' : 'is_withdrawn = 0 AND'}`
      : `${quoted(shapes[reference.kind].table)} WHERE`;
  return prepared(db, `SELECT 1 FROM ${condition} id = ?`).get(reference.id) !== undefined;
}

/** A row of the draft, or what is being typed over one. */
interface Holder<K extends DraftKind = DraftKind> {
  readonly kind: K;
  readonly id: string;
  readonly key: string;
  readonly value: DraftValue<K>;
}

/**
 * Throws a Refusal `invalid` where a value points at something that is not in the case. `isWaiting`: a withdrawn paper will do, for a mark that was made
 * on it before and waits for its bytes to come again.
 */
export function expectTargets(db: Db, holder: Holder, isWaiting = false): void {
  for (const reference of referencesOf(holder.kind, holder.value)) {
    if (exists(db, reference, isWaiting)) continue;
    const noun = reference.kind === 'entry' ? 'entry' : kindWords[reference.kind];
    const what = `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
    throw new Refusal('invalid', `${capital(nameOf(holder.kind, holder.key))} points at ${what} that is not in the case.`, holder.id);
  }
}

/**
 * Looks at what a command changed: what was written must point at things that are there, and nothing that stays, typing included, may point at what was
 * removed. Throws a Refusal naming both ends: `invalid` for the first, `dependsOn` for the second.
 */
export function checkReferences(tx: Tx): void {
  const written = new Map<string, DraftKind>();
  const removed = new Map<string, string>();
  const made = new Set<string>();
  for (const change of tx.changes) {
    if (change.table === 'entry' && change.after?.is_withdrawn === 1) {
      removed.set(change.id, String(currentRow(tx.db, 'entry', change.id)?.exhibit));
      continue;
    }
    const kind = kindOfTable(change.table);
    if (kind === undefined) continue;
    if (change.before === null) made.add(change.id);
    if (change.after === null) {
      written.delete(change.id);
      removed.set(change.id, nameOf(kind, String(change.before?.key)));
    } else {
      removed.delete(change.id);
      written.set(change.id, kind);
    }
  }
  for (const [id, kind] of written) {
    if (referenceFields[kind] === undefined) continue;
    const row = currentRow(tx.db, shapes[kind].table, id);
    if (row !== undefined) expectTargets(tx.db, { kind, ...fromRow(kind, row) }, kind === 'mark' && !made.has(id));
  }
  if (removed.size > 0) expectUnused(tx.db, removed);
}

function expectUnused(db: Db, removed: ReadonlyMap<string, string>): void {
  const use = firstUse(db, removed);
  if (use === undefined) return;
  throw new Refusal('dependsOn', `${capital(removed.get(use.id) ?? '')} is used by ${use.by}. Remove or change that first.`, use.holderId);
}

/** One thing pointed at, and what points at it. */
export interface Use {
  readonly id: string;
  /** In words: `paragraph f1`. */
  readonly by: string;
  readonly holderId: string;
}

/** The first row of the draft, or typing over one, that points at any of `ids`, rows of the kind `apart` left out; undefined where none does. */
export function firstUse(db: Db, ids: { has(id: string): boolean }, apart?: DraftKind): Use | undefined {
  const draft = readDraft(db);
  const holders: Holder[] = draftKinds
    .filter((kind) => referenceFields[kind] !== undefined && kind !== apart)
    .flatMap((kind) => draft[kind].map((row) => ({ kind, ...row })));
  for (const typed of readTyped(db)) {
    const row = draft.paragraph.find(({ id }) => id === typed.id);
    if (row !== undefined) holders.push({ kind: 'paragraph', id: row.id, key: row.key, value: typed.value });
  }
  for (const holder of holders) {
    const used = referencesOf(holder.kind, holder.value).find(({ id }) => ids.has(id));
    if (used !== undefined) return { id: used.id, by: nameOf(holder.kind, holder.key), holderId: holder.id };
  }
  return undefined;
}
