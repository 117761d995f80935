// Owns the words of handing a case over, opening a handover and merging one. Must not act.

import type { DraftKind } from '../../db/model/draft.ts';
import type { Side } from '../../db/model/entry.ts';
import type { LeftOut } from '../../db/model/handover.ts';
import type { MergeChoice } from '../../db/model/merge.ts';
import type { MergeCompared, ShownDifference } from '../../db/model/operations.ts';
import { passphraseRuleInWords } from '../../db/model/protection.ts';
import { counted } from '../../db/model/wording.ts';

const papers = (count: number) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'paper' : 'papers'}`;

export const handOverText = {
  act: 'Hand over…',
  title: 'Hand this case over',
  hint: 'One encrypted file with everything in the case, or a part: for another desk, for leave, for a reviewer.',
  intro:
    'The case goes into one encrypted file. Another desk opens it as the same case and works on; it comes back and is merged, and nothing of either is lost.',
  goes: 'What goes',
  papersOf: (side: Side, count: number, size: string) =>
    `Papers supplied by ${{ resident: 'the resident', landlord: 'the landlord', third: 'third parties' }[side]}: ${papers(count)}, ${size}`,
  draft: (rows: number) => `What was made in the case: ${rows.toLocaleString('en-GB')} marks, events, findings, determinations and orders`,
  large: (count: number, size: string) => `Originals larger than 20 MB: ${count.toLocaleString('en-GB')}, ${size}`,
  onlyHeads: 'Only these heads, what was made under them or under none, and the papers they rest on:',
  leaveOut: 'Leave out a paper',
  leaveOutNone: 'Type a label or words of a title',
  partHint:
    'What is left out is listed in the file. Papers left out keep their labels and titles, heads their letters and titles; their words are not in it, nor any version of the report where heads were chosen.',
  reason: 'Why (it is in the history, and in the file)',
  passphrase: 'Passphrase of the file',
  passphraseHint: `At least ${passphraseRuleInWords}. Tell it to the other desk by another way than the file. It cannot be found again.`,
  make: 'Choose where, and hand over',
  making: 'Handing over',
  makingText: 'The case is copied, encrypted and proved. Work can go on meanwhile.',
  made: (place: string, size: string) => `Handed over: ${place} (${size}), encrypted and proved. Tell the passphrase by another way.`,
} as const;

/** Of the button that stops what is being done with a handover file. */
export const stopText = { stop: 'Stop', stopping: 'Stopping…' } as const;

export const openHandoverText = {
  act: 'Open a handover…',
  title: 'Open a handover',
  hint: 'A case that another desk handed over: look at it only, take it in as a case, or merge what comes back.',
  intro: 'Choose the file that another desk made and type its passphrase. Nothing is taken in until you say so.',
  choose: 'Choose the file…',
  passphrase: 'Passphrase of the file',
  open: 'Open',
  opening: 'The handover is opened and proved',
  of: (reference: string, landlord: string) => `Case ${reference}${landlord === '' ? '' : `, ${landlord}`}`,
  proved: (rows: number, originals: number) =>
    `Proved: ${counted(rows, 'row')} of history ${rows === 1 ? 'joins' : 'join'}, and ${counted(originals, 'original')} ${originals === 1 ? 'is as it was' : 'are as they were'} received.`,
  notProved: 'This handover is not as it was handed over. It can be looked at; nothing of it is taken in.',
  leftOut: 'Left out of it',
  leftOutLine: ({ what, count }: LeftOut) => `${what} (${count.toLocaleString('en-GB')})`,
  whole: 'Everything in the case is in it.',
  look: 'Look only',
  takeIn: 'Take it in as a case',
  reference: 'Reference here',
  referenceTaken: (reference: string) => `There is another case ${reference} here. Give this one a reference of its own.`,
  merge: 'See what differs…',
  isHere: (reference: string) => `This case is here already, as ${reference}: what the other desk did can be merged into it.`,
  received: (reference: string) => `Case ${reference} was taken in.`,
} as const;

export const mergeText = {
  title: 'Merge what comes back',
  nothing: 'Everything in this handover is in the case already.',
  summary: ({ papers: count, renamed, changes }: MergeCompared): string => {
    if (count + changes === 0) return 'Nothing of the other desk comes in without anybody choosing.';
    const rows = counted(changes, 'change');
    const comes = count === 0 ? rows : changes === 0 ? papers(count) : `${papers(count)} and ${rows}`;
    const labels = `${papers(renamed)} ${renamed === 1 ? 'gets' : 'get'} another label; the first one stays as a second name.`;
    return `${comes} of the other desk ${count + changes === 1 ? 'comes' : 'come'} in without anybody choosing.${renamed === 0 ? '' : ` ${labels}`}`;
  },
  undone: (label: string) =>
    `This handover was merged here before, as “${label}”, and that was undone. What comes in and what differs is worked out anew, against what stands now.`,
  none: 'Both desks changed nothing in different ways: there is nothing to choose.',
  choose: (count: number) =>
    `${count.toLocaleString('en-GB')} ${count === 1 ? 'thing was' : 'things were'} changed at both desks. What is not chosen stays listed with the case.`,
  here: 'Here',
  there: 'In the handover',
  before: 'Before',
  removed: '(removed)',
  empty: '(empty)',
  by: (actor: string, when: string) => `${actor}, ${when}`,
  choices: (title: string) => `What stands: ${title}`,
  choice: (choice: MergeChoice, { what, both }: Pick<ShownDifference, 'what' | 'both'>): string => {
    if (what === 'removedHere') return choice === 'ours' ? 'Leave it removed' : 'Bring it back';
    if (what === 'removedThere') return choice === 'ours' ? 'Keep it' : 'Remove it';
    if (choice === 'ours') return 'Keep what is here';
    if (choice === 'theirs') return 'Take theirs';
    return { row: 'Keep both, one after the other', list: 'Keep both lists together', text: 'Keep both texts, one after the other' }[
      both ?? 'text'
    ];
  },
  chosen: 'Chosen',
  merge: 'Merge',
  merging: 'Merging',
  merged: (reference: string, differences: number) =>
    `Merged into ${reference}. ${differences === 0 ? 'Nothing differed.' : `What differed (${differences.toLocaleString('en-GB')}) is listed in History.`} Undo takes the whole merge back.`,
  kinds: (kind: DraftKind | 'entry' | 'other'): string => kindTitles[kind] ?? 'Other things',
  listAct: (count: number) => `What differed in merges (${count.toLocaleString('en-GB')})`,
  listTitle: 'What differed in merges',
  listIntro: 'Both values of everything that two desks changed in different ways, whatever was chosen.',
  columns: (columns: readonly string[]): string =>
    [...new Set(columns.map((column) => columnWords[column] ?? column.replaceAll('_', ' ')))].join(', '),
} as const;

/** Columns whose own names say little. */
const columnWords: Readonly<Record<string, string>> = {
  runs: 'words',
  cites: 'what it rests on',
  rests_on: 'what it rests on',
  head_id: 'head',
  head_ids: 'heads',
  entry_ids: 'papers',
  position: 'place in the order',
  by: 'by whom',
  for: 'for what',
  date_earliest: 'date',
  date_latest: 'date',
  date_precision: 'date',
  time_text: 'date',
  offset_text: 'date',
  date_basis: 'date',
  side_basis: 'side',
  found_side: 'side',
  found_side_basis: 'side',
  disclosure_why: 'disclosure',
  disclosure_own: 'disclosure',
  scope_override: 'scope',
  scope_reason: 'scope',
  amount_pence: 'amount',
  paid_pence: 'paid',
};

const kindTitles: Readonly<Partial<Record<DraftKind | 'entry' | 'other', string>>> = {
  entry: 'Papers',
  mark: 'Marks',
  event: 'Events',
  paragraph: 'Findings and other paragraphs',
  head: 'Heads of complaint',
  window: 'Scope',
  exclusion: 'Scope',
  determination: 'Determinations',
  order: 'Remedies',
  offer: 'Remedies',
  recommendation: 'Remedies',
  compliance: 'Remedies',
  party: 'People',
  facts: 'Case facts',
  expectation: 'Expectations and absences',
  absence: 'Expectations and absences',
  request: 'Requests for evidence',
  contact: 'Contacts',
};
