// Owns the words of a cited thing shown beside the text.

export const passageText = {
  title: 'Passage',
  gone: 'What was cited here has been removed. Undo the removal or take the citation out.',
  notInPart: 'What was cited here is not in this part of the case: it was left out of the handover. The desk that made it has it.',
  openSideBySide: 'Open in Side by side',
  openCite: (name: string, title: string) => `Show ${name}: ${title.slice(0, 120)}`,
  noWindow: 'no scope window yet',
  asked: (to: string, item: string, on: string | null, state: string) =>
    `Asked of ${to}${on === null ? '' : ` on ${on}`}: ${item} (${state})`,
} as const;
