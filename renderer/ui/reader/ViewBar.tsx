// Owns the bar over a page or picture: size, turning, and whatever its body adds. Must not keep the view.
import FitScreenOutlined from '@mui/icons-material/FitScreenOutlined';
import RotateRightOutlined from '@mui/icons-material/RotateRightOutlined';
import SettingsOverscanOutlined from '@mui/icons-material/SettingsOverscanOutlined';
import ZoomInOutlined from '@mui/icons-material/ZoomInOutlined';
import ZoomOutOutlined from '@mui/icons-material/ZoomOutOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import type { ReactNode } from 'react';
import { keyWords } from '../../text/actions.ts';
import { readerText } from '../../text/reader.ts';
import type { ViewActs } from './pageView.ts';

interface ViewBarProps {
  readonly acts: ViewActs;
  /** The size shown now against the reader's width. */
  readonly share: number;
  readonly children?: ReactNode;
}

/** The bar, one line. */
export function ViewBar({ acts, share, children }: ViewBarProps) {
  return (
    <Box
      role="toolbar"
      aria-label={readerText.view}
      sx={{ flex: 'none', display: 'flex', alignItems: 'center', gap: 0.25, px: 1, minHeight: 30, borderBottom: 1, borderColor: 'divider' }}
    >
      {children}
      <Box sx={{ flex: 1 }} />
      <ViewButton name={readerText.zoomOut} combo="-" icon={ZoomOutOutlined} onClick={() => acts.smaller(share)} />
      <Box component="span" sx={{ fontSize: 12, color: 'text.secondary', minWidth: 38, textAlign: 'center' }}>
        {readerText.percent(share)}
      </Box>
      <ViewButton name={readerText.zoomIn} combo="+" icon={ZoomInOutlined} onClick={() => acts.larger(share)} />
      <ViewButton name={readerText.fitWidth} combo="0" icon={SettingsOverscanOutlined} onClick={acts.fitWidth} />
      <ViewButton name={readerText.fitPage} combo="9" icon={FitScreenOutlined} onClick={acts.fitPage} />
      <ViewButton name={readerText.turn} combo="R" icon={RotateRightOutlined} onClick={acts.turn} />
    </Box>
  );
}

interface ViewButtonProps {
  readonly name: string;
  readonly combo: string;
  readonly icon: typeof ZoomInOutlined;
  readonly isPressed?: boolean;
  readonly onClick: () => void;
}

/** A small button of the bar, its key told with its name. */
export function ViewButton({ name, combo, icon: Icon, isPressed, onClick }: ViewButtonProps) {
  return (
    <IconButton
      aria-label={name}
      title={`${name} (${keyWords(combo)})`}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      onClick={onClick}
      sx={{ p: '4px', ...(isPressed === true ? { bgcolor: 'desk.selected' } : {}) }}
    >
      <Icon sx={{ fontSize: 18 }} />
    </IconButton>
  );
}
