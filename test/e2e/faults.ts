// Owns the accessibility scan of what a page shows, in words. Must not know screens.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What a scan leaves out or is limited to. */
interface Scan {
  /** Only this part of the page. */
  readonly within?: string;
  /** Not this part of the page. */
  readonly without?: string;
  /** Only these rules of the scanner; all of them without it. */
  readonly rules?: readonly string[];
}

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
