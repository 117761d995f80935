// Owns making the packaged folder of this machine with the runtime at hand and no network. Must not make installers: those need a connected machine.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { build, Platform } from 'electron-builder';
import { readyBundles } from './bundles.ts';
import { root } from './place.ts';
import { readyRuntime } from './runtime.ts';
import { readySample } from './sampleDesk.ts';

const folders: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked',
  win32: 'win-unpacked',
  darwin: process.arch === 'arm64' ? 'mac-arm64' : 'mac',
};

/** Where the packaged folder lies, and its program. */
export function packedProgram(): string {
  const folder = path.join(root, 'dist', folders[process.platform] ?? 'linux-unpacked');
  if (process.platform === 'darwin') return path.join(folder, 'Ombudsman Desk.app', 'Contents', 'MacOS', 'Ombudsman Desk');
  return path.join(folder, process.platform === 'win32' ? 'ombudsman-desk.exe' : 'ombudsman-desk');
}

/**
 * Packs the application into a runnable folder below dist/, with its bill of materials beside it.
 * @returns path of its program
 * @throws {Error} of the packager
 */
export async function pack(): Promise<string> {
  const runtime = await readyRuntime();
  readySample();
  await readyBundles();
  await build({
    targets: Platform.current().createTarget('dir'),
    projectDir: root,
    publish: 'never',
    // The file is read by the packager itself, so that a person may run it by hand with the same result.
    config: { extends: path.join(root, 'electron-builder.yml'), electronDist: runtime.folder, electronVersion: runtime.version },
  });
  const program = packedProgram();
  if (!existsSync(program)) throw new Error(`Packaging ended without ${program}.`);
  return program;
}
