// Owns that printing leaves nothing behind: Chromium's own files go to a folder that is removed at the end. Must not be used with a window.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { app } from 'electron';

/** Keeps Chromium's files in a new temporary folder and removes it when the process ends. Call before the application is ready. */
export function keepNothing(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'ombudsman-desk-print-'));
  app.setPath('userData', folder);
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}
