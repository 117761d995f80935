// Owns the dialog that asks who works here. Must not decide when: its caller does.
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useRead, useWrite } from '../api/operations.ts';
import { shellText } from '../text/shell.ts';
import { uiText } from '../text/ui.ts';

/** The dialog. */
export function ActorName({ onClose }: { readonly onClose: () => void }) {
  const about = useRead('desk.about', {}).data;
  const [typed, setTyped] = useState<string | null>(null);
  const { run, isBusy } = useWrite('desk.setActor');
  const name = (typed ?? (about?.isActorNamed ? about.actor : '')).slice(0, 200);
  const isReady = name.trim() !== '' && !isBusy;
  const keep = async () => {
    const reply = await run({ name: name.trim() });
    if (reply.ok) onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="actor-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void keep();
        }}
      >
        <DialogTitle id="actor-title">{shellText.actorTitle}</DialogTitle>
        <DialogContent>
          <TextField
            autoFocus
            fullWidth
            label={shellText.actorLabel}
            value={name}
            helperText={shellText.actorHint}
            onChange={(event) => setTyped(event.target.value)}
            sx={{ mt: 1 }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{uiText.cancel}</Button>
          <Button type="submit" variant="contained" disabled={!isReady}>
            {shellText.actorKeep}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
