// Owns a text field whose words are kept on leaving it or on Enter: one command per field, not one per letter.
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { useClosed } from './changing.tsx';

interface TypedFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly problem?: string | null;
  readonly isMultiline?: boolean;
  /** Of a field of several lines: more than so many scroll. */
  readonly mostLines?: number;
  /** The label is heard, not seen: a column says it. */
  readonly isLabelHidden?: boolean;
  readonly isFocused?: boolean;
  /** Answers false for words that cannot stand there: the field gets back what it had. */
  readonly onKeep: (words: string) => unknown;
}

/** The field. Escape gives back what was there. */
export function TypedField({
  label,
  value,
  hint = '',
  problem = null,
  isMultiline = false,
  mostLines,
  isLabelHidden = false,
  isFocused = false,
  onKeep,
}: TypedFieldProps) {
  const isClosed = useClosed() !== null;
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const latest = useRef({ typed, value, onKeep });
  useEffect(() => {
    latest.current = { typed, value, onKeep };
  });
  // Leaving the screen with the caret still in the field must not lose what was typed.
  useEffect(
    () => () => {
      const { typed: left, value: kept, onKeep: keep } = latest.current;
      if (left !== kept) keep(left);
    },
    [],
  );
  const leave = () => {
    if (typed !== value && onKeep(typed) === false) setTyped(value);
  };
  return (
    <TextField
      fullWidth
      disabled={isClosed}
      {...(isLabelHidden ? { slotProps: { htmlInput: { 'aria-label': label } } } : { label })}
      autoFocus={isFocused}
      value={typed}
      placeholder={hint}
      multiline={isMultiline}
      {...(mostLines === undefined ? {} : { maxRows: mostLines })}
      error={problem !== null}
      helperText={problem ?? undefined}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (!isMultiline || event.ctrlKey)) leave();
        if (event.key === 'Escape' && typed !== value) {
          event.stopPropagation();
          setTyped(value);
        }
      }}
    />
  );
}
