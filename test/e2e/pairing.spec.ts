// Owns the proof that a report is paired with what followed it by the investigator's own key: drawn and said in words, proposed with reasons, by hand, undone.
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { pairingPage } from './pages/PairingPage.ts';
import { openSample } from './pages/SideBySidePage.ts';

test.use({ withSample: true });

test('what followed is proposed, linked, refused and undone by keys, and a promise becomes an expectation', async ({ desk }) => {
  await test.step('what followed stands in words and lines, is proposed with reasons, and is linked, refused and undone by keys', async () => {
    const screen = await openSample(desk);
    const { page } = desk;
    const pairing = pairingPage(desk, screen);
    await pairing.standOn('R9');
    await expect(pairing.card('R8')).toContainText('3 steps followed, no answer seen');
    await expect(pairing.card('R8')).toContainText('followed by L10, holding reply, 5 working days');
    await expect(pairing.card('L10')).toContainText('holding reply, 5 working days after R8');
    await expect(
      page.getByText('expected by 5 May 2023: The LHM to be in touch with the resident; none seen (promise in R10)'),
    ).toBeAttached();

    // Looked at for the door, links of the noise are not drawn.
    await page
      .getByRole('button', { name: /^\(a\)/ })
      .first()
      .click();
    await expect(pairing.card('L10')).not.toContainText('holding reply');
    await page.getByRole('button', { name: 'all', exact: true }).click();
    await expect(pairing.card('L10')).toContainText('holding reply');

    // Words only heard must not widen the list.
    expect(await screen.list.evaluate((list) => list.scrollWidth - list.clientWidth)).toBe(0);
    await page.keyboard.press('p');
    await expect(pairing.panel).toContainText('What followed R9');
    await expect(pairing.offers.first()).toContainText('R10');
    await expect(pairing.offers.first()).toContainText('answers it in the same thread');
    expect(await pairing.linksOf('R9')).toEqual([]);
    expect(await faults(page, { within: 'section[aria-label="Pairing"]' })).toEqual([]);

    await page.keyboard.press('2');
    await expect.poll(() => pairing.linksOf('R9')).toEqual(['R10 holding']);
    expect(await pairing.lastLabel()).toBe('Link R9 to R10 as holding reply');
    await expect(pairing.card('R9')).toContainText('1 step followed, no answer seen');
    await expect(pairing.panel).toContainText('passed over 2 weekend days and early May bank holiday on 1 May 2023');
    // What is linked is no longer proposed; the next one is said not to belong, and that is taken back.
    await expect(pairing.offers.first()).toContainText('L11');
    await page.keyboard.press('x');
    await expect.poll(() => pairing.linksOf('R9')).toEqual(['R10 holding', 'L11 not linked']);
    await pairing.panel.getByRole('button', { name: 'Take back' }).click();
    await expect.poll(() => pairing.linksOf('R9')).toEqual(['R10 holding']);

    await page.keyboard.press('Escape');
    await expect(pairing.panel).toHaveCount(0);
    await expect(screen.list).toBeFocused();
    for (const left of [2, 1, 0]) {
      await page.keyboard.press('Control+z');
      await expect.poll(async () => (await pairing.linksOf('R9')).length).toBe(left);
    }
  });

  await test.step('a held report is linked to any entry by hand, and what nothing answers can be shown alone', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { page } = desk;
    const pairing = pairingPage(desk, screen);
    await pairing.standOn('R9');
    const chip = page.getByRole('button', { name: /^unanswered \d+$/ });
    const before = Number((await chip.textContent())?.replace(/\D/g, ''));
    await page.keyboard.press('H');
    await expect(page.getByText('R9 is held.')).toBeVisible();
    await pairing.standOn('L14#8');
    await page.keyboard.press('p');
    await expect(pairing.panel).toContainText('Whether L14#8 follows R9');
    await page.keyboard.press('5');
    await expect.poll(() => pairing.linksOf('R9')).toEqual(['L14#8 told']);
    // Linked, it lets go; the panel is then about the entry under the cursor.
    await expect(pairing.panel).toContainText('Which report L14#8');
    await expect(pairing.offers.first()).toContainText('R9');
    await page.keyboard.press('Escape');

    await expect(chip).toHaveText(`unanswered ${before - 1}`);
    await chip.click();
    await expect(pairing.card('R8')).toBeVisible();
    await expect(pairing.card('R9')).toHaveCount(0);
    await expect(pairing.card('L10')).toHaveCount(0);
    await chip.click();
  });

  await test.step('a promise in selected words becomes a mark and an expectation in one command', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { page } = desk;
    const pairing = pairingPage(desk, screen);
    const made = async () => {
      const { draft } = await desk.call('draft.read', { caseId: screen.caseId });
      return [draft.mark.length, draft.expectation.length] as const;
    };
    const [marks, expectations] = await made();
    await screen.open('R10');
    await expect(screen.reader(screen.row('R10').title)).toBeVisible();
    const words = screen.frame('R10').locator('body');
    await expect(words).toContainText('within 2 working days');
    await expect
      .poll(async () => {
        await page.keyboard.press(']');
        return words.evaluate((body) => body.ownerDocument.getSelection()?.toString() ?? '');
      })
      .toContain('2 working days');
    await page.keyboard.press('X');
    await expect.poll(made).toEqual([marks + 1, expectations + 1]);
    await expect(page.getByText(/an expectation made of it: due 5 May 2023 \(2 working days from 3 May 2023\)/)).toBeVisible();
    expect(await pairing.lastLabel()).toBe('Make the promise in R10 an expectation');
    await page.keyboard.press('Control+z');
    await expect.poll(made).toEqual([marks, expectations]);
  });
});
