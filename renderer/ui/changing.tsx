// Owns the one way in which whatever changes a case is switched off while the case is closed: controls within `Changing`, letters and Delete on lines in it, and actions
// marked `changes` (ui/actions.ts). Must not know screens, nor decide who may open a case again.
import LockOutlined from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Button, { type ButtonProps } from '@mui/material/Button';
import DefaultPropsProvider from '@mui/material/DefaultPropsProvider';
import IconButton, { type IconButtonProps } from '@mui/material/IconButton';
import { type ComponentProps, createContext, type KeyboardEvent, type ReactNode, useContext } from 'react';
import { formatDay, localDay } from '../../db/model/dates.ts';
import type { ClosedCase } from '../../db/model/operations.ts';
import { useDraft } from '../api/draft.ts';
import { usePlace } from '../api/place.tsx';
import { closingText } from '../text/history.ts';
import { theme } from '../theme/theme.ts';
import { runKey } from './keys.ts';

const Closed = createContext<ClosedCase | null>(null);

/** Says within it whether the case of the window is closed. Below `PlaceProvider`. */
export function ClosedCaseProvider({ children }: { readonly children: ReactNode }) {
  const { caseId } = usePlace();
  return <Closed value={useDraft(caseId).data?.closed ?? null}>{children}</Closed>;
}

/** Who closed the case of the window, when and why; null while it may be changed. */
export function useClosed(): ClosedCase | null {
  return useContext(Closed);
}

/** That a case is closed, by whom, when and why, in one line. */
export function closedWords(closed: ClosedCase): string {
  return closingText.isClosed(closed, formatDay(localDay(new Date(closed.atMs))));
}

const off = { defaultProps: { disabled: true } } as const;

/** What MUI draws within a closed case: `disabled` unless a control says otherwise itself; then the field set still keeps it from being used. */
const switchedOff = {
  ...theme.components,
  ...Object.fromEntries(
    [
      'MuiAutocomplete',
      'MuiButton',
      'MuiCheckbox',
      'MuiChip',
      'MuiFormControlLabel',
      'MuiIconButton',
      'MuiInputBase',
      'MuiMenuItem',
      'MuiRadio',
      'MuiSelect',
      'MuiSwitch',
      'MuiTextField',
      'MuiToggleButton',
    ].map((name) => {
      const own = (theme.components as Readonly<Record<string, { readonly defaultProps?: object }>>)[name];
      return [name, { ...own, defaultProps: { ...own?.defaultProps, ...off.defaultProps } }];
    }),
  ),
  // What it takes is the theme's components; its type says something else.
} as ComponentProps<typeof DefaultPropsProvider>['value'];

/** Keys that only move or leave. */
const moves = /^(?:Tab|Escape|Home|End|Page(?:Up|Down)|Arrow\w+|Shift|Control|Alt|Meta|F\d+)$/;

function hear(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || moves.test(event.key)) return;
  // What a line does on a letter or Delete is not done; a key of the window still is.
  if (!runKey(event.nativeEvent) && event.key !== 'Enter' && event.key !== ' ') event.preventDefault();
  if (event.key !== 'Enter' && event.key !== ' ') event.stopPropagation();
}

/** Wraps controls all of which change the case. While it is closed none of them can be used. */
export function Changing({ children }: { readonly children: ReactNode }) {
  const isClosed = useClosed() !== null;
  if (!isClosed) return <>{children}</>;
  return (
    <Box component="fieldset" disabled data-closed onKeyDownCapture={hear} sx={{ display: 'contents' }}>
      <DefaultPropsProvider value={switchedOff}>{children}</DefaultPropsProvider>
    </Box>
  );
}

/** The line over every screen of a closed case, with the way to open it again (null: not from this window); nothing of an open one. */
export function ClosedLine({ onHistory }: { readonly onHistory: (() => void) | null }) {
  const closed = useClosed();
  if (closed === null) return null;
  return (
    <Box
      role="note"
      sx={{
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 2,
        py: 0.25,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'var(--mui-palette-desk-sunken)',
        fontSize: 13,
      }}
    >
      <LockOutlined aria-hidden sx={{ fontSize: 14 }} />
      <span>{closedWords(closed)}</span>
      {closed.isLookedAt !== true && onHistory !== null && (
        <Button size="small" color="inherit" onClick={onHistory} sx={{ py: 0, textDecoration: 'underline' }}>
          {closingText.openAgainIn}
        </Button>
      )}
    </Box>
  );
}

/** Lines in which letters, figures and Delete change the case, beside buttons that only show something: while it is closed those keys do nothing. */
export function ChangingKeys({ children }: { readonly children: ReactNode }) {
  const isClosed = useClosed() !== null;
  return (
    <Box {...(isClosed ? { onKeyDownCapture: hear } : {})} sx={{ display: 'contents' }}>
      {children}
    </Box>
  );
}

/** A button that changes the case. */
export function ChangeButton({ disabled = false, ...props }: ButtonProps) {
  return <Button disabled={useClosed() !== null || disabled} {...props} />;
}

/** The same as a sign alone. */
export function ChangeIconButton({ disabled = false, ...props }: IconButtonProps) {
  return <IconButton disabled={useClosed() !== null || disabled} {...props} />;
}
