// Owns: tests of a case's publication edition: labels, further changes, what the sweep lists of it.
import { expect, test } from 'vitest';
import { rareWordsFrom, rareWordsOf } from '../../../db/model/rareWords.ts';
import { sweepEdition } from '../../../db/report/sweep.ts';
import { calendarOf, ruleSetOf } from '../../../db/rules/index.ts';
import { applied, emptyDraft, Papers } from '../review/desk.ts';
import { reportOf, smallCase } from './cases.ts';

const file = {
  ...smallCase,
  parties: [{ id: 'p1', role: 'resident', names: ['Ana Quill'], emails: ['ana@post.example'], label: 'the resident' }],
  relatedComplaints: [{ reference: 'CC-4471' }],
  findings: [
    {
      head: 'a',
      paragraphs: [
        {
          id: 'f1',
          text: 'On 12 May 2023 Ms Quill wrote from ana@post.example about CC-4471.',
          items: ['Ana’s neighbour met her in Ashby Park.'],
        },
      ],
    },
  ],
  orders: [{ id: 'o1', text: 'The landlord must write to Ms Quill at 12 Ashby Road.' }],
  recommendations: [],
};
const wordsOf = (copy: 'parties' | 'publication', more: object = {}) =>
  reportOf({ ...file, ...more }, copy)
    .sections.flatMap(({ paragraphs }) => paragraphs.flatMap((each) => [each, ...each.items]))
    .map(({ runs }) => runs.map(({ text }) => text).join(''));
const sweptOf = (more: object = {}, desk: { readonly rareWords?: readonly string[] } = {}) => {
  const draft = applied(
    { format: 'case-file/1', ...file, ...more },
    emptyDraft(),
    new Papers([
      { exhibit: 'R1', text: 'A box was left' },
      { exhibit: 'L2#4', text: 'x' },
    ]),
  );
  const ruleSet = ruleSetOf('uk-housing-ombudsman');
  return sweepEdition({ reference: '202400117', draft, ruleSet, calendar: calendarOf({ calendar: 'england-and-wales' }), ...desk });
};
const editionChanges = [
  { words: '12 May 2023', instead: 'May 2023' },
  { words: 'Ashby Park', instead: 'a nearby park' },
  { words: 'CC-4471', reason: 'Needed to follow the decision' },
];

test('labels apply in every edition, orders too; further changes in the publication edition only', () => {
  const parties = wordsOf('parties', { editionChanges });
  expect(parties).toContain('On 12 May 2023 the resident wrote from the resident’s e-mail address about CC-4471.');
  expect(parties).toContain('The resident’s neighbour met her in Ashby Park.');
  const publication = wordsOf('publication', { editionChanges });
  expect(publication).toContain('In May 2023 the resident wrote from the resident’s e-mail address about CC-4471.');
  expect(publication).toContain('The resident’s neighbour met her in a nearby park.');
  expect(publication).toContain('The landlord must write to the resident at 12 Ashby Road.');
  expect(wordsOf('publication')).toEqual(wordsOf('parties'));
});

test('the sweep lists what is left, in findings and orders, and what was accepted says why', () => {
  const listed = sweptOf({ editionChanges }).map(({ kind, words, place, accepted }) => [kind, words, place, accepted]);
  expect(listed).toEqual([
    ['reference', 'CC-4471', 'The landlord’s handling of the lock, 1', 'Needed to follow the decision'],
    ['address', '12 Ashby Road', 'Orders, 1', null],
  ]);
});

test('a name typed small, a number plate and a National Insurance number are listed, with something to put instead', () => {
  const text = 'Then ana quill parked AB51 DVL and gave QQ 12 34 56 C; the quill pen and room AB51 stayed.';
  const listed = sweptOf({ findings: [{ head: 'a', paragraphs: [text] }], orders: [] }).map(({ words, suggestion }) => [words, suggestion]);
  expect(listed).toEqual([
    ['ana quill', ''],
    ['AB51 DVL', 'a number plate'],
    ['QQ 12 34 56 C', 'a National Insurance number'],
  ]);
});

test('words to be settled are open until they are changed or accepted', () => {
  const open = (change: object) => sweptOf({ editionChanges: [change] }).filter(({ words }) => words === 'Ashby Park');
  expect(open({ words: 'Ashby Park' })).toMatchObject([{ kind: 'marked', accepted: null }]);
  expect(open({ words: 'Ashby Park', instead: 'a park' })).toEqual([]);
  expect(open({ words: 'Ashby Park', reason: 'Identifies nobody' })).toEqual([]);
});

test('the office’s own list of rare words is looked for in place of the standard one', () => {
  const findings = [{ head: 'a', paragraphs: ['He has epilepsy and keeps tarantulas.'] }];
  const rare = (desk: { readonly rareWords?: readonly string[] } = {}) =>
    sweptOf({ findings }, desk).flatMap(({ kind, words }) => (kind === 'vulnerability' ? [words] : []));
  expect(rare()).toEqual(['epilepsy']);
  expect(rare({ rareWords: ['tarantula'] })).toEqual(['tarantulas']);
  expect(rare({ rareWords: [] })).toEqual([]);
  expect(rareWordsFrom(rareWordsOf(" Tarantula\n\nDown's syndrome\ntarantula\nx"))).toEqual(['down’s syndrome', 'tarantula']);
  expect(rareWordsFrom(['x'])).toBeNull();
  expect(rareWordsFrom(null)).toBeNull();
});
