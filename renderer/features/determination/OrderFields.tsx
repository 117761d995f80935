// Owns the fields of one order while it is made or changed: kept whole or not at all. Must not write to the store.
import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Draft, DraftValue } from '../../../db/model/draft.ts';
import { dueWorking } from '../../../db/model/due.ts';
import { bandOf, isOutside } from '../../../db/model/ledger.ts';
import { formatPounds, parsePounds } from '../../../db/model/money.ts';
import type { RuleSet } from '../../../db/model/ruleSet.ts';
import { useCalendar } from '../../api/calendar.ts';
import { orderText } from '../../text/determination.ts';
import { ruleSetText } from '../../text/ruleSet.ts';
import { HeadChoice } from '../../ui/Choice.tsx';
import { DayField } from '../../ui/DateField.tsx';
import { HeadToggles } from '../../ui/HeadToggles.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { ComponentField } from './ComponentField.tsx';
import { dueOf, dueStarts, dueUnits, faultsOf, formOf, isFilledIn, type OrderForm, orderOf, partsSum } from './orderForm.ts';
import { bandWords, dueWords } from './words.ts';

interface OrderFieldsProps {
  readonly caseId: string;
  readonly title: string;
  readonly order: DraftValue<'order'> | null;
  /** Heads a new order is for unless changed: those with an adverse outcome. */
  readonly likelyHeads: readonly string[];
  readonly draft: Draft;
  readonly ruleSet: RuleSet;
  readonly onKeep: (order: DraftValue<'order'>) => void;
  readonly onLeave: () => void;
}

