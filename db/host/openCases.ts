// Owns: which case files are open for writing, how many at once, and that a reader never outlives its writer. Must not answer operations.
import { caseFileRow } from '../domains/desk/cases.ts';
import { worksOn } from '../domains/history/command.ts';
import { sealStanding } from '../domains/history/sealStanding.ts';
import { recoverBatches } from '../domains/intake/batches.ts';
import { casePlace } from '../store/folder.ts';
import { closeStore, openCase } from '../store/open.ts';
import type { Db } from '../store/prepared.ts';
import type { Log } from './fault.ts';

/** More than a person has on two monitors; each costs three file handles and a page cache. */
const mostOpen = 12;

export interface OpenCases {
  /** The writing connection of a case, opened now where it is not open. Refusals as of `openCase`. */
  readonly writer: (caseId: string) => Db;
  /** Like `writer`, but a case that was closed is closed again after `look`. */
  readonly glance: <T>(caseId: string, look: (db: Db) => T) => T;
  /** Takes over a connection that made its file. */
  readonly adopt: (caseId: string, db: Db) => void;
  /** Keeps a case open while something goes on in it; returns the release. */
  readonly hold: (caseId: string) => () => void;
  /** Holds a case open while something goes on in it that needs its writer; the case is opened where it is not open. */
  readonly during: <T>(caseId: string, work: (db: Db) => Promise<T>) => Promise<T>;
  /** Cases open for writing now. */
  readonly ids: () => readonly string[];
  readonly isHeld: (caseId: string) => boolean;
  /** Closes a case that is open; what asks for it next opens it again. */
  readonly close: (caseId: string) => Promise<void>;
  readonly closeAll: () => Promise<void>;
}

/**
 * @param forget closes the readers of a case; awaited before its writer closes, so that no journal is left behind
 * @param actor who works here
 * @param opened hears of a case that was opened to be worked in
 */
export function openCasesIn(
  desk: Db,
  folder: string,
  forget: (caseId: string) => Promise<void>,
  log: Log,
  actor: () => string,
  opened: (caseId: string) => void = () => undefined,
): OpenCases {
  // In order of use: the first was used longest ago.
  const open = new Map<string, Db>();
  const held = new Map<string, number>();

  const openWriter = (caseId: string): Db => {
    caseFileRow(desk, caseId);
    const db = openCase(casePlace(folder, caseId), { role: 'writer' });
    worksOn(db, actor);
    try {
      recoverBatches(db);
      sealStanding(db);
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  };

  const closeOne = async (caseId: string, db: Db): Promise<void> => {
    open.delete(caseId);
    await forget(caseId);
    closeStore(db);
  };

  const adopt = (caseId: string, db: Db): void => {
    worksOn(db, actor);
    open.set(caseId, db);
    if (open.size <= mostOpen) return;
    const idle = [...open].find(([id]) => id !== caseId && (held.get(id) ?? 0) === 0);
    if (idle !== undefined) closeOne(...idle).catch((error: unknown) => log('error', `Closing case ${idle[0]}: ${String(error)}`));
  };

  const writer = (caseId: string): Db => {
    const known = open.get(caseId);
    if (known !== undefined) {
      open.delete(caseId);
      open.set(caseId, known);
      return known;
    }
    const db = openWriter(caseId);
    adopt(caseId, db);
    opened(caseId);
    return db;
  };

  const hold = (caseId: string): (() => void) => {
    held.set(caseId, (held.get(caseId) ?? 0) + 1);
    return () => void held.set(caseId, (held.get(caseId) ?? 1) - 1);
  };

  return {
    writer,
    glance(caseId, look) {
      const known = open.get(caseId);
      if (known !== undefined) return look(known);
      const db = openWriter(caseId);
      try {
        return look(db);
      } finally {
        closeStore(db);
      }
    },
    adopt,
    hold,
    async during(caseId, work) {
      const db = writer(caseId);
      const freed = hold(caseId);
      try {
        return await work(db);
      } finally {
        freed();
      }
    },
    ids: () => [...open.keys()],
    isHeld: (caseId) => (held.get(caseId) ?? 0) > 0,
    async close(caseId) {
      const db = open.get(caseId);
      if (db !== undefined) await closeOne(caseId, db);
    },
    async closeAll() {
      for (const [caseId, db] of [...open]) await closeOne(caseId, db);
    },
  };
}
