// Owns the two fields by which a person says how a sheet of plain text is to be read. Must not read it.
import TextField from '@mui/material/TextField';
import { type PartlyReadAs, sheetDelimiters, sheetEncodings } from '../../db/model/delimited.ts';
import { sheetText } from '../text/sheet.ts';

interface ReadAsFieldsProps {
  readonly value: PartlyReadAs;
  readonly onChange: (change: PartlyReadAs) => void;
  /** The word for what is left to be found; no such choice otherwise. */
  readonly asFound?: string;
}

/** Encoding and delimiter. */
export function ReadAsFields({ value, onChange, asFound }: ReadAsFieldsProps) {
  const found = asFound === undefined ? null : <option value="">{asFound}</option>;
  return (
    <>
      <TextField
        select
        label={sheetText.encoding}
        value={value.encoding ?? ''}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
        onChange={({ target }) => onChange({ encoding: sheetEncodings.find((each) => each === target.value) })}
        sx={{ width: 220 }}
      >
        {found}
        {sheetEncodings.map((each) => (
          <option key={each} value={each}>
            {sheetText.encodings[each]}
          </option>
        ))}
      </TextField>
      <TextField
        select
        label={sheetText.delimiter}
        value={value.delimiter ?? ''}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
        onChange={({ target }) => onChange({ delimiter: sheetDelimiters.find((each) => each === target.value) })}
        sx={{ width: 160 }}
      >
        {found}
        {sheetDelimiters.map((each) => (
          <option key={each} value={each}>
            {sheetText.delimiters[each]}
          </option>
        ))}
      </TextField>
    </>
  );
}
