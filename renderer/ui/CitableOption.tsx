// Owns how one thing that can be cited is offered in a list: its tag, and its words on one line.
import Box from '@mui/material/Box';
import { ChipFaceTag } from './paragraphEditor/ChipFaceTag.tsx';
import type { Citable } from './paragraphEditor/picker.ts';

/** So many are offered at once; typing narrows them. */
export const offeredAtOnce = 30;

/** The option; `props` are what the list gives it. */
export function CitableOption({ one, ...props }: React.HTMLAttributes<HTMLLIElement> & { readonly one: Citable }) {
  return (
    <Box component="li" {...props} sx={{ display: 'flex', gap: 1, fontSize: 13 }}>
      <ChipFaceTag face={one.face} />
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {one.words}
      </Box>
    </Box>
  );
}
