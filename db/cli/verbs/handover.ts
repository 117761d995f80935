// Owns: the verb handover.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { localDay } from '../../model/dates.ts';
import { sides } from '../../model/entry.ts';
import { type HandoverWithout, handoverFileName, largeBytes } from '../../model/handover.ts';
import { type Given, WrongUsage } from '../arguments.ts';
import type { Done } from '../index.ts';
import { ofHandover, passphraseFrom } from '../passphrase.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const passphrase = await passphraseFrom(given, ofHandover);
  const without = withoutOf(given);
  return withStore(given, async ({ call, caseId }) => {
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

/** The parts after `--without`, by commas. */
function withoutOf(given: Given): HandoverWithout {
  const words = (given.options.without ?? '').split(',').flatMap((word) => (word.trim() === '' ? [] : [word.trim()]));
  const strange = words.find((word) => word !== 'draft' && word !== 'large' && !sides.some((side) => side === word));
  if (strange !== undefined) {
    throw new WrongUsage(`--without takes ${sides.join(', ')}, draft and large, not "${strange}".`, 'handover');
  }
  return {
    papersOf: sides.filter((side) => words.includes(side)),
    draft: words.includes('draft'),
    largerThan: words.includes('large') ? largeBytes : null,
  };
}
