// Owns: taking JSON in from where the command line was told: a file, or standard input for `-`. Must not know what it says.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { Refusal } from '../model/fault.ts';

/** The content of a file, or of standard input for `-`. Refused where it cannot be read or is not JSON. */
export async function jsonFrom(file: string): Promise<unknown> {
  return parsed(file === '-' ? await standardInput() : textOf(file), file);
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
