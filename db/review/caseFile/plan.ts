// Owns: from the rows a case file asks for to the changes that make the draft so, and from its items to edits of entries. Must not read the file's names.
import { isDeepStrictEqual } from 'node:util';
import { hasState, signedInFile } from '../../domains/draft/overruled.ts';
import type { CaseFile } from '../../model/caseFile.ts';
import type { Draft, DraftChange, DraftKind, DraftRow, DraftValue } from '../../model/draft.ts';
import type { EntryFacts } from '../../model/entry.ts';
import type { EntryPatch } from '../../model/operations.ts';
import { readDate } from './dates.ts';
import type { EvidenceEntry, EvidenceLookup } from './evidence.ts';
import { type Path, refuse } from './refuse.ts';

export interface ItemEdit {
  readonly entryId: string;
  readonly seenRevision: number;
  /** Only the facts that change; one that equals what was found takes the edit back. */
  readonly patch: EntryPatch;
}

/** A row the file asks for. Rows of one `group` are ordered among themselves. */
export interface Wanted<K extends DraftKind = DraftKind> {
  readonly kind: K;
  readonly id: string;
  readonly key: string;
  readonly group: string;
  readonly value: DraftValue<K>;
}

/** Referred-to kinds come before those that refer to them. */
const kindOrder: readonly DraftKind[] = [
  'facts',
  'party',
  'head',
  'vulnerability',
  'complaintStep',
  'relatedComplaint',
  'window',
  'contact',
  'mark',
  'exclusion',
  'policy',
  'policyLimit',
  'expectation',
  'request',
  'link',
  'assertion',
  'assertionRecord',
  'series',
  'event',
  'absence',
  'paragraph',
  'determination',
  'offer',
  'order',
  'compliance',
  'recommendation',
  'waiver',
  'editionChange',
  'partyComment',
  'reviewRequest',
];

/** Puts what differs, then removes what the file does not have, but for kinds it is `silent` about; referred-to rows first, removed ones last. */
export function planChanges(wanted: readonly Wanted[], draft: Draft, silent: ReadonlySet<DraftKind>): DraftChange[] {
  const positions = planPositions(wanted, draft);
  const puts: DraftChange[] = [];
  const removes: DraftChange[] = [];
  for (const kind of kindOrder.filter((each) => !silent.has(each))) {
    const existing = new Map((draft[kind] as readonly DraftRow<DraftKind>[]).map((row) => [row.id, row]));
    const rows = wanted.filter((row) => row.kind === kind);
    for (const row of kind === 'party' ? referredFirst(rows as readonly Wanted<'party'>[]) : rows) {
      const now = existing.get(row.id);
      existing.delete(row.id);
      const position = positions.get(row.id);
      const value = asStanding(row.value, now?.value);
      if (now !== undefined && position === undefined && isDeepStrictEqual(now.value, value)) continue;
      puts.push({
        do: 'put',
        kind: row.kind,
        id: row.id,
        seenRevision: now?.revision ?? null,
        ...(now === undefined ? { key: row.key } : {}),
        ...(position === undefined ? {} : { position }),
        value,
      } as DraftChange);
    }
    const gone = [...existing.values()];
    const ordered = kind === 'paragraph' ? itemsFirst(gone as DraftRow<'paragraph'>[]) : kind === 'party' ? gone.reverse() : gone;
    removes.unshift(...ordered.map((row) => ({ do: 'remove', kind, id: row.id, seenRevision: row.revision }) as DraftChange));
  }
  return [...puts, ...removes];
}

/** A state overruled as it stands, of which the file does not say by whom, is as it stands. */
function asStanding(value: DraftValue<DraftKind>, standing: DraftValue<DraftKind> | undefined): DraftValue<DraftKind> {
  if (!hasState(value) || !hasState(standing)) return value;
  return signedInFile(value, standing, { name: '', day: null });
}

/** People treated as another come after that other. */
function referredFirst(rows: readonly Wanted<'party'>[]): readonly Wanted<'party'>[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const depth = (row: Wanted<'party'>): number => {
    const next = row.value.treatedAs === null ? undefined : byId.get(row.value.treatedAs);
    return next === undefined ? 0 : 1 + depth(next);
  };
  return [...rows].sort((a, b) => depth(a) - depth(b));
}

function itemsFirst(rows: DraftRow<'paragraph'>[]): DraftRow<'paragraph'>[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const depth = (row: DraftRow<'paragraph'>): number => {
    const parent = row.value.parentId === null ? undefined : byId.get(row.value.parentId);
    return parent === undefined ? 0 : 1 + depth(parent);
  };
  return [...rows].sort((a, b) => depth(b) - depth(a));
}

/** Positions to write: none for a group that stands in the file's order already, else 1, 2, 3... for all of it. */
function planPositions(wanted: readonly Wanted[], draft: Draft): Map<string, number> {
  const groups = Map.groupBy(
    wanted.filter((row) => row.kind !== 'facts'),
    (row) => row.group,
  );
  const positions = new Map<string, number>();
  for (const rows of groups.values()) {
    const existing = new Map((draft[(rows[0] as Wanted).kind] as readonly DraftRow<DraftKind>[]).map((row) => [row.id, row.position]));
    const now = rows.map((row) => existing.get(row.id));
    const isInOrder = now.every(
      (position, index) => position !== undefined && (index === 0 || position > (now[index - 1] ?? Number.POSITIVE_INFINITY)),
    );
    if (isInOrder) continue;
    for (const [index, row] of rows.entries()) if (existing.get(row.id) !== index + 1) positions.set(row.id, index + 1);
  }
  return positions;
}

/** Edits of items as the file has them; those it does not name go back to what was found. */
export function planItems(file: CaseFile, evidence: EvidenceLookup): ItemEdit[] {
  if (file.items === undefined) return [];
  const wanted = new Map<string, { readonly entry: EvidenceEntry; readonly facts: EntryFacts }>();
  for (const [index, item] of file.items.entries()) {
    const path: Path = ['items', index];
    const entry = evidence.byExhibit(item.exhibit);
    if (entry === null)
      return refuse(
        [...path, 'exhibit'],
        `there is no exhibit ${item.exhibit} in the case. Take the papers in first, or correct the label.`,
      );
    if (wanted.has(entry.id)) refuse([...path, 'exhibit'], `${item.exhibit} is listed twice.`);
    const { found } = entry;
    wanted.set(entry.id, {
      entry,
      facts: {
        title: item.title ?? found.title,
        date:
          item.date === undefined && item.until === undefined && item.precision === undefined
            ? found.date
            : readDate({ text: item.date, precision: item.precision, until: item.until }, [...path, 'date']),
        side: item.side ?? found.side,
        kindText: item.kind ?? found.kindText,
        disclosure: item.disclosure ?? found.disclosure,
        disclosureWhy: item.why ?? found.disclosureWhy,
      },
    });
  }
  for (const entry of evidence.edited()) if (!wanted.has(entry.id)) wanted.set(entry.id, { entry, facts: entry.found });
  // Parts first: what is said of them stands when what they came in is changed, and those that follow it are changed with it.
  const inOrder = [...wanted.values()].sort((a, b) => b.entry.exhibit.length - a.entry.exhibit.length);
  return inOrder.flatMap(({ entry, facts }) => {
    const changed = Object.entries(facts).filter(([name, value]) => !isDeepStrictEqual(value, entry.now[name as keyof EntryFacts]));
    if (changed.length === 0) return [];
    return [{ entryId: entry.id, seenRevision: entry.revision, patch: Object.fromEntries(changed) as EntryPatch }];
  });
}
