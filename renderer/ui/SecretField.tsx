// Owns the field a passphrase is typed in: unseen until asked. Must not keep or judge it.
import VisibilityOffOutlined from '@mui/icons-material/VisibilityOffOutlined';
import VisibilityOutlined from '@mui/icons-material/VisibilityOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { protectionText as text } from '../text/protection.ts';

interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly hint?: string;
  readonly problem?: string | null;
  readonly autoFocus?: boolean;
}

/** The field. */
export function SecretField({ label, value, onChange, hint, problem = null, autoFocus = false }: SecretFieldProps) {
  const [isSeen, setIsSeen] = useState(false);
  return (
    <TextField
      fullWidth
      type={isSeen ? 'text' : 'password'}
      label={label}
      value={value}
      autoFocus={autoFocus}
      error={problem !== null}
      helperText={problem ?? hint}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{
        htmlInput: { autoComplete: 'off', spellCheck: false, maxLength: 1000 },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton size="small" aria-label={text.show} aria-pressed={isSeen} onClick={() => setIsSeen(!isSeen)}>
                {isSeen ? <VisibilityOffOutlined fontSize="small" /> : <VisibilityOutlined fontSize="small" />}
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
