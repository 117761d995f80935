// Owns how tests use the Chronology screen's lists: by what stands on the screen, and what the store holds. Must not assert.
import type { Locator } from '@playwright/test';
import type { Draft } from '../../../db/model/draft.ts';
import type { Desk } from '../fixtures.ts';
import { goTo } from './draftCase.ts';
import { openSample, type SideBySidePage } from './SideBySidePage.ts';

export interface ChronologyPage {
  readonly screen: SideBySidePage;
  readonly main: Locator;
  /** The list of that title. */
  readonly list: (title: string) => Locator;
  /** The line of that key: `x1`, `n1`. */
  readonly line: (title: string, key: string) => Locator;
  readonly form: (name: string) => Locator;
  readonly draft: () => Promise<Draft>;
  /** What the last command was called. */
  readonly lastLabel: () => Promise<string>;
}

/** The sample case, opened on Chronology. */
export async function openChronology(desk: Desk): Promise<ChronologyPage> {
  const screen = await openSample(desk);
  await goTo(desk, 4);
  const { page } = desk;
  const list = (title: string) => page.getByRole('region', { name: title, exact: true });
  return {
    screen,
    main: page.getByRole('main', { name: 'Chronology' }),
    list,
    line: (title, key) =>
      list(title)
        .getByRole('listitem')
        .filter({ hasText: new RegExp(`^${key} `) }),
    form: (name) => page.getByRole('form', { name }),
    draft: async () => (await desk.call('draft.read', { caseId: screen.caseId })).draft,
    lastLabel: async () => (await desk.call('history.list', { caseId: screen.caseId, before: null, limit: 1 }))[0]?.label ?? '',
  };
}
