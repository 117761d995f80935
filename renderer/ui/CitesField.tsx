// Owns the field in which citations are chosen by typing: marks, exhibits and what else is offered. Must not know what cites them.
import Autocomplete from '@mui/material/Autocomplete';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useMemo } from 'react';
import type { Cite } from '../../db/model/draft.ts';
import { CitableOption, offeredAtOnce } from './CitableOption.tsx';
import { citeName } from './citables.ts';
import { type Citable, matching } from './paragraphEditor/picker.ts';

interface CitesFieldProps {
  readonly label: string;
  readonly citables: readonly Citable[];
  /** Kinds offered; a citation of another kind already there stays. */
  readonly kinds: readonly Cite['kind'][];
  readonly chosen: readonly Cite[];
  readonly onChange: (cites: Cite[]) => void;
}

/** Several citations. */
export function CitesField({ label, citables, kinds, chosen, onChange }: CitesFieldProps) {
  const offered = useMemo(() => citables.filter(({ cite }) => kinds.includes(cite.kind)), [citables, kinds]);
  const byName = useMemo(() => new Map(citables.map((one) => [citeName(one.cite), one])), [citables]);
  const value = chosen.flatMap((cite) => byName.get(citeName(cite)) ?? []);
  return (
    <Autocomplete
      multiple
      size="small"
      options={offered}
      value={value}
      filterOptions={(all, { inputValue }) => matching(all, inputValue, null, offeredAtOnce)}
      isOptionEqualToValue={(one, other) => citeName(one.cite) === citeName(other.cite)}
      getOptionLabel={(one) => one.face.text}
      getOptionKey={(one) => citeName(one.cite)}
      onChange={(_event, next) => onChange(next.map(({ cite }) => cite))}
      renderOption={({ key, ...props }, one) => <CitableOption key={key} {...props} one={one} />}
      renderValue={(values, itemProps) =>
        values.map((one, index) => {
          const { key, ...props } = itemProps({ index });
          return <Chip key={key} {...props} label={one.face.text} title={one.face.title} />;
        })
      }
      renderInput={(params) => <TextField {...params} label={label} />}
    />
  );
}
