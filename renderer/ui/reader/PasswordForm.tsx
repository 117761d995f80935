// Owns asking for the password of a locked paper. Must not keep it.
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import { readingText } from '../../text/reading.ts';
import { useKeyboardHandedOn } from '../keyboardHandedOn.ts';

interface PasswordFormProps {
  /** What the button does with it. */
  readonly act: string;
  /** Why the last one did not do; null before one was typed. */
  readonly problem?: string | null;
  readonly onPassword: (password: string) => void;
}

/** One field and its button; where it does not open the paper the field stays, else the keyboard goes to the reader it stood in. */
export function PasswordForm({ act, problem = null, onPassword }: PasswordFormProps) {
  const [password, setPassword] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useKeyboardHandedOn(form, '.desk-reader');
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') onPassword(password);
      }}
      style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'start' }}
    >
      <TextField
        type="password"
        autoComplete="off"
        label={readingText.password}
        error={problem !== null}
        helperText={problem ?? readingText.passwordHint}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        sx={{ flex: '1 1 200px' }}
      />
      <Button type="submit" variant="contained" disabled={password === ''}>
        {act}
      </Button>
    </form>
  );
}
