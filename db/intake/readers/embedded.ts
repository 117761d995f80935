// Owns: the files put into an Office document as objects (ECMA-376, part 2, and Microsoft, [MS-OLEDS]): each taken out under the name it bears. What an object is to the
// program that made it alone (a formula, a chart, a control) is no file and stays in the original.
import { type Attached, attachedName } from './attached.ts';
import { holdsTogether } from './compoundFile.ts';
import type { PackagePart } from './officePackage.ts';
import { type Format, sniff } from './sniff.ts';

/** Parts of a package that hold them. */
export const embeddedParts = /^(?:word|xl)\/embeddings\/[^/]+$/i;

/** Files of programs that are compound files themselves (Microsoft, [MS-CFB]), by a stream that only they have. */
const ownForms: readonly (readonly [stream: string, ending: string])[] = [
  ['/__properties_version1.0', 'msg'],
  ['/WordDocument', 'doc'],
  ['/Workbook', 'xls'],
  ['/Book', 'xls'],
  ['/PowerPoint Document', 'ppt'],
];

/** Streams that hold a file as it is: of Acrobat, of Office and of OpenDocument. */
const wholeFiles = ['/CONTENTS', '/Package', '/EmbeddedOdf'] as const;

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
    files.push({
      fileName: attachedName(file.name, files.length + 1, file.ending ?? (await endingOf(file.bytes))),
      bytes: new Uint8Array(file.bytes),
    });
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
  if (!holdsTogether(bytes)) return null;
  const CFB = await loadCompound();
  const file = CFB.read(Buffer.from(bytes), { type: 'buffer' });
  const stream = (path: string) => {
    const content = CFB.find(file, path)?.content;
    return content === undefined || content === null || content.length === 0 ? null : Uint8Array.from(content as ArrayLike<number>);
  };
  const packaged = stream('/\u0001Ole10Native');
  if (packaged !== null) return fileInPackage(Buffer.from(packaged));
  for (const path of wholeFiles) {
    const whole = stream(path);
    if (whole !== null) return { name: '', bytes: whole };
  }
  const own = ownForms.find(([path]) => stream(path) !== null);
  return own === undefined ? null : { name: '', bytes, ending: own[1] };
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

function isCompound(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, 8).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
}

/** Of a file that bears no name. */
async function endingOf(bytes: Uint8Array): Promise<string> {
  const { format } = await sniff(bytes, '');
  return endings[format] ?? 'bin';
}

const endings: Readonly<Partial<Record<Format['format'], string>>> = { pdf: 'pdf', word: 'docx', workbook: 'xlsx', zip: 'zip' };

async function loadCompound(): Promise<CompoundFiles> {
  // A CommonJS package, loaded where there is an object to look into.
  const { default: xlsx } = await import('@e965/xlsx');
  return xlsx.CFB as CompoundFiles;
}

/** As far as it is used here; the package leaves it without types. */
interface CompoundFiles {
  read(bytes: Buffer, options: { readonly type: 'buffer' }): object;
  find(file: object, path: string): { readonly content?: ArrayLike<number> | null } | null;
}
