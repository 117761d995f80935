// Owns: what every thread of the store begins with: its port, what it was started with, and the key of a protected desk, which it holds too. Must not do a task.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { holdDeskKey } from '../store/heldKeys.ts';
import type { Log } from './fault.ts';

/** What every thread is started with. */
export interface ThreadStart {
  readonly folder: string;
  /** Null on a desk that is not protected. */
  readonly deskKey: Uint8Array | null;
}

/** What this thread was started with, how it says something, and its log. Throws where this is no thread of the store. */
export function threadStarted<Start extends ThreadStart, Says>(): {
  readonly port: MessagePort;
  readonly start: Start;
  readonly say: (message: Says | LogSaid) => void;
  readonly log: Log;
} {
  const port = parentPort;
  if (port === null) throw new Error('A thread of the store is started by the store, not by itself.');
  const start = workerData as Start;
  if (start.deskKey !== null) holdDeskKey(start.folder, start.deskKey);
  const say = (message: Says | LogSaid) => port.postMessage(message);
  return { port, start, say, log: (level, text) => say({ say: 'log', level, text }) };
}

/** A line of the log, as a thread says it to the store. */
export interface LogSaid {
  readonly say: 'log';
  readonly level: Parameters<Log>[0];
  readonly text: string;
}
