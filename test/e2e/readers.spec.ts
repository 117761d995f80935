// Owns the proof that each reader shows its paper in the ways its kind needs: pages, sizes, turning, what lies behind it.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFArray, PDFDocument, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { storedZip } from '../support/storedZip.ts';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { openSample, sideBySide } from './pages/SideBySidePage.ts';

test.use({ withSample: true });

test('each reader shows its paper in the ways its kind needs', async ({ desk }) => {
  await test.step('a PDF is walked by page, in small beside it, by number and by key', async () => {
    const screen = await openSample(desk);
    const { page } = desk;
    await screen.open('L18');
    await desk.until('desk:page-drawn');
    const field = page.getByRole('textbox', { name: /^Page, of/ });
    const pages = Number(/\d+$/.exec((await field.getAttribute('aria-label')) ?? '')?.[0]);
    expect(pages).toBeGreaterThan(1);
    await page.keyboard.press('T');
    const small = page.getByRole('listbox', { name: 'Pages in small' });
    await small.getByRole('option', { name: `page 2 of ${pages}` }).click();
    await expect(field).toHaveValue('2');
    await expect(page.locator('[data-page="2"]')).toBeInViewport();
    await small.focus();
    await page.keyboard.press('End');
    await expect(field).toHaveValue(`${pages}`);
    await field.fill('1');
    await field.press('Enter');
    await expect(page.locator('[data-page="1"]')).toBeInViewport();
    await screen.list.focus();
    await page.keyboard.press('>');
    await expect(field).toHaveValue('2');
    expect(await faults(page, { without: '.desk-page-words' })).toEqual([]);
  });

  await test.step('a PDF is made larger, shown whole and turned, and is still marked at the words', async () => {
    const screen = await openSample(desk);
    const { page } = desk;
    await screen.open('L27');
    await desk.until('desk:page-drawn');
    const sheet = page.locator('[data-page="1"]');
    const sizeOf = async () => (await sheet.boundingBox()) ?? { width: 0, height: 0 };
    const fitted = await sizeOf();
    await page.keyboard.press('+');
    await expect.poll(async () => (await sizeOf()).width).toBeGreaterThan(fitted.width * 1.2);
    await page.keyboard.press('0');
    await expect.poll(async () => Math.abs((await sizeOf()).width - fitted.width)).toBeLessThan(2);
    await page.keyboard.press('9');
    const room = await page.locator('[data-page="1"]').evaluate((element) => element.closest('[tabindex="0"]')?.clientHeight ?? 0);
    await expect.poll(async () => (await sizeOf()).height).toBeLessThanOrEqual(room);
    await page.keyboard.press('0');
    await page.keyboard.press('R');
    await expect.poll(async () => (await sizeOf()).width > (await sizeOf()).height).toBe(true);
    const words = page.locator('[data-run]').nth(3);
    const box = await words.boundingBox();
    if (box === null) throw new Error('The words of the page have no place.');
    expect(box.height).toBeGreaterThan(box.width);
    await page.mouse.move(box.x + box.width / 2, box.y + 1);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 1, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.press('b');
    await expect(page.getByRole('region', { name: 'The mark' })).toBeVisible();
    const made = (await desk.call('draft.read', { caseId: screen.caseId })).draft.mark.find(
      ({ value }) => value.entryId === screen.row('L27').id && value.anchor.page === 1,
    );
    expect(await words.textContent()).toContain(made?.value.anchor.exact ?? '-');
  });

  await test.step('a picture is made larger and turned, and says what its camera noted', async () => {
    const screen = await openSample(desk);
    const { page } = desk;
    const withCamera = await Promise.all(
      screen.rows.filter(({ kind }) => kind === 'picture').map(({ id }) => desk.call('entry.read', { caseId: screen.caseId, id })),
    );
    const photo = withCamera.find(({ headers }) => headers.length > 0);
    if (photo === undefined) throw new Error('No picture of the sample case comes from a camera.');
    await screen.open(photo.entry.exhibit);
    const picture = screen.reader(photo.entry.title).getByRole('img');
    await expect(picture).toBeVisible();
    const before = await picture.boundingBox();
    await screen.reader(photo.entry.title).getByRole('button', { name: 'Larger' }).click();
    await screen.reader(photo.entry.title).getByRole('button', { name: 'Larger' }).click();
    await screen.reader(photo.entry.title).getByRole('button', { name: 'Larger' }).click();
    await expect.poll(async () => (await picture.boundingBox())?.width ?? 0).toBeGreaterThan((before?.width ?? 0) * 1.1);
    await page.keyboard.press('9');
    await page.keyboard.press('R');
    await expect
      .poll(async () => {
        const box = await picture.boundingBox();
        return (box?.width ?? 0) > (box?.height ?? 0) === (before?.width ?? 0) > (before?.height ?? 0);
      })
      .toBe(false);
    await screen.reader(photo.entry.title).getByRole('button', { name: 'What the camera noted' }).click();
    const [noted] = photo.headers;
    await expect(page.getByText(noted?.value ?? '-', { exact: true }).first()).toBeVisible();
  });

  await test.step('a message shows all its headers on demand', async () => {
    const screen = await openSample(desk);
    await screen.open('R8');
    await screen.reader(screen.row('R8').title).getByRole('button', { name: 'All headers' }).click();
    await expect(desk.page.getByText('Message-ID', { exact: true })).toBeVisible();
  });

  await test.step('a long document is read in ranges of its pages, and says which of them could not be read', async () => {
    const { page } = desk;
    const [found] = await desk.call('desk.listCases', {});
    const caseId = found?.id ?? '';
    const place = path.join(desk.folder, 'bundle.pdf');
    await writeFile(place, await bundleWithDamagedPage(120, 120));
    await desk.takeIn({ caseId, side: 'landlord', paths: [place] });
    await desk.reload();
    const screen = await sideBySide(desk, caseId);
    await screen.open('L28');
    await desk.until('desk:page-drawn');
    const reader = screen.reader(screen.row('L28').title);
    await expect(reader.getByText('Page 120 could not be read as text')).toBeVisible();
    const field = reader.getByRole('textbox', { name: 'Page, of 120' });
    await field.fill('110');
    await field.press('Enter');
    await expect(page.locator('[data-page="110"] .desk-page-words')).toContainText('Note 110 of the contractor');
    await test.step('bug: a long document lost its page when it was made larger, turned or given less room', async () => {
      const sheet = page.locator('[data-page="110"]');
      const wide = (await sheet.boundingBox())?.width ?? 0;
      const isAtTop = async () => {
        const [paper, room] = await Promise.all([sheet.boundingBox(), sheet.locator('xpath=ancestor::*[@data-scroller]').boundingBox()]);
        return Math.abs((paper?.y ?? -1000) - (room?.y ?? 1000)) < 2;
      };
      const isSize = (larger: boolean) => async () => {
        const now = (await sheet.boundingBox())?.width ?? 0;
        return larger ? now > wide + 5 : now < wide - 5;
      };
      await field.press('Tab');
      await page.keyboard.press('+');
      await expect.poll(isSize(true)).toBe(true);
      expect(await isAtTop()).toBe(true);
      await page.keyboard.press('9');
      await expect.poll(isSize(false)).toBe(true);
      expect(await isAtTop()).toBe(true);
      await page.keyboard.press('0');
      await page.keyboard.press('R');
      await expect.poll(async () => ((await sheet.boundingBox())?.height ?? 0) < wide).toBe(true);
      expect(await isAtTop()).toBe(true);
      for (const _ of [1, 2, 3]) await page.keyboard.press('R');
      const [width, height] = await page.evaluate(() => [window.innerWidth, window.innerHeight]);
      const resize = (to: { width: number; height: number }) =>
        desk.application.evaluate(
          ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
          to,
        );
      await resize({ width: 1100, height: height ?? 0 });
      await expect.poll(isSize(false)).toBe(true);
      expect(await isAtTop()).toBe(true);
      await resize({ width: width ?? 0, height: height ?? 0 });
      await expect.poll(async () => (await sheet.boundingBox())?.width).toBe(wide);
      expect(await isAtTop()).toBe(true);
      await expect(field).toHaveValue('110');
    });
    const { ids } = await desk.call('search.entries', { caseId, query: '"note 77 of the contractor"', filter: {} });
    expect(ids).toEqual([screen.row('L28').id]);
  });

  await test.step('bug: a long text lost its line when it was given less room', async () => {
    const [found] = await desk.call('desk.listCases', {});
    const caseId = found?.id ?? '';
    const place = path.join(desk.folder, 'log.txt');
    const line = (number: number) =>
      `Visit ${number}: ${'the lock was looked at, found stiff and left as it was. '.repeat(1 + (number % 4))}`;
    await writeFile(place, Array.from({ length: 600 }, (_, number) => line(number)).join('\n'));
    await desk.takeIn({ caseId, side: 'landlord', paths: [place] });
    await desk.reload();
    const screen = await sideBySide(desk, caseId);
    await screen.open('L29');
    const words = screen.reader(screen.row('L29').title).getByText('Visit 300:');
    await words.waitFor();
    /** The visit whose words begin nearest under the top of the reader. */
    const atTop = () =>
      words.evaluate((element) => {
        const { left, top } = (element.parentElement as Element).getBoundingClientRect();
        const spot = document.caretRangeFromPoint(left + 100, top + 5);
        return /Visit \d+/.exec(spot?.startContainer.textContent?.slice(spot.startOffset) ?? '')?.[0];
      });
    const high = () => words.evaluate((element) => element.scrollHeight);
    await words.evaluate(
      (element) =>
        new Promise((done) => {
          const scroller = element.parentElement as Element;
          scroller.addEventListener('scrollend', done, { once: true });
          scroller.scrollTop = scroller.scrollHeight / 2;
        }),
    );
    const [visit, before] = [await atTop(), await high()];
    expect(visit).toMatch(/^Visit (2[5-9]|3[0-4])\d$/);
    const resize = (by: number) =>
      desk.application.evaluate(({ BrowserWindow }, change) => {
        const window = BrowserWindow.getAllWindows()[0];
        const [width = 0, height = 0] = window?.getContentSize() ?? [];
        window?.setContentSize(width + change, height);
      }, by);
    await resize(-340);
    await expect.poll(high).toBeGreaterThan(before * 1.1);
    await expect.poll(atTop).toBe(visit);
    await resize(340);
    await expect.poll(high).toBe(before);
    await expect.poll(atTop).toBe(visit);
  });

  await test.step('bug: pages behind a broken place of a PDF were missing in its reader, which counted fewer than the line over it', async () => {
    const { page } = desk;
    const [found] = await desk.call('desk.listCases', {});
    const caseId = found?.id ?? '';
    const place = path.join(desk.folder, 'broken.pdf');
    await writeFile(place, await bundleWithDamagedPage(8, 4));
    await desk.takeIn({ caseId, side: 'landlord', paths: [place] });
    await desk.reload();
    const screen = await sideBySide(desk, caseId);
    await screen.open('L30');
    const reader = screen.reader(screen.row('L30').title);
    await expect(reader.getByText('Pages 4 to 8 could not be read as text')).toBeVisible();
    await reader.getByRole('textbox', { name: 'Page, of 8' }).fill('8');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-page="8"]').getByText('This page cannot be shown: it is damaged or lost in this copy.')).toBeVisible();
  });

  await test.step('a locked PDF is read with its password, and shows its pages while its reader is open; a wrong one is said', async () => {
    const { page } = desk;
    const [found] = await desk.call('desk.listCases', {});
    const caseId = found?.id ?? '';
    const place = path.join(desk.folder, 'locked.pdf');
    const made = await PDFDocument.create();
    made.addPage([595, 842]).drawText('The joiner ordered a new barrel', { x: 60, y: 700, size: 12 });
    made.encrypt({ userPassword: 'rose wood' });
    await writeFile(place, await made.save());
    await desk.takeIn({ caseId, side: 'landlord', paths: [place] });
    await desk.reload();
    const screen = await sideBySide(desk, caseId);
    await screen.open('L31');
    const reader = page.locator('#reader-landlord');
    const field = reader.getByLabel('Password');
    await field.fill('wrong');
    await field.press('Enter');
    await expect(page.getByText('L31 was not read. This password does not open the PDF.')).toBeVisible();
    await test.step('bug: a wrong password counted as something not saved', async () => {
      await expect(page.getByText('Not saved')).toHaveCount(0);
    });
    await field.fill('rose wood');
    await field.press('Enter');
    await expect(page.getByText('L31 was read: its words can be found and marked now.')).toBeVisible();
    await test.step('bug: the pages of a locked PDF were never shown, and the keyboard was lost with its field', async () => {
      await expect(reader.locator('[data-run]').filter({ hasText: 'barrel' })).toBeVisible();
      await expect(reader.locator('.desk-reader')).toBeFocused();
    });
    await page.keyboard.press('Escape');
    await desk.reload();
    await screen.open('L31');
    await expect(reader.getByText('This PDF is locked.')).toBeVisible();
    await expect(reader.getByText('The joiner ordered a new barrel').last()).toBeVisible();
    await field.fill('wrong');
    await field.press('Enter');
    await expect(reader.getByText('This password does not open it.')).toBeVisible();
    expect(await faults(page, { within: '#reader-landlord' })).toEqual([]);
    await field.fill('rose wood');
    await field.press('Enter');
    await expect(reader.locator('[data-run]').filter({ hasText: 'barrel' })).toBeVisible();
  });

  await test.step('a page saved in one file shows its photographs; of others it is said which are held back and which are not there', async () => {
    const { page } = desk;
    const [found] = await desk.call('desk.listCases', {});
    const caseId = found?.id ?? '';
    const drawn = await page.evaluate(() => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [400, 300];
      const brush = canvas.getContext('2d');
      // Noise: a photograph is no smaller than 16 KB.
      for (let at = 0; brush !== null && at < 3000; at += 1) {
        brush.fillStyle = `hsl(${(at * 47) % 360} 80% 50%)`;
        brush.fillRect((at * 131) % 400, (at * 71) % 300, 9, 7);
      }
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    });
    const saved = `From: <Saved by Blink>\nSubject: Chat about the door\nMIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html\nContent-Location: https://desk.example/chat\n\n<p>The door as it was</p><img alt="door" src="door.png"><img src="https://desk.example/far.png"><img src="lost.png"><img src="">\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://desk.example/door.png\n\n${drawn}\n--b--\n`;
    const places = [path.join(desk.folder, 'chat.mhtml'), path.join(desk.folder, 'bare.xlsx')];
    await writeFile(places[0] ?? '', saved);
    await writeFile(places[1] ?? '', bareWorkbook());
    await desk.takeIn({ caseId, side: 'landlord', paths: places });
    await desk.reload();
    const screen = await sideBySide(desk, caseId);
    const [chat, bare] = ['chat.mhtml', 'bare.xlsx'].map((name) => screen.rows.find((row) => row.path === name));
    await screen.open(chat?.exhibit ?? '');
    await expect(screen.reader(chat?.title ?? '').getByText('web page')).toBeVisible();
    const picture = screen.frame(chat?.exhibit ?? '').getByRole('img', { name: 'door' });
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400);
    await expect(page.getByText('1 picture from the internet was held back; nothing is ever fetched.')).toBeVisible();
    await test.step('bug: a picture that is not in the file was called one from the internet', async () => {
      await expect(page.getByText('2 pictures cannot be shown here')).toBeVisible();
    });
    await test.step('bug: of a sheet with nothing in it it was said that no row fits the filter', async () => {
      await screen.open(bare?.exhibit ?? '');
      await expect(page.getByText('Nothing is written in this sheet')).toBeVisible();
    });
  });

  await test.step('bug: a word without end, and a page of elements one in another, stopped the window for minutes', async () => {
    const [found] = await desk.call('desk.listCases', {});
    const caseId = found?.id ?? '';
    const long = 'A'.repeat(1_000_000);
    const papers = {
      'endless word.txt': long,
      'endless cell.csv': `Date,${long}\n3/5/2023,Called\n`,
      'endless depth.html': `<p>Deep words</p>${'<div>'.repeat(200_000)}`,
    };
    const places = Object.keys(papers).map((name) => path.join(desk.folder, name));
    for (const [at, words] of Object.values(papers).entries()) await writeFile(places[at] ?? '', words);
    await desk.takeIn({ caseId, side: 'landlord', paths: places });
    await desk.reload();
    const screen = await sideBySide(desk, caseId);
    const { rows } = screen;
    for (const row of rows.filter(({ path: place }) => place.startsWith('endless'))) {
      await screen.open(row.exhibit);
      // A frame comes only when the page is laid out.
      await desk.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
      await expect(screen.reader(row.title)).toBeVisible();
    }
  });
});

/** A bundle of which one page is no page: the tree of pages names a number there. */
async function bundleWithDamagedPage(pages: number, at: number): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  for (let number = 1; number <= pages; number += 1) {
    made.addPage([595, 842]).drawText(`Note ${number} of the contractor about the lock`, { x: 60, y: 700, size: 12 });
  }
  const kids = made.catalog.Pages().lookup(PDFName.of('Kids'), PDFArray);
  kids.set(at - 1, made.context.register(PDFNumber.of(7)));
  return made.save();
}

/** A workbook in whose sheet nothing is written. */
function bareWorkbook(): Uint8Array {
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
  const sheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const type = (part: string, of: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${of}+xml"/>`;
  return storedZip({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/worksheets/sheet1.xml', 'worksheet')}</Types>`,
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${sheet}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${sheet}"><sheetData/></worksheet>`,
  });
}
