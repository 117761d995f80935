// Owns what an open mark without a place says: its old words, and that it can be placed at the words selected. Must not place it.
import Box from '@mui/material/Box';
import { readingText } from '../../text/reading.ts';
import { fonts } from '../../theme/tokens.ts';
import { ChangeButton } from '../changing.tsx';

/** The old words beside the paper as it is read now. */
export function NotPlaced({ exact, onPlace }: { readonly exact: string; readonly onPlace: () => void }) {
  return (
    <Box sx={{ borderLeft: 3, borderColor: 'warning.main', pl: 1.25, mb: 1, display: 'grid', gap: 0.5 }}>
      <Box sx={{ fontSize: 12 }}>
        <Box component="span" sx={{ fontWeight: 600, color: 'warning.main' }}>
          {readingText.notPlacedTitle}.
        </Box>{' '}
        {readingText.notPlaced}
      </Box>
      <Box component="blockquote" sx={{ m: 0, fontFamily: fonts.reading, maxHeight: 96, overflowY: 'auto' }} tabIndex={0}>
        “{exact}”
      </Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: 12, color: 'text.secondary' }}>
        <ChangeButton
          variant="outlined"
          // The words stay selected while the button is pressed.
          onMouseDown={(event) => event.preventDefault()}
          onClick={onPlace}
          sx={{ flex: 'none' }}
        >
          {readingText.placeHere}
        </ChangeButton>
        {readingText.placeHint}
      </Box>
    </Box>
  );
}
