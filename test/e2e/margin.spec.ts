// Owns the proof that marks stand in the margin at the height of their words, are walked and changed by one key each, and that overlapping ones are all reached.
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { openSample } from './pages/SideBySidePage.ts';

test.use({ withSample: true });

test('marks are walked by key and dragged from the margin', async ({ desk }) => {
  await test.step('marks are walked by key in the margin, one key changes heads, another tags, and all is undone', async () => {
    const screen = await openSample(desk);
    const { page } = desk;
    await screen.open('R11');
    const reader = screen.reader(screen.row('R11').title);
    const margin = reader.getByRole('group', { name: 'Marks in the margin' });
    await expect(margin.getByRole('button')).toHaveCount(3);
    const markNow = async (key: string) =>
      (await desk.call('draft.read', { caseId: screen.caseId })).draft.mark.find((mark) => mark.key === key)?.value;
    const [a, b] = (await desk.call('draft.read', { caseId: screen.caseId })).draft.head.map(({ id }) => id);

    await page.keyboard.press(')');
    await expect(margin.getByRole('button', { pressed: true })).toHaveAccessibleName(/^m5, \(b\)/);
    await page.keyboard.press(')');
    await page.keyboard.press('(');
    await expect(reader.getByRole('status')).toHaveText(/^m5, \(b\)/);
    const before = await markNow('m5');

    await page.keyboard.press('a');
    await expect.poll(async () => (await markNow('m5'))?.headIds).toEqual([a]);
    await page.keyboard.press('B');
    await expect.poll(async () => (await markNow('m5'))?.headIds).toEqual([a, b]);
    await page.keyboard.press('Shift+Alt+A');
    await expect.poll(async () => (await markNow('m5'))?.headIds).toEqual([b]);

    await page.keyboard.press('t');
    const picker = page.getByRole('combobox', { name: 'Tag of m5' });
    await expect(picker).toBeFocused();
    await page.keyboard.type('never answered');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await markNow('m5'))?.tags).toEqual([...(before?.tags ?? []), 'never answered']);
    await expect(picker).toBeHidden();
    await page.keyboard.press(')');
    await page.keyboard.press('t');
    await page.keyboard.press('1');
    await expect.poll(async () => (await markNow('m6'))?.tags).toContain('never answered');
    await page.keyboard.press('t');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('region', { name: 'The mark' })).toBeVisible();
    for (let times = 0; times < 5; times += 1) await page.keyboard.press('Control+z');
    await expect.poll(() => markNow('m5')).toEqual(before);
  });

  await test.step('a bracket out of sight that takes the keyboard brings its words, and gives it to the reader when its words are scrolled far away', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { page } = desk;
    await desk.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 600));
    await screen.open('L6');
    const reader = screen.reader(screen.row('L6').title);
    const margin = reader.getByRole('group', { name: 'Marks in the margin' });
    const m21 = margin.getByRole('button', { name: /^m21,/ });
    /** How far the bracket's line stands from the first line of its words, and whether they are seen, in pixels of the window. */
    const apart = async () => {
      const words = await screen
        .frame('L6')
        .locator('body')
        .evaluate(() => {
          for (const [name, ranges] of CSS.highlights)
            for (const range of ranges)
              if (name.startsWith('desk-mark') && String(range).startsWith('harassment is a matter'))
                return { y: (range as Range).getBoundingClientRect().y, height: window.innerHeight };
          throw new Error('The passage of m21 is not painted.');
        });
      const frame = await reader.locator('iframe').boundingBox();
      const line = await m21.locator('span[aria-hidden]').boundingBox();
      return { isSeen: words.y >= 0 && words.y < words.height, by: Math.round((line?.y ?? 0) - (frame?.y ?? 0) - words.y) };
    };
    await expect.poll(apart).toEqual({ isSeen: false, by: 0 });
    await margin.getByRole('button').first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(m21).toBeFocused();
    await expect.poll(apart).toEqual({ isSeen: true, by: 0 });
    await page.keyboard.press('Enter');
    await expect(m21).toHaveAttribute('aria-pressed', 'true');
    await expect.poll(apart).toEqual({ isSeen: true, by: 0 });

    await screen
      .frame('L6')
      .locator('body')
      .evaluate(() => document.scrollingElement?.scrollTo(0, document.scrollingElement.scrollHeight));
    await expect(m21).toBeHidden();
    await expect(reader).toBeFocused();
    await page.keyboard.press('D');
    await expect(page.getByRole('menuitem', { name: /^Make an assertion of m21/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await desk.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 873));
  });

  await test.step('a passage is dragged onto a fact from the margin, and selected words too', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { page } = desk;
    await screen.open('R11');
    await screen.open('L27');
    await desk.until('desk:page-drawn');
    const margin = screen.reader(screen.row('R11').title).getByRole('group', { name: 'Marks in the margin' });
    await margin.getByRole('button', { name: /^m5,/ }).click();
    await page.keyboard.press('F');
    const form = page.getByRole('form', { name: 'New event of the passage' });
    const panel = page.getByRole('region', { name: 'A fact of passages' });
    await expect(form.locator('.MuiChip-deletable')).toHaveCount(1);
    await margin.getByRole('button', { name: /^m5,/ }).focus();
    await page.keyboard.press('ArrowDown');
    await margin.getByRole('button', { name: /^m6,/ }).dragTo(panel);
    await expect(form.locator('.MuiChip-deletable')).toHaveCount(2);

    const words = page.locator('[data-run]').nth(3);
    const box = await words.boundingBox();
    if (box === null) throw new Error('The words of the page have no place.');
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + 1, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 1, y, { steps: 4 });
    await page.mouse.up();
    const target = await panel.boundingBox();
    await page.mouse.move(box.x + box.width / 2, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 12, y + 6, { steps: 3 });
    await page.mouse.move((target?.x ?? 0) + 200, (target?.y ?? 0) + 20, { steps: 6 });
    await page.mouse.up();
    await expect(form.locator('.MuiChip-deletable')).toHaveCount(3);
    await expect(form.getByRole('combobox', { name: 'Status' })).toHaveText('not settled yet');
  });

  await test.step('overlapping marks have brackets side by side, a click reaches each, and they keep the keyboard when words move', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { page } = desk;
    await screen.open('R11');
    const reader = screen.reader(screen.row('R11').title);
    const margin = reader.getByRole('group', { name: 'Marks in the margin' });
    await expect(margin.getByRole('button')).toHaveCount(3);
    /** The first line of a painted passage, in the window. */
    const lineOf = (highlight: string, words: string) =>
      page.evaluate(
        ([start, begins]) => {
          for (const [name, ranges] of CSS.highlights) {
            for (const range of ranges) {
              if (!name.startsWith(start) || !String(range).startsWith(begins)) continue;
              const box = (range as Range).getClientRects()[0];
              if (box !== undefined) return { x: box.x, y: box.y, height: box.height };
            }
          }
          throw new Error(`No passage that begins “${begins}” is painted.`);
        },
        [highlight, words] as const,
      );
    const passage = await lineOf('desk-mark', 'nobody has rung');
    const [x, y] = [passage.x + 20, passage.y + passage.height / 2];
    await page.mouse.click(x, y, { clickCount: 3 });
    await page.keyboard.press('a');
    const made = margin.getByRole('button', { pressed: true });
    await expect(made).toHaveAccessibleName(/\(a\), overlaps .*m5/);
    await expect(margin.getByRole('button', { name: /^m5,/ })).toHaveAccessibleName(/overlaps/);
    // Each bracket stands at the height of its words.
    const open = await lineOf('desk-mark-open', '');
    await expect.poll(async () => Math.abs(((await made.locator('span[aria-hidden]').boundingBox())?.y ?? 0) - open.y)).toBeLessThan(2);

    const name = await made.getAttribute('aria-label');
    await page.mouse.click(x, y);
    await expect(made).toHaveAccessibleName(/^m5,/);
    await page.mouse.click(x, y);
    await expect(made).toHaveAccessibleName(name ?? '-');

    // A bracket with the keyboard keeps it when the words move: the next key still means its mark.
    const m6 = margin.getByRole('button', { name: /^m6,/ });
    await m6.click();
    const line = m6.locator('span[aria-hidden]');
    const placed = (await line.boundingBox())?.y;
    await desk.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1040, 900));
    await expect.poll(async () => (await line.boundingBox())?.y ?? placed).not.toBe(placed);
    await expect(m6).toBeFocused();

    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await m6.hover();
    await expect(reader.getByRole('tooltip')).toContainText('(b)');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: `out/pictures/margin-${colorScheme}.png` });
      expect(await faults(page)).toEqual([]);
    }
  });
});
