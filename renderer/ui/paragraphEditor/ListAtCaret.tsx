// Owns what the lists beside the caret have in common: the paper they lie on, the names of their lines, going from line to line. Must not know what is chosen from.
import Paper from '@mui/material/Paper';
import type { ReactNode } from 'react';

/** What a list with its line of keys takes at the most, and a line of text with the gap to the list, in pixels. */
const tallest = 320;
const line = 34;

interface ListAtCaretProps {
  /** Just below the caret, in pixels of the window. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly children: ReactNode;
}

/** The id of one choice's line, for `aria-activedescendant`. */
export function choiceId(listId: string, at: number): string {
  return `${listId}-${at}`;
}

/** The line an arrow key goes to from line `at` of `count`, at least one; past either end it goes round. */
export function stepIn(count: number, at: number, key: 'ArrowDown' | 'ArrowUp'): number {
  return (at + (key === 'ArrowDown' ? 1 : count - 1)) % count;
}

/** The paper: below the caret, or above it where there is no room; what is being typed stays in sight. */
export function ListAtCaret({ left, top, width, children }: ListAtCaretProps) {
  const { innerWidth, innerHeight } = window;
  return (
    <Paper
      elevation={4}
      sx={{
        position: 'fixed',
        left: Math.min(left, innerWidth - width - 20),
        ...(top + tallest <= innerHeight ? { top } : { bottom: innerHeight - top + line }),
        width,
        zIndex: 'modal',
        py: 0.5,
      }}
    >
      {children}
    </Paper>
  );
}
