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
