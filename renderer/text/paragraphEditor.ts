// Owns the words of the paragraph editor, wherever it stands.

export const editorText = {
  nothingToCite: 'Nothing of that name or with those words. Marks, events, absences and exhibits can be cited.',
  citeWhat: 'What to cite',
  used: 'used',
  pickerKeys: '↑ ↓ choose, Enter cites, Esc leaves',
  missing: 'gone',
  placeholder: 'Type the first paragraph, or paste it.',
  keys: 'Enter paragraph · Tab item · Shift+Tab back · Alt+↑↓ move · [[ cite · Esc leave the text',
  wrote: {
    paragraph: (where: string, number: string) => `Write ${where}, paragraph ${number}`,
    heading: (where: string, words: string) => `Write ${where}, heading ${words}`.slice(0, 200),
  },
  added: (where: string, numbers: string) => `Add to ${where}: paragraph ${numbers}`,
  removed: (where: string, count: number) => (count === 1 ? `Remove a paragraph of ${where}` : `Remove ${count} paragraphs of ${where}`),
  arranged: (where: string) => `Arrange the paragraphs of ${where}`,
  recovered: (count: number, when: string) =>
    `Typed at ${when} and not yet in the history: ${count === 1 ? 'one paragraph is' : `${count} paragraphs are`} shown as last typed and will be kept.`,
} as const;
