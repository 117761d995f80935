// Owns the proof that a message is read with its thread: history folded, each message once, what is only quoted made a record.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { letterBytes } from '../support/mail.ts';
import { faults } from './faults.ts';
import { type Desk, expect, test } from './fixtures.ts';
import { openByHand } from './pages/draftCase.ts';
import { sideBySide } from './pages/SideBySidePage.ts';

const report =
  'The street door has not locked since Monday and strangers walk in at night.\nThe lamp is out as well.\nPlease send somebody.\nAna Lee';
const quotedReport = report
  .split('\n')
  .map((line) => `> ${line}`)
  .join('\n');
const told = 'I spoke to the neighbour on Friday and he denies everything that was said.\nI shall write to you again in two days.';
const landlord = { from: 'Repairs <repairs@brackenhill.example>', to: 'ana@post.example', subject: 'Re: Door' } as const;

/** A thread of two messages, of which the second quotes the first and one nobody supplied, in HTML and in other plain words. */
async function openThread(desk: Desk) {
  const caseId = await desk.makeCase({ reference: '202400777' });
  const folder = path.join(desk.folder, 'mail');
  await mkdir(folder);
  const first = letterBytes({ id: 'a@x', day: 1, to: 'repairs@brackenhill.example', text: report });
  const history = `On 1 May 2023, at 10:00, Ana Lee <ana@post.example> wrote:\n${quotedReport}`;
  const second = letterBytes({
    ...landlord,
    id: 'c@x',
    day: 3,
    references: ['a@x', 'b@x'],
    text: `We will mend the lock within five working days.\n\n${history}`,
    html: `<p>We will mend the lock <b>within five working days</b>.</p><p>A banner.</p><img src="https://pixel.example/p.png"><div>On 1 May 2023, at 10:00, Ana Lee wrote:</div><blockquote type="cite">${report.replaceAll('\n', '<br>')}</blockquote>`,
  });
  const third = letterBytes({
    id: 'd@x',
    day: 5,
    to: 'repairs@brackenhill.example',
    subject: 'Re: Door',
    references: ['a@x', 'b@x', 'c@x'],
    text: `This is what I was told.\n\n-----Original Message-----\nFrom: Housing Manager <manager@brackenhill.example>\nSent: 04 May 2023 16:20\nTo: Ana Lee\nSubject: Your neighbour\n\n${told}\n`,
  });
  const files = { '1.eml': first, '2.eml': second, '3.eml': third };
  for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(folder, name), bytes);
  await desk.takeIn({ caseId, side: 'resident', paths: Object.keys(files).map((name) => path.join(folder, name)) });
  await openByHand(desk);
  await desk.page.keyboard.press('Alt+3');
  await expect(desk.page.getByRole('grid')).toBeVisible();
  return sideBySide(desk);
}

test('history is folded, a thread shows each message once, and what is only quoted becomes a record', async ({ desk }) => {
  const screen = await openThread(desk);
  const { page } = desk;
  await test.step('history is folded where it stands, and opened by its line; the plain text is one key away', async () => {
    await screen.open('R2');
    const frame = screen.frame('R2');
    const line = frame.getByRole('button', { name: '5 lines quoted from R1, 1 May 2023' });
    await expect(line).toHaveAttribute('aria-expanded', 'false');
    await expect(frame.getByText('strangers walk in')).toBeHidden();
    await expect(page.getByText('1 picture from the internet was held back')).toBeVisible();
    await line.click();
    await expect(frame.getByText('strangers walk in')).toBeVisible();
    await screen.list.focus();
    await page.keyboard.press('V');
    await expect(page.getByRole('button', { name: 'Plain text' })).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByText('> The lamp is out as well.')).toBeVisible();
    await page.keyboard.press('V');
    await expect(page.getByRole('button', { name: 'Plain text' })).toHaveAttribute('aria-pressed', 'false');
  });

  await test.step('a thread shows each message once, says what is missing, and is walked by key', async () => {
    await screen.open('R3');
    await expect(
      page.locator('#reader-resident').getByText('One message of this thread was not supplied (named in the headers of R2)'),
    ).toBeVisible();
    await screen.list.focus();
    await page.keyboard.press('W');
    const thread = page.getByRole('list', { name: 'Messages of this thread' });
    await expect(thread.getByRole('listitem')).toHaveCount(3);
    await expect(thread.getByText('strangers walk in')).toHaveCount(1);
    await expect(thread.getByText('answers R1, quotes it')).toBeVisible();
    await test.step('bug: readers of letters of one title had one name', async () => {
      expect(await faults(page)).toEqual([]);
    });
    await page.keyboard.press('K');
    await expect(page.locator('#reader-resident').frameLocator('iframe').getByText('We will mend the lock')).toBeVisible();
  });

  await test.step('a message that is only quoted becomes a record by one key, and is gone by undo', async () => {
    await screen.open('R3');
    await expect(page.getByText('This message quotes one of 4 May 2023 from Housing Manager that was not supplied')).toBeVisible();
    await screen.list.focus();
    await page.keyboard.press('Q');
    await expect(page.getByText('R3#1 was made of the quoted message')).toBeVisible();
    const made = (await desk.call('entry.axis', { caseId: screen.caseId })).find(({ exhibit }) => exhibit === 'R3#1');
    expect(made).toMatchObject({
      kind: 'record',
      side: 'landlord',
      dateBasis: 'quoted',
      title: 'Your neighbour',
      date: { earliest: '2023-05-04' },
    });
    await page.locator(`[id="entry-${made?.id}"]`).click();
    await expect(screen.reader('Your neighbour').getByText('he denies everything')).toBeVisible();
    await expect(screen.reader('Your neighbour').getByText('Quoted in')).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.locator(`[id="entry-${made?.id}"]`)).toHaveCount(0);
  });
});
