// Owns: what a backup of a case is called and which backups are kept, as data a person can read. Pure: touches no file.

/** Why it was made: by the schedule, by a person, before a newer version of the program changed the file's shape, or as what a restore put aside. */
export type BackupReason = 'schedule' | 'asked' | 'migration' | 'replaced';

export interface Backup {
  /** Its file's name, which names it everywhere. */
  readonly name: string;
  readonly atMs: number;
  readonly bytes: number;
  readonly why: BackupReason;
}

export interface KeepRule {
  /** Of all backups made in one of these, the newest is kept. */
  readonly oneOf: 'backup' | 'day' | 'week' | 'month';
  readonly forDays: number;
}

export interface BackupPolicy {
  /** A case that changed and is open is backed up when its newest backup is this old. */
  readonly everyHours: number;
  /** A scheduled backup is kept while any rule keeps it. Others are never removed by the program. */
  readonly keep: readonly KeepRule[];
}

/** Ours: this is no rule of any publisher. */
export const backupPolicy: BackupPolicy = {
  everyHours: 4,
  keep: [
    { oneOf: 'backup', forDays: 1 },
    { oneOf: 'day', forDays: 7 },
    { oneOf: 'week', forDays: 56 },
    { oneOf: 'month', forDays: 365 },
  ],
};

const dayMs = 86_400_000;

/** File name of a backup: its moment in UTC to the millisecond, so that names sort by age, why it was made, and of what (a case or the desk's list). */
export function backupName(atMs: number, why: BackupReason, of: 'case' | 'db' = 'case'): string {
  return `${new Date(atMs).toISOString().replace(/[-:.]/g, '')}-${why}.${of}`;
}

const namePattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(schedule|asked|migration|replaced)\.(?:case|db)$/;

/** What a name says; null where it is no backup's. */
export function readBackupName(name: string): Pick<Backup, 'atMs' | 'why'> | null {
  const found = namePattern.exec(name);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, ms, why] = found;
  const atMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(atMs) ? null : { atMs, why: why as BackupReason };
}

/**
 * Scheduled backups that no rule keeps, oldest first. The newest backup is never among them, nor one from the future: a clock that was wrong removes nothing.
 */
export function surplusBackups(backups: readonly Backup[], nowMs: number, policy: BackupPolicy = backupPolicy): Backup[] {
  const newestFirst = backups.filter(({ why }) => why === 'schedule').sort((one, other) => other.atMs - one.atMs);
  const kept = new Set<Backup>(newestFirst.slice(0, 1));
  for (const rule of policy.keep) {
    const seen = new Set<string>();
    for (const backup of newestFirst) {
      if (backup.atMs > nowMs) kept.add(backup);
      if (nowMs - backup.atMs > rule.forDays * dayMs) continue;
      const span = spanOf(backup, rule.oneOf);
      if (!seen.has(span)) kept.add(backup);
      seen.add(span);
    }
  }
  return newestFirst.filter((backup) => !kept.has(backup)).reverse();
}

function spanOf({ name, atMs }: Backup, oneOf: KeepRule['oneOf']): string {
  if (oneOf === 'backup') return name;
  if (oneOf === 'month') return new Date(atMs).toISOString().slice(0, 7);
  // Day 4 of the epoch was a Monday.
  const day = Math.floor(atMs / dayMs);
  return String(oneOf === 'day' ? day : Math.floor((day - 4) / 7));
}
