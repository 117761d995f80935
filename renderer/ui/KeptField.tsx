// Owns the field whose words are kept on leaving it: one change, one command. Must not know what the words are for.
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';

interface KeptFieldProps {
  readonly label: string;
  readonly value: string;
  /** Called on leaving the field (Enter too, in a field of one line), only when the words changed. */
  readonly onKeep: (words: string) => void;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly isLong?: boolean;
  readonly isRequired?: boolean;
  readonly width?: number | string;
}

/** A field kept on leaving; Esc gives the old words back. */
export function KeptField({
  label,
  value,
  onKeep,
  placeholder = '',
  hint,
  isLong = false,
  isRequired = false,
  width = '100%',
}: KeptFieldProps) {
  const [words, setWords] = useState(value);
  useEffect(() => setWords(value), [value]);
  const keep = () => {
    const tidy = words.trim();
    if (isRequired && tidy === '') return setWords(value);
    if (tidy !== value) onKeep(tidy);
  };
  return (
    <TextField
      label={label}
      value={words}
      placeholder={placeholder}
      multiline={isLong}
      {...(isLong ? { minRows: 2 } : {})}
      {...(hint === undefined ? {} : { helperText: hint })}
      slotProps={{ inputLabel: { shrink: true } }}
      onChange={(event) => setWords(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isLong) keep();
        if (event.key === 'Escape') setWords(value);
      }}
      sx={{ width }}
    />
  );
}
