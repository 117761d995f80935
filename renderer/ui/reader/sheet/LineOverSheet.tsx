// Owns how one line over a sheet looks that says how its rows were read, with a button to have that otherwise. Must not know what it says.
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

interface LineOverSheetProps {
  readonly label: string;
  readonly words: string;
  /** Stands out by its colour, beside what the words say. */
  readonly isDoubtful?: boolean;
  /** The button, dressed by `buttonOverSheet`, and the dialog it opens. */
  readonly children: ReactNode;
}

/** How the line's button is dressed. */
export const buttonOverSheet = { ml: 'auto', flex: 'none', fontSize: 12, py: 0 } as const;

/** The line. */
export function LineOverSheet({ label, words, isDoubtful = false, children }: LineOverSheetProps) {
  return (
    <Box
      role="note"
      aria-label={label}
      sx={{
        ...{ flex: 'none', display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 0.25, fontSize: 12 },
        color: isDoubtful ? 'warning.main' : 'text.secondary',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <span>{words}</span>
      {children}
    </Box>
  );
}
