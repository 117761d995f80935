// Owns the words of the house style.
import type { HouseStyle } from '../../db/model/houseStyle.ts';

export const houseStyleText = {
  title: 'House style',
  show: 'House style',
  hide: 'Close',
  about: 'How reports and letters of this desk look. Each change shows in the preview at once. Working papers keep the standard style.',
  frozen: 'This case has gone out and keeps the style it went out in. What is changed here holds for cases that have not gone out.',
  numberingFixed: 'The template of this case has its own numbers.',
  groups: { words: 'Words', numbers: 'Numbers', page: 'Page', office: 'Office' },
  bodyFont: 'Text',
  bodySize: 'Size',
  points: (size: number) => `${size} pt`,
  headingFont: 'Headings',
  headingLook: 'Headings are',
  headingLooks: { bold: 'Bold', plain: 'Plain', underlined: 'Bold and underlined' } satisfies Record<HouseStyle['headingLook'], string>,
  numbering: 'Paragraphs',
  numberings: {
    template: 'As the template has them',
    continuous: 'Run on through the report',
    'per-section': 'Begin again in each section',
  } satisfies Record<HouseStyle['numbering'], string>,
  itemStyle: 'Items',
  itemStyles: { template: 'As the template has them', letter: 'Letters', number: 'Figures' } satisfies Record<
    HouseStyle['itemStyle'],
    string
  >,
  margins: { top: 'Top, mm', bottom: 'Bottom, mm', left: 'Left, mm', right: 'Right, mm' } satisfies Record<
    keyof HouseStyle['margins'],
    string
  >,
  marginProblem: 'Type whole millimetres from 10 to 50.',
  organisation: 'Organisation',
  address: 'Address, a line each',
  footer: 'At the foot of every page',
  signatory: 'Signed by, a line each',
  signatoryHint: 'Name and office',
  showsExhibits: 'Working copies carry exhibit references',
  restore: 'Restore the standard style',
  asBefore: 'As it was before',
  restored: 'The standard style is restored.',
} as const;
