// Owns how a citation looks outside the text: the same words and hue as its chip. Must not open anything.
import Box from '@mui/material/Box';
import type { ChipFace } from './nodes.ts';

/** `R12 p3` in its party's hue. */
export function ChipFaceTag({ face }: { readonly face: ChipFace }) {
  return (
    <Box
      component="span"
      title={face.title}
      sx={{
        flex: 'none',
        fontSize: 12,
        fontWeight: 600,
        lineHeight: '18px',
        px: 0.5,
        borderRadius: '3px',
        fontVariantNumeric: 'tabular-nums',
        whiteSpace: 'nowrap',
        color: face.side === 'none' ? 'text.primary' : `${face.side}.on`,
        bgcolor: face.side === 'none' ? 'var(--mui-palette-desk-sunken)' : `${face.side}.soft`,
      }}
    >
      {face.text}
    </Box>
  );
}
