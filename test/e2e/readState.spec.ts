// Owns the proof that what nobody has opened is always in view, per side and per head, and that a person says how far they looked.
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { openSample } from './pages/SideBySidePage.ts';

test.use({ withSample: true });

test('what is unread is always in view, per side and per head, and a person says how far they looked', async ({ desk }) => {
  await test.step('the table behind it opens the next unread entry of a head and side, and lists them', async () => {
    const screen = await openSample(desk);
    const [head] = (await desk.call('draft.read', { caseId: screen.caseId })).draft.head;
    if (head === undefined) throw new Error('The sample case has no head.');
    const next = await desk.call('entry.nextUnread', { caseId: screen.caseId, after: null, side: 'landlord', headId: head.id });
    await desk.page.getByRole('button', { name: /^Unread:/ }).click();
    const table = desk.page.getByRole('dialog', { name: 'What have I not opened?' });
    await expect(table).toBeVisible();
    expect(await faults(desk.page, { within: '[role="dialog"]' })).toEqual([]);
    await table.getByRole('button', { name: new RegExp(`^Landlord, \\(${head.key}\\)`) }).click();
    await expect(desk.page.getByRole('region', { name: screen.rows.find(({ id }) => id === next?.id)?.title ?? '-' })).toBeVisible();
    await desk.page.getByRole('button', { name: /^Unread:/ }).click();
    await table.getByRole('button', { name: 'List them in Evidence' }).click();
    await expect(desk.page.getByRole('button', { name: /^unread \d+/ })).toHaveAttribute('aria-pressed', 'true');
    await desk.page.keyboard.press('Alt+3');
  });

  await test.step('the figure counts what is unread per side, and each opening takes one off', async () => {
    const screen = await openSample(desk);
    const before = await desk.call('entry.unread', { caseId: screen.caseId });
    const figure = desk.page.getByRole('button', { name: /^Unread:/ });
    await expect(figure).toContainText(`resident ${before.all.resident}`);
    await screen.open('R8');
    await expect(figure).toContainText(`resident ${before.all.resident - 1}`);
    await expect(screen.reader(screen.row('R8').title).getByRole('button', { name: 'skimmed', exact: true })).toBeVisible();
  });

  await test.step('keys say read, another look and unread, and Undo takes it back', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    await screen.open('R8');
    const stateOf = async () => (await desk.call('entry.read', { caseId: screen.caseId, id: screen.row('R8').id })).entry.readState;
    await expect.poll(stateOf).toBe('skimmed');
    await desk.page.keyboard.press('y');
    await expect.poll(stateOf).toBe('again');
    await expect(desk.page.locator(`[id="entry-${screen.row('R8').id}"]`).getByText('needs another look')).toBeAttached();
    await desk.page.keyboard.press('r');
    await expect.poll(stateOf).toBe('read');
    await desk.page.keyboard.press('Control+z');
    await expect.poll(stateOf).toBe('again');
    await screen.reader(screen.row('R8').title).getByRole('button', { name: 'needs another look' }).click();
    await desk.page.getByRole('menuitem', { name: 'unread' }).click();
    await expect.poll(stateOf).toBe('unread');
  });

  await test.step('Shift+U steps through what is unread', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { all } = await desk.call('entry.unread', { caseId: screen.caseId });
    const total = all.resident + all.landlord + all.third;
    for (let opened = 1; opened <= 3; opened += 1) {
      await desk.page.keyboard.press('U');
      await expect
        .poll(async () => Object.values((await desk.call('entry.unread', { caseId: screen.caseId })).all).reduce((sum, each) => sum + each))
        .toBe(total - opened);
    }
  });

  await test.step('a log is reviewed as one item', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const sheet = screen.rows.find(({ kind, records }) => kind === 'sheet' && records > 3);
    if (sheet === undefined) throw new Error('The sample case has no log.');
    await screen.open(sheet.exhibit);
    await expect(desk.page.getByText('Not gone through yet')).toBeVisible();
    await desk.page.getByRole('button', { name: 'Reviewed as one' }).click();
    await expect(desk.page.getByText(new RegExp(`^Reviewed .*: ${sheet.records} of ${sheet.records} rows shown, 0 opened$`))).toBeVisible();
    expect((await desk.call('entry.read', { caseId: screen.caseId, id: sheet.id })).entry.readState).toBe('read');
  });
});
