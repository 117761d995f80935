// Owns: that days and sums are recognised in every spelling a British letter or report has, and that ordinary words are not taken for them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datesIn, sumsIn, yearsIn } from '../../../db/model/statements.ts';

const spans = (text: string) =>
  datesIn(text).map(({ from, to, monthDay }) => (from === null ? monthDay : from === to ? from : `${from}/${to}`));
const pence = (text: string) => sumsIn(text).map((sum) => sum.pence);

describe('what published decisions have', () => {
  it('bug: days of a range in figures, and a year in brackets after its month', () => {
    expect(spans('on 12-13/12/18; 26–27/3/19; 5 - 6/4/2019')).toEqual([
      '2018-12-12',
      '2018-12-13',
      '2019-03-26',
      '2019-03-27',
      '2019-04-05',
      '2019-04-06',
    ]);
    expect(spans('arrested in January (2021), and in June (twice)')).toEqual(['2021-01-01/2021-01-31']);
    expect(spans('ratios of 1-2/30/4')).toEqual([]);
  });

  it('bug: years after other words, and no year where those words say something else', () => {
    const years = (text: string) => yearsIn(text).map(({ words }) => words);
    expect(years('before 2011, and after 2010; by 2022; as at 2006; this went on into 2022')).toEqual([
      '2011',
      '2010',
      '2022',
      '2006',
      '2022',
    ]);
    expect(years('paid by 2000 tenants; after 2010 hours; by section 5 of the 2004 Act')).toEqual([]);
  });

  it('bug: the scale that two sums share, and no pence in a name', () => {
    expect(pence('between £1.7 and £1.9 million, or £2.5-£4m')).toEqual([170_000_000, 190_000_000, 250_000_000, 400_000_000]);
    expect(pence('£5 and £6 million; £1.75 and £2 million')).toEqual([500, 600_000_000, 175, 200_000_000]);
    expect(pence('the State Second Pension Scheme (S2P), at 2p')).toEqual([2]);
  });
});

