// Owns: the verbs of a protected desk: where a passphrase is taken from, and that changing it touches no case.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Given, readArguments } from '../../../db/cli/arguments.ts';
import type { Done } from '../../../db/cli/commandLine.ts';
import { run as backUp } from '../../../db/cli/verbs/backups.ts';
import { run as newCase } from '../../../db/cli/verbs/new.ts';
import { runChange, run as runProtect, runUndo } from '../../../db/cli/verbs/protection.ts';
import { newRecoveryKey, unlock } from '../../../db/host/protection.ts';
import { letDeskKeyGo } from '../../../db/store/heldKeys.ts';
import { makeCheap } from '../../support/cheapKeys.ts';
import { digests, naming, plainDatabases } from '../../support/onDisk.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** Files that show a word of a case, or that they are a database. */
const showing = (folder: string) => [...new Set([...plainDatabases(folder), ...naming(folder, ['Albion', 'Larkfield'])])];

test('a desk is protected, changed and opened again with the passphrase in a file or the environment, and nowhere else', async () => {
  const folder = tempFolder();
  const store = path.join(folder, 'desk');
  onTestFinished(() => {
    letDeskKeyGo(store);
    delete process.env.OMBUDSMAN_PASSPHRASE;
  });
  const inFile = (name: string, words: string) => {
    writeFileSync(path.join(folder, name), `${words}\r\nnot this line\n`);
    return path.join(folder, name);
  };
  const say = async (verb: (given: Given) => Promise<Done>, ...words: readonly string[]) => {
    // As in a process of its own.
    letDeskKeyGo(store);
    const asked = readArguments([...words, '--store', store], {});
    if (asked.do !== 'run') throw new Error('Help was asked for.');
    return (await verb(asked)).answer as { readonly recoveryKey?: string };
  };
  const cases = () => digests(store).filter(([file]) => !String(file).endsWith('desk.keys'));
  const [old, short, fresh] = [inFile('old', 'tortoise lamp seven'), inFile('short', 'too short'), inFile('new', 'another lamp entirely')];
  await say(newCase, 'new', '1', '--landlord', 'Larkfield Homes');
  await expect(say(runProtect, 'protect', '--passphrase-file', short)).rejects.toThrow('too short');
  const { recoveryKey = '' } = await say(runProtect, 'protect', '--passphrase-file', old);
  await expect(say(backUp, 'backups', '1')).rejects.toThrow('A passphrase is needed');
  await unlock(store, { with: 'recoveryKey', secret: recoveryKey });
  await makeCheap(store, 'tortoise lamp seven');
  const before = cases();
  await say(runChange, 'change-passphrase', '--passphrase-file', old, '--new-passphrase-file', fresh);
  await expect(say(backUp, 'backups', '1', '--passphrase-file', old)).rejects.toThrow('does not open this desk');
  const second = await newRecoveryKey(store, { with: 'recoveryKey', secret: recoveryKey });
  await expect(unlock(store, { with: 'recoveryKey', secret: recoveryKey })).rejects.toMatchObject({ fault: { code: 'wrongKey' } });
  await unlock(store, { with: 'recoveryKey', secret: second });
  expect(cases()).toEqual(before);
  process.env.OMBUDSMAN_PASSPHRASE = 'another lamp entirely';
  expect(await say(backUp, 'backups', '1')).toMatchObject({ case: '1', backups: [] });
  expect(process.env.OMBUDSMAN_PASSPHRASE).toBeUndefined();
  expect(showing(store)).toEqual([]);
  await makeCheap(store, 'another lamp entirely');
  await say(runUndo, 'unprotect', '--passphrase-file', fresh);
  expect(showing(store)).toHaveLength(2);
});
