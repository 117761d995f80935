// Owns: sheets: delimiters, heading rows, columns by name and by content, dates of every writing, all sheets of a workbook.
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import { readTable, serialDay } from '../../../db/intake/readers/table.ts';
import { dayFromNumber, dayNumber } from '../../../db/model/dates.ts';
import type { ColumnChoice, Extraction } from '../../../db/model/extraction.ts';

async function csv(text: string | Uint8Array, name = 'log.csv', columns?: ColumnChoice): Promise<Extraction> {
  const result = await readFileBytes(typeof text === 'string' ? new TextEncoder().encode(text) : text, name, columns);
  if (!result.ok) throw new Error(result.reason);
  return result.extraction;
}
const lines = ({ records }: Extraction) => records.map(({ found }) => [found.date.earliest, found.time, found.sender, found.title]);

const words = 'Date;Note\n3 May 2023;Zażółć, “mould”\n4 May 2023;Called about the café\n';
const wide = (text: string, order: 'le' | 'be', mark: boolean): Uint8Array => {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
};

it('bug: days that a program wrote as midnights were told with that hour', async () => {
  const days = await csv('Logged,Note\n03/05/2023 00:00,Rang about the mould\n04/05/2023 00:00,Rang again\n');
  expect(lines(days).map(([day, time]) => [day, time])).toEqual([
    ['2023-05-03', null],
    ['2023-05-04', null],
  ]);
  const hours = await csv('Logged,Note\n03/05/2023 00:00,Rang at midnight\n04/05/2023 09:10,Rang again\n');
  expect(lines(hours).map(([, time]) => time)).toEqual(['00:00', '09:10']);
});

describe('the encoding of a delimited sheet', () => {
  it.each([
    ['UTF-8', 'utf-8', new TextEncoder().encode(words)],
    ['UTF-8 with a mark', 'utf-8', new TextEncoder().encode(`\ufeff${words}`)],
    ['UTF-16, little end first', 'utf-16le', wide(words, 'le', true)],
    ['UTF-16, big end first', 'utf-16be', wide(words, 'be', true)],
    ['UTF-16 without a mark', 'utf-16le', wide(words, 'le', false)],
  ])('is sure: %s', async (_name, encoding, bytes) => {
    const { how, records, columns } = await csv(bytes);
    expect(how).toEqual({ encoding, delimiter: ';', doubts: [], isChosen: false });
    expect(columns).toEqual(['Date', 'Note']);
    expect(records[0]?.cells[1]).toBe('Zażółć, “mould”');
  });

  it('is Windows-1252 where the letters say so, and doubtful where others are as likely', async () => {
    const western = `Date,Note\n${'3/5/2023,Cost £20 and the contractor’s visit was late\n4/5/2023,The resident said “no heat”\n'.repeat(20)}`;
    expect((await csv(iconv.encode(western, 'win1252'))).how).toMatchObject({ encoding: 'windows-1252', doubts: [] });
    const mac = await csv(iconv.encode(western, 'macroman'));
    expect(mac.how).toMatchObject({ isChosen: false, doubts: ['encoding'] });
    const polish = `Data;Opis\n${'3.05.2023;Łódź: naprawa rury w łazience nie działa od tygodnia\n'.repeat(20)}`;
    expect((await csv(iconv.encode(polish, 'win1250'))).how).toMatchObject({ encoding: 'windows-1250', doubts: ['encoding'] });
    const chosen = await readFileBytes(iconv.encode(western, 'macroman'), 'log.csv', undefined, {
      readAs: { encoding: 'macintosh', delimiter: ',' },
    });
    expect(chosen).toMatchObject({ extraction: { how: { encoding: 'macintosh', doubts: [], isChosen: true } } });
    expect(chosen.ok && chosen.extraction.records[1]?.found.title).toBe('The resident said “no heat”');
  });

  it('is doubtful of a delimiter that another comes near to', async () => {
    expect((await csv('Date;Note, Who\n3 May 2023;Rang, Ann\n4 May 2023;Wrote, Bob\n')).how?.doubts).toEqual(['delimiter']);
    expect((await csv('Date;Note;Who\n3 May 2023;Rang, twice;Ann\n4 May 2023;Wrote;Bob\n')).how?.doubts).toEqual([]);
  });
});

