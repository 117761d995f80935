// Owns the proof that a case is held back, disposed of by a person who types its reference, and then in no list and no file, with its record in the register.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { naming } from '../support/onDisk.ts';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openDraftCase } from './pages/draftCase.ts';

test('a closed case is held, let go, disposed of by hand, and is on record', async ({ desk }) => {
  const caseId = await openDraftCase(desk);
  const { page } = desk;

  await test.step('it is held back from disposal, and the hold is lifted, in its history', async () => {
    await goTo(desk, 9);
    await page.getByRole('button', { name: 'Hold back from disposal…' }).click();
    await page.getByRole('dialog', { name: 'Hold the case back' }).getByRole('textbox', { name: 'Reason' }).fill('A court asked for it');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Held back from disposal by .*: A court asked for it$/)).toBeVisible();
    await desk.call('case.close', { caseId, reason: 'Withdrawn' });
    await expect(page.getByText('Papers of the parties: no rule: set one under Retention, in the list of cases')).toBeVisible();
  });

  const retention = page.getByRole('dialog', { name: 'Retention' });
  await test.step('a rule is made of one that was published, and gives the closed case its day', async () => {
    await page.keyboard.press('Alt+0');
    await page.getByRole('button', { name: 'Retention' }).click();
    await expect(retention.getByRole('button', { name: 'Dispose of case 202400777' })).toBeDisabled();
    await retention.getByRole('tab', { name: 'Rules' }).click();
    await expect(retention.getByText('There is no rule yet')).toBeVisible();
    await retention.getByRole('button', { name: 'Put into the form: papers of the parties, 5 years from closing' }).click();
    await expect(retention.getByLabel('Kept for')).toHaveValue('5');
    await retention.getByRole('button', { name: 'Add the rule' }).click();
    await expect(retention.getByRole('table', { name: 'Rules' })).toContainText('“Retention and disposal of casework records policy”');
    expect(await faults(page, { within: '[role=dialog]' })).toEqual([]);
    await retention.getByRole('tab', { name: 'Closed cases' }).click();
    await expect(retention.getByText(/^Papers of the parties: closed on .*, kept 5 years, through /)).toBeVisible();
    await desk.call('case.liftHold', { caseId, reason: 'The court is done' });
  });

  await test.step('before its day it goes only with a reason and its reference typed; nothing of it is left', async () => {
    await retention.getByRole('button', { name: 'Dispose of case 202400777' }).click();
    const dispose = page.getByRole('dialog', { name: 'Dispose of case 202400777' });
    const act = dispose.getByRole('button', { name: 'Dispose of it now' });
    await dispose.getByRole('radio', { name: /^The whole case: working papers and papers of the parties not due/ }).check();
    await dispose.getByRole('textbox', { name: 'Type 202400777 to confirm' }).fill('202400777');
    await expect(act).toBeDisabled();
    await dispose.getByRole('textbox', { name: 'Reason to dispose of it before its day' }).fill('Opened twice by mistake');
    expect(await faults(page, { within: '[aria-labelledby=dispose-title]' })).toEqual([]);
    await act.click();
    await expect(retention.getByText(/^Working papers and papers of the parties of case 202400777 are gone with the case\./)).toBeVisible();
    await retention.getByRole('tab', { name: 'Register' }).click();
    const register = retention.getByRole('table', { name: 'Register' });
    await expect(register).toContainText('Before its day: Opened twice by mistake');
    // What is on record says what was, not what to do.
    await expect(register).toContainText('Working papers: no rule');
    await expect(register).not.toContainText('set one');
    const saved = path.join(desk.folder, 'register.csv');
    await desk.answerDialogs([saved]);
    await retention.getByRole('button', { name: 'Export as CSV' }).click();
    await expect.poll(async () => readFile(saved, 'utf8').catch(() => '')).toContain('"Opened twice by mistake"');
    await page.keyboard.press('Escape');
    await expect(page.getByText('No cases on this desk yet')).toBeVisible();
    expect(naming(path.join(desk.folder, 'store'), ['street door', 'Quill', 'the lock within'])).toEqual([]);
    expect(await desk.call('desk.verify', {})).toMatchObject({ problems: [] });
  });
});
