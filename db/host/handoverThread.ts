// Owns: entry of a thread that does one task of a handover and ends, so that a window is answered meanwhile. Started by handoverLane.ts.
import { parentPort, workerData } from 'node:worker_threads';
import type { Reply } from '../model/fault.ts';
import { holdDeskKey } from '../store/heldKeys.ts';
import { faultOf } from './fault.ts';
import type { FromHandoverThread, HandoverOrder } from './handoverLane.ts';
import { handoverTasks } from './handoverTasks.ts';

const port = parentPort;
if (port === null) throw new Error('handoverThread is started by the store, not by itself.');
const say = (message: FromHandoverThread) => port.postMessage(message);

const { folder, deskKey, task, input } = workerData as HandoverOrder;
if (deskKey !== null) holdDeskKey(folder, deskKey);
// The table answers each task with its own output; which one this is, only the other end knows.
const run = handoverTasks[task] as (folder: string, input: unknown) => unknown;

function answer(): Reply<unknown> {
  try {
    return { ok: true, value: run(folder, input) };
  } catch (error) {
    return { ok: false, fault: faultOf(error, `handover.${task}`, (level, text) => say({ say: 'log', level, text })) };
  }
}

say({ say: 'reply', reply: answer() });
