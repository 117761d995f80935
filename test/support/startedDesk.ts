// Owns starting the real application so that a test or a benchmark has hold of it before its window opens. Must not know screens.
import process from 'node:process';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Launch } from '../../build/scripts/bootstrap/runtime.ts';
import { asRoot } from '../../build/scripts/bootstrap/sandbox.ts';
import { openWord } from '../../electron/main/options.ts';

/** The application and its first window, painted. */
export interface Started {
  readonly application: ElectronApplication;
  readonly page: Page;
}

/** How long each step of a start may take, in milliseconds. */
const patienceMs = 30_000;

/**
 * Starts the application with this environment on top of our own; resolves when its shell is painted.
 * @throws {Error} when a step takes longer than half a minute
 */
export async function startedDesk(launch: Launch, env: Readonly<Record<string, string>>): Promise<Started> {
  const own = Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined));
  const application = await _electron.launch({
    executablePath: launch.executable,
    args: [...launch.args, ...asRoot()],
    env: { ...own, ...env, OMBUDSMAN_DESK_WAITS: 'yes' },
    timeout: patienceMs,
  });
  // A window that is being opened while Playwright looks for one is now and then waited for without end: it is told to open when it can be seen.
  await application.evaluate(async ({ app }, word) => {
    await app.whenReady();
    (app as NodeJS.EventEmitter).emit(word);
  }, openWord);
  const page = await application.firstWindow({ timeout: patienceMs });
  await untilPainted(page);
  return { application, page };
}

/** Waits until the page has painted its shell. */
export async function untilPainted(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('desk:shell').length > 0, null, { timeout: patienceMs });
}
