// Owns the dialog that makes a case: reference, landlord, day received. Must not open it: its caller does.
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useWrite } from '../../api/operations.ts';
import { casesText } from '../../text/cases.ts';
import { uiText } from '../../text/ui.ts';
import { DayField } from '../../ui/DateField.tsx';

interface NewCaseProps {
  readonly onMade: (caseId: string) => void;
  readonly onClose: () => void;
}

/** The dialog. */
export function NewCase({ onMade, onClose }: NewCaseProps) {
  const [reference, setReference] = useState('');
  const [landlord, setLandlord] = useState('');
  const [received, setReceived] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const create = useWrite('desk.createCase');
  const isReady = reference.trim() !== '' && landlord.trim() !== '' && !create.isBusy;
  const make = async () => {
    const reply = await create.run({ reference: reference.trim(), landlord: landlord.trim(), received });
    if (reply.ok) onMade(reply.value.caseId);
    else setProblem(reply.fault.message);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="new-case">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void make();
        }}
      >
        <DialogTitle id="new-case">{casesText.newCase}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
          <TextField
            label={casesText.reference}
            value={reference}
            autoFocus
            required
            error={problem !== null}
            helperText={problem ?? casesText.referenceHint}
            onChange={(event) => setReference(event.target.value)}
          />
          <TextField label={casesText.landlord} value={landlord} required onChange={(event) => setLandlord(event.target.value)} />
          <DayField label={casesText.received} value={received} onChange={setReceived} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{uiText.cancel}</Button>
          <Button type="submit" variant="contained" disabled={!isReady}>
            {casesText.create}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
