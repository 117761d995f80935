// Owns fields in which one of a few things is chosen, or none of them. Must not know what they mean.
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Draft } from '../../db/model/draft.ts';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  /** What is kept, and the words shown for it. */
  readonly options: readonly (readonly [T, string])[];
  readonly onChoose: (value: T) => void;
  readonly hint?: string;
  readonly autoFocus?: boolean;
}

/** The field. */
export function Choice<T extends string>({ label, value, options, onChoose, hint, autoFocus = false }: ChoiceProps<T>) {
  return (
    <TextField
      select
      label={label}
      value={value}
      helperText={hint}
      autoFocus={autoFocus}
      onChange={(event) => {
        const chosen = options.find(([name]) => name === event.target.value);
        if (chosen !== undefined) onChoose(chosen[0]);
      }}
    >
      {options.map(([name, words]) => (
        <MenuItem key={name} value={name}>
          {words}
        </MenuItem>
      ))}
    </TextField>
  );
}

interface ChoiceOrNoneProps {
  readonly label: string;
  /** Words for none. */
  readonly none: string;
  readonly value: string | null;
  /** What is kept, and the words shown for it. */
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string | null) => void;
  readonly autoFocus?: boolean;
}

/** The field, where nothing may be chosen too. */
export function ChoiceOrNone({ label, none, value, options, onChoose, autoFocus = false }: ChoiceOrNoneProps) {
  return (
    <TextField
      select
      fullWidth
      label={label}
      autoFocus={autoFocus}
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value === '' ? null : event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value="">{none}</MenuItem>
      {options.map(([id, words]) => (
        <MenuItem key={id} value={id}>
          {words}
        </MenuItem>
      ))}
    </TextField>
  );
}

interface HeadChoiceProps extends Omit<ChoiceOrNoneProps, 'options'> {
  readonly heads: Draft['head'];
}

/** One head of complaint by its letter, or none. */
export function HeadChoice({ heads, ...field }: HeadChoiceProps) {
  return <ChoiceOrNone {...field} options={heads.map(({ id, key }) => [id, `(${key})`] as const)} />;
}
