// Owns: the writer's end of the threads that do tasks of handovers: starting one for each, stopping it, and taking away what a stopped one left. Must not do a task
// where there are threads.
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { clearReceived } from '../domains/handover/receive.ts';
import { Refusal, type Reply } from '../model/fault.ts';
import { casePlace } from '../store/folder.ts';
import { clearUnfinished } from '../store/handover.ts';
import { heldDeskKey } from '../store/heldKeys.ts';
import type { Log } from './fault.ts';
import { type HandoverTask, type HandoverTasks, handoverTasks } from './handoverTasks.ts';
import type { LogSaid, ThreadStart } from './threadStart.ts';

/** What a thread is started with. */
export interface HandoverOrder extends ThreadStart {
  readonly task: HandoverTask;
  readonly input: unknown;
}

export type FromHandoverThread = { readonly say: 'reply'; readonly reply: Reply<unknown> } | LogSaid;

export interface HandoverLane {
  /** Does a task. Rejects with its Refusal, or with `cancelled`. */
  readonly run: <K extends HandoverTask>(task: K, input: HandoverTasks[K]['input']) => Promise<HandoverTasks[K]['output']>;
  /** Stops what is being done with the handover file of this path; answers whether anything was. What was begun is taken away before its task rejects. */
  readonly cancel: (file: string) => boolean;
  /** Stops everything and waits until it has ended. */
  readonly close: () => Promise<void>;
}

const threadFile = path.join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'handoverThread.ts' : 'handoverThread.js');

const stopped = () => new Refusal('cancelled', 'Stopped. Nothing was changed, and nothing is left of it.');

/** Tasks in this thread, one after the other: for a process that does one thing. */
export function handoverLaneHere(folder: string): HandoverLane {
  return { run: async (task, input) => handoverTasks[task](folder, input), cancel: () => false, close: async () => undefined };
}

interface Running {
  readonly file: string;
  readonly stop: () => void;
  readonly ended: Promise<unknown>;
}

/** Tasks in threads of their own. */
export function handoverLaneInThreads(folder: string, log: Log): HandoverLane {
  const running = new Set<Running>();
  return {
    run<K extends HandoverTask>(task: K, input: HandoverTasks[K]['input']) {
      const order: HandoverOrder = { folder, deskKey: heldDeskKey(folder), task, input };
      const worker = new Worker(threadFile, { workerData: order });
      const file = 'file' in input ? input.file : input.path;
      let reply: Reply<unknown> | null = null;
      let isStopped = false;
      worker.on('message', (message: FromHandoverThread) => {
        if (message.say === 'log') log(message.level, message.text);
        else reply = message.reply;
      });
      worker.on('error', (error) => log('error', `The thread of handover.${task} failed: ${error.stack ?? error.message}`));
      // Its connections are closed when it has ended, not before.
      const ended = new Promise<void>((done) => worker.once('exit', () => done()));
      const answer = ended.then(() => {
        running.delete(entry);
        if (reply === null || (isStopped && !reply.ok)) {
          if (task === 'give') clearUnfinished(file);
          if (task === 'take' && 'caseId' in input) clearReceived(casePlace(folder, input.caseId));
          throw isStopped ? stopped() : new Refusal('storeGone', 'The handover was interrupted. Try again.');
        }
        if (!reply.ok) throw new Refusal(reply.fault.code, reply.fault.message, reply.fault.place);
        return reply.value as HandoverTasks[K]['output'];
      });
      const entry: Running = {
        file,
        stop: () => {
          isStopped = true;
          void worker.terminate();
        },
        ended: answer.catch(() => undefined),
      };
      running.add(entry);
      return answer;
    },
    cancel(file) {
      const its = [...running].filter((each) => each.file === file);
      for (const { stop } of its) stop();
      return its.length > 0;
    },
    async close() {
      const all = [...running];
      for (const { stop } of all) stop();
      await Promise.all(all.map(({ ended }) => ended));
    },
  };
}
