// Owns the proof that the two sides stay together by date and by scroll while locked, and go alone when let go: lists apart, readers of every kind.
import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import { type Desk, expect, test } from './fixtures.ts';
import { shareOf, wheelOver } from './pages/readerScroll.ts';
import { openSample, type SideBySidePage } from './pages/SideBySidePage.ts';

test.use({ withSample: true });

const residentList = 'The resident’s entries by date';
const landlordList = 'The landlord’s entries by date';

/** The day a side says it looks at. */
const focusOf = (page: Page, side: 'resident' | 'landlord') => page.locator(`[data-focus-of="${side}"]`);

/** Opens two long papers and makes the window low, so that both scroll. */
async function openTwo(desk: Desk, left: string, right: string): Promise<SideBySidePage> {
  const screen = await openSample(desk);
  await desk.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1280, 620));
  await screen.open(left);
  await expect(screen.reader(screen.row(left).title)).toBeVisible();
  await screen.open(right);
  await expect(screen.reader(screen.row(right).title)).toBeVisible();
  return screen;
}

test('the sides stay together by date, and are narrowed by whose entries they are', async ({ desk }) => {
  await test.step('lists apart follow one date while locked, keep their own when let go, and are matched by one key', async () => {
    await openSample(desk);
    const { page } = desk;
    await page.keyboard.press('l');
    const [left, right] = [page.getByRole('grid', { name: residentList }), page.getByRole('grid', { name: landlordList })];
    await left.focus();
    await page.keyboard.press('End');
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    const late = (await focusOf(page, 'resident').textContent()) ?? '';
    expect(late).toMatch(/^at \d+ \p{L}+ \d{4}$/u);
    await expect(focusOf(page, 'landlord')).toHaveText(late);
    await expect.poll(() => right.evaluate((list) => list.scrollTop)).toBeGreaterThan(200);
    await expect(right.locator('[data-focus]')).toBeVisible();
    await expect(left).toBeFocused();

    // Scrolled by hand, the other comes along.
    await left.hover();
    await page.mouse.wheel(0, -100_000);
    await expect(focusOf(page, 'resident')).not.toHaveText(late);
    await expect
      .poll(async () => (await focusOf(page, 'landlord').textContent()) === (await focusOf(page, 'resident').textContent()))
      .toBe(true);
    await expect.poll(() => right.evaluate((list) => list.scrollTop)).toBeLessThan(200);
    const early = (await focusOf(page, 'landlord').textContent()) ?? '';

    const lock = page.getByRole('button', { name: /^dates (locked|free)$/ });
    await page.keyboard.press('L');
    await expect(lock).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press('j');
    await expect(focusOf(page, 'resident')).not.toHaveText(early);
    await expect(focusOf(page, 'landlord')).toHaveText(early);
    await page.keyboard.press('M');
    await expect(focusOf(page, 'landlord')).toHaveText((await focusOf(page, 'resident').textContent()) ?? '-');
    await expect(lock).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press('L');
    await expect(lock).toHaveAttribute('aria-pressed', 'true');
    expect(await faults(page)).toEqual([]);
  });

  await test.step('entries are narrowed by whose they are and by tag, and it is remembered', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { page } = desk;
    const choose = async (what: string, option: string) => {
      await page.getByRole('combobox', { name: what }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    };
    const other = screen.rows.filter(({ side, suppliedBy, alsoSuppliedBy }) => side !== suppliedBy && !alsoSuppliedBy.includes(side));
    const [only] = other.filter(({ side }) => side !== 'third');
    await choose('Whose', 'supplied only by another party');
    await expect(page.getByRole('heading', { name: `Resident ${other.filter(({ side }) => side === 'resident').length}` })).toBeVisible();
    await expect(page.getByRole('heading', { name: `Landlord ${other.filter(({ side }) => side === 'landlord').length}` })).toBeVisible();
    await expect(page.locator(`[id="entry-${only?.id}"]`)).toContainText(`supplied by the ${only?.suppliedBy} only`);
    await choose('Whose', 'anyone’s');

    const { mark } = (await desk.call('draft.read', { caseId: screen.caseId })).draft;
    const tag = mark.flatMap(({ value }) => value.tags)[0] ?? '';
    expect(tag).not.toBe('');
    const ids = new Set(mark.filter(({ value }) => value.tags.includes(tag)).map(({ value }) => value.entryId));
    const landlord = screen.rows.filter(({ id, side }) => ids.has(id) && side === 'landlord').length;
    await choose('Tag', tag);
    await expect(page.getByRole('heading', { name: `Landlord ${landlord}`, exact: true })).toBeVisible();
    await expect.poll(async () => JSON.stringify(await desk.call('desk.readSetting', { key: 'place' }))).toContain(`"tag":"${tag}"`);
  });
});

test('readers scroll as one while locked, and name what is nearest', async ({ desk }) => {
  await test.step('two readers scroll as one from where they were locked, and by themselves when let go', async () => {
    await openTwo(desk, 'R4', 'L14');
    const { page } = desk;
    await wheelOver(page, 'resident', 200);
    await expect.poll(() => shareOf(page, 'resident')).toBeGreaterThan(0);
    // A PDF may still be on its way.
    await expect.poll(() => shareOf(page, 'landlord')).toBe(0);
    await wheelOver(page, 'resident', -2000);
    await expect.poll(() => shareOf(page, 'resident')).toBe(0);

    const lock = page.getByRole('button', { name: /^scroll (locked|free)$/ }).first();
    await page.keyboard.press('S');
    await expect(lock).toHaveAttribute('aria-pressed', 'true');
    await wheelOver(page, 'resident', 300);
    const gap = async () => Math.abs((await shareOf(page, 'resident')) - (await shareOf(page, 'landlord')));
    await expect.poll(() => shareOf(page, 'landlord')).toBeGreaterThan(0);
    await expect.poll(gap).toBeLessThan(0.02);
    await wheelOver(page, 'landlord', 100_000);
    await expect.poll(() => shareOf(page, 'resident')).toBeGreaterThan(0.5);
    await expect.poll(gap).toBeLessThan(0.02);
    await wheelOver(page, 'landlord', -100_000);
    await expect.poll(() => shareOf(page, 'resident')).toBe(0);

    await expect.poll(async () => JSON.stringify(await desk.call('desk.readSetting', { key: 'place' }))).toContain('"isScrollLocked":true');
    await page.keyboard.press('S');
    await wheelOver(page, 'landlord', 400);
    await expect.poll(() => shareOf(page, 'landlord')).toBeGreaterThan(0);
    expect(await shareOf(page, 'resident')).toBe(0);
  });

  await test.step('the line under a reader names the nearest entry of its side, opened by one key; reading on moves it', async () => {
    await desk.reload();
    const screen = await openTwo(desk, 'R8', 'L27');
    const { page } = desk;
    const bar = page.getByRole('group', { name: 'Facing the resident’s paper' });
    await expect(bar).toContainText(/^Landlord, nearest: L[\d.#]+, .* (later|earlier|the same day)/);
    const named = /L[\d.#]+\d/.exec((await bar.textContent()) ?? '')?.[0] ?? '';
    await page.locator('#reader-resident section').focus();
    await page.keyboard.press('N');
    await expect(screen.reader(screen.row(named).title)).toBeVisible();
    await expect(bar).toContainText(`${named} is the nearest by date`);
    await expect(page.locator('#reader-resident section')).toBeFocused();
    await page.keyboard.press('j');
    await expect(screen.reader(screen.row('R8').title)).toBeHidden();
    await expect(page.locator('#reader-resident section')).toBeFocused();
    expect(await faults(page)).toEqual([]);
  });
});
