// Owns: the numbers of paragraphs and items, from the order they stand in. Must not know what they say.
import type { ReportTemplate } from './ruleSet.ts';

export type ItemStyle = ReportTemplate['itemStyle'];

/** Letters as a list counts: a ... z, aa, ab. `count` starts at 1. */
export function letterOf(count: number): string {
  let letters = '';
  for (let left = count; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(97 + ((left - 1) % 26)) + letters;
  return letters;
}

/** `14`, or `14.a` for an item as Word's own references have it: what every list, check, letter and cross-reference calls a paragraph by. */
export function numberUnder(above: string, own: string): string {
  return above === '' ? own : `${above}.${own}`;
}

/** `1.` at the first level, `a.` or `1.` one level down, and roman figures below that. */
export function numberLabel(count: number, level: number, itemStyle: ItemStyle): string {
  if (level === 0) return `${count}.`;
  if (level === 1) return itemStyle === 'letter' ? `${letterOf(count)}.` : `${count}.`;
  return `${romanOf(count)}.`;
}

/** A number from 1 in small Roman figures. */
export function romanOf(count: number): string {
  const figures = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const;
  let [left, text] = [count, ''];
  for (const [worth, figure] of figures) {
    while (left >= worth) {
      text += figure;
      left -= worth;
    }
  }
  return text;
}

/** A paragraph to be numbered: anything with items of its own kind. */
export interface Numberable<Self> {
  readonly items: readonly Self[];
}

/**
 * Numbers the paragraphs of each section and their items. Paragraphs of sections that are not numbered get nulls and do not count; their items are a list all the same.
 * `per-section` starts again at 1 in every section and sub-heading; `continuous` goes on through the report. Items always start again under their paragraph.
 */
export function numberParagraphs<P extends Numberable<P>>(
  sections: readonly { readonly isNumbered: boolean; readonly paragraphs: readonly P[] }[],
  numbering: ReportTemplate['numbering'],
  itemStyle: ItemStyle,
): Map<P, string | null> {
  const numbers = new Map<P, string | null>();
  const walk = (paragraphs: readonly P[], level: number, first: number, isNumbered: boolean) => {
    for (const [index, paragraph] of paragraphs.entries()) {
      numbers.set(paragraph, isNumbered || level > 0 ? numberLabel(first + index, level, itemStyle) : null);
      walk(paragraph.items, level + 1, 1, isNumbered);
    }
  };
  let next = 1;
  for (const section of sections) {
    if (numbering === 'per-section') next = 1;
    walk(section.paragraphs, 0, next, section.isNumbered);
    if (section.isNumbered) next += section.paragraphs.length;
  }
  return numbers;
}
