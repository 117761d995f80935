// Owns: the writer's end of the reader thread: starting it, matching answers to questions, starting it again when it dies. Must not read itself.
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../model/fault.ts';
import type { Output } from '../model/operations.ts';
import { type Carried, readWritten } from '../model/written.ts';
import { heldDeskKey } from '../store/heldKeys.ts';
import type { CaseReadName } from './caseReads.ts';
import type { Log } from './fault.ts';
import type { ReadLane } from './readLane.ts';
import type { LogSaid, ThreadStart } from './threadStart.ts';

export type ToThread =
  | { readonly do: 'read'; readonly seq: number; readonly operation: CaseReadName; readonly input: unknown; readonly actor: string }
  | { readonly do: 'forget'; readonly seq: number; readonly caseId: string }
  | { readonly do: 'close'; readonly seq: number };

export type FromThread = { readonly say: 'reply'; readonly seq: number; readonly reply: Carried<unknown> } | LogSaid;

/** Beside this file, from source as in the bundle. */
const threadFile = path.join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'readerThread.ts' : 'readerThread.js');

type Ask = (seq: number) => ToThread;

/** A lane in a thread of its own. */
export function readLaneInThread(folder: string, log: Log): ReadLane {
  const waiting = new Map<number, { readonly resolve: (reply: Carried<unknown>) => void; readonly reject: (why: unknown) => void }>();
  let seq = 0;
  const start = (): Worker => {
    const started = new Worker(threadFile, { workerData: { folder, deskKey: heldDeskKey(folder) } satisfies ThreadStart });
    started.on('message', (message: FromThread) => {
      if (message.say === 'log') return log(message.level, message.text);
      const asked = waiting.get(message.seq);
      waiting.delete(message.seq);
      if ('written' in message.reply || message.reply.ok) asked?.resolve(message.reply);
      else asked?.reject(new Refusal(message.reply.fault.code, message.reply.fault.message, message.reply.fault.place));
      return undefined;
    });
    started.on('error', (error) => log('error', `The reader thread failed: ${error.stack ?? error.message}`));
    started.on('exit', () => {
      if (worker === started) worker = null;
      // A read changes nothing, so it can simply be asked again.
      for (const asked of waiting.values()) asked.reject(new Refusal('storeGone', 'Reading was interrupted. Try again.'));
      waiting.clear();
    });
    return started;
  };

  // Started before it is asked, so that the first screen does not wait for it.
  let worker: Worker | null = start();

  const ask = (make: Ask): Promise<Carried<unknown>> => {
    worker ??= start();
    const to = worker;
    seq += 1;
    const mine = seq;
    return new Promise((resolve, reject) => {
      waiting.set(mine, { resolve, reject });
      to.postMessage(make(mine));
    });
  };

  return {
    async read(operation, input, actor) {
      const reply = await readWritten(await this.carry(operation, input, actor));
      if (!reply.ok) throw new Refusal(reply.fault.code, reply.fault.message, reply.fault.place);
      return reply.value;
    },
    // The thread answers each operation with its own output: one table serves both.
    carry: <K extends CaseReadName>(operation: K, input: unknown, actor: string) =>
      ask((mine) => ({ do: 'read', seq: mine, operation, input, actor })) as Promise<Carried<Output<K>>>,
    async forget(caseId) {
      if (worker !== null) await ask((mine) => ({ do: 'forget', seq: mine, caseId }));
    },
    async close() {
      if (worker === null) return;
      const ending = worker;
      const ended = new Promise<void>((done) => ending.once('exit', () => done()));
      await ask((mine) => ({ do: 'close', seq: mine }));
      await ended;
    },
  };
}
