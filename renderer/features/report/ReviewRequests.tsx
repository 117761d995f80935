// Owns requests for a review of an issued report: logged with their grounds, shown in time or late by the rule set, decided by somebody else. Must not decide one.
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { localDay } from '../../../db/model/dates.ts';
import type { DraftRow, ReviewRequest } from '../../../db/model/draft.ts';
import { issuedOn, reviewStanding, whyNotDecided } from '../../../db/model/rounds.ts';
import type { RuleSet } from '../../../db/model/ruleSet.ts';
import type { ReportVersion } from '../../../db/model/version.ts';
import { useCalendar } from '../../api/calendar.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { roundsText } from '../../text/rounds.ts';
import { Choice } from '../../ui/Choice.tsx';
import { ChangeButton } from '../../ui/changing.tsx';
import { DayField } from '../../ui/DateField.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { AnswerOrRemove } from './AnswerOrRemove.tsx';
import { PartyField, partyWords } from './PartyField.tsx';

interface ReviewRequestsProps {
  readonly caseId: string;
  readonly requests: readonly DraftRow<'reviewRequest'>[];
  readonly ruleSet: Pick<RuleSet, 'review' | 'signOff'>;
  readonly versions: readonly ReportVersion[];
}

/** The requests with where each stands. */
export function ReviewRequests({ caseId, requests, ruleSet, versions }: ReviewRequestsProps) {
  const change = useChangeDraft(caseId);
  const calendar = useCalendar(caseId);
  const [form, setForm] = useState<string | null>(null);
  if (calendar === null) return null;
  const { review, signOff } = ruleSet;
  const issued = versions.filter((version) => issuedOn(signOff, version) !== null);
  const groundName = (ground: string) => review.grounds.find(({ id }) => id === ground)?.name ?? ground;
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {roundsText.reviewRule(review.text, review.source)}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {requests.map((row) => {
          const { by, received, grounds, text, newEvidence, outcome, decidedBy, decidedOn, reasons } = row.value;
          return (
            <Box component="li" key={row.id} sx={{ borderTop: 1, borderColor: 'divider', py: 0.75, overflowWrap: 'anywhere' }}>
              <Typography variant="caption" component="div" color="textSecondary">
                {roundsText.changeBy(partyWords(by), received, '')}
              </Typography>
              <Typography variant="body2">{roundsText.standing(reviewStanding(ruleSet, row.value, versions, calendar))}</Typography>
              {[...grounds.map(groundName), text, newEvidence]
                .filter((line) => line !== '')
                .map((line) => (
                  <Typography key={line} variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
                    {line}
                  </Typography>
                ))}
              <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
                {outcome === '' ? roundsText.undecided : `${roundsText.decided(outcome, decidedBy, decidedOn)}: ${reasons}`}
              </Typography>
              {form === row.id ? (
                <DecideForm
                  start={row.value}
                  versions={versions}
                  onKeep={async (value) => {
                    if ((await change(roundsText.labelDecide, [edit('reviewRequest', row, value)])).ok) setForm(null);
                  }}
                  onLeave={() => setForm(null)}
                />
              ) : (
                <AnswerOrRemove
                  answer={roundsText.decide}
                  answerOf={roundsText.decideOf(partyWords(by))}
                  onAnswer={() => setForm(row.id)}
                  removeOf={roundsText.removeOf(text || by)}
                  onRemove={() => void change(roundsText.labelRemove, [remove('reviewRequest', row)])}
                />
              )}
            </Box>
          );
        })}
      </Box>
      {form === 'new' ? (
        <RequestForm
          issued={issued}
          grounds={review.grounds}
          onKeep={(value) => {
            void change(roundsText.labelReview, [add('reviewRequest', value)]);
            setForm(null);
          }}
          onLeave={() => setForm(null)}
        />
      ) : (
        <ChangeButton onClick={() => setForm('new')}>{roundsText.addReview}</ChangeButton>
      )}
    </>
  );
}

interface RequestFormProps {
  /** Newest first. */
  readonly issued: readonly ReportVersion[];
  readonly grounds: RuleSet['review']['grounds'];
  readonly onKeep: (value: ReviewRequest) => void;
  readonly onLeave: () => void;
}

