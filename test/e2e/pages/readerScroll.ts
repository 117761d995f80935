// Owns how tests scroll a reader and read how far it is, in the main window or in one of its own. Must not assert.
import type { Page } from '@playwright/test';

type Pane = 'resident' | 'landlord';

/** Share of the way a reader is scrolled, its frame's document or its own scroller; -1 where nothing scrolls. */
export function shareOf(page: Page, pane: Pane): Promise<number> {
  return page.evaluate(scrollerShare, pane);
}

/** Runs in the page. A window of its own holds one reader and nothing else. */
function scrollerShare(pane: string): number {
  const reader = document.getElementById(`reader-${pane}`) ?? document.querySelector('main');
  const frame = reader?.querySelector('iframe')?.contentDocument?.scrollingElement;
  const own = [...(reader?.querySelectorAll('section [tabindex="0"], section [role="grid"]') ?? [])].find(
    (each) => each.scrollHeight > each.clientHeight && getComputedStyle(each).overflowY !== 'visible',
  );
  const scroller = frame ?? own;
  return scroller ? scroller.scrollTop / (scroller.scrollHeight - scroller.clientHeight) : -1;
}

/** Turns the wheel over a reader. */
export async function wheelOver(page: Page, pane: Pane, by: number): Promise<void> {
  const box = await page.locator(`#reader-${pane} section, main:not(:has([id^="reader-"])) > div > section`).first().boundingBox();
  if (box === null) throw new Error('The reader has no place.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.6);
  await page.mouse.wheel(0, by);
}
