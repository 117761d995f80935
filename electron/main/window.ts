// Owns the main window: how it is made, its place on the screen, and that it comes back where it was left. Must not know what the page shows.
import { BrowserWindow, screen } from 'electron';
import { preloadFile } from './places.ts';
import { pageAddress } from './schemeNames.ts';
import type { WindowState, WindowStateFile } from './windowState.ts';

const smallest = { width: 960, height: 600 } as const;
const usual = { width: 1440, height: 900 } as const;

/** Opens the main window and loads the page. */
export function openWindow(state: WindowStateFile): BrowserWindow {
  const left = visibleBounds(state.read());
  const window = new BrowserWindow({
    ...usual,
    ...left.bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
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
  if (left.isMaximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => state.write({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }));
  void window.loadURL(pageAddress);
  return window;
}

function visibleBounds(left: WindowState): WindowState {
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
