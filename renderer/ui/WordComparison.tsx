// Owns two texts side by side, word by word: what only the older has on its side, what only the newer has on the other. Must not know what they are.
import Box from '@mui/material/Box';
import { diffWordsWithSpace } from 'diff';
import { useMemo } from 'react';
import { fonts } from '../theme/tokens.ts';

interface WordComparisonProps {
  readonly older: { readonly name: string; readonly text: string };
  readonly newer: { readonly name: string; readonly text: string };
}

/** Both texts; a difference is struck out or underlined, never told by colour alone. */
export function WordComparison({ older, newer }: WordComparisonProps) {
  const parts = useMemo(() => diffWordsWithSpace(older.text, newer.text), [older.text, newer.text]);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
      {[
        { name: older.name, shown: parts.filter(({ added }) => !added), changed: 'del' as const },
        { name: newer.name, shown: parts.filter(({ removed }) => !removed), changed: 'ins' as const },
      ].map(({ name, shown, changed }) => (
        <Box
          key={name}
          role="region"
          aria-label={name}
          tabIndex={0}
          sx={{ whiteSpace: 'pre-wrap', overflow: 'auto', maxHeight: 420, fontFamily: fonts.reading, overflowWrap: 'anywhere' }}
        >
          {shown.map(({ value, added, removed }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one comparison have no name and two may be equal
            <Box key={at} component={added || removed ? changed : 'span'} sx={added || removed ? { fontWeight: 600 } : {}}>
              {value}
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}
