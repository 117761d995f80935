// Owns the torn-off readers: a window for each side, for a second monitor. They are told what to show and own no state. Must not know what a reader shows.
import { app, type BrowserWindow } from 'electron';
import type { ReaderAsk } from '../contract/bridge.ts';
import { log } from './log.ts';
import { pageWindow, visibleBounds } from './window.ts';
import { windowStateFile } from './windowState.ts';

type Pane = ReaderAsk['pane'];
type Open = { readonly window: BrowserWindow; ask: ReaderAsk };

/** The torn-off readers of this run. */
export interface ReaderWindows {
  /** Opens the window of a side, or gives the one that is open something else to show. */
  readonly show: (ask: ReaderAsk) => void;
  /** Closes the window of a side; nothing where there is none. */
  readonly close: (pane: Pane) => void;
  /** What a window was torn off to show; null for the main window. */
  readonly askOf: (window: BrowserWindow) => ReaderAsk | null;
  readonly closeAll: () => void;
}

const usual = { width: 900, height: 900 } as const;

/**
 * Keeps the torn-off readers.
 * @param onShown a reader was given something to show, by whichever window
 * @param onClosed a person closed a reader's window; not told while the application ends, so that it is torn off again at the next start
 */
export function readerWindows(onShown: (ask: ReaderAsk) => void, onClosed: (pane: Pane) => void): ReaderWindows {
  const open = new Map<Pane, Open>();
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });

  const tearOff = (ask: ReaderAsk) => {
    const state = windowStateFile(app.getPath('userData'), `reader-${ask.pane}`);
    const left = visibleBounds(state.read());
    const window = pageWindow({ ...usual, ...left.bounds, minWidth: 480, minHeight: 400 });
    if (left.isMaximized) window.maximize();
    window.on('close', () => state.write({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }));
    window.on('closed', () => {
      open.delete(ask.pane);
      if (!isQuitting) onClosed(ask.pane);
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      // Its words stand in the main window too: it goes back there rather than fail again.
      log('error', `A reader's process ended: ${reason}.`);
      window.destroy();
    });
    return window;
  };

  return {
    show(ask) {
      const there = open.get(ask.pane);
      if (there === undefined) open.set(ask.pane, { window: tearOff(ask), ask });
      else there.ask = ask;
      onShown(ask);
    },
    close: (pane) => open.get(pane)?.window.close(),
    askOf: (window) => [...open.values()].find((each) => each.window === window)?.ask ?? null,
    closeAll() {
      isQuitting = true;
      for (const { window } of open.values()) window.close();
    },
  };
}
