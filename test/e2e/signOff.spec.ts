// Owns the proof, in the real application, that a report is submitted, commented on, returned, worked on in Word, approved by another and issued on the Report screen,
// that a review of it is asked for, and that its parts are accessible.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { bookmarkOf } from '../../db/model/returned.ts';
import { storedZip } from '../support/storedZip.ts';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openDraftCase } from './pages/draftCase.ts';

test('a report is submitted, returned, worked on in Word, approved and issued by two people', async ({ desk }) => {
  await test.step('a report goes from submitted to issued by two people, and its versions are listed', async () => {
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

  await test.step('a manager’s comment and a Word file that came back are settled one by one, and a review of what was issued is logged', async () => {
    const caseId = await openDraftCase(desk);
    const { page } = desk;
    await desk.call('desk.setActor', { name: 'A. Investigator' });
    const { draft } = await desk.call('draft.read', { caseId });
    const headId = draft.head[0]?.id ?? '';
    const paragraphId = '01900000-0000-7000-8000-000000000001';
    const text = 'The landlord said that it would repair the lock.';
    const value = {
      section: 'findings' as const,
      headId,
      parentId: null,
      runs: [
        { kind: 'text' as const, text },
        { kind: 'cite' as const, to: { kind: 'mark' as const, id: draft.mark[1]?.id ?? '' } },
      ],
      cites: [],
      judgement: '',
      form: 'paragraph' as const,
      comment: '',
    };
    await desk.call('draft.change', {
      caseId,
      label: 'Write',
      changes: [{ do: 'put', kind: 'paragraph', id: paragraphId, seenRevision: null, value }],
    });
    await goTo(desk, 8);
    const part = page.getByRole('region', { name: 'Sign-off' });
    await expect(part).toContainText('Not submitted yet');
    await page.keyboard.press('s');
    await page.keyboard.press('Control+Enter');
    await expect(part).toContainText('submitted by A. Investigator');

    await desk.call('desk.setActor', { name: 'M. Manager' });
    await page.keyboard.press('Shift+V');
    await expect(page.getByRole('region', { name: 'Version 1, as it was kept' })).toContainText(text);
    await selectWords(page, 'repair the lock');
    await page.keyboard.press('c');
    await page.keyboard.type('By when?');
    await page.keyboard.press('Control+Enter');
    const panel = page.getByRole('region', { name: 'Comments and changes' });
    await expect(panel).toContainText('M. Manager on version 1');
    await expect(panel).toContainText('By when?');
    await expect(part.getByRole('button', { name: 'Return' })).toBeVisible();
    await part.getByRole('button', { name: 'Return' }).press('Enter');
    await expect(part).toContainText('Say why');
    await page.keyboard.type('See the comment');
    await page.keyboard.press('Control+Enter');
    await expect(part).toContainText('returned by M. Manager');
    await expect(part.getByRole('button', { name: 'Return' })).toBeHidden();

    const place = path.join(desk.folder, 'report back.docx');
    const words = (part: string) => `<w:r><w:t xml:space="preserve">${part}</w:t></w:r>`;
    const put = `<w:ins w:author="M. Manager" w:date="2026-03-02T10:00:00Z">${words(' within 5 working days')}</w:ins>`;
    const body = `<w:p><w:bookmarkStart w:id="1" w:name="${bookmarkOf(paragraphId)}"/>${words(text.slice(0, -1))}${put}${words('.')}</w:p>`;
    await writeFile(place, storedZip({ 'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>` }));
    await desk.answerDialogs([place]);
    await panel.getByRole('button', { name: 'Take a Word file back' }).click();
    const changes = page.getByRole('region', { name: 'Changes from Word: 1 open of 1' });
    await changes.getByRole('button', { name: 'Accept “within 5 working days”' }).click();
    await expect(page.getByRole('region', { name: 'Changes from Word: 0 open of 1' })).toBeVisible();
    const [row] = (await desk.call('draft.read', { caseId })).draft.paragraph;
    expect(row?.value.runs.map((run) => (run.kind === 'cite' ? run.kind : run.text)).join('|')).toBe(
      'The landlord said that it would repair the lock within 5 working days.|cite',
    );
    await scanned(page, 'Comments and changes');

    await goTo(desk, 6);
    const comments = page.getByRole('region', { name: '1 open comment on this part' });
    await comments.getByRole('button', { name: 'Answer “By when?”' }).press('Enter');
    await page.keyboard.type('Within 5 working days');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('region', { name: '0 open comments on this part' })).toContainText('Answer: Within 5 working days');

    await desk.call('desk.setActor', { name: 'A. Investigator' });
    const { id } = await desk.call('version.submit', { caseId, copy: 'parties', note: '' });
    await desk.call('desk.setActor', { name: 'M. Manager' });
    for (const step of ['approve', 'issue']) await desk.call('version.step', { caseId, id, step, note: '' });
    await goTo(desk, 8);
    await part.getByRole('button', { name: '2 versions' }).press('Enter');
    await part.getByRole('button', { name: 'Compare with the one before: version 2' }).press('Enter');
    await expect(part).toContainText('They differ in 1 place.');
    await page.keyboard.press('r');
    await panel.getByRole('button', { name: 'Note a request for a review' }).press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(panel).toContainText('In time: issued');
    await scanned(page, 'Sign-off');
    await scanned(page, 'Requests for a review: 1');
  });
});

/** Selects words in the version shown, as a person does with the mouse. */
async function selectWords(page: Page, words: string): Promise<void> {
  await page.getByRole('region', { name: /as it was kept/ }).evaluate((box, sought) => {
    const node = box.querySelector('span')?.firstChild ?? box;
    const at = node.textContent?.indexOf(sought) ?? 0;
    getSelection()?.setBaseAndExtent(node, at, node, at + sought.length);
  }, words);
}

async function scanned(page: Page, name: string): Promise<void> {
  const part = await page.getByRole('region', { name, exact: true }).elementHandle();
  await part?.evaluate((element) => element.setAttribute('data-scanned', ''));
  const found = await faults(page, { within: '[data-scanned]' });
  await part?.evaluate((element) => element.removeAttribute('data-scanned'));
  expect(found).toEqual([]);
}
