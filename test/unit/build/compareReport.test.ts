// Owns the proof that two report texts are lined up paragraph by paragraph and differences named. It must not contain a real report.

import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aligned, compareReports, paragraphsOf, wordsShown } from '../../../build/scripts/compareReport.ts';

describe('paragraphs of a report text', () => {
  test('lose their numbering, bullets and white space', () => {
    const text = '  1. The landlord replied.\r\n\r\n    a. By letter.\n (b)  By  telephone.\n6.1 Twice.\n\u2022 Late.\n \u00a0\nOrders';
    expect(paragraphsOf(text)).toEqual(['The landlord replied.', 'By letter.', 'By telephone.', 'Twice.', 'Late.', 'Orders']);
  });

  test('keep a figure or a letter that begins a sentence', () => {
    expect(paragraphsOf('1-bedroom flats are small.\nA landlord replied.\n18 April 2023 was a Tuesday.')).toEqual([
      '1-bedroom flats are small.',
      'A landlord replied.',
      '18 April 2023 was a Tuesday.',
    ]);
  });
});

describe('comparing two reports', () => {
  test('calls them identical when only numbering and spaces differ', () => {
    expect(compareReports('1. One thing.\n2. Another thing.', 'a. One  thing.\n\nb. Another thing.')).toEqual({ same: 2, differences: [] });
  });

  test('names a changed, a missing and an extra paragraph in their places', () => {
    const reference = 'Background\n1. The door was mended in May.\n2. Nobody wrote to the resident.\nOrders\n1. Pay \u00a3100.';
    const ours = 'Background\n1. The door was mended in June.\nOrders\n1. Pay \u00a3100.\n2. Apologise in writing within a month.';
    const { same, differences } = compareReports(reference, ours);
    expect(same).toBe(3);
    expect(differences.map(({ kind }) => kind)).toEqual(['changed', 'missing', 'extra']);
    const [changed] = differences;
    expect(changed?.kind === 'changed' && wordsShown(changed.words)).toBe('The door was mended in [-May.-] {+June.+}');
  });

  test('does not pair paragraphs that share hardly a word', () => {
    const { differences } = compareReports('Silence followed for three weeks.', 'Compensation is due before Friday.');
    expect(differences.map(({ kind }) => kind)).toEqual(['missing', 'extra']);
  });
});

describe('lining two sequences up', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });

  test('gives both sequences back, and a sequence against itself has no difference', () => {
    fc.assert(
      fc.property(words, words, (first, second) => {
        const steps = aligned(first, second);
        expect(steps.filter(({ kind }) => kind !== 'added').map(({ text }) => text)).toEqual(first);
        expect(steps.filter(({ kind }) => kind !== 'gone').map(({ text }) => text)).toEqual(second);
        expect(aligned(first, first).every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });
});

describe('the command', () => {
  const script = path.resolve(import.meta.dirname, '../../../build/scripts/compareReport.ts');
  const run = (...files: string[]) => spawnSync(process.execPath, [script, ...files], { encoding: 'utf8' });

  test('ends with 0 when nothing differs, 1 when something does, 2 when it cannot tell', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'compare-report-'));
    try {
      const [reference, alike, other] = ['reference.txt', 'alike.txt', 'other.txt'].map((name) => path.join(folder, name)) as [
        string,
        string,
        string,
      ];
      await writeFile(reference, '1. The landlord replied in time.\n');
      await writeFile(alike, 'The landlord replied in time.');
      await writeFile(other, 'The landlord replied too late in time.');
      expect(run(reference, alike)).toMatchObject({ status: 0, stdout: '1 paragraph the same, 0 changed, 0 missing, 0 extra\n' });
      const differing = run(reference, other);
      expect(differing.status).toBe(1);
      expect(differing.stdout).toContain('The landlord replied {+too late+} in time.');
      expect(run(reference, path.join(folder, 'absent.txt')).status).toBe(2);
      expect(run(reference).status).toBe(2);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
