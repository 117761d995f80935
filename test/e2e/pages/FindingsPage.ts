// Owns finding things on the Findings screen for tests. Must not assert.
import type { Locator } from '@playwright/test';
import type { Desk } from '../fixtures.ts';

/** The Findings screen. */
export class FindingsPage {
  readonly #desk: Desk;
  constructor(desk: Desk) {
    this.#desk = desk;
  }
  get text(): Locator {
    return this.#desk.page.getByRole('textbox', { name: /^Paragraphs: / });
  }
  get paragraphs(): Locator {
    return this.text.locator('p');
  }
  get chips(): Locator {
    return this.text.locator('.cite-chip');
  }
  get waiting(): Locator {
    return this.#desk.page.getByRole('region', { name: /^Not yet used/ });
  }
  get passage(): Locator {
    return this.#desk.page.getByRole('region', { name: 'Passage' });
  }
  tab(name: string | RegExp): Locator {
    return this.#desk.page.getByRole('tab', { name });
  }
}
