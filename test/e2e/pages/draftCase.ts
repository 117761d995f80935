// Owns a small case to draft in: two letters, two heads, three marks, one absence. Must not test anything itself.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Desk, expect } from '../fixtures.ts';

export const quotes = {
  report: 'The street door has not locked since Monday.',
  promise: 'We will repair the lock within 5 working days.',
  old: 'In 2021 the lamp was broken too.',
} as const;

const residentLetter = `Date: 2 May 2023\n\nDear Brackenhill Homes,\n\n${quotes.report} ${quotes.old}\n\nYours, P. Quill\n`;
const landlordLetter = `Date: 4 May 2023\n\nDear resident,\n\nThank you for writing. ${quotes.promise}\n\nBrackenhill Homes\n`;

const draft = {
  format: 'case-file/1',
  reportDate: '2025-04-25',
  title: 'Brackenhill Homes',
  heads: [
    { id: 'a', title: 'Repairs to the street door.', heading: 'The landlord’s handling of repairs to the street door' },
    { id: 'b', title: 'Its answers to the resident.', heading: 'The landlord’s answers to the resident' },
  ],
  items: [
    { exhibit: 'R1', date: '2023-05-02' },
    { exhibit: 'L1', date: '2023-05-04' },
  ],
  marks: [
    { id: 'm1', exhibit: 'R1', quote: quotes.report, heads: ['a'] },
    { id: 'm2', exhibit: 'L1', quote: quotes.promise, heads: ['a', 'b'] },
    { id: 'm3', exhibit: 'R1', quote: quotes.old, heads: ['a'], eventDate: '2021' },
  ],
  expectations: [{ id: 'x1', text: 'The lock to be repaired', due: '2023-05-12', head: 'a', cites: ['m2'] }],
  absences: [{ id: 'n1', kind: 'record-missing', head: 'a', expectation: 'x1', text: 'No record of the repair by 12 May 2023.' }],
};

/** Makes the case through the store and opens it by a click in the case list; answers its id. Asked again, it makes another: 202400777, 202400778, ... */
export async function openDraftCase(desk: Desk): Promise<string> {
  const before = await desk.call('desk.listCases', {});
  const reference = String(202_400_777 + before.length);
  const caseId = await desk.makeCase({ reference });
  const folder = path.join(desk.folder, `papers of ${reference}`);
  await mkdir(folder);
  const letters = { resident: path.join(folder, 'from resident.txt'), landlord: path.join(folder, 'from landlord.txt') };
  await writeFile(letters.resident, residentLetter);
  await writeFile(letters.landlord, landlordLetter);
  await desk.takeIn({ caseId, side: 'resident', paths: [letters.resident] });
  await desk.takeIn({ caseId, side: 'landlord', paths: [letters.landlord] });
  await desk.call('draftFile.apply', { caseId, file: draft });
  if (before.length > 0) await desk.page.keyboard.press('Alt+0');
  await openByHand(desk, reference);
  return caseId;
}

/** Opens the case from the case list. */
export async function openByHand(desk: Desk, reference = '202400777'): Promise<void> {
  await desk.page
    .getByRole('row', { name: new RegExp(reference) })
    .getByText(reference)
    .click();
  await expect(desk.page.getByRole('navigation')).toBeVisible();
}

const screenNames = [
  'Overview',
  'Evidence',
  'Side by side',
  'Chronology',
  'Scope',
  'Findings',
  'Determination & orders',
  'Report',
  'History',
] as const;

/** Goes to a screen by its key: 1 is Overview, 9 is History. Pressed again while the window is only just starting and does not hear keys yet. */
export async function goTo(desk: Desk, screen: number): Promise<void> {
  const main = desk.page.getByRole('main', { name: screenNames[screen - 1] ?? '', exact: true });
  await expect(async () => {
    await desk.page.keyboard.press(`Alt+${screen}`);
    await expect(main).toBeVisible({ timeout: 1000 });
  }).toPass();
}

/** Restarts the application once the desk remembers the case and the screen, so that it opens there again. */
export async function restartInCase(desk: Desk, caseId: string, screen: string): Promise<void> {
  await expect.poll(() => desk.call('desk.readSetting', { key: 'place' })).toMatchObject({ caseId, cases: { [caseId]: { screen } } });
  await desk.restart();
}
