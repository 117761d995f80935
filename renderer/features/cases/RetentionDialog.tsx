// Owns the dialog of retention at this desk: closed cases with their days and holds, the office's rules, the register of disposals. Nothing goes from here but through
// DisposeDialog.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Tab from '@mui/material/Tab';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Tabs from '@mui/material/Tabs';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { localDay } from '../../../db/model/dates.ts';
import type { CaseRow } from '../../../db/model/operations.ts';
import type { DisposalRecord } from '../../../db/model/retention.ts';
import { useRead } from '../../api/operations.ts';
import { retentionText as text } from '../../text/retention.ts';
import { uiText } from '../../text/ui.ts';
import { Answer } from '../../ui/Answer.tsx';
import { DisposalRegister } from './DisposalRegister.tsx';
import { DisposeDialog } from './DisposeDialog.tsx';
import { RetentionRules } from './RetentionRules.tsx';

const tabs = ['cases', 'rules', 'register'] as const;
type TabName = (typeof tabs)[number];

/** The dialog. */
export function RetentionDialog({ onClose }: { readonly onClose: () => void }) {
  const [tab, setTab] = useState<TabName>('cases');
  const [asked, setAsked] = useState<CaseRow | null>(null);
  const [done, setDone] = useState<DisposalRecord | null>(null);
  const cases = useRead('desk.listCases', {});
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="lg" aria-labelledby="retention-title">
      <DialogTitle id="retention-title">{text.title}</DialogTitle>
      <DialogContent sx={{ height: 560, display: 'flex', flexDirection: 'column', gap: 2 }}>
        <Tabs value={tab} onChange={(_, next: TabName) => setTab(next)} aria-label={text.title}>
          {tabs.map((name) => (
            <Tab key={name} value={name} id={`retention-${name}`} aria-controls="retention-panel" label={text.tabs[name]} />
          ))}
        </Tabs>
        <Box role="status">{done !== null && <Alert severity="success">{text.disposed(done)}</Alert>}</Box>
        <Box
          id="retention-panel"
          role="tabpanel"
          aria-labelledby={`retention-${tab}`}
          tabIndex={0}
          sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}
        >
          {tab === 'cases' && (
            <Answer of={cases}>{(rows) => <ClosedCases rows={rows.filter(({ closed }) => closed !== null)} onDispose={setAsked} />}</Answer>
          )}
          {tab === 'rules' && <RetentionRules />}
          {tab === 'register' && <DisposalRegister />}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{uiText.close}</Button>
      </DialogActions>
      {asked !== null && (
        <DisposeDialog
          row={asked}
          onClose={() => setAsked(null)}
          onDisposed={(record) => {
            setAsked(null);
            setDone(record);
          }}
        />
      )}
    </Dialog>
  );
}

function ClosedCases({ rows, onDispose }: { readonly rows: readonly CaseRow[]; readonly onDispose: (row: CaseRow) => void }) {
  const today = localDay(new Date());
  const own = rows.filter(({ closed }) => closed?.isLookedAt !== true);
  if (own.length === 0) return <Typography color="textSecondary">{text.noneClosed}</Typography>;
  return (
    <>
      <Table size="small" stickyHeader aria-label={text.tabs.cases}>
        <TableHead>
          <TableRow>
            {Object.values(text.columns).map((column) => (
              <TableCell key={column}>{column}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {own.map((row) => (
            <TableRow key={row.id} hover sx={{ verticalAlign: 'top' }}>
              <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                <Box sx={{ fontWeight: 600 }}>{row.reference}</Box>
                <Box sx={{ color: 'text.secondary' }}>{row.landlord}</Box>
              </TableCell>
              <TableCell>
                {row.disposed.length > 0 && <Box sx={{ color: 'text.secondary' }}>{text.gone(row.disposed)}</Box>}
                {row.retention.map((each) => (
                  <Box key={each.of}>
                    {text.standsHere(each, 'retention')}{' '}
                    {each.due !== null && each.due <= today && (
                      <Box component="span" sx={{ color: 'success.main', fontWeight: 600 }}>
                        {text.mayGo}
                      </Box>
                    )}
                  </Box>
                ))}
              </TableCell>
              <TableCell sx={{ maxWidth: 240 }}>{row.hold === null ? '' : text.held(row.hold)}</TableCell>
              <TableCell>
                <Button
                  size="small"
                  sx={{ whiteSpace: 'nowrap' }}
                  aria-label={text.disposeOf(row.reference)}
                  disabled={row.hold !== null || row.retention.length === 0}
                  onClick={() => onDispose(row)}
                >
                  {text.dispose}
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
        {text.today(today)}
      </Typography>
    </>
  );
}
