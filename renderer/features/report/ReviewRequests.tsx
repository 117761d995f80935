// Owns requests for a review of an issued report: logged with their grounds, shown in time or late by the rule set, decided by somebody else. Must not decide one.
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import { localDay } from '../../../db/model/dates.ts';
import type { Draft, ReviewRequest } from '../../../db/model/draft.ts';
import { issuedOn, reviewStanding, whyNotDecided } from '../../../db/model/rounds.ts';
import type { RuleSet } from '../../../db/model/ruleSet.ts';
import type { ReportVersion } from '../../../db/model/version.ts';
import { useCalendar } from '../../api/calendar.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { roundsText } from '../../text/rounds.ts';
import { AnswerOrRemove } from '../../ui/AnswerOrRemove.tsx';
import { Choice, ChoiceOrNone } from '../../ui/Choice.tsx';
import { Cited } from '../../ui/Cited.tsx';
import { CitesField } from '../../ui/CitesField.tsx';
import { ChangeButton } from '../../ui/changing.tsx';
import { citablesOf } from '../../ui/citables.ts';
import { DayField } from '../../ui/DateField.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { PartyField, partyInSentence, partyWords } from '../../ui/PartyField.tsx';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';

interface ReviewRequestsProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly ruleSet: Pick<RuleSet, 'review' | 'signOff'>;
  readonly versions: readonly ReportVersion[];
}

/** The requests with where each stands. */
export function ReviewRequests({ caseId, draft, ruleSet, versions }: ReviewRequestsProps) {
  const change = useChangeDraft(caseId);
  const calendar = useCalendar(caseId);
  /** The request whose form is open, and which of its two; `new` for one that is not noted yet. */
  const [form, setForm] = useState<{ readonly of: string; readonly is: 'request' | 'decision' } | null>(null);
  const entries = useRead('entry.axis', { caseId }).data;
  const citables = useMemo(() => citablesOf(draft, entries ?? []), [draft, entries]);
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
        {draft.reviewRequest.map((row) => {
          const { by, received, grounds, text, newEvidence, cites, outcome, decidedBy, decidedOn, reasons } = row.value;
          const close = () => setForm(null);
          const keep = async (label: string, value: ReviewRequest) => {
            if ((await change(label, [edit('reviewRequest', row, value)])).ok) close();
          };
          return (
            <Box component="li" key={row.id} sx={{ borderTop: 1, borderColor: 'divider', py: 0.75, overflowWrap: 'anywhere' }}>
              <Typography variant="caption" component="div" color="textSecondary">
                {roundsText.changeBy(partyWords(by), received, '')}
              </Typography>
              <Typography variant="body2">{roundsText.standing(reviewStanding(ruleSet, row.value, versions, calendar))}</Typography>
              {[
                review.grounds.length === 0
                  ? ''
                  : grounds.length === 0
                    ? roundsText.noGrounds
                    : roundsText.groundsAre(grounds.map(groundName)),
                text === '' ? '' : roundsText.theySay(text),
                newEvidence === '' ? '' : roundsText.newEvidenceIs(newEvidence),
              ]
                .filter((line) => line !== '')
                .map((line) => (
                  <Typography key={line} variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
                    {line}
                  </Typography>
                ))}
              <Cited cites={cites} citables={citables} />
              <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
                {outcome === '' ? roundsText.undecided : `${roundsText.decided(outcome, decidedBy, decidedOn)}: ${reasons}`}
              </Typography>
              {form?.of === row.id && form.is === 'decision' && (
                <DecideForm
                  start={row.value}
                  versions={versions}
                  onKeep={(value) => void keep(roundsText.labelDecide, value)}
                  onLeave={close}
                />
              )}
              {form?.of === row.id && form.is === 'request' && (
                <RequestForm
                  title={roundsText.editOf(partyInSentence(by))}
                  start={row.value}
                  issued={issued}
                  grounds={review.grounds}
                  citables={citables}
                  onKeep={(value) => void keep(roundsText.labelEditReview, value)}
                  onLeave={close}
                />
              )}
              {form?.of !== row.id && (
                <AnswerOrRemove
                  answer={roundsText.decide}
                  answerOf={roundsText.decideOf(partyInSentence(by))}
                  onAnswer={() => setForm({ of: row.id, is: 'decision' })}
                  edit={{ name: roundsText.editOf(partyInSentence(by)), run: () => setForm({ of: row.id, is: 'request' }) }}
                  removeOf={roundsText.removeOf(text || by)}
                  onRemove={() => void change(roundsText.labelRemove, [remove('reviewRequest', row)])}
                />
              )}
            </Box>
          );
        })}
      </Box>
      {form?.of === 'new' ? (
        <RequestForm
          title={roundsText.addReview}
          start={{ ...nothing, version: issued[0]?.number ?? null, received: localDay(new Date()) }}
          issued={issued}
          grounds={review.grounds}
          citables={citables}
          onKeep={(value) => {
            void change(roundsText.labelReview, [add('reviewRequest', value)]);
            setForm(null);
          }}
          onLeave={() => setForm(null)}
        />
      ) : (
        <ChangeButton onClick={() => setForm({ of: 'new', is: 'request' })}>{roundsText.addReview}</ChangeButton>
      )}
    </>
  );
}

const nothing: Omit<ReviewRequest, 'version' | 'received'> = {
  by: 'resident',
  grounds: [],
  text: '',
  newEvidence: '',
  cites: [],
  decidedBy: '',
  decidedOn: null,
  outcome: '',
  reasons: '',
};
/** New evidence is a paper that came in, a passage of one, or what was told to us. */
const cited = ['entry', 'mark', 'contact'] as const;

interface RequestFormProps {
  readonly title: string;
  readonly start: ReviewRequest;
  /** Newest first. */
  readonly issued: readonly ReportVersion[];
  readonly grounds: RuleSet['review']['grounds'];
  readonly citables: readonly Citable[];
  readonly onKeep: (value: ReviewRequest) => void;
  readonly onLeave: () => void;
}

function RequestForm({ title, start, issued, grounds, citables, onKeep, onLeave }: RequestFormProps) {
  const [value, setValue] = useState(start);
  const set = (patch: Partial<ReviewRequest>) => setValue({ ...value, ...patch });
  return (
    <KeptForm
      title={title}
      keepName={roundsText.keepReview}
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
        helperText={roundsText.newEvidenceHint}
        value={value.newEvidence}
        onChange={(event) => set({ newEvidence: event.target.value })}
        multiline
        maxRows={4}
      />
      <CitesField label={roundsText.cites} citables={citables} kinds={cited} chosen={value.cites} onChange={(cites) => set({ cites })} />
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
    decidedBy: start.decidedBy || actor,
    decidedOn: start.decidedOn ?? localDay(new Date()),
  });
  const set = (patch: Partial<ReviewRequest>) => setValue({ ...value, ...patch });
  const why = whyNotDecided(value, versions);
  return (
    <KeptForm
      title={roundsText.decideOf(partyInSentence(start.by))}
      keepName={roundsText.keepDecision}
      canKeep={value.outcome !== '' && why === null}
      remark={value.outcome === '' ? roundsText.outcomeMissing : (why ?? '')}
      onKeep={() => onKeep(value)}
      onLeave={onLeave}
    >
      <ChoiceOrNone
        label={roundsText.outcome}
        none={roundsText.chooseOutcome}
        value={value.outcome}
        options={roundsText.outcomes}
        onChoose={(chosen) => set({ outcome: roundsText.outcomes.find(([outcome]) => outcome === chosen)?.[0] ?? '' })}
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
