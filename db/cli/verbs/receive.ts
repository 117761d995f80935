// Owns: the verbs receive and differences.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { MergeChoices } from '../../model/merge.ts';
import { operationInputs, type ShownDifference } from '../../model/operations.ts';
import { type Given, WrongUsage } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { ofHandover, passphraseFrom } from '../passphrase.ts';
import { type Session, withStore } from '../session.ts';

/** Runs the verb receive; what each verb answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const file = path.resolve(given.places[0] ?? '');
  const passphrase = await passphraseFrom(given, ofHandover);
  const choices = choicesOf(given);
  return withStore(given, async ({ call }) => {
    if (given.options['dry-run'] !== undefined) return lookedAt(call, file, passphrase);
    const asReference = given.options.as ?? null;
    return { answer: await call('handover.receive', { path: file, passphrase, asReference, choices }) };
  });
}

/** Says what receiving would do and writes nothing. */
async function lookedAt(call: Session['call'], file: string, passphrase: string): Promise<Done> {
  const { note, verdict, here, hereAs } = await call('handover.look', { path: file, passphrase });
  const isRefused = verdict.problems.length > 0;
  if (here !== 'merge' || isRefused) return { answer: { note, here, hereAs, verdict }, isRefused };
  const { undone, news, papers, renamed, changes, differences } = await call('handover.compare', { path: file, passphrase });
  return { answer: { note, here, hereAs, verdict, undone, news, papers, renamed, changes, differences: differences.map(printed) } };
}

/** Runs the verb differences. Throws Refusal and WrongUsage. */
export async function runDifferences(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const kept = await call('handover.differences', { caseId: caseId(reference) });
    return {
      answer: { case: reference, differences: kept.map((each) => ({ ...printed(each), merged: instant(each.atMs), choice: each.choice })) },
    };
  });
}

function printed({ name, title, what, before, ours, theirs, oursBy, theirsBy, both, usual }: ShownDifference) {
  const by = (who: ShownDifference['oursBy']) => (who === null ? null : { actor: who.actor, at: instant(who.atMs) });
  return { name, title, what, before, ours, theirs, oursBy: by(oursBy), theirsBy: by(theirsBy), both, usual };
}

function instant(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** `--choices FILE`: a JSON object of choices by the name of a difference. */
function choicesOf(given: Given): MergeChoices {
  const file = given.options.choices;
  if (file === undefined) return {};
  const read = operationInputs['handover.receive'].shape.choices.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.success) throw new WrongUsage(`${file} is no list of choices: {"NAME": "ours", "theirs" or "both"}.`, given.verb);
  return read.data;
}
