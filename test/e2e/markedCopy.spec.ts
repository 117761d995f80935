// Owns the proof that a copy of an item with its marks is saved through the window, carries real annotations over the right words, and leaves the original.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { newId } from '../../db/model/ids.ts';
import { faults } from './faults.ts';
import { type Desk, expect, test } from './fixtures.ts';
import { openSample, type SideBySidePage } from './pages/SideBySidePage.ts';

test.use({ withSample: true });

interface Copy {
  /** Subjects (`m25 (b) ...`) of the highlights, each mark once. */
  readonly marks: readonly string[];
  readonly subject: string;
  readonly words: string;
  readonly bytes: Buffer;
}

async function readCopy(file: string): Promise<Copy> {
  const bytes = await readFile(file);
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  const marks = new Set<string>();
  let words = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    for (const { subtype, contentsObj } of await page.getAnnotations()) {
      if (subtype === 'Highlight') marks.add(String(contentsObj.str).split(' ')[0] ?? '');
    }
    words += (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ');
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  return { marks: [...marks].sort(), subject: (info as { readonly Subject?: string }).Subject ?? '', words, bytes };
}

/** Marks of an entry as the draft has them. */
async function marksOf(desk: Desk, { caseId, row }: SideBySidePage, exhibit: string): Promise<readonly string[]> {
  const { draft } = await desk.call('draft.read', { caseId });
  return draft.mark
    .filter(({ value }) => value.entryId === row(exhibit).id)
    .map(({ key }) => key)
    .sort();
}

async function sha256Of(desk: Desk, { caseId, row }: SideBySidePage, exhibit: string): Promise<string> {
  const { id, bytes } = row(exhibit);
  // Read in the page, hashed there: bytes do not travel to the test as they are.
  return desk.page.evaluate(
    async (ask) => {
      const reply = await window.desk.call('entry.bytes', ask);
      if (!('value' in reply)) throw new Error('The original could not be read.');
      const digest = await crypto.subtle.digest('SHA-256', new Uint8Array((reply.value as { readonly bytes: Uint8Array }).bytes));
      return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    { caseId, id, from: 0, length: bytes },
  );
}

test('a copy with marks carries them as annotations; what may not go out is said', async ({ desk }) => {
  await test.step('a PDF and an e-mail are saved with their marks as annotations, and their originals stay', async () => {
    const screen = await openSample(desk);
    const { page } = desk;
    const email = screen.rows.find(({ kind, exhibit }) => kind === 'email' && ['R8', 'R10', 'R11', 'L10', 'L11'].includes(exhibit));
    for (const exhibit of ['L9', email?.exhibit ?? '']) {
      const marks = await marksOf(desk, screen, exhibit);
      expect(marks.length).toBeGreaterThan(0);
      const { id, title, kind } = screen.row(exhibit);
      const { sha256 } = (await desk.call('entry.read', { caseId: screen.caseId, id })).entry;
      await screen.open(exhibit);
      const reader = screen.reader(title);
      await expect(reader).toBeVisible();
      const file = path.join(desk.folder, `${exhibit} with marks.pdf`);
      await desk.answerDialogs([file]);
      if (kind === 'pdf') await reader.getByRole('button', { name: 'Save a copy with marks (PDF)' }).click();
      else {
        await reader.focus();
        await page.keyboard.press('Control+Shift+S');
      }
      const places = marks.length === 1 ? '1 mark' : `${marks.length} marks`;
      await expect(page.getByText(`Saved: ${file}. ${places} in place.`)).toBeVisible({ timeout: 30_000 });
      const copy = await readCopy(file);
      expect(copy.marks).toEqual(marks);
      expect(copy.subject).toContain(`original SHA-256 ${sha256}`);
      expect(await sha256Of(desk, screen, exhibit)).toBe(sha256);
      if (kind === 'pdf') {
        expect(
          createHash('sha256')
            .update(copy.bytes.subarray(0, screen.row(exhibit).bytes))
            .digest('hex'),
        ).toBe(sha256);
      } else {
        expect(copy.words).toContain('The words as read');
      }
    }
  });

  await test.step('a row of a sheet is copied from Evidence; what one party may not see is said first', async () => {
    const screen = await openSample(desk);
    const { caseId, row } = screen;
    const { page } = desk;
    const sheet = row('L14');
    await desk.call('entry.edit', {
      caseId,
      id: sheet.id,
      seenRevision: sheet.revision,
      patch: { disclosure: 'landlord', disclosureWhy: 'Names others' },
    });
    const file = path.join(desk.folder, 'L14 with marks.pdf');
    await desk.answerDialogs([file]);
    await page.keyboard.press('Alt+2');
    await page.getByRole('searchbox', { name: 'Filter by name, title or label' }).fill('L14');
    await page.getByRole('button', { name: 'Save a copy with marks (PDF): L14', exact: true }).click();
    await expect(page.getByText('L14 may be seen by the landlord only.')).toBeVisible();
    expect(await faults(page)).toEqual([]);
    // No copy is offered for the resident, who may not see it.
    await expect(page.getByRole('button', { name: 'The resident', exact: true })).toHaveCount(0);
    await page.getByRole('button', { name: 'The desk', exact: true }).click();
    await expect(page.getByText(`Saved: ${file}. 2 marks in place.`)).toBeVisible({ timeout: 30_000 });
    const copy = await readCopy(file);
    expect(copy.marks).toEqual(['m10', 'm9']);
    expect(copy.words).toContain('left out');
    // bug: a row was saved without a question, though a party may not see the sheet it stands in.
    await page.keyboard.press('Alt+3');
    await screen.open('L14#4');
    await page.keyboard.press('Control+Shift+S');
    await expect(page.getByText('L14#4 may be seen by the landlord only.')).toBeVisible();
  });

  await test.step('an area that one party may not see is black in their copy, and the desk says so', async () => {
    const { caseId, row } = await openSample(desk);
    const { page } = desk;
    const { id } = row('L9');
    const rects = [{ x: 40, y: 400, width: 500, height: 300 }];
    const anchor = { exact: '', prefix: '', suffix: '', start: null, end: null, extractionId: null, page: 1, rects, cells: null };
    const about = { headIds: [], tags: [], stance: '', account: null, eventDate: null, scopeOverride: null, scopeReason: '', note: '' };
    const value = { entryId: id, anchor, ...about, speaksAgainst: null, disclosure: 'landlord' as const, disclosureWhy: 'Her safety' };
    const changes = [{ do: 'put' as const, kind: 'mark' as const, id: newId(), seenRevision: null, value }];
    await desk.call('draft.change', { caseId, label: 'Mark an area', changes });
    const file = path.join(desk.folder, 'L9 for the resident.pdf');
    await desk.answerDialogs([file]);
    await page.keyboard.press('Alt+2');
    await page.getByRole('searchbox', { name: 'Filter by name, title or label' }).fill('L9');
    await page.getByRole('button', { name: 'Save a copy with marks (PDF): L9', exact: true }).click();
    await page.getByRole('button', { name: 'The resident', exact: true }).click();
    await expect(page.getByText(`Saved: ${file}.`)).toBeVisible({ timeout: 30_000 });
    const copy = await readCopy(file);
    expect(copy.words).toContain('One area that the resident may not see is black');
    const original = (await desk.call('entry.read', { caseId, id })).text;
    for (const sentence of original.match(/[^.\n]{30,}\./g) ?? []) expect(copy.words).not.toContain(sentence.trim());
  });

  await test.step('what is no item is refused in words', async () => {
    const { caseId } = await openSample(desk);
    const save = (ask: unknown) =>
      desk.page.evaluate((which) => window.desk.saveMarkedCopy(which as { caseId: string; id: string; reader: 'working' }), ask);
    expect(await save({ caseId, id: caseId, reader: 'working' })).toMatchObject({ ok: false, fault: { code: 'notFound' } });
    expect(await save({ caseId, id: '../R1', reader: 'working' })).toMatchObject({ ok: false, fault: { code: 'invalid' } });
    expect(await save({ caseId, id: caseId, reader: 'working', out: '/tmp/copy.pdf' })).toMatchObject({
      ok: false,
      fault: { code: 'invalid' },
    });
  });
});
