// Owns which single-letter keys the investigator wants: all, all but the vim-like movement, or none (WCAG 2.2, 2.1.4 Character Key Shortcuts).
import { useSyncExternalStore } from 'react';
import { bridge } from './bridge.ts';
import { write } from './operations.ts';

export const letterChoices = ['all', 'noMovement', 'none'] as const;
export type LetterChoice = (typeof letterChoices)[number];

const settingKey = 'letterKeys';
let choice: LetterChoice = 'all';
const hearers = new Set<() => void>();

function become(next: LetterChoice): void {
  choice = next;
  for (const hear of hearers) hear();
}

/** The choice as it stands, for those that are no component. */
export function letterChoice(): LetterChoice {
  return choice;
}

/** The choice, fresh. */
export function useLetterChoice(): LetterChoice {
  return useSyncExternalStore(subscribe, () => choice);
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

/** Reads what was chosen; anything else leaves all letters on. */
export async function readLetterChoice(): Promise<void> {
  const reply = await bridge().call('desk.readSetting', { key: settingKey });
  become(letterChoices.find((each) => reply.ok && each === reply.value) ?? 'all');
}

/** Chooses, and keeps the choice on this desk. */
export async function chooseLetters(next: LetterChoice): Promise<void> {
  become(next);
  await write('desk.writeSetting', { key: settingKey, value: next });
}
