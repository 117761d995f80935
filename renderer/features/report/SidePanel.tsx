// Owns the frame of what stands beside the report: its title, its width, its parts with their own titles. Must not know what a panel holds.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { usePanelKeyboard } from '../../ui/panelKeyboard.ts';

interface SidePanelProps {
  /** Of the title; a panel has one on the screen at a time. */
  readonly titleId: string;
  readonly title: string;
  /** In px. */
  readonly width: number;
  /** A button beside the title. */
  readonly tool?: ReactNode;
  /** It was asked for, and takes the keyboard. */
  readonly isAsked?: boolean;
  readonly children: ReactNode;
}

/** The panel. */
export function SidePanel({ titleId, title, width, tool, isAsked = false, children }: SidePanelProps) {
  const keyboard = usePanelKeyboard(isAsked);
  return (
    <Box
      component="section"
      aria-labelledby={titleId}
      {...keyboard}
      sx={{ width, flex: 'none', overflow: 'auto', borderLeft: 1, borderColor: 'divider', bgcolor: 'background.paper', p: 1.5 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography id={titleId} variant="h2">
          {title}
        </Typography>
        {tool}
      </Box>
      {children}
    </Box>
  );
}

/** A part of a panel. */
export function PanelPart({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box component="section" aria-label={title} sx={{ mt: 2 }}>
      <Typography variant="h3" sx={{ pb: 0.5 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
