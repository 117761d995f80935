// Owns the carrier on the Node 24 that ships with the application: of the store, for runtimes too old for the database driver, and of every reader process, because
// that Node can shut one in and Electron's utility process cannot. Must not import Electron: tests run it.
import { type ChildProcess, type ForkOptions, fork } from 'node:child_process';
import { readdirSync, realpathSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import type { FromReader, ToReader } from '../../../db/model/extraction.ts';
import { type ReaderNeeds, readerArguments, readerEnvironment } from '../../../db/model/readerNeeds.ts';
import { type Carried, type Carrier, carriedEnvironment } from './carrier.ts';

/**
 * Starts bundles as children of a Node.
 * @param node path of that Node
 */
export function bundledNodeCarrier(node: string): Carrier {
  return {
    name: 'bundledNode',
    start: ({ file }) => carriedBy(childOf(node, file, { env: carriedEnvironment(process.env) })),
  };
}

/** A reader's code: its entry, and the folders and files it is made of. */
export interface ReaderCode {
  readonly entry: string;
  readonly places: readonly string[];
}

/**
 * Starts reader processes on a Node, each with what it needs and no more.
 * @param node path of that Node
 */
export function readersOnNode(node: string, { entry, places }: ReaderCode): (needs: ReaderNeeds) => Carried<ToReader, FromReader> {
  return (needs) => {
    const own = places.map((place) => realOr(place));
    const child = childOf(node, entry, { env: readerEnvironment, execArgv: readerArguments(own, needs) });
    if (needs.isBehind === true) child.once('message', () => giveWay(child));
    return carriedBy(child);
  };
}

/** From here on the system lets others go before this process, which has said that it is ready: it has all the threads by then that work for it. */
function giveWay({ pid }: ChildProcess): void {
  for (const thread of pid === undefined ? [] : threadsOf(pid)) {
    try {
      setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** What is told its priority: each thread by itself on Linux (setpriority(2), "C library/kernel differences"), the process elsewhere. */
function threadsOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [pid];
  }
}

/** Permissions are asked by what a link leads to. */
function realOr(place: string): string {
  try {
    return realpathSync(place);
  } catch {
    return place;
  }
}

function childOf(node: string, file: string, how: ForkOptions): ChildProcess {
  return fork(file, [], {
    execPath: node,
    execArgv: [],
    // Bytes and dates travel as they are, as between Electron's processes.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    ...how,
  });
}

function carriedBy<Out, In>(child: ChildProcess): Carried<Out, In> {
  return {
    send(message) {
      // A message to a process that has just died is lost like the process; `gone` tells.
      if (child.connected) child.send(message as object, () => undefined);
    },
    hear(on) {
      let isGone = false;
      const gone = (why: string) => {
        if (isGone) return;
        isGone = true;
        on.gone(why);
      };
      child.on('message', (message) => on.message(message as Parameters<typeof on.message>[0]));
      child.once('error', (problem) => gone(problem.message));
      child.once('exit', (code, signal) => gone(signal === null ? `it ended with exit code ${code}` : `it was ended by ${signal}`));
    },
    end: () => void child.kill('SIGKILL'),
  };
}
