// Owns the proof about the one table of actions: no key does two things in one place, all are told in the key map, and letters can be switched off.
import { describe, expect, test } from 'vitest';
import { letterChoices } from '../../../renderer/api/letterKeys.ts';
import { keyLines } from '../../../renderer/app/KeyList.tsx';
import { type ActionPlace, type ActionText, actionPlaces, actionTexts, keyWords } from '../../../renderer/text/actions.ts';

const all = Object.values(actionTexts) as readonly ActionText[];
const places = Object.keys(actionPlaces) as ActionPlace[];

/**
 * Places whose keys are heard at the same time. Closing is one key for what is nearest: first the mark, then the reader. So is finding: in the paper
 * whose reader has the keyboard, else over both sides.
 */
const together: readonly (readonly ActionPlace[])[] = [
  ['everywhere', 'cases'],
  ['everywhere', 'sideBySide', 'reader'],
  ['everywhere', 'paragraphs', 'reader'],
  ['everywhere', 'report'],
  ['everywhere', 'forms'],
];

describe('the table of actions', () => {
  test.each(together)('no key does two things in %s and %s', (...heard) => {
    const combos = all
      .filter(({ where }) => (heard as readonly ActionPlace[]).includes(where))
      .flatMap(({ keys = [], movement = [] }) => [...keys, ...movement])
      .filter((combo) => combo !== 'Escape' && combo !== 'Mod+F');
    expect(combos).toEqual([...new Set(combos)]);
  });

  test('every action has words of its own and, where it has a key, a line in the key map', () => {
    expect(new Set(all.map(({ words }) => words)).size).toBe(all.length);
    for (const place of places) {
      const told = keyLines(place, 'all').map(({ words }) => words);
      const withKeys = all.filter(({ where, keys, movement, own }) => where === place && (keys ?? movement ?? own) !== undefined);
      expect(told).toEqual(withKeys.map(({ words }) => words));
    }
  });

  test('everything can be done by a key or from the palette, and where letters are off still by one of them', () => {
    const isOutOfReach = ({ inPalette, keys = [], own = [] }: ActionText) =>
      inPalette === false && ![...keys, ...own].some((combo) => combo.length > 1 || combo === '↓' || combo === '↑');
    expect(all.filter(isOutOfReach).map(({ words }) => words)).toEqual([
      // Lists entered by Tab have a button beside each line for the same.
      actionTexts.stands.words,
      actionTexts.waive.words,
    ]);
  });

  test.each(letterChoices)('the key map tells the keys that work when letters are %s', (choice) => {
    const told = places.flatMap((place) => keyLines(place, choice)).flatMap(({ keys }) => keys.split(' or '));
    expect(told.includes('j')).toBe(choice === 'all');
    expect(told.includes('r')).toBe(choice !== 'none');
    expect(told).toContain('↓');
    expect(told).toContain('Ctrl+K');
  });

  test.each([
    ['Shift+Mod+Z', 'Ctrl+Shift+Z'],
    ['U', 'Shift+U'],
    ['?', '?'],
    ['Alt+1', 'Alt+1'],
    ['Escape', 'Esc'],
    ['+', '+'],
  ])('%s is told as %s', (combo, words) => {
    expect(keyWords(combo)).toBe(words);
  });
});
