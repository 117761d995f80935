// Owns asking for the password of a locked paper, and having it read with that. Must not keep the password.
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ListedEntry } from '../../../db/model/entry.ts';
import { readingText } from '../../text/reading.ts';
import { readAgain } from './readAgain.ts';

/** One field and its button; a refusal is said as any other, and the field stays. */
export function PasswordForm({ caseId, entry }: { readonly caseId: string; readonly entry: ListedEntry }) {
  const [password, setPassword] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') void readAgain(caseId, entry, { password });
      }}
      style={{ display: 'flex', gap: 8, alignItems: 'start' }}
    >
      <TextField
        type="password"
        autoComplete="off"
        label={readingText.password}
        helperText={readingText.passwordHint}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" variant="contained" disabled={password === ''}>
        {readingText.openLocked}
      </Button>
    </form>
  );
}
