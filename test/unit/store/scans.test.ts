// Owns: that scans are recognised in the background, each page once, whatever is cut off; and that their words are searched, marked and told apart as recognised.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDeskStore, type DeskStore } from '../../../db/host/answer.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import { partialDate } from '../../../db/model/dates.ts';
import type { SpawnReader, ToReader } from '../../../db/model/extraction.ts';
import type { Reply } from '../../../db/model/fault.ts';
import { newId } from '../../../db/model/ids.ts';
import type { StoreEvent } from '../../../db/model/operations.ts';
import { recognisedPassage } from '../../../db/model/scan.ts';
import { oneOfEach } from '../../support/draftRows.ts';
import { baselineOf, leftOf, type ScanSheet, scannedPdf, scannedPicture, scannedTiff, scannedWebp } from '../../support/scans.ts';
import { tempFolder } from '../../support/tempFolder.ts';

function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

interface Told {
  readonly store: DeskStore;
  readonly events: StoreEvent[];
  readonly ended: () => Promise<void>;
}

function storeIn(folder: string, spawnReader: SpawnReader = spawnReaderOnNode): Told {
  const events: StoreEvent[] = [];
  let wake: () => void = () => undefined;
  const emit = (event: StoreEvent) => {
    events.push(event);
    if (event.name === 'intake.progress' && event.body.state !== 'running') wake();
  };
  const store = createDeskStore({ folder, actor: 'A. Investigator', spawnReader, emit, reads: 'here' });
  onTestFinished(() => store.close());
  return {
    store,
    events,
    ended: () =>
      new Promise((done) => {
        wake = done;
      }),
  };
}

async function caseWith({ store, ended }: Told, files: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const papers = tempFolder();
  for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(papers, name), bytes);
  const { caseId } = value(await store.call('desk.createCase', { reference: '202400001', landlord: 'Larkfield Homes', received: null }));
  const whole = ended();
  value(await store.call('intake.start', { caseId, side: 'resident', paths: [papers], note: '' }));
  await whole;
  return caseId;
}

const letter: ScanSheet = { lines: ['The boiler failed on 12 May 2023', 'and nobody came for nine days.'] };
const second: ScanSheet = { lines: ['The second page asks for a plumber', 'before the end of the month.'] };

/** Milliseconds for a few pages and the start of their processes, also beside other tests. */
const patience = 60_000;

