// Owns: the lane of reads: read-only connections beside the writer, in this thread or, from readerThread.ts, in a thread of their own. Never writes.

import { readSetting } from '../domains/desk/cases.ts';
import { houseStyleFrom, houseStyleKey } from '../model/houseStyle.ts';
import type { Input, Output } from '../model/operations.ts';
import { rareWordsFrom, rareWordsKey } from '../model/rareWords.ts';
import type { Carried } from '../model/written.ts';
import { casePlace, deskPlace } from '../store/folder.ts';
import { openCase, openDesk } from '../store/open.ts';
import type { Db } from '../store/prepared.ts';
import { type CaseReadName, caseReads } from './caseReads.ts';

/** Answers reads of cases that a writer has open. A read asked for after a write was answered sees it. */
export interface ReadLane {
  /** Rejects with what the read throws; `input` has passed its guard. */
  readonly read: <K extends CaseReadName>(operation: K, input: Input<K>, actor: string) => Promise<Output<K>>;
  /** Like `read`, for an answer that goes on to another process: left written where it came so. */
  readonly carry: <K extends CaseReadName>(operation: K, input: Input<K>, actor: string) => Promise<Carried<Output<K>>>;
  /** Lets reads of this case finish and closes its connection. */
  readonly forget: (caseId: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A lane in this thread. */
export function readLaneHere(folder: string): ReadLane {
  const connections = new Map<string, Db>();
  const underWay = new Map<string, Set<Promise<unknown>>>();

  const connection = (caseId: string): Db => {
    const known = connections.get(caseId);
    if (known !== undefined) return known;
    const db = openCase(casePlace(folder, caseId), { role: 'reader' });
    connections.set(caseId, db);
    return db;
  };

  let desk: Db | null = null;
  const setting = (key: string) => {
    desk ??= openDesk(deskPlace(folder), { role: 'reader' });
    return readSetting(desk, key);
  };
  const deskSettings = {
    houseStyle: () => houseStyleFrom(setting(houseStyleKey)),
    rareWords: () => rareWordsFrom(setting(rareWordsKey)),
  };

  const forget = async (caseId: string): Promise<void> => {
    await Promise.allSettled(underWay.get(caseId) ?? []);
    connections.get(caseId)?.close();
    connections.delete(caseId);
  };

  return {
    async read(operation, input, actor) {
      const answer = (async () => caseReads[operation]({ db: connection(input.caseId), actor, deskSettings }, input))();
      const reads = underWay.get(input.caseId) ?? new Set();
      underWay.set(input.caseId, reads.add(answer));
      try {
        return await answer;
      } finally {
        reads.delete(answer);
      }
    },
    async carry(operation, input, actor) {
      return { ok: true, value: await this.read(operation, input, actor) };
    },
    forget,
    async close() {
      for (const caseId of [...connections.keys()]) await forget(caseId);
      desk?.close();
    },
  };
}
