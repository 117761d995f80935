// Owns the list of deliveries: what came when, how much of it could be read, and withdrawing one.
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useRef, useState } from 'react';
import type { BatchRow } from '../../../db/model/entry.ts';
import { useDraft } from '../../api/draft.ts';
import { sayWithUndo } from '../../api/history.ts';
import { useRead, useWrite } from '../../api/operations.ts';
import { evidenceText } from '../../text/evidence.ts';
import { sideText, uiText } from '../../text/ui.ts';
import { ChangeButton } from '../../ui/changing.tsx';
import { useKeyboardHandedOn } from '../../ui/keyboardHandedOn.ts';
import { goOn } from './CutOff.tsx';

const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** How many marks stand on the papers of a delivery. */
function useMarksOn(caseId: string, batchId: string | null): number {
  const axis = useRead('entry.axis', { caseId }).data ?? [];
  const marks = useDraft(caseId).data?.draft.mark ?? [];
  if (batchId === null) return 0;
  const ids = new Set(axis.filter((entry) => entry.batchId === batchId).map(({ id }) => id));
  return marks.filter(({ value }) => ids.has(value.entryId)).length;
}

/** Every delivery of the case, and a way to go on with one that was stopped; nothing is shown before the first. */
export function Deliveries({ caseId, password }: { readonly caseId: string; readonly password: string }) {
  const batches = useRead('entry.batches', { caseId }).data ?? [];
  const [asked, setAsked] = useState<BatchRow | null>(null);
  const marks = useMarksOn(caseId, asked?.id ?? null);
  const withdraw = useWrite('intake.withdraw');
  if (batches.length === 0) return null;
  const titles = evidenceText.deliveryColumns;
  const go = async (batch: BatchRow) => {
    setAsked(null);
    const reply = await withdraw.run({ caseId, batchId: batch.id, ...(marks > 0 ? { keepsMarks: true } : {}) });
    if (reply.ok) sayWithUndo(caseId, evidenceText.withdrawn);
  };
  return (
    <>
      <Table aria-label={evidenceText.deliveries} sx={{ maxWidth: 1100 }}>
        <TableHead>
          <TableRow>
            <TableCell>{evidenceText.deliveries}</TableCell>
            <TableCell>{titles.side}</TableCell>
            <TableCell>{titles.note}</TableCell>
            <TableCell align="right">{titles.count}</TableCell>
            <TableCell align="right">{titles.read}</TableCell>
            <TableCell align="right">{titles.duplicate}</TableCell>
            <TableCell align="right">{titles.unreadable}</TableCell>
            <TableCell>{titles.state}</TableCell>
            <TableCell align="right">{titles.acts}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {batches.map((batch) => (
            <TableRow key={batch.id} sx={batch.state === 'withdrawn' ? { '& td': { color: 'text.secondary' } } : {}}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{moment.format(batch.receivedMs).replace(' at ', ', ')}</TableCell>
              <TableCell sx={{ color: `${batch.suppliedBy}.main`, fontWeight: 600 }}>{sideText[batch.suppliedBy]}</TableCell>
              <TableCell>{batch.note}</TableCell>
              <TableCell align="right">{batch.received.toLocaleString('en-GB')}</TableCell>
              <TableCell align="right">{batch.read.toLocaleString('en-GB')}</TableCell>
              <TableCell align="right">{batch.duplicate.toLocaleString('en-GB')}</TableCell>
              <TableCell align="right">{batch.unreadable.toLocaleString('en-GB')}</TableCell>
              <TableCell sx={batch.left === null ? { whiteSpace: 'nowrap' } : { minWidth: 160 }}>
                {batch.left === null ? evidenceText.stateOf[batch.state] : evidenceText.stateLeft(batch.state, batch.left)}
              </TableCell>
              <TableCell align="right" sx={{ py: '0 !important', whiteSpace: 'nowrap' }}>
                {batch.state === 'cancelled' && batch.left !== null && (
                  <Act name={evidenceText.goOn} title={evidenceText.goOnHint} onClick={() => void goOn(caseId, batch.id, password)} />
                )}
                {batch.state !== 'withdrawn' && batch.state !== 'running' && (
                  <Act name={evidenceText.withdraw} onClick={() => setAsked(batch)} />
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {asked !== null && (
        <Dialog open onClose={() => setAsked(null)} maxWidth="xs" aria-labelledby="withdraw">
          <DialogTitle id="withdraw">{evidenceText.withdrawTitle}</DialogTitle>
          <DialogContent>
            <DialogContentText sx={{ mb: 1.5, color: 'text.primary' }}>{evidenceText.withdrawWhich(asked)}</DialogContentText>
            <DialogContentText>{evidenceText.withdrawText}</DialogContentText>
            {marks > 0 && (
              <DialogContentText sx={{ mt: 1.5, color: 'text.primary' }}>{evidenceText.withdrawMarks(marks)}</DialogContentText>
            )}
          </DialogContent>
          <DialogActions>
            <Button autoFocus onClick={() => setAsked(null)}>
              {uiText.cancel}
            </Button>
            <Button variant="contained" color="error" onClick={() => void go(asked)}>
              {evidenceText.withdraw}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}

interface ActProps {
  readonly name: string;
  readonly title?: string;
  readonly onClick: () => void;
}

/** What can be done with a delivery. It leaves when that is done, and the keyboard goes to the part. */
function Act({ name, title, onClick }: ActProps) {
  const place = useRef<HTMLSpanElement>(null);
  useKeyboardHandedOn(place, '[role="tabpanel"]');
  return (
    <span ref={place}>
      <ChangeButton color="inherit" title={title} onClick={onClick} sx={{ py: 0, fontSize: 12 }}>
        {name}
      </ChangeButton>
    </span>
  );
}
