// Owns: taking out of a copy what is not to be handed over, and the list of what that was. Runs on the copy alone; must not touch a case.
import { wholeExhibit } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import {
  draftOfOtherHeads,
  type HandoverWithout,
  type LeftOut,
  papersChosen,
  papersLeftOut,
  papersOfNoHead,
} from '../../model/handover.ts';
import { type Cell, type Db, prepared, quoted } from '../../store/prepared.ts';
import { shapes } from '../draft/shape.ts';
import { heldOriginals } from '../entry/originals.ts';
import { isWithin } from '../entry/rows.ts';
import type { Payload } from '../history/command.ts';
import { rowsOfOtherHeads } from './otherHeads.ts';

/** What a row of a sheet, and of history, is called once its words are left out. */
export const notHere = 'Left out of this handover';

interface Paper {
  readonly id: string;
  readonly exhibit: string;
  readonly title: string;
  readonly sha256: string | null;
  readonly bytes: number;
  readonly extraction_id: string | null;
}

/**
 * Removes from a copy what is left out, with every row of history that told of it: their digests stay, so that the chains can still be walked. Papers keep
 * their labels, titles and hashes; their bytes and words go. Returns the list for the note.
 */
export function leaveOut(db: Db, without: HandoverWithout): LeftOut[] {
  const { draft, largerThan, onlyHeads } = without;
  const list: LeftOut[] = [];
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      const touched = new Set<string>();
      const chosen = chosenPapers(db, without);
      const kept = hashesBeside(db, chosen);
      for (const { what, papers } of chosen) {
        for (const id of wordsRemoved(db, papers, kept)) touched.add(id);
        const bytes = bytesRemoved(db, papers, kept);
        if (papers.length > 0) list.push({ what, count: papers.length, bytes, names: papers.map(named) });
      }
      if (largerThan !== null) {
        const papers = papersBy(
          db,
          `bytes > ? AND kind <> 'record' AND EXISTS (SELECT 1 FROM chunk c WHERE c.sha256 = entry.sha256)`,
          largerThan,
        );
        const bytes = bytesRemoved(db, papers, new Set());
        const what = `Originals larger than ${Math.round(largerThan / 1_000_000)} MB`;
        if (papers.length > 0) list.push({ what, count: papers.length, bytes, names: papers.map(named) });
      }
      const tables = new Set<string>();
      const unsaid = new Set<string>();
      if (draft) {
        const count = draftRemoved(db, tables);
        if (count > 0)
          list.push({ what: 'Everything made in the case: marks, events, findings, determinations, orders', count, bytes: 0, names: [] });
      } else if (onlyHeads !== null) {
        const gone = new Set(chosen.flatMap(({ papers }) => papers.map(({ id }) => id)));
        const count = otherHeadsRemoved(db, new Set(onlyHeads), gone, { tables, unsaid });
        if (count > 0) list.push({ what: draftOfOtherHeads, count, bytes: 0, names: [] });
      }
      payloadsRemoved(db, { touched, unsaid, tables });
    })();
  } finally {
    db.pragma('foreign_keys = ON');
  }
  return list;
}

interface Chosen {
  readonly what: string;
  readonly papers: readonly Paper[];
}

/** The papers that do not go, by why; each once. */
function chosenPapers(db: Db, { papersOf, onlyHeads, papers: ids }: HandoverWithout): Chosen[] {
  const gone = new Set<string>();
  const once = (papers: readonly Paper[]) => papers.filter(({ id }) => !gone.has(id) && gone.add(id));
  const chosen: Chosen[] = papersOf.map((side) => ({
    what: papersLeftOut(side),
    papers: once(papersBy(db, `supplied_by = ? AND kind <> 'record'`, side)),
  }));
  if (onlyHeads !== null) {
    const rests = JSON.stringify([...papersUnder(db, onlyHeads)]);
    const papers = once(papersBy(db, `kind <> 'record' AND id NOT IN (${familyOf})`, rests));
    chosen.push({ what: papersOfNoHead(headNames(db, onlyHeads)), papers });
  }
  if (ids.length > 0) {
    chosen.push({ what: papersChosen, papers: once(papersBy(db, `kind <> 'record' AND id IN (${attachedTo})`, JSON.stringify(ids))) });
  }
  keepWhatIsRepeated(db, gone, new Set(ids));
  const leftOut = chosen.map(({ what, papers }) => ({ what, papers: papers.filter(({ id }) => gone.has(id)) }));
  refuseHeldElsewhere(db, leftOut, gone);
  return leftOut;
}

