// Owns what the shell says to whoever watches it, one line each: on standard error and in a file of this desk, which is kept small. Must never say what is in a case.
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { withoutPersonal } from './logWords.ts';
import { application } from './places.ts';

/** A log begins anew at this size, in bytes; the one before is kept beside it. */
const longest = 512 * 1024;

let file = process.env.OMBUDSMAN_DESK_LOG ?? null;

const before = (kept: string) => `${kept}.before`;

/** Keeps the log in a folder from here on, unless a file was named for it. A disk that takes no log stops nothing. */
export function keepLog(folder: string): void {
  if (file !== null) return;
  const kept = path.join(folder, 'desk.log');
  try {
    mkdirSync(folder, { recursive: true });
    if (existsSync(kept) && statSync(kept).size > longest) renameSync(kept, before(kept));
    file = kept;
  } catch (problem) {
    log('warn', `No log is kept: ${String(problem)}`);
  }
}

/** Writes one line. */
export function log(level: 'info' | 'warn' | 'error', text: string): void {
  const line = `${level}: ${withoutPersonal(text, application).replaceAll('\n', ' ')}\n`;
  process.stderr.write(`desk ${line}`);
  if (file === null) return;
  try {
    appendFileSync(file, `${new Date().toISOString()} ${line}`);
  } catch {
    // A full disk is told where something is lost by it.
  }
}

/** What the log holds, oldest first. */
export function loggedLines(): readonly string[] {
  if (file === null) return [];
  return [before(file), file].flatMap((kept) =>
    existsSync(kept)
      ? readFileSync(kept, 'utf8')
          .split('\n')
          .filter((line) => line !== '')
      : [],
  );
}
