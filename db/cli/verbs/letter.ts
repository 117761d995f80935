// Owns: the verb letter. Must not print: the application does, through print.ts.
import { reportFormats } from '../../model/report.ts';
import { letterReaders } from '../../model/ruleSet.ts';
import { type Given, oneOf } from '../arguments.ts';
import type { Done } from '../index.ts';
import { writePaper } from '../paper.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const format = oneOf(given, 'format', reportFormats);
  const to = oneOf(given, 'to', letterReaders);
  return withStore(given, async ({ call, caseId }) => {
    const build = (as: 'docx' | 'html' | 'txt') => call('letter.build', { caseId: caseId(reference), letter: to, format: as });
    const written = await writePaper(build, format, given.options.out ?? '-');
    return written === null ? {} : { answer: { case: reference, to, ...written } };
  });
}