/**
 * A paper that goes and repeats another is opened as that: its words, its rows and what came in it are kept there alone, and go with it. Refused where somebody chose the
 * other by itself to stay here.
 */
function keepWhatIsRepeated(db: Db, gone: Set<string>, byItself: ReadonlySet<string>): void {
  const repeated = `SELECT o.id, o.exhibit, d.exhibit AS again, d.id AS by FROM entry d JOIN entry o ON o.id = d.duplicate_of ORDER BY d.rowid`;
  const pairs = prepared<{ id: string; exhibit: string; again: string; by: string }>(db, repeated).all();
  const within = prepared<string>(db, `SELECT e.id FROM entry w JOIN entry e ON ${isWithin('e', 'w')} WHERE w.id = ?`).pluck();
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const { id, exhibit, again, by } of pairs) {
      if (gone.has(by) || !gone.has(id)) continue;
      const going = [id, ...(within.all(id) as string[])].filter((each) => gone.delete(each));
      if (going.some((each) => byItself.has(each))) {
        throw new Refusal(
          'invalid',
          `${exhibit} came again as ${again}, whose bytes are the same and would go. Leave ${again} out too, or hand over both.`,
          again,
        );
      }
      isSettled = false;
    }
  }
}

/** Papers with what came in them, at any depth; the parameter is a JSON list of ids. */
const attachedTo = `WITH chosen (id) AS (SELECT value FROM json_each(?))
  SELECT id FROM chosen UNION SELECT e.id FROM chosen c JOIN entry w ON w.id = c.id JOIN entry e ON ${isWithin('e', 'w')}`;
/**
 * Papers with what they are attached to, and with what came in that: a letter is not read without its enclosures, nor one of them without the letter. A paper in an archive goes
 * without the archive, as one of a folder does; an archive that goes has all its papers in it.
 */
const familyOf = `WITH RECURSIVE above (id) AS (SELECT value FROM json_each(?)
    UNION SELECT e.parent_id FROM entry e JOIN above a ON e.id = a.id WHERE e.parent_id IS NOT NULL)
  SELECT id FROM above UNION SELECT e.id FROM above a JOIN entry w ON w.id = a.id JOIN entry e ON ${isWithin('e', 'w')}`;

/** A part cannot stay here while what it came in goes: the bytes of that hold it. */
function refuseHeldElsewhere(db: Db, chosen: readonly Chosen[], gone: ReadonlySet<string>): void {
  for (const { exhibit } of chosen.flatMap(({ papers }) => papers)) {
    const label = wholeExhibit(exhibit);
    const whole = label === null ? undefined : prepared<{ id: string }>(db, 'SELECT id FROM entry WHERE exhibit = ?').get(label);
    if (whole === undefined || gone.has(whole.id)) continue;
    throw new Refusal(
      'invalid',
      `${exhibit} came in ${label}, whose original holds it and would go. Leave ${label} out too, or hand over both.`,
      exhibit,
    );
  }
}

/** Entries that anything under these heads rests on, by the marks, events, findings and whatever else names a head and, at any remove, a paper. */
function papersUnder(db: Db, headIds: readonly string[]): Set<string> {
  const entries = new Set(db.prepare<[], string>('SELECT id FROM entry').pluck().all());
  const rows = new Map<string, string>();
  for (const { table } of Object.values(shapes)) {
    for (const row of db.prepare<[], Readonly<Record<string, Cell>>>(`SELECT * FROM ${quoted(table)}`).iterate()) {
      rows.set(String(row.id), JSON.stringify(Object.values(row)));
    }
  }
  const heads = new Set(headIds);
  const found = new Set<string>();
  const seen = new Set<string>();
  const follow = (id: string): void => {
    if (entries.has(id)) found.add(id);
    const words = rows.get(id);
    if (words === undefined || seen.has(id)) return;
    seen.add(id);
    // A row that another head shares leads to its papers, not to all of that head.
    for (const [named] of words.matchAll(idPattern)) if (!isHead(db, named)) follow(named);
  };
  for (const [id, words] of rows) if ([...words.matchAll(idPattern)].some(([named]) => heads.has(named))) follow(id);
  return found;
}