test('a scan, a turned page, a photo of a letter and the pages of a fax are read, with the place and the sureness of each word', {
  timeout: patience,
}, async () => {
  const told = storeIn(tempFolder());
  const { store } = told;
  const turned: ScanSheet = { lines: ['Turned sideways by the office scanner'], rotation: 90 };
  const caseId = await caseWith(told, {
    'a letter.pdf': await scannedPdf([letter, turned]),
    'b photo.jpg': scannedPicture(second),
    'c wall.jpg': scannedPicture({ lines: [], width: 60, height: 40 }),
    'd fax.tif': scannedTiff([letter, second]),
    'e telephone.heic': readFileSync(path.join(import.meta.dirname, '../../fixtures/pictures/letter.heic')),
    'f settled.jpg': scannedPicture({ lines: ['13 May 2023', 'Dear Ms Lee, nobody came.'] }),
    // Kept as its transpose (CIPA DC-008, orientation 5), and on its side.
    'g mirrored.jpg': scannedPicture(second, 5),
    'h sideways.webp': scannedWebp(second, 6),
    'i without its end.jpg': scannedPicture({ lines: ['The boiler was mended at last.'] }).subarray(0, -2),
  });
  const entries = value(await store.call('entry.axis', { caseId }));
  const idOf = (exhibit: string) => entries.find((entry) => entry.exhibit === exhibit)?.id ?? '';
  const before = value(await store.call('entry.read', { caseId, id: idOf('R1') }));
  // An area marked while there were no words.
  const rect = { x: 20, y: 60, width: 200, height: 40 };
  const anchor = {
    exact: '',
    prefix: '',
    suffix: '',
    start: null,
    end: null,
    extractionId: before.extractionId,
    page: 1,
    rects: [rect],
    cells: null,
  };
  const markId = newId();
  const mark = { ...oneOfEach({ headId: newId(), entryId: idOf('R1') }).mark, headIds: [], anchor };
  value(
    await store.call('draft.change', {
      caseId,
      label: 'Mark',
      changes: [{ do: 'put', kind: 'mark', id: markId, seenRevision: null, value: mark }],
    }),
  );

  const settled = { id: idOf('R6'), seenRevision: 1, date: partialDate('2023-06-01') };
  value(await store.call('entry.settleDate', { caseId, ...settled }));

  expect(value(await store.call('scan.read', { caseId }))).toEqual({ waiting: 0, done: 11, failed: 0 });
  const read = value(await store.call('entry.read', { caseId, id: idOf('R1') }));
  expect(read.text.replace(/\s+/g, ' ')).toBe(
    'The boiler failed on 12 May 2023 and nobody came for nine days. Turned sideways by the office scanner',
  );
  expect(read.readings.map(({ reader }) => reader)).toEqual(['tesseract', 'pdf']);
  expect(read.headers[0]).toMatchObject({ name: 'Recognised' });

  const dated = new Map(
    value(await store.call('entry.axis', { caseId })).map(({ exhibit, date, dateBasis }) => [exhibit, [date.earliest, dateBasis]]),
  );
  // The date of its top line; none out of a sentence; and one set by hand stays.
  expect([dated.get('R5'), dated.get('R1')?.[1], dated.get('R6')]).toEqual([
    ['2023-05-12', 'recognised'],
    'metadata',
    ['2023-06-01', 'edited'],
  ]);
  expect(value(await store.call('entry.read', { caseId, id: idOf('R5') })).text).toContain('The boiler failed again.');

  // bug: a JPEG that lacked its last two bytes was shown whole and not recognised.
  expect(value(await store.call('entry.read', { caseId, id: idOf('R9') })).text).toContain('The boiler was mended at last.');

  const [first, sideways] = read.pages;
  const nobody = first?.runs.find((run) => read.text.slice(run.start, run.end) === 'nobody');
  expect(nobody?.confidence).toBeGreaterThan(80);
  // The page is 150 points high and its space begins at the bottom.
  expect(nobody?.y).toBeGreaterThan(150 - baselineOf(1) - 6);
  expect(nobody?.y).toBeLessThan(150 - baselineOf(1) + 3);
  // Turned clockwise to be read, a page's lines run up in its own space, from its right.
  const word = sideways?.runs[0];
  expect(Math.abs((word?.y ?? 0) - leftOf)).toBeLessThan(3);
  expect(word?.height).toBeGreaterThan(word?.width ?? 0);
  expect(Math.abs((word?.x ?? 0) + (word?.width ?? 0) - baselineOf(0))).toBeLessThan(6);

  const photo = value(await store.call('entry.read', { caseId, id: idOf('R2') }));
  expect(photo.text).toContain('asks for a plumber');
  const plumber = photo.pages[0]?.runs.find((run) => photo.text.slice(run.start, run.end) === 'plumber');
  expect(Math.abs((plumber?.y ?? 0) + (plumber?.height ?? 0) - baselineOf(0) * 2.5)).toBeLessThan(14);
  expect(value(await store.call('entry.read', { caseId, id: idOf('R3') })).text).toBe('');

  // bug: words of a picture kept mirrored were recognised as they lie in the file, backwards, and their places with them.
  const mirrored = value(await store.call('entry.read', { caseId, id: idOf('R7') }));
  const backwards = mirrored.pages[0]?.runs.find((run) => mirrored.text.slice(run.start, run.end) === 'plumber');
  expect([backwards?.x, backwards?.y, backwards?.width]).toEqual(
    [plumber?.y, plumber?.x, plumber?.height].map((at) => expect.closeTo(at ?? 0, -1)),
  );
  const webp = value(await store.call('entry.read', { caseId, id: idOf('R8') }));
  const turnedBefore = webp.pages[0]?.runs.find((run) => webp.text.slice(run.start, run.end) === 'plumber');
  expect([turnedBefore?.x, turnedBefore?.y]).toEqual([plumber?.x, plumber?.y].map((at) => expect.closeTo(at ?? 0, -1)));

  const fax = value(await store.call('entry.read', { caseId, id: idOf('R4') }));
  const asked = fax.pages[1]?.runs.find((run) => fax.text.slice(run.start, run.end) === 'plumber');
  expect(asked).toMatchObject({ x: expect.closeTo(plumber?.x ?? 0, -1), y: expect.closeTo(plumber?.y ?? 0, -1) });
  expect(fax.text.slice(fax.pages[0]?.start, fax.pages[0]?.end)).toContain('nobody came for nine days');

  const hits = value(await store.call('search.run', { caseId, query: '"nine days"', filter: {}, limit: 10 }));
  expect(hits.hits.map(({ entryId }) => entryId).toSorted()).toEqual([idOf('R1'), idOf('R4')].toSorted());
  const { draft } = value(await store.call('draft.read', { caseId }));
  expect(draft.mark[0]?.value.anchor).toEqual({ ...anchor, extractionId: read.extractionId });
  const passage = recognisedPassage(read.text, read.pages, 0, 32);
  expect(passage?.words).toBe(7);
  expect(value(await store.call('history.verify', { caseId }))).toMatchObject({ problems: [] });
});

