// Owns the two buttons under what a party sent: the one that opens its form, and the one that takes it off the list. Must not change anything.
import Box from '@mui/material/Box';
import { roundsText } from '../../text/rounds.ts';
import { ChangeButton } from '../../ui/changing.tsx';

interface AnswerOrRemoveProps {
  /** What is done with it, and the same said of this one. */
  readonly answer: string;
  readonly answerOf: string;
  readonly onAnswer: () => void;
  readonly removeOf: string;
  readonly onRemove: () => void;
}

/** The buttons of one line. */
export function AnswerOrRemove({ answer, answerOf, onAnswer, removeOf, onRemove }: AnswerOrRemoveProps) {
  return (
    <Box sx={{ display: 'flex', gap: 0.5 }}>
      <ChangeButton aria-label={answerOf} onClick={onAnswer} sx={{ minWidth: 0 }}>
        {answer}
      </ChangeButton>
      <ChangeButton color="inherit" aria-label={removeOf} onClick={onRemove} sx={{ minWidth: 0 }}>
        {roundsText.removeLine}
      </ChangeButton>
    </Box>
  );
}
