// Owns: the verb report. Must not print: the application does, through print.ts.
import { reportCopies, reportFormats } from '../../model/report.ts';
import { type Given, oneOf } from '../arguments.ts';
import type { Done } from '../index.ts';
import { printed } from '../print.ts';
import { withStore } from '../session.ts';
import { writeOut } from '../writeOut.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const format = oneOf(given, 'format', reportFormats);
  const copy = oneOf(given, 'copy', reportCopies, 'parties');
  return withStore(given, async ({ call, caseId }) => {
    const built = await call('report.build', { caseId: caseId(reference), copy, format: format === 'pdf' ? 'html' : format });
    const bytes = format === 'pdf' ? await printed(built.bytes, 'numbered') : built.bytes;
    const file = await writeOut(given.options.out ?? '-', bytes);
    return file === null ? {} : { answer: { case: reference, format, copy, file, bytes: bytes.byteLength, quotations: built.quotations } };
  });
}
