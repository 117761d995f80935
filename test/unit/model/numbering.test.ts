// Tests: paragraph numbers, per section and continuous, and items in letters.
import { describe, expect, it } from 'vitest';
import { letterOf, numberLabel, numberParagraphs } from '../../../db/model/numbering.ts';

interface Node {
  readonly name: string;
  readonly items: readonly Node[];
}
const node = (name: string, ...items: Node[]): Node => ({ name, items });

describe('numbering', () => {
  const sections = [
    { isNumbered: false, paragraphs: [node('approach', node('how'), node('why'))] },
    { isNumbered: true, paragraphs: [node('p1', node('p1a'), node('p1b', node('p1bi'))), node('p2')] },
    { isNumbered: true, paragraphs: [node('q1', node('q1a'))] },
  ];
  const named = (numbering: 'per-section' | 'continuous', style: 'letter' | 'number') =>
    Object.fromEntries([...numberParagraphs<Node>(sections, numbering, style)].map(([each, number]) => [each.name, number]));

  it('starts again in every section', () => {
    expect(named('per-section', 'letter')).toEqual({
      approach: null,
      // Bug: items of a section without numbers stood as if they were paragraphs.
      how: 'a.',
      why: 'b.',
      p1: '1.',
      p1a: 'a.',
      p1b: 'b.',
      p1bi: 'i.',
      p2: '2.',
      q1: '1.',
      q1a: 'a.',
    });
  });

  it('goes on through the report', () => {
    expect(named('continuous', 'number')).toEqual({
      approach: null,
      how: '1.',
      why: '2.',
      p1: '1.',
      p1a: '1.',
      p1b: '2.',
      p1bi: 'i.',
      p2: '2.',
      q1: '3.',
      q1a: '1.',
    });
  });

  it('counts in letters and roman figures', () => {
    expect([1, 26, 27, 52, 53, 702, 703].map(letterOf)).toEqual(['a', 'z', 'aa', 'az', 'ba', 'zz', 'aaa']);
    expect([4, 9, 14, 40, 99].map((count) => numberLabel(count, 2, 'letter'))).toEqual(['iv.', 'ix.', 'xiv.', 'xl.', 'xcix.']);
  });
});
