// Owns: the verb apply.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { Refusal } from '../../model/fault.ts';
import type { Given } from '../arguments.ts';
import type { Done } from '../index.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = '', file = '-'] = given.places;
  const content = parsed(file === '-' ? await standardInput() : textOf(file), file);
  return withStore(given, async ({ call, caseId }) => {
    const { changes } = await call('draftFile.apply', { caseId: caseId(reference), file: content });
    return { answer: { case: reference, changes } };
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Refusal('notFound', `${file} could not be read (${error instanceof Error ? error.message : String(error)}).`);
  }
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const name = file === '-' ? 'Standard input' : file;
    throw new Refusal('invalid', `${name} is not JSON: ${error instanceof Error ? error.message : String(error)}. Nothing was written.`);
  }
}
