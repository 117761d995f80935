// Owns: who may see what rests on several things, and which edition is kept back by it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { standsAgainst } from '../../../db/model/checks.ts';
import { hiddenFrom, readersOf, undisclosedReader } from '../../../db/model/disclosure.ts';
import { disclosures } from '../../../db/model/entry.ts';
import { narrower, passageDisclosure } from '../../../db/model/keptWords.ts';
import { reportCopies } from '../../../db/model/report.ts';
import { applied, emptyDraft, Papers } from '../review/desk.ts';

const any = fc.constantFrom(...disclosures);

it('what rests on two things is seen by those alone who may see both', () => {
  fc.assert(
    fc.property(any, any, (one, other) => {
      const both = narrower(one, other);
      expect(both).toBe(narrower(other, one));
      expect(new Set(hiddenFrom(both))).toEqual(new Set([...hiddenFrom(one), ...hiddenFrom(other)]));
    }),
  );
});

it('a passage is never seen by more than its paper', () => {
  expect(passageDisclosure({ disclosure: null }, 'resident')).toBe('resident');
  expect(passageDisclosure({ disclosure: 'both' }, 'resident')).toBe('resident');
  expect(passageDisclosure({ disclosure: 'landlord' }, 'both')).toBe('landlord');
  expect(passageDisclosure({ disclosure: 'landlord' }, 'resident')).toBe('none');
});

it('an edition is kept back by what its own readers may not see, and a working copy by nothing of the kind', () => {
  const against = (disclosure: (typeof disclosures)[number]) =>
    reportCopies.filter((copy) => standsAgainst(copy, { check: 'not-disclosed', hiddenFrom: hiddenFrom(disclosure) }));
  expect(against('resident')).toEqual(['parties', 'landlord', 'publication']);
  expect(against('landlord')).toEqual(['parties', 'resident', 'publication']);
  expect(against('none')).toEqual(['parties', 'resident', 'landlord', 'publication']);
  expect(against('both')).toEqual([]);
  expect(readersOf('working')).toEqual([]);
  expect(reportCopies.filter((copy) => standsAgainst(copy, { check: 'quotation-not-in-source' }))).toEqual([...reportCopies]);
});

it('words of a passage kept back are found in quotation marks where nothing is cited', () => {
  const papers = new Papers([
    { exhibit: 'R1', text: 'The witness at number nine saw the van at noon.' },
    { exhibit: 'L1', text: 'A caller saw the van at noon. We wrote it down.' },
  ]);
  const draft = applied(
    {
      format: 'case-file/1',
      heads: [{ id: 'a', title: 'The van.' }],
      marks: [
        { id: 'm1', exhibit: 'R1', quote: 'at number nine saw the van at noon', heads: ['a'], disclosure: 'resident' },
        { id: 'm2', exhibit: 'L1', quote: 'A caller saw the van at noon.', heads: ['a'] },
      ],
      findings: [
        {
          head: 'a',
          paragraphs: [
            'She wrote of somebody “at number nine” that day.',
            'It says that a caller “saw the van at noon”. [[m2]]',
            'It was “at noon” or later, and “the van was red”.',
            'She told us: “Somebody at number nine saw the van at noon, and so did I.”',
          ],
        },
      ],
    },
    emptyDraft(),
    papers,
  );
  const undisclosedIn = undisclosedReader(draft, papers.disclosed);
  const kept = { entryId: papers.byExhibit('R1')?.id, disclosure: 'resident', isPassage: true, hiddenFrom: ['landlord'] };
  expect(draft.paragraph.map(({ value }) => undisclosedIn(value))).toEqual([
    [{ ...kept, words: 'at number nine' }],
    [],
    [],
    [{ ...kept, words: 'at number nine saw the van at noon' }],
  ]);
});
