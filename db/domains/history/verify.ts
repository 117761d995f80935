// Owns: verifying a file: the chain of history, the chain of seals, every row against both, every original against its hash, the database itself. Names what
// does not match, in sentences. Never repairs.
import { createHash } from 'node:crypto';
import { keyLetters } from '../../model/draft.ts';
import { type LeftOut, leftOutSentence } from '../../model/handover.ts';
import type { Verdict } from '../../model/operations.ts';
import { capital } from '../../model/wording.ts';
import { type Db, prepared, quoted } from '../../store/prepared.ts';
import { unreadPart } from '../../store/readWhole.ts';
import { emptiedIn } from '../disposal/disposed.ts';
import { originalChunks } from '../entry/originals.ts';
import { mergeCommand } from '../handover/inEffect.ts';
import { verifyNote } from '../handover/note.ts';
import { type ChainHeader, chainStart, payloadDigest, rowHash } from './chain.ts';
import type { Head, Payload, Row } from './command.ts';
import { allStretches, headsOf } from './line.ts';
import type { StoredRow } from './reads.ts';
import {
  belongingRows,
  coveredColumns,
  coveredTables,
  firstSeal,
  journalDigest,
  nameColumns,
  rowDigest,
  rowName,
  sealedWith,
  sealHash,
  usualCell,
} from './seal.ts';
import { sealCommand } from './sealStanding.ts';
import { type Told, type ToldRow, tell } from './told.ts';
import { fullTextTables, verifyProgress, verifyWords } from './verifyDerived.ts';

/** What walking the history gathers. */
interface Walked {
  readonly rows: number;
  readonly told: Told;
  /** Hashes in hex that the history vouches for, by number of the seal. */
  readonly vouched: ReadonlyMap<number, string>;
  /** Highest number given with the letter of each kind of the draft; null where a payload has been disposed of and nobody can count. */
  readonly keys: ReadonlyMap<string, number> | null;
}

/**
 * Verifies a whole file, a case's, a handover's or the desk's, on any connection to it: as it stands at one moment, whatever is written to it meanwhile.
 * @param isWithWords whether the indexes of words are held against the words too: that takes about as long as the rest
 */
export function verifyFile(db: Db, isWithWords = true): Verdict {
  const unread = unreadPart(db.name);
  if (unread !== null) return { rows: 0, covered: 0, originals: 0, problems: [unread], leftOut: [] };
  return db.transaction(() => verifyAsItStands(db, isWithWords))();
}

function verifyAsItStands(db: Db, isWithWords: boolean): Verdict {
  const problems: string[] = [];
  const tables = coveredTables(db);
  const isCase = tables.includes('entry');
  const note = isCase ? verifyNote(db) : { problems: [], leftOut: [] };
  problems.push(...note.problems);
  const leftOutHere = [...note.leftOut, ...(isCase ? leftOutBefore(db) : [])];
  const leftOutOfMerged = isCase ? leftOutInMerges(db) : [];
  const emptied = emptiedIn(db);
  const leftOut = [...new Set([...leftOutHere, ...leftOutOfMerged]), ...new Set(emptied.map(({ sentence }) => sentence))];
  const isPart = leftOut.length > 0;
  const mayBeEmpty = ({ desk_id: deskId, sequence, command }: StoredRow, isOnLine: boolean) =>
    leftOutHere.length > 0 ||
    (!isOnLine && leftOutOfMerged.length > 0) ||
    emptied.some((each) => each.deskId === deskId && sequence <= each.sequence && (each.command ?? command) === command);
  const walked = walkHistory(db, problems, mayBeEmpty);
  // What history told of a part is not all there; that it is as it was handed over, the digest in its note says.
  const covered = note.leftOut.length > 0 ? countRows(db, tables) : verifyRows(db, tables, walked, problems);
  let originals = 0;
  if (isCase) {
    verifyJournals(db, problems);
    if (note.leftOut.length === 0) verifyCounters(db, walked, problems);
    originals = verifyOriginals(db, isPart, problems);
    verifyProgress(db, problems);
  }
  if (isWithWords) verifyWords(db, problems);
  verifyDatabase(db, problems);
  return { rows: walked.rows, covered, originals, problems, leftOut };
}

/** What was left out of the handovers that this case came by. */
function leftOutBefore(db: Db): string[] {
  const lists = prepared<string>(db, `SELECT left_out FROM handover WHERE direction = 'received' ORDER BY at_ms, id`)
    .pluck()
    .all() as string[];
  return lists.flatMap((list) => (JSON.parse(list) as LeftOut[]).map(leftOutSentence));
}

