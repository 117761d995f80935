// Owns the words of the Overview: case facts, parties, complaint steps, related complaints, contacts, heads.

export const contactText = {
  newNote: 'Note a contact with a party',
  party: 'With whom',
  how: 'How',
  direction: 'Direction',
  directionOf: { in: 'they contacted us', out: 'we contacted them' },
  on: 'Date',
  at: 'Time',
  words: 'What was said or agreed',
  keep: 'Keep the note',
  keepHint: 'Ctrl+Enter keeps it',
  label: (how: string, party: string) => `Note a ${how} with ${party === '' ? 'a party' : party}`,
} as const;
