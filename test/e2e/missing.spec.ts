// Owns the proof that what is missing stands with its working: expectations due on a counted day, absences with what was asked and searched, raised again
// by a later paper and said to stand on one key.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatDay, localDay } from '../../db/model/dates.ts';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { openChronology } from './pages/ChronologyPage.ts';

test.use({ withSample: true });

test('what is missing stands with its working, is overruled with a reason and raised again', async ({ desk }) => {
  await test.step('an expectation says how it stands, how its day was counted and what it rests on; a limit sets one; a reason overrules its evidence', async () => {
    const chronology = await openChronology(desk);
    const { page } = desk;
    const first = chronology.line('Expectations', 'x1');
    await expect(first).toContainText('none seen');
    await expect(first).toContainText('Due 5 May 2023');
    await expect(first).toContainText('2 working days from R10, 3 May 2023');
    await expect(first).toContainText('Evidence: searched, none found');
    await expect(chronology.line('Expectations', 'x2')).toContainText('met in part: action taken; resident not seen told');
    await expect(chronology.line('Expectations', 'x6')).toContainText('A report is acknowledged, 2 working days');
    await first.getByRole('button', { name: /^Show R10/ }).click();
    await expect(page.getByRole('region', { name: 'Passage' })).toContainText('will be in touch with you within 2 working days');

    await page.getByRole('button', { name: 'New expectation' }).click();
    const form = chronology.form('New expectation');
    await form.getByRole('combobox', { name: 'It rests on' }).click();
    await page.getByRole('option', { name: 'a policy’s time limit' }).click();
    await form.getByRole('combobox', { name: 'The limit' }).click();
    await page.getByRole('option', { name: /The person who reported it is spoken with/ }).click();
    await form.getByRole('combobox', { name: 'Counted from the date of' }).fill('R13');
    await page.getByRole('option', { name: /^R13 / }).first().click();
    await expect(form.getByRole('status').first()).toContainText('Due 8 August 2023');
    await expect(form.getByRole('textbox', { name: 'Within' })).toHaveValue('5 working days');
    await form.getByRole('textbox', { name: 'By' }).fill('9 August 2023');
    await page.keyboard.press('Tab');
    await expect(form.getByRole('status').first()).toContainText('Due 9 August 2023, as typed');
    await expect(form.getByRole('status').first()).toContainText('the limit comes to 8 August 2023');
    await form.getByRole('combobox', { name: 'State of evidence' }).click();
    await page.getByRole('option', { name: 'disputed' }).click();
    await expect(form.getByRole('button', { name: 'Keep expectation' })).toBeDisabled();
    expect(await faults(page)).toEqual([]);
    await form.getByRole('textbox', { name: 'Why it is overruled' }).fill('Both sides tell it differently.');
    await page.keyboard.press('Control+Enter');
    await expect(form).toHaveCount(0);
    const made = async () => (await chronology.draft()).expectation.at(-1)?.value;
    expect(await made()).toMatchObject({
      basis: 'limit',
      due: '2023-08-09',
      limit: { amount: 5, unit: 'working days' },
      steps: ['told'],
      stateOverride: 'disputed',
    });
    await expect(chronology.list('Expectations')).toContainText(
      /Evidence: disputed, overruled by .+ on \d+ \w+ \d{4}: Both sides tell it differently/,
    );
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await chronology.draft()).expectation.length).toBe(7);
  });

  await test.step('an absence is raised again by a paper its search finds, and stands on one key until the next', async () => {
    const chronology = await openChronology(desk);
    const { page } = desk;
    const absence = chronology.line('Absences', 'n1');
    await expect(absence).toContainText('Expected record not seen');
    await expect(absence).toContainText('q1 asked of landlord');
    await expect(absence).toContainText('Searched: "spoke to resident", nothing found, 12 February 2025');
    await expect(chronology.line('Absences', 'n6')).toContainText('Not borne out by the papers searched');
    await expect(chronology.line('Absences', 'n6')).toContainText('No search is recorded.');
    await expect(chronology.line('Absences', 'n6')).toContainText('asserted only, overruled by R. Okafor on 17 February 2025:');
    await expect(chronology.line('Absences', 'n6')).toContainText('(computed: supplied, not searched)');
    await expect(chronology.line('Absences', 'n7')).toContainText('Evidence: asserted only');

    await expect(absence).toContainText('Not searched: 2 papers that cannot be read');
    await absence.focus();
    await page.keyboard.press('Enter');
    const unsearched = chronology.form('Edit absence n1').getByRole('group', { name: 'Not searched: these have no words to search' });
    await expect(unsearched).toContainText('2 papers that cannot be read:');
    await expect(unsearched.getByRole('button', { name: 'L22', exact: true })).toBeVisible();
    await chronology.form('Edit absence n1').getByRole('button', { name: 'Search the papers now' }).click();
    // The search before it found nothing either: the day tells them apart.
    await expect(chronology.form('Edit absence n1').getByRole('status').first()).toContainText(formatDay(localDay(new Date())));
    await expect(chronology.form('Edit absence n1').getByRole('status').first()).toContainText('nothing found');
    await page.keyboard.press('Control+Enter');
    await expect(absence).toBeFocused();
    const note = path.join(desk.folder, 'late call note.txt');
    await writeFile(note, 'Date: 4 May 2023\n\nRang at noon and spoke to resident about the landing.\n');
    await desk.takeIn({ caseId: chronology.screen.caseId, side: 'landlord', paths: [note] });
    const raised = absence.getByRole('group', { name: 'Raised again' });
    await expect(raised).toContainText('Received or made readable since, and found by its search');
    await raised.getByRole('button', { name: /^L\d/ }).first().click();
    await expect(page.getByRole('region', { name: 'Passage' })).toContainText('Rang at noon');
    await absence.focus();
    await page.keyboard.press('s');
    await expect(raised).toHaveCount(0);
    await expect(absence).toContainText('Stands after looking at L');
    expect(await chronology.lastLabel()).toMatch(/^Absence n1 stands after looking at L/);
    await page.keyboard.press('Control+z');
    await expect(raised).toBeVisible();

    // Without the request behind it a missing record says so.
    await absence.focus();
    await page.keyboard.press('Enter');
    await chronology.form('Edit absence n1').getByRole('combobox', { name: 'The request' }).click();
    await page.getByRole('option', { name: 'none', exact: true }).click();
    await page.keyboard.press('Control+Enter');
    await expect(absence).toContainText('Nobody was asked for it.');
  });
});