/**
 * What was left out of handovers that were merged: no row that tells what stands here, for the merge told that anew. Of one that was undone too, since its desk's history stays.
 */
function leftOutInMerges(db: Db): string[] {
  const merges = prepared<string>(
    db,
    `SELECT p.payload FROM history h JOIN history_payload p ON p.desk_id = h.desk_id AND p.sequence = h.sequence WHERE h.command = ?`,
  )
    .pluck()
    .all(mergeCommand) as string[];
  return merges.flatMap((payload) => {
    try {
      const lists = (JSON.parse(payload) as Payload).changes.map(({ table, after }) => (table === 'handover' ? after?.left_out : null));
      return lists.flatMap((list) => (JSON.parse(String(list ?? '[]')) as LeftOut[]).map(leftOutSentence));
    } catch {
      // Altered: walking the history names the row.
      return [];
    }
  });
}

function countRows(db: Db, tables: readonly string[]): number {
  return tables.reduce(
    (sum, table) =>
      sum +
      (prepared<number>(db, `SELECT count(*) FROM ${quoted(table)}`)
        .pluck()
        .get() as number),
    0,
  );
}

type WalkedRow = StoredRow & { readonly salt: string | null; readonly payload: string | null };

const walkSql = `SELECT h.*, p.salt, p.payload FROM history h LEFT JOIN history_payload p ON p.desk_id = h.desk_id AND p.sequence = h.sequence
  WHERE h.desk_id = ? AND h.sequence BETWEEN ? AND ? ORDER BY h.sequence`;

/**
 * Walks every chain there is. What stands is told by the rows of this desk, and before them by those of the desk that handed the case over; rows of other
 * desks are held against their chain and against the heads that were named when they were taken in.
 */
function walkHistory(db: Db, problems: string[], mayBeEmpty: (row: StoredRow, isOnLine: boolean) => boolean): Walked {
  const told: Told = new Map();
  const vouched = new Map<number, string>();
  const keys = new Map<string, number>();
  const named: Head[] = [];
  const severalDesks = headsOf(db).length > 1;
  let isWhole = true;
  let rows = 0;
  const walk = db.prepare<[string, number, number], WalkedRow>(walkSql);
  for (const { deskId, from, to, isOnLine } of allStretches(db)) {
    let expected = { sequence: Math.max(from, 1), previousHash: hashAt(db, deskId, from - 1) ?? chainStart };
    for (const row of walk.iterate(deskId, from, to)) {
      rows += 1;
      const at = severalDesks ? `row ${row.sequence} of desk ${deskId}` : `row ${row.sequence}`;
      if (row.sequence !== expected.sequence) {
        problems.push(`History: row ${expected.sequence} is missing; ${at} follows the one before it.`);
      }
      if (row.previous_hash !== expected.previousHash) problems.push(`History: ${at} does not join on to the row before it.`);
      if (rowHash(headerOf(row)) !== row.hash || (row.is_undoable !== 0 && row.is_undoable !== 1))
        problems.push(`History: ${at} was altered after it was written.`);
      expected = { sequence: row.sequence + 1, previousHash: row.hash };
      const payload = payloadOf(row, at, mayBeEmpty(row, isOnLine), problems);
      if (payload === null) {
        if (isOnLine) isWhole = false;
        continue;
      }
      named.push(...(payload.heads ?? []));
      if (!isOnLine) continue;
      // How rows came to stand before they were sealed is told, but not how they stood: the seals tell that.
      if (row.command === sealCommand) {
        told.clear();
        vouched.clear();
      }
      for (const change of payload.changes) {
        tell(told, change);
        if (change.before === null) countKey(keys, change.table, change.after?.key);
      }
      if (payload.seal !== undefined) vouched.set(payload.seal.n, payload.seal.hash);
    }
  }
  for (const { deskId, sequence, hash } of named) {
    if (hashAt(db, deskId, sequence) !== hash) {
      problems.push(`History: row ${sequence} of desk ${deskId} is not the one that was taken in.`);
    }
  }
  return { rows, told, vouched, keys: isWhole ? keys : null };
}

function hashAt(db: Db, deskId: string, sequence: number): string | undefined {
  return prepared<{ hash: string }>(db, 'SELECT hash FROM history WHERE desk_id = ? AND sequence = ?').get(deskId, sequence)?.hash;
}

