// Owns the field for how a record stands to a statement: a sign and words, never colour alone. Must not decide it.
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { RecordVerdict } from '../../../db/model/assertions.ts';
import { recordVerdicts } from '../../../db/model/draft.ts';
import { verdictText } from '../../text/holding.ts';

const signs: Readonly<Record<RecordVerdict, string>> = { agrees: '=', conflicts: '≠', 'in part': '≈', 'does not say': '–' };

interface VerdictFieldProps {
  readonly label: string;
  readonly value: RecordVerdict;
  readonly onChoose: (verdict: RecordVerdict) => void;
}

/** The field. */
export function VerdictField({ label, value, onChoose }: VerdictFieldProps) {
  return (
    <TextField
      select
      value={value}
      slotProps={{ select: { inputProps: { 'aria-label': label } } }}
      onChange={(event) => {
        const chosen = recordVerdicts.find((each) => each === event.target.value);
        if (chosen !== undefined) onChoose(chosen);
      }}
      sx={{ minWidth: 140, '& .MuiSelect-select': { py: '3px', fontWeight: value === 'conflicts' ? 600 : 400 } }}
    >
      {recordVerdicts.map((verdict) => (
        <MenuItem key={verdict} value={verdict}>
          {signs[verdict]} {verdictText[verdict]}
        </MenuItem>
      ))}
    </TextField>
  );
}
