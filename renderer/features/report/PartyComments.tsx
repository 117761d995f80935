// Owns what the parties say of a draft they were sent: logged with its day against the last one, answered point by point. Must not send anything.
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { localDay } from '../../../db/model/dates.ts';
import type { Draft, DraftRow, PartyComment } from '../../../db/model/draft.ts';
import { type PrintedParagraph, printedWords } from '../../../db/model/returned.ts';
import { commentsDue, isLate } from '../../../db/model/rounds.ts';
import type { SignOff } from '../../../db/model/ruleSet.ts';
import type { ReportVersion } from '../../../db/model/version.ts';
import { useCalendar } from '../../api/calendar.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { roundsText } from '../../text/rounds.ts';
import { ChoiceOrNone } from '../../ui/Choice.tsx';
import { ChangeButton } from '../../ui/changing.tsx';
import { DayField } from '../../ui/DateField.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { AnswerOrRemove } from './AnswerOrRemove.tsx';
import { PartyField, partyWords } from './PartyField.tsx';

interface PartyCommentsProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly printed: readonly PrintedParagraph[];
  readonly signOff: SignOff;
  readonly versions: readonly ReportVersion[];
}

/** The comments, and until when they may come. Only for a rule set that sends a draft. */
export function PartyComments({ caseId, draft, printed, signOff, versions }: PartyCommentsProps) {
  const change = useChangeDraft(caseId);
  const calendar = useCalendar(caseId);
  const [form, setForm] = useState<string | null>(null);
  if (calendar === null || signOff.comments === null) return null;
  const sent = commentsDue(signOff, versions, calendar);
  const { limit, source } = signOff.comments;
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {sent === null ? roundsText.notSent : roundsText.sent(sent.version, sent.sent, sent.due, limit, source)}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {draft.partyComment.map((row) => (
          <Box component="li" key={row.id} sx={{ borderTop: 1, borderColor: 'divider', py: 0.75 }}>
            {form === row.id ? (
              <PartyForm
                start={row.value}
                isAnswer
                printed={printed}
                onKeep={(value) => {
                  void change(roundsText.labelPartyAnswer, [edit('partyComment', row, value)]);
                  setForm(null);
                }}
                onLeave={() => setForm(null)}
              />
            ) : (
              <Said row={row} printed={printed} due={sent?.version === row.value.version ? sent.due : null} />
            )}
            {form !== row.id && (
              <AnswerOrRemove
                answer={roundsText.answer}
                answerOf={roundsText.answerOf(row.value.text)}
                onAnswer={() => setForm(row.id)}
                removeOf={roundsText.removeOf(row.value.text)}
                onRemove={() => void change(roundsText.labelRemove, [remove('partyComment', row)])}
              />
            )}
          </Box>
        ))}
      </Box>
      {form === 'new' ? (
        <PartyForm
          start={{
            by: 'landlord',
            received: localDay(new Date()),
            version: sent?.version ?? null,
            paragraphId: null,
            text: '',
            answer: '',
            changed: '',
          }}
          isAnswer={false}
          printed={printed}
          onKeep={(value) => {
            void change(roundsText.labelParty, [add('partyComment', value)]);
            setForm(null);
          }}
          onLeave={() => setForm(null)}
        />
      ) : (
        <ChangeButton onClick={() => setForm('new')}>{roundsText.addParty}</ChangeButton>
      )}
    </>
  );
}

interface SaidProps {
  readonly row: DraftRow<'partyComment'>;
  readonly printed: readonly PrintedParagraph[];
  readonly due: string | null;
}

function Said({ row: { value }, printed, due }: SaidProps) {
  const paragraph = printed.find(({ id }) => id === value.paragraphId);
  const when = due === null ? '' : ` · ${isLate(value, due) ? roundsText.late(due) : roundsText.inTime}`;
  return (
    <>
      <Typography variant="caption" component="div" color="textSecondary">
        {roundsText.changeBy(partyWords(value.by), value.received, '')}
        {when}
      </Typography>
      <Typography variant="body2" component="div" color="textSecondary">
        {paragraph === undefined ? roundsText.wholeDraft : roundsText.onWords(printedWords(paragraph).slice(0, 80))}
      </Typography>
      <Typography variant="body2" component="div" sx={{ whiteSpace: 'pre-wrap' }}>
        {value.text}
      </Typography>
      <Typography variant="body2" component="div" sx={{ whiteSpace: 'pre-wrap' }}>
        {value.answer === '' ? roundsText.unanswered : `${roundsText.answered(value.answer)} ${roundsText.changed(value.changed)}`}
      </Typography>
    </>
  );
}

interface PartyFormProps {
  readonly start: PartyComment;
  readonly isAnswer: boolean;
  readonly printed: readonly PrintedParagraph[];
  readonly onKeep: (value: PartyComment) => void;
  readonly onLeave: () => void;
}

function PartyForm({ start, isAnswer, printed, onKeep, onLeave }: PartyFormProps) {
  const [value, setValue] = useState(start);
  const set = (patch: Partial<PartyComment>) => setValue({ ...value, ...patch });
  return (
    <KeptForm
      title={isAnswer ? roundsText.answerOf(start.text) : roundsText.addParty}
      keepName={isAnswer ? roundsText.keepAnswer : roundsText.addParty}
      canKeep={value.text.trim() !== '' && value.by.trim() !== ''}
      onKeep={() => onKeep(value)}
      onLeave={onLeave}
    >
      {!isAnswer && (
        <>
          <PartyField by={value.by} onChoose={(by) => set({ by })} />
          <DayField label={roundsText.received} value={value.received} onChange={(received) => received !== null && set({ received })} />
        </>
      )}
      <ChoiceOrNone
        label={roundsText.about}
        none={roundsText.wholeDraft}
        value={value.paragraphId}
        options={printed.map((paragraph) => [paragraph.id, printedWords(paragraph).slice(0, 80)])}
        onChoose={(paragraphId) => set({ paragraphId })}
      />
      <TextField
        label={roundsText.theirWords}
        value={value.text}
        onChange={(event) => set({ text: event.target.value })}
        multiline
        maxRows={8}
        autoFocus={!isAnswer}
      />
      <TextField
        label={roundsText.ourAnswer}
        value={value.answer}
        onChange={(event) => set({ answer: event.target.value })}
        multiline
        maxRows={8}
        autoFocus={isAnswer}
      />
      <TextField
        label={roundsText.whatChanged}
        value={value.changed}
        onChange={(event) => set({ changed: event.target.value })}
        multiline
        maxRows={4}
      />
    </KeptForm>
  );
}
