// Owns the one field for dates: typed as people write them, shown as `3 May 2023`. Must not decide what a date is for.
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { type CivilDate, formatDay, type PartialDate } from '../../db/model/dates.ts';
import { isoFromWords, partialFromWords, wordsOfPartial } from '../../db/model/typedDate.ts';
import { uiText } from '../text/ui.ts';

interface DayFieldProps {
  readonly label: string;
  readonly value: CivilDate | null;
  /** Called on leaving the field or Enter, with a real day or null for empty. */
  readonly onChange: (day: CivilDate | null) => void;
  readonly autoFocus?: boolean;
}

/** A field for one calendar day. */
export function DayField({ label, value, onChange, autoFocus = false }: DayFieldProps) {
  return (
    <TypedDate
      label={label}
      shown={value === null ? '' : formatDay(value)}
      autoFocus={autoFocus}
      hint={uiText.dayHint}
      accept={(typed) => {
        const iso = typed.trim() === '' ? null : isoFromWords(typed);
        if (typed.trim() !== '' && iso?.length !== 10) return false;
        onChange(iso);
        return true;
      }}
    />
  );
}

interface PartialDateFieldProps {
  readonly label: string;
  readonly value: PartialDate | null;
  readonly onChange: (date: PartialDate) => void;
  readonly autoFocus?: boolean;
}

/** A field for a date as far as it is known: `May 2023`, `about 3 May 2023`, empty for undated. */
export function PartialDateField({ label, value, onChange, autoFocus = false }: PartialDateFieldProps) {
  return (
    <TypedDate
      label={label}
      shown={wordsOfPartial(value)}
      autoFocus={autoFocus}
      hint={uiText.partialHint}
      accept={(typed) => {
        const date = partialFromWords(typed);
        if (date !== null) onChange(date);
        return date !== null;
      }}
    />
  );
}

interface TypedDateProps {
  readonly label: string;
  readonly shown: string;
  readonly hint: string;
  readonly autoFocus: boolean;
  /** False: the words are no date. */
  readonly accept: (typed: string) => boolean;
}

function TypedDate({ label, shown, hint, autoFocus, accept }: TypedDateProps) {
  const [typed, setTyped] = useState(shown);
  const [isWrong, setIsWrong] = useState(false);
  useEffect(() => setTyped(shown), [shown]);
  const leave = () => {
    if (typed.trim() === shown) return setIsWrong(false);
    setIsWrong(!accept(typed));
  };
  return (
    <TextField
      label={label}
      value={typed}
      autoFocus={autoFocus}
      error={isWrong}
      helperText={isWrong ? hint : undefined}
      placeholder={uiText.datePlaceholder}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === 'Enter') leave();
        if (event.key === 'Escape') setTyped(shown);
      }}
    />
  );
}
