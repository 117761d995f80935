// Owns the words of sign-off on the Report screen.
import { type CivilDate, formatDay } from '../../db/model/dates.ts';

export const signOffText = {
  title: 'Sign-off',
  act: (name: string) => `Sign-off: ${name}`,
  none: 'Not submitted yet. Submitting keeps the report as it stands, byte for byte; somebody else then approves those bytes or returns them with comments.',
  step: (done: string, actor: string, when: string) => `${done.toLowerCase()} by ${actor}, ${when}`,
  fallen: 'The draft was changed since:',
  more: (count: number) => (count === 1 ? 'and 1 more change' : `and ${count} more changes`),
  note: 'Comments',
  lasting: 'This cannot be undone: what goes out is frozen. A correction is a new version, and this one is kept.',
  noDate: 'The report has no date yet. Set it first: what is submitted is kept as it stands, and times run from that day.',
  commentsDue: (due: CivilDate) => `The parties may comment until ${formatDay(due)}.`,
  unanswered: (count: number) =>
    count === 1 ? '1 comment of the parties is not answered.' : `${count} comments of the parties are not answered.`,
  blocked: 'These checks stand open and refuse it (F8 opens them):',
  done: (name: string, version: number) => `${name}: version ${version}.`,
  versions: (count: number) => (count === 1 ? '1 version' : `${count} versions`),
  list: 'Versions of the report',
  version: (number: number, corrects: number | null) => `Version ${number}${corrects === null ? '' : `, corrects version ${corrects}`}`,
  save: (number: number) => `Save version ${number}`,
  wentOutWith: (letter: string) => `${letter}, as it went out`,
  saveLetter: (letter: string, number: number) => `Save ${letter} as it went out with version ${number}`,
  compareAct: 'Sign-off: Compare versions',
  compareTitle: 'Two versions, word by word',
  compare: (number: number) => `Compare with the one before: version ${number}`,
  compareShort: 'Compare with the one before',
  compareDraft: (number: number) => `Compare version ${number} with the draft`,
  compareDraftShort: 'Compare with the draft',
  comparison: (older: string, newer: string) => `${older} beside ${newer}`,
  left: 'Left',
  right: 'Right',
  draftNow: 'The draft as it is now',
  changedSince: (number: number, isIssued: boolean, label: string, actor: string, others: number) =>
    `The draft was changed since version ${number} ${isIssued ? 'was issued' : 'went to the parties'}: ${label}, ${actor}${others === 0 ? '' : `, and ${others} more`}. Submitting it makes ${isIssued ? 'a correction' : 'the next version'}; version ${number} is kept.`,
  when: (atMs: number) =>
    new Date(atMs).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
} as const;
