// Owns: the verb report. Must not print: the application does, through print.ts.
import { reportCopies, reportFormats } from '../../model/report.ts';
import { type Given, oneOf } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { writePaper } from '../paper.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const format = oneOf(given, 'format', reportFormats);
  const copy = oneOf(given, 'copy', reportCopies, 'parties');
  return withStore(given, async ({ call, caseId }) => {
    let quotations: readonly string[] = [];
    const build = async (as: 'docx' | 'html' | 'txt') => {
      const built = await call('report.build', { caseId: caseId(reference), copy, format: as });
      quotations = built.quotations;
      return built;
    };
    const written = await writePaper(build, format, given.options.out ?? '-');
    return written === null ? { remarks: quotations } : { answer: { case: reference, copy, ...written, quotations } };
  });
}
