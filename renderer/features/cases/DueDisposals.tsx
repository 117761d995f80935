// Owns the list of cases that the office's rules let go, under the list of cases. Nothing goes by itself: each opens the dialog in which a person disposes of it.
import Button from '@mui/material/Button';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { formatDay, localDay } from '../../../db/model/dates.ts';
import type { CaseRow } from '../../../db/model/operations.ts';
import { classWords, dueNow, dueThrough } from '../../../db/model/retention.ts';
import { capital } from '../../../db/model/wording.ts';
import { retentionText as text } from '../../text/retention.ts';
import { BelowCases } from './BelowCases.tsx';

/** The list, longest due first; nothing where no case may go. A held one is not in it. */
export function DueDisposals({ rows, onDispose }: { readonly rows: readonly CaseRow[]; readonly onDispose: (row: CaseRow) => void }) {
  const today = localDay(new Date());
  const due = rows
    .flatMap((row) => {
      const through = row.hold === null && row.closed !== null ? dueNow(row.retention, today) : null;
      const since = through === null ? null : dueThrough(through, row.retention);
      return through === null || since === null ? [] : [{ row, through, since }];
    })
    .sort((one, other) => one.since.localeCompare(other.since) || one.row.reference.localeCompare(other.row.reference));
  if (due.length === 0) return null;
  return (
    <BelowCases title={text.dueTitle(due.length)} columns={Object.values(text.dueColumns)} mostHeight="30%">
      {due.map(({ row, through, since }) => (
        <TableRow key={row.id} hover>
          <TableCell component="th" scope="row" sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}>
            {row.reference}
          </TableCell>
          <TableCell>{row.landlord}</TableCell>
          <TableCell>{capital(classWords(through))}</TableCell>
          <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatDay(since)}</TableCell>
          <TableCell>
            <Button size="small" aria-label={text.disposeOf(row.reference)} onClick={() => onDispose(row)}>
              {text.dispose}
            </Button>
          </TableCell>
        </TableRow>
      ))}
    </BelowCases>
  );
}
