// Owns: the verb memo. Must not print: the application does, through print.ts.
import { reportFormats } from '../../model/report.ts';
import { type Given, oneOf } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { headGiven } from '../heads.ts';
import { writePaper } from '../paper.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const format = oneOf(given, 'format', reportFormats);
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const head = headGiven(given, (await call('draft.read', { caseId: id })).draft);
    const build = (as: 'docx' | 'html' | 'txt') => call('jurisdictionNote.build', { caseId: id, headId: head?.id ?? null, format: as });
    const written = await writePaper(build, format, given.options.out ?? '-');
    return written === null ? {} : { answer: { case: reference, head: head?.key ?? null, ...written } };
  });
}
