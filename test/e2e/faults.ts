// Owns the accessibility scan of what a page shows, or of a page that was written out, in words. Must not know screens.
import { AxeBuilder } from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';

/** What a scan leaves out or is limited to. */
interface Scan {
  /** Only this part of the page. */
  readonly within?: string;
  /** Not this part of the page. */
  readonly without?: string;
  /** Only these rules of the scanner; all of them without it. */
  readonly rules?: readonly string[];
}

/** What the dark look can alter; its names, roles and order are the light one's, and a whole scan of a screen takes seconds. */
export const ofColour: Scan = { rules: ['color-contrast', 'link-in-text-block'] };

/** Faults the scan finds: the rule and where; empty where there is none. */
export async function faults(page: Page, { within, without, rules }: Scan = {}): Promise<string[]> {
  // The scan runs in the one page there is: Electron has no second one to run it in.
  const scan = new AxeBuilder({ page }).setLegacyMode();
  if (within !== undefined) scan.include(within);
  if (without !== undefined) scan.exclude(without);
  if (rules !== undefined) scan.withRules([...rules]);
  const { violations } = await scan.analyze();
  return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')} ${node.html.slice(0, 120)}`));
}

/** The same of an HTML file as somebody opens it who was sent it: in a window of its own, without the application's page around it. */
export async function faultsOfFile(application: ElectronApplication, html: string): Promise<string[]> {
  const opened = application.waitForEvent('window');
  await application.evaluate(async ({ BrowserWindow }, words) => {
    const window = new BrowserWindow({ show: false, webPreferences: { partition: 'scan', sandbox: true } });
    await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(words)}`);
  }, html);
  const page = await opened;
  const found = await faults(page);
  await page.close();
  return found;
}
