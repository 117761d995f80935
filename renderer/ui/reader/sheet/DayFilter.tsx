// Owns one small field for a day by which rows are narrowed, typed as people write days. Must not narrow rows.
import { useEffect, useState } from 'react';
import { type CivilDate, formatDay } from '../../../../db/model/dates.ts';
import { isoFromWords } from '../../../../db/model/typedDate.ts';
import { readerText } from '../../../text/reader.ts';

interface DayFilterProps {
  readonly label: string;
  readonly value: CivilDate | null;
  /** The column the keyboard reaches it in; the second of two fields has none. */
  readonly column?: number;
  readonly tabIndex: 0 | -1;
  readonly onChange: (day: CivilDate | undefined) => void;
}

/** Heard on leaving the field or Enter; a field that is no day says so. */
export function DayFilter({ label, value, column, tabIndex, onChange }: DayFilterProps) {
  const shown = value === null ? '' : formatDay(value);
  const [typed, setTyped] = useState(shown);
  const [isWrong, setIsWrong] = useState(false);
  useEffect(() => setTyped(shown), [shown]);
  const accept = () => {
    const text = typed.trim();
    const iso = text === '' ? null : isoFromWords(text);
    setIsWrong(text !== '' && iso?.length !== 10);
    if (text === '' && value !== null) onChange(undefined);
    else if (iso?.length === 10 && iso !== value) onChange(iso);
  };
  return (
    <input
      {...(column === undefined ? {} : { 'data-column': column })}
      tabIndex={tabIndex}
      aria-label={label}
      aria-invalid={isWrong}
      title={isWrong ? readerText.dayWrong : label}
      placeholder={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={accept}
      onKeyDown={(event) => {
        if (event.key === 'Enter') accept();
      }}
    />
  );
}
