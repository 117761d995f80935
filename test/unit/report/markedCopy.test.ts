// Owns the proof that a copy with marks carries real annotations over the right words, however its pages lie, and that the original's bytes stay.
import { degrees, PDFDocument, PDFName, type PDFPage, StandardFonts } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { makeMarkedCopy } from '../../../db/intake/markedCopy.ts';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import type { CopyMade, CopyMark, CopyOrder } from '../../../db/model/markedCopy.ts';
import { rotationOfOrientation } from '../../../db/model/picture.ts';
import { pngOf } from '../../support/png.ts';

const lines = ['The street door was reported on 3 April 2023 and', 'again on 9 May; nobody came before the 26th of June.', 'Yours, R. Lee'];

/** Each word once, and none of the words above. */
const turnedLines = ['Keyholders waited outside until midnight', 'Contractors never rang anybody', 'Promises made twice'];

async function pdf(set: (page: PDFPage, document: PDFDocument) => void = () => undefined, useObjectStreams = true): Promise<Uint8Array> {
  const made = await PDFDocument.create({ updateMetadata: false });
  const font = await made.embedFont(StandardFonts.TimesRoman);
  const page = made.addPage([595, 842]);
  for (const [at, line] of lines.entries()) page.drawText(line, { x: 172, y: 560 - at * 18, size: 12, font });
  set(page, made);
  return made.save({ useObjectStreams });
}

const mark = (over: Partial<CopyMark>): CopyMark => ({
  key: 'm7',
  heads: ['(b) ASB case'],
  hue: 1,
  exact: '',
  prefix: '',
  suffix: '',
  told: 'm7 (b) ASB case, in scope; tag: not told',
  note: '',
  madeMs: 1_700_000_000_000,
  span: null,
  areas: [],
  row: null,
  ...over,
});
const order = (bytes: Uint8Array, source: CopyOrder['source'], marks: readonly CopyMark[]): CopyOrder => ({
  bytes,
  source,
  exhibit: 'R12',
  statement: 'Copy of R12 with marks; original SHA-256 abc; made 3 May 2023 by R. Okafor.',
  remarks: [],
  actor: 'R. Okafor',
  madeMs: Date.UTC(2023, 4, 3),
  marks,
});

async function copyOf(bytes: Uint8Array, words: readonly string[]): Promise<Extract<CopyMade, { ok: true }>> {
  const read = await readFileBytes(bytes, 'letter.pdf');
  if (!read.ok) throw new Error(read.reason);
  const { text, pages } = read.extraction;
  const marks = words.map((exact, at) => {
    const start = text.indexOf(exact);
    return mark({ key: `m${at + 1}`, exact, span: { start, end: start + exact.length } });
  });
  const made = await makeMarkedCopy(order(bytes, { kind: 'pdf', text, pages }, marks));
  if (!made.ok) throw new Error(made.reason);
  return made;
}

interface Read {
  readonly subtype: string;
  readonly rect: readonly number[];
  readonly quadPoints: Float32Array | null;
  readonly contentsObj?: { readonly str: string };
  readonly titleObj?: { readonly str: string };
  readonly hasAppearance: boolean;
}

/** What pdf.js makes of the copy: page by page its annotations, its words, and which of them have their middle under a highlight. */
async function readBack(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS });
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const annotations = (await page.getAnnotations()) as unknown as Read[];
    const { items } = await page.getTextContent();
    const words = items.flatMap((item) => ('str' in item ? [item.str] : [])).join(' ');
    pages.push({ annotations, words, rotate: page.rotate });
  }
  const labels = await document.getPageLabels();
  const { info } = await document.getMetadata();
  await task.destroy();
  return { pages, labels, info: info as { readonly Subject?: string; readonly Title?: string } };
}

const highlights = (annotations: readonly Read[]) => annotations.filter(({ subtype }) => subtype === 'Highlight');

