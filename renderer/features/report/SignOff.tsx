// Owns the sign-off of a copy on the Report screen: where it stands, the next act, the versions kept. The rules are db/model/version's, the steps the rule set's.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { standsAgainst } from '../../../db/model/checks.ts';
import { localDay } from '../../../db/model/dates.ts';
import type { SignedCopy } from '../../../db/model/report.ts';
import { commentsDue } from '../../../db/model/rounds.ts';
import type { SignOffStep, SignOff as Steps } from '../../../db/model/ruleSet.ts';
import { hasGoneOut, newestOf, type ReportVersion, stateOf, wasIssued, whyNoteIsNeeded, whyNotStep } from '../../../db/model/version.ts';
import { useCalendar } from '../../api/calendar.ts';
import { useDraft } from '../../api/draft.ts';
import { say } from '../../api/notices.ts';
import { useRead, write } from '../../api/operations.ts';
import { signOffText } from '../../text/signOff.ts';
import { useActions } from '../../ui/actions.ts';
import { ChangeButton } from '../../ui/changing.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { type Compared, firstCompared } from './CompareVersions.tsx';
import { VersionList } from './VersionList.tsx';

interface SignOffProps {
  readonly caseId: string;
  readonly copy: SignedCopy;
  readonly onCompare: (compared: Compared) => void;
}

/** One line with the act that comes next; the versions open below it. */
export function SignOff({ caseId, copy, onCompare }: SignOffProps) {
  const versions = useRead('version.list', { caseId }).data;
  const signOff = useRead('rules.read', { caseId }).data?.signOff;
  const actor = useRead('desk.about', {}).data?.actor;
  const shown = versions !== undefined && signOff !== undefined && actor !== undefined ? { versions, signOff, actor } : null;
  return shown === null ? null : <Shown caseId={caseId} copy={copy} onCompare={onCompare} {...shown} />;
}

interface ShownProps extends SignOffProps {
  readonly versions: readonly ReportVersion[];
  readonly signOff: Steps;
  readonly actor: string;
}

function Shown({ caseId, copy, onCompare, versions, signOff, actor }: ShownProps) {
  const [asked, setAsked] = useState<SignOffStep | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const part = useRef<HTMLElement>(null);
  const leave = () => {
    setAsked(null);
    // Its form is gone, and which button is next is only known once the step is taken.
    part.current?.focus();
  };
  const ofCopy = versions.filter((version) => version.copy === copy);
  const version = newestOf(versions, copy);
  const first = firstCompared(ofCopy);
  const compare = (compared: Compared) => {
    setIsOpen(false);
    onCompare(compared);
  };
  const why = (step: SignOffStep) => whyNotStep(signOff, step, { versions, version, copy, actor });
  const acts = signOff.steps.filter((step) => why(step) === null);
  useActions(
    {
      // The last of them leads on: Return stands before Approve.
      signNext: () => acts.length > 0 && setAsked(acts.at(-1) ?? null),
      versions: () => ofCopy.length > 0 && setIsOpen(!isOpen),
    },
    [
      ...acts.map((step) => ({ words: signOffText.act(step.name), run: () => setAsked(step) })),
      ...(first === null ? [] : [{ words: signOffText.compareAct, run: () => compare(first) }]),
    ],
  );
  // As of those that can be done: the last leads on.
  const waiting = signOff.steps.findLast((step) => version !== null && step.from.includes(stateOf(signOff, version)) && why(step) !== null);
  const [change, ...more] = version?.changed ?? [];
  const correction =
    version === null || change === undefined || !hasGoneOut(signOff, version)
      ? null
      : signOffText.changedSince(version.number, wasIssued(signOff, version), change.label, change.actor, more.length);
  return (
    <Box
      component="section"
      aria-label={signOffText.title}
      ref={part}
      tabIndex={-1}
      sx={{ px: 2, py: 1, borderBottom: 1, borderColor: 'divider', outlineOffset: -2 }}
    >
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h3" component="h2">
          {signOffText.title}
        </Typography>
        <Typography variant="body2" sx={{ flex: 1, minWidth: 300 }}>
          {version === null ? signOffText.none : standing(signOff, version)}
        </Typography>
        {acts.map((step) => (
          <ChangeButton key={step.id} variant="outlined" onClick={() => setAsked(step)}>
            {step.name}
          </ChangeButton>
        ))}
        {ofCopy.length > 0 && (
          <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {signOffText.versions(ofCopy.length)}
          </Button>
        )}
      </Box>
      {waiting !== undefined && (
        <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
          {why(waiting)}
        </Typography>
      )}
      {correction !== null && (
        <Typography variant="body2" role="status" sx={{ color: 'text.secondary' }}>
          {correction}
        </Typography>
      )}
      {asked !== null && (
        <StepForm
          key={asked.id}
          caseId={caseId}
          copy={copy}
          signOff={signOff}
          step={asked}
          versions={versions}
          version={version}
          onLeave={leave}
        />
      )}
      {isOpen && <VersionList caseId={caseId} signOff={signOff} versions={ofCopy} onCompare={compare} />}
    </Box>
  );
}