describe('days', () => {
  it.each([
    ['on 3 May 2023', '2023-05-03'],
    ['on 3rd May 2023', '2023-05-03'],
    ['on the 3rd of May 2023', '2023-05-03'],
    ['the 3rd day of May, 2023', '2023-05-03'],
    ['3 May, 2023', '2023-05-03'],
    ['3 May ’23', '2023-05-03'],
    ["3 Sept. '23", '2023-09-03'],
    ['3-May-2023', '2023-05-03'],
    ['3-May-23', '2023-05-03'],
    ['3.Oct.2023', '2023-10-03'],
    ['3 MAY 2023', '2023-05-03'],
    ['3 may 2023', '2023-05-03'],
    ['May 3rd', '05-03'],
    ['May the 3rd', '05-03'],
    ['May 3rd, 2023', '2023-05-03'],
    ['May 3, 2023', '2023-05-03'],
    ['May 3 2023', '2023-05-03'],
    ['the third of May', '05-03'],
    ['the twenty-first of December 2023', '2023-12-21'],
    ['the thirty first of March', '03-31'],
    ['3/5/23', '2023-05-03'],
    ['03/05/2023', '2023-05-03'],
    ['3.5.2023', '2023-05-03'],
    ['03-05-2023', '2023-05-03'],
    ['2023-05-03', '2023-05-03'],
    ['2023/05/03', '2023-05-03'],
    ['3 / 5 / 2023', '2023-05-03'],
    ['3 May 23', '2023-05-03'],
    ['May ’23', '2023-05-01/2023-05-31'],
    ['Wednesday 3 May', '05-03'],
    ['May 2023', '2023-05-01/2023-05-31'],
    ['05/2023', '2023-05-01/2023-05-31'],
    ['3May2023', '2023-05-03'],
    ['3 May2023', '2023-05-03'],
    ['3May 2023', '2023-05-03'],
    ['3rdMay2023', '2023-05-03'],
    ['03MAY23', '2023-05-03'],
    ['27Sep23', '2023-09-27'],
    ['3May', '05-03'],
    ['3rd. May 2023', '2023-05-03'],
    ['3-5-23', '2023-05-03'],
    ['3–5–2023', '2023-05-03'],
    ['27_09_2023', '2023-09-27'],
    ['2023.05.03', '2023-05-03'],
    ['2023-5-3', '2023-05-03'],
    ['2023-05-03T10:30', '2023-05-03'],
    ['on May 3,', '05-03'],
    ['the letter of Sept 3', '09-03'],
    ['May 3,2023', '2023-05-03'],
    ['3rd May ‘23', '2023-05-03'],
    ['3rd May `23', '2023-05-03'],
    ["3rd Sept'23", '2023-09-03'],
    ['3 May in 2023', '2023-05-03'],
    ['the third day of May two thousand and twenty-three', '2023-05-03'],
    ['the first of June, nineteen ninety-eight', '1998-06-01'],
    ['the first of June twenty twenty-two', '2022-06-01'],
    ['May-2023', '2023-05-01/2023-05-31'],
    ['Nov-23', '2023-11-01/2023-11-30'],
    ['Nov2023', '2023-11-01/2023-11-30'],
    ["Sept'23", '2023-09-01/2023-09-30'],
    ['at 10:30, 3 May', '05-03'],
    ['at 10.30 on 3 May 2023', '2023-05-03'],
    ['3 May at 2030hrs', '05-03'],
    ['3 May 2030hrs', '05-03'],
    ["3 May '98", '1998-05-03'],
    ['3/5/98', '1998-05-03'],
    ['page 2 of 3 May 2023', '2023-05-03'],
  ])('%s', (text, day) => {
    expect(spans(`It was ${text}.`)).toEqual([day]);
  });

  it('lists have each of their days or months', () => {
    expect(spans('15 and 18 December 2023')).toEqual(['2023-12-15', '2023-12-18']);
    expect(spans('May/June 2023')).toEqual(['2023-05-01/2023-05-31', '2023-06-01/2023-06-30']);
    const twoDays = ['2023-05-03', '2023-05-05'];
    for (const range of [
      ...['3–5 May 2023', '3—5 May 2023', '3 until 5 May 2023', '3 till 5 May 2023', '3, then 5 May 2023', '3rd-5th May 2023'],
      ...['on 3 and again on 5 May 2023', 'the 3rd and the 5th of May 2023', 'May 3–5, 2023', 'May 3rd and 5th 2023'],
      ...['3/5/23 - 5/5/23', '3/5/2023–5/5/2023', '3.5.2023-5.5.2023', '2023-05-03 to 2023-05-05', '2023-05-03-2023-05-05'],
    ])
      expect(spans(range), range).toEqual(twoDays);
    expect(spans('3, 4, and 5 May 2023')).toEqual(['2023-05-03', '2023-05-04', '2023-05-05']);
    expect(spans('3 May-15 June 2023')).toEqual(['05-03', '2023-06-15']);
    expect(spans('May through July 2023')).toEqual(['2023-05-01/2023-05-31', '2023-07-01/2023-07-31']);
    // Said how often in between, as a report lists repairs.
    expect(spans('in May, June (twice), July (3 times) and August 2023')).toEqual([
      ...['2023-05-01/2023-05-31', '2023-06-01/2023-06-30'],
      ...['2023-07-01/2023-07-31', '2023-08-01/2023-08-31'],
    ]);
    expect(spans('in May 2023 and June (once) 2023')).toEqual(['2023-05-01/2023-05-31', '2023-06-01/2023-06-30']);
    expect(spans('April, May and June 2023')).toEqual(['2023-04-01/2023-04-30', '2023-05-01/2023-05-31', '2023-06-01/2023-06-30']);
  });

  it('are found in a long text as in each part of it alone', () => {
    const told = [
      'On 3 May 2023 it rang.',
      'By the third of May, two thousand and four.',
      'In April, May (twice) and June 2023.',
      'In May 3 neighbours wrote.',
    ];
    const filler = fc.string({ unit: fc.constantFrom(...'abc dE,. '), minLength: 0, maxLength: 900 });
    fc.assert(
      fc.property(fc.array(fc.tuple(filler, fc.constantFrom(...told)), { minLength: 1, maxLength: 6 }), (parts) => {
        let text = '';
        const expected: unknown[] = [];
        for (const [words, sentence] of parts) {
          text += `${words}\n\n`;
          expected.push(...datesIn(sentence).map((mention) => ({ ...mention, index: mention.index + text.length })));
          text += `${sentence}\n\n`;
        }
        expect(datesIn(text)).toEqual(expected);
      }),
    );
  });

  it('figures after a day are its year only where nothing counted follows', () => {
    expect(spans('On 3 May 23 tenants wrote; on 3 May 10.30 was said; on 15 May, 18 and 20 June 2023.')).toEqual([
      ...['05-03', '05-03', '05-15'],
      ...['2023-06-18', '2023-06-20'],
    ]);
  });

  it.each([
    'Of the 3 may be late',
    'may 2023 be the year',
    '31 February 2023',
    '1/2 of it',
    'version 3.5.1',
    'flat 3, March Road',
    '13/13/2023',
    'rule 4.12',
    '3 May Street',
    'clause 3.4.23',
    'version 2.10.23',
    'sort code 20-12-23',
    'a call from 01-02-2023-44',
    'number 6dec88ea',
    'In May 3 neighbours wrote',
    '9/10 tenants',
    'from 10:30, and 24/7',
    'order 12-10-4',
    '3 Mayors',
  ])('%s is none', (text) => {
    expect(datesIn(text)).toEqual([]);
  });
});

