// Owns: the verbs backups, backup and restore.
import type { Backup } from '../../model/backups.ts';
import type { Given } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { withStore } from '../session.ts';

/** Runs the verb backups; what each verb answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const { backups, policy } = await call('backup.list', { caseId: caseId(reference) });
    return { answer: { case: reference, backups: backups.map(printed), policy } };
  });
}

/** Runs the verb backup. Throws Refusal and WrongUsage. */
export async function runMake(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const made = await call('backup.make', { caseId: caseId(reference), why: 'asked' });
    return { answer: { case: reference, ...printed(made) } };
  });
}

/** Runs the verb restore. Throws Refusal and WrongUsage. */
export async function runRestore(given: Given): Promise<Done> {
  const [reference = '', name = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const asReference = given.options.as ?? null;
    await call('backup.restore', { caseId: caseId(reference), name, asReference });
    return { answer: { case: asReference ?? reference, from: name } };
  });
}

function printed({ name, atMs, bytes, why }: Backup) {
  return { name, at: new Date(atMs).toISOString(), bytes, why };
}
