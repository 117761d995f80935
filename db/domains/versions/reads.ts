// Owns: reading the versions of the report: what they are, their bytes, and what changed the draft since. Never writes, and knows no rules of sign-off.
import { createHash } from 'node:crypto';
import { neutralInTheirEdition } from '../../model/disclosure.ts';
import { Refusal } from '../../model/fault.ts';
import { type HouseStyle, houseStyleFrom } from '../../model/houseStyle.ts';
import type { ReportCopy } from '../../model/report.ts';
import {
  bearsOnReport,
  type ChangeSince,
  type ReportVersion,
  type StepTaken,
  type VersionFile,
  type VersionFormat,
  type VersionLetter,
} from '../../model/version.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { kindOfTable, shapes } from '../draft/shape.ts';
import { originalChunks } from '../entry/originals.ts';
import { broughtBy, mergeCommand, rowsInEffect, rowsInEffectAt } from '../handover/inEffect.ts';
import { after, lastIn } from '../handover/parting.ts';
import type { Payload, RowChange } from '../history/command.ts';
import { mainLine, type Stretch } from '../history/line.ts';
import { lastActSql } from '../history/reads.ts';

interface VersionRow {
  readonly id: string;
  readonly number: number;
  readonly copy: ReportCopy;
  readonly template: string;
  readonly desk_id: string;
  readonly sequence: number;
  readonly corrects: number | null;
  readonly taken: string;
}

/** All versions of the report, newest first. */
export function listVersions(db: Db): ReportVersion[] {
  const rows = prepared<VersionRow>(db, 'SELECT * FROM report_version ORDER BY number DESC').all();
  const files = prepared<VersionFile & { versionId: string }>(
    db,
    `SELECT f.version_id AS versionId, f.format, f.file_name AS fileName, f.sha256, o.bytes
       FROM report_version_file f JOIN original o ON o.sha256 = f.sha256 ORDER BY f.format`,
  ).all();
  const letters = prepared<LetterRow>(
    db,
    `SELECT l.version_id AS versionId, l.letter, l.name, l.format, l.file_name AS fileName, l.sha256, o.bytes
       FROM version_letter l JOIN original o ON o.sha256 = l.sha256 ORDER BY l.rowid`,
  ).all();
  return rows.map((row) => {
    const isNewest = rows.find(({ copy }) => copy === row.copy) === row;
    return {
      id: row.id,
      number: row.number,
      copy: row.copy,
      template: row.template,
      sequence: row.sequence,
      corrects: row.corrects,
      files: files.filter(({ versionId }) => versionId === row.id).map(({ versionId: _, ...file }) => file),
      letters: lettersOf(letters.filter(({ versionId }) => versionId === row.id)),
      taken: JSON.parse(row.taken) as StepTaken[],
      changed: isNewest ? changesSince(db, row) : [],
      isNewest,
    };
  });
}

interface LetterRow extends VersionFile {
  readonly versionId: string;
  readonly letter: string;
  readonly name: string;
}

function lettersOf(rows: readonly LetterRow[]): VersionLetter[] {
  return [...Map.groupBy(rows, ({ letter }) => letter)].map(([letter, files]) => ({
    letter,
    name: files[0]?.name ?? letter,
    files: files.map(({ format, fileName, sha256, bytes }) => ({ format, fileName, sha256, bytes })),
  }));
}

/** The style of the newest version that has taken one of these steps; null before any. */
export function styleAfter(db: Db, steps: readonly string[]): HouseStyle | null {
  const rows = prepared<{ house_style: string; taken: string }>(
    db,
    'SELECT house_style, taken FROM report_version ORDER BY number DESC',
  ).all();
  const found = rows.find(({ taken }) => (JSON.parse(taken) as StepTaken[]).some(({ step }) => steps.includes(step)));
  return found === undefined ? null : houseStyleFrom(JSON.parse(found.house_style));
}

/** One version. Refused with `notFound` where there is none of that id. */
export function versionOf(db: Db, id: string): ReportVersion {
  const found = listVersions(db).find((version) => version.id === id);
  if (found === undefined) throw new Refusal('notFound', 'There is no such version of the report.', id);
  return found;
}

interface Told {
  readonly sequence: number;
  readonly command: string;
  readonly label: string;
  readonly actor: string;
  readonly at_ms: number;
  readonly acts_on: number | null;
  readonly last_act: string | null;
  readonly payload: string | null;
}

