// Owns: how an answer too large to be copied field by field travels between processes: written once as JSON, read once where it is used. No behaviour else.
// Who writes may press the words together (db/host/pressed.ts).
import type { Reply } from './fault.ts';
import type { OperationName, Output } from './operations.ts';
import { type PackedRows, packRows, unpackRows } from './packed.ts';

/** An answer written as JSON, a list of many rows packed before it: its words, or those deflated (RFC 1950) as UTF-8. */
export interface Written {
  readonly written: string | Uint8Array<ArrayBuffer>;
  readonly isPacked: boolean;
}

/** An answer on its way: as it is, or written. */
export type Carried<T> = Reply<T> | Written;

/**
 * Operations whose answers travel written. Copying 100,000 entries as objects over four borders took three seconds; one text takes a tenth of it
 * (test/bench/axis.bench.ts). Only plain answers: no bytes, no dates.
 */
const writtenOperations = [
  'entry.axis',
  'entry.read',
  'sheet.order',
  'sheet.rows',
  'draft.read',
  'search.run',
] as const satisfies readonly OperationName[];
export type WrittenOperation = (typeof writtenOperations)[number];
export const travelsWritten: ReadonlySet<OperationName> = new Set(writtenOperations);

/** What an operation's answer is on its way: only a few may come written. */
export type CarriedAnswer<K extends OperationName> = K extends WrittenOperation ? Carried<Output<K>> : Reply<Output<K>>;

/** Fewer rows than this are written as they are. */
const manyRows = 500;

/** An answer made ready for its journey. */
export function written(value: unknown): Written & { readonly written: string } {
  if (!Array.isArray(value) || value.length < manyRows) return { written: JSON.stringify(value), isPacked: false };
  return { written: JSON.stringify(packRows(value as readonly object[])), isPacked: true };
}

/** The answer itself, whichever way it came. */
export async function readWritten<T>(carried: Carried<T>): Promise<Reply<T>> {
  if (!('written' in carried)) return carried;
  const read: unknown = typeof carried.written === 'string' ? JSON.parse(carried.written) : await inflated(carried.written);
  return { ok: true, value: (carried.isPacked ? unpackRows(read as PackedRows) : read) as T };
}

// Every runtime that reads an answer has these, the page as well as Node; this room is compiled without the types of either.
declare const Blob: new (parts: readonly Uint8Array[]) => { stream(): { pipeThrough(through: unknown): unknown } };
declare const DecompressionStream: new (format: 'deflate') => unknown;
declare const Response: new (body: unknown) => { json(): Promise<unknown> };

function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).json();
}
