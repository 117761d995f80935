// Owns what the shell says to whoever watches it: one line each on standard error and, when asked for, in a file. Must never say what is in a case.
import { appendFileSync } from 'node:fs';

const file = process.env.OMBUDSMAN_DESK_LOG;

/** Writes one line. */
export function log(level: 'info' | 'warn' | 'error', text: string): void {
  const line = `desk ${level}: ${text.replaceAll('\n', ' ')}\n`;
  process.stderr.write(line);
  if (file) appendFileSync(file, line);
}
