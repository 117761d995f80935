// Owns the field for what a sum is for: the components of the rule set offered, other words allowed.
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';

interface ComponentFieldProps {
  readonly label: string;
  readonly components: readonly string[];
  readonly value: string;
  readonly onChange: (words: string) => void;
}

/** The field. */
export function ComponentField({ label, components, value, onChange }: ComponentFieldProps) {
  return (
    <Autocomplete
      freeSolo
      fullWidth
      size="small"
      options={[...components]}
      inputValue={value}
      onInputChange={(_event, words) => onChange(words)}
      renderInput={(params) => <TextField {...params} label={label} />}
    />
  );
}
