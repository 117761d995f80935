// Owns the proof that Side by side can be arranged: sides swapped, panes sized, stacked on a narrow screen, all of it remembered; and jumped through by the strip.
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { openSample, sideBySide } from './pages/SideBySidePage.ts';

test.use({ withSample: true });

test('Side by side is arranged: a time gone to, sides swapped, panes sized, and all of it there after a restart', async ({ desk }) => {
  await test.step('the strip shows both sides over the case and goes to a time by mouse and key', async () => {
    const screen = await openSample(desk);
    const strip = desk.page.getByRole('slider', { name: 'Both sides over the whole case' });
    const box = await strip.boundingBox();
    if (box === null) throw new Error('The strip has no place.');
    await strip.click({ position: { x: box.width - 3, y: 8 } });
    const at = desk.page.getByRole('gridcell', { selected: true });
    await expect(at).toBeVisible();
    const late = await strip.getAttribute('aria-valuenow');
    await strip.focus();
    await desk.page.keyboard.press('Home');
    await expect.poll(async () => Number(await strip.getAttribute('aria-valuenow'))).toBeLessThan(Number(late));
    const [first] = screen.rows.filter(({ side }) => side === 'resident');
    await expect(desk.page.locator(`[id="entry-${first?.id}"]`)).toHaveAttribute('aria-selected', 'true');
    const [dated] = screen.rows.filter(({ side, date }) => side === 'resident' && date.earliest !== null);
    await expect(strip).toHaveAttribute('aria-valuetext', new RegExp(dated?.date.earliest?.slice(0, 4) ?? '-'));
  });

  await test.step('sides are swapped, with their readers, and stay so', async () => {
    const screen = await openSample(desk);
    const places = async () => {
      const [resident, landlord] = await Promise.all(
        ['R8', 'L10'].map((exhibit) => desk.page.locator(`[id="entry-${screen.row(exhibit).id}"]`).boundingBox()),
      );
      return (resident?.x ?? 0) < (landlord?.x ?? 0) ? 'resident left' : 'landlord left';
    };
    await screen.bring('L10');
    await expect(desk.page.locator(`[id="entry-${screen.row('R8').id}"]`)).toBeAttached();
    expect(await places()).toBe('resident left');
    await desk.page.keyboard.press('x');
    await expect(desk.page.getByRole('button', { name: 'Swap the sides' })).toHaveAttribute('aria-pressed', 'true');
    expect(await places()).toBe('landlord left');
    await screen.open('R8');
    await screen.open('L10');
    const readerAt = async (exhibit: string) => (await screen.reader(screen.row(exhibit).title).boundingBox())?.x ?? 0;
    await expect.poll(async () => (await readerAt('L10')) < (await readerAt('R8'))).toBe(true);
  });

  await test.step('panes are sized by key, and what was chosen is there after a restart', async () => {
    const screen = await openSample(desk);
    await screen.open('R8');
    const reader = screen.reader(screen.row('R8').title);
    const widthOf = async () => Math.round((await reader.boundingBox())?.width ?? 0);
    const before = await widthOf();
    await screen.reader(screen.row('L10').title).getByRole('button', { name: 'Close the reader' }).click();
    await desk.page.getByRole('separator').focus();
    // The resident stands on the right by now.
    for (let press = 0; press < 3; press += 1) await desk.page.keyboard.press('ArrowLeft');
    await expect.poll(widthOf).toBeGreaterThan(before + 20);
    const chosen = await widthOf();
    // Beside a reader the filters have no room: they stand behind one button that counts them.
    await desk.page.getByRole('button', { name: 'Filters', exact: true }).click();
    await desk.page.getByRole('dialog', { name: 'Filters' }).getByRole('button', { name: 'in scope', exact: true }).click();
    expect(await faults(desk.page)).toEqual([]);
    await desk.page.keyboard.press('Escape');
    await expect(desk.page.getByRole('button', { name: 'Filters: 1 on' })).toBeFocused();
    await expect.poll(async () => JSON.stringify(await desk.call('desk.readSetting', { key: 'place' }))).toContain('"isInScope":true');

    await desk.restart();
    await desk.until('desk:case-open');
    const again = await sideBySide(desk);
    await expect(again.reader(screen.row('R8').title)).toBeVisible();
    await expect(desk.page.getByRole('button', { name: 'Filters: 1 on' })).toBeVisible();
    await expect(desk.page.getByRole('button', { name: 'Swap the sides' })).toHaveAttribute('aria-pressed', 'true');
    await expect
      .poll(async () => Math.abs(((await again.reader(screen.row('R8').title).boundingBox())?.width ?? 0) - chosen))
      .toBeLessThan(4);
  });

  await test.step('readers stand over each other where the screen is narrow', async () => {
    const screen = await openSample(desk);
    await screen.open('R8');
    await screen.open('L10');
    const tops = async () => {
      const [resident, landlord] = await Promise.all(
        ['R8', 'L10'].map((exhibit) => screen.reader(screen.row(exhibit).title).boundingBox()),
      );
      return (landlord?.y ?? 0) - (resident?.y ?? 0);
    };
    expect(await tops()).toBe(0);
    await desk.application.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setMinimumSize(600, 500);
      window?.setSize(820, 900);
    });
    // Swapped, the landlord's stands on top.
    await expect.poll(tops).toBeLessThan(-100);
    await expect(screen.list).toBeVisible();
  });
});
