// Owns the accessibility scan of the drafting screens where the sweep over the sample does not reach: an empty case, and forms, lists and panels while they are open.
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openByHand, openDraftCase } from './pages/draftCase.ts';
import { FindingsPage } from './pages/FindingsPage.ts';

/** The screen itself; the window's frame has its own scan. */
const inside = { within: 'main' } as const;

test('the drafting screens are accessible, empty and with their forms open', async ({ desk }) => {
  await test.step('every drafting screen of an empty case says what goes there', async () => {
    await desk.makeCase({ reference: '202400777' });
    await openByHand(desk);
    const said = {
      4: 'No events yet',
      5: 'No heads of complaint yet',
      6: 'Type the first paragraph, or paste it.',
      7: 'No heads of complaint yet',
      8: 'Nothing is written yet.',
      9: 'Open case',
    };
    for (const [screen, words] of Object.entries(said)) {
      await goTo(desk, Number(screen));
      const main = desk.page.getByRole('main');
      if (screen === '6') {
        const placeholder = await main.locator('.draft-text p').evaluate((element) => getComputedStyle(element, '::after').content);
        expect(placeholder).toContain(words);
      } else await expect(main).toContainText(words);
      expect({ screen, faults: await faults(desk.page, inside) }).toEqual({ screen, faults: [] });
    }
  });

  await test.step('forms, pickers and panels are accessible while they are open', async () => {
    await openDraftCase(desk);
    const { page } = desk;
    await goTo(desk, 4);
    for (const name of ['New event', 'New expectation', 'New request', 'New absence']) {
      await page.getByRole('button', { name }).click();
      await expect(page.getByRole('form', { name })).toBeVisible();
      expect({ name, faults: await faults(desk.page, inside) }).toEqual({ name, faults: [] });
    }
    await goTo(desk, 5);
    for (const name of ['New window', 'New exclusion']) {
      await page.getByRole('button', { name }).click();
      expect({ name, faults: await faults(desk.page, inside) }).toEqual({ name, faults: [] });
    }
    await goTo(desk, 6);
    const findings = new FindingsPage(desk);
    await findings.text.click();
    await page.keyboard.type('As said [[door');
    await expect(page.getByRole('listbox')).toBeVisible();
    expect(await faults(desk.page, inside)).toEqual([]);
    await page.keyboard.press('Enter');
    await findings.chips.click();
    await expect(findings.passage).toBeVisible();
    expect(await faults(desk.page, inside)).toEqual([]);
    await goTo(desk, 7);
    await page.getByRole('button', { name: 'New order' }).click();
    await page.getByRole('button', { name: 'New recommendation' }).click();
    expect(await faults(desk.page, inside)).toEqual([]);
    // Bug: the keyboard was nowhere once a recommendation was kept, or taken out.
    await page.getByRole('textbox', { name: 'Recommendation 1' }).fill('Say when.');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: 'New recommendation' })).toBeFocused();
    await page.getByRole('button', { name: 'Remove recommendation 1' }).press('Enter');
    await expect(page.getByRole('textbox', { name: 'Recommendation 1' })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'New recommendation' })).toBeFocused();
    await page.keyboard.press('F8');
    await expect(page.getByRole('region', { name: /^Checks/ })).toBeVisible();
    expect(await faults(desk.page, { within: 'aside' })).toEqual([]);
  });
});
