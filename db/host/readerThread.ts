// Owns: entry of the reader thread: a lane of reads beside the writer, so that a long search or report delays no write. Started by threadLane.ts.
import { parentPort, workerData } from 'node:worker_threads';
import type { Input } from '../model/operations.ts';
import { type Carried, travelsWritten, written } from '../model/written.ts';
import { holdDeskKey } from '../store/heldKeys.ts';
import type { CaseReadName } from './caseReads.ts';
import { faultOf, type Log } from './fault.ts';
import { letGoAfter } from './letGo.ts';
import { pressed } from './pressed.ts';
import { readLaneHere } from './readLane.ts';
import type { FromThread, ToThread } from './threadLane.ts';

const port = parentPort;
if (port === null) throw new Error('readerThread is started by the store, not by itself.');

const { folder, deskKey } = workerData as { readonly folder: string; readonly deskKey: Uint8Array | null };
if (deskKey !== null) holdDeskKey(folder, deskKey);
const lane = readLaneHere(folder);
const say = (message: FromThread) => port.postMessage(message);
const log: Log = (level, text) => say({ say: 'log', level, text });

async function answer(message: ToThread): Promise<unknown> {
  if (message.do === 'forget') return lane.forget(message.caseId);
  if (message.do === 'close') return lane.close();
  return lane.read(message.operation, message.input as Input<CaseReadName>, message.actor);
}

port.on('message', (message: ToThread) => {
  const name = message.do === 'read' ? message.operation : message.do;
  answer(message).then(
    (value) => {
      const isWritten = message.do === 'read' && travelsWritten.has(message.operation);
      const words = isWritten ? written(value) : null;
      const reply: Carried<unknown> = words === null ? { ok: true, value } : pressed(words);
      say({ say: 'reply', seq: message.seq, reply });
      if (words !== null) letGoAfter(words.written.length);
      if (message.do === 'close') port.close();
    },
    (error: unknown) => say({ say: 'reply', seq: message.seq, reply: { ok: false, fault: faultOf(error, name, log) } }),
  );
});
