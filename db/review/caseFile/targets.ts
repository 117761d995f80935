// Owns: what names in a case file stand for: rows of the file by kind and name, exhibits, and the runs of a text. Must not make rows.
import type { CaseFile } from '../../model/caseFile.ts';
import { type Cite, type Draft, type DraftKind, type DraftRow, keyLetters, type Run } from '../../model/draft.ts';
import { isExhibit, newId } from '../../model/ids.ts';
import { parseRuns, type RunTarget } from '../../model/runs.ts';
import type { EvidenceEntry, EvidenceLookup } from './evidence.ts';
import { namesFor } from './names.ts';
import { type Path, refuse } from './refuse.ts';

/** The names of one file in one case. Refuses the file where a name is given twice or could mean two things; each lookup refuses what it cannot find. */
export class Targets {
  readonly #file: CaseFile;
  readonly #draft: Draft;
  readonly #evidence: EvidenceLookup;
  /** Ids by kind and name, made before any row so that names may point forward. */
  readonly #ids = new Map<string, string>();

  constructor(file: CaseFile, draft: Draft, evidence: EvidenceLookup) {
    this.#file = file;
    this.#draft = draft;
    this.#evidence = evidence;
    this.#refuseSharedNames();
    for (const [kind, names] of this.#namedKinds()) for (const name of names) this.idOf(kind, name);
  }

  /** Kinds that something else in the file may name. */
  #namedKinds(): readonly (readonly [DraftKind, readonly string[]])[] {
    const file = this.#file;
    return (
      [
        ['party', 'parties', file.parties],
        ['head', 'heads', file.heads],
        ['mark', 'marks', file.marks],
        ['event', 'events', file.events],
        ['absence', 'absences', file.absences],
        ['contact', 'contacts', file.contacts],
        ['request', 'requests', file.requests],
        ['expectation', 'expectations', file.expectations],
        ['policy', 'policies', file.policies],
        ['policyLimit', 'policies', file.policies?.flatMap(({ limits = [] }) => limits)],
        ['assertion', 'assertions', file.assertions],
      ] as const
    ).map(([kind, place, rows]) => {
      const ids = (rows ?? []).map((row) => row.id);
      return [kind, namesFor(keyLetters[kind], ids, (index) => [place, index, 'id'])] as const;
    });
  }

  /** Marks, events, absences and contacts are cited by bare name, so a name may stand for one of them only. */
  #refuseSharedNames(): void {
    const seen = new Map<string, string>();
    for (const place of ['marks', 'events', 'absences', 'contacts'] as const) {
      for (const [index, row] of (this.#file[place] ?? []).entries()) {
        const before = seen.get(row.id);
        if (before !== undefined && !before.startsWith(`${place}[`)) {
          refuse(
            [place, index, 'id'],
            `"${row.id}" is the name of ${before} already, so a citation of it could mean either. Give each its own.`,
          );
        }
        seen.set(row.id, `${place}[${index}]`);
      }
    }
  }

  /** The id of a row by its name: the one it has in the case, else a new one, the same for the whole plan. */
  idOf(kind: DraftKind, name: string): string {
    const slot = `${kind} ${name}`;
    const known = this.#ids.get(slot);
    if (known !== undefined) return known;
    const existing = (this.#draft[kind] as readonly DraftRow<DraftKind>[]).find((row) => row.key === name);
    const id = existing?.id ?? newId();
    this.#ids.set(slot, id);
    return id;
  }

  named(kind: DraftKind, name: string, path: Path, what: string): string {
    const id = this.#ids.get(`${kind} ${name}`);
    return id ?? refuse(path, `there is no ${what} "${name}" in this file.`);
  }

  head(name: string, path: Path): string {
    return this.named('head', name, path, 'head');
  }

  headOrNone(name: string | undefined, path: Path): string | null {
    return name === undefined ? null : this.head(name, path);
  }

  headList(names: readonly string[] | undefined, path: Path): string[] {
    return (names ?? []).map((name, index) => this.head(name, [...path, index]));
  }

  citedRow(name: string): Cite | null {
    for (const kind of ['mark', 'event', 'absence', 'contact'] as const) {
      const id = this.#ids.get(`${kind} ${name}`);
      if (id !== undefined) return { kind, id };
    }
    return null;
  }

  cite(name: string, path: Path): Cite {
    const row = this.citedRow(name);
    if (row !== null) return row;
    const entry = this.#evidence.byExhibit(name);
    if (entry !== null) return { kind: 'entry', id: entry.id };
    return refuse(
      path,
      isExhibit(name)
        ? `there is no exhibit ${name} in the case. Take the papers in first, or correct the label.`
        : `"${name}" is no mark, event, absence or contact of this file, and no exhibit.`,
    );
  }

  cites(names: readonly string[] | undefined, path: Path): Cite[] {
    return (names ?? []).map((name, index) => this.cite(name, [...path, index]));
  }

  exhibit(label: string, path: Path): EvidenceEntry {
    const entry = this.#evidence.byExhibit(label);
    return entry ?? refuse(path, `there is no exhibit ${label} in the case. Take the papers in first, or correct the label.`);
  }

  runs(text: string, path: Path): Run[] {
    const resolve = (name: string): RunTarget => {
      const partyId = this.citedRow(name) === null ? this.#ids.get(`party ${name}`) : undefined;
      return partyId === undefined ? this.cite(name, path) : { kind: 'party', id: partyId };
    };
    const runs = parseRuns(text, resolve);
    const left = runs
      .map((run) => (run.kind === 'text' ? /\[\[[^[\]\s]+\]\]|\[\[[^[\]|\s]+\|[^[\]]*\]\]/.exec(run.text)?.[0] : undefined))
      .find(Boolean);
    if (left !== undefined) {
      refuse(path, `${left} does not say what it stands for: a person is [[name|words]], words may be locked to a mark only.`);
    }
    return runs;
  }
}
