// Owns: how an answer too large to be copied field by field travels between processes: written once as JSON, read once where it is used. No behaviour else.
import type { Reply } from './fault.ts';
import type { OperationName, Output } from './operations.ts';
import { type PackedRows, packRows, unpackRows } from './packed.ts';

/** An answer on its way: as it is, or written; a list of many rows is packed before it is written. */
export type Carried<T> = Reply<T> | { readonly written: string; readonly isPacked: boolean };

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
export function written(value: unknown): { readonly written: string; readonly isPacked: boolean } {
  if (!Array.isArray(value) || value.length < manyRows) return { written: JSON.stringify(value), isPacked: false };
  return { written: JSON.stringify(packRows(value as readonly object[])), isPacked: true };
}

/** The answer itself, whichever way it came. */
export function readWritten<T>(carried: Carried<T>): Reply<T> {
  if (!('written' in carried)) return carried;
  const read: unknown = JSON.parse(carried.written);
  return { ok: true, value: (carried.isPacked ? unpackRows(read as PackedRows) : read) as T };
}
