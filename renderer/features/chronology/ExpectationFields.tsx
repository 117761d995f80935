// Owns the form of one expectation: what it rests on, from when and how long, what meets it, its state of evidence. Shows the day as it would be counted.
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useMemo, useState } from 'react';
import type { Calendar } from '../../../db/model/clocks.ts';
import { type Cite, type DraftRow, type Expectation, expectationBases, linkSteps } from '../../../db/model/draft.ts';
import { type ExpectationReading, exactDay, expectationDue } from '../../../db/model/pairing.ts';
import { limitsInForce } from '../../../db/model/policies.ts';
import { limitFromWords, limitWords } from '../../../db/model/timeLimit.ts';
import { expectationText as text } from '../../text/missing.ts';
import { stepText } from '../../text/pairing.ts';
import { Choice, ChoiceOrNone, HeadChoice } from '../../ui/Choice.tsx';
import { CitesField } from '../../ui/CitesField.tsx';
import { DayField } from '../../ui/DateField.tsx';
import { EntryField } from '../../ui/EntryField.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { type FieldsProps, type ListedCase, Under } from '../../ui/missingLine.tsx';
import { EvidenceFields, lacksReason } from './Evidence.tsx';
import { dueLines } from './Expectations.tsx';

interface ExpectationFieldsProps extends FieldsProps<'expectation'>, Pick<ListedCase, 'draft' | 'byId' | 'citables'> {
  /** As it stands; null for a new one. */
  readonly reading: ExpectationReading | null;
  readonly calendar: Calendar;
}

const cited: readonly Cite['kind'][] = ['mark', 'entry'];

/** The form. */
export function ExpectationFields({ draft, byId, citables, title, start, reading, calendar, onKeep, onLeave }: ExpectationFieldsProps) {
  const [value, setValue] = useState(start);
  const [within, setWithin] = useState(start.limit === null ? '' : limitWords(start.limit));
  const set = (patch: Partial<Expectation>) => setValue((now) => ({ ...now, ...patch }));
  const limit = within.trim() === '' ? null : limitFromWords(within);
  const isWrong = within.trim() !== '' && limit === null;
  const now = { ...value, limit };
  const due = expectationDue(now, (id) => byId.get(id), calendar);
  const hasText = value.text.trim() !== '';
  const limits = useLimits(draft, exactDay(byId.get(value.startEntryId ?? '')?.date));
  const hold = (policyLimitId: string | null) => {
    const chosen = draft.policyLimit.find(({ id }) => id === policyLimitId);
    if (chosen === undefined) return set({ policyLimitId: null });
    setWithin(limitWords(chosen.value.limit));
    set(heldTo(chosen, value));
  };
  return (
    <KeptForm
      title={title}
      keepName={text.keep}
      canKeep={hasText && !isWrong && !lacksReason(value)}
      remark={!hasText ? text.missing : lacksReason(value) ? text.reasonMissing : ''}
      onKeep={() => onKeep({ ...now, text: value.text.trim(), stateReason: value.stateReason.trim() })}
      onLeave={onLeave}
    >
      <TextField label={text.text} value={value.text} multiline autoFocus onChange={(event) => set({ text: event.target.value })} />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
        <Choice
          label={text.basis}
          value={value.basis}
          options={expectationBases.map((basis) => [basis, text.basisOf[basis]] as const)}
          onChoose={(basis) => set({ basis, ...(basis === 'limit' ? {} : { policyLimitId: null }) })}
        />
        <HeadChoice label={text.head} none={text.noHead} value={value.headId} heads={draft.head} onChoose={(headId) => set({ headId })} />
      </Box>
      {value.basis === 'limit' && (
        <ChoiceOrNone label={text.policyLimit} none={text.noLimit} value={value.policyLimitId} options={limits} onChoose={hold} />
      )}
      <Box sx={{ display: 'grid', gridTemplateColumns: '2fr 1fr 1fr', gap: 1.5, alignItems: 'start' }}>
        <EntryField
          label={text.countsFrom}
          none={text.noStart}
          citables={citables}
          entryId={value.startEntryId}
          onChoose={(startEntryId) => set({ startEntryId })}
        />
        <TextField
          label={text.within}
          value={within}
          placeholder="2 working days"
          error={isWrong}
          helperText={isWrong ? text.withinHint : undefined}
          onChange={(event) => setWithin(event.target.value)}
        />
        <DayField label={text.due} value={value.due} onChange={(day) => set({ due: day })} />
      </Box>
      <Box role="status">
        {dueLines({ expectation: { value: now }, ...due }, byId, calendar).map((words) => (
          <Under key={words}>{words}</Under>
        ))}
        {value.due === null && <Under>{text.computed}</Under>}
      </Box>
      <Box role="group" aria-label={text.steps} sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', alignItems: 'center' }}>
        <Box component="span" aria-hidden sx={{ fontSize: 12, color: 'text.secondary', mr: 0.5 }}>
          {text.steps}
        </Box>
        {linkSteps.map((step) => {
          const isChosen = value.steps.includes(step);
          const steps = linkSteps.filter((each) => (each === step ? !isChosen : value.steps.includes(each)));
          return (
            <Chip
              key={step}
              label={stepText[step]}
              aria-pressed={isChosen}
              variant={isChosen ? 'filled' : 'outlined'}
              color={isChosen ? 'primary' : 'default'}
              onClick={() => set({ steps })}
            />
          );
        })}
        {value.steps.length === 0 && <Under>{text.anyStep}</Under>}
      </Box>
      <CitesField label={text.cites} citables={citables} kinds={cited} chosen={value.cites} onChange={(cites) => set({ cites })} />
      <EvidenceFields value={value} computed={reading?.computedState ?? 'not requested'} onChange={set} />
    </KeptForm>
  );
}

/** The limits in force on the day it counts from first; the others say that they were not. */
function useLimits(draft: ListedCase['draft'], day: string | null): readonly (readonly [string, string])[] {
  return useMemo(() => {
    const inForce = new Set(limitsInForce(draft, day).map(({ limit }) => limit.id));
    return limitsInForce(draft, null)
      .map(({ policy, limit }) => {
        const words = text.limitOf(policy.value.name, limit.value.text, limitWords(limit.value.limit));
        return { id: limit.id, isIn: inForce.has(limit.id), words };
      })
      .toSorted((a, b) => Number(b.isIn) - Number(a.isIn))
      .map(({ id, isIn, words }) => [id, isIn ? words : `${words} (${text.notInForce})`] as const);
  }, [draft, day]);
}

/** What a limit brings with it; words and citations already there stay. */
function heldTo({ id, value: { text: words, step, cites } }: DraftRow<'policyLimit'>, now: Expectation): Partial<Expectation> {
  return {
    policyLimitId: id,
    text: now.text.trim() === '' ? words : now.text,
    steps: [step],
    cites: now.cites.length === 0 ? cites : now.cites,
  };
}
