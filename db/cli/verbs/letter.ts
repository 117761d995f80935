// Owns: the verb letter. Must not print: the application does, through print.ts.
import { reportFormats } from '../../model/report.ts';
import { requestLetters } from '../../model/requests.ts';
import { letterReaders } from '../../model/ruleSet.ts';
import { type Given, oneOf } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { writePaper } from '../paper.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const format = oneOf(given, 'format', reportFormats);
  const about = given.options.about === undefined ? null : oneOf(given, 'about', requestLetters);
  const to = about === null ? oneOf(given, 'to', letterReaders) : (given.options.to ?? '');
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const build = (as: 'docx' | 'html' | 'txt') =>
      about === null
        ? call('letter.build', { caseId: id, letter: to, format: as })
        : call('requestLetter.build', { caseId: id, about, to, format: as });
    const written = await writePaper(build, format, given.options.out ?? '-');
    return written === null ? {} : { answer: { case: reference, to, ...written } };
  });
}
