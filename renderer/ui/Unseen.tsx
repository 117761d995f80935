// Owns words that are heard and not seen: names of columns and lists whose meaning the eye gets otherwise.
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** Words for those who hear the page. */
export function Unseen({ children }: { readonly children: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{ position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' }}
    >
      {children}
    </Box>
  );
}
