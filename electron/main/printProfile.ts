// Owns where Chromium keeps its own files while printing: apart from the window's, which may be open at the same time. No report gets there: it is
// printed in a session that lives in memory. Must not be used with a window.
import path from 'node:path';
import { app } from 'electron';

/** Gives printing a folder of its own inside the user data, always the same one. Call before the application is ready. */
export function printInOwnProfile(): void {
  app.setPath('userData', path.join(app.getPath('userData'), 'print'));
}