function standing(signOff: Steps, { number, taken }: ReportVersion): string {
  const steps = taken
    .map(({ step, actor, atMs }) => {
      const done = signOff.steps.find(({ id }) => id === step)?.done ?? step;
      return signOffText.step(done, actor, signOffText.when(atMs));
    })
    .join(' → ');
  return `${signOffText.version(number, null)}: ${steps}`;
}

interface StepFormProps extends Omit<SignOffProps, 'onCompare'> {
  readonly signOff: Steps;
  readonly step: SignOffStep;
  readonly versions: readonly ReportVersion[];
  readonly version: ReportVersion | null;
  readonly onLeave: () => void;
}

function StepForm({ caseId, copy, signOff, step, versions, version, onLeave }: StepFormProps) {
  const [note, setNote] = useState('');
  const checks = useRead('checks.run', step.isHeldByChecks ? { caseId } : null).data ?? [];
  const open = checks.filter((result) => !result.waived && standsAgainst(copy, result));
  const noteWanted = whyNoteIsNeeded(signOff, step, { versions, version, copy, note });
  const minded = useMinded(caseId, signOff, step, versions);
  const keep = async () => {
    const reply = step.makesVersion
      ? await write('version.submit', { caseId, copy, note })
      : version === null
        ? null
        : await write('version.step', { caseId, id: version.id, step: step.id, note });
    if (reply === null || !reply.ok) return;
    say(signOffText.done(step.done, reply.value.number));
    onLeave();
  };
  return (
    <KeptForm
      title={step.name}
      keepName={step.name}
      canKeep={noteWanted === null && open.length === 0}
      remark={[noteWanted ?? (step.isLasting ? signOffText.lasting : ''), ...minded].filter((line) => line !== '').join(' ')}
      onKeep={() => void keep()}
      onLeave={onLeave}
    >
      {open.length > 0 && (
        <Box role="alert">
          <Typography variant="body2">{signOffText.blocked}</Typography>
          <Box component="ul" sx={{ m: 0, fontSize: 13 }}>
            {open.map(({ check, place, message }) => (
              <li key={`${check} ${place.id} ${message}`}>{message}</li>
            ))}
          </Box>
        </Box>
      )}
      <TextField
        label={signOffText.note}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        multiline
        minRows={step.needsNote ? 3 : 1}
        maxRows={8}
        size="small"
        autoFocus
      />
    </KeptForm>
  );
}

/** What to mind before a step is taken; none of it holds the step up. */
function useMinded(caseId: string, signOff: Steps, step: SignOffStep, versions: readonly ReportVersion[]): string[] {
  const draft = useDraft(caseId).data?.draft;
  const calendar = useCalendar(caseId);
  if (draft === undefined || calendar === null) return [];
  if (step.makesVersion) return draft.facts[0]?.value.reportDate == null ? [signOffText.noDate] : [];
  if (step.id !== signOff.steps.at(-1)?.id) return [];
  const sent = commentsDue(signOff, versions, calendar);
  const unanswered = draft.partyComment.filter(({ value }) => value.answer === '').length;
  return [
    sent === null || sent.due < localDay(new Date()) ? '' : signOffText.commentsDue(sent.due),
    sent === null || unanswered === 0 ? '' : signOffText.unanswered(unanswered),
  ];
}
