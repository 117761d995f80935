// Owns the fuses of the shipped application and the Node that goes with it. Called by electron-builder once per packed folder. Must not sign.
import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** What the shipped application switches on and off, by fuse; runtimes that do not have one are left as they are. */
const wanted = new Map([
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
]);

/**
 * @param {import('electron-builder').AfterPackContext} context what was packed
 */
export async function afterPack(context) {
  const { packager, appOutDir, electronPlatformName } = context;
  const resources = packager.getResourcesDir(appOutDir);
  const name =
    electronPlatformName === 'darwin'
      ? `${packager.appInfo.productFilename}.app`
      : (packager.config.executableName ?? packager.appInfo.productFilename);
  const executable = path.join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : name);
  const wire = await getCurrentFuseWire(executable);
  const fuses = Object.fromEntries([...wanted].filter(([fuse]) => wire[fuse] !== undefined && wire[fuse] !== FuseState.REMOVED));
  await flipFuses(executable, { version: FuseVersion.V1, resetAdHocDarwinSignature: electronPlatformName === 'darwin', ...fuses });
  shipNode(resources);
  // The mark of the fallback runtime is for the clone's cache, not for people.
  rmSync(path.join(appOutDir, 'fallback'), { force: true });
}

/**
 * @param {string} resources the packed resources folder
 */
function shipNode(resources) {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const source = path.join(import.meta.dirname, '..', '..', 'node_modules', 'node', 'bin', file);
  if (!existsSync(source)) throw new Error(`${source} is missing: run npm ci, then package again.`);
  const target = path.join(resources, 'node');
  mkdirSync(target, { recursive: true });
  copyFileSync(source, path.join(target, file));
  chmodSync(path.join(target, file), 0o755);
}
