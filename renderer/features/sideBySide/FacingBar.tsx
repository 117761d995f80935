// Owns the quiet line under a reader that faces another or stands in a window of its own: the entry of this side nearest by date, and what is locked. Must not open: its caller does.
import LockOpenOutlined from '@mui/icons-material/LockOpenOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type CivilDate, formatDay } from '../../../db/model/dates.ts';
import type { Pane } from '../../api/place.tsx';
import { keyWords } from '../../text/actions.ts';
import { sideBySideText } from '../../text/sideBySide.ts';
import type { NearestEntry } from './nearest.ts';

interface FacingBarProps {
  readonly pane: Pane;
  /** Null where this side has nothing with a date, or the paper faced has none. */
  readonly nearest: NearestEntry | null;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  /** What can be locked from here: the scroll of both readers, or in a window of its own the date of both sides. */
  readonly lock: 'scroll' | 'dates';
  readonly isLocked: boolean;
  /** Null where there is nothing to lock. */
  readonly onLock: (() => void) | null;
  /** The date in focus, where it is not seen beside. */
  readonly day?: CivilDate | null;
}

const lockWords = {
  scroll: {
    label: sideBySideText.facingBar,
    on: [sideBySideText.scrollLocked, sideBySideText.scrollLockedHint],
    off: [sideBySideText.scrollFree, sideBySideText.scrollFreeHint],
  },
  dates: {
    label: sideBySideText.focusBar,
    on: [sideBySideText.datesLocked, sideBySideText.datesLockedHint],
    off: [sideBySideText.datesFree, sideBySideText.datesFreeHint],
  },
} as const;

/** The line, always there while two readers face each other, so that nothing jumps. */
export function FacingBar({ pane, nearest, isOpen, onOpen, lock, isLocked, onLock, day = null }: FacingBarProps) {
  const { label, on, off } = lockWords[lock];
  const [lockName, lockHint] = isLocked ? on : off;
  const words =
    nearest === null
      ? sideBySideText.nearestNone(pane)
      : isOpen
        ? sideBySideText.nearestIsOpen(nearest.row.exhibit, nearest.distance)
        : sideBySideText.nearest(pane, nearest.row.exhibit, nearest.date, nearest.distance);
  return (
    <Box
      role="group"
      aria-label={label[pane]}
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
      {day !== null && (
        <Box component="span" sx={{ flex: 'none', color: 'primary.main', fontVariantNumeric: 'tabular-nums' }}>
          {sideBySideText.focus(formatDay(day))}
        </Box>
      )}
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
          title={lockHint}
          startIcon={isLocked ? <LockOutlined /> : <LockOpenOutlined />}
          onClick={onLock}
          sx={{ fontSize: 12, py: 0, minWidth: 0, flex: 'none', ...(isLocked ? { color: 'primary.main' } : {}) }}
        >
          {lockName}
        </Button>
      )}
    </Box>
  );
}
