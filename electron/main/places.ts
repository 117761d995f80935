// Owns where the shipped application's own parts lie: the page, the preload, the store's bundles, the bundled Node. Must not name people's folders.
import path from 'node:path';
import { app } from 'electron';

// Two levels above out/main, in the clone as in the archive.
const application = path.resolve(import.meta.dirname, '../..');

/** The bundled page. */
export const pageFolder = path.join(application, 'out', 'renderer');

/** The bundled preload. */
export const preloadFile = path.join(application, 'out', 'preload', 'index.cjs');

/** The folder of the store's bundles. Plain Node cannot read inside the archive, so they lie unpacked beside it. */
export const storeFolder = path.join(unpacked(application), 'out', 'db');

/** The Node 24 that carries the store where Electron's own is too old for the database driver. */
export function bundledNode(): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return app.isPackaged && application.endsWith('.asar')
    ? path.join(process.resourcesPath, 'node', name)
    : path.join(application, 'node_modules', 'node', 'bin', name);
}

function unpacked(place: string): string {
  return place.endsWith('.asar') ? `${place}.unpacked` : place;
}
