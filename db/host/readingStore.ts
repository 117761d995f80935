// Owns: reading a store that another process holds: the same reads on connections that cannot write. Must not make, migrate or repair anything.
import { readSetting } from '../domains/desk/cases.ts';
import { verifyFile } from '../domains/history/verify.ts';
import { readPrecedent, searchPrecedents } from '../domains/precedents/reads.ts';
import type { SpawnReader } from '../model/extraction.ts';
import { Refusal } from '../model/fault.ts';
import { type Input, type OperationName, type Output, operationInputs } from '../model/operations.ts';
import { deskPlace } from '../store/folder.ts';
import { openDesk } from '../store/open.ts';
import type { Db } from '../store/prepared.ts';
import type { DeskStore } from './answer.ts';
import { type CaseReadName, caseReads } from './caseReads.ts';
import { drawnPicture } from './drawnPicture.ts';
import { faultOf, guardFault, type Log } from './fault.ts';
import { markedCopy } from './markedCopy.ts';
import { readLaneHere } from './readLane.ts';
import { sheetPreview } from './sheetPreview.ts';

/**
 * A store beside the process that holds its folder. Reads of cases are answered as they stand on the disk, whatever the other process does meanwhile;
 * everything else is refused with `busy`.
 */
export function createReadingStore(folder: string, given: string | null, spawnReader: SpawnReader, log: Log): DeskStore {
  const lane = readLaneHere(folder);
  const ofDesk = <T>(answer: (desk: Db) => T): T => {
    const desk = openDesk(deskPlace(folder), { role: 'reader' });
    try {
      return answer(desk);
    } finally {
      desk.close();
    }
  };
  const actor = (): string => given ?? ofDesk((desk) => String(readSetting(desk, 'actor') ?? ''));
  const read = <K extends CaseReadName>(operation: K, input: Input<K>) => lane.read(operation, input, actor());
  return {
    async call(operation, input) {
      const guarded = operationInputs[operation].safeParse(input);
      if (!guarded.success) return { ok: false, fault: guardFault(guarded.error) };
      try {
        if (operation === 'entry.markedCopy') {
          const made = await markedCopy(
            { read, actor: actor(), nowMs: Date.now() },
            spawnReader,
            guarded.data as Input<'entry.markedCopy'>,
          );
          return { ok: true, value: made as Output<typeof operation> };
        }
        if (operation === 'entry.picture') {
          const drawn = await drawnPicture(read, spawnReader, guarded.data as Input<'entry.picture'>);
          return { ok: true, value: drawn as Output<typeof operation> };
        }
        if (operation === 'sheet.preview') {
          const shown = await sheetPreview(read, spawnReader, guarded.data as Input<'sheet.preview'>);
          return { ok: true, value: shown as Output<typeof operation> };
        }
        if (operation === 'precedent.search') {
          const found = ofDesk((desk) => searchPrecedents(desk, guarded.data as Input<'precedent.search'>));
          return { ok: true, value: found as Output<typeof operation> };
        }
        if (operation === 'precedent.read') {
          const found = ofDesk((desk) => readPrecedent(desk, (guarded.data as Input<'precedent.read'>).id));
          return { ok: true, value: found as Output<typeof operation> };
        }
        if (operation === 'desk.verify') return { ok: true, value: ofDesk(verifyFile) as Output<typeof operation> };
        if (!isCaseRead(operation)) throw heldElsewhere(folder);
        return { ok: true, value: (await read(operation, guarded.data as Input<CaseReadName>)) as Output<typeof operation> };
      } catch (error) {
        return { ok: false, fault: faultOf(error, operation, log) };
      }
    },
    async carry(operation, input) {
      return this.call(operation, input);
    },
    close: lane.close,
  };
}

function isCaseRead(operation: OperationName): operation is CaseReadName {
  return Object.hasOwn(caseReads, operation);
}

function heldElsewhere(folder: string): Refusal {
  return new Refusal(
    'busy',
    `The store ${folder} is open in another program or window. Reading it goes on beside that; changing it does not: close it there and try again.`,
    folder,
  );
}
