// Owns the proof that papers are taken in through the window: dropped and chosen, counted, listed as supplied, edited, withdrawn.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { storedZip } from '../support/storedZip.ts';
import { faults } from './faults.ts';
import { type Desk, expect, test } from './fixtures.ts';

/** A small folder of papers, one of them twice and one that cannot be read; answers its path. */
async function papers(desk: Desk): Promise<string> {
  const folder = path.join(desk.folder, 'papers');
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, 'letters'), { recursive: true });
  await writeFile(
    path.join(folder, 'letters', '2023-05-03 letter.txt'),
    'Brackenhill Homes\n3 May 2023\n\nThe window will be mended within 5 working days.\n',
  );
  await writeFile(
    path.join(folder, 'letters', 'copy.txt'),
    'Brackenhill Homes\n3 May 2023\n\nThe window will be mended within 5 working days.\n',
  );
  await writeFile(path.join(folder, 'repairs.csv'), 'Date,Action\n04/05/2023,Window inspected\n12/05/2023,Window mended\n');
  await writeFile(path.join(folder, 'broken.pdf'), '%PDF-1.7 cut off');
  return folder;
}

/** Makes a case in the window's own dialog and lands on Evidence. */
async function newCase({ page }: Desk, reference: string): Promise<void> {
  await page.evaluate(() => performance.clearMarks('desk:intake-ended'));
  await page.getByRole('button', { name: 'New case' }).first().click();
  await page.getByRole('textbox', { name: /^Reference/ }).fill(reference);
  await page.getByRole('textbox', { name: /^Landlord/ }).fill('Brackenhill Homes');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Evidence' })).toBeVisible();
}

test('papers are chosen, dropped and read by columns', async ({ desk }) => {
  await test.step('takes a chosen folder in, counts it, and lists it as supplied', async () => {
    const { page } = desk;
    await newCase(desk, '202400411');
    const folder = await papers(desk);
    const fax = new Uint8Array(await readFile(path.resolve(import.meta.dirname, '../fixtures/pictures/fax.tif')));
    await writeFile(path.join(folder, 'bundle.zip'), storedZip({ 'scans/fax.tif': fax, 'notes/visit.txt': 'The flat was visited.' }));
    await desk.answerDialogs([folder]);
    await page.getByRole('group', { name: 'From the landlord' }).getByRole('button', { name: 'Choose a folder' }).click();
    await desk.until('desk:intake-ended');
    await expect(page.getByText('Taken in: 5 papers read, 1 received again, 1 unreadable.')).toBeVisible();
    const entries = page.getByRole('table', { name: 'Entries' });
    await expect(entries.getByRole('row', { name: /window|letter|Brackenhill/i }).first()).toBeVisible();
    await expect(entries.getByText(/letters/).first()).toBeVisible();
    await expect(entries.getByText(/^Same bytes as L\d/)).toBeVisible();
    // What a ZIP holds stands under it as in a folder.
    await expect(entries.getByText(/bundle\.zip\/scans/)).toBeVisible();
    await expect(entries.getByRole('row', { name: /fax/ })).toBeVisible();
    const deliveries = page.getByRole('table', { name: 'Deliveries' });
    await expect(deliveries.getByRole('row').nth(1)).toContainText('Landlord');

    await page.getByRole('button', { name: /^unreadable 1$/ }).click();
    await expect(entries.getByRole('row')).toHaveCount(3);
    await expect(entries).toContainText('broken');
    // bug: a paper opened from here by the keyboard lost it, as the screen it stood on went.
    await entries.getByRole('button', { name: /^Open L/ }).press('Enter');
    await expect(page.getByRole('grid', { name: 'Entries of both sides by date' })).toBeFocused();
  });

  await test.step('bug: of an archive that both sides sent only the archive said so, and not the papers in it', async () => {
    await desk.page.keyboard.press('Alt+0');
    const { page } = desk;
    await newCase(desk, '202400415');
    const folder = await papers(desk);
    await rm(path.join(folder, 'letters'), { recursive: true });
    await rm(path.join(folder, 'broken.pdf'));
    await writeFile(path.join(folder, 'bundle.zip'), storedZip({ 'notes/visit.txt': 'The flat was visited.' }));
    await desk.answerDialogs([folder]);
    for (const [side, at] of [
      ['landlord', 1],
      ['resident', 2],
    ] as const) {
      await page
        .getByRole('group', { name: `From the ${side}` })
        .getByRole('button', { name: 'Choose a folder' })
        .click();
      await desk.until('desk:intake-ended', at);
    }
    const entries = page.getByRole('table', { name: 'Entries' });
    await page.getByRole('button', { name: /^sent by both 5$/ }).click();
    await expect(entries.getByRole('row', { name: /visit/ })).toContainText('also sent by the resident');
    await entries.getByRole('button', { name: 'Open L1.1' }).click();
    const reader = page.getByRole('region', { name: /visit/ });
    await expect(reader).toContainText('also supplied by the resident');
    await expect(reader).toContainText('Came inL1');
  });

  await test.step('takes files dropped on a side', async () => {
    await desk.page.keyboard.press('Alt+0');
    const { page } = desk;
    await newCase(desk, '202400412');
    const folder = await papers(desk);
    // A drop by hand carries files with places on the disk; the input field gives the page the same.
    await page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.multiple = true;
      input.id = 'dropped';
      document.body.append(input);
    });
    await page.locator('#dropped').setInputFiles([path.join(folder, 'repairs.csv'), path.join(folder, 'letters', 'copy.txt')]);
    await page.evaluate(() => {
      const input = document.querySelector<HTMLInputElement>('#dropped');
      const data = new DataTransfer();
      for (const file of input?.files ?? []) data.items.add(file);
      document
        .querySelector('[data-drop="resident"]')
        ?.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    });
    await desk.until('desk:intake-ended');
    const entries = page.getByRole('table', { name: 'Entries' });
    await expect(entries.getByText('R1', { exact: true })).toBeVisible();
    await expect(entries.getByText('R2', { exact: true })).toBeVisible();
  });

  await test.step('reads a sheet by the columns chosen', async () => {
    await desk.page.keyboard.press('Alt+0');
    const { page } = desk;
    await newCase(desk, '202400416');
    const sheet = path.join(desk.folder, 'visits.csv');
    await writeFile(sheet, 'x,y,z\n1 May 2023,First visit,04/06/2023\n2 May 2023,Second visit,05/06/2023\n');
    await desk.answerDialogs([sheet]);
    const columns = page.getByRole('group', { name: 'Columns of sheets (optional)' });
    await columns.getByRole('textbox', { name: 'Date' }).fill('c');
    await columns.getByRole('textbox', { name: 'Title' }).fill('b');
    await page.getByRole('group', { name: 'From the landlord' }).getByRole('button', { name: 'Choose files' }).click();
    await desk.until('desk:intake-ended');
    const made = (await desk.call('desk.listCases', {})).find(({ reference }) => reference === '202400416');
    const rows = await desk.call('entry.axis', { caseId: made?.id ?? '' });
    expect(rows.filter(({ kind }) => kind === 'record').map(({ title, date }) => [title, date.earliest])).toEqual([
      ['First visit', '2023-06-04'],
      ['Second visit', '2023-06-05'],
    ]);
  });
});

