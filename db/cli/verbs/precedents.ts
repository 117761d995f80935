// Owns: the verbs of the library of published decisions: list and search, take in, correct by hand, take off the list and put back.
import path from 'node:path';
import process from 'node:process';
import { Refusal } from '../../model/fault.ts';
import { precedentOutcomes, precedentPartsSchema } from '../../model/precedents.ts';
import { type Given, oneOf, wholeNumber } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { jsonFrom } from '../readIn.ts';
import { withStore } from '../session.ts';

/** Runs `precedents`; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const { words = '', head = '', id } = given.options;
  const outcome = given.options.outcome === undefined ? null : oneOf(given, 'outcome', precedentOutcomes);
  const limit = wholeNumber(given, 'limit', 100, 500);
  return withStore(given, async ({ call }) => {
    if (id !== undefined) return { answer: await call('precedent.read', { id }) };
    const { rows, ...figures } = await call('precedent.search', { words, head, outcome, limit });
    return { answer: { ...figures, precedents: rows } };
  });
}

/** Runs `add-precedents`. */
export async function runAdd(given: Given): Promise<Done> {
  let told = 0;
  return withStore(
    given,
    async ({ call }) => {
      const answer = await call('precedent.takeIn', { paths: given.places.map((place) => path.resolve(place)) });
      return { answer, isRefused: answer.taken + answer.known === 0 };
    },
    (event) => {
      if (event.name !== 'precedent.progress' || Date.now() - told < 1000) return;
      told = Date.now();
      process.stderr.write(`${event.body.done} of ${event.body.total} looked at\n`);
    },
  );
}

/** Runs `correct-precedent`. */
export async function runCorrect(given: Given): Promise<Done> {
  const [id = '', file] = given.places;
  const isBack = file === 'as-recognised';
  const content = isBack ? null : await jsonFrom(file ?? '-');
  const parts = isBack ? null : partsIn(content);
  return withStore(given, async ({ call }) => {
    const { corrections } = await call('precedent.read', { id });
    return { answer: await call('precedent.correct', { id, seen: corrections.length, parts }) };
  });
}

function partsIn(content: unknown) {
  const parsed = precedentPartsSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new Refusal(
    'invalid',
    `These are not the parts of a decision: ${first?.path.join('.') || 'the file'}: ${first?.message ?? ''}. Nothing was corrected.`,
    'parts',
  );
}

/** Runs `remove-precedents` and `restore-precedents`. */
export async function runList(given: Given): Promise<Done> {
  const operation = given.verb === 'remove-precedents' ? 'precedent.remove' : 'precedent.restore';
  return withStore(given, async ({ call }) => ({ answer: await call(operation, { ids: [...given.places] }) }));
}
