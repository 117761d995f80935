// Owns comments on the report as a list: whose, on which words, where they stand now; answered and settled one by one. Must not know which screen shows them.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { commentPlace } from '../../db/model/comments.ts';
import type { Comment, DraftRow } from '../../db/model/draft.ts';
import type { PrintedParagraph } from '../../db/model/printedParagraph.ts';
import { edit, useChangeDraft } from '../api/draft.ts';
import { usePlace } from '../api/place.tsx';
import type { NamedParagraph } from '../api/printed.ts';
import { roundsText } from '../text/rounds.ts';
import { ChangeButton } from './changing.tsx';
import { KeptForm } from './KeptForm.tsx';
import { plainLine } from './plainButton.ts';

interface CommentListProps {
  readonly caseId: string;
  readonly comments: readonly DraftRow<'comment'>[];
  readonly printed: readonly PrintedParagraph[];
  /** By what each paragraph of the report is called. */
  readonly paragraphs: readonly NamedParagraph[];
}

/** The comments given, in their order. */
export function CommentList({ caseId, comments, printed, paragraphs }: CommentListProps) {
  const change = useChangeDraft(caseId);
  const { goToPlace } = usePlace();
  const [answering, setAnswering] = useState<string | null>(null);
  const stand = (row: DraftRow<'comment'>, label: string, patch: Partial<Comment>) => void change(label, [edit('comment', row, patch)]);
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {comments.map((row) => {
        const { text, by, version, fileName, paragraphId, exact, answer, standing } = row.value;
        const { paragraph, place } = commentPlace(row.value, printed);
        const show = () => {
          if (paragraph !== null) goToPlace({ kind: 'paragraph', id: paragraph.id, name: '' });
        };
        const settle = () => stand(row, roundsText.labelSettle, { standing: 'settled' });
        return (
          <Box component="li" key={row.id} sx={{ borderTop: 1, borderColor: 'divider', py: 0.75 }}>
            <Box
              component="button"
              type="button"
              onClick={show}
              onKeyDown={(event) => {
                if (event.key !== 'a' && event.key !== 's') return;
                event.preventDefault();
                if (event.key === 'a') setAnswering(row.id);
                else if (standing !== 'settled') settle();
              }}
              sx={{ ...plainLine, overflowWrap: 'anywhere' }}
            >
              <Typography variant="caption" component="div" color="textSecondary">
                {roundsText.standings[standing]} · {roundsText.by(by, version, fileName)}
              </Typography>
              <Typography variant="body2" component="div" color="textSecondary">
                {[
                  paragraphs.find(({ id }) => id === paragraph?.id)?.name ?? '',
                  exact === '' ? roundsText.wholeParagraph : roundsText.onWords(exact),
                ]
                  .filter((part) => part !== '')
                  .join(': ')}
              </Typography>
              <Typography variant="body2" component="div" sx={{ whiteSpace: 'pre-wrap' }}>
                {text}
              </Typography>
              {paragraph === null && (
                <Typography variant="body2" component="div" color="warning">
                  {paragraphId === null ? roundsText.inNoParagraph : roundsText.gone}
                </Typography>
              )}
              {paragraph !== null && place === null && exact !== '' && (
                <Typography variant="body2" component="div" color="warning">
                  {roundsText.wordsGone}
                </Typography>
              )}
              {answer !== '' && (
                <Typography variant="body2" component="div" sx={{ whiteSpace: 'pre-wrap' }}>
                  {roundsText.answered(answer)}
                </Typography>
              )}
            </Box>
            {answering === row.id ? (
              <AnswerForm
                row={row}
                onKeep={(words) => {
                  stand(row, roundsText.labelAnswer, { answer: words, standing: 'answered' });
                  setAnswering(null);
                }}
                onLeave={() => setAnswering(null)}
              />
            ) : (
              <Box sx={{ display: 'flex', gap: 0.5 }}>
                {standing !== 'settled' && (
                  <>
                    <ChangeButton aria-label={roundsText.answerOf(text)} onClick={() => setAnswering(row.id)} sx={{ minWidth: 0 }}>
                      {roundsText.answer}
                    </ChangeButton>
                    <ChangeButton aria-label={roundsText.settleOf(text)} onClick={settle} sx={{ minWidth: 0 }}>
                      {roundsText.settle}
                    </ChangeButton>
                  </>
                )}
                {standing === 'settled' && (
                  <ChangeButton
                    color="inherit"
                    aria-label={roundsText.reopenOf(text)}
                    onClick={() => stand(row, roundsText.labelReopen, { standing: 'open' })}
                    sx={{ minWidth: 0 }}
                  >
                    {roundsText.reopen}
                  </ChangeButton>
                )}
                {paragraph !== null && (
                  <Button color="inherit" aria-label={roundsText.showOf(text)} onClick={show} sx={{ minWidth: 0 }}>
                    {roundsText.show}
                  </Button>
                )}
              </Box>
            )}
          </Box>
        );
      })}
    </Box>
  );
}

interface AnswerFormProps {
  readonly row: DraftRow<'comment'>;
  readonly onKeep: (words: string) => void;
  readonly onLeave: () => void;
}

function AnswerForm({ row, onKeep, onLeave }: AnswerFormProps) {
  const [words, setWords] = useState(row.value.answer);
  return (
    <KeptForm
      title={roundsText.answerOf(row.value.text)}
      keepName={roundsText.keepAnswer}
      canKeep={words.trim() !== ''}
      onKeep={() => onKeep(words.trim())}
      onLeave={onLeave}
    >
      <TextField
        label={roundsText.answer}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        multiline
        maxRows={8}
        autoFocus
      />
    </KeptForm>
  );
}
