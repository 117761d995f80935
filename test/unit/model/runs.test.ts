// Tests: paragraphs as text with names in brackets, there and back, and as an issued edition prints them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../db/model/draft.ts';
import { citesOf, parseRuns, plainText, printRuns, type RunTarget } from '../../../db/model/runs.ts';

const targets: Readonly<Record<string, RunTarget>> = {
  m1: { kind: 'mark', id: 'id-m1' },
  e1: { kind: 'event', id: 'id-e1' },
  p1: { kind: 'party', id: 'id-p1' },
};
const resolve = (name: string) => targets[name] ?? null;
const nameOf = (target: RunTarget) => target.id.slice(3);

describe('runs', () => {
  it('reads citations, locked quotations and persons', () => {
    expect(parseRuns('It opened [[m1]] and [[m1|“once again”]] told [[p1|the resident]].', resolve)).toEqual([
      { kind: 'text', text: 'It opened ' },
      { kind: 'cite', to: targets.m1 },
      { kind: 'text', text: ' and ' },
      { kind: 'quote', text: '“once again”', markId: 'id-m1' },
      { kind: 'text', text: ' told ' },
      { kind: 'person', partyId: 'id-p1', text: 'the resident' },
      { kind: 'text', text: '.' },
    ]);
  });

  it('leaves what it does not know as typed, in one run', () => {
    const text = 'See [[zz]], [[p1]], [[e1|words]] and [[ m1 ]].';
    expect(parseRuns(text, resolve)).toEqual([{ kind: 'text', text }]);
    expect(parseRuns('', resolve)).toEqual([]);
  });

  it.each([
    ['It opened [[m1]].', 'It opened.'],
    ['It opened [[m1]] in May [[e1]]', 'It opened in May'],
    ['It opened[[m1]] in May', 'It opened in May'],
    ['[[m1]] It opened', 'It opened'],
    ['“never” [[m1]], it said', '“never”, it said'],
    ['It [[m1]][[e1]] opened', 'It opened'],
    ['It [[m1]] [[e1]] opened', 'It opened'],
  ])('prints %s without its citations', (text, words) => {
    expect(plainText(parseRuns(text, resolve))).toBe(words);
  });

  it('names each citation once, placed or not', () => {
    const runs = parseRuns('a [[m1]] b [[m1|words]] c [[e1]]', resolve);
    const cites = [
      { kind: 'event' as const, id: 'id-e1' },
      { kind: 'entry' as const, id: 'id-r1' },
    ];
    expect(citesOf({ runs, cites }).map((cite) => cite.id)).toEqual(['id-m1', 'id-e1', 'id-r1']);
  });

  it('comes back from its own text', () => {
    const words = fc
      .string({ unit: fc.constantFrom('a', ' ', '.', '’', '['), minLength: 1, maxLength: 8 })
      .filter((text) => !text.includes('['));
    const run: fc.Arbitrary<Run> = fc.oneof(
      fc.constantFrom<Run>({ kind: 'cite', to: { kind: 'mark', id: 'id-m1' } }, { kind: 'cite', to: { kind: 'event', id: 'id-e1' } }),
      words.map((text): Run => ({ kind: 'quote', text, markId: 'id-m1' })),
      words.map((text): Run => ({ kind: 'person', text, partyId: 'id-p1' })),
      words.map((text): Run => ({ kind: 'text', text })),
    );
    fc.assert(
      fc.property(fc.array(run), (runs) => {
        const joined = runs.filter((each, index) => each.kind !== 'text' || runs[index - 1]?.kind !== 'text');
        expect(parseRuns(printRuns(joined, nameOf), resolve)).toEqual(joined);
      }),
    );
  });
});
