// Owns the boot order of the application, and nothing else.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';
import { neededNodeApi } from '../../db/model/protocol.ts';
import { bundledNodeCarrier, readersOnNode } from './carriers/bundledNode.ts';
import { utilityCarrier } from './carriers/utility.ts';
import { deskLock } from './deskLock.ts';
import { serveEvidence } from './evidence.ts';
import { settleGraphics } from './graphics.ts';
import { registerBridge, tellFocused, tellWindows } from './ipc/register.ts';
import { lockWhenLeft, systemKeychain } from './keychain.ts';
import { knownStores } from './knownStores.ts';
import { keepLog, log } from './log.ts';
import { setMenu } from './menu.ts';
import { closeNetwork, guardContents } from './navigation.ts';
import { isDebuggingAllowed, openWord, readOptions, testMarker } from './options.ts';
import { servePageFile } from './pageFiles.ts';
import { bundledNode, pageFolder, readerCode, sampleFolder, storeFile } from './places.ts';
import { printInOwnProfile } from './printProfile.ts';
import { printFromInput } from './printReport.ts';
import { saveProblemReport } from './problemReport.ts';
import { quitAfter } from './quit.ts';
import { readerWindows } from './readerWindows.ts';
import { evidenceScheme, pageScheme } from './schemeNames.ts';
import { registerSchemes } from './schemes.ts';
import { startStoreProcess } from './storeProcess.ts';
import { openWindow } from './window.ts';
import { windowStateFile } from './windowState.ts';

const options = readOptions(process.argv, process.env, process.cwd());
if (options.userData !== null) app.setPath('userData', options.userData);
if (options.isPrinting) printInOwnProfile();
if (options.wantsDebugging && !isDebuggingAllowed(options, (folder) => existsSync(path.join(folder, testMarker)))) {
  process.stderr.write(
    `The debugging port opens only on test data: a folder named by OMBUDSMAN_DESK_USER_DATA that holds a file ${testMarker}.\n`,
  );
  app.exit(1);
}
// Two windows on one store would each be told half: the second start shows the first one's window instead.
if (!options.isPrinting && !app.requestSingleInstanceLock()) app.exit(0);
closeNetwork(app);
settleGraphics(app);
// Root, which only tests are, must switch Chromium's sandbox off; the pages' own sandbox setting still holds then.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerSchemes();
// Electron is not ready before this module has ended: waiting for it here at the top would wait for ever.
void app.whenReady().then(() => {
  guardContents();
  if (options.isPrinting) return print();
  if (options.waitsForWord) (app as NodeJS.EventEmitter).once(openWord, open);
  else open();
  return undefined;
});

async function print(): Promise<void> {
  try {
    await printFromInput(options.isBare ? 'bare' : 'numbered');
    app.exit(0);
  } catch (problem) {
    process.stderr.write(`The page could not be printed: ${problem instanceof Error ? problem.message : String(problem)}\n`);
    app.exit(1);
  }
}

function open(): void {
  keepLog(path.join(app.getPath('userData'), 'log'));
  const bundled = bundledNodeCarrier(bundledNode());
  const prefersUtility = options.carrier === null ? Number(process.versions.napi) >= neededNodeApi : options.carrier === 'utility';
  const elsewhere = options.store === null ? null : knownStores(app.getPath('userData'));
  const folder = options.store ?? path.join(app.getPath('userData'), 'store');
  const store = startStoreProcess({
    carriers: prefersUtility ? [utilityCarrier, bundled] : [bundled],
    hostFile: storeFile,
    startReader: readersOnNode(bundledNode(), readerCode),
    folder,
    mustBeThere: elsewhere?.isKnown(folder) === true && !options.isNewDesk,
    onOpen: () => elsewhere?.note(folder),
    onEvent: (event) => {
      lock.heard(event);
      tellWindows(event.name, event.body);
    },
    onRestart(why) {
      void lock.began(false);
      tellWindows('store.restarted', { why });
    },
    onLocked: () => void lock.began(true),
    onStopped: ({ message }) => tellWindows('store.stopped', { message }),
    log,
  });
  const lock = deskLock(store, { keychain: systemKeychain(), windows: BrowserWindow.getAllWindows, tellWindows, log });
  quitAfter(store);
  const readers = readerWindows(
    (ask) => tellWindows('reader.shown', ask),
    (pane) => tellWindows('reader.closed', { pane }),
  );
  registerBridge(lock.calls, lock, readers, {
    sampleCase: options.withSample ? sampleFolder() : null,
    async startAgain() {
      const open = await store.startAgain();
      // Otherwise they have been told, and go on as they stand. A locked desk shows nothing of what it showed.
      if (!open.ok && open.fault.code === 'locked') for (const each of BrowserWindow.getAllWindows()) each.webContents.reload();
    },
    reportProblem: saveProblemReport,
  });
  protocol.handle(pageScheme, (request) => servePageFile(pageFolder, request));
  protocol.handle(evidenceScheme, (request) => serveEvidence(lock.calls, request));
  lockWhenLeft(lock);
  const window = openWindow(windowStateFile(app.getPath('userData')));
  window.on('closed', readers.closeAll);
  setMenu(
    !app.isPackaged,
    (item) => tellFocused('menu.chosen', { item }),
    () => void saveProblemReport(window),
  );
}
