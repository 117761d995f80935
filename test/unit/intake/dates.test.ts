// Owns: what counts as the date of a paper, and what must not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameDate } from '../../../db/intake/dating/fileNameDate.ts';
import { letterDate } from '../../../db/intake/dating/letterDate.ts';
import { mailDate, receivedDate } from '../../../db/intake/dating/mailDate.ts';
import { figureOrder, readDate } from '../../../db/model/britishDate.ts';
import { dayFromNumber, formatDay, looseText } from '../../../db/model/dates.ts';

const read = (text: string) => {
  const found = readDate(text);
  return found && [looseText(found.date), found.time];
};

describe('a written date', () => {
  it.each([
    ['3 May 2023', '2023-05-03', null],
    ['3rd May, 2023', '2023-05-03', null],
    ['Wednesday 3rd of May 2023 at 2.05pm', '2023-05-03', '14:05'],
    ['3rd day of May 2023', '2023-05-03', null],
    ['03/05/2023', '2023-05-03', null],
    ['3.5.23', '2023-05-03', null],
    ['3-May-23 09:30', '2023-05-03', '09:30'],
    ['May 3, 2023 12:15 AM', '2023-05-03', '00:15'],
    ['2023-05-03T14:05:59', '2023-05-03', '14:05'],
    ['29 February 2024', '2024-02-29', null],
    ['May 2023', '2023-05', null],
  ])('%s', (text, day, time) => expect(read(text)).toEqual([day, time]));

  it.each([
    '31/04/2023',
    '29 February 2023',
    '13/13/2023',
    'may have sat on 2 chairs',
    '5 May',
    '2023',
    'Flat 3, 12 May Road',
    '25:61',
    '1-5 May 2023',
  ])('is not in "%s"', (text) => expect(readDate(text)).toBeNull());

  it('comes back from the way dates are shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 47_000 }), (days) => {
        const day = dayFromNumber(days);
        expect(read(formatDay(day))).toEqual([day, null]);
        const [year, month, date] = day.split('-');
        expect(read(`${date}/${month}/${year}`)).toEqual([day, null]);
        expect(read(day)).toEqual([day, null]);
      }),
    );
  });

  it('is month first only in a column that cannot be read otherwise', () => {
    expect(figureOrder(['05/13/2023', '05/03/2023'])).toBe('month-first');
    expect(figureOrder(['05/13/2023', '13/05/2023'])).toBe('day-first');
    expect(figureOrder(['05/03/2023'])).toBe('day-first');
  });
});

describe('the date of a letter', () => {
  const of = (text: string) => looseText(letterDate(text)?.date ?? { earliest: null, latest: null, precision: 'unknown' });

  it('stands alone above the salutation', () => {
    expect(of('Northgate Homes\n1 High Street\n\n10 October 2023\n\nDear Ms Lee\n\nYou wrote on 28 September 2023.')).toBe('2023-10-10');
  });
  it('is labelled, beside a reference or below its label', () => {
    expect(of('Our ref: AB/12/2023   Date: 10 October 2023\nDear Ms Lee')).toBe('2023-10-10');
    expect(of('Our ref AB/12 10 October 2023\nDear Ms Lee')).toBe('2023-10-10');
    expect(of('Date of letter: 10/10/2023\nDear Ms Lee')).toBe('2023-10-10');
    expect(of('Date\n10/10/2023\nName')).toBe('2023-10-10');
    // bug: a form says when it was submitted and a deed on which day it was made, and both stood undated.
    expect(of('Deed of surrender\nDated this 10th day of October 2023\nBetween')).toBe('2023-10-10');
    expect(of('Complaint form\nDate of birth: 1/2/1980\nDate submitted: 10 October 2023\nDetails: mould')).toBe('2023-10-10');
    expect(of('Leeds, 10 October 2023\nDear Ms Lee')).toBe('2023-10-10');
    expect(of('EMAIL\t\nDATE\t10.10.23\tVISITED BY\tP Shah\nNUMBER\t4411')).toBe('2023-10-10');
    expect(of('Hallway\nTue, 10 Oct 2023 10:01:50 GMT\nWords')).toBe('2023-10-10');
    // A letter's subject may end in a word that labels other dates.
    expect(of('About the leak you reported\n10 October 2023\nDear Ms Lee')).toBe('2023-10-10');
  });
  it('is never taken out of a sentence, a birth date or another label', () => {
    expect(of('We met on 3 May 2023.\nDear Ms Lee')).toBeNull();
    expect(of('Date of birth: 3 May 1971\nName: Ms Lee')).toBeNull();
    // bug: a policy was dated the month in which it was to be looked at again.
    expect(of('Damp and mould policy\nEffective from 1 April 2022. Review date: April 2025.\nOur aims')).toBeNull();
    expect(of('Next review date: 1 April 2025\nOur aims')).toBeNull();
    expect(of('Incident date: 3 May 2023')).toBeNull();
    expect(of('Name\nMs Lee\nDate of birth\n3 May 1971\nMoved in\n')).toBeNull();
    expect(of('Due date:\n3 May 2023\nAmount')).toBeNull();
    expect(of('Tenancy start date:\n3 May 2023\nDate of letter:\n10 October 2023')).toBe('2023-10-10');
    expect(of('Ordered by O Black, Northgate Homes, 2 November 2023\nAttended 15 November 2023')).toBeNull();
    expect(of('Dear Ms Lee\nThank you for your letter.\nIt came late.\nAnd then:\n3 May 2023\nwas a Wednesday.')).toBeNull();
  });
});

