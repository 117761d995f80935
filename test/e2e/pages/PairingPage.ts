// Owns how tests use the pairing panel of Side by side: by what stands on the screen, and what the store holds of it.
import type { Locator } from '@playwright/test';
import type { Link } from '../../../db/model/draft.ts';
import type { Desk } from '../fixtures.ts';
import type { SideBySidePage } from './SideBySidePage.ts';

export interface PairingPage {
  readonly panel: Locator;
  readonly offers: Locator;
  /** The card of an entry in the list. */
  readonly card: (exhibit: string) => Locator;
  /** Stands the cursor on an entry, with no reader open. */
  readonly standOn: (exhibit: string) => Promise<void>;
  /** What the store holds of a report: `L10 holding`, `L11 not linked`. */
  readonly linksOf: (exhibit: string) => Promise<readonly string[]>;
  /** What the last command was called. */
  readonly lastLabel: () => Promise<string>;
}

/** The panel over the screen given. */
export function pairingPage(desk: Desk, screen: SideBySidePage): PairingPage {
  const { page } = desk;
  const panel = page.getByRole('region', { name: 'Pairing' });
  const exhibitOf = (id: string) => screen.rows.find((row) => row.id === id)?.exhibit ?? '';
  const said = ({ stepId, step, verdict }: Link) => `${exhibitOf(stepId)} ${verdict === 'linked' ? step : verdict}`;
  return {
    panel,
    offers: panel.getByRole('option'),
    card: (exhibit) => page.locator(`[id="entry-${screen.row(exhibit).id}"]`),
    standOn: async (exhibit) => {
      await screen.open(exhibit);
      const reader = screen.reader(screen.row(exhibit).title);
      await reader.waitFor();
      if (exhibit.includes('#')) {
        // Of a row of a sheet Escape closes the record first.
        await page.getByRole('region', { name: `Record ${exhibit}` }).waitFor();
        await page.keyboard.press('Escape');
      }
      await page.keyboard.press('Escape');
      await reader.waitFor({ state: 'hidden' });
    },
    linksOf: async (exhibit) => {
      const { draft } = await desk.call('draft.read', { caseId: screen.caseId });
      return draft.link.flatMap(({ value }) => (value.reportId === screen.row(exhibit).id ? [said(value)] : []));
    },
    lastLabel: async () => (await desk.call('history.list', { caseId: screen.caseId, before: null, limit: 1 }))[0]?.label ?? '',
  };
}
