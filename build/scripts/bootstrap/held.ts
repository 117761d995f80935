// Owns attaching to the application before its window opens: a page that loads while the driver attaches is sometimes never heard of again.
// Must not be used on anything but test data, which is all the application grants it on.
import type { ElectronApplication } from 'playwright';

/** Environment that makes the application wait before it opens its window. */
export const holdEnvironment = { OMBUDSMAN_DESK_HOLD: '1' } as const;

/** Lets the waiting application open its window. */
export async function letOpen(application: ElectronApplication): Promise<void> {
  await application.evaluate(() => {
    const goAhead = 'desk-go-ahead';
    Object.assign(globalThis, { [goAhead]: true });
    process.emit(goAhead as never);
  });
}