describe('a delimited sheet', () => {
  it('is dated as a person said of an earlier sheet with its columns, and as found where another column is named', () => {
    const rows = [
      ['Logged', 'Seen'],
      ['03/04/2023', 'x'],
    ].map((row) => row.map((text) => ({ text })));
    const dated = (date: string) =>
      readTable([{ name: '', rows }], 'log.csv', {}, [{ date, order: 'month-first' }]).records[0]?.found.date.earliest;
    expect(dated('Logged')).toBe('2023-03-04');
    expect(dated('Opened')).toBe('2023-04-03');
  });

  it('says which columns its rows are read from, over all sheets of a workbook, as found and as chosen', () => {
    const sheet = (name: string, head: readonly string[]) => ({
      name,
      rows: [head, ['03/05/2023', 'Leak under the kitchen sink', 'P Shah']].map((row) => row.map((text) => ({ text }))),
    });
    const log = sheet('Repairs', ['Date raised', 'Description', 'Officer']);
    expect(readTable([log], 'log.csv').fields).toEqual({ date: [0], title: [1], author: [2] });
    expect(readTable([log], 'log.csv', { date: 1 }).fields).toMatchObject({ date: [1] });
    const notes = sheet('Notes', ['Logged', 'Notes', 'Spare']);
    expect(readTable([log, notes], 'log.xlsx').fields).toEqual({ date: [1, 4], title: [2, 5], author: [3] });
  });

  it('gives dated records with author and title', async () => {
    const extraction = await csv(
      'Date,Ref,Officer,Notes\n03/05/2023,A1,P Shah,"Spoke to neighbour,\nleft a card"\n12/05/2023 14:05,A2,P Shah,Called back, no answer\n',
    );
    expect(extraction.columns).toEqual(['Date', 'Ref', 'Officer', 'Notes', 'Column E']);
    expect(lines(extraction)).toEqual([
      ['2023-05-03', null, 'P Shah', 'Spoke to neighbour, left a card'],
      ['2023-05-12', '14:05', 'P Shah', 'Called back'],
    ]);
    expect(extraction.records[0]).toMatchObject({
      ordinal: 1,
      cells: ['03/05/2023', 'A1', 'P Shah', 'Spoke to neighbour,\nleft a card', ''],
    });
  });

  it.each([
    [';', 'Date;Action\n3 May 2023;Rang, and wrote as well\n'],
    ['tab', 'Date\tAction\n3 May 2023\tRang, and wrote as well\n'],
    ['pipe', 'Date|Action\n3 May 2023|Rang, and wrote as well\n'],
    ['Excel hint', 'sep=;\nDate;Action\n3 May 2023;Rang, and wrote as well\n'],
  ])('finds its delimiter: %s', async (_name, text) => {
    expect(lines(await csv(text))).toEqual([['2023-05-03', null, null, 'Rang, and wrote as well']]);
  });

  it('finds its heading row below a preamble and its date column by content', async () => {
    const extraction = await csv(
      'Tern House report\nPrinted for the Ombudsman\nJob,Location,Reported fault,Raised,Target\nJ-1,Block,Stair light out again,4 January 2023,1 February 2023\nJ-2,Flat 4,No heating at all,6 January 2023,\n',
    );
    expect(extraction.columns).toEqual(['Job', 'Location', 'Reported fault', 'Raised', 'Target']);
    expect(lines(extraction)).toEqual([
      ['2023-01-04', null, null, 'Stair light out again'],
      ['2023-01-06', null, null, 'No heating at all'],
    ]);
  });

  it('keeps the words above the heading row in its text', async () => {
    const { text, records } = await csv(
      'Repairs history of the block;;\nRun by J O’Brien;;Printed 04/06/2024\nJob;Date raised;Description\n1;03/04/2023;Door will not close\n',
    );
    expect(text.split('\n').slice(0, 3)).toEqual([
      'Repairs history of the block',
      'Run by J O’Brien\tPrinted 04/06/2024',
      'Job\tDate raised\tDescription',
    ]);
    expect(records).toHaveLength(1);
    expect(await csv('Repairs log,Officer\n')).toMatchObject({ text: 'Repairs log\tOfficer', records: [] });
  });

  it('reads a heading of two lines as one', async () => {
    const sheet = await csv(
      'Contact,Contact,Officer,\nDate,Time,Name,Note text\n03/05/2023,09:15,A Khan,Spoke to the resident at home\n04/05/2023,2.05pm,B Lee,Left a message for the resident\n',
    );
    expect(sheet.columns).toEqual(['Contact Date', 'Contact Time', 'Officer Name', 'Note text']);
    expect(lines(sheet)).toEqual([
      ['2023-05-03', '09:15', 'A Khan', 'Spoke to the resident at home'],
      ['2023-05-04', '14:05', 'B Lee', 'Left a message for the resident'],
    ]);
  });

  it('takes a row of unknown names over rows of figures for the heading', async () => {
    const sheet = await csv('Estate,Lifts,Share\nTern Court,18.8,39%\nHeron House,"1,204",25%\n');
    expect(sheet.columns).toEqual(['Estate', 'Lifts', 'Share']);
    expect(sheet.records).toHaveLength(2);
  });

  it('reads days written as one figure in a column of dates only', async () => {
    const sheet = await csv('Date,Job,Note\n20230503,20230101,Rang the resident at home\n20231301,20230102,No such month as that\n');
    expect(lines(sheet).map(([day]) => day)).toEqual(['2023-05-03', null]);
  });

  it('lets the investigator choose columns', async () => {
    const text = 'Date,Done,Notes,Who\n01/02/2023,05/06/2023,Short words here,Ann\n';
    expect(lines(await csv(text, 'a.csv', { date: 1, title: 3 }))).toEqual([['2023-06-05', null, 'Ann', 'Ann']]);
    expect(lines(await csv(text, 'a.csv', { date: 40 }))).toEqual(lines(await csv(text)));
    // The order of day and month is that of the column chosen.
    const american = 'Date,Done,Notes\n25/02/2023,5/13/2023,Short words here\n26/02/2023,6/4/2023,Other words here\n';
    expect(lines(await csv(american, 'a.csv', { date: 1 })).map(([day]) => day)).toEqual(['2023-05-13', '2023-06-04']);
  });

  it('is month first only where it must be, and dates nothing that is not a date', async () => {
    expect(lines(await csv('Date,Note\n05/13/2023,American export one\n05/03/2023,American export two\n')).map(([day]) => day)).toEqual([
      '2023-05-13',
      '2023-05-03',
    ]);
    // Most of this column would be no day at all if it were read day first.
    expect(
      lines(await csv('Date,Note\n5/3/2023,First of these\n5/13/2023,Second of these\n12/31/2023,Third of these\n')).map(([day]) => day),
    ).toEqual(['2023-05-03', '2023-05-13', '2023-12-31']);
    const mixed = await csv(
      'Date,Note\n31/04/2023,No such day at all\n,Nothing written there\n02/05/2023,A proper one here\n03/05/2023,Another proper one\n',
    );
    expect(mixed.records.map(({ found }) => [found.date.earliest, found.dateBasis])).toEqual([
      [null, 'none'],
      [null, 'none'],
      ['2023-05-02', 'column'],
      ['2023-05-03', 'column'],
    ]);
  });

  it('reads broken quoting as plain characters, and Windows words', async () => {
    expect((await csv('Date,Note\n3/5/2023,he said "no" and "left\n4/5/2023,then "came back\n')).records).toHaveLength(2);
    expect((await csv(new Uint8Array(Buffer.from('Date,Note\n3/5/2023,Paid \u00a35 for it\n', 'latin1')))).records[0]?.found.title).toBe(
      'Paid £5 for it',
    );
  });

  it('takes any text without failing, one record a row at most', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ';', '1', '/', '\t', 'é', ' ') }), async (text) => {
        const result = await readFileBytes(new TextEncoder().encode(`x${text}`), 'a.csv');
        if (!result.ok) return;
        const { columns, records } = result.extraction;
        expect(records.map(({ ordinal }) => ordinal)).toEqual(records.map((_, at) => at + 1));
        for (const { cells } of records) expect(cells).toHaveLength(columns.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a workbook', () => {
  it('gives every sheet, dates as days, and numbers as dates only in a date column', async () => {
    const day = (iso: string) => ({ type: Date, value: new Date(`${iso}T00:00:00Z`), format: 'dd/mm/yyyy' });
    const bytes = await writeWorkbook([
      {
        sheet: 'Repairs',
        data: [
          [{ value: 'Date raised' }, { value: 'Description' }, { value: 'Cost' }],
          [day('2023-01-04'), { value: 'Stair light out' }, { type: Number, value: 45_000 }],
          [{ type: Number, value: 45_049 }, { value: 'Lock changed again' }, { type: Number, value: 12.5 }],
        ],
      },
      {
        sheet: 'Calls',
        data: [
          [{ value: 'Date' }, { value: 'Time' }, { value: 'Description' }],
          [day('2023-05-12'), { value: '11:15' }, { value: 'Called on Flat 5' }],
        ],
      },
    ]).toBuffer();
    const extraction = await csv(new Uint8Array(bytes), 'log.xlsx');
    expect(extraction.columns).toEqual(['Sheet', 'Date raised', 'Description', 'Cost', 'Date', 'Time']);
    expect(lines(extraction)).toEqual([
      ['2023-01-04', null, null, 'Stair light out'],
      ['2023-05-03', null, null, 'Lock changed again'],
      ['2023-05-12', '11:15', null, 'Called on Flat 5'],
    ]);
    expect(extraction.records[0]?.cells).toEqual(['Repairs', '4 January 2023', 'Stair light out', '45000', '', '']);
    expect(extraction.records[2]?.ordinal).toBe(3);
  });

  it('counts days as Excel does', () => {
    expect(serialDay(45_000)).toEqual({ day: '2023-03-15', time: null });
    expect(serialDay(45_000.75)).toEqual({ day: '2023-03-15', time: '18:00' });
    fc.assert(
      fc.property(fc.integer({ min: 18_264, max: 73_050 }), fc.integer({ min: 1, max: 1439 }), (days, minutes) => {
        const { day, time } = serialDay(days + minutes / 1440);
        expect(dayNumber(day)).toBe(days - 25_569);
        expect(day).toBe(dayFromNumber(days - 25_569));
        expect(time).toBe(`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
      }),
    );
  });
});
