// Owns the words of the search box and its list of hits.
import { mostHits } from '../../db/model/find.ts';

export const searchText = {
  field: 'Search both sides',
  hint: 'Words, "phrases in quotes", begin*, OR, -not, lock NEAR/5 door; from: to: title: side: kind: tag: head: is: before: after:',
  hits: (shown: number, isMore: boolean, total: number | null) => {
    if (!isMore) return `${shown} ${shown === 1 ? 'hit' : 'hits'}`;
    return total === null ? `The newest ${shown} hits` : `The newest ${shown} of ${total.toLocaleString('en-GB')} hits`;
  },
  none: 'Nothing in the evidence has these words.',
  list: 'Hits',
} as const;

export const findText = {
  bar: (exhibit: string) => `Find in ${exhibit}`,
  field: 'Find in this paper',
  at: (count: number | null, index: number) => {
    if (count === null) return '';
    if (count === 0) return 'Not in this paper';
    return `${(index + 1).toLocaleString('en-GB')} of ${count.toLocaleString('en-GB')}${count < mostHits ? '' : ' or more'}`;
  },
  paper: (at: number, of: number) => ` · paper ${at} of ${of}`,
  next: 'Next hit',
  previous: 'Hit before',
  exact: 'Aa',
  exactHint: 'Capitals and accents must agree',
  whole: 'Whole words',
  ofSearch: 'search of both sides',
  ofSearchHint:
    'The words of the search over both sides. Past the last hit, F3 goes on to the next paper. Typing here looks in this paper alone.',
  close: 'Close the find bar',
  again: 'From the first hit of the paper again',
  againEnd: 'From the last hit of the paper again',
  onlyHits: (count: number) => `Only hits (${count.toLocaleString('en-GB')})`,
  onlyHitsHint: (search: string) => `Show only what the search for ${search} finds`,
  tooMany: (total: number) =>
    `The search finds ${total.toLocaleString('en-GB')} entries: too many to mark in the lists. A narrower one marks them.`,
  isHit: 'found by the search',
  firstPaper: 'From the first paper with hits again',
  lastPaper: 'From the last paper with hits again',
} as const;
