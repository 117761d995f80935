// Owns comments of the parties on a draft as a list, paragraph by paragraph: answered, shown and removed one by one. Must not know which screen shows them.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { DraftRow } from '../../db/model/draft.ts';
import { isLate } from '../../db/model/rounds.ts';
import { edit, remove, useChangeDraft } from '../api/draft.ts';
import { usePlace } from '../api/place.tsx';
import type { NamedParagraph } from '../api/printed.ts';
import { roundsText } from '../text/rounds.ts';
import { AnswerOrRemove } from './AnswerOrRemove.tsx';
import { partyWords } from './PartyField.tsx';
import { PartyForm } from './PartyForm.tsx';
import { plainLine } from './plainButton.ts';

interface PartyCommentListProps {
  readonly caseId: string;
  readonly comments: readonly DraftRow<'partyComment'>[];
  /** In the order of the report. */
  readonly paragraphs: readonly NamedParagraph[];
  /** The version last sent and the day by which they may comment on it; null where none was. */
  readonly sent: { readonly version: number; readonly due: string } | null;
}

/** The comments: those on the draft as a whole first, then in the order of the paragraphs they are about. */
export function PartyCommentList({ caseId, comments, paragraphs, sent }: PartyCommentListProps) {
  const change = useChangeDraft(caseId);
  const { goToPlace } = usePlace();
  const [answering, setAnswering] = useState<string | null>(null);
  const placeOf = ({ value }: DraftRow<'partyComment'>) => paragraphs.findIndex(({ id }) => id === value.paragraphId);
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {comments
        .toSorted((one, other) => placeOf(one) - placeOf(other))
        .map((row) => {
          const { value } = row;
          const paragraph = paragraphs[placeOf(row)];
          const show = () => {
            if (paragraph !== undefined) goToPlace({ kind: 'paragraph', id: paragraph.id, name: '' });
          };
          return (
            <Box component="li" key={row.id} sx={{ borderTop: 1, borderColor: 'divider', py: 0.75 }}>
              {answering === row.id ? (
                <PartyForm
                  start={value}
                  isAnswer
                  paragraphs={paragraphs}
                  onKeep={async (next) => {
                    if ((await change(roundsText.labelPartyAnswer, [edit('partyComment', row, next)])).ok) setAnswering(null);
                  }}
                  onLeave={() => setAnswering(null)}
                />
              ) : (
                <>
                  <Box
                    component="button"
                    type="button"
                    onClick={show}
                    onKeyDown={(event) => {
                      if (event.key !== 'a') return;
                      event.preventDefault();
                      setAnswering(row.id);
                    }}
                    sx={{ ...plainLine, overflowWrap: 'anywhere' }}
                  >
                    <Said value={value} paragraph={paragraph} due={sent?.version === value.version ? sent.due : null} />
                  </Box>
                  <AnswerOrRemove
                    answer={roundsText.answer}
                    answerOf={roundsText.answerOf(value.text)}
                    onAnswer={() => setAnswering(row.id)}
                    show={paragraph === undefined ? null : { name: roundsText.showOf(value.text), run: show }}
                    removeOf={roundsText.removeOf(value.text)}
                    onRemove={() => void change(roundsText.labelRemove, [remove('partyComment', row)])}
                  />
                </>
              )}
            </Box>
          );
        })}
    </Box>
  );
}

interface SaidProps {
  readonly value: DraftRow<'partyComment'>['value'];
  /** Undefined for the draft as a whole, and where the paragraph is gone. */
  readonly paragraph: NamedParagraph | undefined;
  readonly due: string | null;
}

function Said({ value, paragraph, due }: SaidProps) {
  const when = due === null ? '' : ` · ${isLate(value, due) ? roundsText.late(due) : roundsText.inTime}`;
  const about = value.paragraphId === null ? roundsText.wholeDraft : roundsText.paragraphGone;
  return (
    <>
      <Typography variant="caption" component="div" color="textSecondary">
        {roundsText.changeBy(partyWords(value.by), value.received, '')}
        {when}
      </Typography>
      <Typography variant="body2" component="div" color="textSecondary">
        {paragraph === undefined ? about : roundsText.paragraph(paragraph.name, paragraph.words)}
      </Typography>
      <Typography variant="body2" component="div" sx={{ whiteSpace: 'pre-wrap' }}>
        {value.text}
      </Typography>
      {value.answer === '' ? (
        <Typography variant="body2" component="div" color="warning">
          {roundsText.unanswered}
        </Typography>
      ) : (
        <Typography variant="body2" component="div" sx={{ whiteSpace: 'pre-wrap' }}>
          {roundsText.answered(value.answer)} {roundsText.changed(value.changed)}
        </Typography>
      )}
    </>
  );
}
