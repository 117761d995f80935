// Owns the one object the page gets, `window.desk`. Must not expose anything of Electron itself, nor decide anything.
import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron';
import type { Bridge } from '../contract/bridge.ts';
import { channels } from '../contract/channels.ts';

type Told = (name: unknown, body: unknown) => void;

/** Who hears what main tells this page: one listener of Electron's serves them all. */
const hearers = new Set<Told>();
ipcRenderer.on(channels.event, (_event, name: unknown, body: unknown) => {
  for (const hear of [...hearers]) hear(name, body);
});

const desk = Object.freeze({
  call: (operation, input) => ipcRenderer.invoke(channels.call, operation, input),
  on: (name, hear) => {
    const listener: Told = (told, body) => {
      // Main sends each name with its own body; the contract says which.
      if (told === name) hear(body as Parameters<typeof hear>[0]);
    };
    hearers.add(listener);
    return () => {
      hearers.delete(listener);
    };
  },
  pathsOf: (files) => {
    // A file the page made up itself has no path.
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((place) => place !== '');
    if (paths.length > 0) ipcRenderer.send(channels.grant, paths);
    return paths;
  },
  choosePaths: (what) => ipcRenderer.invoke(channels.choosePaths, what),
  choosePlace: (fileName) => ipcRenderer.invoke(channels.choosePlace, fileName),
  saveReport: (ask) => ipcRenderer.invoke(channels.saveReport, ask),
  savePaper: (ask) => ipcRenderer.invoke(channels.savePaper, ask),
  saveOriginal: (ask) => ipcRenderer.invoke(channels.saveOriginal, ask),
  saveMarkedCopy: (ask) => ipcRenderer.invoke(channels.saveMarkedCopy, ask),
  protection: (ask) => ipcRenderer.invoke(channels.protection, ask),
  about: () => ipcRenderer.invoke(channels.about),
  startAgain: () => ipcRenderer.invoke(channels.startAgain),
  saveProblemReport: () => ipcRenderer.invoke(channels.saveProblemReport),
  showReader: (ask) => ipcRenderer.invoke(channels.showReader, ask),
  tellFocus: (told) => ipcRenderer.invoke(channels.tellFocus, told),
  closeReader: (pane) => ipcRenderer.invoke(channels.closeReader, pane),
  letGo: () => webFrame.clearCache(),
} satisfies Bridge);

contextBridge.exposeInMainWorld('desk', desk);
