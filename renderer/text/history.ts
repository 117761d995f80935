// Owns the words of the History screen.
import { counted } from './ui.ts';

export const historyScreenText = {
  title: 'History',
  when: 'When',
  who: 'Who',
  what: 'What',
  number: 'No.',
  undone: 'undone',
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