const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function isHead(db: Db, id: string): boolean {
  return prepared(db, `SELECT 1 FROM ${quoted(shapes.head.table)} WHERE id = ?`).get(id) !== undefined;
}

function headNames(db: Db, headIds: readonly string[]): string[] {
  const sql = `SELECT "key" FROM ${quoted(shapes.head.table)} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY position`;
  const keys = prepared<string>(db, sql).pluck().all(JSON.stringify(headIds)) as string[];
  if (keys.length < new Set(headIds).size) throw new Refusal('notFound', 'A head that was chosen is not in the case. Choose again.');
  return keys;
}

/** Originals that a paper which goes has too: the same bytes came twice, and go. */
function hashesBeside(db: Db, chosen: readonly Chosen[]): Set<string> {
  const gone = new Set(chosen.flatMap(({ papers }) => papers.map(({ id }) => id)));
  const rows = db
    .prepare<[], { id: string; sha256: string }>(`SELECT id, sha256 FROM entry WHERE kind <> 'record' AND sha256 IS NOT NULL`)
    .all();
  return new Set(rows.flatMap(({ id, sha256 }) => (gone.has(id) ? [] : [sha256])));
}

function papersBy(db: Db, condition: string, cell: Cell): Paper[] {
  return prepared<Paper>(db, `SELECT id, exhibit, title, sha256, bytes, extraction_id FROM entry WHERE ${condition} ORDER BY rowid`).all(
    cell,
  );
}

function named({ exhibit, title }: Paper): string {
  return `${exhibit} ${title}`.slice(0, 600);
}

/** Takes the words of papers out: readings, pages, headers, rows of sheets. Returns the ids of every row that is no longer whole. */
function wordsRemoved(db: Db, papers: readonly Paper[], kept: ReadonlySet<string>): string[] {
  const touched: string[] = [];
  for (const { id, sha256 } of papers) {
    const rows = prepared<string>(db, `SELECT id FROM entry WHERE id = ? OR (parent_id = ? AND kind = 'record')`)
      .pluck()
      .all(id, id) as string[];
    touched.push(...rows);
    for (const row of rows) {
      for (const table of ['message_reference', 'message', 'quoted_record', 'transcript_typed']) {
        prepared(db, `DELETE FROM ${quoted(table)} WHERE entry_id = ?`).run(row);
      }
      prepared(db, 'UPDATE entry SET extraction_id = NULL, body = NULL, cells = NULL WHERE id = ?').run(row);
      // What a row of a sheet is called by is its words.
      prepared(
        db,
        `UPDATE entry SET title = ?, sender = NULL, recipients = NULL, found = json_set(found, '$.title', ?, '$.sender', NULL, '$.recipients', NULL)
          WHERE id = ? AND kind = 'record'`,
      ).run(notHere, notHere, row);
    }
    if (sha256 === null || kept.has(sha256)) continue;
    const readings = prepared<string>(db, 'SELECT id FROM extraction WHERE sha256 = ?').pluck().all(sha256) as string[];
    for (const reading of readings) {
      prepared(db, 'DELETE FROM page WHERE extraction_id = ?').run(reading);
      prepared(db, 'UPDATE entry SET extraction_id = NULL WHERE extraction_id = ?').run(reading);
      prepared(db, 'DELETE FROM extraction WHERE id = ?').run(reading);
    }
    prepared(db, 'DELETE FROM scan_page WHERE sha256 = ?').run(sha256);
    prepared(db, 'DELETE FROM scan WHERE sha256 = ?').run(sha256);
  }
  // The index of words is made of what is left.
  db.exec(`INSERT INTO entry_fts (entry_fts) VALUES ('rebuild')`);
  return touched;
}

/** Takes the bytes of originals out; the row with hash and size stays. */
function bytesRemoved(db: Db, papers: readonly Paper[], kept: ReadonlySet<string>): number {
  let bytes = 0;
  for (const sha256 of new Set(papers.map((paper) => paper.sha256))) {
    if (sha256 === null || kept.has(sha256)) continue;
    const { changes } = prepared(db, 'DELETE FROM chunk WHERE sha256 = ?').run(sha256);
    if (changes > 0) bytes += papers.find((paper) => paper.sha256 === sha256)?.bytes ?? 0;
  }
  return bytes;
}

