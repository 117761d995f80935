// Owns the words shared by every screen: sides, kinds, positions in scope, buttons.
import type { Disclosure, EntryKind, ReadState, Side } from '../../db/model/entry.ts';
import { scopeWords } from '../../db/model/wording.ts';

export { counted } from '../../db/model/wording.ts';

export const uiText = {
  escapeAgain: 'Esc again leaves what you typed; Ctrl+Enter keeps it.',
  close: 'Close',
  differences: (count: number) =>
    count === 0 ? 'No difference.' : count === 1 ? 'They differ in 1 place.' : `They differ in ${count} places.`,
  sameLines: (count: number) => (count === 1 ? '1 line the same' : `${count} lines the same`),
  cancel: 'Cancel',
  save: 'Save',
  loading: 'Reading from the store',
  askAgain: 'Ask again',
  datePlaceholder: '3 May 2023',
  dayHint: 'Not a day. Type it as 3 May 2023 or 3/5/2023.',
  partialHint: 'Not a date. Type 3 May 2023, May 2023, 2023, or begin with about, before, after or between.',
} as const;

export const sideText: Readonly<Record<Side, string>> = { resident: 'Resident', landlord: 'Landlord', third: 'Third party' };

export const kindText: Readonly<Record<EntryKind, string>> = {
  email: 'e-mail',
  pdf: 'PDF',
  word: 'Word',
  sheet: 'sheet',
  record: 'record',
  text: 'text',
  web: 'web page',
  picture: 'picture',
  audio: 'sound recording',
  video: 'video',
  archive: 'archive',
  other: 'other',
};

export const scopeText = scopeWords;

export const readStateText: Readonly<Record<ReadState, string>> = {
  unread: 'unread',
  skimmed: 'skimmed',
  read: 'read',
  again: 'needs another look',
};
/** Keys that say it, where one is given. */
export const readStateKey: Readonly<Record<ReadState, string>> = { unread: 'u', skimmed: '', read: 'r', again: 'y' };
export const readStateHint = 'How far you have looked at this entry; opening it counts as skimmed';

export const disclosureText: Readonly<Record<Disclosure, string>> = {
  both: 'both parties',
  resident: 'the resident only',
  landlord: 'the landlord only',
  none: 'neither party',
};
