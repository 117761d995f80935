// Owns the words of the paragraph editor, wherever it stands.
import { counted } from './ui.ts';

export const editorText = {
  nothingToCite: 'Nothing of that name or with those words. Marks, events, absences and exhibits can be cited.',
  citeWhat: 'What to cite',
  used: 'used',
  pickerKeys: '↑ ↓ choose, Enter cites, Esc leaves',
  missing: (isPart: boolean) => (isPart ? 'not in this part' : 'gone'),
  placeholder: 'Type the first paragraph, or paste it.',
  keys: 'Enter paragraph · Tab item · Shift+Tab back · Alt+↑↓ move · [[ cite · F7 spelling · Esc leave the text',
  tools: 'Tools for the paragraph',
  heading: 'Heading',
  item: 'Item',
  note: 'Judgement and comment',
  spelling: 'Spelling',
  allSpelled: 'No misspelt word here.',
  words: (here: number, all: number) => `${counted(here, 'word')} here, ${all.toLocaleString('en-GB')} in the draft`,
  margin: 'Judgements and comments to self',
  noteOf: (number: string) => `Paragraph ${number}:`,
  noteTitle: (number: string) => `Paragraph ${number}, for the working papers only`,
  keepNote: 'Keep',
  alsoJudged: (judgement: string) => `Also judged: ${judgement}.`,
  notesGone: (count: number) =>
    count === 1
      ? 'What was noted on a paragraph went with its words. Ctrl+Z brings both back.'
      : `What was noted on ${count} paragraphs went with their words. Ctrl+Z brings all of it back.`,
  judgement: 'Judgement',
  judgementHint: 'Listed before the determination of the head. Never counted, never printed.',
  comment: 'Comment to self',
  quotationTitle: (name: string) => `Quotation from ${name}`,
  quotationWords: 'Words quoted',
  keepQuotation: 'Keep the quotation',
  difference: 'Against the source',
  restore: 'Restore the source’s words (F2)',
  sourceGone: (isPart: boolean) =>
    isPart
      ? 'The mark it is locked to is not in this part of the case: its words can be held against it at the desk that handed the case over.'
      : 'The mark it was locked to is gone: there is nothing to hold the words against.',
  standing: {
    exact: 'Stands in the source to the letter.',
    adapted: 'Stands in the source with changes that are shown by dots or [square brackets].',
    differs: 'Differs from the source. Show what is left out by …, and your own words in [brackets] or (sic).',
    gone: 'Its mark is gone.',
    notInPart: 'Its mark is not in this part of the case.',
  },
  standsIn: (words: string, name: string) => `“${words}” stands in ${name}.`,
  bind: 'Lock it to its passage',
  bindKey: 'Ctrl+Alt+B',
  spell: (word: string) => `Spelling of “${word}”`,
  noOffers: 'The dictionary has nothing like it.',
  addWord: (word: string) => `Add “${word}” to the words of this desk`,
  spellKeys: '↑ ↓ choose, Enter puts it in, F7 the next word, Esc leaves',
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
