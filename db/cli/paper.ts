// Owns: putting a paper that the store built where the command line was told to, printed by the application where it is to be a PDF.
import type { ReportFormat } from '../model/report.ts';
import { printed } from './print.ts';
import { writeOut } from './writeOut.ts';

/** Builds it (a PDF is printed from the HTML) and writes it; null where it went to standard output. */
export async function writePaper(
  build: (format: Exclude<ReportFormat, 'pdf'>) => Promise<{ readonly bytes: Uint8Array }>,
  format: ReportFormat,
  out: string,
): Promise<{ readonly format: ReportFormat; readonly file: string; readonly bytes: number } | null> {
  const built = await build(format === 'pdf' ? 'html' : format);
  const bytes = format === 'pdf' ? await printed(built.bytes, 'numbered') : built.bytes;
  const file = await writeOut(out, bytes);
  return file === null ? null : { format, file, bytes: bytes.byteLength };
}
