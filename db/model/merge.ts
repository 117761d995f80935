// Owns: merging two copies of a case that were worked on apart: row by row and column by column, against how they were when they parted. Pure: knows rows and
// columns, no database; must not choose for a person where both changed the same thing.

/** What a cell of a table holds. */
export type MergeCell = string | number | null;
/** Cells by column. */
export type MergeRow = Readonly<Record<string, MergeCell>>;

/** Columns that mean something only together, such as a date and its precision: they are changed together or not at all. */
export type MergeUnits = readonly (readonly string[])[];

/** Columns that follow from the others or are given per desk: how often a row was changed, and the name it goes by. */
const keptHere: ReadonlySet<string> = new Set(['revision', 'key', 'rowid', 'exhibit', 'number']);

/** What both sides did to one row, each in its own way. `removedHere`: removed here and changed there; `removedThere` the other way round. */
export type MergeConflict =
  | {
      readonly what: 'changed';
      readonly columns: readonly string[];
      readonly base: MergeRow | null;
      readonly ours: MergeRow;
      readonly theirs: MergeRow;
    }
  | { readonly what: 'removedHere'; readonly theirs: MergeRow }
  | { readonly what: 'removedThere'; readonly ours: MergeRow };

export interface MergedRow {
  /** The row as it stands where nobody chooses otherwise; null where it is gone. What is in conflict is ours, and what one side removed and the other changed stays. */
  readonly row: MergeRow | null;
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Merges one row; `base` is the row when the copies parted, null where it was made since. Where each had merged an older state of the other, they have two states in
 * common: `otherBase` is the second, and what is as in either is unchanged.
 */
export function mergeRow(
  base: MergeRow | null,
  ours: MergeRow | null,
  theirs: MergeRow | null,
  units: MergeUnits = [],
  otherBase: MergeRow | null = null,
): MergedRow {
  // What was in one of two common states was known to both: in the other it was not made yet.
  const bases = [base, otherBase].filter((each) => each !== null);
  const isUnchanged = (row: MergeRow) => bases.some((each) => isSame(each, row));
  if (ours === null && theirs === null) return { row: null, conflicts: [] };
  if (ours === null || theirs === null) {
    const row = ours ?? theirs;
    if (row === null || bases.length === 0) return { row, conflicts: [] };
    if (isUnchanged(row)) return { row: null, conflicts: [] };
    return { row, conflicts: [ours === null ? { what: 'removedHere', theirs: row } : { what: 'removedThere', ours: row }] };
  }
  const row: Record<string, MergeCell> = { ...ours };
  const conflicts: MergeConflict[] = [];
  for (const columns of unitsOf(Object.keys(ours), units)) {
    const [here, there] = [part(ours, columns), part(theirs, columns)];
    if (isSame(here, there)) continue;
    const were = bases.map((each) => part(each, columns));
    const [isOurs, isTheirs] = [here, there].map((each) => !were.some((was) => isSame(was, each)));
    if (isTheirs === true && isOurs === false) Object.assign(row, there);
    else if (isTheirs === isOurs) conflicts.push({ what: 'changed', columns, base: were[0] ?? null, ours: here, theirs: there });
  }
  return { row, conflicts };
}

/** The columns of a row, those that belong together as one. */
function unitsOf(columns: readonly string[], units: MergeUnits): string[][] {
  const merged = columns.filter((column) => !keptHere.has(column));
  const together = units.map((unit) => unit.filter((column) => merged.includes(column))).filter((unit) => unit.length > 0);
  const taken = new Set(together.flat());
  return [...together, ...merged.filter((column) => !taken.has(column)).map((column) => [column])];
}

function part(row: MergeRow, columns: readonly string[]): MergeRow {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

/** Whether two rows say the same, apart from what is given per desk. */
export function isSame(one: MergeRow | null, other: MergeRow | null): boolean {
  if (one === null || other === null) return one === other;
  const columns = new Set([...Object.keys(one), ...Object.keys(other)].filter((column) => !keptHere.has(column)));
  return [...columns].every((column) => (one[column] ?? null) === (other[column] ?? null));
}

/** Tables of which a case has one row for each value of a column: one determination for each head. Two made apart are one row with two accounts of it. */
export type OneEach = Readonly<Record<string, string>>;

/** One row of a case at both desks. */
export interface MergeSubject {
  readonly table: string;
  readonly id: string;
  readonly base: MergeRow | null;
  /** `mergeRow`. */
  readonly otherBase?: MergeRow | null;
  readonly ours: MergeRow | null;
  readonly theirs: MergeRow | null;
}

/** One difference, as a person chooses about it. */
export interface MergeDifference {
  /** Names it: the same difference has the same name whenever it is looked for. */
  readonly name: string;
  readonly table: string;
  readonly id: string;
  readonly conflict: MergeConflict;
  /** Whether both can be kept: in a row of its own, as both lists in one, or one text after the other. */
  readonly both: 'row' | 'list' | 'text' | null;
}

export type MergeChoice = 'ours' | 'theirs' | 'both';
/** By the name of a difference. What is not in it is as `usualChoice` says. */
export type MergeChoices = Readonly<Record<string, MergeChoice>>;

/** A subject with every row of it but ours as `settle` has it. */
export function withOthersAs(subject: MergeSubject, settle: (row: MergeRow | null) => MergeRow | null): MergeSubject {
  const { base, theirs, otherBase } = subject;
  return {
    ...subject,
    base: settle(base),
    theirs: settle(theirs),
    ...(otherBase === undefined ? {} : { otherBase: settle(otherBase) }),
  };
}

/** A row to be made, or set where it differs from what ours was merged as. */
export interface MergePut {
  readonly table: string;
  readonly id: string;
  readonly row: MergeRow;
  /** Ours as it was merged, null for a row to be made: not as it stands where only what was told of it since could be held against the other copy. */
  readonly was: MergeRow | null;
}

export interface MergePlan {
  readonly puts: readonly MergePut[];
  readonly removes: readonly { readonly table: string; readonly id: string }[];
  readonly differences: readonly MergeDifference[];
  /** Rows that both desks made for the same thing: the other desk's id, and ours. */
  readonly sameAs: ReadonlyMap<string, string>;
}

export interface MergeRules {
  readonly units: Readonly<Record<string, MergeUnits>>;
  readonly oneEach: OneEach;
  /** Free text, where one can stand after the other. */
  readonly texts: ReadonlySet<string>;
  /** Tables of which a row can be kept twice, one after the other. */
  readonly rowsTwice: ReadonlySet<string>;
}

/** What stands where nobody chooses: ours, but what was removed here and changed there comes back. */
export function usualChoice({ conflict }: Pick<MergeDifference, 'conflict'>): MergeChoice {
  return conflict.what === 'removedHere' ? 'theirs' : 'ours';
}

/**
 * Merges what differs between two copies. A row that one side removed is kept where a row that the other side made or changed points at it. Nothing is lost: every value
 * that a side changed is in what is put, or in a difference.
 */
export function planMerge(given: readonly MergeSubject[], rules: MergeRules, choices: MergeChoices = {}): MergePlan {
  const { subjects, sameAs } = pairedUp(given, rules.oneEach);
  const differences: MergeDifference[] = [];
  const results = new Map<string, { subject: MergeSubject; row: MergeRow | null; also: MergeRow | null }>();
  for (const subject of subjects) {
    const merged = mergeRow(subject.base, subject.ours, subject.theirs, rules.units[subject.table], subject.otherBase);
    let { row } = merged;
    let also: MergeRow | null = null;
    for (const conflict of merged.conflicts) {
      const difference = differenceOf(subject, conflict, rules);
      differences.push(difference);
      const choice = choices[difference.name] ?? usualChoice(difference);
      ({ row, also } = chosen({ row, also }, subject, difference, choice));
    }
    results.set(`${subject.table} ${subject.id}`, { subject, row, also });
  }
  for (const { subject, conflict } of keptForOthers([...results.values()])) {
    const difference = differenceOf(subject, conflict, rules);
    differences.push(difference);
    const result = results.get(`${subject.table} ${subject.id}`);
    // Something points at it: it cannot go, whatever is chosen.
    if (result !== undefined)
      result.row = conflict.what === 'removedHere' ? conflict.theirs : conflict.what === 'removedThere' ? conflict.ours : null;
  }
  const puts: MergePut[] = [];
  const removes: { table: string; id: string }[] = [];
  for (const { subject, row, also } of results.values()) {
    const { table, id, ours } = subject;
    if (row === null && ours !== null) removes.push({ table, id });
    if (row !== null && (ours === null || !isSame(row, ours))) puts.push({ table, id, row, was: ours });
    if (also !== null) puts.push({ table, id: `${id} also`, row: also, was: null });
  }
  return { puts, removes, differences, sameAs };
}

function differenceOf({ table, id }: MergeSubject, conflict: MergeConflict, { texts, rowsTwice }: MergeRules): MergeDifference {
  const columns = conflict.what === 'changed' ? conflict.columns : [];
  return { name: [table, id, conflict.what, ...columns].join('/'), table, id, conflict, both: bothAs(table, conflict, texts, rowsTwice) };
}

function bothAs(
  table: string,
  conflict: MergeConflict,
  texts: ReadonlySet<string>,
  rowsTwice: ReadonlySet<string>,
): MergeDifference['both'] {
  if (conflict.what !== 'changed') return null;
  const [column = ''] = conflict.columns;
  if (conflict.columns.length !== 1) return null;
  if (rowsTwice.has(table) && column === 'runs') return 'row';
  const [ours, theirs] = [conflict.ours[column], conflict.theirs[column]];
  if (listIn(ours) !== null && listIn(theirs) !== null) return 'list';
  return texts.has(column) && typeof ours === 'string' && typeof theirs === 'string' ? 'text' : null;
}

function listIn(cell: MergeCell | undefined): unknown[] | null {
  if (typeof cell !== 'string' || !cell.startsWith('[')) return null;
  try {
    const list: unknown = JSON.parse(cell);
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}

interface Chosen {
  readonly row: MergeRow | null;
  readonly also: MergeRow | null;
}

function chosen({ row, also }: Chosen, { theirs, ours }: MergeSubject, { conflict, both }: MergeDifference, choice: MergeChoice): Chosen {
  if (conflict.what === 'removedHere') return { row: choice === 'ours' ? null : conflict.theirs, also };
  if (conflict.what === 'removedThere') return { row: choice === 'theirs' ? null : conflict.ours, also };
  if (row === null || choice === 'ours') return { row, also };
  if (choice === 'theirs') return { row: { ...row, ...conflict.theirs }, also };
  const [column = ''] = conflict.columns;
  const [here, there] = [conflict.ours[column] ?? null, conflict.theirs[column] ?? null];
  if (both === 'row') return { row, also: theirs === null || ours === null ? also : { ...theirs } };
  if (both === 'text') return { row: { ...row, [column]: `${String(here)}\n\n${String(there)}` }, also };
  if (both === 'list') return { row: { ...row, [column]: JSON.stringify(union(listIn(here) ?? [], listIn(there) ?? [])) }, also };
  return { row, also };
}

/** Ours in its order, then what only theirs has. */
function union(ours: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const seen = new Set(ours.map((each) => JSON.stringify(each)));
  return [...ours, ...theirs.filter((each) => !seen.has(JSON.stringify(each)))];
}

/** Rows made on both sides for the same thing become one subject under our id. */
function pairedUp(
  given: readonly MergeSubject[],
  oneEach: OneEach,
): { readonly subjects: readonly MergeSubject[]; readonly sameAs: ReadonlyMap<string, string> } {
  const ours = new Map<string, MergeSubject>();
  const thing = ({ table }: MergeSubject, row: MergeRow) => `${table} ${String(row[oneEach[table] ?? ''])}`;
  for (const subject of given) {
    if (subject.ours !== null && subject.theirs === null && subject.base === null && subject.table in oneEach) {
      ours.set(thing(subject, subject.ours), subject);
    }
  }
  const sameAs = new Map<string, string>();
  const paired = new Map<string, MergeSubject>();
  for (const subject of given) {
    if (subject.theirs === null || subject.ours !== null || subject.base !== null || !(subject.table in oneEach)) continue;
    const same = ours.get(thing(subject, subject.theirs));
    if (same === undefined) continue;
    sameAs.set(subject.id, same.id);
    paired.set(same.id, { ...same, theirs: { ...subject.theirs, id: same.id } });
  }
  return { subjects: given.filter(({ id }) => !sameAs.has(id)).map((subject) => paired.get(subject.id) ?? subject), sameAs };
}

const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Rows that are to go, though a row that stands and that the other side made or changed names them. */
function keptForOthers(
  results: readonly { readonly subject: MergeSubject; readonly row: MergeRow | null }[],
): { readonly subject: MergeSubject; readonly conflict: MergeConflict }[] {
  const going = new Map(
    results.flatMap(({ subject, row }) => (row === null && subject.base !== null ? [[subject.id, subject] as const] : [])),
  );
  if (going.size === 0) return [];
  const kept: { subject: MergeSubject; conflict: MergeConflict }[] = [];
  let standing = results.flatMap(({ row }) => (row === null ? [] : [row]));
  while (standing.length > 0) {
    const named = new Set(
      standing.flatMap((row) => Object.values(row).flatMap((cell) => (typeof cell === 'string' ? (cell.match(idPattern) ?? []) : []))),
    );
    standing = [];
    for (const id of named) {
      const subject = going.get(id);
      if (subject === undefined) continue;
      going.delete(id);
      const conflict: MergeConflict | null =
        subject.theirs !== null
          ? { what: 'removedHere', theirs: subject.theirs }
          : subject.ours !== null
            ? { what: 'removedThere', ours: subject.ours }
            : null;
      if (conflict === null) continue;
      kept.push({ subject, conflict });
      standing.push((subject.theirs ?? subject.ours) as MergeRow);
    }
  }
  return kept;
}

/** A name such as m12 or a head's letter that is free: the one asked for, else the next never given. */
export function freeName(asked: string, taken: ReadonlySet<string>): string {
  if (!taken.has(asked)) return asked;
  const [, letters = '', digits] = /^([A-Za-z]+?)(\d+)$/.exec(asked) ?? [];
  if (digits !== undefined) {
    const numbers = [...taken].flatMap((name) =>
      name.startsWith(letters) && /^\d+$/.test(name.slice(letters.length)) ? [Number(name.slice(letters.length))] : [],
    );
    return `${letters}${Math.max(0, ...numbers) + 1}`;
  }
  let next = asked;
  while (taken.has(next)) next = nextLetters(next);
  return next;
}

/** After a comes b, after z aa. */
function nextLetters(letters: string): string {
  const last = letters.at(-1) ?? '';
  if (letters === '') return 'a';
  if (last !== 'z') return `${letters.slice(0, -1)}${String.fromCharCode(last.charCodeAt(0) + 1)}`;
  return `${nextLetters(letters.slice(0, -1))}a`;
}
