// Owns: work that goes on after its answer, or takes its time: intakes under way and the making of the sample case. Must not read files itself.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { addToList, caseIdOf, landlordOf, makeCaseFile, type NewCase, readSetting, writeSetting } from '../domains/desk/cases.ts';
import { readEntry } from '../domains/entry/reads.ts';
import { columnsOfDelivery, readSheet } from '../domains/entry/sheets.ts';
import { refuseWhereClosed } from '../domains/history/closed.ts';
import { lastSequence } from '../domains/history/command.ts';
import { entriesEver } from '../domains/intake/arrivals.ts';
import { endsForNow, readBatch } from '../domains/intake/batches.ts';
import { readUnfinished } from '../domains/intake/unfinished.ts';
import type { IntakeSetup, RunningIntake } from '../intake/pipeline.ts';
import { caseFileSchema } from '../model/caseFile.ts';
import { type ColumnProfile, profileOf, profileSetting, profilesIn, withProfile } from '../model/columnProfile.ts';
import { type Side, sides } from '../model/entry.ts';
import type { ColumnChoice, SpawnReader } from '../model/extraction.ts';
import { Refusal } from '../model/fault.ts';
import type { Input, Output, StoreEvent } from '../model/operations.ts';
import { casePlace } from '../store/folder.ts';
import type { Db } from '../store/prepared.ts';
import type { DeskSettings } from './caseContext.ts';
import { caseWrites } from './caseWrites.ts';
import type { Log } from './fault.ts';
import { faultOf } from './fault.ts';
import type { OpenCases } from './openCases.ts';
import type { ScanWork } from './scanWork.ts';

interface LongWorkSetup {
  readonly desk: Db;
  readonly folder: string;
  readonly cases: OpenCases;
  readonly actor: () => string;
  readonly deskSettings: DeskSettings;
  readonly spawnReader: SpawnReader;
  readonly emit: (event: StoreEvent) => void;
  readonly log: Log;
  /** Somebody works at the window meanwhile. */
  readonly isBehind: boolean;
  /** Recognising stops while papers come in, and goes on with theirs. */
  readonly scans: Pick<ScanWork, 'beside' | 'look'>;
}

export interface LongWork {
  /** Answers with the batch at once; the rest is told by `intake.progress`. */
  readonly startIntake: (input: Input<'intake.start'>) => Promise<Output<'intake.start'>>;
  /** The same, with what a delivery that was cut off or stopped has left. */
  readonly goOnWithIntake: (input: Input<'intake.goOn'>) => Promise<Output<'intake.goOn'>>;
  readonly cancelIntake: (input: Input<'intake.cancel'>) => Output<'intake.cancel'>;
  readonly readAgain: (input: Input<'entry.readAgain'>) => Promise<Output<'entry.readAgain'>>;
  readonly takeBack: (input: Input<'report.takeBack'>) => Promise<Output<'report.takeBack'>>;
  readonly openSample: (folder: string) => Promise<Output<'desk.openSample'>>;
  /** Cancels what is under way and waits until it has stopped. */
  readonly stop: () => Promise<void>;
}

interface Running {
  readonly caseId: string;
  readonly abort: AbortController;
  readonly done: Promise<unknown>;
}

/** A delivery to be taken in, or one to be gone on with. */
interface IntakeOf {
  readonly caseId: string;
  readonly side: Side;
  readonly columns?: ColumnChoice | undefined;
  readonly start: (pipeline: typeof import('../intake/pipeline.ts'), setup: IntakeSetup) => RunningIntake;
}

/** While papers come in, windows are told to read their lists anew at most this often, in milliseconds. */
const listsMs = 1500;
/** A larger case takes its window longer to read anew, and somebody works there: the wait grows by this for each entry, in milliseconds. */
const listsEntryMs = 0.5;
/** The longest wait, in milliseconds. */
const listsMostMs = 20_000;

