// Owns the case list: what is open, what is due next and why, who is waited on. Must not change a case.
import AddOutlined from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { formatDay } from '../../../db/model/dates.ts';
import type { CaseRow } from '../../../db/model/operations.ts';
import { say } from '../../api/notices.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { useProtection } from '../../api/protection.ts';
import { backupsText } from '../../text/backups.ts';
import { type CaseColumn, casesText } from '../../text/cases.ts';
import { guideText } from '../../text/guide.ts';
import { openHandoverText } from '../../text/handover.ts';
import { precedentsText } from '../../text/precedents.ts';
import { protectionText } from '../../text/protection.ts';
import { retentionText } from '../../text/retention.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useActions } from '../../ui/actions.ts';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { arrangeCases } from './caseOrder.ts';
import { DisposeDialog } from './DisposeDialog.tsx';
import { DueDisposals } from './DueDisposals.tsx';
import { NewCase } from './NewCase.tsx';
import { OverdueOrders } from './OverdueOrders.tsx';

const columns = Object.keys(casesText.columns) as CaseColumn[];
const numeric: ReadonlySet<CaseColumn> = new Set(['unread', 'daysOpen', 'orders']);

interface CasesScreenProps {
  /** Null where no sample ships. */
  readonly onOpenSample: (() => void) | null;
  /** Shows or hides the library of published decisions. */
  readonly onPrecedents: () => void;
  /** Shows the backups of a case, or of the first there is. */
  readonly onBackups: (caseId: string | null) => void;
  /** Opens a file that another desk handed over. */
  readonly onOpenHandover: () => void;
  /** Shows how the desk is protected. */
  readonly onProtection: () => void;
  /** Shows what may be disposed of, the office's rules and the register. */
  readonly onRetention: () => void;
  /** Opens the guide. */
  readonly onGuide: () => void;
}

/** The case list. */
export function CasesScreen({
  onOpenSample,
  onPrecedents,
  onBackups,
  onOpenHandover,
  onProtection,
  onRetention,
  onGuide,
}: CasesScreenProps) {
  const { openCase } = usePlace();
  const [isMaking, setIsMaking] = useState(false);
  const [disposing, setDisposing] = useState<CaseRow | null>(null);
  const cases = useRead('desk.listCases', {});
  const protection = useProtection();
  useActions({ newCase: () => setIsMaking(true) });
  const acts = (
    <>
      <Button variant="contained" startIcon={<AddOutlined />} onClick={() => setIsMaking(true)}>
        {casesText.newCase}
      </Button>
      {onOpenSample !== null && <Button onClick={onOpenSample}>{casesText.openSample}</Button>}
      <Button color="inherit" title={openHandoverText.hint} onClick={onOpenHandover}>
        {openHandoverText.act}
      </Button>
      <Button color="inherit" title={precedentsText.hint} onClick={onPrecedents}>
        {precedentsText.title}
      </Button>
      <Button color="inherit" title={guideText.hint} onClick={onGuide}>
        {guideText.title}
      </Button>
    </>
  );
  return (
    <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
      <Answer of={cases}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyScreen title={casesText.emptyTitle} text={casesText.emptyText}>
              {acts}
            </EmptyScreen>
          ) : (
            <>
              <CaseTable
                rows={rows}
                onOpen={openCase}
                onBackups={onBackups}
                acts={
                  <>
                    {acts}
                    <Button color="inherit" title={backupsText.hint} onClick={() => onBackups(null)}>
                      {backupsText.title}
                    </Button>
                    <Button color="inherit" title={retentionText.hint} onClick={onRetention}>
                      {retentionText.title}
                    </Button>
                  </>
                }
              />
              <OverdueOrders rows={rows} />
              <DueDisposals rows={rows} onDispose={setDisposing} />
            </>
          )
        }
      </Answer>
      {protection?.state === 'open' && (
        <Typography variant="body2" color="textSecondary" sx={{ px: 2, py: 1 }}>
          {protectionText.open}{' '}
          <Button size="small" title={protectionText.hint} onClick={onProtection}>
            {protectionText.openAct}
          </Button>
        </Typography>
      )}
      {disposing !== null && (
        <DisposeDialog
          row={disposing}
          onClose={() => setDisposing(null)}
          onDisposed={(record) => {
            setDisposing(null);
            say(retentionText.disposed(record));
          }}
        />
      )}
      {isMaking && <NewCase onMade={(caseId) => openCase(caseId, 'evidence')} onClose={() => setIsMaking(false)} />}
    </Box>
  );
}

interface CaseTableProps {
  readonly rows: readonly CaseRow[];
  readonly onOpen: (caseId: string) => void;
  readonly onBackups: (caseId: string) => void;
  readonly acts: React.ReactNode;
}

