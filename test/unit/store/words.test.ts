// Owns: that words come back as they were kept, that what stood unpacked is read, found and let go beside what is packed, that a changed byte is named, and what a
// file's own schema may call.
import { deflateRawSync } from 'node:zlib';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkedReading, textDigest } from '../../../db/domains/entry/readings.ts';
import { readEntry } from '../../../db/domains/entry/reads.ts';
import { command, currentRow, intakeSlice } from '../../../db/domains/history/command.ts';
import { writeSealed } from '../../../db/domains/history/seal.ts';
import { undo } from '../../../db/domains/history/undo.ts';
import { verifyFile } from '../../../db/domains/history/verify.ts';
import { startBatch } from '../../../db/domains/intake/batches.ts';
import { indexAtOnce, indexLater } from '../../../db/domains/search/indexing.ts';
import { searchEntries } from '../../../db/domains/search/reads.ts';
import { newId } from '../../../db/model/ids.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { keepWords, keptWords, setIndexedUpTo } from '../../../db/store/words.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { putEntries, putEntry } from '../../support/entries.ts';

const letter = (about: string) =>
  Array.from({ length: 30 }, (_, day) => `On day ${day} nobody came about the ${about}, and the kitchen ceiling dripped.`).join('\n');

test('whatever the words are, they come back as they were kept, now and before, and are never kept longer', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }).map((some) => some.repeat(30)),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
  fc.assert(
    fc.property(words, (some) => {
      const { plain, packed } = keepWords(some);
      expect(keptWords(plain, packed)).toBe(some);
      // Until 2026 they were packed as raw DEFLATE.
      expect(keptWords('', deflateRawSync(some))).toBe(some);
      expect(keptWords('', deflateRawSync(some, { level: 0 }))).toBe(some);
      if (packed !== null) expect([plain, packed.byteLength < Buffer.byteLength(some)]).toEqual(['', true]);
    }),
  );
});

test('words in hand until they are indexed are what unpacking gives, in whatever order they are asked for', () => {
  const { db } = caseInFolder();
  const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).map((some) => some.repeat(40));
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), fc.array(fc.nat({ max: 11 }), { maxLength: 20 }), (many, asked) => {
      setIndexedUpTo(db, 0);
      const kept = many.map((each) => keepWords(each));
      const inOrder = asked.map((at) => kept[at]).filter((each) => each !== undefined);
      const inHand = [...inOrder, ...kept].map(({ plain, packed }) => keptWords(plain, packed));
      setIndexedUpTo(db, null);
      expect(inHand.map((each) => each.toWellFormed())).toEqual(
        [...inOrder, ...kept].map(({ plain, packed }) => keptWords(plain, packed).toWellFormed()),
      );
    }),
  );
});

const found = (db: Db, words: string) => searchEntries(db, words, {}, 50).hits.map(({ exhibit, snippet }) => [exhibit, snippet]);

/** Gives an entry a reading as the program kept it before words were packed. */
function giveOldReading(db: Db, entryId: string, text: string): void {
  const { sha256, revision } = currentRow(db, 'entry', entryId) ?? {};
  command(db, { actor, command: 'entry.readAgain', label: 'Read again' }, (tx) => {
    const id = newId();
    const usual = { reader: 'text', version: '0', headers: '[]', columns: '[]', created_ms: 1 };
    writeSealed(db, 'extraction', { ...usual, id, sha256: sha256 ?? null, text, text_sha256: textDigest(text) });
    tx.update('entry', { id: entryId, revision: Number(revision) + 1, extraction_id: id });
  });
}

test('long words stand packed; they are found with what stands round them, and let go when a paper is read again', () => {
  const { db } = caseInFolder();
  const [one = ''] = putEntries(db, [
    { exhibit: 'R1', text: letter('gutter') },
    { exhibit: 'R2', text: 'The gutter again.' },
  ]);
  expect(db.prepare('SELECT text, length(text_packed) < 400 AS isShort FROM extraction ORDER BY created_ms, rowid').all()).toEqual([
    { text: '', isShort: 1 },
    { text: 'The gutter again.', isShort: null },
  ]);
  expect(readEntry(db, one)).toMatchObject({ text: letter('gutter'), readings: [{ length: letter('gutter').length }] });
  expect(found(db, 'gutter dripped')).toEqual([['R1', expect.stringMatching(/gutter.*ceiling.*dripped/)]]);

  giveOldReading(db, one, letter('boiler'));
  expect(readEntry(db, one).text).toBe(letter('boiler'));
  expect([found(db, 'gutter').map(([exhibit]) => exhibit), found(db, 'boiler dripped').length]).toEqual([['R2'], 1]);
  expect(verifyFile(db).problems).toEqual([]);
  undo(db, actor, () => undefined);
  expect([found(db, 'gutter').length, found(db, 'boiler')]).toEqual([2, []]);
  expect(() => db.exec(`INSERT INTO entry_fts (entry_fts, rank) VALUES ('integrity-check', 1)`)).not.toThrow();
  expect(verifyFile(db).problems).toEqual([]);
});

