// Owns the life of the store process: start, handshake, calls and their answers, restart, drain. Relays its reader processes. Must not import Electron or db's
// code, and must not look into what is called.
import type { FromReader, ToReader } from '../../db/model/extraction.ts';
import type { Fault, Reply } from '../../db/model/fault.ts';
import type { OperationName, StoreEvent } from '../../db/model/operations.ts';
import type { ProtectionAnswer, ProtectionAsk } from '../../db/model/protection.ts';
import type { FromStore, ToStore } from '../../db/model/protocol.ts';
import type { ReaderNeeds } from '../../db/model/readerNeeds.ts';
import { type Carried as CarriedReply, readWritten } from '../../db/model/written.ts';
import type { Carried, Carrier, CarrierName } from './carriers/carrier.ts';

/** What the store process needs to be started. */
export type StoreSetup = {
  /** carriers to try in order: one whose Node is too old for the driver says so in its handshake and the next is taken */
  readonly carriers: readonly Carrier[];
  /** the bundle of the store */
  readonly hostFile: string;
  /** starts a reader process for the store */
  readonly startReader: (needs: ReaderNeeds) => Carried<ToReader, FromReader>;
  /** the data folder */
  readonly folder: string;
  /** there was a desk in it before: where there is none now, none is made */
  readonly mustBeThere: boolean;
  readonly onEvent: (event: StoreEvent) => void;
  /** the process died, was started again and is open */
  readonly onRestart: (why: string) => void;
  /** the process died, and the one started again waits for the passphrase of the desk */
  readonly onLocked: () => void;
  /** the desk is open, for the first time */
  readonly onOpen: () => void;
  /** the process died again and again and is not started any more, or the one started again could not open the desk */
  readonly onStopped: (fault: Fault) => void;
  readonly log: (level: 'info' | 'warn' | 'error', text: string) => void;
};

/** The operations of the store, as the rest of main calls them. */
export type DeskCalls = Pick<StoreProcess, 'call' | 'carry' | 'carrier'>;

/** The store process. */
export type StoreProcess = {
  readonly call: (operation: OperationName, input: unknown) => Promise<Reply<unknown>>;
  /** Like `call`, for an answer that only passes through: a large one may come written. */
  readonly carry: (operation: OperationName, input: unknown) => Promise<CarriedReply<unknown>>;
  /** Asks of the desk's protection, which is answered locked or not. */
  readonly protection: (ask: ProtectionAsk) => Promise<Reply<ProtectionAnswer>>;
  /** Lets what is under way finish and ends the process with the key it holds; another takes its place, and waits for the passphrase. */
  readonly forgetKey: () => Promise<void>;
  /** Starts it again, asked by a person: where it is not started any more, or could not open the desk. Answers whether the desk is open now. */
  readonly startAgain: () => Promise<Reply<unknown>>;
  /** Lets what is under way finish, then ends the process. Calls after this are refused. */
  readonly close: () => Promise<void>;
  /** The carrier that carries it now; null before the handshake. */
  readonly carrier: () => CarrierName | null;
};

const closePatienceMs = 15_000;
/** More deaths than this within the span, and starting again is not what helps. */
const restarts = { most: 5, spanMs: 60_000 } as const;

const gone: Fault = {
  code: 'storeGone',
  message:
    'The store stopped before it answered and was started again. What was saved is kept; look whether this was done, and if not try again.',
};
const byHand = 'it was started again by hand';
const closing: Fault = { code: 'storeGone', message: 'The application is closing.' };

