// Owns: which scheduled backups the policy keeps.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Backup, type BackupReason, backupName, readBackupName, surplusBackups } from '../../../db/model/backups.ts';

const nowMs = Date.parse('2026-11-25T20:12:00Z');
const hourMs = 3_600_000;

function backup(atMs: number, why: BackupReason = 'schedule'): Backup {
  return { name: backupName(atMs, why), atMs, bytes: 1, why };
}

test('a name says when and why, and no other name does', () => {
  expect(backupName(nowMs, 'asked')).toBe('20261125T201200000Z-asked.case');
  expect(readBackupName('20261125T201200000Z-asked.case')).toEqual({ atMs: nowMs, why: 'asked' });
  for (const name of ['../desk.db', '20261125T201200000Z-asked.case.part', '20261325T201200000Z-asked.case', 'a.case']) {
    expect(readBackupName(name)).toBe(null);
  }
});

test('of two years of backups every four hours, a day, a week of days, eight weeks and a year of months stay', () => {
  const all = Array.from({ length: 2 * 365 * 6 }, (_, at) => backup(nowMs - at * 4 * hourMs));
  const gone = new Set(surplusBackups(all, nowMs));
  const kept = all.filter((each) => !gone.has(each));
  const within = (days: number) => kept.filter(({ atMs }) => nowMs - atMs <= days * 24 * hourMs).length;
  expect([within(1), within(7), within(56), within(365), kept.length]).toEqual([7, 13, 22, 32, 32]);
});

test('the newest backup, what a person asked for, what a restore put aside and what is from the future are never surplus', () => {
  fc.assert(
    fc.property(
      // No two are of one moment: a file's name says when it was made.
      fc.uniqueArray(fc.record({ hours: fc.integer({ min: -5000, max: 20_000 }), why: fc.constantFrom('schedule', 'asked', 'replaced') }), {
        selector: ({ hours }) => hours,
      }),
      (made) => {
        const all = made.map(({ hours, why }) => backup(nowMs - hours * hourMs, why as BackupReason));
        const gone = surplusBackups(all, nowMs);
        const newest = Math.max(...all.filter(({ why }) => why === 'schedule').map(({ atMs }) => atMs));
        expect(gone.every(({ why, atMs }) => why === 'schedule' && atMs < newest && atMs <= nowMs)).toBe(true);
        // What is left stays as it is when it is looked at once more.
        const left = all.filter((each) => !gone.includes(each));
        expect(surplusBackups(left, nowMs)).toEqual([]);
      },
    ),
  );
});