describe('numbers with dots', () => {
  const days = (text: string) => datesIn(text).map(({ words }) => words);

  it.each([
    // By what they are called, alone or in a list.
    'Paragraphs 4.2.48 to 4.2.25 summarised it',
    'at paras. 4.1.3, 4.2.15 and 5.4.11 of the Response',
    'see § 5.7.25, table 3.4.12 and K4.2.22',
    'waste coded 19.12.12 is waste; the codes, including 19.12.12',
    'firmware 2.10.23, at 10.0.12.23 and IP address 10.12.12.12',
    // By the others of their list or section.
    'the Panel at PR 5.7.25 to 5.7.100, and again at PR 5.7.90',
    '4.1.9 The path\n4.1.10\nThe only way to mend it\n4.1.11 It is clear',
    'paras 3.5.9 and 3.5.10. At 3.5.11 it goes on',
    // By a year that is too far off.
    'PR 5.7.35 says so',
    // Alone: by words that a rule follows, by the paper it is of, by the heading of its section.
    'it did nothing under 2.4.10, in accordance with 2.4.11 and as set out in 3.1.12',
    '2.4.10 of its repairs and maintenance policy says so',
    '2.4 Repairs\n2.4.10 The landlord attends within 5 working days',
    // A time of day.
    'it was 09.09.26am when it rang',
  ])('bug: %s names no day', (text) => {
    expect(days(text)).toEqual([]);
  });

  it('bug: days stay days beside the numbers of sections', () => {
    expect(
      days('Section 4.1.3 of the policy. Hearing date: 13.9.22. He wrote on 4.1.23, as clause 4.1.12 has it, and (8.3.21) again.'),
    ).toEqual([...['13.9.22', '4.1.23', '8.3.21']]);
    expect(days('22.5.06\nClaim form issued\n13.9.06\nIt was extended to 22.11.06 under CPR 7.6.\n1.4.11 to 30.6.12')).toEqual([
      ...['22.5.06', '13.9.06', '22.11.06', '1.4.11', '30.6.12'],
    ]);
    expect(days('Rent from 1.4.22 £102, 1.4.23 and 1.4.24 £110; born 5.7.62; expires 3.5.31; 5.7.2035; 05.07.35')).toEqual([
      ...['1.4.22', '1.4.23', '1.4.24', '5.7.62', '3.5.31', '5.7.2035', '05.07.35'],
    ]);
    expect(days('2.4.10 Called the tenant, 2.5 hours of labour\n2.5.10 Attended; see 3.5.10 and the letter of 4.5.10')).toEqual([
      ...['2.4.10', '2.5.10', '3.5.10', '4.5.10'],
    ]);
    expect(days('2.4 Repairs\nThe policy of 2.4.2010, in force on 2.4.10')).toEqual(['2.4.2010', '2.4.10']);
  });
});

describe('years', () => {
  it.each([
    ['since 2015', ['2015']],
    ['since early 2021', ['2021']],
    ['dating back to 2021 or 2022', ['2021', '2022']],
    ['in 2021-2022', ['2021', '2022']],
    ['between 2021 and 2023', ['2021', '2023']],
    ['from the end of 2024 onwards', ['2024']],
    ['mid-2022', ['2022']],
    ['the summer of 2023', ['2023']],
    ['in summer 2023', ['2023']],
    ['in May 2023', []],
    ['the Housing Act 1996', []],
    ['in 2023-05-03', []],
    ['in 2024 homes', []],
    ['in 2024 was lost', ['2024']],
    ['case 2021', []],
    ['from 2030hrs', []],
  ])('%s', (text, years) => {
    expect(yearsIn(`It was ${text}.`).map(({ words }) => words)).toEqual(years);
  });
});

