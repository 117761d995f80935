// Owns: the store process started as a child, spoken to over its own port: what main does, without Electron. Must not know of tests.
import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { spawnReaderOnNode } from '../../db/intake/spawnNode.ts';
import type { ReaderHandle } from '../../db/model/extraction.ts';
import type { Reply } from '../../db/model/fault.ts';
import type { OperationName, Output, StoreEvent } from '../../db/model/operations.ts';
import type { FromStore, ToStore } from '../../db/model/protocol.ts';
import type { ReaderNeeds } from '../../db/model/readerNeeds.ts';
import { readWritten } from '../../db/model/written.ts';

const fromSource = path.resolve(import.meta.dirname, '../../db/host/entry.ts');

export interface StoreChild {
  readonly child: ChildProcess;
  readonly hello: Extract<FromStore, { say: 'hello' }>;
  readonly heard: readonly FromStore[];
  readonly events: () => StoreEvent[];
  readonly ask: (message: (seq: number) => ToStore) => Promise<Reply<unknown>>;
  readonly open: (folder: string, mustBeThere?: boolean) => Promise<Reply<unknown>>;
  readonly call: <K extends OperationName>(operation: K, input: unknown) => Promise<Reply<Output<K>>>;
  /** Resolves with the exit code, or the signal's name; its readers are ended by then. */
  readonly ended: Promise<number | string | null>;
  /** Reader processes it has now. */
  readonly readers: () => ReadonlyMap<number, ReaderHandle>;
}

export interface StoreChildSetup {
  readonly nodeArguments?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** False: requests for readers stay unanswered, so that a delivery never ends. */
  readonly hasReaders?: boolean;
  /** Folder of the built store; otherwise it runs from source. */
  readonly bundles?: string;
  readonly onEvent?: (event: StoreEvent) => void;
  /** Hears of the child before its hello. */
  readonly onStart?: (child: ChildProcess) => void;
}

/** Starts the store process on this Node and waits for its hello. */
export async function startStoreChild(setup: StoreChildSetup = {}): Promise<StoreChild> {
  const child = fork(setup.bundles === undefined ? fromSource : path.join(setup.bundles, 'host.js'), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    ...(setup.environment === undefined ? {} : { env: setup.environment }),
    execArgv: ['--disable-warning=ExperimentalWarning', ...(setup.nodeArguments ?? [])],
  });
  setup.onStart?.(child);
  const heard: FromStore[] = [];
  const waiting = new Map<number, (reply: Reply<unknown>) => void>();
  const readers = new Map<number, ReaderHandle>();
  const hello = Promise.withResolvers<Extract<FromStore, { say: 'hello' }>>();
  let seq = 0;
  const send = (message: ToStore): void => {
    if (child.connected) child.send(message, () => {});
  };
  const startReader = (reader: number, needs: ReaderNeeds): void => {
    const started = spawnReaderOnNode(needs, setup.bundles === undefined ? undefined : path.join(setup.bundles, 'intakeReader.js'));
    readers.set(reader, started);
    started.hear({
      message: (message) => send({ do: 'fromReader', reader, message }),
      gone(why) {
        readers.delete(reader);
        send({ do: 'readerGone', reader, why });
      },
    });
  };
  child.on('message', (raw) => {
    const message = raw as FromStore;
    heard.push(message);
    if (message.say === 'hello') hello.resolve(message);
    if (message.say === 'reply') void readWritten(message.reply).then((reply) => waiting.get(message.seq)?.(reply));
    if (message.say === 'event') setup.onEvent?.(message.event);
    if (setup.hasReaders !== true) return;
    if (message.say === 'spawnReader') startReader(message.reader, message.needs);
    if (message.say === 'toReader') readers.get(message.reader)?.send(message.message);
    if (message.say === 'killReader') readers.get(message.reader)?.kill();
  });
  const ended = new Promise<number | string | null>((done) =>
    child.once('exit', (code, signal) => {
      for (const reader of readers.values()) reader.kill();
      done(signal ?? code);
    }),
  );
  const ask = (make: (seq: number) => ToStore): Promise<Reply<unknown>> => {
    seq += 1;
    const mine = seq;
    return new Promise((resolve) => {
      waiting.set(mine, resolve);
      send(make(mine));
    });
  };
  return {
    child,
    hello: await hello.promise,
    heard,
    events: () => heard.flatMap((message) => (message.say === 'event' ? [message.event] : [])),
    ask,
    open: (folder, mustBeThere = false) => ask((mine) => ({ do: 'open', seq: mine, folder, actor: 'A. Investigator', mustBeThere })),
    call: <K extends OperationName>(operation: K, input: unknown) =>
      ask((mine) => ({ do: 'call', seq: mine, operation, input })) as Promise<Reply<Output<K>>>,
    ended,
    readers: () => readers,
  };
}
