// Owns how a test starts the real application: a data folder of its own, named events instead of waiting, proof that nothing was asked of a network.
// Must not know screens: those are test/e2e/pages.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { openDisplay } from '../../build/scripts/bootstrap/display.ts';
import { type Launch, readyLaunch, readyRuntime } from '../../build/scripts/bootstrap/runtime.ts';
import type { Side } from '../../db/model/entry.ts';
import type { Input, OperationName, Output } from '../../db/model/operations.ts';
import { type Carried, readWritten } from '../../db/model/written.ts';
// Declares window.desk for the functions that tests run inside the page.
import type {} from '../../renderer/api/bridge.ts';
import { type Started, startedDesk, untilPainted } from '../support/startedDesk.ts';

export { expect };

/** The running application as a test sees it. */
export interface Desk {
  /** the main window */
  readonly page: Page;
  readonly application: ElectronApplication;
  /** the test's own data folder; the store lies in `store` below it */
  readonly folder: string;
  /** Calls the store through the window's bridge; throws with the fault's words when refused. */
  readonly call: <K extends OperationName>(operation: K, input: Input<K>) => Promise<Output<K>>;
  /** Makes a case and answers its id; without a reference of its own the first is 202400001, the next 202400002. */
  readonly makeCase: (facts?: { readonly reference?: string; readonly landlord?: string; readonly received?: string }) => Promise<string>;
  /** Takes files or folders in as if chosen in the dialog, waits for the end of the batch and answers its id. */
  readonly takeIn: (what: { readonly caseId: string; readonly side: Side; readonly paths: readonly string[] }) => Promise<string>;
  /** Makes the next dialogs answer with these paths: files to open, or the first as the place to save to. */
  readonly answerDialogs: (paths: readonly string[]) => Promise<void>;
  /** Waits until the page has set a mark, such as `desk:case-open`, at least so many times since it was loaded. */
  readonly until: (mark: string, count?: number) => Promise<void>;
  /** Waits for a line of the application's log that holds the words. */
  readonly untilLogged: (words: string) => Promise<string>;
  /** Lines the application logged since it was started. */
  readonly log: () => Promise<readonly string[]>;
  /** Loads the page anew, as if the window had just been opened: for the next step of a test. */
  readonly reload: () => Promise<void>;
  /** Closes the application as a person does and starts it again on the same data, or on what is put there meanwhile. */
  readonly restart: (meanwhile?: () => Promise<void>) => Promise<void>;
  /** Ends the application's main process as a crash does, and starts it again at once on the same data. */
  readonly killAndStart: () => Promise<void>;
}

type DeskOptions = {
  /** whether the sample case is on offer */
  readonly withSample: boolean;
  /** true for a test of the first start itself, which takes the sample case in */
  readonly isFirstStart: boolean;
  /** more environment for the application */
  readonly environment: Readonly<Record<string, string>>;
  /** false only for a test that tries to reach a network and expects to be refused */
  readonly provesSilence: boolean;
};

const startPatienceMs = 30_000;
/** Until the sample case is taken in: half a minute was too short for a machine with eight times as much to do as it has processors. */
const firstStartMs = 90_000;

/** People and firms of the sample case: none of them may stand in a log, whatever a test did. */
const ofTheSample = /Ferreira|Nandakumar|Blackett|Marlow|Oyelaran|Tesfaye|Calloway|Larkfield|Tern House/;

export const test = base.extend<
  DeskOptions & { desk: Desk },
  { ownDisplay: undefined; launch: Launch; sampleStore: () => Promise<string> }