function headerOf(row: StoredRow): ChainHeader {
  return {
    deskId: row.desk_id,
    sequence: row.sequence,
    previousHash: row.previous_hash,
    atMs: row.at_ms,
    offsetMinutes: row.offset_minutes,
    actor: row.actor,
    command: row.command,
    actsOn: row.acts_on,
    actsAs: row.acts_as,
    isUndoable: row.is_undoable === 1,
    changes: row.changes,
    payloadSha256: row.payload_sha256,
  };
}

/** What a row tells, where it is as it was written; null otherwise. */
function payloadOf(row: WalkedRow, at: string, mayBeEmpty: boolean, problems: string[]): Payload | null {
  if (row.salt === null || row.payload === null) {
    if (!mayBeEmpty) problems.push(`History: what ${at} changed is missing, and no disposal took it; its digest is kept.`);
    return null;
  }
  if (payloadDigest(row.salt, row.payload) !== row.payload_sha256) {
    problems.push(`History: what ${at} changed was altered after it was written.`);
    return null;
  }
  const payload = JSON.parse(row.payload) as Payload;
  if (payload.label !== row.label) problems.push(`History: the label of ${at} was altered after it was written.`);
  return payload;
}

function verifyRows(db: Db, tables: readonly string[], { told, vouched, rows }: Walked, problems: string[]): number {
  const standing = new Map<string, number>(tables.map((table) => [table, 0]));
  verifySeals(db, new Set(tables), told, { vouched, hasHistory: rows > 0 }, standing, problems);
  for (const table of tables) {
    for (const [id, row] of told.get(table) ?? []) {
      if (!row.isMade) continue;
      const current = rowNamed(db, table, id);
      if (current === undefined) {
        if (!row.isRemoved) problems.push(`${titleOf(db, table, id)} is missing.`);
        continue;
      }
      standing.set(table, (standing.get(table) ?? 0) + 1);
      if (row.isRemoved) problems.push(`${titleOf(db, table, id)} stands there, though the history says that it was removed.`);
      else tellApart(db, table, id, current, row, problems);
    }
    if (table === 'precedent_correction') verifyOrder(db, told, problems);
    nameStrangers(db, table, { told, known: standing.get(table) ?? 0 }, problems);
  }
  return [...standing.values()].reduce((sum, count) => sum + count, 0);
}

/** Holds a row that a command made against the history, column by column. */
function tellApart(db: Db, table: string, id: string, current: Row, { last, isMade }: ToldRow, problems: string[]): void {
  // The rowid is the store's own: what points at it says when it is another.
  const columns = coveredColumns(db, table).filter((column) => (isMade && column !== 'rowid') || column in last);
  // A delivery that is gone on with is counted as its papers come.
  if (table === 'batch' && last.state === 'running' && current.state === 'running') return;
  const others = columns.filter((column) => current[column] !== (column in last ? last[column] : usualCell(db, table, column)));
  if (others.length > 0) {
    problems.push(
      `${titleOf(db, table, id)} was altered: its ${others.join(', ')} ${others.length === 1 ? 'is' : 'are'} not what the history says.`,
    );
  }
}

/** Corrections of a decision hold in the order in which they were made, which their numbers alone say: one after the other, as the history tells them, none taken out. */
function verifyOrder(db: Db, told: Told, problems: string[]): void {
  const rows = prepared<{ number: number; id: string }>(db, 'SELECT rowid AS number, id FROM precedent_correction ORDER BY rowid').all();
  const made = [...(told.get('precedent_correction') ?? [])].flatMap(([id, { isMade }]) => (isMade ? [id] : []));
  // Those that were sealed as they stood came before, and their seals cover their numbers.
  const sealed = rows.length - made.length;
  for (const [at, { number, id }] of rows.entries()) {
    if (number === at + 1 && (at < sealed || id === made[at - sealed])) continue;
    problems.push(
      `A correction of a published decision (table precedent_correction, row ${id}) does not stand in the order in which it was made.`,
    );
  }
}

/** Seals of rows whose parts are made anew: only the words of the library have any. */
const supersededSql = `SELECT n FROM seal WHERE of_table = 'precedent_text'
  AND n NOT IN (SELECT max(n) FROM seal WHERE of_table = 'precedent_text' GROUP BY row)`;

interface Seal {
  readonly n: number;
  readonly of_table: string;
  readonly row: string;
  readonly hash: Uint8Array;
}

