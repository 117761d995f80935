// Owns how tests find in a reader and walk a search: by what stands on the screen, and by what is painted.
import type { Locator, Page } from '@playwright/test';

/** The find bar of a reader, and what is painted of its hits. */
export interface FindPage {
  readonly bar: (exhibit: string) => Locator;
  readonly field: (exhibit: string) => Locator;
  /** `3 of 17`. */
  readonly status: (exhibit: string) => Locator;
  /** The words painted as hits, and the one stood on, in the page or in a reader's frame. */
  readonly painted: (exhibit?: string) => Promise<{ readonly all: readonly string[]; readonly at: readonly string[] }>;
  /** Whether the hit stood on lies inside the window. */
  readonly isAtSeen: (exhibit?: string) => Promise<boolean>;
}

/** Finding on this page. */
export function findPage(page: Page): FindPage {
  const bar = (exhibit: string) => page.getByRole('search', { name: `Find in ${exhibit}`, exact: true });
  return {
    bar,
    field: (exhibit) => bar(exhibit).getByRole('textbox', { name: 'Find in this paper' }),
    status: (exhibit) => bar(exhibit).getByRole('status'),
    painted: (exhibit) => page.evaluate(paintedNow, exhibit),
    isAtSeen: (exhibit) => page.evaluate(isSeenNow, exhibit),
  };
}

/** Runs in the page. */
function paintedNow(label: string | undefined): { all: string[]; at: string[] } {
  const frame = label === undefined ? null : document.querySelector<HTMLIFrameElement>(`iframe[title="Words of ${label}"]`);
  const view = (label === undefined ? window : frame?.contentWindow) as (Window & { readonly CSS: typeof CSS }) | null | undefined;
  const found: { all: string[]; at: string[] } = { all: [], at: [] };
  for (const [name, ranges] of view?.CSS.highlights ?? []) {
    if (!name.startsWith('desk-found-')) continue;
    for (const range of ranges) found[name.startsWith('desk-found-at-') ? 'at' : 'all'].push(String(range));
  }
  return found;
}

/** Runs in the page. */
function isSeenNow(label: string | undefined): boolean {
  const frame = label === undefined ? null : document.querySelector<HTMLIFrameElement>(`iframe[title="Words of ${label}"]`);
  const view = (label === undefined ? window : frame?.contentWindow) as (Window & { readonly CSS: typeof CSS }) | null | undefined;
  for (const [name, ranges] of view?.CSS.highlights ?? []) {
    if (!name.startsWith('desk-found-at-')) continue;
    for (const range of ranges) {
      const { top, bottom } = (range as Range).getBoundingClientRect();
      return top >= 0 && bottom <= (view?.innerHeight ?? 0);
    }
  }
  return false;
}
