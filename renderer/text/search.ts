// Owns the words of the search box and its list of hits.

export const searchText = {
  field: 'Search both sides',
  hint: 'Words, "phrases in quotes", begin*; also from:, before:, after:',
  hits: (shown: number, total: number) =>
    shown < total ? `${shown} of ${total.toLocaleString('en-GB')} hits` : `${total} ${total === 1 ? 'hit' : 'hits'}`,
  none: 'Nothing in the evidence has these words.',
  list: 'Hits',
} as const;