test('what a delivery writes is indexed at its end, as it then stands; what is indexed one by one stays so', () => {
  const { db } = caseInFolder();
  putEntries(db, [{ exhibit: 'R1', text: letter('gutter') }]);
  const segments = () => db.prepare<[], number>('SELECT count(DISTINCT segid) FROM entry_fts_idx').pluck().get();
  const [before = 0, isWhole] = [segments(), `INSERT INTO entry_fts (entry_fts, rank) VALUES ('integrity-check', 1)`];
  const batchId = newId();
  const write = (exhibit: string, about: string) => putEntry(db, batchId, { exhibit, text: letter(about) });
  intakeSlice(db, () => {
    startBatch(db, { id: batchId, suppliedBy: 'landlord', note: '', receivedMs: 1 });
    const index = indexLater(db);
    // Some alike, some with half a surrogate pair, which is kept as U+FFFD.
    const [first] = Array.from({ length: 20 }, (_, at) => write(`L${at + 1}`, at % 3 === 0 ? 'boiler' : `boiler \ud800 of flat ${at}`));
    expect(found(db, 'boiler')).toEqual([]);
    db.prepare('UPDATE entry SET title = ? WHERE id = ?').run('The pump', first);
    index();
  });
  expect([found(db, 'boiler').length, found(db, 'pump').map(([exhibit]) => exhibit)]).toEqual([20, ['L1']]);
  // One piece for all, where each used to be one by itself.
  expect((segments() ?? 0) - before).toBeLessThanOrEqual(1);
  expect(() => db.exec(isWhole)).not.toThrow();

  const failed = () =>
    intakeSlice(db, () => {
      indexLater(db);
      try {
        write('T1', 'fence');
        throw new Error('disk full');
      } finally {
        indexAtOnce(db);
      }
    });
  expect(failed).toThrow('disk full');
  intakeSlice(db, () => write('T1', 'hedge'));
  expect([found(db, 'fence'), found(db, 'hedge').length]).toEqual([[], 1]);
  expect(() => db.exec(isWhole)).not.toThrow();
});

test('a changed byte of packed words is named', () => {
  const { db } = caseInFolder();
  const [one = ''] = putEntries(db, [{ exhibit: 'R1', text: letter('gutter') }]);
  for (const other of [keepWords(letter('gatter')).packed, new Uint8Array([255, 255])]) {
    db.prepare('UPDATE extraction SET text_packed = ?').run(other);
    expect(verifyFile(db).problems).toEqual([
      expect.stringMatching(/^Reading R1.* was altered/),
      expect.stringContaining('as they stand in entry_text'),
    ]);
    expect(checkedReading(db, readEntry(db, one).extractionId ?? '')?.isAsStored).toBe(false);
  }
});

test('a schema of a case may call only what does no harm, and that of the case list nothing that SQLite does not vouch for', () => {
  const { db, desk } = caseInFolder();
  const [isInnocuous, isForStatementsOnly] = [0x20_0000, 0x8_0000];
  const callable = db
    .prepare<[number], string>('SELECT DISTINCT name FROM pragma_function_list WHERE flags & ? = 0 ORDER BY name')
    .pluck()
    .all(isInnocuous | isForStatementsOnly)
    // Of the cipher: each is registered with this connection, and is refused outside a statement by itself.
    .filter((name) => !name.startsWith('sqlite3mc_'));
  // Arithmetic, what stands round a hit in an index of words, how far that index is, and checks of an index of places: none writes or opens anything.
  expect(callable).toEqual(
    ['bm25', 'fts5', 'fts5_get_locale', 'highlight', 'indexed_up_to', 'match', 'matchinfo', 'median', 'offsets', 'optimize'].concat([
      'percentile',
      'percentile_cont',
      'percentile_disc',
      'rtreecheck',
      'rtreedepth',
      'rtreenode',
      'snippet',
      'words_of',
    ]),
  );
  expect([db, desk].map((each) => each.pragma('trusted_schema', { simple: true }))).toEqual([1, 0]);
  expect(new Database(':memory:').pragma('function_list')).not.toContainEqual(expect.objectContaining({ name: 'words_of' }));
});
