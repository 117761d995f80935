// Owns: the files put into Office documents of either kind, OpenDocument and Rich Text as objects (ECMA-376, part 2, and Microsoft, [MS-OLEDS]): each taken out under the name it bears. What an object is to the
// program that made it alone (a formula, a chart, a control) is no file and stays in the original.
import { type Attached, attachedName } from './attached.ts';
import { holdsTogether, isCompound } from './compoundFile.ts';
import type { PackagePart } from './officePackage.ts';
import { type Format, sniff } from './sniff.ts';

/** Parts of a package that hold them, of Office and of OpenDocument. */
export const embeddedParts = /^(?:(?:word|xl)\/embeddings\/|Object )[^/]+$/i;

/** Files of programs that are compound files themselves (Microsoft, [MS-CFB]), by a stream that only they have. */
const ownForms: readonly (readonly [stream: string, ending: string])[] = [
  ['__properties_version1.0', 'msg'],
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'ppt'],
];

/** Streams that hold a file as it is: of Acrobat, of Office and of OpenDocument. */
const wholeFiles = ['CONTENTS', 'Package', 'EmbeddedOdf'] as const;

/** The files in a package, in the order of their parts' names. */
export async function embeddedFiles(packed: PackagePart): Promise<Attached[]> {
  const names = packed.names
    .filter((name) => embeddedParts.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true, sensitivity: 'base' }));
  const files: Attached[] = [];
  for (const name of names) {
    const bytes = packed.bytes(name);
    if (bytes === null || bytes.byteLength === 0) continue;
    const file: Found | null = isCompound(bytes) ? await fileInObject(bytes) : { name: name.slice(name.lastIndexOf('/') + 1), bytes };
    if (file === null) continue;
    files.push(await attachedFrom(file, files.length));
  }
  return files;
}

interface Found {
  /** Empty where the object bears none. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Where it is known by its form. */
  readonly ending?: string;
}

async function fileInObject(bytes: Uint8Array): Promise<Found | null> {
  const opened = await openedCompound(bytes);
  if (opened === null) return null;
  return fileInFolder(opened, '/', () => bytes);
}

/** The file that an object holds in one of the streams below its folder; or the object itself, as a file of its own, where it is known by a stream. */
function fileInFolder(opened: Compound, folder: string, itself: () => Uint8Array): Found | null {
  const stream = (name: string) => opened.stream(`${folder}${name}`);
  const asItself = (): Found | null => {
    const own = ownForms.find(([name]) => stream(name) !== null);
    return own === undefined ? null : { name: '', bytes: itself(), ending: own[1] };
  };
  const packaged = stream('\u0001Ole10Native');
  if (packaged !== null) return fileInPackage(Buffer.from(packaged)) ?? asItself();
  for (const name of wholeFiles) {
    const whole = stream(name);
    if (whole !== null) return { name: '', bytes: whole };
  }
  return asItself();
}

/** A file of the older Office, opened. */
export interface Compound {
  /** The bytes of a stream by its path from the root, which begins with a stroke; null where there is none. */
  readonly stream: (path: string) => Uint8Array | null;
  /** Paths of all streams, in the order of the file. */
  readonly paths: readonly string[];
  /** What lies below a folder as a file of its own. */
  readonly folder: (path: string) => Uint8Array;
}

/** Opens a compound file; null where it does not hold together. */
export async function openedCompound(bytes: Uint8Array): Promise<Compound | null> {
  if (!holdsTogether(bytes)) return null;
  const CFB = await loadCompound();
  const file = CFB.read(Buffer.from(bytes), { type: 'buffer' });
  const root = file.FullPaths[0] ?? '';
  const paths = file.FullPaths.map((path) => `/${path.slice(root.length)}`).filter((path) => !path.endsWith('/'));
  const stream = (path: string) => {
    const content = CFB.find(file, path)?.content;
    return content === undefined || content === null || content.length === 0 ? null : Uint8Array.from(content as ArrayLike<number>);
  };
  const folder = (path: string) => {
    const made = CFB.utils.cfb_new();
    for (const each of paths.filter((other) => other.startsWith(path))) {
      CFB.utils.cfb_add(made, `/${each.slice(path.length)}`, Buffer.from(stream(each) ?? []));
    }
    return new Uint8Array(CFB.write(made, { type: 'buffer' }));
  };
  return { stream, paths, folder };
}

