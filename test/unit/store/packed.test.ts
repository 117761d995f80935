// Owns: that the HTML of a reading, kept packed beside its words, comes back to the letter, and that readings made before are read as they are.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packBeside, unpackBeside } from '../../../db/domains/entry/packed.ts';
import { addReading, htmlOf } from '../../../db/domains/entry/readings.ts';
import { command } from '../../../db/domains/history/command.ts';
import { verifyFile } from '../../../db/domains/history/verify.ts';
import { startOriginal } from '../../../db/domains/intake/arrivals.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constant('\ud800 half\u0000'),
);

test('whatever the words are, text packed beside them comes back, or is not packed', () => {
  fc.assert(
    fc.property(words, words, fc.boolean(), (kept, other, isLike) => {
      const text = isLike ? `<p>${kept}</p><p>${kept}</p>${other}` : other;
      const packed = packBeside(kept, text);
      if (packed === null) return;
      expect(packed.length).toBeLessThan(text.length);
      expect(unpackBeside(kept, packed)).toBe(text);
    }),
  );
});

test('the HTML of a reading stands packed beside its words; one made before stands as it was', () => {
  const { db } = caseInFolder();
  const text = Array.from({ length: 40 }, (_, at) => `On day ${at} the tenant of flat ${at} rang about the door.`).join('\n');
  const html = text.replace(/^.*$/gm, '<p style="font-family:Arial">$&</p>');
  const reading = { reader: 'email', version: '1', text, html, pages: [], headers: [], columns: [] };
  const id = command(db, { actor, command: 'entry.readAgain', label: 'Read' }, (tx) => {
    startOriginal(db, 'a', 0);
    const made = addReading(db, 'a', reading);
    tx.record({ table: 'extraction', id: made, before: {}, after: {} });
    return made;
  });
  const row = () =>
    db
      .prepare<[string], { text: string; html: string | null; htmlPacked: string | null }>(
        'SELECT words_of(text, text_packed) AS text, html, html_packed AS htmlPacked FROM extraction WHERE id = ?',
      )
      .get(id) ?? expect.fail('no reading');
  expect(row().html).toBeNull();
  expect(row().htmlPacked?.length).toBeLessThan(html.length / 5);
  expect(htmlOf(row())).toBe(html);
  expect(verifyFile(db).problems.filter((problem) => problem.includes('Reading'))).toEqual([]);
  expect(htmlOf({ text, html: '<p>as it was</p>', htmlPacked: null })).toBe('<p>as it was</p>');
});
