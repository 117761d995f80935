// Owns the paper on which a form opens over the text, at the place it is about. Must not know the form.
import Popover from '@mui/material/Popover';
import type { ReactNode } from 'react';

interface FormAtProps {
  /** Where on the page, in pixels of the window. */
  readonly place: { readonly left: number; readonly top: number };
  readonly width: number;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** The paper; left by Escape or a click beside it. */
export function FormAt({ place: { left, top }, width, onLeave, children }: FormAtProps) {
  return (
    <Popover
      open
      anchorReference="anchorPosition"
      anchorPosition={{ left, top }}
      transitionDuration={0}
      onClose={onLeave}
      slotProps={{ paper: { sx: { width, border: 1, borderColor: 'divider', '& form': { border: 0, my: 0 } } } }}
    >
      {children}
    </Popover>
  );
}
