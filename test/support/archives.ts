// Owns: archives made for tests: .7z by 7-Zip itself, ZIPs with whatever names and claims a test wants. Must not write to the disk.
import sevenZip from '7z-wasm';

/** A .7z of these files, locked where a password is given; names too where `hidesNames`. */
export async function sevenZipOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  password?: string,
  hidesNames = false,
): Promise<Uint8Array> {
  return packed('made.7z', files, [...(password === undefined ? [] : [`-p${password}`]), ...(hidesNames ? ['-mhe=on'] : [])]);
}

/** A ZIP locked as AES locks one. */
export async function lockedZipOf(files: Readonly<Record<string, string | Uint8Array>>, password: string): Promise<Uint8Array> {
  return packed('made.zip', files, ['-tzip', '-mem=AES256', `-p${password}`]);
}

async function packed(name: string, files: Readonly<Record<string, string | Uint8Array>>, options: readonly string[]): Promise<Uint8Array> {
  const module = await sevenZip({ print: () => undefined, printErr: () => undefined });
  for (const [path, content] of Object.entries(files)) {
    const folders = path.split('/').slice(0, -1);
    for (let at = 1; at <= folders.length; at += 1)
      if (!exists(folders.slice(0, at).join('/'))) module.FS.mkdir(folders.slice(0, at).join('/'));
    module.FS.writeFile(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  }
  module.callMain(['a', ...options, `/${name}`, ...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? path))]);
  return new Uint8Array(module.FS.readFile(`/${name}`));

  function exists(path: string): boolean {
    try {
      module.FS.lookupPath(path);
      return true;
    } catch {
      return false;
    }
  }
}
