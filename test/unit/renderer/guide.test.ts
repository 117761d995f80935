// Owns the proof about the guide in the window: it has a part about every screen, nothing of it is lost but its pictures, and its search finds what has all the words.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { screens } from '../../../renderer/api/place.tsx';
import { cutAtWords, findInGuide, guide, guideOf, partAbout, placesIn } from '../../../renderer/features/guide/guide.ts';
import { screenText } from '../../../renderer/text/shell.ts';

const source = readFileSync(path.resolve(import.meta.dirname, '../../../docs/guide.md'), 'utf8');

/** Letters and figures alone: what Markdown adds is neither. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

const lines = (part: (typeof guide)[number]) =>
  part.blocks.flatMap((block) => (block.kind === 'list' ? block.items : [block.runs]).map((runs) => runs.map(({ text }) => text).join('')));

describe('the guide in the window', () => {
  test('has a part about every screen, and one for where no case is open', () => {
    for (const screen of screens) expect(guide[partAbout(screen)]?.title).toMatch(new RegExp(`^${screenText[screen].name}(?::|$)`));
    expect(guide[partAbout(null)]?.title).toBe('The first start');
  });

  test('says every word of docs/guide.md but its pictures, in order', () => {
    const shown = guide.flatMap((part) => [part.title, ...lines(part)]).join('');
    expect(letters(shown)).toBe(letters(source.replace(/!\[[^\]]*\]\([^)]*\)/g, '')));
    // Nothing of how it is written shows.
    expect(shown).not.toMatch(/\*\*|`|&amp;|&lt;|&quot;|\n/);
  });

  test('finds paragraphs and lines of lists that have all the words in any case, and the whole of a part whose title has them', () => {
    const parts = guideOf('# A\n\nOf **locked** archives.\n\n- a password\n- a locked PDF takes its PASSWORD\n\n## Passwords\n\nNothing.');
    const [first, second] = findInGuide(parts, ' password  LOCKED ');
    expect(first?.blocks).toEqual([{ kind: 'list', items: [[{ text: 'a locked PDF takes its PASSWORD' }]] }]);
    expect(second).toBeUndefined();
    expect(findInGuide(parts, 'password').map(({ title }) => title)).toEqual(['A', 'Passwords']);
    expect(placesIn(findInGuide(parts, 'password'))).toBe(3);
    expect(findInGuide(parts, '   ')).toEqual([]);
    expect(findInGuide(parts, 'nowhere')).toEqual([]);
  });

  test('cuts a text at the words looked for, whatever signs they have', () => {
    expect(cutAtWords('Press Ctrl+K, or ctrl+k.', 'ctrl+k')).toEqual(['Press ', 'Ctrl+K', ', or ', 'ctrl+k', '.']);
    expect(cutAtWords('[[ cites', '[[')).toEqual(['', '[[', ' cites']);
    expect(cutAtWords('plain', '')).toEqual(['plain']);
  });

  test('refuses what it could not show, so that nothing is left out unseen', () => {
    expect(() => guideOf('# A\n\n| a | b |\n|---|---|\n| 1 | 2 |\n')).toThrow('table');
  });
});
