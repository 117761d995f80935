// Owns: taking part of a case away in a copy of its file: working papers, the papers too, with what the history said of them. What was issued stays, byte for byte,
// and the digests of all. Runs on the copy alone; must not touch a case.
import { type DraftValue, emptyFacts } from '../../model/draft.ts';
import { Refusal } from '../../model/fault.ts';
import type { LeftOut } from '../../model/handover.ts';
import { classWords, type RecordClass } from '../../model/retention.ts';
import type { StepTaken } from '../../model/version.ts';
import { type Db, prepared, quoted } from '../../store/prepared.ts';
import { readKind } from '../draft/reads.ts';
import { shapes, toCells } from '../draft/shape.ts';
import { heldOriginals } from '../entry/originals.ts';
import { command, currentRow, worksOn } from '../history/command.ts';
import { headsOf } from '../history/line.ts';
import { sealStanding } from '../history/sealStanding.ts';
import { verifyFile } from '../history/verify.ts';
import { type DisposalNote, disposedIn } from './disposed.ts';
import { issuedVersions } from './standing.ts';

/** What a row of history is called once its content went. */
const emptied = 'What was done here has been disposed of';

/** Rows made by whoever worked on the case, beside the draft. */
const workingTables = ['returned_file', 'merge_difference', 'draft_typed', 'transcript_typed', 'sheet_review', 'entry_read'] as const;
/** What stays where the papers go: digests, names that were given, and the decision. Every other table is emptied, one that is added later too. */
const kept: ReadonlySet<string> = new Set([
  'meta',
  'history',
  'original',
  'chunk',
  'key_counter',
  'label_lease',
  'handover',
  'report_version',
  'report_version_file',
  'version_letter',
  shapes.facts.table,
]);

/** What is disposed of, by whom. */
export interface Erasing {
  /** Id of its record at the desk. */
  readonly id: string;
  readonly actor: string;
  readonly through: Exclude<RecordClass, 'decision'>;
}

/**
 * Takes working papers, or the papers too, out of a copy; says so in its own history, seals what is left, and proves it. Refused with `invalid` where what is left
 * does not verify: then nothing may be disposed of. The copy must be written anew after it: removed rows stay in free pages.
 */
export function eraseThrough(copy: Db, { id, actor, through }: Erasing): void {
  const before: readonly DisposalNote[] = disposedIn(copy);
  const heads = headsOf(copy);
  copy.pragma('foreign_keys = OFF');
  try {
    copy.transaction(() => {
      const issued = issuedVersions(copy);
      draftErased(copy, issued);
      if (through === 'papers') papersErased(copy);
      originalsErased(copy);
      // Every row of it tells of what is gone, or of what was done with it.
      copy.exec('DELETE FROM history_payload; DELETE FROM seal');
      prepared(copy, 'UPDATE history SET label = ?').run(emptied);
      copy.exec(`INSERT INTO entry_fts (entry_fts) VALUES ('rebuild')`);
      prepared(copy, 'INSERT INTO meta (key, value) VALUES (?, ?)').run('unsealed', 'what is left after a disposal');
    })();
  } finally {
    copy.pragma('foreign_keys = ON');
  }
  command(copy, { actor, command: 'disposal.dispose', label: `Dispose of ${classWords(through)}` }, (tx) => {
    const note: DisposalNote = { id, actor, atMs: tx.atMs, through, heads };
    const value = JSON.stringify([...before, note]);
    if (currentRow(copy, 'meta', 'disposed') === undefined) tx.insert('meta', { key: 'disposed', value });
    else tx.update('meta', { key: 'disposed', value });
  });
  worksOn(copy, () => actor);
  sealStanding(copy);
  const [problem] = verifyFile(copy).problems;
  if (problem === undefined) return;
  throw new Refusal('invalid', `What would be left of this case does not verify, so nothing was disposed of. ${problem}`);
}

/** The draft, and versions of the report that never went out. */
function draftErased(copy: Db, issued: ReadonlyMap<string, number>): void {
  const keepers = prepared<{ name: string; sql: string }>(
    copy,
    `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name IN ('report_version_kept', 'version_letter_kept')`,
  ).all();
  for (const { name } of keepers) copy.exec(`DROP TRIGGER ${quoted(name)}`);
  for (const { table } of Object.values(shapes)) if (table !== shapes.facts.table) copy.exec(`DELETE FROM ${quoted(table)}`);
  for (const table of workingTables) copy.exec(`DELETE FROM ${quoted(table)}`);
  // Written beside the facts, and no fact.
  factsLeft(copy, (facts) => ({ ...facts, jurisdictionNote: '', complaintIntro: '' }));
  for (const version of prepared<{ id: string; taken: string }>(copy, 'SELECT id, taken FROM report_version').all()) {
    if (issued.has(version.id)) {
      // Who took each step and when is the decision's; what they wrote to each other is not.
      const taken = (JSON.parse(version.taken) as StepTaken[]).map((step) => ({ ...step, note: '' }));
      prepared(copy, 'UPDATE report_version SET taken = ? WHERE id = ?').run(JSON.stringify(taken), version.id);
      continue;
    }
    for (const table of ['version_letter', 'report_version_file']) {
      prepared(copy, `DELETE FROM ${quoted(table)} WHERE version_id = ?`).run(version.id);
    }
    prepared(copy, 'DELETE FROM report_version WHERE id = ?').run(version.id);
  }
  for (const { sql } of keepers) copy.exec(sql);
}

/** Papers, their words, and what the case says of people and their home. */
function papersErased(copy: Db): void {
  const tables = prepared<string>(
    copy,
    `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
  )
    .pluck()
    .all() as string[];
  for (const table of tables) if (!kept.has(table)) copy.exec(`DELETE FROM ${quoted(table)}`);
  factsLeft(copy, ({ landlordName, received, reportDate, ruleBody, ruleScheme, ruleCode, ruleTemplate, stage, calendar }) => {
    return { ...emptyFacts(landlordName, received), reportDate, ruleBody, ruleScheme, ruleCode, ruleTemplate, stage, calendar };
  });
  // What a handover was made without is listed by the titles of papers.
  for (const { id, left_out: list } of prepared<{ id: string; left_out: string }>(copy, 'SELECT id, left_out FROM handover').all()) {
    const nameless = (JSON.parse(list) as LeftOut[]).map((each) => ({ ...each, names: [] }));
    prepared(copy, 'UPDATE handover SET left_out = ? WHERE id = ?').run(JSON.stringify(nameless), id);
  }
}

/** Writes the facts of the case as what is left of them. */
function factsLeft(copy: Db, left: (facts: DraftValue<'facts'>) => DraftValue<'facts'>): void {
  const facts = readKind(copy, 'facts')[0];
  if (facts === undefined) return;
  const cells = toCells('facts', left(facts.value));
  const set = Object.keys(cells).map((column) => `${quoted(column)} = ?`);
  prepared(copy, `UPDATE ${quoted(shapes.facts.table)} SET ${set.join(', ')} WHERE id = ?`).run(...Object.values(cells), facts.id);
}

/** Bytes that nothing left points at; their hashes and sizes stay. */
function originalsErased(copy: Db): void {
  copy.exec(`DELETE FROM chunk WHERE sha256 NOT IN (${heldOriginals(copy)})`);
}