/** Readers that count the pages asked of them and end in the middle of one. */
function dyingReaders(mostPages: number): { readonly spawn: SpawnReader; readonly asked: number[] } {
  const asked: number[] = [];
  return {
    asked,
    spawn: (needs) => {
      const reader = spawnReaderOnNode(needs);
      return {
        ...reader,
        send(message: ToReader) {
          if (message.do !== 'recognise') return reader.send(message);
          asked.push(message.order.page);
          if (asked.length > mostPages) reader.kill();
          else reader.send(message);
        },
      };
    },
  };
}

test('what was recognised before a cut is kept, and only what is left is recognised after it', { timeout: patience }, async () => {
  const folder = tempFolder();
  const first = storeIn(folder);
  const caseId = await caseWith(first, { 'letter.pdf': await scannedPdf([letter, second]) });
  await first.store.close();

  const dying = dyingReaders(1);
  const cut = storeIn(folder, dying.spawn);
  expect(value(await cut.store.call('scan.read', { caseId }))).toMatchObject({ waiting: 0, done: 1, failed: 1 });
  const [paper] = value(await cut.store.call('scan.list', { caseId })).papers;
  const failed = paper?.pages.find(({ state }) => state === 'failed');
  expect(failed?.reason).toContain('stopped on it, twice');
  const half = value(await cut.store.call('entry.read', { caseId, id: paper?.id ?? '' }));
  expect(half.headers).toContainEqual({ name: 'Pages not recognised', value: String(failed?.page) });
  await cut.store.close();

  const counting = dyingReaders(99);
  const after = storeIn(folder, counting.spawn);
  expect(value(await after.store.call('scan.again', { caseId, id: paper?.id ?? '' }))).toEqual({ pages: 1 });
  expect(value(await after.store.call('scan.read', { caseId }))).toEqual({ waiting: 0, done: 2, failed: 0 });
  expect(counting.asked).toEqual([failed?.page]);
  const whole = value(await after.store.call('entry.read', { caseId, id: paper?.id ?? '' }));
  expect(whole.text.replace(/\s+/g, ' ')).toBe(
    'The boiler failed on 12 May 2023 and nobody came for nine days. The second page asks for a plumber before the end of the month.',
  );
  expect(after.events.some(({ name }) => name === 'scan.progress')).toBe(true);
});

test('a paper left out waits no more, and the same bytes taken in again are not recognised again', { timeout: patience }, async () => {
  const counting = dyingReaders(99);
  const told = storeIn(tempFolder(), counting.spawn);
  const { store } = told;
  const scan = await scannedPdf([letter]);
  const caseId = await caseWith(told, { 'letter.pdf': scan, 'other.jpg': scannedPicture(second) });
  const [, other] = value(await store.call('scan.list', { caseId })).papers;
  expect(value(await store.call('scan.leave', { caseId, id: other?.id ?? '' }))).toEqual({ pages: 1 });
  expect(value(await store.call('scan.read', { caseId }))).toEqual({ waiting: 0, done: 1, failed: 1 });
  const [batch] = value(await store.call('entry.batches', { caseId }));
  value(await store.call('intake.withdraw', { caseId, batchId: batch?.id ?? '' }));
  const papers = tempFolder();
  writeFileSync(path.join(papers, 'again.pdf'), scan);
  const whole = told.ended();
  value(await store.call('intake.start', { caseId, side: 'landlord', paths: [papers], note: '' }));
  await whole;
  value(await store.call('scan.read', { caseId }));
  expect(counting.asked).toEqual([1]);
  const [paper] = value(await store.call('entry.axis', { caseId }));
  expect(value(await store.call('entry.read', { caseId, id: paper?.id ?? '' })).text).toContain('nine days');
});
