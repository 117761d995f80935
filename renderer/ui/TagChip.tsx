// Owns how a tag looks everywhere: its words on the colour of its outermost level. Must not change tags.
import Box from '@mui/material/Box';
import { tagColour } from '../../db/model/tags.ts';
import { tagColours } from '../theme/tokens.ts';

/** A tag; `words` where only a part of it is shown. */
export function TagChip({ tag, words = tag }: { readonly tag: string; readonly words?: string }) {
  const colour = tagColours[tagColour(tag, tagColours.length)] ?? 't0';
  return (
    <Box
      component="span"
      sx={{
        px: 0.5,
        borderRadius: '3px',
        fontSize: 12,
        whiteSpace: 'nowrap',
        bgcolor: `desk.tags.${colour}.soft`,
        color: `desk.tags.${colour}.on`,
      }}
    >
      {words}
    </Box>
  );
}
