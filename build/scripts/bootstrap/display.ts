// Owns showing a window where there is no display: the command line of a virtual one. Must not install it: that is debian.ts.
import { isDisplayMissing } from './debian.ts';

/** Size of the virtual screen, in pixels. */
const virtualScreen = { width: 1440, height: 900 } as const;

/** Puts a command under a virtual display when there is no real one. */
export function onDisplay(command: readonly string[]): readonly [string, ...string[]] {
  const [first, ...rest] = command;
  if (first === undefined) throw new Error('There is no command to put on a display.');
  if (!isDisplayMissing()) return [first, ...rest];
  return ['xvfb-run', '-a', '-s', `-screen 0 ${virtualScreen.width}x${virtualScreen.height}x24`, first, ...rest];
}
