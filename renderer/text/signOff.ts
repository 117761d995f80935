// Owns the words of sign-off on the Report screen.

export const signOffText = {
  title: 'Sign-off',
  act: (name: string) => `Sign-off: ${name}`,
  none: 'Not submitted yet. Submitting keeps the report as it stands, byte for byte; somebody else then approves those bytes or returns them with comments.',
  step: (done: string, actor: string, when: string) => `${done.toLowerCase()} by ${actor}, ${when}`,
  fallen: 'The draft was changed since:',
  more: (count: number) => (count === 1 ? 'and 1 more change' : `and ${count} more changes`),
  note: 'Comments',
  lasting: 'This cannot be undone: what is issued is frozen. A correction is a new version, and this one is kept.',
  blocked: 'These checks stand open and refuse it (F8 opens them):',
  done: (name: string, version: number) => `${name}: version ${version}.`,
  versions: (count: number) => (count === 1 ? '1 version' : `${count} versions`),
  list: 'Versions of the report',
  version: (number: number, corrects: number | null) => `Version ${number}${corrects === null ? '' : `, corrects version ${corrects}`}`,
  save: (number: number) => `Save version ${number}`,
  wentOutWith: (letter: string) => `${letter}, as it went out`,
  saveLetter: (letter: string, number: number) => `Save ${letter} as it went out with version ${number}`,
  compare: (number: number) => `Compare with the one before: version ${number}`,
  compareShort: 'Compare with the one before',
  comparison: (older: number, newer: number) => `Version ${older} beside version ${newer}`,
  close: 'Close',
  closeComparison: (number: number) => `Close the comparison of version ${number}`,
  when: (atMs: number) =>
    new Date(atMs).toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
} as const;
