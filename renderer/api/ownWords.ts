// Owns the words this desk has added to the dictionary: kept as a setting of the desk, the same for every case.
import { useSyncExternalStore } from 'react';
import { bridge } from './bridge.ts';
import { write } from './operations.ts';

const settingKey = 'ownWords';
let words: ReadonlySet<string> = new Set();
let reading: Promise<void> | null = null;
const hearers = new Set<() => void>();

function become(next: ReadonlySet<string>): void {
  words = next;
  for (const hear of hearers) hear();
}

async function read(): Promise<void> {
  const reply = await bridge().call('desk.readSetting', { key: settingKey });
  if (reply.ok && Array.isArray(reply.value)) become(new Set(reply.value.filter((word) => typeof word === 'string')));
}

/** The desk's own words, fresh; empty until they are read. */
export function useOwnWords(): ReadonlySet<string> {
  return useSyncExternalStore(subscribe, () => words);
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  reading ??= read();
  return () => hearers.delete(hear);
}

/** Adds a word for every case of this desk, or takes one out that was added. */
export async function changeOwnWord(word: string, isOwn: boolean): Promise<void> {
  await reading;
  const next = new Set(words);
  if (isOwn) next.add(word);
  else next.delete(word);
  become(next);
  await write('desk.writeSetting', { key: settingKey, value: [...next].toSorted() });
}
