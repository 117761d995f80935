// Owns the proof that a document of very many pages read in ranges says what it says read at once, and that a range nobody could read costs its own pages only.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { rangesAfter, readByPages } from '../../../db/intake/pageRanges.ts';
import { createReaderPool, type ReaderPool, type ReadOrder } from '../../../db/intake/readerPool.ts';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import { notRead } from '../../../db/intake/readers/unreadable.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import type { Extraction, ReadResult } from '../../../db/model/extraction.ts';
import { tempFolder } from '../../support/tempFolder.ts';

/** Pages of a log, every seventh of them blank; the first ones are all blank where `from` says so. */
async function longPdf(pages: number, from = 1): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const font = await made.embedFont(StandardFonts.Helvetica);
  made.setTitle('Repairs log');
  for (let number = 1; number <= pages; number += 1) {
    const page = made.addPage([595, 842]);
    if (number < from || number % 7 === 0) continue;
    for (let line = 0; line < 3; line += 1) page.drawText(`Job ${number}.${line} café door`, { x: 60, y: 780 - line * 16, size: 11, font });
  }
  return new Uint8Array(await made.save());
}

/** A pool that reads in this process, but for the orders that somebody else answers. */
function poolOf(bytes: Uint8Array, instead: (order: ReadOrder) => ReadResult | null = () => null) {
  const asked: ReadOrder[] = [];
  const pool: Pick<ReaderPool, 'read'> = {
    read: async (order) => {
      asked.push(order);
      return (
        instead(order) ??
        readFileBytes(new Uint8Array(bytes), order.fileName, undefined, order.pages === undefined ? {} : { pages: order.pages })
      );
    },
  };
  return { pool: pool as ReaderPool, asked };
}
const order: ReadOrder = { place: '/nowhere/log.pdf', fileName: 'log.pdf', bytes: 1 };
const extractionOf = (result: ReadResult): Extraction => {
  if (!result.ok) throw new Error(result.reason);
  return result.extraction;
};

describe('a document of very many pages', () => {
  let log: Uint8Array;
  beforeAll(async () => {
    log = await longPdf(200);
  });

  it('says in ranges what it says at once', async () => {
    for (const bytes of [log, await longPdf(150, 100), await longPdf(130, 131)]) {
      const { pool, asked } = poolOf(bytes);
      expect(await readByPages(pool, order)).toEqual(await readFileBytes(new Uint8Array(bytes), 'log.pdf'));
      expect(asked.length).toBeGreaterThan(1);
    }
  });

  it('is read at once where it has fewer', async () => {
    const { pool, asked } = poolOf(await longPdf(95));
    expect(extractionOf(await readByPages(pool, order)).pages).toHaveLength(95);
    expect(asked).toHaveLength(1);
  });

  it('loses the pages of a range that stopped its reader, or was answered with others, and names them', async () => {
    const whole = extractionOf(await readFileBytes(new Uint8Array(log), 'log.pdf'));
    const died = () => notRead('The program that reads files stopped on it.');
    const others = () => ({
      ok: true as const,
      extraction: { ...whole, pages: whole.pages.slice(0, 32) },
      parts: [],
      paged: { of: 200, broken: [] },
    });
    for (const instead of [died, others]) {
      const { pool } = poolOf(log, ({ pages }) => (typeof pages === 'object' && pages.from === 33 ? instead() : null));
      const { text, pages, headers } = extractionOf(await readByPages(pool, order));
      expect(headers[0]).toEqual({ name: 'Pages not read', value: '33 to 64' });
      expect(pages.map(({ page }) => page)).toEqual(whole.pages.map(({ page }) => page));
      for (const [at, { start, end, runs }] of pages.entries()) {
        const same = whole.pages[at];
        const isLost = at >= 32 && at < 64;
        expect(text.slice(start, end)).toBe(isLost ? '' : whole.text.slice(same?.start, same?.end));
        expect(runs.map((run) => text.slice(run.start, run.end))).toEqual(
          isLost ? [] : same?.runs.map((run) => whole.text.slice(run.start, run.end)),
        );
      }
    }
  });

  it('bug: one page that took too long cost a short document all its words', async () => {
    const made = await PDFDocument.create();
    const font = await made.embedFont(StandardFonts.Helvetica);
    for (let number = 1; number <= 3; number += 1) made.addPage([595, 842]).drawText(`Visit ${number}`, { x: 60, y: 780, size: 11, font });
    const endless = Buffer.alloc(60_000_000, 'BT (x) Tj ET\n', 'latin1');
    made.getPage(1).node.set(PDFName.of('Contents'), made.context.register(made.context.flateStream(endless)));
    const bytes = new Uint8Array(await made.save());
    const pool = createReaderPool(() => spawnReaderOnNode(), 1, { fileMs: 4000, perMegabyteMs: 0 });
    const { text, headers } = extractionOf(await readByPages(pool, { place: bytes, fileName: 'visits.pdf', bytes: bytes.byteLength }));
    pool.close();
    expect(text).toBe('Visit 1\n\n\n\nVisit 3');
    expect(headers).toContainEqual({ name: 'Pages not read', value: '2' });
  });

  it('is read by two programs as by one, and so is one that came inside an archive', async () => {
    const place = path.join(tempFolder(), 'log.pdf');
    writeFileSync(place, log);
    const whole = await readFileBytes(new Uint8Array(log), 'log.pdf');
    const pool = createReaderPool(() => spawnReaderOnNode({ reads: [place] }), 2);
    expect(await readByPages(pool, { place, fileName: 'log.pdf', bytes: log.byteLength })).toEqual(whole);
    expect(await readByPages(pool, { place: log, fileName: 'log.pdf', bytes: log.byteLength })).toEqual(whole);
    pool.close();
  }, 60_000);

  it('has each page in one range', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 30_000 }), (known, more) => {
        const ranges = rangesAfter(known, known + more);
        const ends = [known, ...ranges.map(({ to }) => to)];
        expect(ranges.map(({ from }) => from - 1)).toEqual(ends.slice(0, -1));
        expect([ends.at(-1), ranges.length <= 8, ranges.every(({ from, to }) => from <= to)]).toEqual([known + more, true, true]);
      }),
    );
  });
});
