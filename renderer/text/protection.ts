// Owns the words of a protected desk: the screen that asks for the passphrase, and the dialog in which protection is given, changed and taken away.
import { type AutoLock, passphraseRuleInWords } from '../../db/model/protection.ts';
import { counted } from '../../db/model/wording.ts';

const bothLost =
  'Keep both. Where the passphrase and the recovery key are lost, nobody can open this desk again: not you, not your office, not whoever made this program.';

export const protectionText = {
  title: 'Protection',
  hint: 'Encrypt this desk under a passphrase, change it, lock it',
  passphrase: 'Passphrase',
  recoveryKey: 'Recovery key',
  show: 'Show what is typed',
  done: 'Done',

  lockedTitle: 'This desk is locked',
  lockedText: 'Everything in it is encrypted. What you typed before it was locked is kept.',
  unlock: 'Unlock',
  unlocking: 'Trying the passphrase. This takes a moment, so that guessing takes long.',
  useRecovery: 'Use the recovery key',
  usePassphrase: 'Use the passphrase',
  recoveryHint: 'Eight groups of four, as they were printed. Small letters and missing dashes do not matter.',
  lostTitle: 'Both lost?',
  lostText:
    'Then nothing can be done: without one of them nobody can read this desk. Look for the printed recovery key, and ask who keeps keys in your office.',
  opened: 'Opened with the recovery key. Choose a new passphrase under Protection if the old one is lost.',

  open: 'Not encrypted.',
  openAct: 'Protect this desk…',
  openText:
    'This desk is not encrypted: whoever has this machine or a copy of its folder can read every case. Protected, every file of it, backups included, is encrypted under a passphrase.',
  bothLost,
  understood: 'I understand that nobody can open this desk when both are lost.',
  newPassphrase: 'New passphrase',
  again: 'The same once more',
  rule: `${passphraseRuleInWords} at least. Four random words are easy to remember and hard to guess; signs and figures are not asked for.`,
  notSame: 'The two are not the same.',
  protect: 'Protect this desk',
  rewriting: (done: number, total: number) => `Rewriting file ${Math.min(done + 1, total)} of ${total}. The desk opens again by itself.`,
  oldCopies:
    'The files as they were are removed, but a disk may keep traces of them for a while; an encrypted disk (BitLocker, FileVault, LUKS) covers that. Copies you made elsewhere stay as they are.',

  keyTitle: 'The recovery key of this desk',
  onPaper: {
    title: 'Recovery key of Ombudsman Desk',
    opens: (folder: string, day: string) =>
      `Made on ${day} for the desk in the folder ${folder}. It opens every case in that desk, and its backups, when the passphrase is lost. It does not open handover files: each of those has a passphrase of its own.`,
    use: 'To use it: start Ombudsman Desk. On the page “This desk is locked” choose “Use the recovery key” and type the eight groups. Then choose a new passphrase under Protection.',
    keep: 'Whoever has this paper and the machine, or a copy of that folder, can read every case. Keep it under lock, away from the machine. Once a new recovery key is made for the desk, this one opens nothing but older copies.',
  },
  keyText:
    'It opens the desk when the passphrase is lost. It is shown this once: print it, or write it down, and keep it away from this machine.',
  keyAria: (words: string) => `Recovery key: ${words}`,
  print: 'Print',
  copy: 'Copy',
  copied: 'Copied. Paste it where you keep passwords; other programs can read what was copied until something else is.',
  kept: 'I have kept it',

  isOn: 'This desk is encrypted. It locks when the machine sleeps, when it is left, and with the screen’s lock where the system tells of that (Windows and macOS do).',
  plain: (names: readonly string[]) =>
    `${counted(names.length, 'damaged backup')} could not be encrypted and can be read by anybody: ${names.join(', ')}. Remove what you do not need from the folder of the desk.`,
  autoLock: 'Lock when nobody touched the machine for',
  minutes: (minutes: AutoLock) => (minutes === null ? 'Never' : counted(minutes, 'minute')),
  keychain: {
    none: 'This machine has no keychain that the program could use, so the passphrase is asked for at every start.',
    off: 'The keychain of this machine could keep the key, so that whoever is signed in to it starts without the passphrase.',
    on: 'The keychain of this machine keeps the key: whoever is signed in to it starts without the passphrase. Once locked, the desk asks for it.',
  },
  keychainOn: 'Use the keychain',
  keychainOff: 'Stop using the keychain',
  change: 'Change the passphrase',
  changed: 'The passphrase is changed. The old one opens nothing any more but copies made elsewhere.',
  newKey: 'Make a new recovery key',
  newKeyText: 'The recovery key there is now opens nothing any more.',
  takeAway: 'Take the protection away',
  takeAwayText: 'Every file is written unencrypted. Whoever has this machine or a copy of its folder can then read every case.',
  takenAway: 'This desk is not encrypted any more.',
  present: 'Present passphrase',
  lockNow: 'Lock now',
  notProtected: 'This desk has no passphrase, so it cannot be locked.',
} as const;
