// Owns: what the benchmarks against native programs share: whether one is here, and what a command takes in processor time and in time passed. Must not judge it.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** Seconds of a command and all it started. */
export interface Taken {
  /** User and system time: a busy machine weighs least on it. */
  readonly processor: number;
  readonly wall: number;
}

/** Runs a line of Bash and times it. Throws with its errors where it fails. */
export function timed(line: string, env: NodeJS.ProcessEnv = {}): Taken {
  const { stderr, status } = spawnSync('bash', ['-c', `TIMEFORMAT='took %R %U %S'; time { ${line}; }`], {
    env: { ...process.env, LC_ALL: 'C', ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const told = /took ([\d.]+) ([\d.]+) ([\d.]+)/.exec(stderr);
  if (status !== 0 || told === null) throw new Error(`${line} failed: ${stderr.slice(-2000)}`);
  return { processor: Number(told[2]) + Number(told[3]), wall: Number(told[1]) };
}

/** Whether a program is here; says where it comes from when it is not. */
export function isHere(program: string, debianPackage: string): boolean {
  const found = spawnSync('bash', ['-c', `command -v ${program}`]).status === 0;
  if (!found) process.stdout.write(`${program} is missing, so nothing is measured against it: apt-get install ${debianPackage}\n`);
  return found;
}

/** The middle of each figure over several runs. */
export function middleOf(runs: readonly Taken[]): Taken {
  const middle = (figures: number[]) => figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
  return { processor: middle(runs.map(({ processor }) => processor)), wall: middle(runs.map(({ wall }) => wall)) };
}
