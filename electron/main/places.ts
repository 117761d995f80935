// Owns where the shipped application's own parts lie: the page, the preload, the store's bundles, the bundled Node, the sample case. Must not name people's folders.
import { existsSync } from 'node:fs';
import path from 'node:path';

// Two levels above out/main, in the clone as in the archive.
/** The folder all of it lies in. */
export const application = path.resolve(import.meta.dirname, '../..');
const isInArchive = application.endsWith('.asar');
// Plain Node cannot read inside the archive, so what it runs lies unpacked beside it.
const unpacked = isInArchive ? `${application}.unpacked` : application;

/** The bundled page. */
export const pageFolder = path.join(application, 'out', 'renderer');

/** The bundled preload. */
export const preloadFile = path.join(application, 'out', 'preload', 'index.cjs');

/** The store's bundle. */
export const storeFile = path.join(unpacked, 'out', 'db', 'host.js');

/** The bundle of a reader process, and all that it may read of the program. */
export const readerCode = {
  entry: path.join(unpacked, 'out', 'db', 'intakeReader.js'),
  places: ['out/db', 'node_modules', 'package.json'].map((part) => path.join(unpacked, part)),
} as const;

/** The Node 24 that carries the readers, and the store where Electron's own is too old for the database driver. */
export function bundledNode(): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return isInArchive ? path.join(process.resourcesPath, 'node', name) : path.join(application, 'node_modules', 'node', 'bin', name);
}

/** The folder of the sample case, or null where it was not made. */
export function sampleFolder(): string | null {
  const folder = isInArchive ? path.join(process.resourcesPath, 'sample-case') : path.join(application, 'test', 'fixtures', 'sample-case');
  return existsSync(path.join(folder, 'files')) && existsSync(path.join(folder, 'draft.case-file.json')) ? folder : null;
}
