// Owns the words of Side by side.
import type { Side } from '../../db/model/entry.ts';
import type { PartyFilter } from '../api/arrangement.ts';
import { counted, sideText } from './ui.ts';

const partyWords: Readonly<Record<PartyFilter, string>> = {
  byResident: 'by the resident',
  byLandlord: 'by the landlord',
  byThird: 'by third parties',
  fromResident: 'supplied by the resident',
  fromLandlord: 'supplied by the landlord',
  fromThird: 'supplied by third parties',
  onlyFromOther: 'supplied only by another party',
};

export const sideBySideText = {
  grid: 'Entries of both sides by date',
  gridOf: { resident: 'The resident’s entries by date', landlord: 'The landlord’s entries by date' },
  axis: 'Date',
  filters: 'Filters',
  kind: 'Kind',
  allKinds: 'all kinds',
  party: 'Whose',
  allParties: 'anyone’s',
  partyWords,
  tag: 'Tag',
  allTags: 'all tags',
  inScope: 'in scope',
  unread: 'unread',
  marked: 'marked',
  together: 'scroll together',
  apart: 'scroll apart',
  datesLocked: 'dates locked',
  datesFree: 'dates free',
  datesLockedHint: 'The other list follows to the same date; L lets each go',
  datesFreeHint: 'Each list stays at its own date; L locks them, M brings the other here once',
  scrollLocked: 'scroll locked',
  scrollFree: 'scroll free',
  scrollLockedHint: 'The two readers scroll as one; S lets each go',
  scrollFreeHint: 'Each reader scrolls by itself; S locks them as they stand, M brings the other here once',
  facingBar: { resident: 'Facing the landlord’s paper', landlord: 'Facing the resident’s paper' },
  focus: (day: string) => `at ${day}`,
  focusHint: 'The date in focus',
  nearest: (side: Side, exhibit: string, date: string, distance: string) => `${sideText[side]}, nearest: ${exhibit}, ${date}, ${distance}`,
  nearestOpen: (exhibit: string) => `Open ${exhibit}`,
  nearestIsOpen: (exhibit: string, distance: string) => `${exhibit} is the nearest by date, ${distance}`,
  nearestNone: (side: Side) => `${sideText[side]}: nothing else with a date`,
  distance: (workingDays: number, days: number) => {
    if (days === 0) return 'the same day';
    const length = workingDays === 0 ? counted(Math.abs(days), 'day') : counted(Math.abs(workingDays), 'working day');
    return `${length} ${days > 0 ? 'later' : 'earlier'}`;
  },
  swap: 'Swap the sides',
  swapHint: 'Swap the sides (x)',
  strip: 'Both sides over the whole case',
  stripHint: 'How much each side has, month by month. Click, or use the arrow keys, to go to that time.',
  noDay: 'no day in focus',
  togetherHint: 'Both sides scroll together by date; l takes them apart',
  apartHint: 'Each side scrolls by itself; l puts them together',
  silence: (workingDays: number) => counted(workingDays, 'working day'),
  silenceShort: (workingDays: number) => `${workingDays.toLocaleString('en-GB')} w. days`,
  scopeBegins: (heads: string) => `scope of ${heads} begins`,
  scopeEnds: (heads: string) => `scope of ${heads} ends`,
  marks: (count: number) => (count === 1 ? '1 mark' : `${count} marks`),
  attachments: (count: number) => counted(count, 'attachment'),
  records: (count: number) => counted(count, 'row'),
  quoted: (count: number) => counted(count, 'quoted message'),
  duplicate: 'received again',
  unreadable: 'cannot be read',
  suppliedByOther: {
    resident: 'supplied by the resident only',
    landlord: 'supplied by the landlord only',
    third: 'supplied by a third party only',
  },
  otherSign: { resident: 'from R', landlord: 'from L', third: 'from T' },
  silentBefore: (workingDays: number) => `${counted(workingDays, 'working day')} silent`,
  inScopeOf: (head: string) => `in scope of (${head})`,
  contact: (direction: 'in' | 'out', how: string, party: string) =>
    direction === 'in' ? `${how} from ${party}` : `our ${how} to ${party}`,
  position: (exhibit: string, at: number, of: number) => `${exhibit} · ${at} of ${of}`,
  emptyTitle: 'Nothing to read yet',
  emptyText:
    'Both sides’ papers stand here by date once they are taken in: the resident’s left, the landlord’s right, third parties on the axis.',
  toEvidence: 'Take in papers',
  noneTitle: 'No entry passes these filters',
  noneText: 'Nothing is lost: take a filter off to see the rest.',
  clearFilters: 'Show everything',
  list: 'The two sides',
} as const;
