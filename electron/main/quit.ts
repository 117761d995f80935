// Owns the end of the application: the store finishes and closes its files before the process ends. Must not end anything by force.
import { app } from 'electron';
import type { StoreProcess } from './storeProcess.ts';

/** Makes quitting wait for the store. Call once. */
export function quitAfter(store: StoreProcess): void {
  let isClosed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void store.close().finally(() => {
      isClosed = true;
      // Not within the event: Electron forgets a wish to quit that comes while it still handles the former one.
      setImmediate(() => app.quit());
    });
  });
}
