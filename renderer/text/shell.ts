// Owns the words of the window's frame: rail, top bar, status line, palette, key map.
import { type Side, sides } from '../../db/model/entry.ts';
import type { Output } from '../../db/model/operations.ts';
import type { ScreenName } from '../api/place.tsx';
import { passedOverText } from './history.ts';
import { counted, sideText } from './ui.ts';

export const screenText: Readonly<Record<ScreenName, { readonly name: string; readonly short: string }>> = {
  overview: { name: 'Overview', short: 'Overview' },
  evidence: { name: 'Evidence', short: 'Evidence' },
  sideBySide: { name: 'Side by side', short: 'Side by side' },
  chronology: { name: 'Chronology', short: 'Chronology' },
  scope: { name: 'Scope', short: 'Scope' },
  findings: { name: 'Findings', short: 'Findings' },
  determination: { name: 'Determination & orders', short: 'Determi\u00ADnation' },
  report: { name: 'Report', short: 'Report' },
  history: { name: 'History', short: 'History' },
};

export const shellText = {
  allCases: 'All cases',
  screens: 'Screens of this case',
  heads: 'Heads of complaint',
  allHeads: 'all',
  checks: (open: number) => (open === 1 ? '1 check' : `${open} checks`),
  checksHint: 'Checks that stand open; opens the list',
  palette: 'Actions',
  paletteHint: 'Type what you want to do',
  paletteNone: 'No action of that name.',
  keyMap: 'Keys',
  look: 'Light or dark',
  lookOf: { system: 'As the system', light: 'Light', dark: 'Dark' },
  title: (reference: string) => `${reference} – Ombudsman Desk`,
  titleNoCase: 'Ombudsman Desk',
  takingIn: (received: number, total: number) => `Taking in ${received.toLocaleString('en-GB')} of ${counted(total, 'paper')}`,
  saved: 'Saved',
  savedAt: (time: string) => `Saved ${time}`,
  saving: 'Saving…',
  notSaved: 'Not saved',
  copyUnsaved: 'Words of yours stand only in this window: copy them',
  unsavedHint:
    'Copies every paragraph that is not saved, to be put into another program. They are saved by themselves once the disk takes them, while this window is open.',
  unsavedCopied: 'Copied. They are still not saved here.',
  savedAgain: 'What you typed meanwhile is saved now.',
  cameBack: {
    asItWas:
      'The window stopped and was opened again. Everything that was saved is kept. Help, “Save a problem report…” writes down what happened.',
    withoutPapers:
      'The window stopped twice and was opened again without the papers that were open: one of them may be why. Everything that was saved is kept. Help, “Save a problem report…” writes down what happened.',
  },
  restarted: 'The store was started again. Everything that was saved is kept.',
  startFailed: 'The desk could not be opened',
  stopped: 'The desk stopped working',
  startAgain: 'Start it again',
  saveProblemReport: 'Save a problem report…',
  problemReportHolds:
    'The report is a text about the program alone, and holds nothing of any case. You can read it before you give it to anybody; nothing is sent.',
  screenFailed: 'This screen stopped working. What was saved is kept.',
  screenAgain: 'Show it again',
  readingSample: 'Taking in the sample case. This happens once.',
  worksHere: (name: string) => `Working as ${name}`,
  whoWorksHere: 'Say who works here',
  actorTitle: 'Who works here',
  actorLabel: 'Your name, as it should stand in the history',
  actorHint: 'Every change bears the name of who made it. It is kept on this machine and is never printed in a report.',
  actorKeep: 'Keep the name',
} as const;

const perSide = (counts: Readonly<Record<Side, number>>) =>
  sides
    .filter((side) => side !== 'third' || counts.third > 0)
    .map((side) => `${sideText[side].toLowerCase()} ${counts[side].toLocaleString('en-GB')}`)
    .join(', ');

/** What nobody has opened. */
export const unreadText = {
  figure: (counts: Readonly<Record<Side, number>>) => `Unread: ${perSide(counts)}`,
  hint: 'What you have not opened, per head and per side (Shift+U opens the next)',
  title: 'What have I not opened?',
  explained:
    'A head counts what lies in its scope or bears no date. A log of many rows counts as one item. A number opens the next of them.',
  wholeCase: 'The whole case',
  openNext: (count: number, side: string, head: string) => `${side}, ${head}: ${count.toLocaleString('en-GB')} unread; open the next`,
  again: (counts: Readonly<Record<Side, number>>) => `Needs another look: ${perSide(counts)}`,
  listThem: 'List them in Evidence',
  noneLeft: 'Nothing is left unread here.',
} as const;

export const historyText = {
  undo: 'Undo',
  redo: 'Redo',
  undone: ({ label, passedOver }: Pick<Output<'history.undo'>, 'label' | 'passedOver'>) =>
    `Undone: ${label}${passedOver === null ? '' : `. ${passedOverText(passedOver)}`}`,
  redone: (label: string) => `Done again: ${label}`,
} as const;
