// Owns the words around the guide: its dialog and its search. The guide itself is docs/guide.md.

export const guideText = {
  title: 'Guide',
  hint: 'How the desk is worked with, screen by screen (F1)',
  close: 'Close the guide',
  parts: 'Parts of the guide',
  find: 'Find in the guide',
  found: (places: number) => (places === 1 ? '1 place' : `${places} places`),
  nothing: 'Nothing in the guide has all of these words. Try fewer, or other ones.',
} as const;
