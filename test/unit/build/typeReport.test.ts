// Owns the proof that a printed report typed in comes back as it was, paragraph for paragraph as text and part for part in Word, and that its slips are found.
import { describe, expect, it } from 'vitest';
import { checkReport } from '../../../build/scripts/checkReport.ts';
import { compareReports } from '../../../build/scripts/compareReport.ts';
import { typeReport } from '../../../build/scripts/typeReport.ts';
import { bookmarkOf } from '../../../db/model/returned.ts';
import { buildReport } from '../../../db/report/build.ts';
import { reportText } from '../../../db/report/text.ts';
import { ruleSetOf } from '../../../db/rules/index.ts';
import { reportOf, smallCase } from '../report/cases.ts';
import { partsOf } from '../report/docxParts.ts';

const ruleSet = ruleSetOf('uk-housing-ombudsman');
const typed = (text: string) => typeReport(text, ruleSet);

/** Two cases have paragraphs of their own: what a paragraph is found by when the file comes back is named by its place instead. */
function withoutIds(parts: ReadonlyMap<string, string>): Map<string, string> {
  const places = new Map<string, string>();
  const placeOf = (name: string) => {
    const place = places.get(name) ?? `paragraph ${places.size + 1}`;
    places.set(name, place);
    return place;
  };
  const bookmark = new RegExp(`${bookmarkOf('')}[0-9a-f]{32}`, 'g');
  return new Map([...parts].map(([name, text]) => [name, text.replace(bookmark, placeOf)]));
}

/** Our own case with what the published form has besides: items, a sub-heading, several paragraphs in every section. */
const ownCase = {
  ...smallCase,
  sections: {
    complaint: 'The complaint concerns the landlord’s handling of:',
    approach: ['We ask what is fair.', 'Both sides sent us papers.'],
    background: [
      'The resident has lived there since 2015.',
      { text: 'On 28 September 2023 they said:', items: ['the door “had not locked in months”;', 'they wanted it mended (for good).'] },
      'The landlord answered on 10 October 2023.',
    ],
  },
  scope: { paragraphs: ['We look at 2023.', { text: 'Health', form: 'heading' }, 'Courts can look at that.'] },
  findings: [
    { head: 'a', paragraphs: ['It came each time.', { text: 'It noted:', items: ['one visit', 'another visit'] }] },
    { head: 'b', paragraphs: ['Nobody wrote back within 2 working days.', 'That was not right.'] },
  ],
  determinations: [
    { head: 'a', outcome: 'no-maladministration', paragraph: '52' },
    { head: 'b', outcome: 'service-failure', paragraph: '52' },
  ],
};

describe('typing a report in', () => {
  const printed = reportOf(ownCase);
  const text = reportText(printed);

  it('comes back paragraph for paragraph', () => {
    const { reference, file } = typed(`Menu\nBack to top\n\n${text}`);
    expect(reference).toBe('202400117');
    const { same, differences } = compareReports(text, reportText(reportOf(file)));
    expect(differences).toEqual([]);
    expect(same).toBeGreaterThan(25);
  });

  it('has the same structure in Word, part for part', async () => {
    const [before, after] = await Promise.all(
      [printed, reportOf(typed(text).file)].map(async (report) => withoutIds(await partsOf((await buildReport(report, 'docx')).bytes))),
    );
    expect(before?.size).toBeGreaterThan(5);
    expect(after).toEqual(before);
  });

  it('keeps outcome, Scheme paragraph and sums as facts, not only as words', () => {
    const { file } = typed(text);
    expect(file.determinations).toMatchObject([
      { head: 'a', outcome: 'no-maladministration', paragraph: '52' },
      { head: 'b', outcome: 'service-failure', paragraph: '52' },
    ]);
    expect(file.orders?.[0]).toMatchObject({ amountGBP: 100 });
    expect(file.reportDate).toBe('2025-04-25');
  });

  it.each([
    ['a text without a title block', 'Our approach\n\nWe ask what is fair.', /no title block/],
    ['a report without heads', text.replace(/The complaint\n[\s\S]*?Background/, 'The complaint\n\nBackground'), /no heads/],
    [
      'an outcome the rule set has not',
      text.replace('Service failure regarding', 'A bad business regarding'),
      /no outcome of the rule set/,
    ],
  ])('refuses %s, and says what is missing', (_what, broken, message) => {
    expect(() => typed(broken)).toThrow(message);
  });

  it('has its slips of time, count and pronoun found without its papers, and none where there is none', async () => {
    expect(await checkReport(text)).toEqual([]);
    const slips = {
      ...ownCase,
      sections: {
        ...ownCase.sections,
        background: [
          'The resident and her son live there. We will refer to both as “the resident”.',
          'The landlord sent its stage 2 complaint response on 13 November 2023.',
          'The resident said she was tired of it, and they asked for another door.',
        ],
      },
      findings: [
        {
          head: 'a',
          paragraphs: ['A new door was hung on 20 November 2023, in time for the landlord to say so in its final complaint response.'],
        },
        {
          head: 'b',
          paragraphs: [
            'On 20 March 2023, the resident emailed about bins on the stairs.',
            'The resident sent a further email on 4 May 2023.',
            'On 9 June 2023 somebody came, following a report from the resident.',
            'From the evidence seen (2 reports of bins between May and July 2023) the decision was reasonable.',
          ],
        },
      ],
    };
    const found = await checkReport(reportText(reportOf(slips)));
    expect(found.map(({ check, place }) => [check, place.name])).toEqual([
      ['order-in-time', 'Findings (a), paragraph 1'],
      ['count-against-records', 'Findings (b), paragraph 4'],
      ['pronoun-drift', 'Background, paragraph 3'],
    ]);
  });
});
