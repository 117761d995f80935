// Owns: workbooks as programs other than Excel write them: what is odd in one cell or part costs no other, and dates are the days the sheet shows.
import { describe, expect, it } from 'vitest';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import type { Extraction } from '../../../db/model/extraction.ts';
import { storedZip } from '../../support/storedZip.ts';

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const related = (...rows: readonly (readonly [id: string, type: string, target: string])[]) =>
  `<Relationships>${rows.map(([id, type, target]) => `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`).join('')}</Relationships>`;

/** A workbook of one sheet with these rows; `more` replaces or adds parts. */
function workbook(rows: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  return storedZip({
    '[Content_Types].xml':
      '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    '_rels/.rels': related(['r1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': '<workbook><sheets><sheet name="Log" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': related(
      ['r1', 'worksheet', 'worksheets/sheet1.xml'],
      ['r2', 'sharedStrings', 'sharedStrings.xml'],
      ['r3', 'styles', 'styles.xml'],
    ),
    'xl/sharedStrings.xml':
      '<sst><si><t>Date</t></si><si><r><t>No</t></r><r><t>te</t></r><rPh><t>sound</t></rPh></si><si><t>Rang &amp; wrote_x000D_ twice</t></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-809]dd\\ mmm\\ yyyy"/><numFmt numFmtId="165" formatCode="_-&quot;£&quot;* #,##0.00_-"/><numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="0 &quot;days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="10"/><xf numFmtId="22"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    ...more,
  });
}

async function read(bytes: Uint8Array): Promise<Extraction> {
  const result = await readFileBytes(bytes, 'log.xlsx');
  if (!result.ok) throw new Error(result.reason);
  return result.extraction;
}
const cells = ({ records }: Extraction) => records.map((record) => record.cells);
const days = ({ records }: Extraction) => records.map(({ found }) => [found.date.earliest, found.time]);

const heading = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';

describe('a cell', () => {
  it('is read as its format shows it', async () => {
    const row = (style: number, value: number) => `<row><c r="A2" s="1"><v>45049</v></c><c r="B2" s="${style}"><v>${value}</v></c></row>`;
    const extraction = await read(
      workbook(
        heading + row(0, 0.30000000000000004) + row(2, 1200) + row(2, 85.5) + row(3, 10.5) + row(4, 12) + row(5, 0.25) + row(6, 45049.5),
      ),
    );
    expect(extraction.columns).toEqual(['Date', 'Note']);
    expect(cells(extraction).map(([, shown]) => shown)).toEqual(['0.3', '£1,200', '£85.50', '252:00', '12', '25%', '3 May 2023 12:00']);
    expect(new Set(days(extraction).map(([day]) => day))).toEqual(new Set(['2023-05-03']));
  });

  it('written wrongly costs no other', async () => {
    const extraction = await read(
      workbook(
        `${heading}<row r="2"><c r="A2" s="1"><v>45049</v></c><c r="B2" t="s"><v>99</v></c><c r="C2" t="str"><f>A1</f></c><c r="D2" t="b"><v>maybe</v></c></row><row r="3"><c r="A3" s="77"><v>45050</v></c><c r="B3" t="e"><v>#N/A</v></c><c r="C3" t="inlineStr"/><c r="D3" t="d"><v>10:10:10</v></c></row><row r="4"><c r="A4" t="d"><v>2023-06-01T00:30:00</v></c><c r="B4" t="s"><v>2</v></c></row>`,
      ),
    );
    expect(cells(extraction)).toEqual([
      ['3 May 2023', '', '', 'MAYBE'],
      ['45050', '#N/A', '', '10:10:10'],
      ['1 June 2023 00:30', 'Rang & wrote\n twice', '', ''],
    ]);
    expect(days(extraction)).toEqual([
      ['2023-05-03', null],
      ['2023-05-04', null],
      ['2023-06-01', '00:30'],
    ]);
  });

  it('without a place follows the one before', async () => {
    const extraction = await read(
      workbook(
        '<row><c t="s"><v>0</v></c><c/><c t="s"><v>1</v></c></row><row><c s="1"><v>45049</v></c><c/><c t="inlineStr"><is><t>Left <![CDATA[a < b]]></t></is></c></row>',
      ),
    );
    expect(extraction.columns).toEqual(['Date', 'Column B', 'Note']);
    expect(cells(extraction)).toEqual([['3 May 2023', '', 'Left a < b']]);
  });

  it.each(['1', 'true'])('counts from 1904 where the workbook does (%s)', async (flag) => {
    const extraction = await read(
      workbook(`${heading}<row><c r="A2" s="1"><v>43587</v></c></row>`, {
        'xl/workbook.xml': `<workbook><workbookPr date1904="${flag}"/><sheets><sheet name="Log" r:id="r1"/></sheets><extLst><x15:workbookPr chartTrackingRefBase="1"/></extLst></workbook>`,
      }),
    );
    expect(days(extraction)).toEqual([['2023-05-03', null]]);
  });
});

