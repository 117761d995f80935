// Owns: writing the draft: changes inside a command, the journal of typing, names of new rows. Must not decide what a draft should say.
import { localDay } from '../../model/dates.ts';
import { type DraftChange, type DraftKind, type DraftValue, keyLetters } from '../../model/draft.ts';
import { Refusal } from '../../model/fault.ts';
import { letterOf } from '../../model/numbering.ts';
import { capital } from '../../model/wording.ts';
import { ruleSetOf } from '../../rules/index.ts';
import { type Db, prepared, quoted } from '../../store/prepared.ts';
import { refuseWhereClosed } from '../history/closed.ts';
import { command, currentRow, type Row, type Tx } from '../history/command.ts';
import { journalDigest } from '../history/seal.ts';
import { hasState, signed } from './overruled.ts';
import { readKind, readTyped } from './reads.ts';
import { checkReferences, expectTargets, kindWords, nameOf } from './references.ts';
import { fromRow, shapes, toCells } from './shape.ts';

/** A row as it stands after a command. */
export interface ChangedRow {
  readonly kind: DraftKind;
  readonly id: string;
  readonly revision: number;
  readonly key: string;
}

/**
 * Makes the changes inside a command and checks that nothing points nowhere. Rows that already stand as asked are left alone, revision and all.
 * Throws a Refusal: `conflict` where a row is no longer at the revision seen, `dependsOn` where a removed row is still used, `invalid` where a row points
 * at something that is not there. `sign` tells whose word an overruled state of evidence is.
 * @returns the rows put, in the order given; removals are not in it.
 */
export function changeDraft(tx: Tx, changes: readonly DraftChange[], sign: typeof signed = signed): ChangedRow[] {
  // Removals first, so that a name set free can be taken in the same command.
  for (const change of changes) if (change.do === 'remove') removeRow(tx, change);
  const rows = changes.filter((change) => change.do === 'put').map((change) => putRow(tx, change, sign));
  restOnNothingGone(
    tx,
    changes.flatMap(({ do: what, kind, id }) => (what === 'remove' && kind === 'paragraph' ? [id] : [])),
  );
  checkReferences(tx);
  if (rows.some(({ kind }) => kind === 'facts')) expectRulesFit(tx.db);
  return rows;
}

/** A case's rule set is frozen while anything is decided by it: outcomes of one body mean nothing in another. */
function expectRulesFit(db: Db): void {
  const [facts] = readKind(db, 'facts');
  if (facts === undefined) return;
  const ruleSet = ruleSetOf(facts.value.ruleBody);
  const strange = readKind(db, 'determination').find(({ value }) => !ruleSet.outcomes.some(({ id }) => id === value.outcome));
  if (strange === undefined) return;
  throw new Refusal(
    'dependsOn',
    `A head is determined as "${strange.value.outcome}", which ${ruleSet.name} does not have. Take the determinations back, then choose the rule set.`,
    strange.id,
  );
}

/** A paragraph taken out of the findings is no longer what a determination rests on; taking that back brings both back. */
function restOnNothingGone(tx: Tx, paragraphIds: readonly string[]): void {
  if (paragraphIds.length === 0) return;
  for (const { id, revision, value } of readKind(tx.db, 'determination')) {
    const restsOn = value.restsOn.filter((paragraphId) => !paragraphIds.includes(paragraphId));
    if (restsOn.length === value.restsOn.length) continue;
    tx.update(shapes.determination.table, { id, revision: revision + 1, ...toCells('determination', { ...value, restsOn }) });
  }
}

type Put = Extract<DraftChange, { do: 'put' }>;
type Remove = Extract<DraftChange, { do: 'remove' }>;

function putRow(tx: Tx, change: Put, sign: typeof signed): ChangedRow {
  const { kind, id } = change;
  const { table } = shapes[kind];
  const current = currentRow(tx.db, table, id);
  if (kind === 'paragraph') dropTyped(tx.db, id);
  const cells = toCells(kind, signedValue(tx, change, current, sign));
  if (change.seenRevision === null) {
    if (current !== undefined) throw new Refusal('conflict', `${capital(nameOf(kind, String(current.key)))} has been made already.`, id);
    if (kind === 'facts' && prepared(tx.db, 'SELECT 1 FROM draft_facts').get() !== undefined) {
      throw new Refusal('conflict', 'A case has its facts once; change those that are there.', id);
    }
    const key = takeKey(tx.db, kind, change.key);
    tx.insert(table, { id, revision: 1, key, position: change.position ?? nextPosition(tx.db, table), ...cells });
    return { kind, id, revision: 1, key };
  }
  const standing = expectRevision(kind, id, current, change.seenRevision);
  const key = String(standing.key);
  const wanted: Row = { ...cells, position: change.position ?? Number(standing.position) };
  if (!differs(standing, wanted)) return { kind, id, revision: change.seenRevision, key };
  const revision = change.seenRevision + 1;
  tx.update(table, { ...wanted, id, revision });
  return { kind, id, revision, key };
}

function signedValue(tx: Tx, { kind, value }: Put, current: Row | undefined, sign: typeof signed): DraftValue<DraftKind> {
  if (!hasState(value)) return value;
  const standing = current === undefined ? undefined : fromRow(kind, current).value;
  return sign(value, hasState(standing) ? standing : undefined, { name: tx.actor, day: localDay(new Date(tx.atMs)) });
}

function differs(standing: Row, wanted: Row): boolean {
  return Object.entries(wanted).some(([column, cell]) => standing[column] !== cell);
}