/** The form of an order. */
export function OrderFields({ caseId, title, order, likelyHeads, draft, ruleSet, onKeep, onLeave }: OrderFieldsProps) {
  const calendar = useCalendar(caseId);
  const [form, setForm] = useState(() => formOf(order, likelyHeads));
  const [isTried, setIsTried] = useState(false);
  const set = (patch: Partial<OrderForm>) => setForm((now) => ({ ...now, ...patch }));
  const faults = faultsOf(form);
  const amount = parsePounds(form.amount);
  const parts = form.parts.filter(isFilledIn).map((part) => ({ amountPence: parsePounds(part.amount) ?? 0 }));
  const total = amount ?? (parts.length > 0 ? partsSum(parts) : null);
  const outcomes = form.headIds.map((headId) => draft.determination.find(({ value }) => value.headId === headId)?.value.outcome ?? null);
  const band = bandOf(ruleSet, outcomes);
  const outside = band !== null && total !== null && isOutside(total, band);
  const keep = () => {
    setIsTried(true);
    const kept = orderOf(form);
    if (kept !== null) onKeep(kept);
  };
  return (
    <KeptForm title={title} keepName={orderText.save} remark={orderText.keys} onKeep={keep} onLeave={onLeave}>
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', flexWrap: 'wrap' }}>
        <TextField
          select
          label={orderText.kind}
          value={form.orderKind}
          onChange={(event) => set({ orderKind: event.target.value })}
          sx={{ width: 220 }}
          slotProps={{ inputLabel: { shrink: true } }}
        >
          <MenuItem value="">&nbsp;</MenuItem>
          {ruleSet.orderKinds.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
        <HeadToggles label={orderText.heads} heads={draft.head} chosen={form.headIds} onChange={(headIds) => set({ headIds })} />
      </Box>
      <TextField
        label={orderText.text}
        value={form.text}
        multiline
        minRows={2}
        autoFocus
        error={isTried && faults.text}
        helperText={isTried && faults.text ? orderText.textMissing : orderText.textHint}
        onChange={(event) => set({ text: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start', flexWrap: 'wrap' }}>
        <TextField
          label={orderText.amount}
          value={form.amount}
          error={faults.amount}
          helperText={faults.amount ? orderText.amountWrong : undefined}
          onChange={(event) => set({ amount: event.target.value })}
          sx={{ width: 140 }}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal' } }}
        />
        <Box sx={{ flex: 1, minWidth: 220 }}>
          {form.parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own and keep their order while typed
            <Box key={index} sx={{ display: 'flex', gap: 0.5, mb: 0.5 }}>
              <ComponentField
                label={orderText.partFor}
                components={ruleSet.components}
                value={part.for}
                onChange={(words) => set({ parts: form.parts.map((one, at) => (at === index ? { ...one, for: words } : one)) })}
              />
              {form.headIds.length > 1 && (
                <Box sx={{ width: 110, flex: 'none' }}>
                  <HeadChoice
                    label={orderText.partHead}
                    none={orderText.partAll}
                    value={part.headId}
                    heads={draft.head.filter(({ id }) => form.headIds.includes(id))}
                    onChoose={(headId) => set({ parts: form.parts.map((one, at) => (at === index ? { ...one, headId } : one)) })}
                  />
                </Box>
              )}
              <TextField
                label={orderText.partAmount}
                value={part.amount}
                error={isTried && faults.parts[index] === true}
                onChange={(event) =>
                  set({ parts: form.parts.map((one, at) => (at === index ? { ...one, amount: event.target.value } : one)) })
                }
                sx={{ width: 96, flex: 'none' }}
                slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'decimal' } }}
              />
              <IconButton aria-label={orderText.removePart} onClick={() => set({ parts: form.parts.filter((_, at) => at !== index) })}>
                <Close fontSize="small" />
              </IconButton>
            </Box>
          ))}
          <Button startIcon={<Add />} onClick={() => set({ parts: [...form.parts, { for: '', amount: '', headId: null }] })}>
            {orderText.addPart}
          </Button>
          {isTried && faults.parts.includes(true) && (
            <Typography variant="body2" role="status" color="error">
              {orderText.partAmountMissing}
            </Typography>
          )}
          {amount !== null && parts.length > 0 && partsSum(parts) !== amount && (
            <Typography variant="body2" sx={{ color: 'warning.main' }}>
              {orderText.partsDiffer(formatPounds(partsSum(parts)), formatPounds(amount))}
            </Typography>
          )}
        </Box>
      </Box>
      {band !== null && (
        <Typography variant="body2" color="textSecondary">
          {bandWords(band)} ({band.sources.map((source) => ruleSetText.source(source)).join('; ')})
        </Typography>
      )}
      {outside && (
        <Typography variant="body2" role="status" sx={{ color: 'warning.main' }}>
          {orderText.outside}
        </Typography>
      )}
      <DueFields form={form} isWrong={isTried && faults.due} set={set} shown={shownDue()} />
      <TextField
        label={outside ? orderText.reasonOutside : orderText.reason}
        value={form.reason}
        onChange={(event) => set({ reason: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </KeptForm>
  );

  function shownDue(): string {
    const rule = dueOf(form);
    if (rule === null || rule === 'wrong' || calendar === null) return '';
    const working = dueWorking(rule, draft.facts[0]?.value.reportDate ?? null, calendar);
    if (working !== null) return dueWords(working);
    return rule.from === 'receipt' || rule.from === 'completion' ? orderText.dueUnknownStart : orderText.dueUnknownReport;
  }
}

interface DueFieldsProps {
  readonly form: OrderForm;
  readonly isWrong: boolean;
  readonly set: (patch: Partial<OrderForm>) => void;
  /** The computed day with its working, in words. */
  readonly shown: string;
}

function DueFields({ form, isWrong, set, shown }: DueFieldsProps) {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', flexWrap: 'wrap' }}>
      <TextField
        select
        label={orderText.due}
        value={form.due}
        onChange={(event) => set({ due: event.target.value as OrderForm['due'] })}
        sx={{ width: 130 }}
      >
        <MenuItem value="span">{orderText.dueSpan}</MenuItem>
        <MenuItem value="date">{orderText.dueDate}</MenuItem>
        <MenuItem value="none">{orderText.dueNone}</MenuItem>
      </TextField>
      {form.due === 'date' && <DayField label={orderText.dueDate} value={form.date} onChange={(date) => set({ date })} />}
      {form.due === 'span' && (
        <>
          {dueUnits.map((unit) => (
            <TextField
              key={unit}
              label={orderText.units[unit]}
              value={form.counts[unit]}
              error={isWrong}
              onChange={(event) => set({ counts: { ...form.counts, [unit]: event.target.value } })}
              sx={{ width: unit === 'workingDays' ? 116 : 84 }}
              slotProps={{ inputLabel: { shrink: true }, htmlInput: { inputMode: 'numeric' } }}
            />
          ))}
          <TextField
            select
            label={orderText.from}
            value={form.from}
            onChange={(event) => set({ from: event.target.value as OrderForm['from'] })}
            sx={{ width: 170 }}
          >
            {dueStarts.map((start) => (
              <MenuItem key={start} value={start}>
                {orderText.starts[start]}
              </MenuItem>
            ))}
          </TextField>
        </>
      )}
      <Typography
        variant="body2"
        role="status"
        sx={{ fontWeight: 600, alignSelf: 'center', color: isWrong ? 'error.main' : 'text.primary' }}
      >
        {isWrong ? orderText.countWrong : shown}
      </Typography>
    </Box>
  );
}