/**
 * Commands after a version was made that changed what the report prints, oldest first, whichever desk did them: those by which what stands here goes on from what was
 * there then, and those of the desk that made it which came here. A command that was undone again does not count, nor does what only took it back or brought it
 * back; one from before that was undone since does.
 */
function changesSince(db: Db, { desk_id: deskId, sequence, copy }: VersionRow): ChangeSince[] {
  const line = mainLine(db);
  const known = lastIn(line, rowsInEffectAt(db, deskId, sequence));
  const since: Stretch[] = known === null ? [...line] : after(line, known);
  // What that desk did afterwards may have come by a merge.
  const came = rowsInEffect(db).get(deskId) ?? 0;
  if (!since.some((each) => each.deskId === deskId) && came > sequence) since.push({ deskId, from: sequence + 1, to: came });
  return since.flatMap((stretch) => printedIn(db, copy, stretch, deskId));
}

/** Commands of one stretch that changed what the report prints. A merge of what the desk that made the version did is told by that desk's own rows. */
function printedIn(db: Db, copy: ReportCopy, { deskId, from, to }: Stretch, madeAt: string): ChangeSince[] {
  const rows = prepared<Told>(
    db,
    `SELECT h.sequence, h.command, h.label, h.actor, h.at_ms, h.acts_on, p.payload,
            ${lastActSql('?')} AS last_act
       FROM history h LEFT JOIN history_payload p ON p.desk_id = h.desk_id AND p.sequence = h.sequence
      WHERE h.desk_id = ? AND h.sequence BETWEEN ? AND ? AND (p.payload IS NULL OR instr(p.payload, '"draft_') > 0) ORDER BY h.sequence`,
  ).all(to, deskId, from, to);
  return rows
    .filter((row) => row.last_act !== 'undo' && (row.acts_on === null || row.acts_on < from))
    .filter(({ command, payload }) => {
      if (payload === null) return true;
      const told = JSON.parse(payload) as Payload;
      if (command === mergeCommand && broughtBy(told) === madeAt) return false;
      return told.changes.some((change) => isPrinted(copy, change));
    })
    .map((row) => ({ sequence: row.sequence, label: row.label, actor: row.actor, atMs: row.at_ms }));
}

function isPrinted(copy: ReportCopy, { table, before, after }: RowChange): boolean {
  if (table === 'entry') return before !== null && after !== null && 'disclosure' in after;
  // Waivers are for the desk alone, but for the one that puts a sentence on the page.
  if (table === shapes.waiver.table) return [before, after].some((row) => row?.reason === neutralInTheirEdition);
  const kind = kindOfTable(table);
  return kind !== undefined && bearsOnReport(copy, kind, before === null || after === null ? null : Object.keys(after));
}

/**
 * The kept bytes of a version, or of a letter that went out with it, held against their hash. Refused where it has no such letter or format, or a byte is not what
 * was kept.
 */
export function versionFile(
  db: Db,
  id: string,
  format: VersionFormat,
  letter: string | null,
): { readonly bytes: Uint8Array; readonly fileName: string } {
  const { number, files, letters } = versionOf(db, id);
  const of = letter === null ? files : letters.find((each) => each.letter === letter)?.files;
  if (of === undefined) {
    const known = letters.length === 0 ? 'None did.' : `There are ${letters.map((each) => `"${each.letter}"`).join(', ')}.`;
    throw new Refusal('notFound', `No letter "${letter}" went out with version ${number}. ${known}`, 'letter');
  }
  const file = of.find((each) => each.format === format);
  if (file === undefined) throw new Refusal('notFound', `Version ${number} has no ${format}.`, format);
  return { bytes: keptBytes(db, number, file), fileName: file.fileName };
}

/** Refused where one byte of a version, or of a letter that went out with it, is not what was kept. */
export function checkKept(db: Db, { number, files, letters }: ReportVersion): void {
  for (const file of [...files, ...letters.flatMap((letter) => letter.files)]) keptBytes(db, number, file);
}

function keptBytes(db: Db, number: number, { format, sha256, bytes }: VersionFile): Uint8Array {
  let kept: Uint8Array | null = null;
  try {
    kept = Buffer.concat([...originalChunks(db, sha256)]);
  } catch {
    // Told below: bytes that cannot be unpacked are not those that were kept.
  }
  if (kept === null || kept.byteLength !== bytes || createHash('sha256').update(kept).digest('hex') !== sha256) {
    throw new Refusal(
      'invalid',
      `The ${format} of version ${number} is not what was kept: the case file is damaged. Restore it from a copy.`,
      format,
    );
  }
  return new Uint8Array(kept);
}