/** Starts the store process and keeps it running until closed. */
export function startStoreProcess(setup: StoreSetup): StoreProcess {
  const deaths: number[] = [];
  const pending = new Map<number, (reply: CarriedReply<unknown>) => void>();
  const readers = new Map<number, Carried<ToReader, FromReader>>();
  let seq = 0;
  let isClosing = false;
  /** Why the process is being ended, where another is to follow it. */
  let isEndedFor: 'its key' | 'a new start' | null = null;
  let wasOpen = setup.mustBeThere;
  let carriersLeft = setup.carriers;
  let helloFrom: CarrierName | null = null;
  let child: Carried<ToStore, FromStore> | null = null;
  let whenGone: () => void = () => undefined;
  let opening = Promise.withResolvers<Reply<unknown>>();

  const ask = (make: (seq: number) => ToStore): Promise<CarriedReply<unknown>> => {
    const to = child;
    if (to === null) return Promise.resolve({ ok: false, fault: gone });
    seq += 1;
    const mine = seq;
    return new Promise((answer) => {
      pending.set(mine, answer);
      to.send(make(mine));
    });
  };

  const start = (why: string | null): void => {
    const carrier = carriersLeft[0];
    if (carrier === undefined) {
      opening.resolve({
        ok: false,
        fault: { code: 'internal', message: 'No Node on this machine is new enough for the store. Install the application again.' },
      });
      return;
    }
    const whenOpened = opening;
    const started: Carried<ToStore, FromStore> = carrier.start({ file: setup.hostFile, label: 'Ombudsman Desk store' });
    let isRefused = false;
    child = started;
    started.hear({
      message(message) {
        if (message.say !== 'hello') {
          heard(message);
          return;
        }
        setup.log(
          'info',
          `The store process on the ${carrier.name} carrier said hello: process ${message.pid}, Node ${message.node}, Node-API ${message.nodeApi}.`,
        );
        if (message.canOpen) {
          helloFrom = carrier.name;
          void ask((mine) => ({ do: 'open', seq: mine, folder: setup.folder, actor: null, mustBeThere: wasOpen })).then(async (carried) => {
            const reply = await readWritten(carried);
            // One that died while it opened has been followed by another, whose answer counts.
            if (child !== started) return;
            whenOpened.resolve(reply);
            if (reply.ok) {
              wasOpen = true;
              setup.onOpen();
            }
            if (why === null) return;
            if (reply.ok) setup.onRestart(why);
            else if (reply.fault.code === 'locked') setup.onLocked();
            else setup.onStopped(reply.fault);
          });
          return;
        }
        setup.log('warn', `The ${carrier.name} carrier cannot open the store: its Node-API is ${message.nodeApi}.`);
        isRefused = true;
        carriersLeft = carriersLeft.slice(1);
        started.end();
      },
      gone(how) {
        child = null;
        for (const reader of readers.values()) reader.end();
        readers.clear();
        for (const answer of pending.values()) answer({ ok: false, fault: isClosing ? closing : gone });
        pending.clear();
        whenGone();
        if (isClosing) return;
        if (isRefused) start(why);
        else if (isEndedFor !== null) {
          const why = isEndedFor === 'a new start' ? byHand : null;
          isEndedFor = null;
          opening = Promise.withResolvers();
          start(why);
        } else again(how);
      },
    });
  };

  const again = (how: string): void => {
    const now = Date.now();
    deaths.push(now);
    setup.log('error', `The store process is gone: ${how}.`);
    const lately = deaths.filter((at) => now - at < restarts.spanMs).length;
    if (lately > restarts.most) {
      const fault: Fault = {
        code: 'storeGone',
        message: `The part of the program that keeps your cases stopped ${lately} times in a minute, and is not being started any more. What was saved is kept, and so is what you have typed in this window. Start it again; if it stops again, save a problem report and show it to whoever looks after this machine.`,
      };
      opening.resolve({ ok: false, fault });
      opening = Promise.withResolvers();
      opening.resolve({ ok: false, fault });
      setup.onStopped(fault);
      return;
    }
    opening.resolve({ ok: false, fault: gone });
    opening = Promise.withResolvers();
    start(how);
  };

  const heard = (message: Exclude<FromStore, { say: 'hello' }>): void => {
    switch (message.say) {
      case 'reply': {
        const answer = pending.get(message.seq);
        pending.delete(message.seq);
        answer?.(message.reply);
        return;
      }
      case 'event':
        setup.onEvent(message.event);
        return;
      case 'log':
        setup.log(message.level, message.text);
        return;
      case 'spawnReader':
        spawnReader(message.reader, message.needs);
        return;
      case 'toReader':
        readers.get(message.reader)?.send(message.message);
        return;
      case 'killReader':
        readers.get(message.reader)?.end();
        return;
    }
  };

  const spawnReader = (reader: number, needs: ReaderNeeds): void => {
    const store = child;
    if (store === null) return;
    const started = setup.startReader(needs);
    readers.set(reader, started);
    started.hear({
      message: (message) => store.send({ do: 'fromReader', reader, message }),
      gone(why) {
        readers.delete(reader);
        if (child === store) store.send({ do: 'readerGone', reader, why });
      },
    });
  };

  /** Ends the process once what is under way is finished; resolves when it is gone. */
  const finish = async (ending: Carried<ToStore, FromStore>): Promise<void> => {
    const ended = new Promise<void>((done) => {
      whenGone = done;
    });
    void ask((mine) => ({ do: 'close', seq: mine }));
    const patience = setTimeout(() => ending.end(), closePatienceMs);
    await ended;
    clearTimeout(patience);
  };

  start(null);
  return {
    async call(operation, input) {
      return readWritten(await this.carry(operation, input));
    },
    async carry(operation, input) {
      if (isClosing) return { ok: false, fault: closing };
      const open = await opening.promise;
      if (!open.ok) return open;
      return ask((mine) => ({ do: 'call', seq: mine, operation, input }));
    },
    async close() {
      if (isClosing) return;
      isClosing = true;
      if (child !== null) await finish(child);
    },
    async protection(wish) {
      if (isClosing) return { ok: false, fault: closing };
      const before = await opening.promise;
      if (!before.ok && before.fault.code !== 'locked') return before;
      const reply = (await readWritten(await ask((mine) => ({ do: 'protection', seq: mine, ask: wish })))) as Reply<ProtectionAnswer>;
      if (!before.ok && reply.ok && reply.value.protection.state !== 'locked') {
        opening = Promise.withResolvers();
        opening.resolve({ ok: true, value: null });
      }
      return reply;
    },
    async startAgain() {
      const before = await opening.promise;
      if (isClosing || before.ok || before.fault.code === 'locked') return before;
      deaths.length = 0;
      if (child !== null) {
        isEndedFor = 'a new start';
        await finish(child);
      } else {
        opening = Promise.withResolvers();
        start(byHand);
      }
      return opening.promise;
    },
    async forgetKey() {
      if (isClosing || child === null) return;
      isEndedFor = 'its key';
      await finish(child);
    },
    carrier: () => helloFrom,
  };
}
