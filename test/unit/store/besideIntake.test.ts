// Owns: what else may be done to a case while papers come into it: backing up, verifying, restoring, handing over, from the window's store and from a command line
// beside it. Must not test any of them by itself.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Given, readArguments } from '../../../db/cli/arguments.ts';
import type { Done } from '../../../db/cli/commandLine.ts';
import { runMake, runRestore } from '../../../db/cli/verbs/backups.ts';
import { run as verify } from '../../../db/cli/verbs/verify.ts';
import type { Reply } from '../../../db/model/fault.ts';
import { withoutNothing } from '../../../db/model/handover.ts';
import { backupsFolder, casePlace } from '../../../db/store/folder.ts';
import { whole } from '../../support/killRounds.ts';
import { startStoreChild } from '../../support/storeChild.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const count = 1500;

function answered<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

const messageOf = (reply: Reply<unknown>) => (reply.ok ? 'answered' : reply.fault.message);

test('while papers come in a case is backed up, verified and handed over as it stands, is not restored, and the delivery ends whole', {
  timeout: 180_000,
}, async () => {
  const [folder, place] = [tempFolder(), tempFolder()];
  const papers = path.join(place, 'papers');
  mkdirSync(papers);
  for (let at = 0; at < count; at += 1) writeFileSync(path.join(papers, `${at}.txt`), `Letter ${at} about the window.`);
  const host = await startStoreChild({ hasReaders: true, onStart: (child) => onTestFinished(() => void child.kill('SIGKILL')) });
  answered(await host.open(folder));
  const { caseId } = answered(await host.call('desk.createCase', { reference: '202400001', landlord: 'Larkfield Homes', received: null }));
  const early = answered(await host.call('backup.make', { caseId, why: 'asked' }));
  answered(await host.call('intake.start', { caseId, side: 'resident', paths: [papers], note: '' }));
  const state = async () => answered(await host.call('entry.batches', { caseId }))[0];
  const received = async () => (await state())?.received ?? 0;
  await vi.waitFor(async () => expect(await received()).toBeGreaterThan(0), { timeout: 30_000, interval: 5 });

  const handover = { caseId, path: path.join(place, 'out.handover'), passphrase: 'correct horse battery staple', reason: '' };
  // All at once, and each while it comes in: the first answers of each are those that count.
  const [due, verdict, restored, given] = await Promise.all([
    host.call('backup.make', { caseId, why: 'schedule' }),
    host.call('history.verify', { caseId }),
    host.call('backup.restore', { caseId, name: early.name, asReference: null }),
    host.call('handover.make', { ...handover, without: withoutNothing, isReplacing: false }),
  ]);
  expect(answered(verdict).problems).toEqual([]);
  expect(messageOf(restored)).toContain('Something is still going on in this case.');
  const backup = path.join(backupsFolder(casePlace(folder, caseId)), answered(due).name);
  const losses: string[] = [];
  whole(backup, losses, (db) =>
    losses.push(...(db.prepare('SELECT count(*) FROM entry').pluck().get() === 0 ? ['It holds no paper.'] : [])),
  );
  expect(losses).toEqual([]);
  expect(answered(given).note.caseId).toBe(caseId);

  await vi.waitFor(async () => expect((await state())?.state).toBe('done'), { timeout: 90_000 });
  expect(await received()).toBe(count);
  expect(answered(await host.call('history.verify', { caseId })).problems).toEqual([]);
  // What was copied in the middle opens as it stood then, and proves itself.
  const { caseId: other } = answered(await host.call('backup.restore', { caseId, name: answered(due).name, asReference: '202400002' }));
  expect(answered(await host.call('history.verify', { caseId: other })).problems).toEqual([]);
  expect(answered(await host.call('handover.look', { path: handover.path, passphrase: handover.passphrase })).verdict.problems).toEqual([]);
});

test('a command line beside a store that takes papers in verifies the case as it stands, and changes nothing', {
  timeout: 120_000,
}, async () => {
  const [folder, place] = [tempFolder(), tempFolder()];
  for (let at = 0; at < count; at += 1) writeFileSync(path.join(place, `${at}.txt`), `Letter ${at} about the window.`);
  const host = await startStoreChild({ hasReaders: true, onStart: (child) => onTestFinished(() => void child.kill('SIGKILL')) });
  answered(await host.open(folder));
  const { caseId } = answered(await host.call('desk.createCase', { reference: '202400001', landlord: 'Larkfield Homes', received: null }));
  const { name } = answered(await host.call('backup.make', { caseId, why: 'asked' }));
  const say = (verb: (given: Given) => Promise<Done>, ...words: readonly string[]) => {
    const asked = readArguments([...words, '--store', folder], {});
    if (asked.do !== 'run') throw new Error('Help was asked for.');
    return verb(asked);
  };
  answered(await host.call('intake.start', { caseId, side: 'resident', paths: [place], note: '' }));
  const state = async () => answered(await host.call('entry.batches', { caseId }))[0];
  await vi.waitFor(async () => expect((await state())?.received).toBeGreaterThan(0), { timeout: 30_000, interval: 5 });
  expect((await say(verify, 'verify', '202400001')).answer).toMatchObject({ problems: [] });
  expect((await say(runMake, 'backup', '202400001')).answer).toMatchObject({ case: '202400001' });
  await expect(say(runRestore, 'restore', '202400001', name)).rejects.toThrow('is open in another program or window');
  await vi.waitFor(async () => expect((await state())?.state).toBe('done'), { timeout: 90_000 });
  expect((await state())?.received).toBe(count);
  expect((await say(verify, 'verify', '202400001')).answer).toMatchObject({ problems: [] });
});