describe('a copy of a PDF', () => {
  it('has the original at its beginning, byte for byte, and notes that say the mark', async () => {
    for (const hasStreams of [true, false]) {
      const original = await pdf(undefined, hasStreams);
      const copy = await copyOf(original, ['nobody came before']);
      expect(Buffer.from(copy.bytes.subarray(0, original.length)).equals(Buffer.from(original))).toBe(true);
      const { pages, info } = await readBack(copy.bytes);
      expect(pages).toHaveLength(2);
      const [found] = highlights(pages[0]?.annotations ?? []);
      expect(found).toMatchObject({ hasAppearance: true, contentsObj: { str: 'm7 (b) ASB case, in scope; tag: not told' } });
      expect(found?.titleObj?.str).toBe('R. Okafor');
      expect(info.Subject).toContain('Copy of R12 with marks; original SHA-256 abc');
      expect(pages[1]?.words).toContain('nobody came before');
      expect(pages[0]?.words).not.toContain('Copy of R12');
    }
  });

  it('is the same bytes each time', async () => {
    const original = await pdf();
    const [one, two] = [await copyOf(original, ['R. Lee']), await copyOf(original, ['R. Lee'])];
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  });

  it('marks the words, line by line, and only them, however the page is turned and cropped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 90, 180, 270),
        fc.integer({ min: -200, max: 100 }),
        fc.constantFrom(0, 1, 2),
        fc.nat(5),
        fc.integer({ min: 1, max: 4 }),
        async (rotation, offset, line, first, count) => {
          const words = (turnedLines[line] ?? '').split(' ');
          const from = first % words.length;
          const exact = words.slice(from, from + count).join(' ');
          // Set so that the words read level when the page is shown, as scanners and printers set them.
          const along = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)] as const;
          const start = { x: 320 - 110 * along[0], y: 400 - 110 * along[1] };
          const original = await pdf((page) => {
            page.setRotation(degrees(rotation));
            page.setMediaBox(offset, offset, 595 - offset, 842 - offset);
            page.setCropBox(100, 100, 440, 600);
            page.drawText(turnedLines[line] ?? '', { ...start, size: 12, rotate: degrees(rotation) });
          });
          const { pages } = await readBack((await copyOf(original, [exact])).bytes);
          const [found] = highlights(pages[0]?.annotations ?? []);
          const quad = [...(found?.quadPoints ?? [])];
          expect(quad).toHaveLength(8);
          const offsets = [0, 2, 4, 6].map((at) => ((quad[at] ?? 0) - start.x) * along[0] + ((quad[at + 1] ?? 0) - start.y) * along[1]);
          const font = await (await PDFDocument.create()).embedFont(StandardFonts.Helvetica);
          const left = font.widthOfTextAtSize(words.slice(0, from).join(' ') + (from === 0 ? '' : ' '), 12);
          // Within half a letter of where the words were set.
          expect(Math.abs(Math.min(...offsets) - left)).toBeLessThan(4);
          expect(Math.abs(Math.max(...offsets) - left - font.widthOfTextAtSize(exact, 12))).toBeLessThan(4);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('keeps the labels of the pages and gives the added one its own', async () => {
    const original = await pdf((_page, document) => {
      document.addPage();
      document.catalog.set(PDFName.of('PageLabels'), document.context.obj({ Nums: [0, { S: 'r' }] as never }));
    });
    const { labels } = await readBack((await copyOf(original, ['R. Lee'])).bytes);
    expect(labels).toEqual(['i', 'ii', 'Marks 1']);
  });

  it('frames areas, and lists what has no place', async () => {
    const original = await pdf();
    const area = mark({ areas: [{ page: 1, rects: [{ x: 100, y: 200, width: 50, height: 40 }] }] });
    const made = await makeMarkedCopy(
      order(original, { kind: 'pdf', text: '', pages: [] }, [area, mark({ key: 'm8', exact: 'lost words' })]),
    );
    if (!made.ok) throw new Error(made.reason);
    expect(made).toMatchObject({ shown: 1, listed: 1 });
    const { pages } = await readBack(made.bytes);
    expect(pages[0]?.annotations.find(({ subtype }) => subtype === 'Square')).toMatchObject({
      hasAppearance: true,
      rect: [98.5, 198.5, 151.5, 241.5],
    });
    expect(pages[1]?.words).toMatch(/Marks not shown in place.*m8.*lost words/s);
  });

  it('refuses what is locked or damaged in plain words', async () => {
    const locked = await PDFDocument.create();
    locked.addPage();
    locked.encrypt({ userPassword: '', ownerPassword: 'owner' });
    const source = { kind: 'pdf', text: '', pages: [] } as const;
    expect(await makeMarkedCopy(order(await locked.save(), source, []))).toMatchObject({
      ok: false,
      reason: expect.stringContaining('locked'),
    });
    const cut = (await pdf()).subarray(0, 200);
    expect(await makeMarkedCopy(order(cut, source, []))).toMatchObject({ ok: false, reason: expect.stringContaining('damaged') });
  });
});

