// Owns: the verb handover.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { localDay } from '../../model/dates.ts';
import type { Draft } from '../../model/draft.ts';
import { sides } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import { type HandoverWithout, handoverFileName, largeBytes } from '../../model/handover.ts';
import { type Given, WrongUsage } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { ofHandover, passphraseFrom } from '../passphrase.ts';
import { type Session, withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const passphrase = await passphraseFrom(given, ofHandover);
  const parts = partsOf(given);
  return withStore(given, async ({ call, caseId }) => {
    const without = await chosenOf(parts, caseId(reference), call);
    const to = path.resolve(given.options.to ?? '');
    const file = existsSync(to) && statSync(to).isDirectory() ? path.join(to, handoverFileName(reference, localDay(new Date()))) : to;
    const made = await call('handover.make', {
      caseId: caseId(reference),
      path: file,
      passphrase,
      reason: given.options.reason ?? '',
      without,
      isReplacing: given.options.replace !== undefined,
    });
    return { answer: { case: reference, file, bytes: made.bytes, note: made.note } };
  });
}

interface Parts {
  readonly words: readonly string[];
  readonly heads: readonly string[] | null;
}

const listed = (words = '') => words.split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));

/** The parts after `--without` and `--only-heads`, by commas. */
function partsOf(given: Given): Parts {
  const words = listed(given.options.without);
  const strange = words.find((word) => !isSort(word) && !/^[RLT]\d+(\.\d+)*$/.test(word));
  if (strange !== undefined) {
    throw new WrongUsage(`--without takes ${sides.join(', ')}, draft, large and papers such as R12, not "${strange}".`, 'handover');
  }
  return { words, heads: given.options['only-heads'] === undefined ? null : listed(given.options['only-heads']) };
}

function isSort(word: string): boolean {
  return word === 'draft' || word === 'large' || sides.some((side) => side === word);
}

/** What is named by label and letter, by id. Refused with `notFound` where the case has none of that name. */
async function chosenOf({ words, heads }: Parts, caseId: string, call: Session['call']): Promise<HandoverWithout> {
  const labels = words.filter((word) => !isSort(word));
  const rows = labels.length === 0 ? [] : await call('entry.axis', { caseId });
  const papers = labels.map((label) => {
    const row = rows.find(({ exhibit }) => exhibit === label);
    if (row === undefined) throw new Refusal('notFound', `There is no paper ${label} in this case. Say list to see them.`, label);
    return row.id;
  });
  return {
    papersOf: sides.filter((side) => words.includes(side)),
    draft: words.includes('draft'),
    largerThan: words.includes('large') ? largeBytes : null,
    onlyHeads: heads === null ? null : headIds(heads, (await call('draft.read', { caseId })).draft.head),
    papers,
  };
}

function headIds(keys: readonly string[], heads: Draft['head']): string[] {
  return keys.map((key) => {
    const head = heads.find((row) => row.key === key);
    if (head === undefined) throw new Refusal('notFound', `There is no head (${key}) in this case.`, key);
    return head.id;
  });
}