describe('the date in a file name', () => {
  it.each([
    ['2023-05-12 contact note.pdf', '2023-05-12'],
    ['IMG_20230507_101112.jpg', '2023-05-07'],
    ['letter 03.05.23.docx', '2023-05-03'],
    ['Stage 1 3rd May 2023 final.docx', '2023-05-03'],
    ['WhatsApp Image 2023-05-07 at 10.11.12.jpeg', '2023-05-07'],
    ['diary May 2023.pdf', '2023-05'],
    ['2023-05-12_2023-05-12.pdf', '2023-05-12'],
  ])('%s', (name, day) => expect(looseText(fileNameDate(name) ?? { earliest: null, latest: null, precision: 'unknown' })).toBe(day));

  it.each([
    'log 2023-05-01 to 2023-06-01.csv',
    'case 202334516.pdf',
    'invoice 20231345.pdf',
    'v1.2.3.pdf',
    'repairs 2023.xlsx',
    'photo.jpg',
  ])('is not in %s', (name) => expect(fileNameDate(name)).toBeNull());
});

describe('the date of an e-mail', () => {
  it.each([
    ['Tue, 18 Apr 2023 09:12:44 +0100', '2023-04-18', '09:12', '+01:00'],
    ['18 Apr 23 09:12 GMT', '2023-04-18', '09:12', '+00:00'],
    ['Tue, 18 Apr 2023 9:12:44 +0100 (GMT Daylight Time)', '2023-04-18', '09:12', '+01:00'],
    ['Tue Apr 18 09:12:44 2023', '2023-04-18', '09:12', null],
    ['Tue, 18 Apr 2023 09:12:44', '2023-04-18', '09:12', null],
    ['2023-04-18T09:12:44+01:00', '2023-04-18', '09:12', '+01:00'],
    ['Tue, 18 Apr 2023 09:12:44 -0000', '2023-04-18', '09:12', '-00:00'],
    ['Mon, 31 Dec 1999 23:59:59 -0500', '1999-12-31', '23:59', '-05:00'],
  ])('%s', (header, day, time, offset) => expect(mailDate(header)).toEqual({ day, time, offset }));

  it.each(['', 'yesterday', 'Thu, 1 Jan 1970 00:00:00 +0000', 'Tue, 31 Apr 2023 09:12:44 +0100'])('is not in "%s"', (header) =>
    expect(mailDate(header)).toBeNull(),
  );

  it('falls back to when a server took it', () => {
    expect(receivedDate('from a by b with SMTP id x; Tue, 18 Apr 2023 09:12:44 +0100')).toEqual({
      day: '2023-04-18',
      time: '09:12',
      offset: '+01:00',
    });
  });
});
