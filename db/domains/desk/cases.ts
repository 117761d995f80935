// Owns: desk.db: the case list, settings, who works here, the desk's id. No evidence, and nothing about what is inside a case.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { emptyFacts } from '../../model/draft.ts';
import { Refusal } from '../../model/fault.ts';
import { newId } from '../../model/ids.ts';
import { casePlace, deskPlace } from '../../store/folder.ts';
import { closeStore, makeStore, openCase, openDesk } from '../../store/open.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { shapes, toCells } from '../draft/shape.ts';
import { type Command, command, currentRow, deskOf, worksOn } from '../history/command.ts';
import { writeSealed } from '../history/seal.ts';
import { sealStanding } from '../history/sealStanding.ts';

/** A line of the case list as the desk itself knows it. */
export interface CaseFileRow {
  readonly id: string;
  readonly reference: string;
  readonly landlord: string;
  readonly createdMs: number;
}

/** Opens the desk of a store folder, making folder and desk where there is none yet. The desk is there with its id or not at all. */
export function openDeskIn(folder: string): Db {
  const file = deskPlace(folder);
  if (!isMade(file)) {
    mkdirSync(folder, { recursive: true });
    makeStore('desk', file, (desk) => writeSealed(desk, 'meta', { key: 'desk_id', value: newId() }));
  }
  const desk = openDesk(file, { role: 'writer' });
  const known = readSetting(desk, 'actor');
  if (typeof known === 'string') worksOn(desk, () => known);
  sealStanding(desk);
  return desk;
}

/** A file without a byte is what a program leaves that is cut off while making it: nothing was in it. */
function isMade(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}

const caseColumns = 'id, reference, landlord, created_ms AS createdMs';

/** Every case of the desk by reference. */
export function listCaseFiles(desk: Db): CaseFileRow[] {
  return prepared<CaseFileRow>(desk, `SELECT ${caseColumns} FROM case_file ORDER BY reference`).all();
}

/** One case by id; refused with `notFound`. */
export function caseFileRow(desk: Db, caseId: string): CaseFileRow {
  const row = prepared<CaseFileRow>(desk, `SELECT ${caseColumns} FROM case_file WHERE id = ?`).get(caseId);
  if (row === undefined) throw new Refusal('notFound', 'This case is not in the store.', caseId);
  return row;
}

/** The landlord of a case; undefined while it is not in the list, as of a case being made. */
export function landlordOf(desk: Db, caseId: string): string | undefined {
  return prepared<{ landlord: string }>(desk, 'SELECT landlord FROM case_file WHERE id = ?').get(caseId)?.landlord;
}

/** Id of the case with this reference; undefined where there is none. */
export function caseIdOf(desk: Db, reference: string): string | undefined {
  return prepared<{ id: string }>(desk, 'SELECT id FROM case_file WHERE reference = ?').get(reference)?.id;
}

export interface NewCase {
  readonly reference: string;
  readonly landlord: string;
  readonly received: string | null;
}

/** Makes a case: its file with its facts first, then its line in the list, so that a cut in between leaves no line without a file. */
export function createCase(desk: Db, folder: string, actor: string, made: NewCase): { readonly caseId: string } {
  const { caseId, db } = makeCaseFile(desk, folder, actor, made);
  closeStore(db);
  addToList(desk, actor, caseId, made);
  return { caseId };
}

/** Makes a case's file with its facts and leaves it open for writing; not in the list yet. Refused with `conflict` where the reference is taken. */
export function makeCaseFile(desk: Db, folder: string, actor: string, made: NewCase): { readonly caseId: string; readonly db: Db } {
  if (caseIdOf(desk, made.reference) !== undefined) {
    throw new Refusal('conflict', `There is a case ${made.reference} already.`, made.reference);
  }
  const caseId = newId();
  const db = openCase(casePlace(folder, caseId), { role: 'writer', isNew: true });
  try {
    const told = { desk_id: deskOf(desk), case_id: caseId, reference: made.reference };
    for (const [key, value] of Object.entries(told)) writeSealed(db, 'meta', { key, value });
    command(db, { ...creation(made), actor }, (tx) => {
      const facts = toCells('facts', emptyFacts(made.landlord, made.received));
      tx.insert(shapes.facts.table, { id: caseId, revision: 1, key: 'facts', position: 1, ...facts });
    });
    return { caseId, db };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Puts a case whose file is made in the list. */
export function addToList(desk: Db, actor: string, caseId: string, made: NewCase): void {
  command(desk, { ...creation(made), actor }, (tx) => {
    tx.insert('case_file', { id: caseId, reference: made.reference, landlord: made.landlord, created_ms: tx.atMs });
  });
}

function creation(made: NewCase): Omit<Command, 'actor'> {
  return { command: 'desk.createCase', label: `Open case ${made.reference} against ${made.landlord}` };
}

/** A case's reference as its own file has it, so that it travels with the file. */
export function referenceOf(db: Db): string {
  return prepared<{ value: string }>(db, `SELECT value FROM meta WHERE key = 'reference'`).get()?.value ?? '';
}

/** Version of SQLite in the driver. */
export function sqliteVersion(desk: Db): string {
  return prepared<{ version: string }>(desk, 'SELECT sqlite_version() AS version').get()?.version ?? '';
}

/** A setting's value; null where it was never written. */
export function readSetting(desk: Db, key: string): unknown {
  const row = prepared<{ value: string }>(desk, 'SELECT value FROM setting WHERE key = ?').get(key);
  return row === undefined ? null : JSON.parse(row.value);
}

/** Writes a setting. */
export function writeSetting(desk: Db, actor: string, key: string, value: unknown): void {
  command(desk, { actor, command: 'desk.writeSetting', label: `Set ${key}` }, (tx) => {
    const row = { key, value: JSON.stringify(value) };
    if (currentRow(desk, 'setting', key) === undefined) tx.insert('setting', row);
    else tx.update('setting', row);
  });
}