describe('a workbook', () => {
  const rows = `${heading}<row><c r="A2" s="1"><v>45049</v></c><c r="B2" t="s"><v>2</v></c></row>`;

  it('is found whatever its parts are called', async () => {
    const odd = await read(
      workbook(rows, {
        '_rels/.rels': related(['r1', 'officeDocument', '/book/main.xml']),
        'book/main.xml':
          '<?xml version="1.0"?><x:workbook><!-- <sheet name="no"/> --><x:sheets><x:sheet name="a > b" r:id="r1"/></x:sheets></x:workbook>',
        'book/_rels/main.xml.rels': related(
          ['r1', 'worksheet', '../xl/worksheets/sheet1.xml'],
          ['r2', 'sharedStrings', '/xl/SharedStrings.xml'],
          ['r3', 'styles', '..\\xl\\styles.xml'],
        ),
      }),
    );
    expect(odd.text).toBe((await read(workbook(rows))).text);
    expect(days(odd)).toEqual([['2023-05-03', null]]);
  });

  it('without a sheet is refused in words anyone can read', async () => {
    const result = await readFileBytes(workbook(rows, { 'xl/_rels/workbook.xml.rels': 'not XML at all' }), 'log.xlsx');
    expect(result).toMatchObject({ ok: false, reason: expect.stringMatching(/^The workbook is damaged or incomplete/) });
  });
});

const said = ({ headers }: Extraction, name: string) => headers.find((header) => header.name === name)?.value;

describe('what a workbook hides', () => {
  const log = (...rows: readonly string[]) =>
    `<worksheet><cols><col min="2" max="2" hidden="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`;
  const text = (place: string, words: string) => `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`;

  it('bug: was read and looked like any other row: hidden sheets, rows and columns are said to be', async () => {
    const extraction = await read(
      workbook('', {
        'xl/workbook.xml':
          '<workbook><sheets><sheet name="Log" r:id="r1"/><sheet name="Costs" state="hidden" r:id="r4"/><sheet name="Keys" state="veryHidden" r:id="r5"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': related(
          ['r1', 'worksheet', 'worksheets/sheet1.xml'],
          ['r4', 'worksheet', 'worksheets/sheet2.xml'],
          ['r5', 'worksheet', 'worksheets/sheet3.xml'],
        ),
        'xl/worksheets/sheet1.xml': log(
          `<row r="1">${text('A1', 'Date')}${text('B1', 'Note')}</row>`,
          `<row r="2">${text('A2', '3 May 2023')}${text('B2', 'Called')}</row>`,
          `<row r="3" hidden="1">${text('A3', '4 May 2023')}${text('B3', 'Refused')}</row>`,
          `<row r="4" hidden="1">${text('A4', '5 May 2023')}${text('B4', 'Closed')}</row>`,
          '<row r="900" hidden="1"/>',
        ),
        'xl/worksheets/sheet2.xml': log(`<row r="1">${text('A1', 'Paint')}</row>`),
        'xl/worksheets/sheet3.xml': log(`<row r="1">${text('A1', 'Safe')}</row>`),
      }),
    );
    expect(said(extraction, 'Hidden in the file')).toBe('rows 3 to 4, row 900 and column B of “Log”; sheet “Costs”; sheet “Keys”');
    expect(extraction.records.map(({ cells: [sheet, first] }) => `${sheet}: ${first}`)).toEqual([
      'Log: 3 May 2023',
      'Log: 4 May 2023',
      'Log: 5 May 2023',
      'Costs (hidden): ',
      'Keys (hidden): ',
    ]);
  });

  it('in OpenDocument and in the XML of Excel 2003 is said too, and such XML is a sheet', async () => {
    const names = ['office', 'style', 'table', 'text'].map((name) => ` xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`);
    const flat = `<?xml version="1.0"?><office:document ${names.join('')} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:automatic-styles><style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Log" table:style-name="ta1"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell office:value-type="string"><text:p>Date</text:p></table:table-cell></table:table-row><table:table-row table:visibility="filter"><table:table-cell office:value-type="string"><text:p>3 May 2023</text:p></table:table-cell></table:table-row></table:table><table:table table:name="Costs" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string"><text:p>Paint</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document>`;
    const open = await readFileBytes(new TextEncoder().encode(flat), 'log.fods');
    if (!open.ok) return expect.fail(open.reason);
    expect(said(open.extraction, 'Hidden in the file')).toBe('row 2 of “Log”; sheet “Costs”');
    const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Log"><Table><Row><Cell><Data ss:Type="String">Date</Data></Cell><Cell><Data ss:Type="String">Note</Data></Cell></Row><Row ss:Hidden="1"><Cell><Data ss:Type="DateTime">2023-05-03T00:00:00.000</Data></Cell><Cell><Data ss:Type="String">Called</Data></Cell></Row></Table></Worksheet></Workbook>`;
    const old = await readFileBytes(new TextEncoder().encode(xml), 'export.xml');
    expect(old.ok && [old.extraction.kind, days(old.extraction), said(old.extraction, 'Hidden in the file')]).toEqual([
      'sheet',
      [['2023-05-03', null]],
      'row 2',
    ]);
  });
});

