// Owns the list of orders open past their due day, across all cases of the desk. Each opens what became of its order; nothing is changed here.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { formatDay } from '../../../db/model/dates.ts';
import type { CaseRow } from '../../../db/model/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { overdueText as text } from '../../text/cases.ts';

/** The list, the longest overdue first; nothing where no order is overdue. */
export function OverdueOrders({ rows }: { readonly rows: readonly CaseRow[] }) {
  const { openCase, goToPlace } = usePlace();
  const orders = rows
    .flatMap(({ id, reference, landlord, overdue }) => overdue.map((order) => ({ ...order, caseId: id, reference, landlord })))
    .sort((one, other) => other.days - one.days || one.reference.localeCompare(other.reference) || one.number - other.number);
  if (orders.length === 0) return null;
  return (
    <Box
      component="section"
      aria-labelledby="overdue-title"
      sx={{ flex: 'none', maxHeight: '40%', overflow: 'auto', borderTop: 1, borderColor: 'divider', px: 1, pb: 1 }}
    >
      <Typography id="overdue-title" variant="h2" component="h2" sx={{ px: 1, py: 1 }}>
        {text.title(orders.length)}
      </Typography>
      <Table size="small" aria-labelledby="overdue-title">
        <TableHead>
          <TableRow>
            {Object.values(text.columns).map((column) => (
              <TableCell key={column}>{column}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {orders.map(({ caseId, reference, landlord, orderId, number, text: words, due, days, isInPart, chased }) => (
            <TableRow key={orderId} hover>
              <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                <Link
                  component="button"
                  type="button"
                  aria-label={text.open(number, reference)}
                  onClick={() => {
                    openCase(caseId, 'determination');
                    goToPlace({ kind: 'compliance', id: orderId, name: '' });
                  }}
                  sx={{ fontWeight: 600 }}
                >
                  {reference}
                </Link>
              </TableCell>
              <TableCell>{landlord}</TableCell>
              <TableCell sx={{ maxWidth: 520, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                {text.order(number, words)}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatDay(due)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap', color: 'error.main', fontWeight: 600 }}>{text.late(days, isInPart)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{chased === null ? text.neverChased : formatDay(chased)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
