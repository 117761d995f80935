// Owns: printing by the application in its print mode; how to start that is told by whoever started the command line. Must not know what is printed.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { Refusal } from '../model/fault.ts';

/** OMBUDSMAN_DESK_PRINT_COMMAND is a JSON list, program and arguments: HTML on its standard input, PDF on its standard output. */
function printCommand(): readonly [string, ...string[]] {
  const text = process.env.OMBUDSMAN_DESK_PRINT_COMMAND;
  if (text === undefined || text === '') {
    throw new Refusal(
      'invalid',
      'This is printed by the application. Run it as: npm run --silent cli -- ...; a report can also be had as docx, html or txt.',
    );
  }
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list) || list.length === 0 || !list.every((word) => typeof word === 'string')) {
    throw new Refusal('invalid', 'OMBUDSMAN_DESK_PRINT_COMMAND is not a JSON list of words.');
  }
  return list as [string, ...string[]];
}

/** Whether a PDF begins and ends as one (ISO 32000-2, 7.5.1: the last line of a file is %%EOF). */
function isWhole(pdf: Buffer): boolean {
  return pdf.subarray(0, 5).toString('latin1') === '%PDF-' && pdf.subarray(-16).toString('latin1').trimEnd().endsWith('%%EOF');
}

/** Prints a whole HTML document, with page numbers in its margins or nothing. Throws Refusal where the application is not at hand or fails. */
export function printed(html: Uint8Array, margins: 'numbered' | 'bare'): Promise<Uint8Array> {
  const [program, ...command] = printCommand();
  const words = margins === 'bare' ? [...command, '--print-bare'] : command;
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
      if (code === 0 && isWhole(bytes)) done(bytes);
      else fail(new Refusal('internal', `The application did not print the page (it ended with ${code}). ${said.trim()}`));
    });
    // Its own end is told by close; a broken pipe here would only hide the reason.
    child.stdin.on('error', () => undefined);
    child.stdin.end(html);
  });
}
