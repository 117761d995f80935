// Owns: keeping a version of the report and adding a step to it. Knows no rules of sign-off: whoever calls has asked them.
import { createHash } from 'node:crypto';
import { Refusal } from '../../model/fault.ts';
import type { HouseStyle } from '../../model/houseStyle.ts';
import { newId } from '../../model/ids.ts';
import type { ReportCopy } from '../../model/report.ts';
import type { StepTaken, VersionFormat } from '../../model/version.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { chunkBytes } from '../entry/originals.ts';
import { currentRow, deskOf, type Tx } from '../history/command.ts';
import { addChunk, isOriginalKept, startOriginal } from '../intake/arrivals.ts';

export interface NewVersion {
  readonly copy: ReportCopy;
  readonly template: string;
  /** The style its files are printed in. */
  readonly houseStyle: HouseStyle;
  /** Last history row of the draft the files were made of. */
  readonly sequence: number;
  readonly corrects: number | null;
  readonly files: readonly { readonly format: VersionFormat; readonly fileName: string; readonly bytes: Uint8Array }[];
  /** Id of the step that makes it. */
  readonly step: string;
  readonly note: string;
}

/** Keeps a version with its bytes; answers its id. Numbers are counted on and never given again while the version stands. */
export function keepVersion(tx: Tx, { copy, template, houseStyle, sequence, corrects, files, step, note }: NewVersion): string {
  const { db } = tx;
  const id = newId();
  const number = 1 + (prepared<{ last: number }>(db, 'SELECT coalesce(max(number), 0) AS last FROM report_version').get()?.last ?? 0);
  const taken: StepTaken = { step, actor: tx.actor, atMs: tx.atMs, note };
  tx.insert('report_version', {
    id,
    revision: 1,
    number,
    copy,
    template,
    desk_id: deskOf(db),
    sequence,
    corrects,
    taken: JSON.stringify([taken]),
    house_style: JSON.stringify(houseStyle),
  });
  for (const { format, fileName, bytes } of files) {
    const sha256 = keepBytes(db, bytes);
    tx.insert('report_version_file', { id: newId(), version_id: id, format, file_name: fileName, sha256 });
  }
  return id;
}

/** Keeps a Word file of the report that came back. Refused with `conflict` where the same bytes were taken back before. */
export function keepReturned(tx: Tx, fileName: string, bytes: Uint8Array): void {
  const sha256 = keepBytes(tx.db, bytes);
  if (prepared(tx.db, 'SELECT 1 FROM returned_file WHERE sha256 = ?').get(sha256) !== undefined) {
    throw new Refusal('conflict', `${fileName} was taken back before: what is in it is listed already.`, fileName);
  }
  tx.insert('returned_file', { id: newId(), file_name: fileName, sha256 });
}

/** A letter in each of its formats. */
export interface NewLetter {
  readonly letter: string;
  readonly name: string;
  readonly files: NewVersion['files'];
}

/** Keeps the letters that go out with a version. */
export function keepLetters(tx: Tx, versionId: string, letters: readonly NewLetter[]): void {
  for (const { letter, name, files } of letters) {
    for (const { format, fileName, bytes } of files) {
      const sha256 = keepBytes(tx.db, bytes);
      tx.insert('version_letter', { id: newId(), version_id: versionId, letter, name, format, file_name: fileName, sha256 });
    }
  }
}

/** Bytes are kept once, as an original is. */
function keepBytes(db: Db, bytes: Uint8Array): string {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (isOriginalKept(db, sha256)) return sha256;
  startOriginal(db, sha256, bytes.byteLength);
  for (let from = 0; from < bytes.byteLength; from += chunkBytes) {
    addChunk(db, sha256, from / chunkBytes, bytes.subarray(from, from + chunkBytes));
  }
  return sha256;
}

/** Adds a step to a version. */
export function addStep(tx: Tx, id: string, step: string, note: string): void {
  const row = currentRow(tx.db, 'report_version', id);
  if (row === undefined) throw new Error(`Version ${id} is gone.`);
  const taken: StepTaken = { step, actor: tx.actor, atMs: tx.atMs, note };
  tx.update('report_version', {
    id,
    revision: Number(row.revision) + 1,
    taken: JSON.stringify([...(JSON.parse(String(row.taken)) as StepTaken[]), taken]),
  });
}
