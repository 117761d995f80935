// Owns a row of a table that has the keyboard as a whole: arrows go along, Enter, Delete and letters do what the table says. Must not know what it shows.
import TableRow from '@mui/material/TableRow';
import type { KeyboardEvent, ReactNode } from 'react';
import { letterChoice } from '../../api/letterKeys.ts';

interface KeyedRowProps {
  readonly hint: string;
  /** What keys do, by their names; figures and letters only while letters are on. */
  readonly acts: ReadonlyMap<string, () => void>;
  /** The row has the keyboard. */
  readonly onAt?: () => void;
  readonly children: ReactNode;
}

/** The row. */
export function KeyedRow({ hint, acts, onAt, children }: KeyedRowProps) {
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const { previousElementSibling: before, nextElementSibling: after } = event.currentTarget;
    const next = event.key === 'ArrowDown' ? after : event.key === 'ArrowUp' ? before : null;
    const act = event.key.length === 1 && letterChoice() === 'none' ? undefined : acts.get(event.key);
    if (act === undefined && next === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (next instanceof HTMLElement) next.focus();
    act?.();
  };
  return (
    <TableRow
      tabIndex={0}
      title={hint}
      onKeyDown={keys}
      onFocus={onAt}
      onMouseEnter={onAt}
      sx={{ '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main' } }}
    >
      {children}
    </TableRow>
  );
}
