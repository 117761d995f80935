// Owns the list that opens at the caret while `[[` is typed. Must not know the editor: it is told what to show and says what was chosen.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { editorText } from '../../text/paragraphEditor.ts';
import { ChipFaceTag } from './ChipFaceTag.tsx';
import { choiceId, ListAtCaret } from './ListAtCaret.tsx';
import type { Citable } from './picker.ts';

interface CitationPickerProps {
  readonly id: string;
  readonly choices: readonly Citable[];
  readonly at: number;
  /** Place on the page, in pixels of the window. */
  readonly left: number;
  readonly top: number;
  readonly onChoose: (choice: Citable) => void;
}

/** The list; the caret stays in the text and the editor passes the keys on. */
export function CitationPicker({ id, choices, at, left, top, onChoose }: CitationPickerProps) {
  return (
    <ListAtCaret left={left} top={top} width={440}>
      {choices.length === 0 && (
        <Typography variant="body2" role="status" sx={{ px: 1.5, py: 0.5, color: 'text.secondary' }}>
          {editorText.nothingToCite}
        </Typography>
      )}
      <Box role="listbox" id={id} aria-label={editorText.citeWhat} sx={{ maxHeight: 280, overflowY: 'auto' }}>
        {choices.map((choice, index) => (
          <Box
            key={`${choice.cite.kind} ${choice.cite.id}`}
            id={choiceId(id, index)}
            role="option"
            aria-selected={index === at}
            ref={(line: HTMLElement | null) => {
              if (index === at) line?.scrollIntoView({ block: 'nearest' });
            }}
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(choice);
            }}
            sx={{
              display: 'flex',
              gap: 1,
              alignItems: 'baseline',
              px: 1.5,
              py: 0.375,
              cursor: 'pointer',
              bgcolor: index === at ? 'var(--mui-palette-desk-selected)' : 'transparent',
            }}
          >
            <ChipFaceTag face={choice.face} />
            <Typography variant="body2" noWrap sx={{ flex: 1, minWidth: 0 }}>
              {choice.words}
            </Typography>
            {choice.isUsed && (
              <Typography variant="caption" color="textSecondary">
                {editorText.used}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
      <Typography variant="caption" component="p" sx={{ px: 1.5, pt: 0.5, color: 'text.secondary' }}>
        {editorText.pickerKeys}
      </Typography>
    </ListAtCaret>
  );
}
