// Owns: tests of the further changes of the publication edition and of the sweep.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { peopleOf } from '../../../db/model/labels.ts';
import { generalised, withChanges } from '../../../db/model/publication.ts';
import type { Report } from '../../../db/model/report.ts';
import { type SweptFor, sweepReport } from '../../../db/model/sweep.ts';

function reportOf(...texts: readonly string[]): Report {
  const paragraphs = texts.map((text, index) => ({
    paragraphId: `f${index + 1}`,
    number: `${index + 1}.`,
    runs: [{ text, note: null }],
    items: [],
  }));
  const section = { id: 'findings', heading: 'Findings', level: 1, isNumbered: true, paragraphs } as const;
  const whole = { title: 'Larkfield Homes', reference: '202334516', headingBlock: [], date: null, notice: null };
  return { ...whole, copy: 'publication', sections: [section] };
}
const wordsOf = (report: Report) =>
  report.sections.flatMap(({ paragraphs }) => paragraphs.map(({ runs }) => runs.map(({ text }) => text).join('')));
const change = (words: string, instead: string | null) => ({ words, instead });

describe('the further changes of the publication edition', () => {
  test('stand wherever the words stand, whole words only, the longest first', () => {
    const changes = [change('12 May 2023', 'May 2023'), change('May 2023', 'that spring'), change('Ashby Park', 'a nearby park')];
    expect(
      wordsOf(
        withChanges(reportOf('On 12 May 2023 it met in Ashby Park. Ashby  Park is shut.', 'By 112 May 2023, and May 2023.'), changes),
      ),
    ).toEqual(['In May 2023 it met in a nearby park. A nearby park is shut.', 'By 112 that spring, and that spring.']);
  });

  test('words changed into nothing take a space along; words accepted stay', () => {
    const changes = [change('of Ashby Road', ''), change('his wife’s', null)];
    expect(wordsOf(withChanges(reportOf("The flat of Ashby Road, and his wife's."), changes))).toEqual(["The flat, and his wife's."]);
  });

  test('what was on a day is in its month; other words before a date stay', () => {
    const changes = [change('12 May 2023', 'May 2023')];
    expect(wordsOf(withChanges(reportOf('It wrote on 12 May 2023, by 12 May 2023; Anon 12 May 2023.'), changes))).toEqual([
      'It wrote in May 2023, by May 2023; Anon May 2023.',
    ]);
  });

  test('a heading is changed too', () => {
    const report = withChanges({ ...reportOf('x') }, [change('Findings', 'What we found')]);
    expect(report.sections[0]?.heading).toBe('What we found');
  });

  test('any words: none is left that has others in its place, and without changes the report is the same', () => {
    const word = fc.constantFrom('Ashby', 'Park', 'door', 'shut', 'May', '2023');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const report = reportOf(words.join(' '));
        expect(withChanges(report, [change('Ashby Park', null)])).toBe(report);
        const [text = ''] = wordsOf(withChanges(report, [change('Ashby Park', 'a park')]));
        expect(text).not.toContain('Ashby Park');
        expect(text.replace(/a park/gi, 'Ashby Park')).toBe(words.join(' '));
      }),
    );
  });
});

test.each([
  ['12 May 2023', 'May 2023'],
  ['Friday 12th May 2023', 'May 2023'],
  ['12 May', 'May'],
  ['May 2023', '2023'],
  ['Ashby Park', ''],
])('%s is said more generally as "%s"', (words, expected) => {
  expect(generalised(words)).toBe(expected);
});

describe('the sweep', () => {
  const party = {
    role: 'neighbour',
    names: ['Will Green'],
    aliases: [],
    emails: ['w@post.example'],
    pronoun: '',
    label: '',
    treatedAs: null,
  };
  const swept: SweptFor = {
    people: peopleOf([{ id: 'p1', revision: 1, key: 'p1', position: 1, value: party }], ['Larkfield Homes']),
    references: ['CC-4471'],
    vulnerabilities: ['epilep', 'down’s syndrome'],
    marked: ['Ashby Park'],
    accepted: [],
  };
  const found = (text: string, more: Partial<SweptFor> = {}) =>
    sweepReport(reportOf(text), { ...swept, ...more }).map(({ kind, words }) => `${kind}: ${words}`);

  test.each([
    ['It told Will Green and Mr Oddfellow.', 'name: Will Green', 'name: Mr Oddfellow'],
    ['It told Dr. K of it.', 'name: Dr. K'],
    ['Write to w@post.example or help@x.example.', 'e-mail: w@post.example', 'e-mail: help@x.example'],
    [
      'Ring 020 7946 0000, 07700 900123, +44 (0)20 7946 0000 or (01632) 960 001.',
      'phone: 020 7946 0000',
      'phone: 07700 900123',
      'phone: +44 (0)20 7946 0000',
      'phone: (01632) 960 001',
    ],
    ['They live in N16 8QR, in SW1A 1AA.', 'postcode: N16 8QR', 'postcode: SW1A 1AA'],
    ['They live at Flat 5, 12 Ashby Vale Road and by Alma House.', 'address: Flat 5, 12 Ashby Vale Road', 'address: Alma House'],
    ['He was born on 3 March 1956 (DOB 03/03/1956).', 'birth: born on 3 March 1956', 'birth: DOB 03/03/1956'],
    ['He is aged 67, a 67-year-old in his late sixties.', 'age: aged 67', 'age: 67-year-old', 'age: in his late sixties'],
    [
      'Complaint 00236471, reference ASB/12/a, CAS-102-2023 and CC-4471.',
      'reference: 00236471',
      'reference: ASB/12/a',
      'reference: CAS-102-2023',
      'reference: CC-4471',
    ],
    ["He has epilepsy; she has Down's syndrome.", 'vulnerability: epilepsy', "vulnerability: Down's syndrome"],
    ['It met in Ashby Park.', 'marked: Ashby Park'],
  ])('%s', (text, ...expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    'On 12 May 2023 it paid £1,250.50, within 20 working days of 3/05/2023, under paragraph 52 of the Scheme.',
    'Larkfield Homes wrote; complaint 202334516 was ours. The County Court could look at it, and the High Court.',
    'The LHM told the resident 2 of 8 times that the street door was shut.',
  ])('is silent on: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('says where, with the words around, and a more general way where there is one', () => {
    const [finding] = sweepReport(reportOf('It was shut.', 'Ring 020 7946 0000 today.'), swept);
    expect(finding).toEqual({
      ...{ kind: 'phone', words: '020 7946 0000', paragraphId: 'f2', place: 'Findings, 2', before: 'Ring ', after: ' today.' },
      ...{ suggestion: 'a telephone number', accepted: null },
    });
  });

  test('what is accepted says why, wherever it stands', () => {
    const accepted = [{ words: 'alma house', reason: 'Landlord’s office' }];
    expect(sweepReport(reportOf('Alma  House. Alma House.'), { ...swept, accepted }).map((each) => each.accepted)).toEqual([
      'Landlord’s office',
      'Landlord’s office',
    ]);
  });

  test('a change made leaves nothing to find', () => {
    const report = withChanges(reportOf('Ring 020 7946 0000.'), [change('020 7946 0000', 'a telephone number')]);
    expect(sweepReport(report, swept)).toEqual([]);
  });
});
