// Owns: a case in memory for tests of pure rules: papers given as plain texts, and changes carried out as the store would. No rules of its own.
import { foldForMatch } from '../../../db/model/anchor.ts';
import { partialDate } from '../../../db/model/dates.ts';
import { type Draft, type DraftChange, type DraftKind, type DraftRow, draftKinds, emptyFacts } from '../../../db/model/draft.ts';
import type { EntryFacts, EntryKind, Side } from '../../../db/model/entry.ts';
import { newId } from '../../../db/model/ids.ts';
import { type DisclosedEvidence, maySee } from '../../../db/model/keptWords.ts';
import { applyCaseFile, type EvidenceEntry, type EvidenceLookup } from '../../../db/review/caseFile.ts';

export interface Paper {
  readonly exhibit: string;
  readonly text: string;
  readonly date?: string;
  /** Offsets at which pages start; none for a text without pages. */
  readonly pages?: readonly number[];
  /** Text where it is not said. */
  readonly kind?: EntryKind;
  /** Rows of a sheet, or the one of a record. */
  readonly cells?: readonly (readonly string[])[];
}

const sideOf: Readonly<Record<string, Side>> = { R: 'resident', L: 'landlord', T: 'third' };

/** Evidence from papers; edits of items are carried out by `edit`. */
export class Papers implements EvidenceLookup {
  readonly #entries: EvidenceEntry[];
  readonly #papers: readonly Paper[];

  constructor(papers: readonly Paper[]) {
    this.#papers = papers;
    this.#entries = papers.map((paper) => {
      const found: EntryFacts = {
        title: `Paper ${paper.exhibit}`,
        date: partialDate(paper.date ?? '2023-05-03'),
        side: sideOf[paper.exhibit.charAt(0)] ?? 'third',
        kindText: null,
        disclosure: 'both',
        disclosureWhy: '',
      };
      return { id: newId(), exhibit: paper.exhibit, kind: paper.kind ?? 'text', revision: 1, extractionId: newId(), now: found, found };
    });
  }

  byExhibit(exhibit: string): EvidenceEntry | null {
    return this.#entries.find((entry) => entry.exhibit === exhibit) ?? null;
  }

  byId(id: string): EvidenceEntry | null {
    return this.#entries.find((entry) => entry.id === id) ?? null;
  }

  textOf(id: string) {
    const paper = this.#papers[this.#entries.findIndex((entry) => entry.id === id)];
    const text = paper?.text ?? '';
    const starts = paper?.pages ?? [];
    return { text, pages: starts.map((start, index) => ({ page: index + 1, start, end: starts[index + 1] ?? text.length })) };
  }

  textOfReading(extractionId: string): string {
    const entry = this.#entries.find((each) => each.extractionId === extractionId);
    return entry === undefined ? '' : this.textOf(entry.id).text;
  }

  cellsOf(id: string, rows: readonly [number, number] | null) {
    const cells = this.#papers[this.#entries.findIndex((entry) => entry.id === id)]?.cells ?? [];
    return rows === null ? cells : cells.slice(rows[0] - 1, rows[1]);
  }

  /** Who may see what, as it stands when it is asked. */
  get disclosed(): DisclosedEvidence {
    const seenBy = (id: string) => this.byId(id)?.now.disclosure ?? 'both';
    const folded = (id: string) => foldForMatch(this.textOf(id).text);
    return {
      disclosureOf: seenBy,
      quotedIn: () => null,
      kept: () => this.#entries.map(({ id }) => ({ id, disclosure: seenBy(id) })).filter(({ disclosure }) => disclosure !== 'both'),
      folded,
      seenWith: (_stretches, reader) => this.#entries.map(({ id }) => id).filter((id) => maySee(reader, seenBy(id))),
    };
  }

  edited(): EvidenceEntry[] {
    return this.#entries.filter((entry) => JSON.stringify(entry.now) !== JSON.stringify(entry.found));
  }

  edit(id: string, patch: object): void {
    const index = this.#entries.findIndex((entry) => entry.id === id);
    const entry = this.#entries[index] as EvidenceEntry;
    this.#entries[index] = { ...entry, revision: entry.revision + 1, now: { ...entry.now, ...patch } };
  }
}

/** A draft with nothing in it but the case's facts. */
export function emptyDraft(landlord = 'Larkfield Homes'): Draft {
  const draft = Object.fromEntries(draftKinds.map((kind) => [kind, []])) as unknown as Record<DraftKind, DraftRow<DraftKind>[]>;
  draft.facts = [{ id: newId(), revision: 1, key: 'facts', position: 0, value: emptyFacts(landlord, '2024-02-19') }];
  return draft as unknown as Draft;
}

/** Carries changes out as the store does: stale revisions and rows that are not there are errors. */
export function changed(draft: Draft, changes: readonly DraftChange[]): Draft {
  const rows = Object.fromEntries(draftKinds.map((kind) => [kind, [...draft[kind]]])) as unknown as Record<
    DraftKind,
    DraftRow<DraftKind>[]
  >;
  for (const change of changes) {
    const list = rows[change.kind];
    const at = list.findIndex((row) => row.id === change.id);
    const now = list[at];
    if (now?.revision !== (change.seenRevision ?? undefined))
      throw new Error(`${change.kind} ${change.id} is not at revision ${change.seenRevision}`);
    if (change.do === 'remove') list.splice(at, 1);
    else {
      const key = now?.key ?? change.key;
      if (key === undefined) throw new Error(`a new ${change.kind} needs a key`);
      if (list.some((row) => row.key === key && row.id !== change.id)) throw new Error(`${change.kind} ${key} is there already`);
      const position = change.position ?? now?.position ?? list.length + 1;
      const row: DraftRow<DraftKind> = { id: change.id, revision: (now?.revision ?? 0) + 1, key, position, value: change.value };
      if (at < 0) list.push(row);
      else list[at] = row;
    }
  }
  for (const kind of draftKinds) rows[kind].sort((a, b) => a.position - b.position);
  return rows as unknown as Draft;
}

/** The draft after applying a file; edits of items are carried out in the papers. */
export function applied(file: unknown, draft: Draft, papers: Papers): Draft {
  const plan = applyCaseFile(file, { draft, evidence: papers });
  for (const item of plan.items) papers.edit(item.entryId, item.patch);
  return changed(draft, plan.changes);
}