>({
  withSample: [false, { option: true }],
  isFirstStart: [false, { option: true }],
  environment: [{}, { option: true }],
  provesSilence: [true, { option: true }],
  // Two windows on one display would share the clipboard and take the keyboard from each other.
  ownDisplay: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern to learn what a fixture needs
    async ({}, use) => {
      if (process.platform !== 'linux') return use(undefined);
      const display = await openDisplay();
      process.env.DISPLAY = display.name;
      await use(undefined);
      display.close();
    },
    { scope: 'worker', auto: true },
  ],
  launch: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern to learn what a fixture needs
    async ({}, use) => {
      await use(await readyLaunch(await readyRuntime()));
    },
    { scope: 'worker' },
  ],
  // The sample case is taken in by the application once for each worker, as on a first start; every test that wants it begins on a copy.
  sampleStore: [
    async ({ launch }, use) => {
      let made: Promise<string> | null = null;
      await use(() => {
        made ??= madeOnFirstStart(launch);
        return made;
      });
      if (made !== null) await rm(await made, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  desk: async ({ launch, sampleStore, withSample, isFirstStart, environment, provesSilence }, use, info) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ombudsman-desk-test-'));
    await writeFile(path.join(folder, 'ombudsman-desk-test-data'), '');
    const logFile = path.join(folder, 'desk.log');
    const env = {
      OMBUDSMAN_DESK_USER_DATA: folder,
      OMBUDSMAN_DESK_SAMPLE: withSample ? '' : 'none',
      OMBUDSMAN_DESK_LOG: logFile,
      // Recognising takes both cores for seconds; a test of it asks for it.
      OMBUDSMAN_DESK_SCANS: 'wait',
      ...environment,
    };
    if (withSample && !isFirstStart) await cp(path.join(await sampleStore(), 'store'), path.join(folder, 'store'), { recursive: true });
    let running: Started = await startedDesk(launch, env);
    const desk: Desk = {
      get page() {
        return running.page;
      },
      get application() {
        return running.application;
      },
      folder,
      call: (operation, input) => call(running.page, operation, input),
      makeCase: async ({ reference, landlord = 'Brackenhill Homes', received } = {}) => {
        const next = String(202_400_001 + (await call(running.page, 'desk.listCases', {})).length);
        const made = await call(running.page, 'desk.createCase', { reference: reference ?? next, landlord, received: received ?? null });
        return made.caseId;
      },
      takeIn: async ({ caseId, side, paths }) => {
        await answerDialogs(running.application, paths);
        return takeIn(running.page, { caseId, side });
      },
      answerDialogs: (paths) => answerDialogs(running.application, paths),
      until: async (mark, count = 1) => {
        await running.page.waitForFunction(([name, least]) => performance.getEntriesByName(name).length >= least, [mark, count] as const);
      },
      untilLogged: (words) => untilLogged(logFile, words),
      log: () => readLog(logFile),
      reload: async () => {
        await running.page.reload();
        await untilPainted(running.page);
      },
      restart: async (meanwhile) => {
        await running.application.close();
        await meanwhile?.();
        await rm(logFile);
        running = await startedDesk(launch, env);
      },
      killAndStart: async () => {
        const { application } = running;
        const isGone = new Promise<void>((done) => application.once('close', () => done()));
        application.process().kill('SIGKILL');
        await isGone;
        running = await startedDesk(launch, env);
      },
    };
    await use(desk);
    if (info.status !== info.expectedStatus) {
      await running.page.screenshot({ path: info.outputPath('window.png') }).catch(() => undefined);
      await writeFile(info.outputPath('log.txt'), (await readLog(logFile)).join('\n'));
    }
    await running.application.close();
    const lines = await readLog(logFile);
    await rm(folder, { recursive: true, force: true });
    expect(lines.filter((line) => ofTheSample.test(line))).toEqual([]);
    if (provesSilence) expect(lines.filter((line) => line.includes('Refused a request'))).toEqual([]);
  },
});

/** A data folder as the first start leaves it: the sample case taken in, open on Side by side, and that remembered. */
async function madeOnFirstStart(launch: Launch): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ombudsman-desk-sample-'));
  await writeFile(path.join(folder, 'ombudsman-desk-test-data'), '');
  const { application, page } = await startedDesk(launch, {
    OMBUDSMAN_DESK_USER_DATA: folder,
    OMBUDSMAN_DESK_SAMPLE: '',
    OMBUDSMAN_DESK_LOG: path.join(folder, 'desk.log'),
    OMBUDSMAN_DESK_SCANS: 'wait',
  });
  await page.waitForFunction(() => performance.getEntriesByName('desk:case-open').length > 0, undefined, { timeout: firstStartMs });
  await expect.poll(async () => JSON.stringify(await call(page, 'desk.readSetting', { key: 'place' }))).toContain('"sideBySide"');
  await application.close();
  return folder;
}

async function call<K extends OperationName>(page: Page, operation: K, input: Input<K>): Promise<Output<K>> {
  // Named by text here: the table of all operations is too much for the compiler inside an evaluated function.
  const reply = await page.evaluate(
    ([name, body]) => (window as unknown as { desk: { call(name: string, body: unknown): Promise<unknown> } }).desk.call(name, body),
    [operation, input] as [string, unknown],
  );
  const told = await readWritten(reply as Carried<Output<K>>);
  if (!told.ok) throw new Error(`${operation} was refused (${told.fault.code}): ${told.fault.message}`);
  return told.value;
}

async function takeIn(page: Page, ask: { readonly caseId: string; readonly side: Side }): Promise<string> {
  return page.evaluate(async ({ caseId, side }) => {
    const { desk } = window;
    const paths = await desk.choosePaths('files');
    // Heard before it is started: a small batch may end before the answer to the start is here.
    const ended = new Map<string, (id: string) => void>();
    const early = new Set<string>();
    const unhear = desk.on('intake.progress', (progress) => {
      if (progress.state === 'running') return;
      early.add(progress.id);
      ended.get(progress.id)?.(progress.id);
    });
    const started = await desk.call('intake.start', { caseId, side, paths: [...paths], note: '' });
    if (!started.ok) throw new Error(started.fault.message);
    const { batchId } = started.value;
    if (!early.has(batchId)) await new Promise<string>((done) => ended.set(batchId, done));
    unhear();
    return batchId;
  }, ask);
}

async function answerDialogs(application: ElectronApplication, paths: readonly string[]): Promise<void> {
  await application.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: chosen.length === 0, filePaths: [...chosen] });
    dialog.showSaveDialog = async () => ({ canceled: chosen.length === 0, filePath: chosen[0] ?? '' });
  }, paths);
}

async function readLog(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

async function untilLogged(file: string, words: string): Promise<string> {
  const find = async () => (await readLog(file)).find((line) => line.includes(words));
  await expect.poll(find, { message: `the application's log says "${words}"`, timeout: startPatienceMs }).toBeDefined();
  return (await find()) ?? '';
}
