// Owns the buttons under what a party sent: those that open its forms, the one that shows what it is about, the one that takes it off the list. Must not change anything.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { roundsText } from '../text/rounds.ts';
import { ChangeButton } from './changing.tsx';

interface AnswerOrRemoveProps {
  /** What is done with it, and the same said of this one. */
  readonly answer: string;
  readonly answerOf: string;
  readonly onAnswer: () => void;
  /** Opens the form of what was noted, where that is another one. */
  readonly edit?: { readonly name: string; readonly run: () => void };
  /** Opens what it is about, where that is one place. */
  readonly show?: { readonly name: string; readonly run: () => void } | null;
  readonly removeOf: string;
  readonly onRemove: () => void;
}

/** The buttons of one line. */
export function AnswerOrRemove({ answer, answerOf, onAnswer, edit, show = null, removeOf, onRemove }: AnswerOrRemoveProps) {
  return (
    <Box sx={{ display: 'flex', gap: 0.5 }}>
      <ChangeButton aria-label={answerOf} onClick={onAnswer} sx={{ minWidth: 0 }}>
        {answer}
      </ChangeButton>
      {edit !== undefined && (
        <ChangeButton color="inherit" aria-label={edit.name} onClick={edit.run} sx={{ minWidth: 0 }}>
          {roundsText.edit}
        </ChangeButton>
      )}
      {show !== null && (
        <Button color="inherit" aria-label={show.name} onClick={show.run} sx={{ minWidth: 0 }}>
          {roundsText.show}
        </Button>
      )}
      <ChangeButton color="inherit" aria-label={removeOf} onClick={onRemove} sx={{ minWidth: 0 }}>
        {roundsText.removeLine}
      </ChangeButton>
    </Box>
  );
}
