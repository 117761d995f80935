// Tests: every check speaks where it should and is silent where it should be, on drafts placed from case files.
import { describe, expect, it } from 'vitest';
import type { CheckId } from '../../../db/model/checks.ts';
import { partialDate } from '../../../db/model/dates.ts';
import { neutralSentence } from '../../../db/model/disclosure.ts';
import { type CheckEvidence, PaperTexts, runChecks } from '../../../db/review/checks/index.ts';
import { calendarOf, ruleSetOf } from '../../../db/rules/index.ts';
import type { Paper } from './desk.ts';
import { type Asked, checked, papersOf, sound } from './soundDraft.ts';

/** Messages of one check for a paragraph put among the findings. */
function saidOf(check: CheckId, paragraph: unknown, more: object = {}): string[] {
  const findings = [{ head: 'b', paragraphs: ['The resident was caused distress.', paragraph] }];
  return checked({ ...sound, findings, ...more })
    .results.filter((result) => result.check === check)
    .map((result) => result.message);
}

describe('checks', () => {
  it('are silent over a sound draft', () => {
    expect(checked(sound).results).toEqual([]);
  });

  it.each<[CheckId, object, RegExp]>([
    ['head-without-determination', { determinations: [] }, /Head \(b\) has no determination/],
    ['head-without-window', { scope: {} }, /Head \(b\) has no scope window/],
    [
      'window-past-final-response',
      { scope: { windows: [{ head: 'b', from: '2023-03', to: '2023-12-18' }] } },
      /The window of \(b\) from March 2023 to 18 December 2023 runs on past the final response of 13 November 2023\..* from 14 November 2023/,
    ],
    ['window-past-final-response', { scope: { windows: [{ head: 'b' }] } }, /all dates runs on past/],
    [
      'assertion-contradicted',
      { assertions: [{ id: 'as1', text: 'All attended in time', head: 'b', records: [{ exhibit: 'L3#2', verdict: 'conflicts' }] }] },
      /“All attended in time” conflicts with L3#2/,
    ],
    [
      'adverse-passage-unanswered',
      {
        marks: [
          ...sound.marks,
          { id: 'm3', exhibit: 'L1', quote: 'within the next 2 working days', heads: ['b'], speaksAgainst: 'landlord' },
        ],
      },
      /Mark m3 in L1 speaks against the landlord and no paragraph under its head answers it/,
    ],
    [
      'limit-not-in-force',
      {
        policies: [
          { id: 'pl1', name: 'Repairs policy', from: '2024-04-01', limits: [{ id: 'tl1', text: 'x', limit: { amount: 5, unit: 'days' } }] },
        ],
        expectations: [...sound.expectations, { id: 'x2', text: 'a visit', policyLimit: 'tl1', countsFrom: 'R1' }],
      },
      /Expectation x2 counts from 7 May 2023, when “Repairs policy” was not in force/,
    ],
    ['adverse-without-remedy', { orders: [] }, /no order follows/],
    ['adverse-without-impact', { findings: [] }, /how the failing affected/],
    ['order-without-deadline', { orders: [{ id: 'o1', heads: ['b'], text: 'Apologise.' }] }, /Order 1 does not say by when/],
    ['order-without-deadline', { orders: [{ id: 'o1', heads: ['b'], text: 'Apologise.', due: { from: 'report' } }] }, /by when/],
    [
      'money-outside-band',
      { orders: [{ id: 'o1', heads: ['b'], text: 'Pay.', amountGBP: 300, due: { weeks: 4 } }] },
      /£300 stands outside the indicative range of £50 to £100/,
    ],
    [
      'money-outside-band',
      { orders: [60, 60].map((amountGBP, index) => ({ id: `o${index + 1}`, heads: ['b'], text: 'Pay.', amountGBP, due: { weeks: 4 } })) },
      /£120/,
    ],
    ['absence-without-request', { absences: [{ id: 'n1', kind: 'record-missing' }] }, /Absence n1 has no request/],
    [
      'absence-without-request',
      { requests: [{ id: 'q1', to: 'landlord', item: 'diary', state: 'chased' }] },
      /request q1, which is not answered/,
    ],
  ])('%s speaks', (check, change, words) => {
    const { results } = checked({ ...sound, ...change });
    expect(results.map((result) => result.check)).toEqual([check]);
    expect(results[0]?.message).toMatch(words);
  });

  it.each<[string, object]>([
    ['an order whose words name a time', { orders: [{ id: 'o1', heads: ['b'], text: 'Apologise within 4 weeks of this report.' }] }],
    ['an order for no head in particular', { orders: [{ id: 'o1', text: 'Apologise.', due: { weeks: 4 } }] }],
    [
      'money with its reason',
      { orders: [{ id: 'o1', heads: ['b'], text: 'Pay.', amountGBP: 300, due: { weeks: 4 }, reason: 'It went on for a year.' }] },
    ],
    [
      'money where nothing is indicative',
      {
        determinations: [{ head: 'b', outcome: 'reasonable-redress' }],
        orders: [{ id: 'o1', heads: ['b'], text: 'Pay.', amountGBP: 9999, due: { weeks: 4 } }],
      },
    ],
    ['no remedy where none is due', { determinations: [{ head: 'b', outcome: 'no-maladministration' }], orders: [], findings: [] }],
    ['an allegation not borne out', { absences: [{ id: 'n1', kind: 'not-borne-out' }] }],
    ['a lapsed request', { requests: [{ id: 'q1', to: 'landlord', item: 'diary', state: 'lapsed' }] }],
  ])('are silent over %s', (_name, change) => {
    expect(checked({ ...sound, ...change }).results).toEqual([]);
  });

  describe('fact-without-citation', () => {
    it.each([
      'On 7 May 2023 a box was left.',
      'They asked for £250.',
      'They wrote that “nothing has been done”.',
      'It was so in May 2023.',
      'The resident has lived there since 2015.',
    ])('speaks of %s', (text) => {
      expect(saidOf('fact-without-citation', text)).toHaveLength(1);
    });

    it.each([
      'The landlord should have done more.',
      'As noted above, a box was left on 7 May 2023.',
      'The letter of 11 May 2023 referred to above was kind.',
      'We will call both “the resident”.',
      'This was hardly “robust”.',
      { text: 'A box was left on 7 May 2023.', cites: ['R1'] },
      'A box was left on 7 May 2023. [[m1]]',
    ])('is silent over %j', (paragraph) => {
      expect(saidOf('fact-without-citation', paragraph)).toEqual([]);
    });

    it('lets the paragraph that says what a head came to tell again what was told, and nothing new', () => {
      const told = { text: 'On 7 May 2023 the resident wrote “nothing has been done” and asked for £250.', cites: ['R1'] };
      const asked = (text: string) =>
        checked({ ...sound, findings: [{ head: 'b', paragraphs: [told, text] }] }).results.filter(
          ({ check }) => check === 'fact-without-citation',
        );
      const ends = (words: string) => asked(`Overall, ${words}, we find service failure.`);
      expect(ends('after May 2023 they were left without the £250, and “nothing has been done”')).toEqual([]);
      for (const words of ['after June 2023', 'after 8 May 2023', 'for want of £300', 'for “nothing at all was done”'])
        expect(ends(words), words).toHaveLength(1);
      // Told again where nothing is decided, it is a statement like any other.
      expect(asked('The landlord was silent after May 2023.')).toHaveLength(1);
    });

    it('takes an item to rest on what its paragraph cites', () => {
      expect(saidOf('fact-without-citation', { text: 'It said:', cites: ['R1'], items: ['a box was left on 7 May 2023'] })).toEqual([]);
    });

    it('names the place as the report numbers it', () => {
      const background = ['Reasoning.', { text: 'It said:', items: ['nothing', 'a box on 7 May 2023'] }];
      const { results } = checked({ ...sound, sections: { background } });
      expect(results.map((result) => result.place.name)).toEqual(['Background, paragraph 2.b']);
    });
  });

  describe('quotation-not-in-source', () => {
    it.each([
      '“nothing has been done” [[m1]]',
      'They wrote “more than two weeks…nothing has been done”. [[m1]]',
      'They wrote “more than two weeks ... nothing has been done.” [[m1]]',
      'They wrote “(it was) more than two weeks and nothing [at all] has been done (sic)”. [[m1]]',
      'The landlord “will contact (them) within the next 2 working days”. [[m1]]',
      'We call them “the resident”. [[m1]]',
      'They wrote “whatever they like”.',
    ])('is silent over %s', (text) => {
      expect(saidOf('quotation-not-in-source', { text, cites: text.includes('[[') ? ['L1'] : [] })).toEqual([]);
    });

    it.each([
      ['“nothing was done” [[m1]]', 'nothing was done'],
      ['“nothing has been done…more than two weeks” [[m1]]', 'nothing has been done…more than two weeks'],
      ['“Nothing has been done” [[m1]]', 'Nothing has been done'],
    ])('speaks of %s', (text, words) => {
      expect(saidOf('quotation-not-in-source', text)).toEqual([expect.stringContaining(`“${words}”, which is not in R1`)]);
    });
  });

  describe('locked-quotation-differs', () => {
    const said = (words: string, read?: Asked['read']) => {
      const findings = [{ head: 'b', paragraphs: ['The resident was caused distress.', `They wrote “[[m1|${words}]]”.`] }];
      return checked({ ...sound, findings }, read === undefined ? {} : { read })
        .results.filter(({ check }) => check === 'locked-quotation-differs')
        .map(({ message }) => message);
    };

    it.each(['nothing has been done', 'nothing … been done', 'nothing has been (sic) done'])('is silent over %s', (words) => {
      expect(said(words)).toEqual([]);
    });

    it('names the words of the passage where others are quoted, though they stand elsewhere in the paper', () => {
      expect(said('more than two weeks')).toEqual([
        expect.stringMatching(/Findings \(b\), paragraph 2 quotes “more than two weeks” where m1 in R1 has “nothing has been done”\./),
      ]);
    });

    it('names a text that is not as it was stored, and a passage that is not in the reading it was marked in', () => {
      expect(said('nothing has been done', (text) => ({ text, isAsStored: false }))).toEqual([
        expect.stringContaining('from m1 in R1, whose text is not as it was stored'),
      ]);
      expect(said('nothing has been done', (text) => ({ text: text.slice(1), isAsStored: true }))).toEqual([
        expect.stringContaining('which is not where the mark says'),
      ]);
      expect(said('nothing has been done', () => null)).toEqual([expect.stringContaining('whose reading is no longer kept')]);
    });
  });

  describe('date-or-sum-not-in-citations', () => {
    it.each([
      'A box was left on 7 May 2023 [[m1]], for which they want £250.',
      'The last answer came on 13 November 2023. [[m1]]',
      'We look at what was reported from March 2023. [[m1]]',
      'In May 2023 a box was left. [[m1]]',
      'A box was left on 7 May. [[m1]]',
      'We award £100. [[m1]]',
      'A box was left on 7 May 2023, so that two weeks later, on 21 May 2023, it was in the way. [[m1]]',
      'No call came by 15 May 2023. [[n1]]',
      'It went on in 2023. [[m1]]',
    ])('is silent over %s', (text) => {
      expect(saidOf('date-or-sum-not-in-citations', text)).toEqual([]);
    });

    it.each([
      ['A box was left on 8 May 2023. [[m1]]', '8 May 2023'],
      ['They want £2,500. [[m1]]', '£2,500'],
      ['Boxes were left on 7 and 9 May 2023. [[m1]]', '9 (of “7 and 9 May 2023”)'],
      ['A box was left in June 2023. [[m1]]', 'June 2023'],
    ])('speaks of %s', (text, words) => {
      expect(saidOf('date-or-sum-not-in-citations', text)).toEqual([
        expect.stringContaining(`gives ${words}, which nothing it cites carries`),
      ]);
    });
  });

  describe('cited-outside-scope', () => {
    it('names what is cited from outside, once a head', () => {
      expect(saidOf('cited-outside-scope', { text: 'An old story.', cites: ['R2', 'R2'] })).toEqual([
        expect.stringContaining('rests on R2, which is before the scope'),
      ]);
    });

    it('is silent over policies, evidence inside, and what the investigator placed with a reason', () => {
      expect(saidOf('cited-outside-scope', { text: 'By its policy.', cites: ['L2', 'R1'] })).toEqual([]);
      const marks = [
        ...sound.marks,
        { id: 'm3', exhibit: 'R2', quote: 'older story', heads: ['b'], scope: { override: 'context', reason: 'pattern' } },
      ];
      expect(saidOf('cited-outside-scope', 'An old story. [[m3]]', { marks })).toEqual([]);
    });
  });

  describe('no-evidence-without-absence', () => {
    it.each([
      'We have not seen evidence that anyone called.',
      'There is no formal record of a case.',
      'There is insufficient evidence of updates.',
      'Nothing in the papers shows a call.',
    ])('speaks of %s', (text) => {
      expect(saidOf('no-evidence-without-absence', text)).toHaveLength(1);
      expect(saidOf('no-evidence-without-absence', { text, cites: ['n1'] })).toEqual([]);
    });

    it('asks for the absence that needs no request where nothing speaks against an assertion', () => {
      const [said] = saidOf('no-evidence-without-absence', 'The lock holds, and we have not seen evidence to the contrary.');
      expect(said).toContain('Record that the assertion stands uncontradicted, and cite it.');
    });

    it.each(['If there was no evidence, it should have said so.', 'The evidence shows no call.', 'It kept a record.'])(
      'is silent over %s',
      (text) => {
        expect(saidOf('no-evidence-without-absence', text)).toEqual([]);
      },
    );
  });

  describe('order-in-time', () => {
    it.each([
      [
        'A new lock was fitted on 15 November 2023, in time for the landlord to speak of it in its final complaint response. [[m1]]',
        /15 November 2023 in time for the final response, which is 13 November 2023/,
      ],
      ['The plan was signed on 9 November 2023, before the complaint. [[m1]]', /before the complaint, which is 28 September 2023/],
      ['It called on 1 October 2023, after the stage 1 response. [[m1]]', /after the stage 1 response, which is 10 October 2023/],
      ['Before the stage 2 response it wrote on 20 November 2023. [[m1]]', /20 November 2023 before the stage 2 response/],
      ['It was raised on 12 September 2023 and 3 days later, on 16 September 2023, attended. [[m1]]', /that would be 15 September 2023/],
      ['It wrote on 3 May 2023, following the e-mail of 7 May 2023. [[m1]]', /3 May 2023 following 7 May 2023/],
    ])('speaks of %s', (text, words) => {
      expect(saidOf('order-in-time', text)).toEqual([expect.stringMatching(words)]);
    });

    it.each([
      'A new lock was fitted on 10 November 2023, in time for the final complaint response. [[m1]]',
      'After the complaint procedure had ended, it wrote on 15 December 2023. [[m1]]',
      'We look from March 2023, six months before the complaint, and go on to 18 December 2023. [[m1]]',
      'It was raised on 12 September 2023 and 3 days later, on 15 September 2023, attended. [[m1]]',
      'It made the following comments on 10 October 2023. [[m1]]',
      'Each call was met in time. [[m1]]',
    ])('is silent over %s', (text) => {
      expect(saidOf('order-in-time', text)).toEqual([]);
    });

    it('reads the days of the responses from the background where no step is recorded', () => {
      const background = [{ text: 'The landlord sent its stage 2 complaint response on 13 November 2023.', cites: ['R1'] }];
      const more = { complaintSteps: [], sections: { background } };
      expect(saidOf('order-in-time', 'A lock was fitted on 15 November 2023, in time for the final response. [[m1]]', more)).toHaveLength(
        1,
      );
    });
  });

  describe('count-against-records', () => {
    const records = ['L3#1', 'L3#2', 'L3#3'];
    it.each([
      [{ text: 'It made four visits.', cites: records }, /“four visits” and cites 3 records/],
      [{ text: 'It came in August (three times) and September 2023.', cites: records }, /“August \(three times\)” and cites 2 records/],
      ['They made 3 reports before complaining.', /“3 reports”, and 2 papers are marked “report” \(R1, R3\)/],
      ['They made 2 reports between May and May 2023.', /1 paper is marked “report” \(R1\)/],
    ])('speaks of %j', (paragraph, words) => {
      expect(saidOf('count-against-records', paragraph)).toEqual([expect.stringMatching(words)]);
    });

    it.each([
      { text: 'It made 3 visits.', cites: records },
      { text: 'It came in August (twice) and September 2023.', cites: records },
      'They made two reports before complaining.',
      'They made 2 reports between May and June 2023.',
      { text: 'It made four visits.', cites: ['R1'] },
    ])('is silent over %j', (paragraph) => {
      expect(saidOf('count-against-records', paragraph)).toEqual([]);
    });
  });

  describe('count-against-records where nothing is marked', () => {
    const told = ['On 18 April 2023, the resident e-mailed it.', 'It came on 2 August 2023, following a report from the resident.'];
    const said = (paragraphs: readonly string[]) =>
      checked({ ...sound, marks: [], findings: [{ head: 'b', paragraphs: ['The resident was caused distress.', ...paragraphs] }] })
        .results.filter(({ check }) => check === 'count-against-records')
        .map(({ message }) => message);

    it('counts the reports the paragraphs before it tell of, those before its months too', () => {
      const days = '18 April 2023, 7 May 2023, 2 August 2023, 1 of them before the months it names';
      expect(said([...told, 'The resident sent a further email on 7 May 2023.', 'It had 2 reports between May and August 2023.'])).toEqual([
        expect.stringContaining(`speaks of “2 reports”, and the paragraphs of its head tell of 3 by then (${days}).`),
      ]);
    });

    it.each([
      ['as many', [...told, 'It had 2 reports between April and August 2023.']],
      ['those told of after it', ['It had 2 reports between April and August 2023.', ...told]],
      ['no months', [...told, 'It had 5 reports.']],
      ['what came later', [...told, 'It had 1 reports between April and May 2023.']],
      ['what the landlord wrote', ['On 3 May 2023 it wrote to the resident.', 'It had 2 reports between May and August 2023.']],
    ])('is silent over %s', (_name, paragraphs) => {
      expect(said(paragraphs)).toEqual([]);
    });
  });

  describe('pronoun-drift', () => {
    const couple = (pronoun = 'they') => ({
      parties: [
        { id: 'p1', role: 'resident', label: 'the resident', names: ['Daniel Ferreira'], pronoun },
        { id: 'p2', role: 'resident', label: '', names: ['Ana Ferreira'], treatedAs: 'p1', pronoun: 'she' },
        { id: 'p3', role: 'neighbour', label: 'the neighbour' },
        { id: 'p4', role: 'staff', label: 'the LHM', pronoun: 'he' },
        { id: 'p5', role: 'landlord', label: 'the landlord' },
      ],
    });

    it.each([
      ['The resident said they were unhappy. She asked for a new lock.', '“they” and as “she”'],
      ['It was sorry for their trouble, and gave the resident its number. She did not call.', '“their” and as “she”'],
      ['The resident reported two repairs. They said nothing was done, and she called again.', '“they” and as “she”'],
      ['The LHM wrote to the resident. She replied that they wanted an answer.', '“they” and as “she”'],
      ['Ana Ferreira wrote that the door was open. She was worried, and they wanted it shut.', '“they” and as “she”'],
    ])('speaks of %s', (text, words) => {
      expect(saidOf('pronoun-drift', text, couple())).toEqual([
        expect.stringMatching(new RegExp(`speaks of the resident as ${words}\\. They are treated as one: keep to “they”`)),
      ]);
    });

    it.each([
      'The resident said they were unhappy and that their door was open.',
      'The resident said she was unhappy and that her door was open.',
      'The resident wrote that they had told the LHM, who said he would call.',
      'The resident said they were unhappy. The neighbour said she was not.',
      'The resident said they had met the neighbour. She had shouted at them.',
      'The resident reported two repairs. They were late, and she called again.',
      'The contractors came. They told the resident that she would hear more.',
      'They said “she took her rack” and that nothing was done.',
      'The resident said she sent photos, “now with the Housing Officer”. They would give an update.',
      'The resident said they feared for her and her husband’s health.',
    ])('is silent over %s', (text) => {
      expect(saidOf('pronoun-drift', text, couple())).toEqual([]);
    });

    it('keeps to the pronoun of the party, or says only that it is one of the two', () => {
      const drifting = 'The resident said she was unhappy, and they wrote again.';
      expect(saidOf('pronoun-drift', drifting, couple('he/him'))).toEqual([expect.stringContaining('keep to “he”')]);
      expect(saidOf('pronoun-drift', drifting, couple(''))).toEqual([expect.stringContaining('keep to one of the two')]);
    });

    it('is silent where nobody is treated as another, and over a landlord and its agent', () => {
      const drifting = 'The resident said he was unhappy, and they wrote again.';
      expect(saidOf('pronoun-drift', drifting)).toEqual([]);
      const agent = [
        { id: 'p1', role: 'landlord', label: 'the landlord' },
        { id: 'p2', role: 'contractor', label: '', treatedAs: 'p1' },
      ];
      expect(saidOf('pronoun-drift', 'The landlord said he was away, and they wrote again.', { parties: agent })).toEqual([]);
    });
  });

  describe('never-opened', () => {
    const of = (count: number) => checked(sound, { unopened: Array.from({ length: count }, (_each, index) => `R${index + 1}`) }).results;

    it('names a few one by one and many together', () => {
      expect(of(2).map((result) => result.place.name)).toEqual(['R1', 'R2']);
      expect(of(12).map((result) => result.message)).toEqual([expect.stringMatching(/^12 items were never opened: R1, .*R10 and 2 more/)]);
    });
  });

  describe('mark-not-placed', () => {
    it('speaks when the words no longer stand at their place', () => {
      const { results } = checked(sound, { textNow: 'Other words entirely, read by another reader than the one before.' });
      expect(results.filter((result) => result.check === 'mark-not-placed').map((result) => result.place.name)).toEqual([
        'Mark m1 in R1',
        'Mark m2 in R3',
      ]);
    });
  });

  describe('mark-not-placed of areas and cells', () => {
    const papers: readonly Paper[] = [
      { exhibit: 'R3', text: '', kind: 'picture' },
      { exhibit: 'L4', text: 'Fault\tDone\nLift\t9 May', kind: 'sheet', cells: [['Lift', '9 May']] },
    ];
    const file = {
      format: 'case-file/1',
      heads: [{ id: 'a', title: 'x' }],
      marks: [
        { id: 'm1', exhibit: 'R3', areas: [{ x: 1, y: 1, width: 5, height: 5 }] },
        { id: 'm2', exhibit: 'L4', cells: { rows: [1, 1], columns: [1, 2] } },
      ],
    };
    const notPlaced = (results: readonly { readonly check: string; readonly place: { readonly name: string } }[]) =>
      results.filter(({ check }) => check === 'mark-not-placed').map(({ place }) => place.name);

    it('is silent while they stand, and speaks when a sheet says something else', () => {
      const { draft, results } = checked(file, { papers });
      expect(notPlaced(results)).toEqual([]);
      const evidence: CheckEvidence = {
        entry: (id) => ({ id, exhibit: 'L4', date: partialDate('2023-05-07'), kind: 'sheet', kindText: null }),
        textOf: () => '9 May\tLift',
        reading: () => null,
        recognised: () => null,
        unread: () => ({ count: 0, first: [] }),
      };
      const ruleSet = ruleSetOf('uk-housing-ombudsman');
      const context = { reference: '1', draft, ruleSet, calendar: calendarOf({ calendar: 'england-and-wales' }), evidence };
      expect(notPlaced(runChecks(context))).toEqual(['Mark m2 in L4']);
    });
  });

  it('papers kept from one run to the next say the same, and go when there are too many', () => {
    const kept = new PaperTexts();
    const letter = kept.of('It came on 3 May 2023 and cost £40.');
    expect([letter.mentions.map(({ from }) => from), letter.pence]).toEqual([['2023-05-03'], new Set([4000])]);
    expect(kept.of('It came on 3 May 2023 and cost £40.')).toBe(letter);
    kept.of('x'.repeat(11_999_999));
    expect(kept.of('It came on 3 May 2023 and cost £40.')).not.toBe(letter);

    const { draft, results } = checked(sound);
    const evidence: CheckEvidence = {
      entry: () => null,
      textOf: () => 'On 9 May 2023 the lift stood.',
      reading: () => null,
      recognised: () => null,
      unread: () => ({ count: 0, first: [] }),
    };
    const context = {
      reference: '1',
      draft,
      ruleSet: ruleSetOf('uk-housing-ombudsman'),
      calendar: calendarOf({ calendar: 'england-and-wales' }),
      evidence,
    };
    expect(results).toEqual([]);
    expect([runChecks({ ...context, papers: kept }), runChecks({ ...context, papers: kept })]).toEqual([
      runChecks(context),
      runChecks(context),
    ]);
  });

  describe('waivers', () => {
    it.each(['b', 'Head (b)'])('settle one check at one place, named %s', (place) => {
      const { results } = checked({
        ...sound,
        determinations: [],
        waivers: [{ check: 'head-without-determination', place, reason: 'left open' }],
      });
      expect(results.map(({ waived, waiverReason }) => ({ waived, waiverReason }))).toEqual([{ waived: true, waiverReason: 'left open' }]);
    });

    it('do not reach what is found later in the same place, and stand on when the place is numbered otherwise', () => {
      const told = (text: string, finding?: string, before: readonly string[] = []) =>
        checked({
          ...sound,
          findings: [{ head: 'b', paragraphs: [...before, { id: 'f9', text }] }],
          waivers: finding === undefined ? [] : [{ check: 'fact-without-citation', place: 'f9', reason: 'x', finding }],
        }).results.filter(({ check }) => check === 'fact-without-citation');
      const text = 'On 4 May 2023 the landlord wrote to the resident.';
      const [found] = told(text);
      expect(found?.waived).toBe(false);
      expect(told(text, found?.finding).map(({ waived }) => waived)).toEqual([true]);
      expect(told('On 9 June 2023 the landlord sent a surveyor.', found?.finding).map(({ waived }) => waived)).toEqual([false]);
      const [moved] = told(text, found?.finding, ['We considered this with care.']);
      expect(moved?.place.name).not.toBe(found?.place.name);
      expect(moved?.waived).toBe(true);
    });

    it('do not reach another check or place', () => {
      const waivers = [
        { check: 'head-without-window', place: 'b', reason: 'x' },
        { check: 'head-without-determination', place: 'c', reason: 'x' },
      ];
      expect(checked({ ...sound, determinations: [], waivers }).results.map((result) => result.waived)).toEqual([false]);
    });
  });

  it('read each paper once, however often it is cited', () => {
    const papers = Array.from(
      { length: 20 },
      (_each, index): Paper => ({ exhibit: `L${index + 1}`, text: 'We will call on 3 May 2023 about “the lock”.' }),
    );
    const cites = papers.map((paper) => paper.exhibit);
    const paragraphs = Array.from({ length: 100 }, (_each, index) => ({
      text: `On 3 May 2023 it wrote “the lock”, number ${index}.`,
      cites,
    }));
    const file = { ...sound, expectations: [], absences: [], requests: [], marks: [], items: [], findings: [{ head: 'b', paragraphs }] };
    const reads: string[] = [];
    expect(checked(file, { papers, onRead: (id) => reads.push(id) }).results.map((result) => result.check)).toEqual([
      'adverse-without-impact',
    ]);
    expect(reads.length).toBe(20);
    expect(new Set(reads).size).toBe(20);
  });
});

