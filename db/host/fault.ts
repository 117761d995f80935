// Owns: how anything thrown in the store becomes a fault in plain English. Stacks and SQL go to the log, never to a window.
import type { z } from 'zod';
import { type Fault, type FaultCode, Refusal } from '../model/fault.ts';

export type Log = (level: 'info' | 'warn' | 'error', text: string) => void;

const full = 'The disk is full: nothing was saved. Free some space and try again.';
const notAnswering = 'The disk did not answer properly: nothing was saved. Look whether the disk is connected and sound.';

/** By the driver's words, and by the system's, which come where a file is opened beside the driver. */
const driverFaults: readonly (readonly [prefix: string, code: FaultCode, message: string])[] = [
  ['SQLITE_FULL', 'readonly', full],
  ['SQLITE_READONLY', 'readonly', 'The store cannot be written: its folder or file is read-only. Nothing was saved.'],
  ['SQLITE_CANTOPEN', 'readonly', 'A file of the store cannot be opened. Look whether its folder is there and may be written.'],
  ['SQLITE_IOERR', 'readonly', notAnswering],
  ...['EIO', 'ENOTCONN', 'ESTALE', 'EHOSTDOWN', 'ENODEV'].map((code) => [code, 'readonly', notAnswering] as const),
  ['ENOSPC', 'readonly', full],
  ['SQLITE_BUSY', 'busy', 'The store is being used by another program. Close it there and try again.'],
  ['SQLITE_CORRUPT', 'notACase', 'The file is damaged. Restore it from a copy.'],
  ['SQLITE_NOTADB', 'notACase', 'The file is encrypted with another passphrase, or damaged.'],
];

/** The fault for anything thrown while `operation` ran; what was not expected is logged whole, once. */
export function faultOf(error: unknown, operation: string, log: Log): Fault {
  if (error instanceof Refusal) return error.fault;
  const code = (error as { readonly code?: unknown } | null)?.code;
  const known = typeof code === 'string' ? driverFaults.find(([prefix]) => code.startsWith(prefix)) : undefined;
  log('error', `${operation}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  if (known !== undefined) return { code: known[1], message: known[2] };
  return { code: 'internal', message: `The store could not do this (${operation}). The reason is in the log; nothing was changed.` };
}

/** What the system calls a folder that may not be written, or is not there. */
const closedToUs = /^(?:SQLITE_(?:CANTOPEN|READONLY|PERM)|EACCES$|EPERM$|EROFS$|ENOENT$|ENOTDIR$)/;

/** The same for what was thrown while the desk in `folder` was opened: what is wrong is its disk or its folder, which is named. */
export function faultOfOpening(error: unknown, folder: string, log: Log): Fault {
  const fault = faultOf(error, 'open', log);
  const code = String((error as { readonly code?: unknown } | null)?.code);
  if (error instanceof Refusal) return fault;
  if (closedToUs.test(code)) {
    const message = `The folder of this desk cannot be opened and written: ${folder}. Look whether its disk or network share is there and whether you may write in it; then start again.`;
    return { code: 'readonly', message, place: folder };
  }
  if (fault.message === full) {
    return { ...fault, message: `The disk of this desk is full: ${folder}. What was saved is kept. Free some space, then start again.` };
  }
  if (fault.message === notAnswering) {
    const message = `The disk of this desk does not answer: ${folder}. What was saved is kept. Look whether it is connected and sound; then start again.`;
    return { ...fault, message };
  }
  return fault;
}

/** The fault where the folder of the desk went away while it was open, or another one took its place. */
export function goneFolder(folder: string): Fault {
  return {
    code: 'readonly',
    message: `The disk or network share of this desk is gone: ${folder}. Nothing was saved by this; what was saved before is kept there. Connect it again.`,
    place: folder,
  };
}

/** Whether a fault may come of a disk that is full, closed to us or failing; a refusal for a reason of the case's own does not. */
export function mayBeOfDisk({ code, message }: Fault): boolean {
  return code === 'internal' || driverFaults.some(([, , words]) => words === message);
}

/** Whether the disk failed at what it should have done: not for want of room, nor because it may not be written. */
export function isOfFailingDisk({ message }: Fault): boolean {
  return message === notAnswering;
}

/** The fault where nothing can be written in the folder of the open desk. */
export function notWritable(folder: string, why: 'closed' | 'full'): Fault {
  if (why === 'full') return { code: 'readonly', message: full };
  return {
    code: 'readonly',
    message: `The folder of this desk can be read but not written any more: ${folder}. Nothing was saved by this; what was saved before is kept. Make it writable again and try again.`,
    place: folder,
  };
}

/** The fault for an input that its schema refuses: the first thing wrong, and where. */
export function guardFault(error: z.ZodError): Fault {
  const { path, message } = firstWrong(error.issues);
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  const place = steps.join('').replace(/^\./, '');
  return place === '' ? { code: 'invalid', message } : { code: 'invalid', message: `${place}: ${message}`, place };
}

interface Wrong {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Where one of several shapes is asked for, what is wrong by the shape that was meant: the one whose name (`do: 'put'`) the input bears. */
function firstWrong(issues: readonly z.core.$ZodIssue[]): Wrong {
  const issue = issues[0];
  if (issue === undefined) return { path: [], message: 'The input is not what this operation takes.' };
  if (issue.code !== 'invalid_union') return issue;
  const isOfOtherName = (branch: readonly z.core.$ZodIssue[]) =>
    branch.some((each) => each.code === 'invalid_value' && each.values.length === 1);
  const meant = issue.errors.find((branch) => !isOfOtherName(branch)) ?? issue.errors[0];
  if (meant === undefined) return issue;
  const inner = firstWrong(meant);
  return { path: [...issue.path, ...inner.path], message: inner.message };
}
