// Owns what the page may ask of the shell: the only importer of ipcMain. Every sender is checked, every input validated. Must not do the work itself.
import { app, BrowserWindow, dialog, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { z } from 'zod';
import { civilDateSchema } from '../../../db/model/dates.ts';
import { idSchema } from '../../../db/model/ids.ts';
import { windowAskSchema } from '../../../db/model/protection.ts';
import type { Carried } from '../../../db/model/written.ts';
import type { Bridge, EventName, Events } from '../../contract/bridge.ts';
import { channels } from '../../contract/channels.ts';
import type { DeskLock } from '../deskLock.ts';
import { isPage } from '../navigation.ts';
import type { ReaderWindows } from '../readerWindows.ts';
import type { DeskCalls } from '../storeProcess.ts';
import { tookBack } from '../window.ts';
import { grantedPaths } from './grantedPaths.ts';
import { guardCall } from './guard.ts';
import { saveMarkedCopy, saveOriginal, savePaper, saveReport } from './saving.ts';
import { isTrustedSender } from './trustedSender.ts';

const pathsShape = z.array(z.string().min(1)).max(100_000);
const choiceShape = z.enum(['files', 'folder']);
const fileNameShape = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^/\\]+$/);
const paneShape = z.enum(['resident', 'landlord']);
const readerShape = z.strictObject({
  caseId: idSchema,
  pane: paneShape,
  entryId: idSchema,
  headId: idSchema.nullable(),
  spot: z
    .strictObject({
      markId: idSchema.optional(),
      search: z.string().max(20_000).optional(),
      isFromEnd: z.boolean().optional(),
      page: z.int().positive().optional(),
    })
    .nullable(),
});
const focusDay = civilDateSchema.nullable();
const focusShape = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('say'),
    caseId: idSchema,
    days: z.strictObject({ resident: focusDay, landlord: focusDay }),
    nearest: z.strictObject({ resident: idSchema.nullable(), landlord: idSchema.nullable() }),
    isLocked: z.boolean(),
    canLock: z.boolean(),
  }),
  z.strictObject({ do: z.literal('hide') }),
  z.strictObject({ do: z.literal('ask') }),
  z.strictObject({ do: z.literal('lock'), what: z.enum(['dates', 'scroll']) }),
  z.strictObject({ do: z.literal('step'), pane: paneShape, entryId: idSchema, by: z.union([z.literal(1), z.literal(-1)]) }),
  z.strictObject({ do: z.literal('scrolled'), pane: paneShape, share: z.number(), page: z.number().nullable(), isByHand: z.boolean() }),
  z.strictObject({
    do: z.literal('scroll'),
    pane: paneShape,
    to: z.union([z.strictObject({ share: z.number() }), z.strictObject({ page: z.number() })]),
  }),
]);

/** What the shell does for the page beside the store. */
interface Shell {
  readonly sampleCase: string | null;
  readonly startAgain: () => Promise<void>;
  readonly reportProblem: (window: BrowserWindow) => Promise<void>;
}

/** Listens to the page. Call once, before the first window loads. */
export function registerBridge(store: DeskCalls, lock: DeskLock, readers: ReaderWindows, shell: Shell): void {
  const { sampleCase } = shell;
  const paths = grantedPaths();
  // Where to write is another matter than what to read: a folder that was dropped is not to be written into.
  const places = grantedPaths();

  handle(channels.call, (_window, operation, input): Promise<Carried<unknown>> => {
    const guarded = guardCall(operation, input, paths, sampleCase, places);
    return guarded.ok ? store.carry(guarded.value.operation, guarded.value.input) : Promise.resolve(guarded);
  });
  handle(channels.choosePaths, async (window, what) => {
    const properties: ('openFile' | 'openDirectory' | 'multiSelections')[] =
      choiceShape.parse(what) === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory', 'multiSelections'];
    const chosen = await dialog.showOpenDialog(window, { properties });
    if (chosen.canceled) return [];
    paths.grant(chosen.filePaths);
    return chosen.filePaths;
  });
  handle(channels.choosePlace, async (window, fileName) => {
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: fileNameShape.parse(fileName) });
    if (canceled || filePath === '') return null;
    places.grant([filePath]);
    return filePath;
  });
  handle(channels.protection, (_window, ask) => lock.ask(windowAskSchema.parse(ask)));
  handle(channels.saveReport, (window, ask) => saveReport(store, window, ask));
  handle(channels.savePaper, (window, ask) => savePaper(store, window, ask));
  handle(channels.saveOriginal, (window, ask) => saveOriginal(store, window, ask));
  handle(channels.saveMarkedCopy, (window, ask) => saveMarkedCopy(store, window, ask));
  handle(channels.about, (window): Awaited<ReturnType<Bridge['about']>> => {
    return {
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      carrier: store.carrier() ?? 'starting',
      sampleCase,
      reader: readers.askOf(window),
      cameBack: tookBack(window),
    };
  });
  handle(channels.startAgain, () => shell.startAgain());
  handle(channels.saveProblemReport, (window) => shell.reportProblem(window));
  handle(channels.showReader, (_window, ask) => readers.show(readerShape.parse(ask)));
  handle(channels.tellFocus, (_window, told) => tellWindows('focus.told', focusShape.parse(told)));
  handle(channels.closeReader, (_window, pane) => readers.close(paneShape.parse(pane)));
  // Sent, not asked: it arrives before the call that takes the dropped files in, because one pipe carries both.
  ipcMain.on(channels.grant, (event, dropped: unknown) => {
    if (isHeard(event)) paths.grant(pathsShape.parse(dropped));
  });
}

/** Tells every window. */
export function tellWindows<E extends EventName>(name: E, body: Events[E]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channels.event, name, body);
}

/** Tells the window the person is in; a menu is one for all of them. */
export function tellFocused<E extends EventName>(name: E, body: Events[E]): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().at(-1);
  window?.webContents.send(channels.event, name, body);
}

function handle(channel: string, answer: (window: BrowserWindow, ...args: unknown[]) => unknown): void {
  ipcMain.handle(channel, (event, ...args: unknown[]) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (!isHeard(event) || window === null) throw new Error('This page may not ask the application for anything.');
    return answer(window, ...args);
  });
}

function isHeard(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return isTrustedSender(event.senderFrame, isPage);
}
