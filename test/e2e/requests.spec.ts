// Owns the proof that evidence is asked for and answered in the window: a missing record asked for on one key, an answer kept as evidence of who gave it, a letter
// written and noted as sent, a date settled by figure.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import mammoth from 'mammoth';
import { formatDay, localDay } from '../../db/model/dates.ts';
import { partsOf } from '../unit/report/docxParts.ts';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { FindingsPage } from './pages/FindingsPage.ts';
import { openSample } from './pages/SideBySidePage.ts';

test.use({ withSample: true });

test('a missing record is asked for on one key, answered as none held, cited as evidence, and its letter written', async ({ desk }) => {
  const { page } = desk;
  const { caseId } = await openSample(desk);
  await page.keyboard.press('Alt+2');
  await page.getByRole('tab', { name: /^Requests/ }).click();
  const panel = page.getByRole('tabpanel', { name: /^Requests/ });
  await expect(panel.getByRole('listitem').filter({ hasText: 'q1' }).first()).toContainText('says it holds none');
  await panel.getByRole('button', { name: 'Put the checklist here' }).first().click();
  const record = panel
    .getByRole('region', { name: 'Expected records' })
    .getByRole('listitem')
    .filter({ hasText: 'Diary of the officer who dealt with it' });
  await expect(record).toContainText('missing, not asked for');
  await record.focus();
  await page.keyboard.press('r');
  await expect(record).toContainText('asked for');
  const request = panel.getByRole('listitem').filter({ hasText: 'landlord: Diary of the officer' });
  await expect(request).toContainText('not sent yet');

  await panel.getByRole('combobox', { name: 'Letter' }).click();
  await page.getByRole('option', { name: 'request for evidence' }).click();
  const file = path.join(desk.folder, 'request.txt');
  await desk.answerDialogs([file]);
  await panel.getByRole('group', { name: 'Write the request for evidence to landlord' }).getByRole('button', { name: /text/i }).click();
  await expect(page.getByText(`Saved: ${file}`)).toBeVisible();
  expect(await readFile(file, 'utf8')).toContain('Diary of the officer who dealt with it');
  await panel.getByRole('button', { name: 'Note it as sent today' }).click();
  await expect(request).not.toContainText('not sent yet');

  await request.focus();
  await page.keyboard.press('Enter');
  const form = panel.getByRole('form', { name: /^Edit request q\d+$/ });
  await form.getByRole('button', { name: 'Add an answer' }).click();
  await form.getByRole('combobox', { name: 'Answered' }).click();
  await page.getByRole('option', { name: 'says it holds none' }).click();
  await form.getByRole('textbox', { name: 'In their words' }).fill('We keep no diaries.');
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(request).toContainText('“We keep no diaries.”');
  await expect(record).toContainText('says it holds none');
  const { draft } = await desk.call('draft.read', { caseId });
  expect(draft.contact.at(-1)?.value).toMatchObject({ direction: 'in', text: 'We keep no diaries.', evidenceOf: 'landlord' });

  await test.step('replies item by item: in part, refused and what arrived; chased and lapsed by key; an acknowledgement says all of it', async () => {
    const paper = path.join(desk.folder, 'visits.txt');
    await writeFile(paper, 'Date: 3 May 2023\n\nVisit of the caretaker. Nobody in.\n');
    await desk.takeIn({ caseId, side: 'landlord', paths: [paper] });
    await panel.getByRole('button', { name: 'New request' }).click();
    const fresh = panel.getByRole('form', { name: 'New request' });
    await fresh.getByLabel('What was asked for').fill('Visit records of the caretaker');
    await fresh.getByLabel('Asked on').fill('6 January 2025');
    await page.keyboard.press('Control+Enter');
    const visits = panel.getByRole('listitem').filter({ hasText: 'Visit records of the caretaker' });
    // bug: after a new request the keyboard was on the first line.
    await expect(visits).toBeFocused();
    await page.keyboard.press('c');
    await expect(visits).toContainText(/chased · asked 6 January 2025, chased /);
    await page.keyboard.press('Enter');
    const edited = panel.getByRole('form', { name: /^Edit request q\d+$/ });
    const answers = [
      ['Visits in May', 'supplied', 'at the time'],
      ['Visits in June', 'supplied in part', 'said to us since'],
      ['Private notes', 'refused', 'said to us since'],
    ] as const;
    for (const [at, [what, standing, made]] of answers.entries()) {
      await edited.getByRole('button', { name: 'Add an answer' }).click();
      await edited.getByRole('textbox', { name: 'What', exact: true }).nth(at).fill(what);
      await edited.getByRole('combobox', { name: 'Answered' }).nth(at).click();
      await page.getByRole('option', { name: standing, exact: true }).click();
      await edited.getByRole('combobox', { name: 'Made' }).nth(at).click();
      await page.getByRole('option', { name: made }).click();
    }
    await edited.getByLabel('What arrived').first().fill('visits');
    await page.getByRole('option', { name: /3 May 2023 visits/ }).click();
    await edited.getByRole('textbox', { name: 'Put to the other party on' }).first().fill('1 July 2025');
    await page.keyboard.press('Control+Enter');
    await expect(visits).toContainText('supplied in part · asked');
    await expect(visits).toContainText('at the time · put to the other party on 1 July 2025');
    await expect(visits).toContainText(/Private notes: refused · .* · said to us since · not put to the other party/);
    await visits.getByRole('button', { name: /^L\d+/ }).click();
    await expect(page.getByRole('region', { name: 'Passage' })).toContainText('Visit of the caretaker. Nobody in.');

    await panel.getByRole('combobox', { name: 'Letter' }).click();
    await page.getByRole('option', { name: 'acknowledgement' }).click();
    const acknowledgement = path.join(desk.folder, 'acknowledgement.docx');
    await desk.answerDialogs([acknowledgement]);
    await panel.getByRole('group', { name: 'Write the acknowledgement to landlord' }).getByRole('button', { name: /word/i }).click();
    await expect(page.getByText(`Saved: ${acknowledgement}`)).toBeVisible();
    const told = (await mammoth.extractRawText({ path: acknowledgement })).value;
    for (const words of ['Visits in May: supplied, 1 document,', 'Visits in June: supplied in part,', 'Private notes: refused,']) {
      expect(told).toContain(words);
    }
    await visits.focus();
    await page.keyboard.press('l');
    await expect(visits).toContainText('lapsed without answer');
  });

  await test.step('“we hold none” is cited in a finding: by a chip that opens it beside the text, and in the working copy as whose letter it is', async () => {
    await page.keyboard.press('Alt+6');
    const findings = new FindingsPage(desk);
    await findings.text.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('The landlord told us that it keeps no diaries [[keep no diaries');
    await expect(page.getByRole('option', { name: /We keep no diaries/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    const { draft: cited } = await desk.call('draft.read', { caseId });
    const said = cited.contact.find(({ value }) => value.text === 'We keep no diaries.');
    const chip = findings.chips.filter({ hasText: new RegExp(`^${said?.key}$`) });
    await chip.click();
    await expect(findings.passage).toContainText('We keep no diaries.');
    await page.keyboard.press('Alt+8');
    await page.getByRole('button', { name: 'Working copy' }).click();
    const whose = `the landlord’s letter, ${formatDay(localDay(new Date()))}`;
    await expect(page.getByRole('region', { name: 'Preview of the report' })).toContainText('it keeps no diaries');
    const working = path.join(desk.folder, 'working copy.docx');
    await desk.answerDialogs([working]);
    await page.getByRole('button', { name: 'Export as Word' }).click();
    await expect(page.getByText(`Saved: ${working}`)).toBeVisible();
    const [footnote] = [...(await partsOf(await readFile(working))).entries()]
      .filter(([name]) => name === 'word/footnotes.xml')
      .map(([, xml]) => xml.replace(/<[^>]+>/g, ''));
    expect(footnote).toContain(whose);
    await page.keyboard.press('Alt+2');
  });

  // A date in doubt is settled by figure, and comes back with undo.
  const note = path.join(desk.folder, 'call note.txt');
  await writeFile(note, 'Call note\n\nRang the office on 4 May 2023 and again on 9 May 2023 about the door.\n');
  await desk.takeIn({ caseId, side: 'landlord', paths: [note] });
  await page.getByRole('tab', { name: /^Dates to settle/ }).click();
  const dates = page.getByRole('tabpanel', { name: /^Dates to settle/ });
  const doubtful = dates.getByRole('listitem').filter({ hasText: 'Rang the office' });
  await doubtful.focus();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('2');
  await expect(doubtful).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(doubtful).toBeVisible();

  await test.step('bug: of dates settled faster than the store answers all but the first were refused, and the keyboard was lost', async () => {
    const calls = ['Mr Shah', 'Ms Lee', 'the caretaker'].map((whom, at) => [path.join(desk.folder, `call ${at}.txt`), whom] as const);
    for (const [place, whom] of calls) await writeFile(place, `Call note\n\nSpoke to ${whom} on 4 May 2023 and again on 9 May 2023.\n`);
    await desk.takeIn({ caseId, side: 'landlord', paths: calls.map(([place]) => place) });
    const lines = dates.getByRole('listitem');
    await expect(lines.filter({ hasText: 'Spoke to' })).toHaveCount(3);
    const before = await lines.count();
    await lines.first().focus();
    // bug: leaving a date half typed left the keyboard nowhere.
    await page.keyboard.press('t');
    await dates.getByRole('textbox', { name: 'The date' }).fill('mid May');
    await page.keyboard.press('Escape');
    await expect(lines.first()).toBeFocused();
    for (const _ of calls) await page.keyboard.press('1');
    await expect(lines).toHaveCount(before - 3);
    await expect(lines.first()).toBeFocused();
    await expect(page.getByText('changed meanwhile')).toHaveCount(0);
    for (let left = before - 3; left > 0; left -= 1) await page.keyboard.press('1');
    await expect(lines).toHaveCount(0);
    await expect(dates).toBeFocused();
    for (let back = 0; back < before; back += 1) {
      await page.keyboard.press('Control+z');
      await expect(lines).toHaveCount(back + 1);
    }
  });

  const log = path.join(desk.folder, 'visits log.csv');
  await writeFile(log, 'Logged,Notes\n03/04/2023,Leak under the kitchen sink\n05/06/2023,Plumber mended the leak\n');
  await desk.takeIn({ caseId, side: 'landlord', paths: [log] });
  const column = dates.getByRole('listitem').filter({ hasText: '“Logged”' });
  await column.focus();
  expect(await faults(page)).toEqual([]);
  await page.keyboard.press('2');
  await expect(column).toHaveCount(0);
  await expect(dates).toBeFocused();

  const words =
    'Rang the office about the door of the bin store, was told that a joiner would come on Friday, and that nobody else had complained.';
  const ends = ['', ' Signed, P. Shah.', ' Signed, P. Shah, tenant.', ' Signed, P. Shah, again.'];
  const notes = ends.map((_, at) => path.join(desk.folder, `note ${at + 1}.txt`));
  for (const [at, place] of notes.entries()) await writeFile(place, `${words}${ends[at]}`);
  await desk.takeIn({ caseId, side: 'resident', paths: notes });
  await page.getByRole('tab', { name: 'Much alike' }).click();
  const alike = page.getByRole('tabpanel', { name: 'Much alike' });
  // Four that are alike by one another are three lines, and the other three pairs when asked for.
  await expect(alike.getByRole('status')).toHaveText('6 pairs much alike');
  const group = alike.getByRole('list', { name: '4 papers much alike' });
  await expect(group.getByRole('listitem')).toHaveCount(3);
  await group
    .getByRole('button', { name: /^Compare/ })
    .first()
    .click();
  await expect(alike.getByText('Signed, P. Shah').first()).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await alike.getByRole('button', { name: 'Show the other 3 pairs' }).click();
  await expect(group.getByRole('listitem')).toHaveCount(6);
});