/** Walks the chain of seals, holding each row against its own. Counts in `standing` the rows found. */
function verifySeals(
  db: Db,
  tables: ReadonlySet<string>,
  told: Told,
  { vouched, hasHistory }: { readonly vouched: ReadonlyMap<number, string>; readonly hasHistory: boolean },
  standing: Map<string, number>,
  problems: string[],
): void {
  const hidden = hiddenState(db);
  // A row that was sealed again is held against its last seal; those before stand in the chain alone.
  const anew = new Set(prepared<number>(db, supersededSql).pluck().all());
  let before: Uint8Array = firstSeal;
  let n = 0;
  let vouchedFor = 0;
  for (const seal of db.prepare<[], Seal>('SELECT n, of_table, row, hash FROM seal ORDER BY n').iterate()) {
    if (seal.n !== n + 1) problems.push(`Seals: seal ${n + 1} is missing (table seal).`);
    n = seal.n;
    const hash = vouched.get(n);
    if (hash !== undefined) {
      vouchedFor = n;
      if (hash !== Buffer.from(seal.hash).toString('hex')) {
        problems.push(`Seals: seal ${n} (table seal) is not the one that the history vouches for.`);
      }
    }
    const known = tables.has(seal.of_table) ? told.get(seal.of_table)?.get(seal.row) : undefined;
    const current = tables.has(seal.of_table) ? rowNamed(db, seal.of_table, seal.row) : undefined;
    if (current !== undefined && known?.isMade !== true && !anew.has(n))
      standing.set(seal.of_table, (standing.get(seal.of_table) ?? 0) + 1);
    if (!anew.has(n)) verifySealed(db, { seal, before, current, known }, problems);
    if (seal.of_table === 'entry' && current !== undefined) verifyHidden(db, hidden, current, known, problems);
    before = seal.hash;
  }
  const last = Math.max(0, ...vouched.keys());
  if (last > n) problems.push(`Seals: the history vouches for ${last} seals; ${n} are there (table seal).`);
  if (vouchedFor < n && hasHistory && hidden.running.size === 0) {
    problems.push(`Seals: no row of history vouches for seals ${vouchedFor + 1} to ${n} (table seal).`);
  }
}

interface Sealed {
  readonly seal: Seal;
  readonly before: Uint8Array;
  readonly current: Row | undefined;
  readonly known: ToldRow | undefined;
}

function verifySealed(db: Db, { seal, before, current, known }: Sealed, problems: string[]): void {
  const { of_table: table, row: name, n } = seal;
  // Removed and made again, it is told in full by the command that did.
  if (known?.isMade === true) return;
  if (current === undefined) {
    if (known?.isRemoved !== true) problems.push(`${titleOf(db, table, name)} is missing, or its seal ${n} (table seal) was altered.`);
    return;
  }
  if (known?.isRemoved === true) {
    problems.push(`${titleOf(db, table, name)} stands there, though the history says that it was removed.`);
    return;
  }
  if (known !== undefined) tellApart(db, table, name, current, known, problems);
  const asSealed = { ...current, ...known?.first };
  const digests = [rowDigest(db, table, asSealed), ...belongingRows(db, table, current).map(([of, row]) => rowDigest(db, of, row))];
  if (sealHash(before, table, name, digests).equals(seal.hash)) return;
  const also = (sealedWith[table] ?? []).map((each) => each.table);
  const what = also.length === 0 ? 'was altered' : `or what belongs to it (table ${also.join(', ')}) was altered`;
  problems.push(`${titleOf(db, table, name)} ${what}, or its seal ${n} (table seal) or the one before.`);
}

interface Hidden {
  readonly withdrawn: ReadonlySet<string>;
  readonly running: ReadonlySet<string>;
  /** Entries hidden so far: their rows are hidden with them. */
  readonly entries: Set<string>;
}

function hiddenState(db: Db): Hidden {
  const entries = new Set<string>();
  if (!isTable(db, 'batch')) return { withdrawn: new Set(), running: new Set(), entries };
  const inState = (state: string) => new Set(prepared<string>(db, 'SELECT id FROM batch WHERE state = ?').pluck().all(state) as string[]);
  return { withdrawn: inState('withdrawn'), running: inState('running'), entries };
}

/** An entry is hidden where its delivery was withdrawn, where the history says so, or with the sheet it is a row of. */
function verifyHidden(db: Db, hidden: Hidden, entry: Row, known: ToldRow | undefined, problems: string[]): void {
  const batch = String(entry.batch_id);
  if (hidden.running.has(batch)) return;
  const own = known?.last.is_withdrawn;
  const isHidden =
    hidden.withdrawn.has(batch) || (own === undefined ? hidden.entries.has(String(entry.parent_id)) && entry.kind === 'record' : own === 1);
  if (isHidden) hidden.entries.add(String(entry.id));
  if (entry.is_withdrawn !== (isHidden ? 1 : 0)) {
    const says = isHidden ? 'is shown, though it was withdrawn' : 'is hidden, though nobody withdrew it';
    problems.push(`${titleOf(db, 'entry', String(entry.id))} ${says}.`);
  }
}

