// Owns the note of a contact with a party: open on one key, saved in thirty seconds. Our own contacts are evidence of neither side.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { type DraftValue, draftSchemas } from '../../../db/model/draft.ts';
import { add, useChangeDraft, useDraft } from '../../api/draft.ts';
import { contactText } from '../../text/overview.ts';
import { uiText } from '../../text/ui.ts';
import { DayField } from '../../ui/DateField.tsx';
import { useLeaving } from '../../ui/leaving.ts';

type Contact = DraftValue<'contact'>;
const ways = draftSchemas.contact.shape.how.options;
const directions = draftSchemas.contact.shape.direction.options;

/** The dialog of a new note: today, now, the words first. */
export function ContactNote({ caseId, onClose }: { readonly caseId: string; readonly onClose: () => void }) {
  const parties = useDraft(caseId).data?.draft.party ?? [];
  const change = useChangeDraft(caseId);
  const [note, setNote] = useState<Contact>(() => ({
    party: 'the resident',
    how: 'call',
    direction: 'out',
    ...localNow(),
    text: '',
    evidenceOf: null,
  }));
  const patch = (part: Partial<Contact>) => setNote((now) => ({ ...now, ...part }));
  const names = [...new Set(['the resident', 'the landlord', ...parties.map(({ value }) => value.label || (value.names[0] ?? ''))])].filter(
    Boolean,
  );
  const { isAsked, onInput, leave } = useLeaving(onClose);
  const isReady = note.text.trim() !== '';
  const keep = async () => {
    if (!isReady) return;
    const reply = await change(contactText.label(note.how, note.party), [add('contact', { ...note, text: note.text.trim() })]);
    if (reply.ok) onClose();
  };
  return (
    <Dialog open onInput={onInput} onClose={leave} fullWidth maxWidth="sm" aria-labelledby="contact-note">
      <DialogTitle id="contact-note">{contactText.newNote}</DialogTitle>
      <DialogContent
        sx={{ pt: '8px !important', display: 'grid', gap: 1.5 }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void keep();
        }}
      >
        <TextField
          label={contactText.words}
          value={note.text}
          autoFocus
          multiline
          minRows={4}
          onChange={(event) => patch({ text: event.target.value })}
        />
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
          <TextField select label={contactText.party} value={note.party} onChange={(event) => patch({ party: event.target.value })}>
            {names.map((name) => (
              <MenuItem key={name} value={name}>
                {name}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            label={contactText.how}
            value={note.how}
            onChange={(event) => patch({ how: ways.find((way) => way === event.target.value) ?? 'note' })}
          >
            {ways.map((way) => (
              <MenuItem key={way} value={way}>
                {way}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            label={contactText.direction}
            value={note.direction}
            onChange={(event) => patch({ direction: event.target.value === 'in' ? 'in' : 'out' })}
          >
            {directions.map((direction) => (
              <MenuItem key={direction} value={direction}>
                {contactText.directionOf[direction]}
              </MenuItem>
            ))}
          </TextField>
          <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 84px', gap: 1 }}>
            <DayField label={contactText.on} value={note.on} onChange={(day) => day !== null && patch({ on: day })} />
            <TextField label={contactText.at} value={note.at} onChange={(event) => patch({ at: event.target.value })} />
          </Box>
        </Box>
      </DialogContent>
      <DialogActions>
        <Typography variant="caption" role="status" sx={{ mr: 'auto', color: 'text.secondary' }}>
          {isAsked ? uiText.escapeAgain : contactText.keepHint}
        </Typography>
        <Button onClick={onClose}>{uiText.cancel}</Button>
        <Button variant="contained" disabled={!isReady} onClick={() => void keep()}>
          {contactText.keep}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Today and now on the desk's own clock. */
function localNow(): Pick<Contact, 'on' | 'at'> {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    on: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    at: `${two(now.getHours())}:${two(now.getMinutes())}`,
  };
}
