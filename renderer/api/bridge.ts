// Owns the window's one way out: the only reader of `window.desk`. Must not know screens.
import type { Bridge } from '../../electron/contract/bridge.ts';

declare global {
  interface Window {
    readonly desk: Bridge;
  }
}

/** The bridge the preload put there, asked for on each use so that a test may put its own. */
export function bridge(): Bridge {
  return window.desk;
}
