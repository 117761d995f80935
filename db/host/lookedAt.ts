// Owns: handover files that are only looked at: the reads of a case on a connection that cannot write, without a store. Must not take one into a store.
import { type Handover, openHandover } from '../domains/handover/look.ts';
import type { SpawnReader } from '../model/extraction.ts';
import { Refusal } from '../model/fault.ts';
import { madeSentence } from '../model/handover.ts';
import { houseStyleFrom } from '../model/houseStyle.ts';
import { type Input, type OperationName, type Output, operationInputs } from '../model/operations.ts';
import { rareWordsFrom } from '../model/rareWords.ts';
import type { DeskStore } from './answer.ts';
import type { DeskSettings } from './caseContext.ts';
import { type CaseReadName, caseReads } from './caseReads.ts';
import { drawnPicture } from './drawnPicture.ts';
import { faultOf, guardFault, type Log } from './fault.ts';
import { markedCopy } from './markedCopy.ts';
import { sheetPreview } from './sheetPreview.ts';

/** Answers what is read of one handover. Rejects with what the read throws; `input` has passed its guard. */
export type LookedAtRead = <K extends CaseReadName>(operation: K, input: Input<K>) => Promise<Output<K>>;

/** As the window shows a closed case, it shows one that is only looked at: nothing in it can be changed. */
export function readOf({ db, note }: Pick<Handover, 'db' | 'note'>, actor: string, deskSettings: DeskSettings): LookedAtRead {
  return async (operation, input) => {
    if (operation === 'backup.make' || operation === 'handover.copy') throw onlyLookedAt();
    const answer = await caseReads[operation]({ db, actor, deskSettings }, input);
    if (operation !== 'draft.read') return answer;
    const closed = { actor: note.actor, atMs: note.atMs, reason: `${madeSentence(note)}. It is only looked at here` };
    return { ...(answer as Output<'draft.read'>), undo: null, redo: null, closed } as typeof answer;
  };
}

/** What every change of a handover that is only looked at is refused with. */
export function onlyLookedAt(): Refusal {
  return new Refusal('readonly', 'This handover is only looked at: nothing in it can be changed. Receive it as a case to work in it.');
}

const standardSettings: DeskSettings = { houseStyle: () => houseStyleFrom(null), rareWords: () => rareWordsFrom(null) };

/** A handover file as a store of one case, for the command line. Throws the refusals of opening it. */
export function createHandoverStore(
  file: string,
  passphrase: string,
  spawnReader: SpawnReader,
  log: Log,
): DeskStore & { readonly caseOf: (reference: string) => string } {
  const handover = openHandover(file, passphrase);
  const { note, close } = handover;
  const actor = note.actor;
  const read = readOf(handover, actor, standardSettings);
  const answer = async (operation: OperationName, input: unknown): Promise<unknown> => {
    if (operation === 'entry.markedCopy') {
      return markedCopy({ read, actor, nowMs: Date.now() }, spawnReader, input as Input<'entry.markedCopy'>);
    }
    if (operation === 'entry.picture') return drawnPicture(read, spawnReader, input as Input<'entry.picture'>);
    if (operation === 'sheet.preview') return sheetPreview(read, spawnReader, input as Input<'sheet.preview'>);
    if (!Object.hasOwn(caseReads, operation)) throw onlyLookedAt();
    return read(operation as CaseReadName, input as Input<CaseReadName>);
  };
  return {
    async call(operation, input) {
      const guarded = operationInputs[operation].safeParse(input);
      if (!guarded.success) return { ok: false, fault: guardFault(guarded.error) };
      try {
        return { ok: true, value: (await answer(operation, guarded.data)) as Output<typeof operation> };
      } catch (error) {
        return { ok: false, fault: faultOf(error, operation, log) };
      }
    },
    async carry(operation, input) {
      return this.call(operation, input);
    },
    async close() {
      close();
    },
    caseOf(reference) {
      if (reference === note.reference) return note.caseId;
      throw new Refusal('notFound', `This is a handover of case ${note.reference}, not of ${reference}.`, reference);
    },
  };
}
