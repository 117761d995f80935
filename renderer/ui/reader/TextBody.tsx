// Owns showing plain words: a text file, a plain e-mail, or the words of something that cannot be drawn.
import Box from '@mui/material/Box';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { fonts, sizes } from '../../theme/tokens.ts';
import { kerningFor } from './endlessWord.ts';
import { type Fold, foldQuoted } from './mail/folding.ts';
import { useReader, useSurface } from './readerContext.ts';
import { wordsSurface } from './surface.ts';

/** The words as they stand, lines kept. */
export function TextBody({ entryId, text, folds }: { readonly entryId: string; readonly text: string; readonly folds: readonly Fold[] }) {
  const root = useRef<HTMLDivElement>(null);
  // Before the words are made a surface: folding splits their nodes.
  useLayoutEffect(() => {
    if (root.current !== null && folds.length > 0) foldQuoted(root.current, text, folds);
  }, [text, folds]);
  const kerning = useMemo(() => kerningFor(text), [text]);
  const { onClick } = useReader();
  useSurface(root, (element) => wordsSurface(entryId, element), text);
  return (
    <Box
      ref={root}
      onClick={(event: React.MouseEvent) => onClick(event.currentTarget.ownerDocument, event.clientX, event.clientY)}
      sx={{
        px: 3,
        py: 2,
        maxWidth: '76ch',
        fontFamily: fonts.reading,
        fontSize: sizes.readingText,
        lineHeight: 1.5,
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        fontKerning: kerning,
      }}
    >
      {text}
    </Box>
  );
}
