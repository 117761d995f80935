// Owns: how long the whole axis of a large case takes, on each of the ways it is asked for. Prints figures; must not judge them.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { readAxis } from '../../db/domains/entry/reads.ts';
import { createDeskStore } from '../../db/host/answer.ts';
import type { FromStore, ToStore } from '../../db/model/protocol.ts';
import { casePlace } from '../../db/store/folder.ts';
import { closeStore, openCase } from '../../db/store/open.ts';
import { makeLargeCase } from './largeCase.ts';

const runs = 6;
const count = Number(process.argv[2] ?? 100_000);
const hostFile = path.resolve(import.meta.dirname, '../../db/host/entry.ts');

const folder = mkdtempSync(path.join(tmpdir(), 'desk-bench-'));
try {
  const caseId = makeLargeCase(folder, count);
  print(`The axis of ${count.toLocaleString('en-GB')} entries, median of ${runs - 1} runs:`);
  print(`  ${await inThisProcess(caseId)} ms  read in this process`);
  print(`  ${await throughTheThread(caseId)} ms  through the reader thread`);
  print(`  ${await throughAProcess(caseId)} ms  through a store process, as main has it`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function inThisProcess(caseId: string): Promise<number> {
  const db = openCase(casePlace(folder, caseId), { role: 'writer' });
  return median(async () => readAxis(db)).finally(() => closeStore(db));
}

async function throughTheThread(caseId: string): Promise<number> {
  const store = createDeskStore({
    folder,
    actor: 'Benchmark',
    spawnReader: () => {
      throw new Error('Nothing is taken in here.');
    },
    emit: () => undefined,
    reads: 'thread',
  });
  return median(() => store.call('entry.axis', { caseId })).finally(() => store.close());
}

async function throughAProcess(caseId: string): Promise<number> {
  const child = fork(hostFile, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  await ask(child, { do: 'open', seq: 1, folder, actor: 'Benchmark', mustBeThere: false });
  const taken = await median(() => ask(child, { do: 'call', seq: 2, operation: 'entry.axis', input: { caseId } }));
  await ask(child, { do: 'close', seq: 3 });
  return taken;
}

async function ask(child: ChildProcess, message: ToStore & { readonly seq: number }): Promise<void> {
  child.send(message);
  for (;;) {
    const [heard] = (await once(child, 'message')) as [FromStore];
    if (heard.say !== 'reply' || heard.seq !== message.seq) continue;
    if (!('written' in heard.reply) && !heard.reply.ok) throw new Error(heard.reply.fault.message);
    return;
  }
}

/** Milliseconds; the first run, in which everything is loaded, does not count. */
async function median(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const startedMs = performance.now();
    await work();
    if (run > 0) taken.push(performance.now() - startedMs);
  }
  taken.sort((a, b) => a - b);
  return Math.round(taken[Math.floor(taken.length / 2)] ?? 0);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
