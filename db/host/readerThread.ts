// Owns: entry of the reader thread: a lane of reads beside the writer, so that a long search or report delays no write. Started by threadLane.ts.
import type { Input } from '../model/operations.ts';
import { type Carried, travelsWritten, written } from '../model/written.ts';
import type { CaseReadName } from './caseReads.ts';
import { faultOf } from './fault.ts';
import { letGoAfter } from './letGo.ts';
import { pressed } from './pressed.ts';
import { readLaneHere } from './readLane.ts';
import type { FromThread, ToThread } from './threadLane.ts';
import { type ThreadStart, threadStarted } from './threadStart.ts';

const { port, start, say, log } = threadStarted<ThreadStart, FromThread>();
const lane = readLaneHere(start.folder);

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
