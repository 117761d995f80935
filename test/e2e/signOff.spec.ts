// Owns the proof, in the real application, that a report is submitted, approved by another and issued on the Report screen, and that its part is accessible.
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openDraftCase } from './pages/draftCase.ts';

test('a report goes from submitted to issued by two people, and its versions are listed', async ({ desk }) => {
  await openDraftCase(desk);
  const { page } = desk;
  await desk.call('desk.setActor', { name: 'A. Investigator' });
  await goTo(desk, 8);
  const part = page.getByRole('region', { name: 'Sign-off' });
  await expect(part).toContainText('Not submitted yet');
  await part.getByRole('button', { name: 'Submit' }).press('Enter');
  await page.keyboard.type('Ready');
  await page.keyboard.press('Control+Enter');
  await expect(part).toContainText('submitted by A. Investigator');
  await expect(part.getByRole('status')).toContainText('Somebody else must');
  await desk.call('desk.setActor', { name: 'M. Manager' });
  await part.getByRole('button', { name: 'Approve' }).press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(part).toContainText('approved by M. Manager');
  await part.getByRole('button', { name: 'Issue' }).press('Enter');
  await expect(part).toContainText('This cannot be undone');
  await page.keyboard.press('Control+Enter');
  await expect(part).toContainText('issued by M. Manager');
  await part.getByRole('button', { name: '1 version' }).press('Enter');
  await expect(part.getByRole('region', { name: 'Versions of the report' })).toContainText('Ready');
  expect(await faults(page, { within: '[aria-label="Sign-off"]' })).toEqual([]);
});
