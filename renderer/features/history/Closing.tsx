// Owns closing the case and opening it again, with a reason: the line that says it is closed, the button, the dialog that asks. Refusals are the store's.
import LockOpenOutlined from '@mui/icons-material/LockOpenOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ClosedCase } from '../../../db/model/operations.ts';
import { useWrite } from '../../api/operations.ts';
import { closingText as text } from '../../text/history.ts';
import { uiText } from '../../text/ui.ts';

interface ClosingProps {
  readonly caseId: string;
  readonly closed: ClosedCase | null;
}

/** The button, and the dialog behind it. */
export function Closing({ caseId, closed }: ClosingProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={closed === null ? <LockOutlined /> : <LockOpenOutlined />}
        onClick={() => setIsAsking(true)}
      >
        {closed === null ? text.close : text.reopen}
      </Button>
      {isAsking && <AskReason caseId={caseId} isClosed={closed !== null} onClose={() => setIsAsking(false)} />}
    </>
  );
}

function AskReason({ caseId, isClosed, onClose }: { readonly caseId: string; readonly isClosed: boolean; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { run, isBusy } = useWrite(isClosed ? 'case.reopen' : 'case.close');
  const isReady = reason.trim() !== '' && !isBusy;
  const act = async () => {
    const reply = await run({ caseId, reason: reason.trim() });
    if (reply.ok) onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="closing-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void act();
        }}
      >
        <DialogTitle id="closing-title">{isClosed ? text.reopenTitle : text.closeTitle}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <Typography>{isClosed ? text.reopenText : text.closeText}</Typography>
          <TextField
            label={text.reason}
            value={reason}
            autoFocus
            required
            onChange={(event) => setReason(event.target.value.slice(0, 500))}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{uiText.cancel}</Button>
          <Button type="submit" variant="contained" disabled={!isReady}>
            {isClosed ? text.reopenNow : text.closeNow}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
