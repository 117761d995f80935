// Owns whether Chromium may try the graphics device. Must run before Electron is ready.
import { existsSync } from 'node:fs';
import type { App } from 'electron';

/** Where Linux shows a graphics device: the kernel's own interface, NVIDIA's, and that of Windows' subsystem. */
const devices = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg'];

/**
 * Draws in software where Linux has no graphics device (virtual displays, remote desktops). Chromium would first start its GPU process in vain and then fall
 * back, and a page that loads in between never finishes: seen in about one start of twenty.
 */
export function settleGraphics(application: App): void {
  if (process.platform === 'linux' && !devices.some((place) => existsSync(place))) application.disableHardwareAcceleration();
}
