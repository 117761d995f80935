// Owns the fields of one sum offered or paid before the report. Must not write to the store.
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { type Draft, type Offer, offerStandings } from '../../../db/model/draft.ts';
import { formatPounds, parsePounds } from '../../../db/model/money.ts';
import type { RuleSet } from '../../../db/model/ruleSet.ts';
import { offerText as text } from '../../text/determination.ts';
import { ruleSetText } from '../../text/ruleSet.ts';
import { Choice, ChoiceOrNone } from '../../ui/Choice.tsx';
import { CitesField } from '../../ui/CitesField.tsx';
import { DayField } from '../../ui/DateField.tsx';
import { HeadToggles } from '../../ui/HeadToggles.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';
import { ComponentField } from './ComponentField.tsx';

const cited = ['mark', 'entry', 'event', 'contact'] as const;

interface OfferFieldsProps {
  readonly title: string;
  readonly offer: Offer;
  readonly draft: Draft;
  readonly ruleSet: RuleSet;
  readonly citables: readonly Citable[];
  readonly onKeep: (offer: Offer) => void;
  readonly onLeave: () => void;
}

/** Words of a sum as it is typed: empty for nothing. */
const sumWords = (pence: number) => (pence === 0 ? '' : formatPounds(pence).replace('£', ''));

/** The form of an offer. */
export function OfferFields({ title, offer, draft, ruleSet, citables, onKeep, onLeave }: OfferFieldsProps) {
  const [value, setValue] = useState(offer);
  const [amount, setAmount] = useState(sumWords(offer.amountPence));
  const [paid, setPaid] = useState(sumWords(offer.paidPence));
  const set = (patch: Partial<Offer>) => setValue((now) => ({ ...now, ...patch }));
  const amountPence = parsePounds(amount);
  const paidPence = paid.trim() === '' ? 0 : parsePounds(paid);
  const rule = ruleSet.offsets.find(({ id }) => id === value.offset);
  return (
    <KeptForm
      title={title}
      keepName={text.keep}
      canKeep={amountPence !== null && paidPence !== null}
      remark={amountPence === null ? text.amountMissing : ''}
      onKeep={() => amountPence !== null && paidPence !== null && onKeep({ ...value, amountPence, paidPence })}
      onLeave={onLeave}
    >
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <TextField
          label={text.amount}
          value={amount}
          autoFocus
          error={amount.trim() !== '' && amountPence === null}
          onChange={(event) => setAmount(event.target.value)}
          sx={{ width: 110 }}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal' } }}
        />
        <Box sx={{ flex: 1, minWidth: 200 }}>
          <ComponentField label={text.for} components={ruleSet.components} value={value.for} onChange={(words) => set({ for: words })} />
        </Box>
        <TextField
          label={text.by}
          value={value.by}
          onChange={(event) => set({ by: event.target.value })}
          sx={{ width: 140 }}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <DayField label={text.offeredOn} value={value.offeredOn} onChange={(offeredOn) => set({ offeredOn })} />
      </Box>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <Box sx={{ display: 'grid', width: 140 }}>
          <Choice
            label={text.standing}
            value={value.standing}
            options={offerStandings.map((standing) => [standing, text.standings[standing]] as const)}
            onChoose={(standing) => set({ standing })}
          />
        </Box>
        <TextField
          label={text.paid}
          value={paid}
          error={paidPence === null}
          onChange={(event) => setPaid(event.target.value)}
          sx={{ width: 110 }}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal' } }}
        />
        <DayField label={text.paidOn} value={value.paidOn} onChange={(paidOn) => set({ paidOn })} />
        <HeadToggles label={text.heads} heads={draft.head} chosen={value.headIds} onChange={(headIds) => set({ headIds })} />
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '240px 1fr', gap: 1.5 }}>
        <ChoiceOrNone
          label={text.offset}
          none={text.offsetOpen}
          value={value.offset}
          options={ruleSet.offsets.map(({ id, name }) => [id, name] as const)}
          onChoose={(offset) => set({ offset: offset ?? '' })}
        />
        <TextField
          label={text.offsetReason}
          value={value.offsetReason}
          onChange={(event) => set({ offsetReason: event.target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        {rule !== undefined && (
          <Typography variant="body2" color="textSecondary" sx={{ gridColumn: '1 / -1' }}>
            {rule.meaning} ({ruleSetText.source(rule.source)})
          </Typography>
        )}
      </Box>
      <TextField
        label={text.text}
        value={value.text}
        multiline
        onChange={(event) => set({ text: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <CitesField label={text.cites} citables={citables} kinds={cited} chosen={value.cites} onChange={(cites) => set({ cites })} />
    </KeptForm>
  );
}
