// Owns the list of an entry's marks under its reader. Must not change one: the bar does.
import Box from '@mui/material/Box';
import { type Draft, type DraftRow, isPlaced } from '../../../db/model/draft.ts';
import type { ListedEntry } from '../../../db/model/entry.ts';
import { passageWords } from '../../../db/model/wording.ts';
import { marksText } from '../../text/reader.ts';
import { readingText } from '../../text/reading.ts';
import { scopeText } from '../../text/ui.ts';
import { dragMark } from '../markDrag.ts';
import { markPositions } from './scopeWords.ts';

interface MarkListProps {
  readonly marks: readonly DraftRow<'mark'>[];
  /** The entry a mark stands in: a sheet's rows have dates of their own. */
  readonly entryOf: (entryId: string) => ListedEntry;
  readonly draft: Draft;
  readonly openId: string | null;
  readonly onOpen: (markId: string) => void;
}

/** One line per mark: name, heads with scope, the first words. */
export function MarkList({ marks, entryOf, draft, openId, onOpen }: MarkListProps) {
  return (
    <Box
      component="ul"
      aria-label={marksText.list}
      sx={{
        m: 0,
        p: 0.5,
        listStyle: 'none',
        flex: 'none',
        maxHeight: 112,
        overflowY: 'auto',
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      {marks.map((mark) => (
        <li key={mark.id}>
          <Box
            component="button"
            type="button"
            aria-pressed={mark.id === openId}
            draggable
            onDragStart={(event: React.DragEvent) => dragMark(event.dataTransfer, mark.id)}
            onClick={() => onOpen(mark.id)}
            sx={{
              all: 'unset',
              // Unset takes this from a draggable element too.
              WebkitUserDrag: 'element',
              boxSizing: 'border-box',
              display: 'flex',
              gap: 1,
              width: '100%',
              px: 1,
              py: '2px',
              fontSize: 12,
              cursor: 'pointer',
              borderRadius: '3px',
              bgcolor: mark.id === openId ? 'desk.selected' : 'transparent',
              '&:hover': { bgcolor: 'desk.selected' },
              '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main' },
            }}
          >
            <Box component="span" sx={{ fontWeight: 600, minWidth: 28 }}>
              {mark.key}
            </Box>
            <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
              {positionsInWords(mark, entryOf(mark.value.entryId), draft)}
            </Box>
            <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
              {!isPlaced(mark.value.anchor) && (
                <Box component="span" sx={{ color: 'warning.main', fontWeight: 600 }}>
                  {readingText.notPlacedTitle}:{' '}
                </Box>
              )}
              {passageWords(mark.value.anchor)}
            </Box>
          </Box>
        </li>
      ))}
    </Box>
  );
}

function positionsInWords(mark: DraftRow<'mark'>, entry: ListedEntry, draft: Draft): string {
  const positions = markPositions(mark.value, entry, draft);
  const heads =
    positions.length === 0 ? marksText.noHead : positions.map(({ key, position }) => `(${key}) ${scopeText[position]}`).join(', ');
  return [heads, marksText.against(mark.value.speaksAgainst)].filter(Boolean).join(' · ');
}
