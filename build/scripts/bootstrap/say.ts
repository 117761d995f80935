// Owns how the build's scripts speak to a person: one line on stderr each. Must never write on stdout, which belongs to results.
import process from 'node:process';

/** Writes one line for the person at the terminal. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
