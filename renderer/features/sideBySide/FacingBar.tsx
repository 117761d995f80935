// Owns the quiet line under a reader that faces another: the entry of this side nearest by date, and whether the two scroll as one. Must not open: its caller does.
import LockOpenOutlined from '@mui/icons-material/LockOpenOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { AxisRow } from '../../../db/model/operations.ts';
import type { Pane } from '../../api/place.tsx';
import { keyWords } from '../../text/actions.ts';
import { sideBySideText } from '../../text/sideBySide.ts';

/** What is nearest by date, and how far. */
export interface NearestEntry {
  readonly row: AxisRow;
  readonly date: string;
  readonly distance: string;
}

interface FacingBarProps {
  readonly pane: Pane;
  /** Null where this side has nothing with a date, or the paper faced has none. */
  readonly nearest: NearestEntry | null;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly isLocked: boolean;
  /** Null where the two cannot scroll as one. */
  readonly onLock: (() => void) | null;
}

/** The line, always there while two readers face each other, so that nothing jumps. */
export function FacingBar({ pane, nearest, isOpen, onOpen, isLocked, onLock }: FacingBarProps) {
  const words =
    nearest === null
      ? sideBySideText.nearestNone(pane)
      : isOpen
        ? sideBySideText.nearestIsOpen(nearest.row.exhibit, nearest.distance)
        : sideBySideText.nearest(pane, nearest.row.exhibit, nearest.date, nearest.distance);
  return (
    <Box
      role="group"
      aria-label={sideBySideText.facingBar[pane]}
      sx={{
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        minHeight: 28,
        px: 1,
        fontSize: 12,
        color: 'text.secondary',
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }} title={words}>
        {words}
      </Box>
      {nearest !== null && !isOpen && (
        <Button
          size="small"
          title={`${nearest.row.title} (${keyWords('N')})`}
          onClick={onOpen}
          sx={{ fontSize: 12, py: 0, minWidth: 0, flex: 'none' }}
        >
          {sideBySideText.nearestOpen(nearest.row.exhibit)}
        </Button>
      )}
      <Box sx={{ flex: 1 }} />
      {onLock !== null && (
        <Button
          size="small"
          color="inherit"
          aria-pressed={isLocked}
          title={isLocked ? sideBySideText.scrollLockedHint : sideBySideText.scrollFreeHint}
          startIcon={isLocked ? <LockOutlined /> : <LockOpenOutlined />}
          onClick={onLock}
          sx={{ fontSize: 12, py: 0, minWidth: 0, flex: 'none', ...(isLocked ? { color: 'primary.main' } : {}) }}
        >
          {isLocked ? sideBySideText.scrollLocked : sideBySideText.scrollFree}
        </Button>
      )}
    </Box>
  );
}
