// Owns the look of a button that is seen as the words in it: what can be opened stands in running text and lists.

/** Takes a button's own look away; what it shows by its place and on pointing is said beside it. */
export const plainButton = { font: 'inherit', color: 'inherit', background: 'none', border: 0, cursor: 'pointer' } as const;

/** One that is a whole line of a list, from edge to edge. */
export const plainLine = { ...plainButton, width: '100%', textAlign: 'left', p: 0, '&:hover': { bgcolor: 'action.hover' } } as const;
