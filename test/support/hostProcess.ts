// Owns: a store process of a test's own, ended with it. Must not speak to it: storeChild.ts does.
import { onTestFinished } from 'vitest';
import { type StoreChild, startStoreChild } from './storeChild.ts';

/** Starts the store process on this Node and waits for its hello; nobody answers its requests for readers. It is ended with the running test at the latest. */
export function startHost(nodeArguments: readonly string[] = []): Promise<StoreChild> {
  return startStoreChild({ nodeArguments, onStart: (child) => onTestFinished(() => void child.kill('SIGKILL')) });
}
