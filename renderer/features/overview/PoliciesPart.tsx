// Owns the landlord's policies on the Overview: when each was in force, and its time limits, quoted from it. One command per field kept.
import AddOutlined from '@mui/icons-material/AddOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useMemo } from 'react';
import { type Cite, type Draft, type DraftRow, linkSteps, type Policy, type PolicyLimit, timeUnits } from '../../../db/model/draft.ts';
import { add, type ChangeDraft, edit, remove } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { overviewText } from '../../text/overview.ts';
import { stepText } from '../../text/pairing.ts';
import { policyText as text } from '../../text/reasoning.ts';
import { Choice } from '../../ui/Choice.tsx';
import { CitesField } from '../../ui/CitesField.tsx';
import { citablesOf } from '../../ui/citables.ts';
import { DayField } from '../../ui/DateField.tsx';
import { focusNext } from '../../ui/focusNext.ts';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';
import { TypedField } from '../../ui/TypedField.tsx';
import { useKeyboardToAdded } from './keyboardToAdded.ts';
import { Part, PartRow } from './Part.tsx';

interface PoliciesPartProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly change: ChangeDraft;
}

const wide = { gridColumn: '1 / -1' } as const;

/** Policies with their limits. */
export function PoliciesPart({ caseId, draft, change }: PoliciesPartProps) {
  const rows = useRead('entry.axis', { caseId }).data;
  const citables = useMemo(() => citablesOf(draft, rows ?? []), [draft, rows]);
  const empty: Policy = { name: text.newPolicy, topic: '', from: null, to: null, cites: [] };
  return (
    <Part
      title={text.title}
      addName={text.add}
      onAdd={() => void change(text.add, [add('policy', empty)])}
      none={draft.policy.length === 0 ? text.none : null}
    >
      {draft.policy.map((row) => (
        <OnePolicy
          key={row.id}
          row={row}
          limits={draft.policyLimit.filter(({ value }) => value.policyId === row.id)}
          citables={citables}
          change={change}
        />
      ))}
    </Part>
  );
}

interface OnePolicyProps {
  readonly row: DraftRow<'policy'>;
  readonly limits: readonly DraftRow<'policyLimit'>[];
  readonly citables: readonly Citable[];
  readonly change: ChangeDraft;
}

function OnePolicy({ row, limits, citables, change }: OnePolicyProps) {
  const keyboardToAdded = useKeyboardToAdded();
  const { value } = row;
  const keep = (part: Partial<Policy>) => void change(text.labelEdit(value.name), [edit('policy', row, part)]);
  const newLimit: PolicyLimit = {
    policyId: row.id,
    text: text.newLimit,
    limit: { amount: 10, unit: 'working days' },
    countsFrom: '',
    step: 'answered',
    cites: [],
  };
  // Its limits go with it: they mean nothing without their policy.
  const goes = () =>
    void change(overviewText.removeLabel(value.name), [...limits.map((limit) => remove('policyLimit', limit)), remove('policy', row)]);
  return (
    <PartRow name={value.name} onRemove={goes}>
      <TypedField label={text.name} value={value.name} onKeep={(name) => name.trim() !== '' && keep({ name: name.trim() })} />
      <TypedField label={text.topic} value={value.topic} onKeep={(topic) => keep({ topic })} />
      <DayField label={text.from} value={value.from} onChange={(from) => keep({ from })} />
      <DayField label={text.to} value={value.to} onChange={(to) => keep({ to })} />
      <Box sx={wide}>
        <CitesField label={text.papers} citables={citables} kinds={cited} chosen={value.cites} onChange={(cites) => keep({ cites })} />
      </Box>
      {limits.map((limit) => (
        <OneLimit key={limit.id} row={limit} citables={citables} change={change} />
      ))}
      <Box sx={wide}>
        <Button
          startIcon={<AddOutlined />}
          onClick={(event) => {
            keyboardToAdded(event.currentTarget);
            void change(text.addLimit, [add('policyLimit', newLimit)]);
          }}
        >
          {text.addLimit}
        </Button>
      </Box>
    </PartRow>
  );
}

const cited: readonly Cite['kind'][] = ['mark', 'entry'];

interface OneLimitProps {
  readonly row: DraftRow<'policyLimit'>;
  readonly citables: readonly Citable[];
  readonly change: ChangeDraft;
}

function OneLimit({ row, citables, change }: OneLimitProps) {
  const { value } = row;
  const keep = (part: Partial<PolicyLimit>) => void change(text.labelEdit(value.text), [edit('policyLimit', row, part)]);
  return (
    <Box
      role="group"
      aria-label={value.text}
      sx={{ ...wide, display: 'grid', gridTemplateColumns: '2fr 70px 130px 1.2fr 160px 2fr auto', gap: 1, alignItems: 'start' }}
    >
      <TypedField label={text.limitText} value={value.text} onKeep={(typed) => typed.trim() !== '' && keep({ text: typed.trim() })} />
      <TypedField
        label={text.amount}
        value={String(value.limit.amount)}
        onKeep={(typed) => /^[1-9]\d{0,3}$/.test(typed.trim()) && keep({ limit: { ...value.limit, amount: Number(typed.trim()) } })}
      />
      <Choice
        label={text.unit}
        value={value.limit.unit}
        options={timeUnits.map((unit) => [unit, unit] as const)}
        onChoose={(unit) => keep({ limit: { ...value.limit, unit } })}
      />
      <TypedField label={text.countsFrom} value={value.countsFrom} onKeep={(countsFrom) => keep({ countsFrom })} />
      <Choice
        label={text.step}
        value={value.step}
        options={linkSteps.map((step) => [step, stepText[step]] as const)}
        onChoose={(step) => keep({ step })}
      />
      <CitesField label={text.quoted} citables={citables} kinds={cited} chosen={value.cites} onChange={(cites) => keep({ cites })} />
      <IconButton
        aria-label={overviewText.removeLabel(value.text)}
        title={overviewText.removeLabel(value.text)}
        onClick={(event) => {
          focusNext(event.currentTarget, '[role="group"] > button');
          void change(overviewText.removeLabel(value.text), [remove('policyLimit', row)]);
        }}
      >
        <DeleteOutlined sx={{ fontSize: 18 }} />
      </IconButton>
    </Box>
  );
}