function removeRow(tx: Tx, change: Remove): void {
  const { kind, id } = change;
  const { table } = shapes[kind];
  const standing = expectRevision(kind, id, currentRow(tx.db, table, id), change.seenRevision);
  if (kind === 'facts') throw new Refusal('invalid', 'The facts of a case cannot be removed, only changed.', id);
  if (kind === 'paragraph') foldTyped(tx, id, standing);
  tx.remove(table, { id });
}

function expectRevision(kind: DraftKind, id: string, current: Row | undefined, seen: number): Row {
  if (current === undefined) throw new Refusal('conflict', `This ${kindWords[kind]} has been removed meanwhile.`, id);
  if (current.revision !== seen) {
    throw new Refusal(
      'conflict',
      `${capital(nameOf(kind, String(current.key)))} has been changed meanwhile. Look at it as it is now and try again.`,
      id,
    );
  }
  return current;
}

function nextPosition(db: Db, table: string): number {
  return prepared<{ next: number }>(db, `SELECT coalesce(max(position), 0) + 1 AS next FROM ${quoted(table)}`).get()?.next ?? 1;
}

/** A name for a new row: the one asked for where it is free, else the next never given. Heads are lettered on from the last head there is. */
function takeKey(db: Db, kind: DraftKind, asked: string | undefined): string {
  const { table } = shapes[kind];
  if (kind === 'facts') return keyLetters.facts;
  if (asked === undefined && kind === 'head') {
    const keys = prepared<{ key: string }>(db, `SELECT "key" FROM ${quoted(table)}`)
      .all()
      .map((row) => letterNumber(row.key));
    return letterOf(Math.max(0, ...keys) + 1);
  }
  const last = prepared<{ last: number }>(db, 'SELECT last FROM key_counter WHERE kind = ?').get(kind)?.last ?? 0;
  const letter = keyLetters[kind];
  const key = asked ?? `${letter}${last + 1}`;
  if (prepared(db, `SELECT 1 FROM ${quoted(table)} WHERE "key" = ?`).get(key) !== undefined) {
    throw new Refusal('conflict', `There is a ${nameOf(kind, key)} already. Use another name.`, key);
  }
  noteKey(db, kind, key);
  return key;
}

/** Counts a name as given: none is given twice, also where what had it is gone. Not part of a command's changes. */
export function noteKey(db: Db, kind: DraftKind, key: string): void {
  const letter = keyLetters[kind];
  const given = key.startsWith(letter) ? Number(key.slice(letter.length)) : Number.NaN;
  if (!Number.isSafeInteger(given) || given < 1) return;
  prepared(db, 'INSERT INTO key_counter (kind, last) VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET last = max(last, excluded.last)').run(
    kind,
    given,
  );
}

/** 1 for a, 26 for z, 27 for aa; 0 for a key that is no letter. */
function letterNumber(key: string): number {
  if (!/^[a-z]{1,2}$/.test(key)) return 0;
  return [...key].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 96, 0);
}

/**
 * Keeps what is being typed in a paragraph, durable at once. Refused with `notFound` where the paragraph is not there, with `invalid` where the words cite
 * something that is not.
 */
export function typeParagraph(db: Db, id: string, value: DraftValue<'paragraph'>): { readonly atMs: number } {
  const atMs = Date.now();
  const words = JSON.stringify(value);
  db.transaction(() => {
    refuseWhereClosed(db);
    const current = currentRow(db, shapes.paragraph.table, id);
    if (current === undefined) {
      throw new Refusal('notFound', 'The paragraph being typed is no longer there. Copy its words and put them in a new one.', id);
    }
    expectTargets(db, { kind: 'paragraph', id, key: String(current.key), value });
    prepared(
      db,
      `INSERT INTO draft_typed (paragraph_id, at_ms, value, digest) VALUES (?, ?, ?, ?)
         ON CONFLICT (paragraph_id) DO UPDATE SET at_ms = excluded.at_ms, value = excluded.value, digest = excluded.digest`,
    ).run(id, atMs, words, journalDigest(id, atMs, words));
  }).immediate();
  return { atMs };
}

/**
 * Makes a command of every paragraph whose typing no command holds yet, so that nothing typed is lost to what comes next. Words that were taken back as they were
 * typed make none: an undo that follows would take back nothing. Returns whether there was any.
 */
export function foldAllTyped(db: Db, actor: string): boolean {
  const rows = readTyped(db);
  for (const { id, value } of rows) {
    const current = currentRow(db, shapes.paragraph.table, id);
    if (current === undefined || !differs(current, toCells('paragraph', value))) {
      db.transaction(() => dropTyped(db, id)).immediate();
      continue;
    }
    const label = `Type in paragraph ${String(current.key)}`;
    command(db, { actor, command: 'draft.change', label }, (tx) => {
      fold(tx, { id, value }, current);
      checkReferences(tx);
    });
  }
  return rows.length > 0;
}

function foldTyped(tx: Tx, id: string, standing: Row): void {
  const typed = readTyped(tx.db).find((row) => row.id === id);
  if (typed !== undefined) fold(tx, typed, standing);
}

function fold(tx: Tx, { id, value }: Pick<ReturnType<typeof readTyped>[number], 'id' | 'value'>, standing: Row): void {
  const cells = toCells('paragraph', value);
  if (differs(standing, cells)) tx.update(shapes.paragraph.table, { ...cells, id, revision: Number(standing.revision) + 1 });
  dropTyped(tx.db, id);
}

/** The journal is no part of history: what it held is in the command that takes its place. */
function dropTyped(db: Db, id: string): void {
  prepared(db, 'DELETE FROM draft_typed WHERE paragraph_id = ?').run(id);
}
