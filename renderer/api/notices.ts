// Owns the line of short notices (undone, refused, saved). Must not draw them: ui/Notices does.
import { useSyncExternalStore } from 'react';

/** What can be done about a notice. */
export interface NoticeAction {
  readonly name: string;
  readonly run: () => void;
}

/** One notice. `alert` stays until closed; `note` leaves by itself. */
export interface Notice {
  readonly id: number;
  readonly kind: 'note' | 'alert';
  readonly text: string;
  readonly actions: readonly NoticeAction[];
}

let current: Notice | null = null;
let nextId = 1;
const hearers = new Set<() => void>();

/** Shows a notice in place of the one before. */
export function say(text: string, kind: Notice['kind'] = 'note', ...actions: readonly NoticeAction[]): void {
  current = { id: nextId++, kind, text, actions };
  for (const hear of hearers) hear();
}

/** Takes the notice away. */
export function dismissNotice(): void {
  current = null;
  for (const hear of hearers) hear();
}

/** Takes the notice away where it still says this. */
export function unsay(text: string): void {
  if (current?.text === text) dismissNotice();
}

/** The notice to show now, or null. */
export function useNotice(): Notice | null {
  return useSyncExternalStore(subscribe, () => current);
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
