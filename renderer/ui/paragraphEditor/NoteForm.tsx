// Owns the form of a paragraph's internal note: its judgement and the comment to self. Never printed; nothing is chosen beforehand.
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { judgements } from '../../../db/model/draft.ts';
import { editorText } from '../../text/paragraphEditor.ts';
import { KeptForm } from '../KeptForm.tsx';
import { FormAt } from './FormAt.tsx';

/** What the form is about and where on the page it opens, in pixels of the window. */
export interface OpenNote {
  readonly id: string;
  readonly number: string;
  readonly judgement: string;
  readonly comment: string;
  readonly focus: 'judgement' | 'comment';
  readonly left: number;
  readonly top: number;
}

interface NoteFormProps {
  readonly note: OpenNote;
  readonly onKeep: (judgement: string, comment: string) => void;
  readonly onLeave: () => void;
}

/** The form, over the text. */
export function NoteForm({ note, onKeep, onLeave }: NoteFormProps) {
  const [judgement, setJudgement] = useState(note.judgement);
  const [comment, setComment] = useState(note.comment);
  const offered =
    judgements.some((each) => each === note.judgement) || note.judgement === '' ? judgements : [note.judgement, ...judgements];
  return (
    <FormAt place={note} width={400} onLeave={onLeave}>
      <KeptForm
        title={editorText.noteTitle(note.number)}
        keepName={editorText.keepNote}
        onKeep={() => onKeep(judgement, comment.trim())}
        onLeave={onLeave}
      >
        <Typography variant="body2" color="textSecondary" id="judgement-hint">
          {editorText.judgementHint}
        </Typography>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={editorText.judgement}
          aria-describedby="judgement-hint"
          value={judgement}
          onChange={(_event, next: string | null) => setJudgement(next ?? '')}
          sx={{
            flexWrap: 'wrap',
            gap: 0.5,
            '& .MuiToggleButton-root': { textTransform: 'none', py: 0.25, border: 1, borderRadius: 1, ml: 0 },
          }}
        >
          {offered.map((each, at) => (
            <ToggleButton
              key={each}
              value={each}
              autoFocus={note.focus === 'judgement' && (judgement === each || (judgement === '' && at === 0))}
            >
              {each}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <TextField
          multiline
          fullWidth
          minRows={3}
          maxRows={12}
          margin="dense"
          autoFocus={note.focus === 'comment'}
          label={editorText.comment}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
      </KeptForm>
    </FormAt>
  );
}