/** Names rows that neither a command nor a seal knows. They are sought only where there are more rows than known ones. */
function nameStrangers(db: Db, table: string, { told, known }: { readonly told: Told; readonly known: number }, problems: string[]): void {
  const count = prepared<number>(db, `SELECT count(*) FROM ${quoted(table)}`)
    .pluck()
    .get() as number;
  if (count <= known) return;
  const rows = told.get(table);
  const names = new Set(prepared<string>(db, 'SELECT row FROM seal WHERE of_table = ?').pluck().all(table) as string[]);
  const columns = nameColumns(table).map(quoted).join(', ');
  // A delivery that is coming in has no command yet.
  const those = table === 'batch' ? `WHERE state <> 'running'` : '';
  for (const row of prepared<Row>(db, `SELECT ${columns} FROM ${quoted(table)} ${those}`).iterate()) {
    const name = rowName(table, row);
    if (!names.has(name) && rows?.get(name)?.isMade !== true)
      problems.push(`${titleOf(db, table, name)} was put there by nothing in the history.`);
  }
}

function verifyJournals(db: Db, problems: string[]): void {
  const typed = prepared<{ id: string; at_ms: number; value: string; digest: string; table: string }>(
    db,
    `SELECT 'draft_typed' AS "table", paragraph_id AS id, at_ms, value, digest FROM draft_typed
      UNION ALL SELECT 'transcript_typed', entry_id, at_ms, actor || char(10) || text, digest FROM transcript_typed`,
  ).all();
  for (const { table, id, at_ms: atMs, value, digest } of typed) {
    if (journalDigest(id, atMs, value) !== digest) problems.push(`${titleOf(db, table, id)} was altered: it is not what was typed.`);
  }
}

const kindOfLetter: ReadonlyMap<string, string> = new Map(Object.entries(keyLetters).map(([kind, letter]) => [letter, kind]));

/** Counts a name that a command gave, such as m7. */
function countKey(keys: Map<string, number>, table: string, key: unknown): void {
  const [, letter = '', number] = (table.startsWith('draft_') && /^([a-z]+)(\d+)$/.exec(String(key))) || [];
  const kind = kindOfLetter.get(letter);
  if (kind !== undefined) keys.set(kind, Math.max(keys.get(kind) ?? 0, Number(number)));
}

/** The counters of names and of exhibit numbers: a number set back would be given twice. */
function verifyCounters(db: Db, { told, keys }: Walked, problems: string[]): void {
  if (keys !== null) {
    for (const { kind, last } of prepared<{ kind: string; last: number }>(db, 'SELECT kind, last FROM key_counter').all()) {
      const given = keys.get(kind) ?? 0;
      if (given !== last) problems.push(`The count of names (table key_counter, row ${kind}) says ${last}; the history gave ${given}.`);
    }
  }
  if (hiddenState(db).running.size > 0) return;
  for (const { side, last } of prepared<{ side: string; last: number }>(db, 'SELECT side, last FROM label_lease').all()) {
    const given = told.get('label_lease')?.get(side)?.last.last ?? 0;
    if (given !== last) problems.push(`The count of exhibits (table label_lease, row ${side}) says ${last}; the history gave ${given}.`);
  }
}

