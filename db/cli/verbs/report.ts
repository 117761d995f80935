// Owns: the verb report. PDF is printed by the application in its print mode; how to start that is told by whoever started the command line.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { Refusal } from '../../model/fault.ts';
import { reportCopies, reportFormats } from '../../model/report.ts';
import { type Given, oneOf } from '../arguments.ts';
import type { Done } from '../index.ts';
import { withStore } from '../session.ts';
import { writeOut } from '../writeOut.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const format = oneOf(given, 'format', reportFormats);
  const copy = oneOf(given, 'copy', reportCopies, 'parties');
  return withStore(given, async ({ call, caseId }) => {
    const built = await call('report.build', { caseId: caseId(reference), copy, format: format === 'pdf' ? 'html' : format });
    const bytes = format === 'pdf' ? await printed(built.bytes) : built.bytes;
    const file = await writeOut(given.options.out ?? '-', bytes);
    return file === null ? {} : { answer: { case: reference, format, copy, file, bytes: bytes.byteLength } };
  });
}

/** OMBUDSMAN_DESK_PRINT_COMMAND is a JSON list, program and arguments: HTML on its standard input, PDF on its standard output. */
function printCommand(): readonly [string, ...string[]] {
  const text = process.env.OMBUDSMAN_DESK_PRINT_COMMAND;
  if (text === undefined || text === '') {
    throw new Refusal(
      'invalid',
      'A PDF is printed by the application. Run it as: npm run --silent cli -- report ... --format pdf, or choose docx, html or txt.',
    );
  }
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list) || list.length === 0 || !list.every((word) => typeof word === 'string')) {
    throw new Refusal('invalid', 'OMBUDSMAN_DESK_PRINT_COMMAND is not a JSON list of words.');
  }
  return list as [string, ...string[]];
}

function printed(html: Uint8Array): Promise<Uint8Array> {
  const [program, ...words] = printCommand();
  return new Promise((done, fail) => {
    const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'pipe'] });
    const pdf: Buffer[] = [];
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => pdf.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString('utf8')}`.slice(-2000);
    });
    child.on('error', (error) => fail(new Refusal('internal', `The application could not be started to print (${error.message}).`)));
    child.on('close', (code) => {
      const bytes = Buffer.concat(pdf);
      if (code === 0 && bytes.subarray(0, 5).toString('latin1') === '%PDF-') done(bytes);
      else fail(new Refusal('internal', `The application did not print the report (it ended with ${code}). ${said.trim()}`));
    });
    // Its own end is told by close; a broken pipe here would only hide the reason.
    child.stdin.on('error', () => undefined);
    child.stdin.end(html);
  });
}
