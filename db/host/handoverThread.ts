// Owns: entry of a thread that does one task of a handover and ends, so that a window is answered meanwhile. Started by handoverLane.ts.
import type { Reply } from '../model/fault.ts';
import { faultOf } from './fault.ts';
import type { FromHandoverThread, HandoverOrder } from './handoverLane.ts';
import { handoverTasks } from './handoverTasks.ts';
import { threadStarted } from './threadStart.ts';

const { start, say, log } = threadStarted<HandoverOrder, FromHandoverThread>();
const { folder, task, input } = start;
// The table answers each task with its own output; which one this is, only the other end knows.
const run = handoverTasks[task] as (folder: string, input: unknown) => unknown;

function answer(): Reply<unknown> {
  try {
    return { ok: true, value: run(folder, input) };
  } catch (error) {
    return { ok: false, fault: faultOf(error, `handover.${task}`, log) };
  }
}

say({ say: 'reply', reply: answer() });
