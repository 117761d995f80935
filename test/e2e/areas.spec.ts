// Owns the proof that areas of pictures, scans and pages are marked by one gesture and one key, or by keys alone, and stand where they were drawn.
import type { Locator } from '@playwright/test';
import { faults } from './faults.ts';
import { type Desk, expect, test } from './fixtures.ts';
import { openSample, type SideBySidePage } from './pages/SideBySidePage.ts';

test.use({ withSample: true });

/** Drags over a paper between shares of its size. */
async function drag(desk: Desk, paper: Locator, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  const box = await paper.boundingBox();
  if (box === null) throw new Error('The paper has no place.');
  const at = ([x, y]: readonly [number, number]) => [box.x + box.width * x, box.y + box.height * y] as const;
  await desk.page.mouse.move(...at(from));
  await desk.page.mouse.down();
  await desk.page.mouse.move(...at(to), { steps: 4 });
  await desk.page.mouse.up();
}

/** The mark made last on an entry. */
async function lastMark(desk: Desk, screen: SideBySidePage, exhibit: string) {
  const { draft } = await desk.call('draft.read', { caseId: screen.caseId });
  return draft.mark.filter(({ value }) => value.entryId === screen.row(exhibit).id).at(-1);
}

test('areas of photographs, scans and pages are drawn, marked and opened', async ({ desk }) => {
  await test.step('an area of a photograph is drawn, marked by a head’s letter, followed over size and turn, and opened by a click', async () => {
    const screen = await openSample(desk);
    const { page } = desk;
    await screen.open('R7');
    const reader = screen.reader(screen.row('R7').title);
    const picture = reader.getByRole('img', { name: /^Picture/ });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await page.keyboard.press('9');
    await expect(picture).toBeVisible();
    await drag(desk, picture, [0.25, 0.2], [0.75, 0.4]);
    await expect(reader.getByRole('application', { name: 'Area drawn on the picture' })).toBeFocused();
    await page.keyboard.press('b');
    const bar = page.getByRole('region', { name: 'The mark' });
    await expect(bar).toBeVisible();
    const mark = await lastMark(desk, screen, 'R7');
    const key = mark?.key ?? '';
    expect(mark?.value.anchor).toMatchObject({ exact: '', start: null, page: null, cells: null });
    const [rect] = mark?.value.anchor.rects ?? [];
    const natural = await picture.evaluate((image: HTMLImageElement) => ({ width: image.naturalWidth, height: image.naturalHeight }));
    for (const [kept, drawn] of [
      [rect?.x, natural.width * 0.25],
      [rect?.y, natural.height * 0.2],
      [rect?.width, natural.width * 0.5],
      [rect?.height, natural.height * 0.2],
    ] as const) {
      expect(Math.abs((kept ?? 0) - drawn)).toBeLessThan(natural.width / 50);
    }

    const shares = async () => {
      const [area, paper] = await Promise.all([reader.locator(`[data-area="${mark?.id}"]`).boundingBox(), picture.boundingBox()]);
      if (area === null || paper === null) return null;
      return [(area.x - paper.x) / paper.width, (area.y - paper.y) / paper.height].map((share) => Math.round(share * 20) / 20);
    };
    expect(await shares()).toEqual([0.25, 0.2]);
    await page.keyboard.press('+');
    await expect.poll(shares).toEqual([0.25, 0.2]);
    await page.keyboard.press('9');
    await page.keyboard.press('R');
    // A quarter clockwise: what was 20 % to 40 % from the top is now 20 % to 40 % from the right.
    await expect.poll(shares).toEqual([0.6, 0.25]);

    await page.keyboard.press('Escape');
    await expect(bar).toHaveCount(0);
    const area = reader.locator(`[data-area="${mark?.id}"]`);
    const box = await area.boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await expect(bar).toContainText(key);
    await expect(reader.getByRole('button', { name: `Area of ${key}` })).toHaveAttribute('aria-pressed', 'true');

    await page.keyboard.press('F9');
    const dialog = page.getByRole('dialog', { name: 'Marks and tags' });
    await dialog.getByRole('searchbox', { name: 'Find in words' }).fill('area of the picture');
    await expect(dialog.getByRole('button', { name: `Show ${key} in its paper: Area of the picture` })).toBeVisible();
    await expect(dialog.getByText('not placed', { exact: true })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('an area of a scan is drawn by keys alone, and one over words with Alt', async () => {
    const screen = await openSample(desk);
    const { page } = desk;
    await screen.open('R5');
    const reader = screen.reader(screen.row('R5').title);
    await desk.until('desk:page-drawn');
    await expect(reader.getByText('A scan, without words: drag over an area')).toBeVisible();
    await page.keyboard.press('A');
    const drawn = reader.getByRole('application', { name: 'Area drawn on page 1' });
    await expect(drawn).toBeFocused();
    const before = await drawn.boundingBox();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(async () => Math.round(((await drawn.boundingBox())?.x ?? 0) - (before?.x ?? 0))).toBe(12);
    expect(Math.round(((await drawn.boundingBox())?.height ?? 0) - (before?.height ?? 0))).toBe(12);
    await page.keyboard.press('Enter');
    await expect(reader.getByRole('button', { name: 'Draw an area' })).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press('b');
    await expect(page.getByRole('region', { name: 'The mark' })).toBeVisible();
    const mark = await lastMark(desk, screen, 'R5');
    expect(mark?.value.anchor).toMatchObject({ exact: '', page: 1, rects: [{}] });
    await expect(reader.getByRole('list', { name: 'Marks in this entry' })).toContainText('Area on page 1');

    await page.keyboard.press('A');
    await expect(drawn).toBeFocused();
    // The scan runs in the one page there is: Electron has no second one to run it in.
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(drawn).toHaveCount(0);

    // Over words, Alt draws; the words under it are not taken.
    await screen.open('L27');
    const lease = screen.reader(screen.row('L27').title).locator('[data-page="1"]');
    await expect(lease.locator('[data-run]').first()).toBeAttached();
    await page.keyboard.down('Alt');
    await drag(desk, lease, [0.1, 0.1], [0.6, 0.25]);
    await page.keyboard.up('Alt');
    await page.keyboard.press('m');
    // The mark on the scan is still open beside it.
    await expect(screen.reader(screen.row('L27').title).getByRole('region', { name: 'The mark' })).toBeVisible();
    expect((await lastMark(desk, screen, 'L27'))?.value.anchor).toMatchObject({ exact: '', prefix: '', start: null, page: 1, rects: [{}] });
    await page.keyboard.press('Control+z');
    await expect(lease.locator('[data-area]')).toHaveCount(0);
  });
});