describe('cells of a workbook', () => {
  it('bug: merged downwards dated the first of their rows only', async () => {
    const row = (number: number, ...shown: readonly string[]) =>
      `<row r="${number}">${shown.map((words, at) => (words === '' ? '' : `<c r="${'AB'[at]}${number}" t="inlineStr"><is><t>${words}</t></is></c>`)).join('')}</row>`;
    const rows = [row(1, 'Date', 'Note'), row(2, '3 May 2023', 'Called'), row(3, '', 'Left a card'), row(4), row(5, '', 'Rang')].join('');
    const extraction = await read(
      workbook('', {
        'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="B1:XFD1048576"/></mergeCells></worksheet>`,
      }),
    );
    expect(days(extraction).map(([day]) => day)).toEqual(['2023-05-03', '2023-05-03', null]);
  });

  it('bug: lost what was remarked on them', async () => {
    const remark = (place: string, by: string, words: string) =>
      `<comment ref="${place}" authorId="${by}"><text><r><t>${words}</t></r></text></comment>`;
    const extraction = await read(
      workbook(`${heading}<row r="2"><c r="A2" s="1"><v>45049</v></c><c r="B2" t="s"><v>2</v></c></row>`, {
        'xl/worksheets/_rels/sheet1.xml.rels': related(
          ['r1', 'comments', '../comments1.xml'],
          ['r2', 'threadedComment', '../threadedComments/threadedComment1.xml'],
        ),
        'xl/comments1.xml': `<comments><authors><author>J Smith</author><author>tc={1}</author></authors><commentList>${remark('B2', '0', 'J Smith:\nHe refused us.')}${remark('A2', '1', 'Your version of Excel shows this as a note.')}${remark('A1', '0', 'Of the call.')}</commentList></comments>`,
        'xl/threadedComments/threadedComment1.xml':
          '<ThreadedComments><threadedComment ref="A2" personId="{9}"><text>Is this right?</text></threadedComment></ThreadedComments>',
        'xl/persons/person.xml': '<personList><person displayName="Ana Lee" id="{9}"/></personList>',
      }),
    );
    expect(extraction.columns).toEqual(['Date', 'Note', 'Comments on cells']);
    expect(cells(extraction)[0]?.[2]).toBe('A2, Ana Lee: Is this right?\nB2, J Smith: He refused us.');
    expect(extraction.text.split('\n')[0]).toBe('A1, J Smith: Of the call.');
  });

  it('bug: that were never computed were blank', async () => {
    const extraction = await read(
      workbook(
        `${heading}<row r="2"><c r="A2" s="1"><v>45049</v></c><c r="B2"><f>SUM(C2:C9)</f><v></v></c><c r="C2" t="str"><f>""</f><v></v></c></row>`,
      ),
    );
    expect(cells(extraction)).toEqual([['3 May 2023', '=SUM(C2:C9)']]);
  });

  it('beyond the last column that is read are named', async () => {
    const far = '<c r="SH2" t="inlineStr"><is><t>far</t></is></c>';
    const extraction = await read(
      workbook(`${heading}<row r="2"><c r="A2" s="1"><v>45049</v></c><c r="B2" t="s"><v>2</v></c>${far}</row>`),
    );
    expect(said(extraction, 'Not read')).toBe('columns SG to SH of “Log”');
  });
});

it('bug: what housing systems call .xls because Excel opens it was no sheet: a table in HTML, lines with tabs', async () => {
  const table =
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><th>Date</th><th>Note</th></tr><tr><td>03/05/2023</td><td rowspan="2">Called &amp; left</td></tr><tr><td>13/05/2023</td></tr></table></html>';
  const lines = 'Date\tNote\n03/05/2023\tCalled & left\n13/05/2023\tCalled & left\n';
  for (const words of [table, lines]) {
    const result = await readFileBytes(new TextEncoder().encode(words), 'export.xls');
    if (!result.ok) return expect.fail(result.reason);
    expect([result.extraction.columns, cells(result.extraction), days(result.extraction).map(([day]) => day)]).toEqual([
      ['Date', 'Note'],
      [
        ['03/05/2023', 'Called & left'],
        ['13/05/2023', 'Called & left'],
      ],
      ['2023-05-03', '2023-05-13'],
    ]);
  }
});
