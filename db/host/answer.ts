// Owns: the store as a whole, in one process: every operation guarded, answered, timed, its events told. Used by the host entry, the command line and tests
// alike. Must not know what carries a call.
import { existsSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { createCase, listCaseFiles, openDeskIn, readSetting, sqliteVersion, writeSetting } from '../domains/desk/cases.ts';
import { caseRow, unreadableCase } from '../domains/desk/summary.ts';
import { foldAllTyped } from '../domains/draft/writes.ts';
import { clearBegun } from '../domains/handover/begun.ts';
import { closedCase } from '../domains/history/closed.ts';
import { deskOf, lastSequence } from '../domains/history/command.ts';
import { verifyFile } from '../domains/history/verify.ts';
import { readPrecedent, searchPrecedents } from '../domains/precedents/reads.ts';
import { correctPrecedent, listPrecedents } from '../domains/precedents/writes.ts';
import { isProfileSetting } from '../model/columnProfile.ts';
import { localDay } from '../model/dates.ts';
import type { SpawnReader } from '../model/extraction.ts';
import { type Fault, type FaultCode, Refusal, type Reply } from '../model/fault.ts';
import { houseStyleFrom, houseStyleKey } from '../model/houseStyle.ts';
import {
  type CaseRow,
  type Input,
  type OperationName,
  type Output,
  operationInputs,
  type StoreEvent,
  type StoreEvents,
} from '../model/operations.ts';
import { rareWordsFrom, rareWordsKey } from '../model/rareWords.ts';
import { type RetentionRule, retentionRulesKey } from '../model/retention.ts';
import { type Carried, readWritten } from '../model/written.ts';
import { ruleSetsNamed } from '../rules/index.ts';
import { clearHalfMade } from '../store/besides.ts';
import { deskPlace } from '../store/folder.ts';
import { heldDeskKey } from '../store/heldKeys.ts';
import { closeStore, holdStore } from '../store/open.ts';
import type { Db } from '../store/prepared.ts';
import { holdFolder } from '../store/sameFolder.ts';
import { backupsOn } from './backups.ts';
import { type CaseReadName, caseReads, type DeskReadName, type LongReadName } from './caseReads.ts';
import { type CaseWriteName, type ChangedKind, caseWrites, type DeskWriteName, type LongWriteName } from './caseWrites.ts';
import { disposalsOn, finishDisposals } from './disposals.ts';
import { drawnPicture } from './drawnPicture.ts';
import { faultOf, goneFolder, guardFault, isOfFailingDisk, type Log, mayBeOfDisk, notWritable } from './fault.ts';
import { handoverLaneHere, handoverLaneInThreads } from './handoverLane.ts';
import { handoversOn } from './handovers.ts';
import { longWorkOn } from './longWork.ts';
import { lookedAtOn } from './lookedAt.ts';
import { markedCopy } from './markedCopy.ts';
import { openCasesIn } from './openCases.ts';
import { precedentIntakeOn } from './precedentIntake.ts';
import { settle } from './protection.ts';
import { type ReadLane, readLaneHere } from './readLane.ts';
import { scanWorkOn } from './scanWork.ts';
import { sheetPreview } from './sheetPreview.ts';
import { readLaneInThread } from './threadLane.ts';
import { twoLanes } from './twoLanes.ts';

export interface DeskStoreSetup {
  /** Made where it is not there. Held until `close`; refused with `busy` while another process holds it. */
  readonly folder: string;
  /** There was a desk in the folder before: refused with `readonly` where there is none now, instead of making another. */
  readonly mustBeThere?: boolean;
  /** Who works here; null: as set at this desk, else the account's name. */
  readonly actor: string | null;
  readonly spawnReader: SpawnReader;
  /** Hears events after what they tell of is committed. */
  readonly emit: (event: StoreEvent) => void;
  readonly log?: Log;
  /**
   * Hears that the folder went away while it was open, that another one took its place, or that its disk failed: what was opened cannot be used again, even where
   * the folder comes back.
   */
  readonly lost?: () => void;
  /** Where reads are answered: `here` for a process that does one thing, `thread` beside the writer. */
  readonly reads?: 'here' | 'thread';
  /** Whether scans are recognised in the background without being asked for; otherwise only on `scan.read`. */
  readonly recognises?: boolean;
}

export interface DeskStore {
  /** Answers an operation; `input` is not trusted. Never rejects. */
  readonly call: <K extends OperationName>(operation: K, input: unknown) => Promise<Reply<Output<K>>>;
  /** Like `call`, for an answer that goes on to another process: a large one may come written. */
  readonly carry: <K extends OperationName>(operation: K, input: unknown) => Promise<Carried<Output<K>>>;
  /** Lets what is under way finish, stops intakes, and leaves each file whole, with no journal beside it. */
  readonly close: () => Promise<void>;
}

/** Operations slower than this are logged by name. */
const slowMs = 40;

/** Faults that a disk which went away gives. */
const ofDisk: ReadonlySet<FaultCode> = new Set(['readonly', 'notACase', 'notFound', 'internal']);

/** Operations that make files in the folder: without a look they would make them in whatever lies there now. */
const makesFiles: ReadonlySet<OperationName> = new Set([
  'desk.createCase',
  'desk.openSample',
  'backup.make',
  'backup.restore',
  'handover.receive',
]);

const lists: ReadonlySet<ChangedKind> = new Set(['facts', 'head', 'request', 'order', 'compliance', 'entry', 'read-state']);

type DeskTable = {
  readonly [K in DeskReadName | LongReadName | DeskWriteName | LongWriteName]: (input: Input<K>) => Output<K> | Promise<Output<K>>;
};

/** Opens a store folder. Throws a Refusal where it is locked, held by another process, newer than this program or not ours. */
export function createDeskStore(setup: DeskStoreSetup): DeskStore {
  const { folder, emit } = setup;
  const log: Log = setup.log ?? (() => undefined);
  if (setup.mustBeThere === true && !existsSync(deskPlace(folder))) {
    throw new Refusal(
      'readonly',
      `The desk that was in ${path.resolve(folder)} is not there. Look whether its disk or network share is connected; then start again. (To begin another desk in its place, start the program with --new-desk.)`,
      folder,
    );
  }
  mkdirSync(folder, { recursive: true });
  const release = holdStore(folder);
  let desk: Db;
  try {
    settle(folder);
    desk = openDeskIn(folder);
    finishDisposals(desk, folder, log);
    clearHalfMade(folder);
    clearBegun(desk);
  } catch (error) {
    release();
    throw error;
  }
  const heldFolder = holdFolder(folder);
  const lane: ReadLane = setup.reads === 'thread' ? twoLanes(() => readLaneInThread(folder, log)) : readLaneHere(folder);
  let given = setup.actor;
  const actor = (): string => given ?? (readSetting(desk, 'actor') as string | null) ?? accountName();
  const cases = openCasesIn(desk, folder, lane.forget, log, actor, (caseId) => scans.look(caseId));
  const deskSettings = {
    houseStyle: () => houseStyleFrom(readSetting(desk, houseStyleKey)),
    rareWords: () => rareWordsFrom(readSetting(desk, rareWordsKey)),
  };
  const scans = scanWorkOn({ desk, cases, actor, spawnReader: setup.spawnReader, emit, log, isUnasked: setup.recognises === true });
  const long = longWorkOn({
    desk,
    folder,
    cases,
    actor,
    deskSettings,
    spawnReader: setup.spawnReader,
    emit,
    log,
    isBehind: setup.reads === 'thread',
    scans,
  });
  const backups = backupsOn({
    desk,
    folder,
    cases,
    actor,
    emit,
    log,
    make: async (caseId) => {
      if (isLost()) throw lostFolder();
      const freed = cases.hold(caseId);
      await lane.read('backup.make', { caseId, why: 'schedule' }, actor()).finally(freed);
    },
  });
  const handoverLane = setup.reads === 'thread' ? handoverLaneInThreads(folder, log) : handoverLaneHere(folder);
  const handovers = handoversOn({
    desk,
    cases,
    actor,
    emit,
    lane: handoverLane,
    backUp: (caseId) => lane.read('backup.make', { caseId, why: 'asked' }, actor()),
  });
  const disposals = disposalsOn({ desk, folder, cases, actor, emit });
  const lookedAt = lookedAtOn({ actor, deskSettings, spawnReader: setup.spawnReader, emit });
  const unwatch = setup.reads === 'thread' ? backups.watch() : () => undefined;
  const library = precedentIntakeOn({ desk, actor, spawnReader: setup.spawnReader, emit });

  const deskTable: DeskTable = {
    'desk.about': () => ({
      deskId: deskOf(desk),
      actor: actor(),
      isActorNamed: given !== null || readSetting(desk, 'actor') !== null,
      store: path.resolve(folder),
      node: process.versions.node,
      sqlite: sqliteVersion(desk),
      cipher: String(desk.pragma('cipher', { simple: true }) ?? ''),
      isEncrypted: heldDeskKey(folder) !== null,
    }),
    'desk.listCases': () => {
      const { rules } = disposals.rules();
      return [...listCaseFiles(desk).map((file) => lineOf(file, rules)), ...lookedAt.rows()];
    },
    'desk.listRuleSets': () => ruleSetsNamed(),
    'desk.readSetting': ({ key }) => readSetting(desk, key),
    'desk.verify': () => verifyFile(desk),
    'desk.setActor': ({ name }) => {
      // What is being typed is whoever's name it was typed under.
      for (const caseId of cases.ids()) {
        const db = cases.writer(caseId);
        if (closedCase(db) === null && foldAllTyped(db, actor()))
          emit({ name: 'case.changed', body: { caseId, kinds: ['paragraph'], sequence: lastSequence(db) } });
      }
      writeSetting(desk, actor(), 'actor', name);
      given = name;
      emit({ name: 'desk.changed', body: {} });
      return { actor: name };
    },
    'desk.writeSetting': ({ key, value }) => {
      if (key === 'actor') throw new Refusal('invalid', 'The name of who works here is set by desk.setActor.', 'key');
      if (key === retentionRulesKey) throw new Refusal('invalid', 'Rules of retention are set by retention.setRules.', 'key');
      if (key === houseStyleKey) throw new Refusal('invalid', 'The house style is set by desk.setHouseStyle.', 'key');
      writeSetting(desk, actor(), key, value);
      // Other settings are where somebody is, which no answer is made of.
      if (key === rareWordsKey || isProfileSetting(key)) emit({ name: 'desk.changed', body: {} });
      return { key };
    },
    'desk.setHouseStyle': ({ style }) => {
      writeSetting(desk, actor(), houseStyleKey, style);
      emit({ name: 'desk.changed', body: {} });
      return { style };
    },
    'desk.createCase': (input) => {
      const made = createCase(desk, folder, actor(), input);
      emit({ name: 'cases.changed', body: {} });
      return made;
    },
    'retention.read': () => disposals.rules(),
    'retention.setRules': (input) => disposals.setRules(input),
    'disposal.look': (input) => disposals.look(input),
    'disposal.dispose': (input) => disposals.dispose(input),
    'disposal.list': () => disposals.list(),
    'disposal.build': (input) => disposals.build(input),
    'backup.list': (input) => backups.list(input),
    'backup.restore': (input) => backups.restore(input),
    'handover.make': (input) => handovers.make(input),
    'handover.open': (input) => lookedAt.open(input),
    'handover.look': (input) => handovers.look(input),
    'handover.compare': (input) => handovers.compare(input),
    'handover.cancel': ({ path: file }) => ({ isStopped: handoverLane.cancel(file) }),
    'handover.receive': (input) => handovers.receive(input),
    'desk.openSample': ({ folder: from }) => long.openSample(from),
    'precedent.search': (sought) => searchPrecedents(desk, sought),
    'precedent.read': ({ id }) => readPrecedent(desk, id),
    'precedent.takeIn': ({ paths }) => library.takeIn(paths),
    'precedent.cancel': () => library.cancel(),
    'precedent.correct': ({ id, seen, parts }) => {
      const corrections = correctPrecedent(desk, actor(), id, seen, parts);
      emit({ name: 'precedents.changed', body: {} });
      return { corrections };
    },
    'precedent.remove': ({ ids }) => inLibrary(ids, true),
    'precedent.restore': ({ ids }) => inLibrary(ids, false),
    'entry.markedCopy': (input) => {
      const ask = {
        read: <K extends CaseReadName>(name: K, input: Input<K>) => lane.read(name, input, actor()),
        actor: actor(),
        nowMs: Date.now(),
      };
      // The writer comes first, as for every read.
      return cases.during(input.caseId, () => markedCopy(ask, setup.spawnReader, input));
    },
    'entry.picture': (input) =>
      cases.during(input.caseId, () => drawnPicture((name, asked) => lane.read(name, asked, actor()), setup.spawnReader, input)),
    'sheet.preview': (input) =>
      cases.during(input.caseId, () => sheetPreview((name, asked) => lane.read(name, asked, actor()), setup.spawnReader, input)),
    'intake.start': (input) => long.startIntake(input),
    'intake.goOn': (input) => long.goOnWithIntake(input),
    'intake.cancel': (input) => long.cancelIntake(input),
    'entry.readAgain': (input) => long.readAgain(input),
    'scan.read': (input) => scans.read(input),
    'scan.pause': (input) => scans.pause(input),
    'scan.again': (input) => scans.again(input),
    'scan.leave': (input) => scans.leave(input),
    'report.takeBack': (input) => long.takeBack(input),
  };

  const inLibrary = (ids: readonly string[], isRemoved: boolean) => {
    listPrecedents(desk, actor(), ids, isRemoved);
    emit({ name: 'precedents.changed', body: {} });
    return { count: ids.length };
  };

  const lineOf = (file: ReturnType<typeof listCaseFiles>[number], rules: readonly RetentionRule[]): CaseRow => {
    try {
      return cases.glance(file.id, (db) => caseRow(db, file, localDay(new Date()), rules));
    } catch (error) {
      if (isLost()) throw error;
      return unreadableCase(file, faultOf(error, 'desk.listCases', log).message);
    }
  };

  const write = async <K extends CaseWriteName>(operation: K, input: Input<K>): Promise<Output<K>> => {
    const { caseId } = input;
    const db = cases.writer(caseId);
    const kinds = new Set<ChangedKind>();
    let readStates: StoreEvents['case.changed']['readStates'];
    const freed = cases.hold(caseId);
    try {
      const changed = (...some: readonly ChangedKind[]) => {
        for (const kind of some) kinds.add(kind);
      };
      const looked = (states: NonNullable<typeof readStates>) => {
        readStates = states;
      };
      return await caseWrites[operation]({ db, actor: actor(), deskSettings, changed, looked }, input);
    } finally {
      freed();
      if (kinds.size > 0) {
        const also = readStates === undefined ? {} : { readStates };
        emit({ name: 'case.changed', body: { caseId, kinds: [...kinds], ...also, sequence: lastSequence(db) } });
        if ([...kinds].some((kind) => lists.has(kind))) emit({ name: 'cases.changed', body: {} });
      }
    }
  };

  // The writer comes first: it migrates, and a reader alone would leave a journal behind.
  const read = <K extends CaseReadName>(operation: K, input: Input<K>): Promise<Carried<Output<K>>> =>
    cases.during(input.caseId, () => lane.carry(operation, input, actor()));

  const lostFolder = (): Refusal => {
    const { code, message, place } = goneFolder(path.resolve(folder));
    return new Refusal(code, message, place);
  };

  const answer = async (operation: OperationName, input: unknown): Promise<Carried<unknown>> => {
    if (makesFiles.has(operation) && isLost()) throw lostFolder();
    const looking = lookedAt.of((input as { readonly caseId?: unknown }).caseId);
    if (looking !== undefined) return { ok: true, value: await looking(operation, input) };
    // Each table's keys and its inputs are of one type, so a name found in a table takes the input its guard passed.
    if (operation in caseReads) return read(operation as CaseReadName, input as Input<CaseReadName>);
    if (operation in caseWrites) return { ok: true, value: await write(operation as CaseWriteName, input as Input<CaseWriteName>) };
    return { ok: true, value: await (deskTable[operation as keyof DeskTable] as (input: unknown) => unknown)(input) };
  };

  const underWay = new Set<Promise<unknown>>();
  let isClosing: Promise<void> | null = null;

  const close = async (): Promise<void> => {
    unwatch();
    library.cancel();
    await handoverLane.close();
    await long.stop();
    await scans.stop();
    await Promise.allSettled([...underWay]);
    lookedAt.closeAll();
    await cases.closeAll();
    await lane.close();
    closeStore(desk);
    heldFolder.letGo();
    release();
  };

  let isGone = false;
  /** Asked where something could not be read or written: a disk that is gone looks like damaged files. */
  const isLost = (): boolean => {
    if (isGone) return true;
    isGone = !heldFolder.isStillThere();
    if (isGone) {
      log('error', 'The folder of the desk is gone, or does not answer.');
      setup.lost?.();
    }
    return isGone;
  };

  /** A fault as the state of the disk explains it. */
  const ofItsDisk = (fault: Fault): Fault => {
    if (isLost()) return goneFolder(path.resolve(folder));
    if (!mayBeOfDisk(fault)) return fault;
    const why = heldFolder.whyNotWritten();
    if (why !== null) return notWritable(path.resolve(folder), why);
    // What the driver holds in memory cannot be trusted from here on (docs/decisions/0450).
    if (isOfFailingDisk(fault)) setup.lost?.();
    return fault;
  };

  return {
    async call(operation, input) {
      return readWritten(await this.carry(operation, input));
    },
    async carry(operation, input) {
      if (isClosing !== null) return { ok: false, fault: { code: 'storeGone', message: 'The store is closing.' } };
      if (!Object.hasOwn(operationInputs, operation)) {
        return { ok: false, fault: { code: 'invalid', message: `There is no operation called "${String(operation)}".` } };
      }
      const guarded = operationInputs[operation].safeParse(input);
      if (!guarded.success) return { ok: false, fault: guardFault(guarded.error) };
      const startedMs = performance.now();
      const work = answer(operation, guarded.data);
      underWay.add(work);
      try {
        return (await work) as Carried<Output<typeof operation>>;
      } catch (error) {
        const fault = faultOf(error, operation, log);
        return { ok: false, fault: ofDisk.has(fault.code) ? ofItsDisk(fault) : fault };
      } finally {
        underWay.delete(work);
        const ms = performance.now() - startedMs;
        if (ms > slowMs) log('info', `${operation} took ${Math.round(ms)} ms.`);
      }
    },
    close() {
      isClosing ??= close();
      return isClosing;
    },
  };
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'Investigator';
  }
}
