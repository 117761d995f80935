// Owns: entry of the store process: handshake, messages of the port, reader processes borrowed from the parent. The driver is not touched before the hello:
// on a Node too old for it, it would end the process.
import type { FromReader, ReaderHandle, ToReader } from '../model/extraction.ts';
import type { Fault, Reply } from '../model/fault.ts';
import { notSaidByReaders, saidByReader } from '../model/fromReader.ts';
import type { StoreEvent } from '../model/operations.ts';
import { type FromStore, neededNodeApi, type Port, type ToStore } from '../model/protocol.ts';
import type { ReaderNeeds } from '../model/readerNeeds.ts';
import type { Carried } from '../model/written.ts';
import type { DeskDoor } from './deskDoor.ts';

/** What Electron adds to a utility process. */
interface ParentPort {
  on(event: 'message', hear: (event: { readonly data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

/** The port to whoever started this process, whichever way it did. */
function parentPort(): Port<FromStore, ToStore> {
  const utility = (process as { readonly parentPort?: ParentPort }).parentPort;
  if (utility !== undefined) {
    return {
      send: (message) => utility.postMessage(message),
      // A utility process ends with its parent.
      hear: (on) => utility.on('message', ({ data }) => on.message(data as ToStore)),
    };
  }
  return {
    send: (message) => void process.send?.(message),
    hear(on) {
      process.on('message', (message) => on.message(message as ToStore));
      process.on('disconnect', () => on.gone('the program that started the store has ended'));
    },
  };
}

interface Hearing {
  message(message: FromReader): void;
  gone(why: string): void;
}

/** Reader processes started by the parent and spoken to through it. */
function borrowedReaders(send: (message: FromStore) => void) {
  const hearing = new Map<number, Hearing>();
  const early = new Map<number, FromReader[]>();
  let last = 0;
  return {
    spawn(needs: ReaderNeeds = {}): ReaderHandle {
      last += 1;
      const reader = last;
      early.set(reader, []);
      send({ say: 'spawnReader', reader, needs });
      return {
        send: (message: ToReader) => send({ say: 'toReader', reader, message }),
        hear(on) {
          hearing.set(reader, on);
          for (const message of early.get(reader) ?? []) on.message(message);
          early.delete(reader);
        },
        kill: () => send({ say: 'killReader', reader }),
      };
    },
    heard(reader: number, message: unknown): void {
      const said = saidByReader(message);
      const on = hearing.get(reader);
      if (said === null) {
        send({ say: 'killReader', reader });
        this.gone(reader, notSaidByReaders);
      } else if (on === undefined) early.get(reader)?.push(said);
      else on.message(said);
    },
    gone(reader: number, why: string): void {
      const on = hearing.get(reader);
      hearing.delete(reader);
      early.delete(reader);
      on?.gone(why);
    },
  };
}

const port = parentPort();
const readers = borrowedReaders((message) => port.send(message));
const nodeApi = Number(process.versions.napi ?? 0);
const canOpen = nodeApi >= neededNodeApi;
const tooOld: Fault = {
  code: 'internal',
  message: `The store needs Node-API ${neededNodeApi}; this Node (${process.versions.node}) has ${nodeApi}.`,
};
let desk: DeskDoor | null = null;

async function open({ folder, actor, mustBeThere }: Extract<ToStore, { readonly do: 'open' }>): Promise<Reply<null>> {
  if (!canOpen) return { ok: false, fault: tooOld };
  const { deskDoor } = await import('./deskDoor.ts');
  const log = (level: 'info' | 'warn' | 'error', text: string) => port.send({ say: 'log', level, text });
  const setup = {
    folder,
    actor,
    mustBeThere,
    lost: endSoon,
    spawnReader: readers.spawn,
    emit: (event: StoreEvent) => port.send({ say: 'event', event }),
    log,
    reads: 'thread',
    recognises: process.env.OMBUDSMAN_DESK_SCANS !== 'wait',
  } as const;
  desk = deskDoor(setup, log);
  return desk.open();
}

/** What is open on a disk that went away cannot be used again: whoever started this process starts another, which says whether the disk is there. */
function endSoon(): void {
  // What was refused is told first.
  setTimeout(() => process.exit(1), 100);
}

const notOpen: Reply<never> = { ok: false, fault: { code: 'storeGone', message: 'The store is not open.' } };

async function answer(message: Extract<ToStore, { readonly seq: number }>): Promise<Carried<unknown>> {
  if (message.do === 'open') return open(message);
  if (message.do === 'call') return desk === null ? notOpen : desk.carry(message.operation, message.input);
  if (message.do === 'protection') return desk === null ? notOpen : desk.protection(message.ask);
  await desk?.close();
  return { ok: true, value: null };
}

port.hear({
  message(message) {
    if (message.do === 'fromReader') return readers.heard(message.reader, message.message);
    if (message.do === 'readerGone') return readers.gone(message.reader, message.why);
    const startedMs = performance.now();
    void answer(message).then((reply) => {
      port.send({ say: 'reply', seq: message.seq, ms: performance.now() - startedMs, reply });
      // The answer goes out before the process does.
      if (message.do === 'close') setImmediate(() => process.exit(0));
    });
    return undefined;
  },
  gone() {
    void (desk?.close() ?? Promise.resolve()).finally(() => process.exit(0));
  },
});

port.send({ say: 'hello', node: process.versions.node, nodeApi, canOpen, pid: process.pid });
