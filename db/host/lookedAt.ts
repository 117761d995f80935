// Owns: handover files that are only looked at: the reads of a case on a connection that cannot write, without a store. Must not take one into a store.
import { caseRow } from '../domains/desk/summary.ts';
import { type Handover, openHandover } from '../domains/handover/look.ts';
import { localDay } from '../model/dates.ts';
import type { SpawnReader } from '../model/extraction.ts';
import { Refusal } from '../model/fault.ts';
import { lookedAtReference } from '../model/handover.ts';
import { houseStyleFrom } from '../model/houseStyle.ts';
import { newId } from '../model/ids.ts';
import {
  type CaseRow,
  type Input,
  type NextTurns,
  type OperationName,
  type Output,
  operationInputs,
  type StoreEvent,
} from '../model/operations.ts';
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
function readOf({ db, note }: Pick<Handover, 'db' | 'note'>, actor: string, deskSettings: DeskSettings): LookedAtRead {
  return async (operation, input) => {
    if (operation === 'backup.make') throw onlyLookedAt();
    if (operation === 'history.next') return { undo: null, passedOver: null, redo: null } satisfies NextTurns as Output<typeof operation>;
    const answer = await caseReads[operation]({ db, actor, deskSettings }, input);
    if (operation !== 'draft.read') return answer;
    const closed = { actor: note.actor, atMs: note.atMs, reason: note.reason, isLookedAt: true };
    return { ...(answer as Output<'draft.read'>), closed } as typeof answer;
  };
}

/** What every change of a handover that is only looked at is refused with. */
function onlyLookedAt(): Refusal {
  return new Refusal('readonly', 'This handover is only looked at: nothing in it can be changed. Receive it as a case to work in it.');
}

const standardSettings: DeskSettings = { houseStyle: () => houseStyleFrom(null), rareWords: () => rareWordsFrom(null) };

/** Answers any operation of a handover that is only looked at; what changes something is refused with `readonly`. */
export type LookedAtAnswer = (operation: OperationName, input: unknown) => Promise<unknown>;

/** The answers of one open handover. */
export function answerOf(
  handover: Pick<Handover, 'db' | 'note'>,
  { actor, deskSettings, spawnReader }: { readonly actor: string; readonly deskSettings: DeskSettings; readonly spawnReader: SpawnReader },
): LookedAtAnswer {
  const read = readOf(handover, actor, deskSettings);
  return async (operation, input) => {
    if (operation === 'entry.markedCopy') {
      return markedCopy({ read, actor, nowMs: Date.now() }, spawnReader, input as Input<'entry.markedCopy'>);
    }
    if (operation === 'entry.picture') return drawnPicture(read, spawnReader, input as Input<'entry.picture'>);
    if (operation === 'sheet.preview') return sheetPreview(read, spawnReader, input as Input<'sheet.preview'>);
    // That somebody looked at a paper is noted nowhere.
    if (operation === 'entry.noteOpened') return { count: 0 };
    if (!Object.hasOwn(caseReads, operation)) throw onlyLookedAt();
    return read(operation as CaseReadName, input as Input<CaseReadName>);
  };
}

/** A handover file as a store of one case, for the command line. Throws the refusals of opening it. */
export function createHandoverStore(
  file: string,
  passphrase: string,
  spawnReader: SpawnReader,
  log: Log,
): DeskStore & { readonly caseOf: (reference: string) => string } {
  const handover = openHandover(file, passphrase);
  const { note, close } = handover;
  const answer = answerOf(handover, { actor: note.actor, deskSettings: standardSettings, spawnReader });
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

/** Handovers that are looked at in the window, each under an id of its own until the program ends. */
export interface LookedAt {
  readonly open: (input: Input<'handover.open'>) => Output<'handover.open'>;
  /** The answers of the one with this id; undefined for a case of the store. */
  readonly of: (caseId: unknown) => LookedAtAnswer | undefined;
  /** Their lines in the list of cases. */
  readonly rows: () => CaseRow[];
  readonly closeAll: () => void;
}

/** None yet. */
export function lookedAtOn(setup: {
  readonly actor: () => string;
  readonly deskSettings: DeskSettings;
  readonly spawnReader: SpawnReader;
  readonly emit: (event: StoreEvent) => void;
}): LookedAt {
  const open = new Map<string, { readonly handover: Handover; readonly answer: LookedAtAnswer }>();
  return {
    open({ path, passphrase }) {
      const handover = openHandover(path, passphrase);
      const caseId = newId();
      open.set(caseId, { handover, answer: answerOf(handover, { ...setup, actor: setup.actor() }) });
      setup.emit({ name: 'cases.changed', body: {} });
      return { caseId };
    },
    of: (caseId) => (typeof caseId === 'string' ? open.get(caseId)?.answer : undefined),
    rows: () =>
      [...open].map(([id, { handover }]) => {
        const { reference, landlord, atMs } = handover.note;
        const file = { id, reference: lookedAtReference(reference), landlord, createdMs: atMs };
        return caseRow(handover.db, file, localDay(new Date()));
      }),
    closeAll() {
      for (const { handover } of open.values()) handover.close();
      open.clear();
    },
  };
}
