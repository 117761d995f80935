// Owns the proof, in the real application, that the chronology is filtered, put in order by hand within a date, exported as it is shown, and put into the
// background in one command.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import mammoth from 'mammoth';
import { dayFromNumber, dayNumber, partialDate } from '../../db/model/dates.ts';
import { add } from '../../renderer/api/draft.ts';
import { faults } from './faults.ts';
import { type Desk, expect, test } from './fixtures.ts';
import { goTo, openDraftCase, quotes } from './pages/draftCase.ts';

/** Three events, two of one day; the second and third rest on a passage of one side each. */
async function withEvents(desk: Desk): Promise<string> {
  const caseId = await openDraftCase(desk);
  const { draft } = await desk.call('draft.read', { caseId });
  const mark = (key: string) => ({ kind: 'mark' as const, id: draft.mark.find((row) => row.key === key)?.id ?? '' });
  const headIds = [draft.head[0]?.id ?? ''];
  const event = (date: string, text: string, cites: readonly ReturnType<typeof mark>[]) =>
    add('event', { date: partialDate(date), text, status: 'one side silent', headIds, cites: [...cites] });
  await desk.call('draft.change', {
    caseId,
    label: 'Events',
    changes: [
      event('2023-05-04', 'The landlord promises a repair.', [mark('m2')]),
      event('2023-05-02', 'The door is reported.', [mark('m1')]),
      event('2023-05-02', 'A second report of the day.', []),
    ],
  });
  await goTo(desk, 4);
  return caseId;
}

test('events are put in order by keys, filtered, and exported as they are shown', async ({ desk }) => {
  await test.step('events of one date are put in order by keys, and the order is undone', async () => {
    await withEvents(desk);
    const { page } = desk;
    const texts = () => page.locator('[data-event]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-event')));
    const before = await texts();
    const second = page.locator('[data-event]').nth(1);
    await expect(second).toContainText('A second report of the day.');
    await expect(second).toContainText('(a) in scope');
    await expect(second).toContainText('Date set by the investigator, borne by no paper cited');
    await second.getByRole('button', { name: /up within its date/ }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(page.locator('[data-event]').first()).toContainText('A second report of the day.');
    // The keyboard went with it: down again from where it is.
    await expect(page.getByRole('button', { name: /down within its date/ }).first()).toBeFocused();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(texts).toEqual(before);
    await page.keyboard.press('Control+Z');
    await expect(page.locator('[data-event]').first()).toContainText('A second report of the day.');
    await page.keyboard.press('Control+Z');
    await expect.poll(texts).toEqual(before);
  });

  await test.step('filters hold for the list and for the paper, and the filter stands at the paper’s head', async () => {
    await withEvents(desk);
    const { page } = desk;
    const rows = page.locator('[data-event]');
    await expect(rows).toHaveCount(3);
    await page.getByLabel('No passage of').click();
    await page.getByRole('option', { name: 'Resident', exact: true }).click();
    await expect(rows).toHaveCount(2);
    await page.getByLabel('Words', { exact: true }).fill('working days');
    await expect(rows).toHaveCount(1);
    await expect(page.getByRole('group', { name: 'Filters' }).getByRole('status')).toHaveText('1 of 4 shown');
    expect(await faults(page)).toEqual([]);

    const written = async (format: string, name: string) => {
      const file = path.join(desk.folder, name);
      await desk.answerDialogs([file]);
      await page
        .getByRole('group', { name: 'Export the chronology as shown' })
        .getByRole('button', { name: `Export as ${format}` })
        .click();
      await expect(page.getByText(`Saved: ${file}`)).toBeVisible();
      return file;
    };
    const word = await mammoth.extractRawText({ path: await written('Word', 'chronology.docx') });
    expect(word.value).toContain('Shown only: events of which no passage of the resident is cited; with the words “working days”.');
    expect(word.value).toContain(`L1, 4\u00a0May 2023: “${quotes.promise}”`);
    expect(word.value).not.toContain('The door is reported.');
    expect((await readFile(await written('PDF', 'chronology.pdf'))).subarray(0, 5).toString('latin1')).toBe('%PDF-');

    // They are there again after another screen, and after a restart.
    await goTo(desk, 5);
    await goTo(desk, 4);
    await expect(rows).toHaveCount(1);
    await expect
      .poll(async () => JSON.stringify(await desk.call('desk.readSetting', { key: 'place' })))
      .toContain('"words":"working days"');
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(rows).toHaveCount(3);
  });
});

test('events go into the background in one command, and thousands are walked by keys', async ({ desk }) => {
  await test.step('chosen events go into the background in one command, none twice, and come back in one', async () => {
    const caseId = await withEvents(desk);
    const { page } = desk;
    const background = async () =>
      (await desk.call('draft.read', { caseId })).draft.paragraph.flatMap(({ value }) =>
        value.section === 'background' ? value.runs.flatMap((run) => (run.kind === 'text' ? [run.text.trim()] : [])) : [],
      );
    await page.locator('[data-event]').first().getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Put 1 chosen into the background' }).click();
    await expect.poll(background).toEqual(['2 May 2023: The door is reported.']);
    await page.getByRole('button', { name: 'Put 3 into the background' }).click();
    await expect
      .poll(background)
      .toEqual([
        '2 May 2023: The door is reported.',
        '2 May 2023: A second report of the day.',
        '4 May 2023: The landlord promises a repair.',
      ]);
    await page.keyboard.press('Control+Z');
    await expect.poll(background).toEqual(['2 May 2023: The door is reported.']);
  });

  await test.step('with thousands of events only those in view are drawn; keys walk on through them and the focus stays where it was', async () => {
    const caseId = await withEvents(desk);
    const { page } = desk;
    const day = (at: number) => partialDate(dayFromNumber(dayNumber('2023-05-05') + at));
    await desk.call('draft.change', {
      caseId,
      label: 'Many events',
      changes: Array.from({ length: 3000 }, (_, at) =>
        add('event', { date: day(at), text: `Entry ${at} of a diary.`, status: 'unsettled', headIds: [], cites: [] }),
      ),
    });
    const table = page.getByRole('table', { name: 'Chronology' });
    await expect(table).toHaveAttribute('aria-rowcount', '3005');
    const rows = page.locator('[data-event]');
    expect(await rows.count()).toBeLessThan(60);
    const last = page.getByRole('button', { name: /^Remove event/ });
    await last.first().focus();
    const focusedRow = () => page.evaluate(() => Number(document.activeElement?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex')));
    const before = await focusedRow();
    for (let press = 0; press < 120; press += 1) await page.keyboard.press('Tab');
    // Every row has its box and three acts at least: the rows that came are walked in the order of the list.
    await expect.poll(focusedRow).toBeGreaterThan(before + 15);
    const here = await focusedRow();
    const indexes = await rows.evaluateAll((all) =>
      all.map((row) => Number(row.closest('[aria-rowindex]')?.getAttribute('aria-rowindex'))),
    );
    expect(indexes).toEqual(indexes.toSorted((a, b) => a - b));
    await table.evaluate((element) => element.parentElement?.closest('[tabindex="-1"]')?.scrollTo({ top: 1_000_000 }));
    await expect(rows.last()).toContainText('Entry 2999 of a diary.');
    expect(await focusedRow()).toBe(here);
  });
});
