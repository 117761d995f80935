// Owns how the first rows of a sheet are shown as they would be read: what becomes of each, and the cells it is made of. Must not read a sheet.
import Box from '@mui/material/Box';
import { formatPartialDate } from '../../../../db/model/dates.ts';
import type { SheetPreview } from '../../../../db/model/sheet.ts';
import { sheetFields, sheetText } from '../../../text/sheet.ts';

/** Two columns may have one name. */
const nameOf = (name: string, column: number) => `${column} ${name}`;

/** Which column each field comes from, how many rows have no date, and the first rows: date, title and author before the cells themselves. */
export function FirstRows({ preview: { columns, rows, undated, fields, first } }: { readonly preview: SheetPreview }) {
  const named = (at: number) => (columns[at] === undefined || columns[at] === '' ? sheetText.column(at + 1) : columns[at]);
  const title = sheetText.preview(first.length, rows);
  return (
    <Box sx={{ display: 'grid', gap: 0.75, fontSize: 12 }}>
      <Box
        component="ul"
        aria-label={sheetText.fieldsFrom}
        sx={{ m: 0, p: 0, listStyle: 'none', display: 'flex', flexWrap: 'wrap', columnGap: 2.5 }}
      >
        {sheetFields.map((field) => (
          <li key={field}>{sheetText.fieldFrom(field, fields[field].map(named))}</li>
        ))}
        <Box component="li" sx={{ color: undated > 0 ? 'warning.main' : 'text.secondary' }}>
          {sheetText.undated(undated, rows)}
        </Box>
      </Box>
      <Box role="region" aria-label={title} tabIndex={0} sx={{ overflow: 'auto', maxHeight: 420 }}>
        <Box
          component="table"
          sx={{
            ...{ borderCollapse: 'collapse', minWidth: '100%' },
            '& th, & td': { textAlign: 'left', p: '2px 8px', borderBottom: 1, borderColor: 'divider', maxWidth: 280, verticalAlign: 'top' },
            '& .made': { bgcolor: 'action.hover' },
          }}
        >
          <caption style={{ textAlign: 'left', captionSide: 'top' }}>{title}</caption>
          <thead>
            <tr>
              {sheetFields.map((field) => (
                <th key={field} scope="col" className="made">
                  {sheetText.fieldRead[field]}
                </th>
              ))}
              {columns.map((name, at) => (
                <th key={nameOf(name, at)} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.map(({ ordinal, cells, date, title: words, author }) => (
              <tr key={ordinal}>
                <Box
                  component="td"
                  className="made"
                  sx={date.precision === 'unknown' ? { color: 'warning.main' } : { whiteSpace: 'nowrap' }}
                >
                  {date.precision === 'unknown' ? sheetText.noDate : formatPartialDate(date)}
                </Box>
                <td className="made">{words}</td>
                <td className="made">{author ?? sheetText.noAuthor}</td>
                {columns.map((name, at) => (
                  <td key={nameOf(name, at)}>{cells[at]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
    </Box>
  );
}
