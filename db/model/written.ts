// Owns: how an answer too large to be copied field by field travels between processes: written once as JSON, read once where it is used. No behaviour else.
import type { Reply } from './fault.ts';
import type { OperationName, Output } from './operations.ts';

/** An answer on its way: as it is, or written. */
export type Carried<T> = Reply<T> | { readonly written: string };

/**
 * Operations whose answers travel written. Copying 100,000 entries as objects over four borders took three seconds; one text takes a tenth of it
 * (test/bench/axis.bench.ts). Only plain answers: no bytes, no dates.
 */
const writtenOperations = ['entry.axis', 'entry.read', 'draft.read', 'search.run'] as const satisfies readonly OperationName[];
export type WrittenOperation = (typeof writtenOperations)[number];
export const travelsWritten: ReadonlySet<OperationName> = new Set(writtenOperations);

/** What an operation's answer is on its way: only a few may come written. */
export type CarriedAnswer<K extends OperationName> = K extends WrittenOperation ? Carried<Output<K>> : Reply<Output<K>>;

/** The answer itself, whichever way it came. */
export function readWritten<T>(carried: Carried<T>): Reply<T> {
  return 'written' in carried ? { ok: true, value: JSON.parse(carried.written) as T } : carried;
}
