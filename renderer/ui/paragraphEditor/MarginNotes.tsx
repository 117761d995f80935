// Owns what stands in the margin beside paragraphs: the internal judgement and the comment to self. Must not change them: a click asks for the form.
import Box from '@mui/material/Box';
import { useLayoutEffect, useRef } from 'react';
import { editorText } from '../../text/paragraphEditor.ts';
import { Unseen } from '../Unseen.tsx';

/** One paragraph's note and how far down its paragraph begins, in pixels from the top of the text. */
export interface MarginNote {
  readonly id: string;
  readonly number: string;
  readonly top: number;
  readonly judgement: string;
  readonly comment: string;
}

const gap = 6;

/** The notes, each level with its paragraph or, where the one before reaches so far, below that. */
export function MarginNotes({ notes, onOpen }: { readonly notes: readonly MarginNote[]; readonly onOpen: (note: MarginNote) => void }) {
  const column = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let free = 0;
    const all = [...(column.current?.children ?? [])] as HTMLElement[];
    const heights = all.map((each) => each.offsetHeight);
    for (const [at, each] of all.entries()) {
      const top = Math.max(notes[at]?.top ?? 0, free);
      each.style.top = `${top}px`;
      free = top + (heights[at] ?? 0) + gap;
    }
  }, [notes]);
  if (notes.length === 0) return null;
  return (
    <Box ref={column} role="group" aria-label={editorText.margin} sx={{ position: 'absolute', top: 0, right: 0, width: 176 }}>
      {notes.map((note) => (
        <Box
          key={note.id}
          component="button"
          type="button"
          onClick={() => onOpen(note)}
          sx={{
            position: 'absolute',
            width: '100%',
            textAlign: 'left',
            font: 'inherit',
            fontSize: 12.5,
            lineHeight: 1.4,
            color: 'text.primary',
            bgcolor: 'transparent',
            border: 0,
            borderLeft: 2,
            borderColor: 'divider',
            pl: 1,
            pr: 0.5,
            py: 0.25,
            cursor: 'pointer',
            '&:hover, &:focus-visible': { bgcolor: 'action.hover', borderColor: 'primary.main' },
          }}
        >
          <Unseen>{editorText.noteOf(note.number)} </Unseen>
          {note.judgement !== '' && (
            <Box component="span" sx={{ display: 'block', fontWeight: 600 }}>
              {note.judgement}
            </Box>
          )}
          {note.comment !== '' && (
            <Box
              component="span"
              sx={{
                display: '-webkit-box',
                WebkitLineClamp: 6,
                WebkitBoxOrient: 'vertical',
                overflow: 'hidden',
                whiteSpace: 'pre-line',
                overflowWrap: 'anywhere',
                color: 'text.secondary',
              }}
            >
              {note.comment}
            </Box>
          )}
        </Box>
      ))}
    </Box>
  );
}
