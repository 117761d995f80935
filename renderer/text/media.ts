// Owns the words of recordings: playing them, what cannot be played, the typed transcript.

export const mediaText = {
  player: (title: string) => `Recording: ${title}`,
  keys: (rate: number) =>
    `Space plays and pauses, ← → 5 seconds, , and . slower and faster${rate === 1 ? '' : ` (now ${rate.toLocaleString('en-GB')} times)`}`,
  unplayable: (mediaType: string) =>
    `This recording cannot be played here (${mediaType}). It is kept byte for byte: save the original and play it in another program. Its transcript can still be typed below.`,
  saveOriginal: 'Save the original',
  transcript: 'Typed transcript',
  field: 'Words of the transcript',
  placeholder: '[00:00:00] Type what is heard. F2 puts the time, F4 plays and pauses.',
  none: 'No transcript yet. What is typed here is searched and marked like a page, and is always called a typed transcript.',
  typing: 'Typed transcript, being typed; kept as you type.',
  typedBy: (who: string, when: string) => `Typed transcript by ${who}, ${when}. These are not the recording’s own words.`,
  words: 'typed transcript',
  type: 'Type the transcript',
  done: 'Done typing',
  insert: 'Insert time',
  insertHint: 'Puts the time at which the recording stands (F2)',
  goTo: (time: string) => `Go to ${time.slice(1, -1)}`,
} as const;
