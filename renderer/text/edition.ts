// Owns the words of the publication edition beside the report.
import type { SweepKind } from '../../db/model/sweep.ts';
import { counted } from './ui.ts';

/** Reasons for letting words stand; the first is used until another was. Kept in the working papers only. */
export const acceptReasons = [
  'Identifies nobody',
  'The landlord’s own',
  'Public knowledge',
  'Needed to follow the decision',
  'Agreed with the person concerned',
] as const;

export const editionText = {
  rareWords: (count: number, isOwn: boolean) =>
    `Rare words the sweep looks for (${count.toLocaleString('en-GB')}${isOwn ? ', this office’s list' : ''})`,
  rareWordsHint:
    'Conditions and circumstances rare enough to tell who somebody is. One beginning of a word a line: “epilep” finds epilepsy and epileptic. The list holds for every case of this desk.',
  rareWordsLabel: 'Rare words, one a line',
  rareWordsStandard: 'Restore the standard list',
  title: 'For publication',
  form: 'Change words for publication',
  formHint: 'Select words in the report, or type them. They are changed wherever they stand; the other copies keep them.',
  words: 'Words',
  instead: 'Put instead',
  change: 'Change',
  look: 'Settle later',
  kinds: {
    name: 'Name',
    'e-mail': 'E-mail address',
    phone: 'Telephone number',
    postcode: 'Postcode',
    address: 'Address',
    birth: 'Date of birth',
    age: 'Age',
    reference: 'Reference',
    vulnerability: 'Rare vulnerability',
    marked: 'To be settled',
  } satisfies Record<SweepKind, string>,
  open: (count: number) => `May identify somebody (${count})`,
  nothingOpen: 'Nothing is left that the sweep knows of. Read the edition through all the same.',
  morePlaces: (count: number) => `and ${counted(count, 'more place', 'more places')}`,
  changeIt: 'Change…',
  changeOf: (words: string) => `Change “${words}” for publication`,
  accept: 'Accept…',
  acceptOf: (words: string) => `Accept “${words}” as it stands`,
  chooseReason: 'Why it may stand',
  keys: 'Enter opens the place · c changes · a accepts with the last reason',
  changes: (count: number) => `Further changes (${count})`,
  noChanges: 'None. The edition is the parties’ report word for word.',
  fromTo: (words: string, instead: string) => (instead === '' ? `“${words}” is left out` : `“${words}” becomes “${instead}”`),
  standing: (count: number) => `Accepted or to be settled (${count})`,
  stands: (words: string, reason: string) => `“${words}”: ${reason === '' ? 'to be settled' : reason}`,
  takeBack: 'Take back',
  takeBackOf: (words: string) => `Take back what is said of “${words}”`,
  selectFirst: 'Select the date or place first, within one paragraph.',
  settleThere: (words: string) => `“${words}” is to be settled on the Report screen, for publication.`,
  labelChange: (words: string) => `Change “${words}” for publication`,
  labelLook: (words: string) => `Settle “${words}” before publication`,
  labelAccept: (words: string) => `Accept “${words}” for publication`,
  labelTakeBack: (words: string) => `Take back what was said of “${words}” for publication`,
} as const;
