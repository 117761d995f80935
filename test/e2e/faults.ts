// Owns the accessibility scan of what a page shows, in words. Must not know screens.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Faults the scan finds: the rule and where; empty where there is none. */
export async function faults(page: Page): Promise<string[]> {
  // The scan runs in the one page there is: Electron has no second one to run it in.
  const found = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`));
}
