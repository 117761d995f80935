// Owns: that days and sums are recognised in every spelling a British letter or report has, and that ordinary words are not taken for them.
import { describe, expect, it } from 'vitest';
import { datesIn, sumsIn } from '../../../db/model/statements.ts';

const spans = (text: string) =>
  datesIn(text).map(({ from, to, monthDay }) => (from === null ? monthDay : from === to ? from : `${from}/${to}`));
const pence = (text: string) => sumsIn(text).map((sum) => sum.pence);

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
  ])('%s', (text, day) => {
    expect(spans(`It was ${text}.`)).toEqual([day]);
  });

  it('lists have each of their days or months', () => {
    expect(spans('15 and 18 December 2023')).toEqual(['2023-12-15', '2023-12-18']);
    expect(spans('May/June 2023')).toEqual(['2023-05-01/2023-05-31', '2023-06-01/2023-06-30']);
    expect(spans('3–5 May 2023')).toEqual(['2023-05-03', '2023-05-05']);
    expect(spans('April, May and June 2023')).toEqual(['2023-04-01/2023-04-30', '2023-05-01/2023-05-31', '2023-06-01/2023-06-30']);
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
  ])('%s is none', (text) => {
    expect(datesIn(text)).toEqual([]);
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
  ])('%s', (text, sum) => {
    expect(pence(`They paid ${text} for it.`)).toEqual(sum === undefined ? [] : [sum]);
  });

  it.each(['page 50', 'p50', 'hundreds of pounds', 'pounds of rubbish', '£', 'a pound-shop'])('%s is none', (text) => {
    expect(pence(text).filter((sum) => sum !== 100)).toEqual([]);
  });

  it('a range has both of its ends', () => {
    expect(pence('It was £100–200, £1-2k, £50 to £60 and £100-£150.')).toEqual(
      [100, 200, 1000, 2000, 50, 60, 100, 150].map((pounds) => pounds * 100),
    );
    expect(pence('Reference £1,250-2023-7.')).toEqual([1250_00]);
  });

  it('keeps the words as they stand', () => {
    expect(sumsIn('It offered £75 and then a hundred pounds.').map(({ words }) => words)).toEqual(['£75', 'a hundred pounds']);
  });
});