describe('checks of reasoning', () => {
  const conflicting = { assertions: [{ id: 'as1', text: 'All in time', head: 'b', records: [{ exhibit: 'L3#2', verdict: 'conflicts' }] }] };

  it('name a paragraph that rests on what not every reader may see, by any way, and let the neutral sentence stand', () => {
    const more = {
      items: [...sound.items, { exhibit: 'R1', disclosure: 'none', why: 'Another person' }],
      events: [{ id: 'e1', date: '2023-05-07', text: 'A report.', cites: ['m1'] }],
    };
    for (const words of ['It was so. [[m1]]', 'It was so. [[e1]]', 'It was so. [[R1]]', 'They said “[[m1|nothing has been done]]”.']) {
      expect(saidOf('not-disclosed', words, more), words).toEqual([expect.stringContaining('It rests on R1 (seen by neither party)')]);
    }
    expect(saidOf('not-disclosed', 'It was so. [[m2]]', more)).toEqual([]);
    expect(saidOf('not-disclosed', `${neutralSentence} [[m1]]`, more)).toEqual([]);
    const resident = { items: [...sound.items, { exhibit: 'R1', disclosure: 'resident' }] };
    expect(saidOf('not-disclosed', 'It was so. [[m1]]', resident)).toEqual([expect.stringContaining('seen by the resident only')]);
  });

  it('name whatever is printed that has the words of a paper not every reader may see, though nothing is marked in it and nothing cited', () => {
    const papers = [...papersOf(), { exhibit: 'L9', text: 'We agreed to keep him waiting until June.' }];
    const items = [...sound.items, { exhibit: 'L9', disclosure: 'landlord' }];
    const quoting = 'It must answer the note “keep him waiting”.';
    const found = (more: object, given = papers) =>
      checked({ ...sound, items, ...more }, { papers: given }).results.filter(({ check }) => check === 'not-disclosed');
    const paragraphs = [{ text: 'It wrote “keep him waiting”.', id: 'new' }];
    const [first] = sound.findings;
    const [paragraph] = found({ findings: [{ ...first, paragraphs }] });
    expect(paragraph?.message).toMatch(/^It has the words “keep him waiting” from L9 \(seen by the landlord only\)\. Not every reader/);
    expect(paragraph).toMatchObject({ place: { kind: 'paragraph' }, hiddenFrom: ['resident'] });
    const orders = [{ id: 'o9', text: quoting, due: { weeks: 4 } }];
    expect(found({ orders }).map(({ place }) => place.name)).toEqual(['Order 1']);
    expect(found({ recommendations: [{ id: 'y9', text: quoting }] }).map(({ place }) => place.kind)).toEqual(['recommendation']);
    const seen = [...papers, { exhibit: 'R9', text: 'They keep him waiting, he said.' }];
    expect(found({ orders, findings: [{ ...first, paragraphs }] }, seen)).toEqual([]);
  });

  it('leave an assertion alone once a finding rests on the record that contradicts it', () => {
    expect(saidOf('assertion-contradicted', 'The visit of 20 August 2023 was late. [[L3#2]]', conflicting)).toEqual([]);
    expect(saidOf('assertion-contradicted', 'The landlord visited. [[L3#1]]', conflicting)).toHaveLength(1);
    const agreeing = { assertions: [{ id: 'as1', text: 'All in time', head: 'b', records: [{ exhibit: 'L3#1', verdict: 'agrees' }] }] };
    expect(saidOf('assertion-contradicted', 'It was so.', agreeing)).toEqual([]);
  });

  it('leave an adverse passage alone once a paragraph under its head cites it, also by way of an event', () => {
    const more = {
      marks: [
        ...sound.marks,
        { id: 'm3', exhibit: 'L1', quote: 'within the next 2 working days', heads: ['b'], speaksAgainst: 'landlord' },
      ],
      events: [{ id: 'e1', date: '2023-05-11', text: 'A promise.', cites: ['m3'] }],
    };
    expect(saidOf('adverse-passage-unanswered', 'It promised contact. [[m3]]', more)).toEqual([]);
    expect(saidOf('adverse-passage-unanswered', 'It promised contact. [[e1]]', more)).toEqual([]);
  });

  it('take an undated policy as in force, and one whose dates hold the day', () => {
    const limits = [{ id: 'tl1', text: 'x', limit: { amount: 5, unit: 'days' } }];
    const expectations = [...sound.expectations, { id: 'x2', text: 'a visit', policyLimit: 'tl1', countsFrom: 'R1' }];
    for (const dates of [{}, { from: '2023-05-07' }, { to: '2023-05-07' }, { from: '2022-01-01', to: '2024-01-01' }]) {
      expect(saidOf('limit-not-in-force', 'So.', { policies: [{ id: 'pl1', name: 'P', ...dates, limits }], expectations })).toEqual([]);
    }
    expect(
      saidOf('limit-not-in-force', 'So.', { policies: [{ id: 'pl1', name: 'P', to: '2023-05-06', limits }], expectations }),
    ).toHaveLength(1);
  });
});
