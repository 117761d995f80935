// Owns the words of the History screen.
import type { ClosedCase, PassedOver } from '../../db/model/operations.ts';
import { counted } from './ui.ts';

/** What Undo passes over, and why, in one sentence. */
export function passedOverText({ label, why }: PassedOver): string {
  return `“${label}” stays: ${why}.`;
}

export const historyScreenText = {
  title: 'History',
  when: 'When',
  who: 'Who',
  what: 'What',
  number: 'No.',
  undone: 'undone',
  clockBack: 'The clock of the machine was set back before this. Look whether it is right now; the order of the rows is right.',
  elsewhere: 'at another desk',
  stays: (why: string) => `not undone: ${why}`,
  actsOn: (sequence: number) => `of no. ${sequence}`,
  undo: (label: string) => `Undo: ${label}`,
  redo: (label: string) => `Redo: ${label}`,
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  verify: 'Verify',
  verifying: 'Checking the chain, every row and every original',
  sound: (rows: number, covered: number, originals: number) =>
    `Sound. ${counted(rows, 'row')} of history chain up, ${counted(covered, 'row')} of the case ${covered === 1 ? 'stands' : 'stand'} as written, and ${counted(originals, 'original')} ${originals === 1 ? 'is' : 'are'} byte for byte as received.`,
  unsound: (count: number) => `${counted(count, 'problem')} found. Keep the case as it is and show this to whoever looks after the desk:`,
  older: 'Show older',
  none: 'Nothing has been done in this case yet.',
  explained: 'Every change is one row and no row is ever altered; undoing adds a row.',
} as const;

/** The words of closing a case and opening it again. */
export const closingText = {
  close: 'Close the case…',
  reopen: 'Open the case again…',
  closeTitle: 'Close the case',
  closeText:
    'Everything in it can still be read, searched and exported; nothing can be changed until somebody opens it again. Your name and reason stand in the history.',
  closeNow: 'Close it',
  reopenTitle: 'Open the case again',
  reopenText: 'It can be changed again from now on. Your name and reason stand in the history.',
  reopenNow: 'Open it',
  reason: 'Reason',
  openAgainIn: 'Open it again in History',
  isClosed: ({ actor, reason, isLookedAt }: ClosedCase, day: string) =>
    isLookedAt === true
      ? `Looked at only, nothing can be changed: handed over by ${actor} on ${day}${reason === '' ? '' : ` (${reason})`}`
      : `Closed by ${actor} on ${day}, read only: ${reason}`,
} as const;
