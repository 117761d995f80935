// Owns the proof that one find bar finds in every reader, painted where the words stand, and that a search over both sides is walked from paper to paper.
import { findable, finderOf, type Sought } from '../../db/model/find.ts';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { findPage } from './pages/FindPage.ts';
import { openSample } from './pages/SideBySidePage.ts';

test.use({ withSample: true });

const typed = (words: string): Sought => ({ words, isExact: false, isWhole: false });

test('one find bar finds in every reader, and a search is walked from paper to paper', async ({ desk }) => {
  await test.step('hits on pages and rows not drawn yet are counted, painted and gone to, and the bar gives the keyboard back', async () => {
    const screen = await openSample(desk);
    const { page } = desk;
    const find = findPage(page);
    await screen.open('L18');
    await desk.until('desk:page-drawn');
    const { text, pages } = await desk.call('entry.read', { caseId: screen.caseId, id: screen.row('L18').id });
    const hits = finderOf(typed('the'))(findable(text));
    const last = pages.find(({ start, end }) => start <= (hits.at(-1)?.start ?? 0) && end > (hits.at(-1)?.start ?? 0))?.page ?? 0;
    expect(last).toBeGreaterThan(1);

    await screen.list.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+f');
    await expect(find.field('L18')).toBeFocused();
    await page.keyboard.type('the');
    await expect(find.status('L18')).toHaveText(`1 of ${hits.length}`);
    await page.keyboard.press('Shift+Enter');
    await expect(find.status('L18')).toHaveText(`${hits.length} of ${hits.length}`);
    await expect(page.locator(`[data-page="${last}"]`)).toBeInViewport();
    await expect.poll(() => find.isAtSeen()).toBe(true);
    const painted = await find.painted();
    expect(painted.at.map((words) => words.toLowerCase())).toEqual(['the']);
    expect(new Set(painted.all.map((words) => words.toLowerCase()))).toEqual(new Set(['the']));
    await page.keyboard.press('F3');
    await expect(find.status('L18')).toHaveText(`1 of ${hits.length}`);

    expect(await faults(page, { without: '.desk-page-words' })).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(find.bar('L18')).toBeHidden();
    await expect(screen.reader(screen.row('L18').title)).toBeFocused();
    expect(await find.painted()).toEqual({ all: [], at: [] });
    await page.keyboard.press('Escape');

    const sheet = screen.rows.filter(({ kind }) => kind === 'sheet').toSorted((a, b) => b.records - a.records)[0];
    if (sheet === undefined) throw new Error('The sample has no sheet.');
    const sought = typed('a');
    const rows = await desk.call('search.rows', { caseId: screen.caseId, sheetId: sheet.id, sought });
    const count = rows.reduce((sum, { columns }) => sum + columns.length, 0);
    await screen.open(sheet.exhibit);
    await screen.list.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('a');
    await expect(find.status(sheet.exhibit)).toHaveText(`1 of ${count}`);
    await page.keyboard.press('Shift+F3');
    await expect(find.status(sheet.exhibit)).toHaveText(`${count} of ${count}`);
    await expect.poll(() => find.isAtSeen()).toBe(true);
    expect((await find.painted()).at.map((words) => words.toLowerCase())).toEqual(['a']);

    await screen.list.focus();
    await page.keyboard.press('/');
    await page.keyboard.type('lock NEAR');
    await expect(page.getByText('NEAR stands between two words: lock NEAR/5 door.')).toBeVisible();
  });

  await test.step('a search over both sides is opened at its first hit and walked from paper to paper by one key', async () => {
    await desk.reload();
    const screen = await openSample(desk);
    const { page } = desk;
    const { ids } = await desk.call('search.entries', { caseId: screen.caseId, query: 'lock NEAR/8 door', filter: {} });
    const paperOf = ({ id, kind, parentId }: (typeof screen.rows)[number]) => (kind === 'record' ? (parentId ?? id) : id);
    const papers = [...new Set(screen.rows.filter(({ id }) => ids.includes(id)).map(paperOf))];
    expect(papers.length).toBeGreaterThan(2);

    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('lock NEAR/8 door');
    const first = page.getByRole('listbox', { name: 'Hits' }).getByRole('option').first();
    await expect(first).toBeVisible();
    await page.keyboard.press('Enter');
    const bar = page.getByRole('search', { name: /^Find in/ });
    await expect(bar.getByRole('status')).toHaveText(new RegExp(`^1 of \\d+ · paper \\d+ of ${papers.length}$`));

    const chip = page.getByRole('dialog', { name: 'Filters' }).getByRole('button', { name: `Only hits (${ids.length})` });
    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await chip.click();
    await page.keyboard.press('Escape');
    await expect(screen.list.getByText('found by the search').first()).toBeAttached();
    await page.getByRole('button', { name: 'Filters: 1 on' }).click();
    await chip.click();
    await expect(chip).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press('Escape');

    // From wherever the newest hit stands, round the whole case: each paper once.
    const seen = new Set<string>();
    const said = () => bar.getByRole('status').allTextContents();
    for (let presses = 0; seen.size < papers.length && presses < 40; presses += 1) {
      const before = await said();
      for (const each of before) seen.add(/paper (\d+) of/.exec(each)?.[1] ?? '');
      await page.keyboard.press('F3');
      await expect.poll(said).not.toEqual(before);
      const row = page.locator('tr[aria-current]');
      if ((await row.count()) > 0) await expect(row).toBeInViewport();
    }
    expect(seen.size).toBe(papers.length);
  });
});
