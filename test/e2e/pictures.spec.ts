// Owns the sweep over every screen with the sample case: an accessibility scan of each, light and dark, and the pictures for docs/. Must not test what a
// screen does: that is the screen's own spec.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { faults, ofColour } from './faults.ts';
import { type Desk, expect, test } from './fixtures.ts';
import { openSample } from './pages/SideBySidePage.ts';

const folder = path.resolve(import.meta.dirname, '../../out/pictures');
const screens = ['overview', 'evidence', 'side-by-side', 'chronology', 'scope', 'findings', 'determination', 'report', 'history'] as const;
const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

test.use({ withSample: true });
test.setTimeout(300_000);

async function resize(desk: Desk, size: (typeof sizes)[number]): Promise<void> {
  await desk.application.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setContentSize(to.width, to.height), size);
  await desk.page.waitForFunction((width) => window.innerWidth === width, size.width);
}

for (const scheme of ['light', 'dark'] as const) {
  test(`every screen is accessible and pictured, ${scheme}`, async ({ desk }) => {
    await mkdir(folder, { recursive: true });
    const { page } = desk;
    await desk.until('desk:case-open');
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const all: string[] = [];
    const scan = scheme === 'light' ? {} : ofColour;
    const side = await openSample(desk);
    await side.open('R11');
    await side.open('L9');
    await desk.until('desk:page-drawn');
    // The dark look differs in colours only, which the narrow window shows all of.
    const shown = scheme === 'light' ? sizes : sizes.slice(0, 1);
    for (const size of shown) {
      await resize(desk, size);
      await page.screenshot({ path: path.join(folder, `reading-${scheme}-${size.width}.png`) });
      if (size === sizes[0]) all.push(...(await faults(page, scan)).map((fault) => `reading at ${size.width}: ${fault}`));
    }
    for (const size of shown) {
      await resize(desk, size);
      for (const [index, screen] of screens.entries()) {
        const drawn = await page.evaluate(() => performance.getEntriesByName('desk:page-drawn').length);
        await page.keyboard.press(`Alt+${index + 1}`);
        // The page of L9 is drawn anew.
        if (screen === 'side-by-side') await desk.until('desk:page-drawn', drawn + 1);
        await expect(page.getByRole('main')).not.toHaveAttribute('aria-busy', 'true');
        // How far the words in scans are stays on the screen: here they wait.
        await page.waitForFunction(() => document.querySelector('[role="progressbar"]:not([aria-label="Words in scans"])') === null);
        await page.screenshot({ path: path.join(folder, `${screen}-${scheme}-${size.width}.png`) });
        // The narrow window holds everything the wide one does, in less room; a scan takes seconds.
        if (size !== sizes[0]) continue;
        all.push(...(await faults(page, scan)).map((fault) => `${screen} at ${size.width}: ${fault}`));
      }
    }
    expect(all).toEqual([]);
  });
}