function RequestForm({ issued, grounds, onKeep, onLeave }: RequestFormProps) {
  const [value, setValue] = useState<ReviewRequest>({
    by: 'resident',
    received: localDay(new Date()),
    version: issued[0]?.number ?? null,
    grounds: [],
    text: '',
    newEvidence: '',
    cites: [],
    decidedBy: '',
    decidedOn: null,
    outcome: '',
    reasons: '',
  });
  const set = (patch: Partial<ReviewRequest>) => setValue({ ...value, ...patch });
  return (
    <KeptForm
      title={roundsText.addReview}
      keepName={roundsText.addReview}
      canKeep={value.by.trim() !== ''}
      onKeep={() => onKeep(value)}
      onLeave={onLeave}
    >
      <PartyField by={value.by} onChoose={(by) => set({ by })} autoFocus />
      <DayField label={roundsText.received} value={value.received} onChange={(received) => received !== null && set({ received })} />
      {issued.length > 1 && (
        <Choice
          label={roundsText.ofVersion}
          value={String(value.version)}
          options={issued.map(({ number }) => [String(number), String(number)])}
          onChoose={(number) => set({ version: Number(number) })}
        />
      )}
      {grounds.length > 0 && (
        <FormGroup role="group" aria-label={roundsText.grounds}>
          {grounds.map(({ id, name }) => (
            <FormControlLabel
              key={id}
              label={<Typography variant="body2">{name}</Typography>}
              control={
                <Checkbox
                  size="small"
                  checked={value.grounds.includes(id)}
                  onChange={(event) =>
                    set({ grounds: event.target.checked ? [...value.grounds, id] : value.grounds.filter((each) => each !== id) })
                  }
                  sx={{ p: 0.5 }}
                />
              }
            />
          ))}
        </FormGroup>
      )}
      <TextField
        label={roundsText.theirWords}
        value={value.text}
        onChange={(event) => set({ text: event.target.value })}
        multiline
        maxRows={8}
      />
      <TextField
        label={roundsText.newEvidence}
        value={value.newEvidence}
        onChange={(event) => set({ newEvidence: event.target.value })}
        multiline
        maxRows={4}
      />
    </KeptForm>
  );
}

interface DecideFormProps {
  readonly start: ReviewRequest;
  readonly versions: readonly ReportVersion[];
  readonly onKeep: (value: ReviewRequest) => void;
  readonly onLeave: () => void;
}

function DecideForm({ start, versions, onKeep, onLeave }: DecideFormProps) {
  const actor = useRead('desk.about', {}).data?.actor ?? '';
  const [value, setValue] = useState<ReviewRequest>({
    ...start,
    outcome: start.outcome || 'reviewed, decision stands',
    decidedBy: start.decidedBy || actor,
    decidedOn: start.decidedOn ?? localDay(new Date()),
  });
  const set = (patch: Partial<ReviewRequest>) => setValue({ ...value, ...patch });
  const why = whyNotDecided(value, versions);
  return (
    <KeptForm
      title={roundsText.decideOf(partyWords(start.by))}
      keepName={roundsText.decide}
      canKeep={why === null}
      remark={why ?? ''}
      onKeep={() => onKeep(value)}
      onLeave={onLeave}
    >
      <Choice
        label={roundsText.outcome}
        value={roundsText.outcomes.find(([outcome]) => outcome === value.outcome)?.[0] ?? 'not reviewed'}
        options={roundsText.outcomes}
        onChoose={(outcome) => set({ outcome })}
        autoFocus
      />
      <TextField label={roundsText.decidedBy} value={value.decidedBy} onChange={(event) => set({ decidedBy: event.target.value })} />
      <DayField label={roundsText.decidedOn} value={value.decidedOn} onChange={(decidedOn) => set({ decidedOn })} />
      <TextField
        label={roundsText.reasons}
        value={value.reasons}
        onChange={(event) => set({ reasons: event.target.value })}
        multiline
        maxRows={8}
      />
    </KeptForm>
  );
}
