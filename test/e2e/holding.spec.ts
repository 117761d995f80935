// Owns the proof that a party's statement is held against its records row by row, and that reports of one thing stand in a series, both by keys and undone.
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { openChronology } from './pages/ChronologyPage.ts';
import { goTo } from './pages/draftCase.ts';
import { pairingPage } from './pages/PairingPage.ts';

test.use({ withSample: true });

test('statements are held against records, and reports of one thing stand in a series', async ({ desk }) => {
  await test.step('an assertion shows what each record says to it; records are found and set against it, and overruled only with a reason', async () => {
    const chronology = await openChronology(desk);
    const { page } = desk;
    const records = async () => (await chronology.draft()).assertionRecord;
    const before = (await records()).length;
    await page.getByRole('tab', { name: 'Assertions' }).click();
    const held = page.getByRole('region', { name: /^as1 / });
    await expect(held).toContainText('8 records: 8 agree, 0 conflict, 0 agree in part, 0 say nothing');
    const first = held.getByRole('row').filter({ hasText: 'L25#10' });
    await expect(first).toContainText('attended 19 April 2023, target 20 April 2023');
    await expect(first).toContainText('computed: agrees');

    // Overruled by a key: nothing is stored until there is a reason.
    await first.focus();
    await page.keyboard.press('2');
    await expect(first).toContainText('Say why it is overruled.');
    const verdict = async () => (await records()).find(({ value }) => value.note.startsWith('The door failed'))?.value.verdict;
    expect(await verdict()).toBeUndefined();
    await first.getByRole('textbox').fill('The door failed again within a month.');
    await page.keyboard.press('Tab');
    await expect.poll(verdict).toBe('conflicts');
    await expect(held).toContainText('7 agree, 1 conflicts');
    await page.keyboard.press('Control+z');
    await expect.poll(verdict).toBeUndefined();

    // Found by words, and set against it with what is computed.
    await held.getByRole('searchbox').fill('robust quick release');
    await page.keyboard.press('Enter');
    await held.getByRole('checkbox', { name: 'Choose L25#34' }).check();
    expect(await faults(page)).toEqual([]);
    await held.getByRole('button', { name: 'Set 1 record against it' }).click();
    await expect.poll(async () => (await records()).length).toBe(before + 1);
    expect((await records()).at(-1)?.value.verdict).toBe('agrees');
    expect(await chronology.lastLabel()).toBe('Set L25#34 against assertion as1');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await records()).length).toBe(before);
  });

  await test.step('from Side by side a mark becomes an assertion, an entry is set against it, and a report is put on a series drawn with its intervals', async () => {
    const chronology = await openChronology(desk);
    const { page } = desk;
    const { screen } = chronology;
    await page.getByRole('tab', { name: 'Series' }).click();
    const door = page.getByRole('region', { name: 'The street door does not lock' });
    await expect(door.getByRole('img')).toHaveAccessibleName('The street door does not lock: 8 reports, 19 April 2023 to 25 October 2023');
    await expect(door.getByRole('row').nth(2).getByRole('cell')).toContainText(['L25#13', '16 May 2023', '27', '17', '']);
    await door.getByRole('row').nth(1).focus();
    await page.keyboard.press('Delete');
    await expect(door.getByRole('row')).toHaveCount(8);
    await page.keyboard.press('Control+z');
    await expect(door.getByRole('row')).toHaveCount(9);
    expect(await faults(page)).toEqual([]);

    await goTo(desk, 3);
    const pairing = pairingPage(desk, screen);
    await pairing.standOn('R14');
    await page.keyboard.press('I');
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('R14 on a series');
    await dialog.getByRole('menuitem', { name: 'Items in shared areas' }).click();
    const series = async () => (await chronology.draft()).series.map(({ value }) => value.entryIds.length);
    await expect.poll(series).toEqual([8, 4]);
    await page.keyboard.press('Control+z');
    await expect.poll(series).toEqual([8, 3]);

    const assertions = async () => (await chronology.draft()).assertion;
    const before = (await assertions()).length;
    await screen.open('L6');
    const reader = screen.reader(screen.row('L6').title);
    const m20 = reader.getByRole('list', { name: 'Marks in this entry' }).getByRole('button', { name: /^m20/ });
    await m20.click();
    await expect(m20).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('D');
    await page
      .getByRole('dialog')
      .getByRole('menuitem', { name: /^Make an assertion of m20/ })
      .click();
    await expect.poll(async () => (await assertions()).length).toBe(before + 1);
    expect((await assertions()).at(-1)?.value).toMatchObject({
      text: 'the contractor finished the work within the proper time on every visit',
      madeBy: 'landlord',
    });
    await page.keyboard.press('Escape');
    await pairing.standOn('L25#13');
    await page.keyboard.press('D');
    await page
      .getByRole('dialog')
      .getByRole('menuitem', { name: /the contractor finished the work/ })
      .click();
    await expect.poll(async () => (await chronology.draft()).assertionRecord.at(-1)?.value.entryId).toBe(screen.row('L25#13').id);

    // In a sheet it is the row with the keyboard that is meant, wherever the sheet was opened.
    await screen.open('L25#13');
    const cell = page.getByRole('grid', { name: 'Rows of L25' }).getByRole('gridcell', { name: 'J-40027' });
    await cell.click();
    // The margin stands beside the rows as beside any page.
    const bracket = page.getByRole('group', { name: 'Marks in the margin' }).getByRole('button', { name: /^m56,/ });
    await expect
      .poll(async () => Math.abs(((await bracket.boundingBox())?.y ?? 0) - ((await cell.boundingBox())?.y ?? 99)))
      .toBeLessThan(3);
    await page.keyboard.press('I');
    await expect(page.getByRole('dialog')).toContainText('L25#16 on a series');
    await page.keyboard.press('Escape');
    await page.keyboard.press('D');
    await expect(page.getByRole('dialog')).toContainText('L25#16 against an assertion');
  });
});