/** The long work of one desk. Nothing starts before it is asked for. */
export function longWorkOn(setup: LongWorkSetup): LongWork {
  const { desk, folder, cases, emit, log } = setup;
  const running = new Map<string, Running>();
  let sample: Promise<Output<'desk.openSample'>> | null = null;

  /** Keeps which columns somebody named in sheets with these headings. */
  const keepProfiles = (setting: string, sheets: readonly (readonly string[])[], choice: ColumnChoice): void => {
    const kept = profilesIn(readSetting(desk, setting));
    const profiles = sheets.reduce<readonly ColumnProfile[]>((known, columns) => {
      const profile = profileOf(columns, choice);
      return profile === null ? known : withProfile(known, profile);
    }, kept);
    if (profiles === kept) return;
    writeSetting(desk, setup.actor(), setting, profiles);
    emit({ name: 'desk.changed', body: {} });
  };

  /** Columns named in a sheet after it came in are known in the landlord's next one too, in the stead of what was named before. */
  const rememberColumns = (db: Db, caseId: string, id: string, choice: ColumnChoice): void => {
    const landlord = readEntry(db, id).entry.suppliedBy === 'landlord' ? landlordOf(desk, caseId) : undefined;
    const names = readSheet(db, id).columns.map(({ name }) => name);
    if (landlord !== undefined) keepProfiles(profileSetting(landlord), [names], choice);
  };

  const begin = async (db: Db, intake: IntakeOf): Promise<{ readonly batchId: string; readonly done: Promise<unknown> }> => {
    const pipeline = await import('../intake/pipeline.ts');
    const abort = new AbortController();
    const release = cases.hold(intake.caseId);
    const landlord = intake.side === 'landlord' ? landlordOf(desk, intake.caseId) : undefined;
    const setting = landlord === undefined ? null : profileSetting(landlord);
    /** Columns that a person named in a landlord's sheet are known in its next one. */
    const remember = (batchId: string): void => {
      if (intake.columns !== undefined && setting !== null) keepProfiles(setting, columnsOfDelivery(db, batchId), intake.columns);
    };
    let lastTold = performance.now();
    const before = entriesEver(db);
    const start = (): RunningIntake => {
      try {
        return intake.start(pipeline, {
          caseId: intake.caseId,
          ...(setting === null ? {} : { profiles: profilesIn(readSetting(desk, setting)) }),
          db,
          actor: setup.actor(),
          isBehind: setup.isBehind,
          spawnReader: setup.spawnReader,
          onProgress: (body) => {
            emit({ name: 'intake.progress', body });
            // The lists grow while files come in; read anew at every word of it, they would leave the window no time for who reads on.
            const rest = Math.min(listsMostMs, Math.max(listsMs, listsEntryMs * (before + body.received)));
            if (performance.now() - lastTold < rest) return;
            lastTold = performance.now();
            tellChanged(db, intake.caseId);
          },
          signal: abort.signal,
        });
      } catch (error) {
        release();
        throw error;
      }
    };
    const { batchId, done } = start();
    const ended = setup.scans
      .beside(
        intake.caseId,
        done.then(() => remember(batchId)),
      )
      .finally(() => {
        running.delete(batchId);
        release();
        tellChanged(db, intake.caseId);
        emit({ name: 'cases.changed', body: {} });
      });
    running.set(batchId, { caseId: intake.caseId, abort, done: ended });
    return { batchId, done: ended };
  };

  const tellChanged = (db: Db, caseId: string): void =>
    emit({ name: 'case.changed', body: { caseId, kinds: ['entry'], sequence: lastSequence(db) } });

  const makeSample = async (from: string): Promise<Output<'desk.openSample'>> => {
    const { made, file } = readSample(from);
    const known = caseIdOf(desk, made.reference);
    if (known !== undefined) return { caseId: known };
    const { caseId, db } = makeCaseFile(desk, folder, setup.actor(), made);
    const release = cases.hold(caseId);
    try {
      cases.adopt(caseId, db);
      for (const side of sides) {
        const paths = [path.join(from, 'files', side)];
        const { done } = await begin(db, {
          caseId,
          side,
          start: ({ runIntake }, how) => runIntake({ ...how, side, paths, note: 'Sample case' }),
        });
        await done;
      }
      const unheard = { changed: () => undefined, looked: () => undefined };
      await caseWrites['draftFile.apply']({ db, actor: setup.actor(), deskSettings: setup.deskSettings, ...unheard }, { caseId, file });
      // In the list only when whole: a cut before this leaves no half a sample to open.
      addToList(desk, setup.actor(), caseId, made);
    } catch (error) {
      await cases.close(caseId);
      rmSync(casePlace(folder, caseId), { force: true });
      throw error;
    } finally {
      release();
    }
    emit({ name: 'cases.changed', body: {} });
    return { caseId };
  };

  return {
    async startIntake(input) {
      const { caseId, side, columns } = input;
      const { batchId, done } = await begin(cases.writer(caseId), {
        caseId,
        side,
        columns,
        start: ({ runIntake }, how) => runIntake({ ...how, ...input }),
      });
      done.catch((error: unknown) => faultOf(error, 'intake.start', log));
      return { batchId };
    },
    async goOnWithIntake({ caseId, batchId, password }) {
      const db = cases.writer(caseId);
      const { done } = await begin(db, {
        caseId,
        side: readBatch(db, batchId).suppliedBy,
        columns: readUnfinished(db, batchId)?.asked.columns,
        start: ({ goOnWithIntake }, how) => goOnWithIntake({ ...how, batchId, password }),
      });
      done.catch((error: unknown) => faultOf(error, 'intake.goOn', log));
      tellChanged(db, caseId);
      return { batchId };
    },
    cancelIntake({ batchId }) {
      const intake = running.get(batchId);
      if (intake === undefined) throw new Refusal('notFound', 'This intake has ended already.', batchId);
      intake.abort.abort();
      return { batchId };
    },
    async readAgain({ caseId, id, password, readAs, columns }) {
      const { readAgain } = await import('../intake/readAgain.ts');
      return cases.during(caseId, async (db) => {
        // Before anything is read, and not only where what was read would be written.
        refuseWhereClosed(db);
        const read = await readAgain({ db, actor: setup.actor(), id, password, readAs, columns, spawnReader: setup.spawnReader });
        if (columns !== undefined) rememberColumns(db, caseId, id, columns);
        if (read.isNew) {
          emit({ name: 'case.changed', body: { caseId, kinds: ['entry', 'mark'], sequence: lastSequence(db) } });
          emit({ name: 'cases.changed', body: {} });
          // It may be a scan, whose words are sought now that it can be opened or lies another way.
          setup.scans.look(caseId);
        }
        return read;
      });
    },
    async takeBack({ caseId, path: place }) {
      const { takeBack } = await import('./takeBack.ts');
      return cases.during(caseId, async (db) => {
        refuseWhereClosed(db);
        const taken = await takeBack({ db, actor: setup.actor(), place, spawnReader: setup.spawnReader });
        emit({ name: 'case.changed', body: { caseId, kinds: ['returnedChange', 'comment'], sequence: lastSequence(db) } });
        return taken;
      });
    },
    openSample(from) {
      sample ??= makeSample(from).finally(() => {
        sample = null;
      });
      return sample;
    },
    async stop() {
      for (const { abort } of running.values()) abort.abort(endsForNow);
      await Promise.allSettled([...running.values()].map(({ done }) => done));
    },
  };
}

function readSample(from: string): { readonly made: NewCase; readonly file: unknown } {
  const file = readJson(path.join(from, 'draft.case-file.json'));
  const draft = caseFileSchema.safeParse(file);
  if (!draft.success) throw new Refusal('invalid', 'The sample case has no readable draft.case-file.json.', from);
  const own = readJson(path.join(from, 'sample.json')) as Partial<NewCase> | null;
  return {
    file,
    made: {
      reference: own?.reference ?? 'SAMPLE',
      landlord: own?.landlord ?? draft.data.landlord?.name ?? 'Sample landlord',
      received: own?.received ?? draft.data.received ?? null,
    },
  };
}

/** A JSON file's content; null where there is no such file or it is no JSON. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
