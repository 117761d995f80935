// Owns the proof that everything can be done by key: the palette, the map of keys, single letters switched off, and what a screen reader hears.
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { openSample } from './pages/SideBySidePage.ts';

test.use({ withSample: true });

test('everything is done by key and heard: the palette, the ends of a side, what a screen reader says', async ({ desk }) => {
  await test.step('a screen reader hears label, side, date, title, what followed, marks and scope of an entry, and of what is read', async () => {
    const screen = await openSample(desk);
    const { page } = desk;
    await screen.open('R8');
    const cell = page.locator(`[id="entry-${screen.row('R8').id}"]`);
    await expect(cell).toHaveAccessibleName(
      /^R8 The landing at Tern House, yet again .*Resident, \d+ \w+ \d{4} 3 steps followed, no answer seen · followed by .*followed by L10, holding reply, 5 working days; .* 2 marks .*\(a\) in \(b\) in$/,
    );
    await expect(screen.reader(screen.row('R8').title)).toHaveAttribute('aria-description', /^Resident, \d+ \w+ \d{4}, 2 marks$/);
  });

  await test.step('End and Home go to the last and first entry of a side', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { page } = desk;
    const own = screen.rows.filter(({ side }) => side === 'resident');
    await screen.list.focus();
    await page.keyboard.press('End');
    await expect(page.locator(`[id="entry-${own.at(-1)?.id}"]`)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('g');
    await expect(page.locator(`[id="entry-${own[0]?.id}"]`)).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('bug: on Side by side reached by its key, Enter and Tab did nothing, because nothing had the keyboard', async () => {
    const screen = await openSample(desk);
    const { page } = desk;
    await page.keyboard.press('Alt+1');
    await expect(page.getByRole('main', { name: 'Overview' })).toBeVisible();
    await page.keyboard.press('Alt+3');
    await expect(screen.list).toBeFocused();
    await page.keyboard.press('g');
    await page.keyboard.press('Enter');
    await expect(screen.reader(screen.rows.find(({ side }) => side === 'resident')?.title ?? '')).toBeVisible();
    await test.step('bug: Escape in the search kept the keyboard there', async () => {
      await screen.list.focus();
      await page.keyboard.press('/');
      await page.keyboard.type('lock');
      await page.keyboard.press('Escape');
      await expect(screen.list).toBeFocused();
    });
  });

  await test.step('the palette does what its screen can do, and opens an entry by its label', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { page } = desk;
    const palette = page.getByRole('dialog', { name: 'Actions' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('r12');
    await expect(palette.getByRole('option').first()).toContainText('Open R12:');
    await page.keyboard.press('Enter');
    await expect(screen.reader(screen.row('R12').title)).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('another look');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await desk.call('entry.read', { caseId: screen.caseId, id: screen.row('R12').id })).entry.readState)
      .toBe('again');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('event open mark');
    await expect(palette.getByRole('option').first()).toContainText('Make an event');
    await page.keyboard.press('Escape');
  });

  await test.step('F1 opens the guide at the part about the screen, over whatever is open; it is searched, and closed it gives the keyboard back', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { page } = desk;
    const guide = page.getByRole('dialog', { name: 'Guide' });
    const words = guide.getByRole('region', { name: 'Guide' });
    await screen.list.focus();
    await page.keyboard.press('F1');
    await expect(words.getByRole('heading')).toHaveText('Side by side: reading');
    await expect(words).toBeFocused();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('locked archive');
    await expect(words.getByRole('heading').first()).toContainText('Evidence');
    await expect(guide.getByRole('status')).toHaveText(/^\d+ places?$/);
    await expect(
      words
        .locator('mark')
        .filter({ hasText: /^locked$/i })
        .first(),
    ).toBeVisible();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.type(' nowhere');
    await expect(words).toHaveText('Nothing in the guide has all of these words. Try fewer, or other ones.');
    await guide.getByRole('button', { name: 'Retention: how long' }).click();
    await expect(words.getByRole('heading')).toHaveText(/^Retention: how long/);
    await page.keyboard.press('Escape');
    await expect(guide).toBeHidden();
    await expect(screen.list).toBeFocused();
    // A form keeps what was typed in it.
    await page.keyboard.press('n');
    const note = page.getByRole('dialog', { name: 'Note a contact with a party' });
    const said = note.getByRole('textbox', { name: 'What was said or agreed' });
    await said.fill('She rang about the lamp.');
    await page.keyboard.press('F1');
    await expect(guide).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(guide).toBeHidden();
    await expect(said).toHaveValue('She rang about the lamp.');
    await expect(said).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(note).toBeHidden();
    await page.keyboard.press('Alt+0');
    await page.getByRole('button', { name: 'Guide' }).click();
    await expect(words.getByRole('heading')).toHaveText('The first start');
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: /202400117/ }).click();
    await expect(screen.list).toBeVisible();
  });

  await test.step('single letters are switched off for those they trouble, and stay off', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { page } = desk;
    const together = page.getByRole('button', { name: 'scroll together' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByRole('radio', { name: 'None' }).check();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
    await screen.list.focus();
    await expect(together).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('l');
    await page.keyboard.press('?');
    await page.keyboard.press('ArrowDown');
    // What the letters would have done is looked at once a key behind them was heard.
    await expect(page.getByRole('gridcell', { selected: true })).toBeVisible();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(together).toHaveAttribute('aria-pressed', 'true');

    await desk.restart();
    await desk.until('desk:case-open');
    await desk.page.keyboard.press('l');
    await desk.page.keyboard.press('Control+k');
    await expect(desk.page.getByRole('dialog', { name: 'Actions' })).toBeVisible();
    await expect(desk.page.locator('button', { hasText: 'scroll together' })).toHaveAttribute('aria-pressed', 'true');
  });
});