function CaseTable({ rows, onOpen, onBackups, acts }: CaseTableProps) {
  const [typed, setTyped] = useState('');
  const [sort, setSort] = useState<{ readonly column: CaseColumn; readonly isDescending: boolean }>({
    column: 'deadline',
    isDescending: false,
  });
  const table = useRef<HTMLTableSectionElement>(null);
  const shown = arrangeCases(rows, typed, sort.column, sort.isDescending);
  const step = (from: HTMLElement, by: 1 | -1) => {
    const next = by === 1 ? from.nextElementSibling : from.previousElementSibling;
    if (next instanceof HTMLElement) next.focus();
  };
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 2, py: 1.5 }}>
        <Typography variant="h1" sx={{ mr: 1 }}>
          {casesText.title}
        </Typography>
        <TextField
          type="search"
          placeholder={casesText.filter}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') table.current?.querySelector('tr')?.focus();
          }}
          slotProps={{ htmlInput: { 'aria-label': casesText.filter } }}
          sx={{ width: 260 }}
        />
        <Box sx={{ flex: 1 }} />
        {acts}
      </Box>
      <Box sx={{ flex: 1, overflow: 'auto', px: 1 }}>
        <Table stickyHeader aria-label={casesText.title}>
          <TableHead>
            <TableRow>
              {columns.map((column) => (
                <TableCell key={column} align={numeric.has(column) ? 'right' : 'left'} sortDirection={directionOf(sort, column)}>
                  <TableSortLabel
                    active={sort.column === column}
                    direction={sort.isDescending ? 'desc' : 'asc'}
                    onClick={() => setSort({ column, isDescending: sort.column === column && !sort.isDescending })}
                  >
                    {casesText.columns[column]}
                  </TableSortLabel>
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody ref={table}>
            {shown.map((row) => (
              <TableRow
                key={row.id}
                hover
                tabIndex={0}
                aria-disabled={row.problem !== null}
                sx={{ cursor: row.problem === null ? 'pointer' : 'default' }}
                onClick={() => row.problem === null && onOpen(row.id)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && row.problem === null) onOpen(row.id);
                  if (event.key === 'ArrowDown' || event.key === 'j') step(event.currentTarget, 1);
                  if (event.key === 'ArrowUp' || event.key === 'k') step(event.currentTarget, -1);
                }}
              >
                {row.problem === null ? (
                  <CaseCells row={row} />
                ) : (
                  <ProblemCells row={row} problem={row.problem} onBackups={() => onBackups(row.id)} />
                )}
              </TableRow>
            ))}
          </TableBody>
        </Table>
        {shown.length === 0 && <Typography sx={{ p: 2, color: 'text.secondary' }}>{casesText.noneMatch}</Typography>}
      </Box>
    </>
  );
}

function directionOf(sort: { readonly column: CaseColumn; readonly isDescending: boolean }, column: CaseColumn): 'asc' | 'desc' | false {
  if (sort.column !== column) return false;
  return sort.isDescending ? 'desc' : 'asc';
}

function CaseCells({ row }: { readonly row: CaseRow }) {
  return (
    <>
      <TableCell component="th" scope="row" sx={{ fontWeight: 600 }}>
        {row.reference}
      </TableCell>
      <TableCell>{row.landlord}</TableCell>
      <TableCell>{casesText.stage(row)}</TableCell>
      <TableCell>
        {row.nextDeadline !== null && (
          <>
            {formatDay(row.nextDeadline.date)}
            <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
              {row.nextDeadline.why}
            </Box>
          </>
        )}
      </TableCell>
      <TableCell>{row.waitingOn === 'nobody' ? '' : row.waitingOn}</TableCell>
      <TableCell align="right">{row.unread.toLocaleString('en-GB')}</TableCell>
      <TableCell align="right">{row.daysOpen?.toLocaleString('en-GB') ?? ''}</TableCell>
      <TableCell align="right" sx={row.overdue.length > 0 ? { color: 'error.main', fontWeight: 600 } : {}}>
        {row.overdue.length > 0 ? casesText.overdue(row.overdue.length) : ''}
      </TableCell>
    </>
  );
}

function ProblemCells({ row, problem, onBackups }: { readonly row: CaseRow; readonly problem: string; readonly onBackups: () => void }) {
  return (
    <>
      <TableCell component="th" scope="row" sx={{ fontWeight: 600 }}>
        {row.reference}
      </TableCell>
      <TableCell colSpan={columns.length - 1} sx={{ color: 'error.main' }}>
        {casesText.problem}: {problem}{' '}
        <Button size="small" onClick={onBackups}>
          {backupsText.title}
        </Button>
      </TableCell>
    </>
  );
}
