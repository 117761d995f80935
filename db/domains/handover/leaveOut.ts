// Owns: taking out of a copy what is not to be handed over, and the list of what that was. Runs on the copy alone; must not touch a case.
import { type HandoverWithout, type LeftOut, papersLeftOut } from '../../model/handover.ts';
import { type Cell, type Db, prepared, quoted } from '../../store/prepared.ts';
import { shapes } from '../draft/shape.ts';
import type { Payload } from '../history/command.ts';

const notHere = 'Left out of this handover';

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
export function leaveOut(db: Db, { papersOf, draft, largerThan }: HandoverWithout): LeftOut[] {
  const list: LeftOut[] = [];
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      const touched = new Set<string>();
      for (const side of papersOf) {
        const papers = papersBy(db, `supplied_by = ? AND kind <> 'record'`, side);
        for (const id of wordsRemoved(db, papers)) touched.add(id);
        const bytes = bytesRemoved(db, papers);
        if (papers.length > 0) list.push({ what: papersLeftOut(side), count: papers.length, bytes, names: papers.map(named) });
      }
      if (largerThan !== null) {
        const papers = papersBy(
          db,
          `bytes > ? AND kind <> 'record' AND EXISTS (SELECT 1 FROM chunk c WHERE c.sha256 = entry.sha256)`,
          largerThan,
        );
        const bytes = bytesRemoved(db, papers);
        const what = `Originals larger than ${Math.round(largerThan / 1_000_000)} MB`;
        if (papers.length > 0) list.push({ what, count: papers.length, bytes, names: papers.map(named) });
      }
      const tables = new Set<string>();
      if (draft) {
        const count = draftRemoved(db, tables);
        if (count > 0)
          list.push({ what: 'Everything made in the case: marks, events, findings, determinations, orders', count, bytes: 0, names: [] });
      }
      payloadsRemoved(db, touched, tables);
    })();
  } finally {
    db.pragma('foreign_keys = ON');
  }
  return list;
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
function wordsRemoved(db: Db, papers: readonly Paper[]): string[] {
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
    if (sha256 === null) continue;
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
function bytesRemoved(db: Db, papers: readonly Paper[]): number {
  let bytes = 0;
  for (const sha256 of new Set(papers.map((paper) => paper.sha256))) {
    if (sha256 === null) continue;
    const { changes } = prepared(db, 'DELETE FROM chunk WHERE sha256 = ?').run(sha256);
    if (changes > 0) bytes += papers.find((paper) => paper.sha256 === sha256)?.bytes ?? 0;
  }
  return bytes;
}

/** Kinds of the draft that a case is opened by: without them there is nothing to open. */
const keptKinds: ReadonlySet<string> = new Set([shapes.facts.table]);

function draftRemoved(db: Db, tables: Set<string>): number {
  let count = 0;
  const versions = ['version_letter', 'report_version_file', 'report_version', 'returned_file', 'merge_difference', 'draft_typed'];
  // What a case never gives up goes from the copy; the copy keeps the shape of a case.
  const keepers = prepared<{ name: string; sql: string }>(
    db,
    `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name IN ('report_version_kept', 'version_letter_kept')`,
  ).all();
  for (const { name } of keepers) db.exec(`DROP TRIGGER ${quoted(name)}`);
  for (const table of [...Object.values(shapes).map((shape) => shape.table), ...versions]) {
    if (keptKinds.has(table)) continue;
    tables.add(table);
    count += prepared(db, `DELETE FROM ${quoted(table)}`).run().changes;
  }
  const orphans = 'sha256 NOT IN (SELECT sha256 FROM entry WHERE sha256 IS NOT NULL UNION SELECT sha256 FROM extraction)';
  db.exec(`DELETE FROM chunk WHERE ${orphans}; DELETE FROM original WHERE ${orphans}`);
  for (const { sql } of keepers) db.exec(sql);
  return count;
}

function payloadsRemoved(db: Db, ids: ReadonlySet<string>, tables: ReadonlySet<string>): void {
  if (ids.size === 0 && tables.size === 0) return;
  const remove = db.prepare<[string, number]>('DELETE FROM history_payload WHERE desk_id = ? AND sequence = ?');
  const rows = db.prepare<[], { desk_id: string; sequence: number }>('SELECT desk_id, sequence FROM history_payload').all();
  for (const { desk_id: deskId, sequence } of rows) {
    const text = prepared<string>(db, 'SELECT payload FROM history_payload WHERE desk_id = ? AND sequence = ?')
      .pluck()
      .get(deskId, sequence);
    const { changes } = JSON.parse(String(text)) as Payload;
    if (changes.some(({ table, id }) => tables.has(table) || ids.has(id))) remove.run(deskId, sequence);
  }
}
