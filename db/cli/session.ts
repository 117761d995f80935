// Owns: one command's hold on a store: opening it, finding the case by its reference, calling operations. Must not print.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { caseIdOf } from '../domains/desk/cases.ts';
import { createDeskStore, type DeskStore } from '../host/answer.ts';
import type { Log } from '../host/fault.ts';
import { createHandoverStore } from '../host/lookedAt.ts';
import { createReadingStore } from '../host/readingStore.ts';
import { spawnReaderOnNode } from '../intake/spawnNode.ts';
import { Refusal } from '../model/fault.ts';
import type { Input, OperationName, Output, StoreEvent } from '../model/operations.ts';
import { deskPlace } from '../store/folder.ts';
import { openDesk } from '../store/open.ts';
import type { Given } from './arguments.ts';
import { ofHandover, passphraseFrom, unlockFor } from './passphrase.ts';

/** A command either answers or says why not; only what should not have happened is told beside that. */
const log: Log = (level, text) => {
  if (level === 'error') process.stderr.write(`${text}\n`);
};

export interface Session {
  readonly folder: string;
  /** Answers an operation; a fault is thrown as a Refusal. */
  readonly call: <K extends OperationName>(operation: K, input: Input<K>) => Promise<Output<K>>;
  /** Id of the case with this reference; refused where there is none. */
  readonly caseId: (reference: string) => string;
}

/** Opens the store named on the command line, does the work, and closes it whatever happens. */
export async function withStore<T>(
  given: Given,
  work: (session: Session) => Promise<T>,
  emit: (event: StoreEvent) => void = () => undefined,
): Promise<T> {
  if (given.options.handover !== undefined) return withHandover(given, given.options.handover, work);
  const folder = path.resolve(given.options.store ?? '.');
  const desk = deskPlace(folder);
  if (given.verb !== 'new' && given.verb !== 'receive' && !existsSync(desk)) {
    throw new Refusal('notFound', `There is no store at ${folder}. Check --store, or make a first case there with new.`);
  }
  await unlockFor(given, folder);
  const store = openStore(folder, given, emit);
  try {
    return await work({
      folder,
      call: (operation, input) => answered(store, operation, input),
      caseId: (reference) => findCase(desk, reference),
    });
  } finally {
    await store.close();
  }
}

/** The same for a handover file, which is only read. */
async function withHandover<T>(given: Given, file: string, work: (session: Session) => Promise<T>): Promise<T> {
  const store = createHandoverStore(path.resolve(file), await passphraseFrom(given, ofHandover), spawnReaderOnNode, log);
  try {
    return await work({
      folder: path.dirname(path.resolve(file)),
      call: (operation, input) => answered(store, operation, input),
      caseId: store.caseOf,
    });
  } finally {
    await store.close();
  }
}

function openStore(folder: string, given: Given, emit: (event: StoreEvent) => void): DeskStore {
  try {
    return createDeskStore({ folder, actor: given.options.actor ?? null, spawnReader: spawnReaderOnNode, emit, log, reads: 'here' });
  } catch (error) {
    // The window may stay open while the command line reads.
    if (error instanceof Refusal && error.fault.code === 'busy')
      return createReadingStore(folder, given.options.actor ?? null, spawnReaderOnNode, log);
    if (error instanceof Error && 'syscall' in error) {
      throw new Refusal(
        'readonly',
        `The store at ${folder} cannot be made or opened (${error.message}). Choose another folder with --store.`,
      );
    }
    throw error;
  }
}

async function answered<K extends OperationName>(store: DeskStore, operation: K, input: Input<K>): Promise<Output<K>> {
  const reply = await store.call(operation, input);
  if (reply.ok) return reply.value;
  throw new Refusal(reply.fault.code, reply.fault.message, reply.fault.place);
}

/** Asked of the desk's own list, so that a store of many cases does not open each of them. */
function findCase(file: string, reference: string): string {
  const desk = openDesk(file, { role: 'reader' });
  try {
    const id = caseIdOf(desk, reference);
    if (id === undefined)
      throw new Refusal('notFound', `There is no case ${reference} in this store. Check the reference, or make it with new.`);
    return id;
  } finally {
    desk.close();
  }
}
