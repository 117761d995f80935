// Owns a field in which one of a few words is chosen. Must not know what they mean.
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly value: T;
  /** What is kept, and the words shown for it. */
  readonly options: readonly (readonly [T, string])[];
  readonly onChoose: (value: T) => void;
}

/** The field. */
export function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <TextField
      select
      label={label}
      value={value}
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
