// Owns: which rows of the draft do not go with a part that is made of some heads only. Reads the copy; must not change it.
import type { DraftKind, DraftRow, DraftValue } from '../../model/draft.ts';
import type { Db } from '../../store/prepared.ts';
import { readDraft } from '../draft/reads.ts';
import { referencesOf } from '../draft/references.ts';

/** What speaks of the report as a whole, in whose words every head may be. */
const ofTheReport: ReadonlySet<DraftKind> = new Set(['editionChange', 'reviewRequest']);

/** Kinds that, under no head themselves, belong to other rows, named by these fields. Where a row names several, all of them have to go along. */
const owners: { readonly [K in DraftKind]?: readonly (keyof DraftValue<K>)[] } = {
  compliance: ['orderId'],
  assertionRecord: ['assertionId'],
  request: ['expectationId'],
  absence: ['expectationId', 'requestId'],
  link: ['reportMarkId', 'stepMarkId', 'expectationId'],
  paragraph: ['parentId'],
  comment: ['paragraphId'],
  returnedChange: ['paragraphId', 'afterId'],
  partyComment: ['paragraphId'],
};
/** Of these a row that names no owner is about the whole report. */
const ownedOnly: ReadonlySet<DraftKind> = new Set(['comment', 'returnedChange', 'partyComment']);
/** What is written under a head, and is never taken along because something else points at it. */
const neverAlong: ReadonlySet<DraftKind> = new Set(['paragraph', 'determination', 'order', 'recommendation', 'offer']);

interface Row {
  readonly kind: DraftKind;
  readonly id: string;
  readonly value: DraftValue<DraftKind>;
}

/**
 * Rows that stay behind: what stands under other heads alone, and what belongs to it. What a chosen head rests on goes, whichever head it stands under
 * beside; so does what stands under no head, but for marks on papers that stay behind. Heads themselves are not among them.
 * @param chosen ids of heads
 * @param papersGone ids of the papers that stay behind
 */
export function rowsOfOtherHeads(db: Db, chosen: ReadonlySet<string>, papersGone: ReadonlySet<string>): { kind: DraftKind; id: string }[] {
  const draft = readDraft(db);
  const rows = new Map<string, Row>();
  for (const [kind, list] of Object.entries(draft) as [DraftKind, readonly Omit<Row, 'kind'>[]][]) {
    if (kind !== 'head') for (const row of list) rows.set(row.id, { kind, id: row.id, value: row.value });
  }
  const headsOf = ({ kind, value }: Row) => referencesOf(kind, value).flatMap((to) => (to.kind === 'head' ? [to.id] : []));
  const ownersOf = ({ kind, value }: Row) =>
    ((owners[kind] ?? []) as readonly string[]).flatMap((field) => {
      const id = (value as unknown as Readonly<Record<string, string | null>>)[field];
      return id === null || id === undefined ? [] : [id];
    });

  /** Rows under a chosen head, and what they rest on at any remove. */
  const along = new Set<string>();
  const take = (row: Row): void => {
    if (along.has(row.id)) return;
    along.add(row.id);
    for (const { id } of referencesOf(row.kind, row.value)) {
      const to = rows.get(id);
      if (to !== undefined && !neverAlong.has(to.kind)) take(to);
    }
  };
  for (const row of rows.values()) if (headsOf(row).some((id) => chosen.has(id))) take(row);

  const known = new Map<string, boolean>();
  const goes = (row: Row): boolean => {
    const before = known.get(row.id);
    if (before !== undefined) return before;
    // A row that belongs to itself would never end.
    known.set(row.id, false);
    const answer = decide(row);
    known.set(row.id, answer);
    return answer;
  };
  const decide = (row: Row): boolean => {
    if (along.has(row.id)) return true;
    if (ofTheReport.has(row.kind) || headsOf(row).length > 0) return false;
    const its = ownersOf(row);
    if (its.length === 0 && ownedOnly.has(row.kind)) return false;
    if (row.kind === 'mark' && papersGone.has((row.value as DraftValue<'mark'>).entryId)) return false;
    return its.every((id) => {
      const owner = rows.get(id);
      return owner !== undefined && goes(owner);
    });
  };
  const stays = [...rows.values()].filter((row) => row.kind !== 'waiver' && !goes(row)).map(({ kind, id }) => ({ kind, id }));
  // A waiver names its place by an id or a name; what it says is about that place.
  const places = new Set(['case', ...chosen]);
  for (const list of Object.values(draft) as (readonly DraftRow<DraftKind>[])[]) {
    for (const { id, key } of list) if (chosen.has(id) || known.get(id) === true) places.add(id).add(key);
  }
  const waivers = draft.waiver.filter(({ value: { place } }) => !places.has(place));
  return [...stays, ...waivers.map(({ id }) => ({ kind: 'waiver' as const, id }))];
}