/** Kinds of the draft that a case is opened by: without them there is nothing to open. */
const keptKinds: ReadonlySet<string> = new Set([shapes.facts.table]);

/** Issued and submitted versions, what came back of them, and what merges listed: in their words everything may be. */
const versionTables = ['version_letter', 'report_version_file', 'report_version', 'returned_file', 'merge_difference'];

function draftRemoved(db: Db, tables: Set<string>): number {
  const kinds = Object.values(shapes).map(({ table }) => table);
  return tablesEmptied(db, [...kinds.filter((table) => !keptKinds.has(table)), ...versionTables, 'draft_typed'], tables);
}

/** Takes out what stands under other heads than these. Those heads keep their letter, title and heading, as papers keep their label. */
function otherHeadsRemoved(
  db: Db,
  heads: ReadonlySet<string>,
  papersGone: ReadonlySet<string>,
  { tables, unsaid }: { readonly tables: Set<string>; readonly unsaid: Set<string> },
): number {
  const rows = rowsOfOtherHeads(db, heads, papersGone);
  for (const { kind, id } of rows) {
    unsaid.add(id);
    prepared(db, `DELETE FROM ${quoted(shapes[kind].table)} WHERE id = ?`).run(id);
    if (kind === 'paragraph') prepared(db, 'DELETE FROM draft_typed WHERE paragraph_id = ?').run(id);
  }
  const others = `id NOT IN (SELECT value FROM json_each(?))`;
  const chosen = JSON.stringify([...heads]);
  const ids = prepared<string>(db, `SELECT id FROM draft_head WHERE ${others}`).pluck().all(chosen) as string[];
  for (const id of ids) unsaid.add(id);
  prepared(
    db,
    `UPDATE draft_head SET raised_by = '', raised_on = NULL, in_words = '', agreed = '', why = '', jurisdiction = '', aware_on = NULL WHERE ${others}`,
  ).run(chosen);
  // A head under which nothing was made has words of its own that stay behind.
  return rows.length + ids.length + tablesEmptied(db, versionTables, tables);
}

function tablesEmptied(db: Db, emptied: readonly string[], tables: Set<string>): number {
  let count = 0;
  // What a case never gives up goes from the copy; the copy keeps the shape of a case.
  const keepers = prepared<{ name: string; sql: string }>(
    db,
    `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name IN ('report_version_kept', 'version_letter_kept')`,
  ).all();
  for (const { name } of keepers) db.exec(`DROP TRIGGER ${quoted(name)}`);
  for (const table of emptied) {
    tables.add(table);
    count += prepared(db, `DELETE FROM ${quoted(table)}`).run().changes;
  }
  const orphans = `sha256 NOT IN (${heldOriginals(db)})`;
  db.exec(`DELETE FROM chunk WHERE ${orphans}; DELETE FROM original WHERE ${orphans}`);
  for (const { sql } of keepers) db.exec(sql);
  return count;
}

interface Untold {
  /** Rows of papers. What was done with them is still said. */
  readonly touched: ReadonlySet<string>;
  /** Rows of the draft: the label of what was done with them may hold their words, so that it goes too. */
  readonly unsaid: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
}

function payloadsRemoved(db: Db, { touched, unsaid, tables }: Untold): void {
  if (touched.size + unsaid.size + tables.size === 0) return;
  const remove = db.prepare<[string, number]>('DELETE FROM history_payload WHERE desk_id = ? AND sequence = ?');
  const unsay = db.prepare<[string, string, number]>('UPDATE history SET label = ? WHERE desk_id = ? AND sequence = ?');
  const rows = db.prepare<[], { desk_id: string; sequence: number }>('SELECT desk_id, sequence FROM history_payload').all();
  for (const { desk_id: deskId, sequence } of rows) {
    const text = prepared<string>(db, 'SELECT payload FROM history_payload WHERE desk_id = ? AND sequence = ?')
      .pluck()
      .get(deskId, sequence);
    const { changes } = JSON.parse(String(text)) as Payload;
    const isUnsaid = changes.some(({ table, id }) => tables.has(table) || unsaid.has(id));
    if (isUnsaid) unsay.run(notHere, deskId, sequence);
    if (isUnsaid || changes.some(({ id }) => touched.has(id))) remove.run(deskId, sequence);
  }
}
