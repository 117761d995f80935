// Owns: every kind of command there is, and in words why Undo passes over some. Must not do any.
import type { SignOffStep } from './ruleSet.ts';

const byTheProgram = 'the program did it by itself, and nothing of the case was lost by it';
const atTheDesk = 'it is of the desk and not of a case, and is changed where it was set';
const inTheLibrary = 'it is of the library of published decisions, where it is taken back';
const isLasting = 'what goes out is kept as it went: make a new version that corrects it';
const onThePaper = 'ask for it again, or leave it out, on the paper itself';

/** Kinds that undo and redo play back (null), and the others with why not, to stand after "stays:". */
export const commandKinds = {
  'case.close': null,
  'case.hold': null,
  'case.liftHold': null,
  'case.reopen': null,
  'draft.change': null,
  'draftFile.apply': null,
  'entry.edit': null,
  'entry.keepTranscript': null,
  'entry.makeQuoted': null,
  'entry.moveMarks': null,
  'entry.readAgain': null,
  'entry.reviewSheet': null,
  'entry.setReadState': null,
  'entry.settleColumn': null,
  'entry.settleDate': null,
  'handover.merge': null,
  'intake.leave': null,
  'intake.withdraw': null,
  'report.takeBack': null,
  'version.approve': null,
  'version.return': null,
  'version.submit': null,
  'backup.restore': 'what it replaced is among the backups and can be put back from there',
  'desk.createCase': 'the case begins with it',
  'desk.writeSetting': atTheDesk,
  'disposal.dispose': 'what was disposed of is gone',
  'entry.noteOpened': 'that a paper was seen is a fact of the day: mark it unread instead',
  'handover.give': 'the file has left this desk',
  'handover.receive': 'the case came to this desk with it',
  'history.redo': 'it is undone by Undo of what was done again',
  'history.seal': byTheProgram,
  'history.undo': 'it is done again by Redo',
  'intake.goOn': 'papers are taken back by withdrawing their delivery in Evidence',
  'intake.recover': byTheProgram,
  'intake.start': 'papers are taken back by withdrawing their delivery in Evidence',
  'precedent.correct': inTheLibrary,
  'precedent.remove': inTheLibrary,
  'precedent.restore': inTheLibrary,
  'precedent.takeIn': inTheLibrary,
  'scan.again': onThePaper,
  'scan.leave': onThePaper,
  'scan.read': byTheProgram,
  'version.issue': isLasting,
  'version.send-draft': isLasting,
} as const satisfies Readonly<Record<string, string | null>> & Readonly<Record<`version.${SignOffStep['id']}`, string | null>>;

export type CommandKind = keyof typeof commandKinds;
/** The kinds that undo and redo play back. */
export type UndoableKind = { [K in CommandKind]: (typeof commandKinds)[K] extends null ? K : never }[CommandKind];

/** Whether undo and redo play a kind back. */
export function isUndoable(kind: CommandKind): boolean {
  return commandKinds[kind] === null;
}

/** Why a row of history cannot be undone: null where it can. Older files have rows that could not be when they were written. */
export function whyNotUndoable(kind: string, wasUndoable: boolean): string | null {
  if (wasUndoable) return null;
  const why = Object.hasOwn(commandKinds, kind) ? commandKinds[kind as CommandKind] : null;
  return why ?? 'it was done by an older version of the program, which kept nothing to undo it by';
}
