// Owns what the shell says to whoever watches its standard error: one line each, never what is in a case. Must not write files.

/** Writes one line. */
export function log(level: 'info' | 'warn' | 'error', text: string): void {
  process.stderr.write(`desk ${level}: ${text.replaceAll('\n', ' ')}\n`);
}
