// Owns the dialog that asks for the reason of an act that stands in the history with it. Must not act itself.
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { closingText } from '../../text/history.ts';
import { uiText } from '../../text/ui.ts';

interface AskReasonProps {
  readonly title: string;
  readonly says: string;
  /** Words of the button. */
  readonly act: string;
  readonly isBusy: boolean;
  /** True once it is done: the dialog closes. */
  readonly onAct: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** The dialog. */
export function AskReason({ title, says, act, isBusy, onAct, onClose }: AskReasonProps) {
  const [reason, setReason] = useState('');
  const isReady = reason.trim() !== '' && !isBusy;
  const run = async () => {
    if (await onAct(reason.trim())) onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="reason-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void run();
        }}
      >
        <DialogTitle id="reason-title">{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <Typography>{says}</Typography>
          <TextField
            label={closingText.reason}
            value={reason}
            autoFocus
            required
            onChange={(event) => setReason(event.target.value.slice(0, 500))}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{uiText.cancel}</Button>
          <Button type="submit" variant="contained" disabled={!isReady}>
            {act}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
