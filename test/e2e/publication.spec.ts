// Owns the proof, in the real application, that the publication edition is swept, changed and only then written.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openByHand } from './pages/draftCase.ts';

const file = {
  format: 'case-file/1',
  title: 'Brackenhill Homes',
  parties: [{ id: 'p1', role: 'resident', names: ['Ana Quill'], label: 'the resident' }],
  heads: [{ id: 'a', title: 'Repairs to the street door.' }],
  findings: [{ head: 'a', paragraphs: ['On 12 May 2023 Ms Quill rang 020 7946 0000 from Ashby Park, aged 67.'] }],
};

test('nothing that may identify somebody is published unseen: each is changed or accepted, and the edition is written', async ({
  desk,
}) => {
  const caseId = await desk.makeCase({ reference: '202400777' });
  await desk.call('draftFile.apply', { caseId, file });
  await openByHand(desk);
  const { page } = desk;
  await goTo(desk, 6);
  await page.getByRole('textbox', { name: /^Paragraphs/ }).click();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  for (let step = 0; step < '12 May 2023'.length; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+Alt+g');
  await expect(page.getByText('“12 May 2023” becomes “May 2023”')).toBeVisible();
  await goTo(desk, 8);
  const preview = page.getByRole('region', { name: 'Preview of the report' });
  await expect(preview).toContainText('On 12 May 2023 the resident rang');
  await page.getByRole('button', { name: 'For publication', exact: true }).click();
  await expect(page.getByRole('region', { name: 'May identify somebody (2)' })).toBeVisible();

  // Refused while anything is open, with the place named.
  const target = path.join(desk.folder, 'published.txt');
  await desk.answerDialogs([target]);
  await page.getByRole('button', { name: 'Export as Text' }).click();
  await expect(page.getByText(/may still identify somebody: “020 7946 0000”/)).toBeVisible();

  // A change with what is offered, an acceptance by one key.
  await page.getByRole('button', { name: 'Change “020 7946 0000” for publication' }).click();
  await expect(page.getByLabel('Put instead')).toBeFocused();
  await expect(page.getByLabel('Put instead')).toHaveValue('a telephone number');
  await page.keyboard.press('Enter');
  await expect(preview).toContainText('rang a telephone number');
  await page.getByRole('button', { name: /^Age ·/ }).press('a');
  await expect(page.getByRole('region', { name: 'May identify somebody (0)' })).toBeVisible();

  // A place of one's own; the date was generalised where it was written.
  await page.getByLabel('Words', { exact: true }).fill('Ashby Park');
  await page.getByLabel('Put instead').fill('a nearby park');
  await page.keyboard.press('Enter');
  await expect(preview).toContainText('In May 2023 the resident rang a telephone number from a nearby park, aged 67.');
  await expect(page.getByRole('region', { name: 'Further changes (3)' })).toContainText('“Ashby Park” becomes “a nearby park”');
  // The office has another word looked for, in every case of this desk, and takes it back.
  await page.getByText(/^Rare words the sweep looks for/).click();
  const rare = page.getByRole('textbox', { name: 'Rare words, one a line' });
  await rare.fill('rang');
  await rare.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'May identify somebody (1)' })).toContainText('rang');
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Restore the standard list' }).click();
  await expect(page.getByRole('region', { name: 'May identify somebody (0)' })).toBeVisible();

  await page.getByRole('button', { name: 'Export as Text' }).click();
  await expect(page.getByText(`Saved: ${target}`)).toBeVisible();
  expect(await readFile(target, 'utf8')).toContain('from a nearby park');

  // The copy to the parties keeps its words, and the change is undone like any other.
  await page.getByRole('button', { name: 'To the parties' }).click();
  await expect(preview).toContainText('On 12 May 2023 the resident rang 020 7946 0000 from Ashby Park');
  await page.getByRole('button', { name: 'For publication', exact: true }).click();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('region', { name: 'Further changes (2)' })).toBeVisible();
});
