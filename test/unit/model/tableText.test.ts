// Tests: a table written for other programs' sheets runs nothing in them, whatever was typed, and comes back as it was typed.
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvText } from '../../../db/model/tableText.ts';

test('no cell of a table begins a formula, by whatever sign or blank before it, and all else stays as it is', () => {
  const formulas = [
    '=HYPERLINK("http://a.example")',
    '+1',
    '-1',
    '@SUM(1)',
    '\t=1',
    '\r\n=1',
    ' =1',
    '\uFF1D1',
    '\uFF0B1',
    '\uFF0D1',
    '\uFF201',
  ];
  const plain = ['2024-01-02', 'He said “-1”, "=1"', 'a\nb', '', 'x=1'];
  const [first = [], second] = parse(
    csvText([
      [...formulas, ...plain],
      [-1, 2.5],
    ]),
    { bom: true, relax_column_count: true },
  );
  expect(first).toEqual([...formulas.map((formula) => `'${formula}`), ...plain]);
  expect(second).toEqual(['-1', '2.5']);
});
