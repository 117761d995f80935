// Owns the words of papers that are much alike. Must not compare them.
import { counted } from './ui.ts';

export const alikeText = {
  title: 'Papers much alike',
  hint: 'Papers in which at least four in five runs of words are the same, most alike first, those of both sides before those of one. Nothing is dropped: each stays a paper of its own. The same bytes sent again are under Papers, received again.',
  comparing: 'Comparing the words of every paper',
  /** Where they are more than are listed, those left out are told. */
  found: (listed: number, all: number) =>
    listed === all
      ? `${counted(all, 'pair')} much alike`
      : `${counted(all, 'pair')} much alike; the first ${listed.toLocaleString('en-GB')} are listed here`,
  group: (papers: number) => `${counted(papers, 'paper')} much alike`,
  others: (pairs: number) => (pairs === 1 ? 'Show the other pair' : `Show the other ${pairs.toLocaleString('en-GB')} pairs`),
  fewer: 'Show only the pairs that join them',
  none: 'No papers are much alike',
  noneHint:
    'Papers whose words are nearly the same are paired here, to be compared. The same bytes sent again are under Papers, received again.',
  same: (percent: number) => `${percent}% the same`,
  compare: 'Compare',
  hide: 'Hide',
  hideOf: (one: string, other: string) => `Hide ${one} beside ${other}`,
  compareOf: (one: string, other: string) => `Compare ${one} with ${other}`,
  comparison: (one: string, other: string) => `${one} beside ${other}`,
} as const;
