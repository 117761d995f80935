// Owns: giving memory back once an answer as large as a whole case is on its way. Must not decide what is answered.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** An answer of so many characters leaves several times its size behind: rows, packed columns, the words themselves. */
const large = 4_000_000;

/** Long enough that what follows at once on opening a case is answered first, in milliseconds. */
const soon = 1000;

let collect: (() => void) | null = null;
let waiting: NodeJS.Timeout | null = null;

/**
 * Call it after every written answer of this thread, with the answer's length in characters. After a large one the engine is asked to collect its garbage: by itself it
 * would keep hundreds of megabytes until it needs the room, and a case stays open all day.
 */
export function letGoAfter(characters: number): void {
  if (characters < large) return;
  if (waiting !== null) clearTimeout(waiting);
  waiting = setTimeout(() => {
    waiting = null;
    collect ??= collector();
    collect();
  }, soon);
  waiting.unref();
}

/** The engine's own collector, which it shows to a context made after it was asked to. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('gc');
  return typeof found === 'function' ? () => void (found as () => unknown)() : () => undefined;
}
