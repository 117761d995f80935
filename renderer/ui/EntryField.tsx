// Owns the field in which one entry is chosen by typing its label or words of its title. Must not know what it is chosen for.
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useMemo } from 'react';
import { CitableOption, offeredAtOnce } from './CitableOption.tsx';
import { type Citable, matching } from './paragraphEditor/picker.ts';

interface EntryFieldProps {
  readonly label: string;
  readonly citables: readonly Citable[];
  readonly entryId: string | null;
  readonly none: string;
  readonly onChoose: (entryId: string | null) => void;
  /** What is chosen goes elsewhere: the field is empty again. */
  readonly isAdding?: boolean;
}

/** One entry, or none. */
export function EntryField({ label, citables, entryId, none, onChoose, isAdding = false }: EntryFieldProps) {
  const offered = useMemo(() => citables.filter(({ cite }) => cite.kind === 'entry'), [citables]);
  return (
    <Autocomplete
      size="small"
      blurOnSelect={isAdding}
      clearOnBlur
      options={offered}
      value={offered.find(({ cite }) => cite.id === entryId) ?? null}
      filterOptions={(all, { inputValue }) => matching(all, inputValue, null, offeredAtOnce)}
      isOptionEqualToValue={(one, other) => one.cite.id === other.cite.id}
      getOptionLabel={({ face, words }) => `${face.text} ${words}`}
      getOptionKey={({ cite }) => cite.id}
      onChange={(_event, chosen) => onChoose(chosen?.cite.id ?? null)}
      renderOption={({ key, ...props }, one) => <CitableOption key={key} {...props} one={one} />}
      renderInput={(params) => <TextField {...params} label={label} placeholder={none} />}
    />
  );
}
