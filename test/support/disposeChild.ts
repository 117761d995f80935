// Owns: a process that disposes of a case and kills itself so many turns after it is on record, as a machine that loses power would.
import process from 'node:process';
import { createDeskStore } from '../../db/host/answer.ts';
import type { RecordClass } from '../../db/model/retention.ts';

const [, , folder = '', caseId = '', typed = '', through = '', turns = '0'] = process.argv;
const die = () => process.kill(process.pid, 'SIGKILL');
let left = Number(turns);
const store = createDeskStore({
  folder,
  actor: 'R. Keeper',
  spawnReader: () => {
    throw new Error('Nothing is read here.');
  },
  emit: ({ name }) => {
    if (name !== 'cases.changed') return;
    if (left === 0) die();
    setImmediate(function turn() {
      left -= 1;
      if (left === 0) die();
      setImmediate(turn);
    });
  },
});
await store.call('disposal.dispose', { caseId, through: through as RecordClass, typed, reason: 'Asked for' });
