// Owns the words of Side by side.
import { counted } from './ui.ts';

export const sideBySideText = {
  grid: 'Entries of both sides by date',
  gridOf: { resident: 'The resident’s entries by date', landlord: 'The landlord’s entries by date' },
  axis: 'Date',
  filters: 'Filters',
  kind: 'Kind',
  allKinds: 'all kinds',
  inScope: 'in scope',
  unread: 'unread',
  marked: 'marked',
  together: 'scroll together',
  apart: 'scroll apart',
  togetherHint: 'Both sides scroll together by date; l takes them apart',
  apartHint: 'Each side scrolls by itself; l puts them together',
  silence: (workingDays: number) => counted(workingDays, 'working day'),
  scopeBegins: (heads: string) => `scope of ${heads} begins`,
  scopeEnds: (heads: string) => `scope of ${heads} ends`,
  marks: (count: number) => (count === 1 ? '1 mark' : `${count} marks`),
  attachments: (count: number) => counted(count, 'attachment'),
  records: (count: number) => counted(count, 'row'),
  duplicate: 'received again',
  unreadable: 'cannot be read',
  suppliedByOther: {
    resident: 'supplied by the resident only',
    landlord: 'supplied by the landlord only',
    third: 'supplied by a third party only',
  },
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
