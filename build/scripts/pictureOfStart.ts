// Owns the picture `start` saves where there is no display: starts the application, waits until it says it is ready, saves what it shows.
// Must not change what is shown. Run as: pictureOfStart.ts EXECUTABLE ARGUMENTS...
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { _electron } from 'playwright';
import { cloneCache } from './bootstrap/place.ts';
import { say } from './bootstrap/say.ts';

const [executablePath, ...args] = process.argv.slice(2);
if (executablePath === undefined) throw new Error('Name the executable to start.');
const picture = path.join(cloneCache, 'start.png');
mkdirSync(cloneCache, { recursive: true });
const application = await _electron.launch({ executablePath, args, timeout: 30_000 });
try {
  const page = await application.firstWindow();
  await page.waitForFunction(() => performance.getEntriesByName('desk:case-open').length > 0);
  await page.screenshot({ path: picture });
  say(`The picture is in ${picture}`);
} finally {
  await application.close();
}
