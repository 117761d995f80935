// Owns the list of orders open past their due day, across all cases of the desk. Each opens what became of its order; nothing is changed here.
import Link from '@mui/material/Link';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { formatDay } from '../../../db/model/dates.ts';
import type { CaseRow } from '../../../db/model/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { overdueText as text } from '../../text/cases.ts';
import { BelowCases } from './BelowCases.tsx';

/** The list, the longest overdue first; nothing where no order is overdue. */
export function OverdueOrders({ rows }: { readonly rows: readonly CaseRow[] }) {
  const { openCase, goToPlace } = usePlace();
  const orders = rows
    .flatMap(({ id, reference, landlord, overdue }) => overdue.map((order) => ({ ...order, caseId: id, reference, landlord })))
    .sort((one, other) => other.days - one.days || one.reference.localeCompare(other.reference) || one.number - other.number);
  if (orders.length === 0) return null;
  return (
    <BelowCases title={text.title(orders.length)} columns={Object.values(text.columns)} mostHeight="40%">
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
    </BelowCases>
  );
}