function verifyOriginals(db: Db, isPart: boolean, problems: string[]): number {
  const originals = prepared<{ sha256: string; bytes: number; exhibit: string | null; version: string | null }>(
    db,
    `SELECT o.sha256, o.bytes, (SELECT min(e.exhibit) FROM entry e WHERE e.sha256 = o.sha256) AS exhibit,
            coalesce((SELECT f.format || ' of version ' || v.number FROM report_version_file f JOIN report_version v ON v.id = f.version_id
              WHERE f.sha256 = o.sha256 ORDER BY v.number LIMIT 1), (SELECT file_name FROM returned_file r WHERE r.sha256 = o.sha256 LIMIT 1)) AS version
       FROM original o`,
  ).all();
  const chunks = prepared<{ ordinal: number; plain: number; packed: number }>(
    db,
    'SELECT ordinal, plain_bytes AS plain, is_compressed AS packed FROM chunk WHERE sha256 = ? ORDER BY ordinal',
  );
  let leftOut = 0;
  for (const original of originals) {
    const name = `Original ${original.exhibit ?? original.version ?? original.sha256}`;
    const rows = chunks.all(original.sha256);
    if (isPart && rows.length === 0) {
      leftOut += 1;
      continue;
    }
    const hash = createHash('sha256');
    let bytes = 0;
    let at = 0;
    let isListed = true;
    try {
      for (const chunk of originalChunks(db, original.sha256)) {
        const row = rows[at];
        isListed &&= row?.ordinal === at && row.plain === chunk.length && (row.packed === 0 || row.packed === 1);
        hash.update(chunk);
        bytes += chunk.length;
        at += 1;
      }
    } catch {
      problems.push(`${name}: its stored bytes cannot be unpacked (table chunk, part ${at}).`);
      continue;
    }
    const where = `row ${original.sha256}`;
    if (bytes !== original.bytes || hash.digest('hex') !== original.sha256) {
      problems.push(`${name}: its bytes are not those that were received (table original or chunk, ${where}).`);
    } else if (!isListed) problems.push(`${name}: the parts of its bytes are not listed as they were stored (table chunk, ${where}).`);
  }
  return originals.length - leftOut;
}

/** Damage that no row shows: an index that says something else than its table, a row that points nowhere. */
function verifyDatabase(db: Db, problems: string[]): void {
  // SQLite 3.53 checks a full-text index by the list of its parts as this connection saw it last, and calls it corrupt where another has merged them since. A look
  // into the index in this transaction makes it see the list anew.
  for (const { name } of fullTextTables(db)) db.prepare(`SELECT rowid FROM ${quoted(name)} LIMIT 1`).get();
  for (const { integrity_check: said } of db.pragma('integrity_check') as readonly { readonly integrity_check: string }[]) {
    if (said !== 'ok') problems.push(`The file itself is damaged: ${said}. Restore the case from a backup.`);
  }
  const dangling = db.pragma('foreign_key_check') as readonly { readonly table: string; readonly rowid: number; readonly parent: string }[];
  for (const { table, rowid, parent } of dangling.slice(0, 20)) {
    problems.push(`A row of table ${table} (number ${rowid}) points at a row of table ${parent} that is not there.`);
  }
}

const words: Readonly<Record<string, string>> = {
  entry: 'Paper',
  extraction: 'Reading',
  batch: 'Delivery',
  entry_read: 'Read state',
  draft_typed: 'What is being typed',
  transcript_typed: 'Transcript being typed',
  meta: 'Note of the file',
  case_file: 'Case in the list',
  precedent: 'Published decision',
  precedent_text: 'Words of a published decision',
};

/** A row in words: what it is, what it is called on screen, and where it lies. */
function titleOf(db: Db, table: string, name: string): string {
  const plain = table.replace(/^draft_/, '').replaceAll('_', ' ');
  const what = words[table] ?? capital(plain);
  const called = calledOnScreen(db, table, name);
  return `${what}${called === null ? '' : ` ${called}`} (table ${table}, row ${name})`;
}

function calledOnScreen(db: Db, table: string, name: string): string | null {
  const ask = (sql: string) =>
    (prepared<string | null>(db, sql)
      .pluck()
      .get(name.split(' ')[0] ?? '') as string | null | undefined) ?? null;
  if (table === 'entry') return ask('SELECT exhibit FROM entry WHERE id = ?');
  if (table === 'message' || table === 'quoted_record' || table === 'entry_read') return ask('SELECT exhibit FROM entry WHERE id = ?');
  if (table === 'extraction' || table === 'page') return ask('SELECT min(exhibit) FROM entry WHERE extraction_id = ?');
  return table.startsWith('draft_') && table !== 'draft_typed' ? ask(`SELECT "key" FROM ${quoted(table)} WHERE id = ?`) : null;
}

function rowNamed(db: Db, table: string, name: string): Row | undefined {
  const columns = nameColumns(table);
  const cells = columns.length === 1 ? [name] : name.split(' ');
  const where = columns.map((column) => `${quoted(column)} = ?`).join(' AND ');
  return prepared<Row>(db, `SELECT * FROM ${quoted(table)} WHERE ${where}`).get(...cells);
}

function isTable(db: Db, name: string): boolean {
  return prepared(db, `SELECT 1 FROM pragma_table_list WHERE schema = 'main' AND name = ?`).get(name) !== undefined;
}
