// Owns: the parts of a file that are read each in its own turn: the files of an archive, and the attachments of a message one of which stopped the reader. One
// that cannot be read costs no other. Must not write rows.
import { createHash } from 'node:crypto';
import type { ReadPart, ReadResult } from '../model/extraction.ts';
import { readByPages } from './pageRanges.ts';
import type { ReaderPool, ReadOrder } from './readerPool.ts';
import { foundUnderName } from './readers/found.ts';
import { deepest, tooDeep } from './readers/source.ts';
import { notRead } from './readers/unreadable.ts';

/** What archives inside an archive may hold together; one inside another inside another soon runs out of it. */
export interface PartsAllowance {
  parts: number;
  bytes: number;
  /** Archives inside it, and what is being read of it, by digest: the same one again, as those made to do harm are built, is not gone through again. */
  readonly archives: Map<string, { readonly fileName: string; readonly reading: Promise<ReadResult> }>;
  /** By digest, what each waits for: the digests of its parts. */
  readonly waits: Map<string, Set<string>>;
}
export const partsAllowance = (): PartsAllowance => ({
  parts: 20_000,
  bytes: 4 * 1024 * 1024 * 1024,
  archives: new Map(),
  waits: new Map(),
});
/** What one archive inside another may unpack to: it is held until it is written. */
const heldBytes = 512 * 1024 * 1024;

/** Reads a file, and each of its parts that it left unread. Always answers, as the pool does. */
export async function readWhole(pool: ReaderPool, order: ReadOrder): Promise<ReadResult> {
  const result = await readByPages(pool, order);
  if (!result.ok || result.parts.every((part) => part.result !== null)) return result;
  return { ...result, parts: await wholeParts(pool, result.parts, 1, partsAllowance(), order.password) };
}

/**
 * Reads parts that were left unread, `depth` files deep, and what they hold in turn.
 * @param holder digest of what holds them; empty for a file of the delivery
 */
export function wholeParts(
  pool: ReaderPool,
  parts: readonly ReadPart[],
  depth: number,
  allowance: PartsAllowance,
  password: string | undefined,
  holder = '',
): Promise<ReadPart[]> {
  return Promise.all(parts.map(async (part) => ({ ...part, result: await resultOf(pool, part, depth, allowance, password, holder) })));
}

async function resultOf(
  pool: ReaderPool,
  part: ReadPart,
  depth: number,
  allowance: PartsAllowance,
  password: string | undefined,
  holder: string,
): Promise<ReadResult | null> {
  const { bytes } = part;
  if (part.result !== null || bytes === null) return part.result;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = allowance.archives.get(sha256);
  if (known !== undefined && doesWaitFor(sha256, holder, allowance.waits)) return notRead(holdsItself, part.claimedType);
  allowance.waits.set(holder, (allowance.waits.get(holder) ?? new Set()).add(sha256));
  if (known !== undefined) return underName(await known.reading, known.fileName, part.fileName);
  const reading = read(pool, { ...part, bytes }, sha256, depth, allowance, password);
  allowance.archives.set(sha256, { fileName: part.fileName, reading });
  const result = await reading;
  if (!result.ok || result.extraction.kind !== 'archive') allowance.archives.delete(sha256);
  return result;
}

/** Read under the name of the first copy that came to a reader, which need not be the first in the archive. */
function underName(result: ReadResult, before: string, now: string): ReadResult {
  if (!result.ok) return result;
  const { extraction } = result;
  return { ...result, extraction: { ...extraction, found: foundUnderName(extraction.found, before, now) } };
}

async function read(
  pool: ReaderPool,
  { bytes, fileName, claimedType }: ReadPart & { readonly bytes: Uint8Array },
  sha256: string,
  depth: number,
  allowance: PartsAllowance,
  password: string | undefined,
): Promise<ReadResult> {
  if (depth > deepest) return notRead(tooDeep, claimedType);
  const order: ReadOrder = {
    place: bytes,
    fileName,
    bytes: bytes.byteLength,
    ...(claimedType === undefined ? {} : { claimedType }),
    ...(password === undefined ? {} : { password }),
  };
  const first = await readByPages(pool, order);
  if (!first.ok || (first.more === undefined && first.parts.every(({ result }) => result !== null))) return first;
  const { more: start, ...result } = first;
  const held = [...first.parts];
  let more = start;
  while (more !== undefined && has(held, allowance)) {
    const portion: ReadResult = await pool.read({ ...order, after: more });
    if (!portion.ok) return portion;
    held.push(...portion.parts);
    more = portion.more;
  }
  if (!has(held, allowance)) return notRead(tooMuch, first.extraction.mediaType);
  allowance.parts -= held.length;
  allowance.bytes -= sizeOf(held);
  return { ...result, parts: await wholeParts(pool, held, depth + 1, allowance, password, sha256) };
}

/** Whether `one` is `other`, or waits for it however far down: for what holds itself, as archives are built that do harm, nobody may wait. */
function doesWaitFor(one: string, other: string, waits: PartsAllowance['waits']): boolean {
  const seen = new Set<string>();
  const left = [one];
  for (let each = left.pop(); each !== undefined; each = left.pop()) {
    if (each === other) return true;
    if (seen.has(each)) continue;
    seen.add(each);
    left.push(...(waits.get(each) ?? []));
  }
  return false;
}

const holdsItself = 'An archive that holds itself, however deep: its papers stand where it lies first.';
const tooMuch =
  'An archive inside an archive that holds more than is taken out of one (20,000 files, or 512 MB). Take it in as a file of its own.';

function has(held: readonly ReadPart[], allowance: PartsAllowance): boolean {
  const bytes = sizeOf(held);
  return held.length <= allowance.parts && bytes <= Math.min(allowance.bytes, heldBytes);
}

function sizeOf(parts: readonly ReadPart[]): number {
  return parts.reduce((sum, { bytes }) => sum + (bytes?.byteLength ?? 0), 0);
}
