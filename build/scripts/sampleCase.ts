// Owns making the sample case's files from their readable sources, the same bytes on every run. It must not open a store or take anything in.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeLetterDocx } from './sample-case/letterDocx.ts';
import { writeLetterPdf } from './sample-case/letterPdf.ts';
import { type Attachment, writeEml } from './sample-case/mail.ts';
import { writePaperPhoto, writeScanPdf } from './sample-case/paper.ts';
import { writeScene } from './sample-case/scenes.ts';
import { writeCsv, writeXlsx } from './sample-case/sheets.ts';
import { optionalValue, parseSource, type SourceText } from './sample-case/sourceText.ts';
import { writeHtml, writeTxt } from './sample-case/webText.ts';

/** The sides a file can be supplied by; each is a folder of the sources and of the files made. */
export const sides = ['resident', 'landlord', 'third'] as const;

/** One file made: its path under the output folder with "/" (the side is its first part), length in bytes and SHA-256 in hex. */
export type MadeFile = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** What a run did: every file of the sample case in sorted path order, and whether any had to be written. */
export type SampleCase = { readonly directory: string; readonly files: readonly MadeFile[]; readonly written: boolean };

type Stamp = { readonly sources: string; readonly files: readonly MadeFile[] };

const sampleFolder = fileURLToPath(new URL('../../test/fixtures/sample-case/', import.meta.url));
const sourceFolder = join(sampleFolder, 'source');
const writersFolder = fileURLToPath(new URL('./sample-case/', import.meta.url));
const stampName = '.stamp.json';

/** Where the sample case's files are made when no other folder is named. */
const sampleFilesFolder = join(sampleFolder, 'files');

function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function pathsUnder(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** A digest of everything the files are made from: the sources and the code that writes them. */
async function sourcesDigest(): Promise<string> {
  const digest = createHash('sha256');
  for (const folder of [sourceFolder, writersFolder]) {
    for (const path of await pathsUnder(folder)) digest.update(`${path}\0`).update(await readFile(join(folder, path)));
  }
  return digest.update(await readFile(fileURLToPath(import.meta.url))).digest('hex');
}

async function readStamp(directory: string): Promise<Stamp | undefined> {
  try {
    return JSON.parse(await readFile(join(directory, stampName), 'utf8')) as Stamp;
  } catch {
    // No stamp, or one cut short by a crash: the files are made again.
    return undefined;
  }
}

async function allThere(directory: string, files: readonly MadeFile[]): Promise<boolean> {
  for (const file of files) {
    const found = await stat(join(directory, file.path)).catch(() => undefined);
    if (found?.size !== file.bytes) return false;
  }
  return files.length > 0;
}

/** Bytes that claim to be something and are not: a PDF whose copy was never filled, or a recording in a format no reader knows. */
async function unreadable(source: SourceText): Promise<Buffer | undefined> {
  const spoilt = optionalValue(source, 'spoilt');
  if (spoilt === undefined) return undefined;
  if (spoilt === 'never filled') {
    // What a broken copy leaves: the right first bytes and length, and nothing behind them that a forgiving reader could rebuild a page from.
    const whole = await writeLetterPdf(source);
    return Buffer.concat([whole.subarray(0, 9), Buffer.alloc(whole.length - 9)]);
  }
  if (spoilt === 'unknown format') {
    const noise: Buffer[] = [Buffer.from('VNOTE\x01\x00\x7f', 'latin1')];
    for (let block = 0; block < 64; block += 1) noise.push(createHash('sha256').update(`${source.place} ${block}`).digest());
    return Buffer.concat(noise);
  }
  throw new Error(`${source.place}: "spoilt" may be "never filled" or "unknown format", not "${spoilt}".`);
}

/** Makes files on demand and remembers them, because an e-mail may carry a file that is also supplied by itself. */
class Workshop {
  readonly #made = new Map<string, Promise<Buffer>>();

  /** The bytes of the file whose source is `path` + ".md" under the source folder. Throws an Error naming the source. */
  make(path: string): Promise<Buffer> {
    const known = this.#made.get(path);
    if (known) return known;
    const making = this.#write(path);
    this.#made.set(path, making);
    return making;
  }

  async #write(path: string): Promise<Buffer> {
    const place = `${path}.md`;
    const source = parseSource(place, await readFile(join(sourceFolder, place), 'utf8'));
    const sameAs = optionalValue(source, 'same as');
    if (sameAs !== undefined) return this.make(sameAs);
    const spoilt = await unreadable(source);
    if (spoilt) return spoilt;
    const extension = posix.extname(path);
    switch (extension) {
      case '.eml':
        return writeEml(source, await this.#attachments(source));
      case '.pdf':
        return optionalValue(source, 'scanned') === 'yes' ? writeScanPdf(source) : writeLetterPdf(source);
      case '.docx':
        return writeLetterDocx(source);
      case '.csv':
        return writeCsv(source);
      case '.xlsx':
        return writeXlsx(source);
      case '.html':
        return writeHtml(source);
      case '.txt':
        return writeTxt(source);
      case '.jpg':
        return optionalValue(source, 'scene') === undefined ? writePaperPhoto(source) : writeScene(source, 'jpg');
      case '.png':
        return writeScene(source, 'png');
      default:
        throw new Error(`${place}: no writer for "${extension}" files.`);
    }
  }

  async #attachments(source: SourceText): Promise<readonly Attachment[]> {
    const made: Attachment[] = [];
    for (const path of source.header.get('attach') ?? []) made.push({ name: posix.basename(path), bytes: await this.make(path) });
    return made;
  }
}

/**
 * Makes the sample case's files under `directory` (resident/, landlord/, third/) unless its stamp shows that they are there and current.
 * Throws an Error naming the source at fault, or refusing a folder that holds side folders this script did not make.
 */
export async function makeSampleCase(directory: string = sampleFilesFolder): Promise<SampleCase> {
  const sources = await sourcesDigest();
  const stamp = await readStamp(directory);
  if (stamp?.sources === sources && (await allThere(directory, stamp.files))) return { directory, files: stamp.files, written: false };
  if (stamp === undefined && directory !== sampleFilesFolder) {
    for (const side of sides) {
      const there = await stat(join(directory, side)).catch(() => undefined);
      if (there)
        throw new Error(`${join(directory, side)} is already there and was not made by this script; name an empty folder with --out.`);
    }
  }
  await mkdir(directory, { recursive: true });
  // An unfinished stamp first: whatever stops this run, the next one knows the folders are its own and makes them again.
  await writeFile(join(directory, stampName), JSON.stringify({ sources: '', files: [] } satisfies Stamp));
  const workshop = new Workshop();
  const files: MadeFile[] = [];
  for (const side of sides) {
    await rm(join(directory, side), { recursive: true, force: true });
    for (const place of await pathsUnder(join(sourceFolder, side))) {
      const path = `${side}/${place.replace(/\.md$/, '')}`;
      const bytes = await workshop.make(path);
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), bytes);
      files.push({ path, bytes: bytes.length, sha256: sha256(bytes) });
    }
  }
  await writeFile(join(directory, stampName), `${JSON.stringify({ sources, files } satisfies Stamp, null, '\t')}\n`);
  return { directory, files, written: true };
}

if (import.meta.main) {
  try {
    const { values } = parseArgs({ options: { out: { type: 'string' } } });
    const made = await makeSampleCase(values.out === undefined ? undefined : resolve(values.out));
    process.stderr.write(`${made.files.length} files of the sample case ${made.written ? 'made' : 'are current'} in ${made.directory}\n`);
  } catch (error) {
    process.stderr.write(`The sample case could not be made. ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