describe('a copy of what is no PDF', () => {
  it('finds the words in the print, tells rows apart, and lists what stands twice', async () => {
    const printed = await PDFDocument.create();
    const font = await printed.embedFont(StandardFonts.Helvetica);
    const page = printed.addPage();
    for (const [at, line] of ['L4#1 Door not locking', 'L4#12 Door not locking', 'L4#2 Mended'].entries()) {
      page.drawText(line, { x: 60, y: 700 - at * 20, size: 11, font });
    }
    const rows = ['L4#1', 'L4#12', 'L4#2'];
    const marks = [
      mark({ key: 'm1', exact: 'Door not locking', row: 'L4#12' }),
      mark({ key: 'm2', exact: 'Door not locking' }),
      mark({ key: 'm3', exact: 'Mended', row: 'L4#2' }),
    ];
    const made = await makeMarkedCopy(order(await printed.save(), { kind: 'printed', rows }, marks));
    if (!made.ok) throw new Error(made.reason);
    expect(made).toMatchObject({ shown: 2, listed: 1 });
    const { pages, info } = await readBack(made.bytes);
    expect(info.Title).toBe('R12 with marks');
    const tops = highlights(pages[0]?.annotations ?? []).map(({ rect }) => Math.round((rect[3] ?? 0) / 20) * 20);
    expect(tops).toEqual([680, 660].map((y) => Math.round((y + 9) / 20) * 20));
    expect(pages[1]?.words).toMatch(/Not shown in place: its words stand 2 times/);
  });

  it('sets a picture on a page as it is and frames its areas, counted from its top', async () => {
    const png = pngOf(100, 50, new Uint8Array(100 * 50).fill(128));
    const area = mark({ areas: [{ page: 1, rects: [{ x: 10, y: 0, width: 20, height: 10 }] }] });
    const made = await makeMarkedCopy(order(png, { kind: 'picture', rotation: 90, covered: [] }, [area]));
    if (!made.ok) throw new Error(made.reason);
    const { pages } = await readBack(made.bytes);
    const factor = 72 / 150;
    const [left = 0, , , top = 0] = pages[0]?.annotations.find(({ subtype }) => subtype === 'Square')?.rect ?? [];
    expect(pages[0]?.rotate).toBe(90);
    expect(left).toBeCloseTo(10 * factor - 1.5, 1);
    expect(top).toBeCloseTo(50 * factor + 1.5, 1);
    // One that its camera noted as mirrored is set mirrored, and so is what was marked of it.
    const mirrored = await makeMarkedCopy(order(png, { kind: 'picture', rotation: rotationOfOrientation(7), covered: [] }, [area]));
    if (!mirrored.ok) throw new Error(mirrored.reason);
    const [page] = (await readBack(mirrored.bytes)).pages;
    const [from = 0] = page?.annotations.find(({ subtype }) => subtype === 'Square')?.rect ?? [];
    expect([page?.rotate, Math.round(from / factor)]).toEqual([90, Math.round(70 - 1.5 / factor)]);
  });
});
