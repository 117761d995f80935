// Owns showing a window where there is no display: the command line of a virtual one. Must not install it: that is debian.ts.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isDisplayMissing } from './debian.ts';

/** Size of the virtual screen, in pixels. */
const virtualScreen = { width: 1440, height: 900 } as const;
/** Wide enough for the largest window that is pictured. */
const testScreen = { width: 2000, height: 1200 } as const;

/** Puts a command under a virtual display when there is no real one. */
export function onDisplay(command: readonly string[]): readonly [string, ...string[]] {
  const [first, ...rest] = command;
  if (first === undefined) throw new Error('There is no command to put on a display.');
  if (!isDisplayMissing()) return [first, ...rest];
  return ['xvfb-run', '-a', '-s', `-screen 0 ${virtualScreen.width}x${virtualScreen.height}x24`, first, ...rest];
}

/** A virtual display of one's own, as X names it (`:99`), until it is closed. */
export interface OwnDisplay {
  readonly name: string;
  readonly close: () => void;
}

/**
 * Opens a virtual display on a number that is free. Linux only.
 * @throws {Error} when Xvfb is missing or ends before it is ready
 */
export async function openDisplay(): Promise<OwnDisplay> {
  // Xvfb writes the number it found on the descriptor it is given. Nothing listens on TCP.
  const args = ['-displayfd', '3', '-screen', '0', `${testScreen.width}x${testScreen.height}x24`, '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const said = server.stdio[3];
  if (said === null || said === undefined) throw new Error('Xvfb has nowhere to say its number.');
  const ended = Promise.race([once(server, 'error'), once(server, 'exit')]).then(([why]) => {
    throw new Error(`The virtual display could not be opened (Xvfb: ${String(why)}).`);
  });
  const [number] = (await Promise.race([once(said, 'data'), ended])) as [Buffer];
  ended.catch(() => undefined);
  return { name: `:${number.toString('utf8').trim()}`, close: () => void server.kill() };
}
