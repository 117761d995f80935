// Owns the proof, in the real application, that reasons are tied to findings, that the remedy ledger adds up as it is filled in, and that orders are followed after the report, across cases.
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { goTo, openDraftCase, quotes } from './pages/draftCase.ts';

/** The screen itself; the window's frame has its own scan. */
const inside = { within: 'main' } as const;

/** A report issued two months ago: two paragraphs, one determination, one order of £100 due four weeks after it. */
const issued = {
  format: 'case-file/1',
  title: 'Brackenhill Homes',
  stage: 'issued',
  reportDate: '2025-04-25',
  heads: [{ id: 'a', title: 'Repairs to the street door.', heading: 'The landlord’s handling of repairs to the street door' }],
  marks: [{ id: 'm2', exhibit: 'L1', quote: quotes.promise, heads: ['a'] }],
  complaintSteps: [{ stage: 2, responded: '2023-11-13', offer: 'It offered £50 for the delay and £20 for its answers.', cites: ['L1'] }],
  findings: [{ head: 'a', paragraphs: [{ text: 'The door was mended late.', judgement: 'not appropriate' }, 'It said why.'] }],
  determinations: [{ head: 'a', outcome: 'service-failure', paragraph: '52' }],
  orders: [{ id: 'o1', heads: ['a'], kind: 'compensation', amountGBP: 100, due: { weeks: 4 }, text: 'Pay the resident £100.' }],
};

test('reasons rest on paragraphs, and the ledger takes off what was paid', async ({ desk }) => {
  const caseId = await openDraftCase(desk);
  await desk.call('draftFile.apply', { caseId, file: issued });
  await goTo(desk, 7);
  const { page } = desk;
  const rests = page.getByRole('combobox', { name: 'The reasons rest on paragraphs' });
  await rests.fill('late');
  await page.getByRole('option', { name: /The door was mended late/ }).click();
  await page.keyboard.press('Escape');
  const chip = page.getByRole('button', { name: 'Open paragraph 1 in Findings: 1 The door was mended late.' });
  await expect(chip).toBeVisible();
  await expect(page.getByRole('region', { name: 'Judgements of head (a)' })).toContainText('not appropriate');
  await expect(page.getByText('25 April 2025 + 4 weeks = 23 May 2025')).toBeVisible();

  // What the stage 2 response offered is put down with its day and its paper; how it counts is the investigator's to say.
  await expect(page.getByRole('button', { name: 'Put down £20' })).toBeVisible();
  await page.getByRole('button', { name: 'Put down £50' }).click();
  const form = page.getByRole('form', { name: 'New offer or payment' });
  await form.getByLabel('Of it paid, £').fill('30');
  await form.getByRole('combobox', { name: 'Against the award' }).click();
  await page.getByRole('option', { name: 'Part of the award' }).click();
  expect(await faults(desk.page, inside)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  // The other sum of the same words is still to be put down.
  await expect(page.getByRole('button', { name: /^Put down/ })).toHaveText(['Put down £20']);
  const ledger = page.getByRole('region', { name: 'Remedy ledger' });
  await expect(ledger).toContainText('To pay now£70');
  await expect(ledger).toContainText('Indicative range £50 to £100');
  const { draft } = await desk.call('draft.read', { caseId });
  expect(draft.offer[0]?.value).toMatchObject({ amountPence: 5000, paidPence: 3000, offeredOn: '2023-11-13', offset: 'included' });
  expect(draft.offer[0]?.value.cites).toHaveLength(1);
  expect(draft.determination[0]?.value.restsOn).toEqual([draft.paragraph[0]?.id]);
  expect(await faults(desk.page, inside)).toEqual([]);

  // Outside the indicative range a reason is asked for, and nothing is held up.
  await page.getByRole('button', { name: 'Edit order 1' }).click();
  const order = page.getByRole('form', { name: 'Order 1' });
  await order.getByLabel('Amount, £').fill('400');
  await expect(order.getByText(/outside/i).first()).toBeVisible();
  // A part left empty is none; one without its sum is asked for it.
  await order.getByRole('button', { name: 'Add a part' }).click();
  await order.getByRole('combobox', { name: 'For', exact: true }).fill('distress');
  await page.keyboard.press('Control+Enter');
  await expect(order.getByText('Type the sum of each part, or remove the part.')).toBeVisible();
  await order.getByLabel('Part, £').fill('400');
  await order.getByLabel(/^Why outside/).fill('Six months without a lock.');
  await page.keyboard.press('Control+Enter');
  await expect(ledger).toContainText('To pay now£370');
  await expect(ledger).toContainText('Outside the indicative range because: Six months without a lock.');
  expect((await desk.call('draft.read', { caseId })).draft.order[0]?.value).toMatchObject({
    reason: 'Six months without a lock.',
    amountPence: 40_000,
  });
  await page.keyboard.press('Control+z');

  await page.keyboard.press('Control+z');
  await expect(ledger).toContainText('To pay now£100');
  await chip.click();
  await expect(page.getByRole('main', { name: 'Findings' })).toBeVisible();
});

test('an order is overdue on the case list until proof is noted, with the days it was chased', async ({ desk }) => {
  const caseId = await openDraftCase(desk);
  await desk.call('draftFile.apply', { caseId, file: issued });
  const { page } = desk;
  await page.keyboard.press('Alt+0');
  const overdue = page.getByRole('region', { name: 'Orders overdue across all cases: 1' });
  await expect(overdue).toContainText('23 May 2025');
  expect(await faults(desk.page, { within: 'body' })).toEqual([]);
  await overdue.getByRole('button', { name: 'Open order 1 of 202400777' }).click();
  await expect(page.getByRole('main', { name: 'Determination & orders' })).toBeVisible();

  // What became of it is filled in at once: that is what the list is for.
  const form = page.getByRole('form', { name: 'Compliance with order 1' });
  await expect(form.getByRole('combobox', { name: 'The order is' })).toBeFocused();
  // Day by day: Enter keeps one, and the next is typed at once.
  await form.getByLabel('Chased on').fill('26 May 2025');
  await page.keyboard.press('Enter');
  await page.keyboard.type('28 May 2025');
  await page.keyboard.press('Enter');
  await form.getByRole('combobox', { name: 'The order is' }).click();
  await page.getByRole('option', { name: 'Complied' }).click();
  await form.getByLabel('Done on').fill('30 May 2025');
  await form.getByRole('combobox', { name: 'Proof' }).fill('L1');
  await page.getByRole('option').first().click();
  expect(await faults(desk.page, inside)).toEqual([]);
  await form.getByRole('button', { name: 'Keep compliance' }).click();
  await expect(page.getByText('Complied, 30 May 2025, 7 days late')).toBeVisible();
  await expect(page.getByText('Chased on 26 May 2025, 28 May 2025')).toBeVisible();
  await page.keyboard.press('Alt+0');
  await expect(page.getByRole('table', { name: 'Cases' })).toBeVisible();
  await expect(page.getByText(/Orders overdue across/)).toHaveCount(0);
});
