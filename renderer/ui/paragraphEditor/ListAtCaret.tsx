// Owns the paper on which a list of choices lies beside the caret. Must not know what is chosen from.
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
