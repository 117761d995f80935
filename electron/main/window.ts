// Owns the main window: how it is made, its place on the screen, and that it comes back where it was left. Must not know what the page shows.
import { app, BrowserWindow, type BrowserWindowConstructorOptions, dialog, screen } from 'electron';
import type { CameBack } from '../contract/bridge.ts';
import { log } from './log.ts';
import { preloadFile } from './places.ts';
import { pageAddress } from './schemeNames.ts';
import type { WindowState, WindowStateFile } from './windowState.ts';

const smallest = { width: 960, height: 600 } as const;
/** A page that ends twice within this time may end a third time. */
const calmMs = 60_000;
const usual = { width: 1440, height: 900 } as const;

/** Opens the main window and loads the page. */
export function openWindow(state: WindowStateFile): BrowserWindow {
  const left = visibleBounds(state.read());
  const window = pageWindow({ ...usual, ...left.bounds, minWidth: smallest.width, minHeight: smallest.height });
  if (left.isMaximized) window.maximize();
  window.on('close', () => state.write({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }));
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  comeBack(window);
  askBeforeLosing(window);
  return window;
}

/** A window of the application's one page, shut in; shown when it has something to show. */
export function pageWindow(place: BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...place,
    show: false,
    backgroundColor: '#ffffff',
    title: 'Ombudsman Desk',
    webPreferences: {
      preload: preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      // Chromium would fetch its dictionaries from the network.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(pageAddress);
  return window;
}

/** Windows whose page was loaded again and has not been told so. */
const cameBack = new WeakMap<BrowserWindow, CameBack>();

/** How this window's page was loaded again because its process had ended; said once, null otherwise. */
export function tookBack(window: BrowserWindow): CameBack | null {
  const how = cameBack.get(window) ?? null;
  cameBack.delete(window);
  return how;
}

/**
 * A page whose process ended is loaded again as it was; where it ends soon again, without the papers that were open, one of which may have ended it; and where it ends
 * even so, it is left, in words.
 */
function comeBack(window: BrowserWindow): void {
  let lastMs = Number.NEGATIVE_INFINITY;
  let times = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log('error', `The page's process ended: ${reason}.`);
    const now = performance.now();
    times = now - lastMs < calmMs ? times + 1 : 1;
    lastMs = now;
    if (times > 2) dialog.showErrorBox('The window stopped', 'What was saved is kept. Close the application and start it again.');
    else {
      cameBack.set(window, times === 1 ? 'asItWas' : 'withoutPapers');
      void window.loadURL(pageAddress);
    }
  });
}

/**
 * A page with words that could not be stored yet asks to stay. Whoever closes its window is asked; whatever else ends a page, such as the lock, goes on. The question
 * stops nothing, so that the words are saved as soon as they can be.
 */
function askBeforeLosing(window: BrowserWindow): void {
  let isClosing = false;
  let isAsking = false;
  let mayLose = false;
  window.on('close', () => {
    isClosing = true;
  });
  window.webContents.on('will-prevent-unload', (event) => {
    const isByPerson = isClosing;
    isClosing = false;
    if (!isByPerson || mayLose) return event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void staysOpen(window).then((stays) => {
      isAsking = false;
      if (stays || window.isDestroyed()) return;
      mayLose = true;
      window.close();
    });
  });
}

async function staysOpen(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'Words that you typed are not saved.',
    detail: 'The disk of this desk took nothing for now. They are saved by themselves as soon as it does, while the window stays open.',
    buttons: ['Keep the window open', 'Close it and lose them'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 0;
}

/** Where a window was left, where a monitor still shows it. */
export function visibleBounds(left: WindowState): WindowState {
  if (left.bounds === null) return left;
  const { x, y, width, height } = left.bounds;
  // A monitor may have been taken away since: a window nobody can see is worse than one at the usual place.
  const isVisible = screen.getAllDisplays().some(({ workArea: area }) => {
    return x < area.x + area.width - 80 && x + width > area.x + 80 && y >= area.y - 20 && y < area.y + area.height - 80;
  });
  return isVisible
    ? { ...left, bounds: { x, y, width: Math.max(width, smallest.width), height: Math.max(height, smallest.height) } }
    : { ...left, bounds: null };
}