describe('sums', () => {
  it.each([
    ['£1', 100],
    ['£1,000.00', 100_000],
    ['£ 100', 10_000],
    ['£1 000', 100_000],
    ['£50.5', 5050],
    ['£1k', 100_000],
    ['£1.5k', 150_000],
    ['£1.2 million', 120_000_000],
    ['GBP 100', 10_000],
    ['1,000 pounds', 100_000],
    ['100 pounds sterling', 10_000],
    ['100 quid', 10_000],
    ['a hundred pounds', 10_000],
    ['one hundred and fifty pounds', 15_000],
    ['two thousand, pounds', undefined],
    ['two thousand five hundred pounds', 250_000],
    ['twenty-five pounds', 2500],
    ['half a million pounds', 50_000_000],
    ['£1.5bn', 150_000_000_000],
    ['50p', 50],
    ['fifty pence', 50],
    ['£5 and 50 pence', 550],
    ['£5 and 50p', 550],
    ['£5 50p', 550],
    ['£5.50p', 550],
    ['5 pounds and 50 pence', 550],
    ['five pounds and fifty pence', 550],
    ['fifty pounds and 20p', 5020],
    ['£5·50', 550],
    ['£5,50', 550],
    ['£.50', 50],
    ['£0.50', 50],
    ['£5\u2009000', 500_000],
    ['£5\u202f000', 500_000],
    ['£-100', 10_000],
    ['£1mn', 100_000_000],
    ['£1.234 million', 123_400_000],
    ['£3 hundred', 30_000],
    ['100GBP', 10_000],
    ['a 100-pound payment', 10_000],
    ['100pounds', 10_000],
    ['100£', 10_000],
    ['1,000 £', 100_000],
    ['2k pounds', 200_000],
    ['2 grand', 200_000],
    ['two grand', 200_000],
    ['a tenner', 1000],
    ['a fiver', 500],
    ['150p', 150],
    ['150 pence', 150],
    ['£100pcm', 10_000],
    ['£5/-', 500],
  ])('%s', (text, sum) => {
    expect(pence(`They paid ${text} for it.`)).toEqual(sum === undefined ? [] : [sum]);
  });

  it.each(['page 50', 'p50', 'hundreds of pounds', 'pounds of rubbish', '£', 'a pound-shop'])('%s is none', (text) => {
    expect(pence(text).filter((sum) => sum !== 100)).toEqual([]);
  });

  it('pounds and pence in words of their own are one sum where nothing counted follows', () => {
    expect(pence('It cost five pounds fifty.')).toEqual([550]);
    expect(pence('It cost 5 pounds 50, he said.')).toEqual([550]);
    expect(pence('I paid two pounds ten years ago and 5 pounds 50 times; £5, 50p')).toEqual([200, 500, 500, 50]);
  });

  it.each(['at 5p.m.', 'in 720p', 'the grand total', '£1.234,56', '£10.999'])('%s has none', (text) => {
    expect(pence(text)).toEqual([]);
  });

  it('a range has both of its ends', () => {
    expect(pence('between £100 and 200; £100 to 200, £100 - 200 for each.')).toEqual([10_000, 20_000, 10_000, 20_000, 10_000, 20_000]);
    expect(pence('£100 to 200 tenants, £50 and 20 visits')).toEqual([10_000, 5000]);
    expect(pence('£100 200 tenants, £250 300 letters')).toEqual([10_000, 25_000]);
    expect(pence('£250 000 works, £100 200 in all, £5 100 compensation')).toEqual([25_000_000, 10_020_000, 510_000]);
    expect(pence('It was £100–200, £1-2k, £50 to £60 and £100-£150.')).toEqual(
      [100, 200, 1000, 2000, 50, 60, 100, 150].map((pounds) => pounds * 100),
    );
    expect(pence('Reference £1,250-2023-7.')).toEqual([1250_00]);
  });

  it('keeps the words as they stand', () => {
    expect(sumsIn('It offered £75 and then a hundred pounds.').map(({ words }) => words)).toEqual(['£75', 'a hundred pounds']);
  });
});