/** Where the objects of a document lie (Microsoft, [MS-DOC] 2.1.4), and those of a workbook ([MS-XLS] 2.1.7.10). */
const objectFolders = /^\/(?:ObjectPool\/[^/]+|MBD[^/]*)\//i;

/** The files put into a document or workbook of the older Office, in the order they lie in. */
export async function filesInCompound(opened: Compound): Promise<Attached[]> {
  const folders = new Set(opened.paths.flatMap((path) => objectFolders.exec(path)?.[0] ?? []));
  const files: Attached[] = [];
  for (const folder of folders) {
    const file = fileInFolder(opened, folder, () => opened.folder(folder));
    if (file !== null) files.push(await attachedFrom(file, files.length));
  }
  return files;
}

/** The file that an object of Rich Text holds (Microsoft, [MS-OLEDS] 2.2.4 and 2.2.5): behind three names with their lengths stand its own length and its bytes. */
export async function fileInRichText(data: Buffer, before: number): Promise<Attached | null> {
  let at = 8;
  for (let names = 0; names < 3; names += 1) {
    if (at + 4 > data.length) return null;
    at += 4 + data.readUInt32LE(at);
  }
  if (at + 4 > data.length) return null;
  const native = data.subarray(at + 4, at + 4 + data.readUInt32LE(at));
  const file = isCompound(native) ? await fileInObject(native) : fileInPackage(data.subarray(at));
  return file === null ? null : attachedFrom(file, before);
}

async function attachedFrom(file: Found, before: number): Promise<Attached> {
  return {
    fileName: attachedName(file.name, before + 1, file.ending ?? (await endingOf(file.bytes))),
    bytes: new Uint8Array(file.bytes),
  };
}

/**
 * What Windows packs when a file of any kind is put into a document: its length, a mark, its label and its place as letters up to a zero, eight bytes more of which the
 * last four count the letters of a second place, then its own length and its bytes. ([MS-OLEDS] 2.3.6 gives the length alone; the rest is what programs write.)
 */
function fileInPackage(packed: Buffer): Found | null {
  const end = (from: number) => packed.indexOf(0, from);
  const labelAt = 6;
  const placeAt = end(labelAt) + 1;
  if (placeAt === 0) return null;
  const afterPlace = end(placeAt) + 1;
  if (afterPlace === 0 || afterPlace + 8 > packed.length) return null;
  const lengthAt = afterPlace + 8 + packed.readUInt32LE(afterPlace + 4);
  if (lengthAt + 4 > packed.length) return null;
  const start = lengthAt + 4;
  const bytes = packed.subarray(start, start + packed.readUInt32LE(lengthAt));
  return bytes.length === 0 ? null : { name: packed.toString('latin1', labelAt, placeAt - 1), bytes };
}

/** Of a file that bears no name. */
async function endingOf(bytes: Uint8Array): Promise<string> {
  const { format } = await sniff(bytes, '');
  return endings[format] ?? 'bin';
}

const endings: Readonly<Partial<Record<Format['format'], string>>> = {
  pdf: 'pdf',
  word: 'docx',
  workbook: 'xlsx',
  openText: 'odt',
  rtf: 'rtf',
  zip: 'zip',
};

async function loadCompound(): Promise<CompoundFiles> {
  // A CommonJS package, loaded where there is an object to look into.
  const { default: xlsx } = await import('@e965/xlsx');
  return xlsx.CFB as CompoundFiles;
}

/** As far as it is used here; the package leaves it without types. */
interface CompoundFile {
  readonly FullPaths: readonly string[];
}
interface CompoundFiles {
  read(bytes: Buffer, options: { readonly type: 'buffer' }): CompoundFile;
  find(file: CompoundFile, path: string): { readonly content?: ArrayLike<number> | null } | null;
  write(file: CompoundFile, options: { readonly type: 'buffer' }): Buffer;
  readonly utils: { cfb_new(): CompoundFile; cfb_add(file: CompoundFile, path: string, bytes: Buffer): unknown };
}
