// Owns: the store process started as a child, spoken to over its own port: what main does, without Electron.
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Reply } from '../../db/model/fault.ts';
import type { OperationName, Output, StoreEvent } from '../../db/model/operations.ts';
import type { FromStore, ToStore } from '../../db/model/protocol.ts';
import { readWritten } from '../../db/model/written.ts';

const entryFile = path.resolve(import.meta.dirname, '../../db/host/entry.ts');

export interface HostProcess {
  readonly child: ChildProcess;
  readonly hello: Extract<FromStore, { say: 'hello' }>;
  readonly heard: readonly FromStore[];
  readonly events: () => StoreEvent[];
  readonly ask: (message: (seq: number) => ToStore) => Promise<Reply<unknown>>;
  readonly open: (folder: string) => Promise<Reply<unknown>>;
  readonly call: <K extends OperationName>(operation: K, input: unknown) => Promise<Reply<Output<K>>>;
  /** Resolves with the exit code, or the signal's name. */
  readonly ended: Promise<number | string | null>;
}

/** Starts the host on this Node and waits for its hello. It is ended with the running test at the latest. */
export async function startHost(nodeArguments: readonly string[] = []): Promise<HostProcess> {
  const child = fork(entryFile, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [...nodeArguments],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const heard: FromStore[] = [];
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  const hello = Promise.withResolvers<Extract<FromStore, { say: 'hello' }>>();
  let seq = 0;
  child.on('message', (raw) => {
    const message = raw as FromStore;
    heard.push(message);
    if (message.say === 'hello') hello.resolve(message);
    if (message.say === 'reply') waiting.get(message.seq)?.(readWritten(message.reply));
  });
  const ended = new Promise<number | string | null>((done) => child.once('exit', (code, signal) => done(signal ?? code)));
  const ask = (make: (seq: number) => ToStore): Promise<Reply<unknown>> => {
    seq += 1;
    const mine = seq;
    return new Promise((resolve) => {
      waiting.set(mine, resolve);
      child.send(make(mine));
    });
  };
  return {
    child,
    hello: await hello.promise,
    heard,
    events: () => heard.flatMap((message) => (message.say === 'event' ? [message.event] : [])),
    ask,
    open: (folder) => ask((mine) => ({ do: 'open', seq: mine, folder, actor: 'A. Investigator' })),
    call: <K extends OperationName>(operation: K, input: unknown) =>
      ask((mine) => ({ do: 'call', seq: mine, operation, input })) as Promise<Reply<Output<K>>>,
    ended,
  };
}
