// Owns how tests use Side by side and its readers: by what stands on the screen, never by their own markup.
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { AxisRow } from '../../../db/model/operations.ts';
import type { Desk } from '../fixtures.ts';

/** The screen and the case shown on it. */
export interface SideBySidePage {
  readonly list: Locator;
  readonly rows: readonly AxisRow[];
  readonly caseId: string;
  readonly row: (exhibit: string) => AxisRow;
  /** Brings an entry of the list into view. */
  readonly bring: (exhibit: string) => Promise<void>;
  /** Brings an entry of the list into view and opens it with a click; it is shown as open when this resolves. */
  readonly open: (exhibit: string) => Promise<void>;
  readonly reader: (title: string) => Locator;
  readonly frame: (exhibit: string) => FrameLocator;
  /** How many passages are painted in the page, or in a reader's frame. */
  readonly painted: (exhibit?: string) => Promise<number>;
}

/** The sample case, opened on Side by side as on a first start. */
export async function openSample(desk: Desk): Promise<SideBySidePage> {
  await desk.until('desk:case-open');
  return sideBySide(desk);
}

/** Side by side of this case, or of the one case of this desk. */
export async function sideBySide(desk: Desk, caseId?: string): Promise<SideBySidePage> {
  const { page } = desk;
  const found = (await desk.call('desk.listCases', {})).find(({ id }) => caseId === undefined || id === caseId);
  if (found === undefined) throw new Error('There is no case on this desk.');
  const rows = await desk.call('entry.axis', { caseId: found.id });
  const list = page.getByRole('grid', { name: 'Entries of both sides by date' });
  const row = (exhibit: string) => {
    const hit = rows.find((each) => each.exhibit === exhibit);
    if (hit === undefined) throw new Error(`There is no ${exhibit} in this case.`);
    return hit;
  };
  const bring = (exhibit: string) =>
    list.evaluate(
      async (element, id) => {
        // A list that flies past, as for two steps in one frame, has no cards in it until it rests.
        const painted = async () => {
          // A window that another lies over may be given no frames at all.
          const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          const stopped = () => new Promise((done) => setTimeout(done, 1000));
          do await Promise.race([frames(), stopped()]);
          while (element.ariaBusy === 'true');
        };
        const isThere = () => document.getElementById(id) !== null;
        // Just after a start there may be no lines yet, or the list moves by itself to what was opened before: it is gone through until the entry is there.
        for (const until = performance.now() + 10_000; !isThere() && performance.now() < until; ) {
          element.scrollTo(0, 0);
          await painted();
          const isEnd = () => element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
          for (let steps = 0; steps < 300 && !isThere() && !isEnd(); steps += 1) {
            element.scrollBy(0, element.clientHeight * 0.7);
            await painted();
          }
        }
      },
      `entry-${row(exhibit).id}`,
    );
  return {
    list,
    rows,
    caseId: found.id,
    row,
    bring,
    open: async (exhibit) => {
      const at = `[id="entry-${row(exhibit).id}"]`;
      // The list may move by itself between being brought there and the click; a window that another lies over takes seconds for it.
      await expect(async () => {
        await bring(exhibit);
        await page.locator(at).click({ timeout: 10_000 });
      }).toPass({ timeout: 60_000 });
      // Its reader takes room from the list: a click on the next entry before that would meet a list that moves.
      await expect(page.locator(`${at}[data-open], ${at} [data-open]`)).toBeAttached();
    },
    // Its label, then its title: another's may end in the same words.
    reader: (title) => page.getByRole('region', { name: new RegExp(`^\\S+: ${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) }),
    frame: (exhibit) => page.frameLocator(`iframe[title="Words of ${exhibit}"]`),
    painted: (exhibit) => paintedIn(page, exhibit),
  };
}

async function paintedIn(page: Page, exhibit: string | undefined): Promise<number> {
  return page.evaluate((label) => {
    const frame = label === undefined ? null : document.querySelector<HTMLIFrameElement>(`iframe[title="Words of ${label}"]`);
    const view = (label === undefined ? window : frame?.contentWindow) as (Window & { readonly CSS: typeof CSS }) | null | undefined;
    if (!view) return 0;
    // A mark of two heads, and the open one, is painted by several highlights.
    const passages = new Set<AbstractRange>();
    for (const [name, ranges] of view.CSS.highlights) if (name.startsWith('desk-mark')) for (const range of ranges) passages.add(range);
    return passages.size;
  }, exhibit);
}