test('what was found stays beside what was edited, and a delivery is withdrawn', async ({ desk }) => {
  await test.step('keeps what was found beside what was edited, and gives the original back', async () => {
    const { page } = desk;
    await newCase(desk, '202400413');
    const folder = await papers(desk);
    await desk.answerDialogs([path.join(folder, 'letters')]);
    await page.getByRole('group', { name: 'From the resident' }).getByRole('button', { name: 'Choose a folder' }).click();
    await desk.until('desk:intake-ended');
    await page.getByRole('button', { name: 'Edit R1' }).click();
    const facts = page.getByRole('dialog', { name: 'Facts of R1' });
    await facts.getByRole('textbox', { name: 'Title' }).fill('Promise to mend the window');
    await facts.getByRole('textbox', { name: 'Date' }).fill('about May 2023');
    // The paper changes meanwhile, as when it is read again: what is typed stays, and the rest is as it is now.
    const caseId = (await desk.call('desk.listCases', {})).find(({ reference }) => reference === '202400413')?.id ?? '';
    const r1 = (await desk.call('entry.axis', { caseId })).find(({ exhibit }) => exhibit === 'R1')?.id ?? '';
    const { revision } = (await desk.call('entry.read', { caseId, id: r1 })).entry;
    await desk.call('entry.edit', { caseId, id: r1, seenRevision: revision, patch: { kindText: 'promise' } });
    await expect(facts.getByRole('textbox', { name: 'Kind' })).toHaveValue('promise');
    await expect(facts.getByRole('textbox', { name: 'Title' })).toHaveValue('Promise to mend the window');
    await facts.getByRole('button', { name: 'Save' }).click();
    await expect(facts).toBeHidden();
    const line = page.getByRole('row', { name: /Promise to mend the window/ });
    await expect(line).toContainText('about May 2023');
    await page.getByRole('button', { name: 'Edit R1' }).click();
    await expect(facts.getByText(/^As found: 3 May 2023/)).toBeVisible();
    await page.keyboard.press('Escape');

    const place = path.join(desk.folder, 'saved.txt');
    await desk.answerDialogs([place]);
    await page.getByRole('button', { name: 'Save the original: R1' }).click();
    await expect(page.getByText(`Saved: ${place}`)).toBeVisible();
  });

  await test.step('withdraws a delivery after asking', async () => {
    await desk.page.keyboard.press('Alt+0');
    const { page } = desk;
    await newCase(desk, '202400414');
    await desk.answerDialogs([await papers(desk)]);
    await page.getByRole('group', { name: 'From a third party' }).getByRole('button', { name: 'Choose a folder' }).click();
    await desk.until('desk:intake-ended');
    await page.getByRole('button', { name: 'Withdraw' }).click();
    // bug: the dialog did not say which delivery, and covers the list in which it stands.
    await expect(page.getByRole('dialog')).toContainText(/From a third party, received \d+ \w+ \d{4}, \d\d:\d\d \(4 papers\)\./);
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await expect(page.getByText('The delivery was withdrawn.')).toBeVisible();
    await expect(page.getByRole('table', { name: 'Deliveries' })).toContainText('withdrawn');
    await expect(page.getByRole('table', { name: 'Entries' })).toBeHidden();
  });

  await test.step('has no fault that an accessibility scan finds', async () => {
    await desk.page.keyboard.press('Alt+0');
    await newCase(desk, '202400415');
    await desk.answerDialogs([await papers(desk)]);
    await desk.page.getByRole('group', { name: 'From the landlord' }).getByRole('button', { name: 'Choose a folder' }).click();
    await desk.until('desk:intake-ended');
    await expect(desk.page.getByRole('table', { name: 'Entries' })).toBeVisible();
    expect(await faults(desk.page)).toEqual([]);
  });
});
