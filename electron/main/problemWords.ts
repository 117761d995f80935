// Owns the words of the problem report. Pure: must not look at the machine.
import { formatDay } from '../../db/model/dates.ts';

/** What a problem report is made of. */
export interface ProblemFacts {
  /** ISO day on this machine. */
  readonly day: string;
  readonly version: string;
  readonly runtime: string;
  readonly system: string;
  readonly memoryBytes: number;
  /** Lines of the log, oldest first. */
  readonly lines: readonly string[];
}

/** The last lines are where a problem shows; more would not be read before it is passed on. */
const mostLines = 400;

/** The report as plain text: what it is, the machine, the log. */
export function reportText({ day, version, runtime, system, memoryBytes, lines }: ProblemFacts): string {
  const shown = lines.slice(-mostLines);
  const left = lines.length - shown.length;
  return [
    'Problem report of Ombudsman Desk',
    '',
    `Made on ${formatDay(day)}. Nothing was sent: this file is where you saved it and nowhere else. It holds what the application`,
    'says of itself: no papers, no names and no places of your files. Read it before you pass it on, and take out what you would',
    'rather not pass on. Write above this line what you were doing when the problem came.',
    '',
    `Version: ${version}`,
    `Runtime: ${runtime}`,
    `System: ${system}, ${Math.round(memoryBytes / 1024 ** 3)} GB of memory`,
    '',
    left > 0 ? `Log, the last ${shown.length} lines of ${lines.length}:` : 'Log:',
    ...(shown.length === 0 ? ['(empty)'] : shown),
    '',
  ].join('\n');
}
