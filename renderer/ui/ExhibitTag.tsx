// Owns how an exhibit label looks: tabular figures in its party's hue. The letter says the supplier; the hue says whose account it is.
import Box from '@mui/material/Box';
import type { Side } from '../../db/model/entry.ts';
import { sideText } from '../text/ui.ts';

/** `R12`, `L3#4`, in the hue of the side it speaks for. */
export function ExhibitTag({ exhibit, side, onOpen }: { readonly exhibit: string; readonly side: Side; readonly onOpen?: () => void }) {
  return (
    <Box
      component={onOpen === undefined ? 'span' : 'button'}
      title={sideText[side]}
      {...(onOpen === undefined ? {} : { type: 'button', onClick: onOpen })}
      sx={{
        display: 'inline-block',
        font: 'inherit',
        fontSize: 12,
        fontWeight: 600,
        lineHeight: '18px',
        px: 0.5,
        border: 0,
        borderRadius: '3px',
        color: `${side}.on`,
        bgcolor: `${side}.soft`,
        fontVariantNumeric: 'tabular-nums',
        whiteSpace: 'nowrap',
        cursor: onOpen === undefined ? 'inherit' : 'pointer',
      }}
    >
      {exhibit}
    </Box>
  );
}
