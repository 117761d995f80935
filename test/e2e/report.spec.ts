// Owns the proof, in the real application, that the report is previewed in both copies and written as files that hold its words.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import mammoth from 'mammoth';
import { newId } from '../../db/model/ids.ts';
import { faults, faultsOfFile } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openDraftCase } from './pages/draftCase.ts';
import { FindingsPage } from './pages/FindingsPage.ts';

const run = promisify(execFile);
const words = 'The landlord did not repair the door in the time it had first promised.';

test('the report is previewed, dated and written in every format', async ({ desk }) => {
  await test.step('the report is previewed page by page, in both copies, and written as Word, PDF, HTML and text', async () => {
    const caseId = await openDraftCase(desk);
    const { page } = desk;
    const quist = {
      role: 'representative',
      names: ['Ada Quist'],
      aliases: [],
      emails: [],
      pronoun: '',
      label: 'the representative',
      treatedAs: null,
    };
    const changes = [{ do: 'put' as const, kind: 'party' as const, id: newId(), seenRevision: null, value: quist }];
    await desk.call('draft.change', { caseId, label: 'Add a representative', changes });
    await goTo(desk, 6);
    const findings = new FindingsPage(desk);
    await findings.text.click();
    await page.keyboard.type(`${words} [[m2`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await goTo(desk, 7);
    await page.getByRole('radiogroup', { name: 'Outcome of head (a)' }).getByRole('radio', { name: 'Service failure' }).click();
    await goTo(desk, 8);
    const preview = page.getByRole('region', { name: 'Preview of the report' });
    await expect(preview.getByRole('region', { name: /^Page 1 of/ })).toContainText('25 April 2025');
    await expect(preview).toContainText(words);
    await expect(preview).toContainText('Service failure regarding');
    await expect(preview).not.toContainText('L1');
    await page.getByRole('button', { name: 'Working copy' }).click();
    await expect(preview).toContainText('L1');
    await page.getByRole('button', { name: 'To the parties' }).click();
    await expect(preview).not.toContainText('L1');

    const written = async (format: string, name: string) => {
      const file = path.join(desk.folder, name);
      await desk.answerDialogs([file]);
      const button = page.getByRole('button', { name: `Export as ${format}` });
      await button.click();
      await expect(page.getByText(`Saved: ${file}`)).toBeVisible();
      // Bug: a button lost the keyboard to its own work.
      await expect(button).toBeFocused();
      return file;
    };
    const word = await mammoth.extractRawText({ path: await written('Word', 'report.docx') });
    expect(word.value).toContain(words);
    const pdf = await run('pdftotext', ['-layout', await written('PDF', 'report.pdf'), '-']);
    expect(pdf.stdout.replace(/\s+/g, ' ')).toContain(words);
    const pages = pdf.stdout.split('\f').slice(0, -1);
    for (const [index, text] of pages.entries()) {
      expect(text.trimStart().split('\n')[0]).toMatch(/\(\S+\)$/);
      expect(text.replace(/\s/g, '')).toContain(`${index + 1}/${pages.length}`);
    }
    const html = await readFile(await written('HTML', 'report.html'), 'utf8');
    expect(html).toContain(words);
    expect(await faultsOfFile(desk.application, html)).toEqual([]);
    expect(await readFile(await written('Text', 'report.txt'), 'utf8')).toContain(words);

    // The same draft by the newer template, in the style of the office; each change shows at once and can be taken back.
    await page.getByRole('combobox', { name: 'Template' }).click();
    await page.getByRole('option', { name: 'Report with the decision first' }).click();
    await expect(preview).toContainText('What we found and why');
    await expect(preview.getByRole('table', { name: 'The case' })).toContainText('Case ID');
    await page.getByRole('button', { name: 'House style' }).click();
    const style = page.getByRole('region', { name: 'House style' });
    await style.getByRole('textbox', { name: 'Organisation' }).fill('The Larkfield Office');
    await style.getByRole('textbox', { name: 'Organisation' }).press('Enter');
    await expect(preview).toContainText('The Larkfield Office');
    await style.getByRole('textbox', { name: 'At the foot of every page' }).fill('In confidence');
    await style.getByRole('textbox', { name: 'At the foot of every page' }).press('Enter');
    await expect(preview).toContainText('In confidence');
    expect(await faults(page)).toEqual([]);
    const tagged = await written('PDF', 'newer.pdf');
    const info = (await run('pdfinfo', [tagged])).stdout;
    expect(info).toMatch(/Title:\s+Brackenhill Homes \(202400777\)\n/);
    expect(info).toMatch(/Tagged:\s+yes/);
    const structure = (await run('pdfinfo', ['-struct', tagged])).stdout;
    for (const tag of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'L', 'LI']) expect(structure).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'));
    // Two letters drawn as one are another letter to whoever searches or listens.
    expect((await run('pdfinfo', ['-struct-text', tagged])).stdout.replace(/\s+/g, ' ')).toContain('had first promised');
    expect((await readFile(tagged)).toString('latin1')).toMatch(/\/Lang \(en-GB\)/);
    const foot = (await run('pdftotext', ['-layout', '-l', '1', tagged, '-'])).stdout;
    expect(foot.replace(/\s+/g, ' ')).toContain('In confidence · 1 / ');
    // A letter with the decision, in the same style, exported as the report is.
    await page.getByRole('combobox', { name: 'Document' }).click();
    await page.getByRole('option', { name: 'Letter to the landlord' }).click();
    await expect(preview).toContainText('Dear Brackenhill Homes');
    await expect(preview.getByRole('table', { name: 'What we decided' })).toContainText('Service failure');
    expect(await faults(page)).toEqual([]);
    const letter = await mammoth.extractRawText({ path: await written('Word', 'letter.docx') });
    expect(letter.value).toContain('The Larkfield Office');
    expect(letter.value).toContain('by 16\u00a0May 2025 at the latest');
    expect(await faultsOfFile(desk.application, await readFile(await written('HTML', 'letter.html'), 'utf8'))).toEqual([]);
    // The other letters.
    for (const to of ['resident', 'representative']) {
      const { bytes } = await desk.call('letter.build', { caseId, letter: to, format: 'html' });
      const letterTo = new TextDecoder().decode(bytes);
      expect(letterTo).toContain(to === 'resident' ? 'Dear resident' : 'Dear Ada Quist');
      expect(await faultsOfFile(desk.application, letterTo)).toEqual([]);
    }
    await page.getByRole('combobox', { name: 'Document' }).click();
    await page.getByRole('option', { name: 'Report', exact: true }).click();
    await style.getByRole('button', { name: 'Restore the standard style' }).click();
    await expect(preview).not.toContainText('The Larkfield Office');
    await style.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('Control+z');
    await expect(preview).not.toContainText('What we found and why');

    // The number of a paragraph in the preview opens it where it is written, the caret in it.
    await goTo(desk, 6);
    await findings.tab('Background').click();
    await goTo(desk, 8);
    await preview.getByRole('region', { name: /^Page/ }).filter({ hasText: words }).getByTitle('Open this paragraph in Findings').click();
    await expect(findings.text).toBeFocused();
    await expect(findings.paragraphs).toHaveText([new RegExp(words)]);
  });

  await test.step('the report date is set on its screen and computes the date of an order', async () => {
    const caseId = await openDraftCase(desk);
    const { page } = desk;
    await goTo(desk, 8);
    const date = page.getByLabel('Report date');
    await date.fill('2 June 2025');
    await date.press('Enter');
    await expect.poll(async () => (await desk.call('draft.read', { caseId })).draft.facts[0]?.value.reportDate).toBe('2025-06-02');
    await goTo(desk, 7);
    await page.getByRole('button', { name: 'New order' }).click();
    await expect(page.getByText('due 30 June 2025')).toBeVisible();
  });
});
