// Owns the words of the backups of a case.
import type { Backup, BackupPolicy, BackupReason, KeepRule } from '../../db/model/backups.ts';
import { counted } from '../../db/model/wording.ts';

const reasons: Readonly<Record<BackupReason, string>> = {
  schedule: 'by the schedule',
  asked: 'by hand',
  migration: 'before a newer program changed the file',
  replaced: 'what a restore replaced',
};

const spans: Readonly<Record<KeepRule['oneOf'], string>> = {
  backup: 'every one',
  day: 'one of each day',
  week: 'one of each week',
  month: 'one of each month',
};

export const backupsText = {
  title: 'Backups',
  hint: 'Backups of a case: make one, put one back',
  of: 'Case',
  columns: { made: 'Made', why: 'Why', size: 'Size', restore: 'Put back' },
  why: (why: BackupReason) => reasons[why],
  none: 'There is no backup of this case yet. One is made by the schedule once something was changed and the case is open.',
  now: 'Back up now',
  making: 'Copying the case and checking the copy',
  made: (size: string) => `Backed up and checked: ${size}.`,
  policy: ({ everyHours, keep }: BackupPolicy) =>
    `An open case that changed is backed up when its newest backup is ${counted(everyHours, 'hour')} old. Of these the program keeps ${keep
      .map(({ oneOf, forDays }) => `${spans[oneOf]} for ${counted(forDays, 'day')}`)
      .join(', ')}. It never removes the newest, nor any made by hand, before a change of the file, or by a restore.`,
  desk: (backups: readonly Backup[], newest: string) =>
    backups.length === 0
      ? 'The list of cases itself has no backup yet; it is made by the same schedule.'
      : `The list of cases itself has ${counted(backups.length, 'backup')}, the newest of ${newest}, in the folder backups/desk.db of the store.`,
  beside: 'Beside',
  inPlace: 'In place',
  besideOf: (made: string) => `Put the backup of ${made} back beside the case`,
  inPlaceOf: (made: string) => `Put the backup of ${made} back in place of the case`,
  besideTitle: 'Put back as a case of its own',
  besideText: (made: string) => `The case stays as it is. The backup of ${made} becomes a case of its own, under a reference of its own.`,
  reference: 'Its reference',
  inPlaceTitle: 'Put back in place of the case as it is',
  inPlaceText: (made: string) =>
    `The case becomes what it was on ${made}. What stands there now is kept as a backup first, so that you can put it back in turn.`,
  restore: 'Put back',
  restored: (reference: string, made: string) => `Case ${reference} is as it was on ${made}. What it replaced is in this list.`,
  restoredBeside: (reference: string) => `The backup is now case ${reference}, in the list of cases.`,
} as const;
