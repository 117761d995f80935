// Owns the list that opens at a misspelt word: what it may be, and adding it to the desk's words. Must not know the editor or the dictionary.
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { editorText } from '../../text/paragraphEditor.ts';
import { uiText } from '../../text/ui.ts';
import { choiceId, ListAtCaret } from './ListAtCaret.tsx';
import type { Misspelt } from './spellingMarks.ts';

/** The word looked at and what it may be; `offers` null while the dictionary is asked. */
export interface OpenSpelling {
  readonly at: Misspelt;
  readonly offers: readonly string[] | null;
  readonly left: number;
  readonly top: number;
}

interface SpellingPickerProps {
  readonly id: string;
  readonly open: OpenSpelling;
  /** Which line is chosen; the one after the last offer adds the word. */
  readonly chosen: number;
  readonly onChoose: (line: number) => void;
}

/** The list; the caret stays in the text and the editor passes the keys on. */
export function SpellingPicker({ id, open, chosen, onChoose }: SpellingPickerProps) {
  const { offers, at } = open;
  const lines = [...(offers ?? []), editorText.addWord(at.word)];
  return (
    <ListAtCaret left={open.left} top={open.top} width={320}>
      {offers === null && <LinearProgress aria-label={uiText.loading} sx={{ height: 2 }} />}
      {offers?.length === 0 && (
        <Typography variant="body2" role="status" sx={{ px: 1.5, py: 0.5, color: 'text.secondary' }}>
          {editorText.noOffers}
        </Typography>
      )}
      <Box role="listbox" id={id} aria-label={editorText.spell(at.word)}>
        {lines.map((line, index) => (
          <Box
            key={line}
            id={choiceId(id, index)}
            role="option"
            aria-selected={index === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(index);
            }}
            sx={{
              px: 1.5,
              py: 0.375,
              cursor: 'pointer',
              ...(index === lines.length - 1 && { borderTop: 1, borderColor: 'divider', color: 'text.secondary' }),
              bgcolor: index === chosen ? 'var(--mui-palette-desk-selected)' : 'transparent',
            }}
          >
            {line}
          </Box>
        ))}
      </Box>
      <Typography variant="caption" component="p" sx={{ px: 1.5, pt: 0.5, color: 'text.secondary' }}>
        {editorText.spellKeys}
      </Typography>
    </ListAtCaret>
  );
}
