// Owns the list of what was offered and paid before the report, and what the complaint steps say of offers that no line holds yet.
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { formatDay } from '../../../db/model/dates.ts';
import type { Draft, DraftRow, DraftValue, Offer } from '../../../db/model/draft.ts';
import { formatPounds } from '../../../db/model/money.ts';
import type { RuleSet } from '../../../db/model/ruleSet.ts';
import { sumsIn } from '../../../db/model/statements.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { offerText as text } from '../../text/determination.ts';
import { Cited } from '../../ui/Cited.tsx';
import { ChangeButton, ChangeIconButton } from '../../ui/changing.tsx';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';
import { OfferFields } from './OfferFields.tsx';

interface OffersProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly ruleSet: RuleSet;
  readonly citables: readonly Citable[];
}

const emptyOffer: Offer = {
  headIds: [],
  by: 'landlord',
  for: '',
  amountPence: 0,
  offeredOn: null,
  standing: 'offered',
  paidPence: 0,
  paidOn: null,
  offset: '',
  offsetReason: '',
  text: '',
  cites: [],
};

/** Sums before the report, in the order they were put down. */
export function Offers({ caseId, draft, ruleSet, citables }: OffersProps) {
  const change = useChangeDraft(caseId);
  const [open, setOpen] = useState<{ readonly id: string | null; readonly value: Offer } | null>(null);
  const makeButton = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(null);
    requestAnimationFrame(() => makeButton.current?.focus());
  };
  const form = (row: DraftRow<'offer'> | null, number: number, value: Offer) => (
    <OfferFields
      key={row?.id ?? 'new'}
      title={row === null ? text.make : text.number(number)}
      offer={value}
      draft={draft}
      ruleSet={ruleSet}
      citables={citables}
      onLeave={close}
      onKeep={async (offer) => {
        const reply = await change(row === null ? text.labelAdd(formatPounds(offer.amountPence)) : text.labelEdit(number), [
          row === null ? add('offer', offer) : edit('offer', row, offer),
        ]);
        if (reply.ok) close();
      }}
    />
  );
  return (
    <Box component="section" aria-labelledby="offers-title" sx={{ mb: 3 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography id="offers-title" variant="h1" component="h2" sx={{ flex: 1 }}>
          {text.title}
        </Typography>
        <ChangeButton ref={makeButton} variant="outlined" onClick={() => setOpen({ id: null, value: emptyOffer })}>
          {text.make}
        </ChangeButton>
      </Box>
      {draft.offer.length === 0 && open === null && (
        <Typography variant="body2" color="textSecondary">
          {text.none}
        </Typography>
      )}
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {draft.offer.map((row, index) => (
          <Box component="li" key={row.id} sx={{ mb: 0.5 }}>
            {open?.id === row.id ? (
              form(row, index + 1, row.value)
            ) : (
              <OfferLine
                row={row}
                number={index + 1}
                draft={draft}
                ruleSet={ruleSet}
                citables={citables}
                onEdit={() => setOpen({ id: row.id, value: row.value })}
                onRemove={() => void change(text.labelRemove(index + 1), [remove('offer', row)])}
              />
            )}
          </Box>
        ))}
      </Box>
      {open?.id === null && form(null, draft.offer.length + 1, open.value)}
      {saidInSteps(draft).map(({ step, sums }) => (
        <Box key={step.id} sx={{ display: 'flex', gap: 1, alignItems: 'baseline', mt: 0.5 }}>
          <Typography variant="body2" color="textSecondary" sx={{ flex: 1, minWidth: 0 }}>
            {text.stepSays(step.value.stage, step.value.responded === null ? '' : formatDay(step.value.responded), step.value.offer)}
          </Typography>
          {sums.map((pence) => (
            <ChangeButton key={pence} onClick={() => setOpen({ id: null, value: offerFrom(step.value, pence) })} sx={{ flex: 'none' }}>
              {text.putDown(formatPounds(pence))}
            </ChangeButton>
          ))}
        </Box>
      ))}
    </Box>
  );
}

/** Complaint steps that speak of money, each with the sums of its words that no line has on that day. */
function saidInSteps(draft: Draft): { readonly step: DraftRow<'complaintStep'>; readonly sums: readonly number[] }[] {
  return draft.complaintStep.flatMap((step) => {
    const { offer, responded } = step.value;
    const kept = draft.offer.filter(({ value }) => value.offeredOn === responded).map(({ value }) => value.amountPence);
    const sums = [...new Set(sumsIn(offer).map(({ pence }) => pence))].filter((pence) => pence > 0 && !kept.includes(pence));
    return sums.length === 0 ? [] : [{ step, sums }];
  });
}

/** What a step's own words say of one sum, to be looked through before it is kept. */
function offerFrom({ offer, responded, cites }: DraftValue<'complaintStep'>, amountPence: number): Offer {
  return { ...emptyOffer, amountPence, offeredOn: responded, text: offer, cites };
}

interface OfferLineProps extends Omit<OffersProps, 'caseId'> {
  readonly row: DraftRow<'offer'>;
  readonly number: number;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function OfferLine({ row, number, draft, ruleSet, citables, onEdit, onRemove }: OfferLineProps) {
  const { value } = row;
  const heads = draft.head.filter(({ id }) => value.headIds.includes(id)).map(({ key }) => `(${key})`);
  const offset = ruleSet.offsets.find(({ id }) => id === value.offset);
  const day = (on: string | null) => (on === null ? '' : ` ${formatDay(on)}`);
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper', p: 1, display: 'flex', gap: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="body1" sx={{ fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' }}>
          <b>{formatPounds(value.amountPence)}</b> {[value.for, heads.join(' ')].filter(Boolean).join(' · ')}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {text.standings[value.standing]} {text.byWhom(value.by)}
          {day(value.offeredOn)} ·{' '}
          {value.paidPence === 0 ? text.notPaid : `${text.paidSum(formatPounds(value.paidPence))}${day(value.paidOn)}`}
        </Typography>
        <Typography variant="body2" sx={{ color: offset === undefined ? 'warning.main' : 'text.primary' }}>
          {offset === undefined ? text.offsetMissing : [offset.name, value.offsetReason].filter(Boolean).join(': ')}
        </Typography>
        {value.text !== '' && (
          <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            {value.text}
          </Typography>
        )}
        <Cited cites={value.cites} citables={citables} />
      </Box>
      <Box sx={{ display: 'flex', flexDirection: 'column' }}>
        <ChangeIconButton aria-label={text.edit(number)} title={text.edit(number)} onClick={onEdit}>
          <EditOutlined fontSize="small" />
        </ChangeIconButton>
        <ChangeIconButton aria-label={text.remove(number)} title={text.remove(number)} onClick={onRemove}>
          <DeleteOutline fontSize="small" />
        </ChangeIconButton>
      </Box>
    </Box>
  );
}
