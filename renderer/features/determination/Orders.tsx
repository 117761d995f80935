// Owns the list of orders: what, how much, by when as computed, and the form for one of them.
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { formatDay } from '../../../db/model/dates.ts';
import type { Draft, DraftRow, DraftValue } from '../../../db/model/draft.ts';
import { describeDue, dueWorking, namesTime } from '../../../db/model/due.ts';
import { formatPounds } from '../../../db/model/money.ts';
import { expectsRemedy, type RuleSet, templateIn } from '../../../db/model/ruleSet.ts';
import { useCalendar } from '../../api/calendar.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { usePlace } from '../../api/place.tsx';
import { orderText } from '../../text/determination.ts';
import { ChangeButton, ChangeIconButton } from '../../ui/changing.tsx';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';
import { OrderCompliance } from './OrderCompliance.tsx';
import { OrderFields } from './OrderFields.tsx';
import { PrintedUnder } from './PrintedUnder.tsx';
import { workingNote } from './words.ts';

interface OrdersProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly ruleSet: RuleSet;
  readonly citables: readonly Citable[];
}

/** Orders of the case, in the report's order. */
export function Orders({ caseId, draft, ruleSet, citables }: OrdersProps) {
  const change = useChangeDraft(caseId);
  const [open, setOpen] = useState<string | 'new' | null>(null);
  /** The order whose compliance was asked for from elsewhere. */
  const [followed, setFollowed] = useState<string | null>(null);
  const { target, takeTarget } = usePlace();
  const makeButton = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (target?.kind !== 'order' && target?.kind !== 'compliance') return;
    takeTarget();
    if (target.kind === 'order') setOpen(target.id);
    else setFollowed(target.id);
  }, [target, takeTarget]);

  const close = () => {
    setOpen(null);
    requestAnimationFrame(() => makeButton.current?.focus());
  };
  const keep = async (row: DraftRow<'order'> | null, order: DraftValue<'order'>, number: number) => {
    const reply = await change(row === null ? orderText.labelAdd(order.text.slice(0, 80)) : orderText.labelEdit(number), [
      row === null ? add('order', order) : edit('order', row, order),
    ]);
    if (reply.ok) close();
  };
  const adverse = draft.determination.flatMap(({ value }) =>
    expectsRemedy(ruleSet.outcomes.find(({ id }) => id === value.outcome)) ? [value.headId] : [],
  );
  const fields = (row: DraftRow<'order'> | null, number: number) => (
    <OrderFields
      key={row?.id ?? 'new'}
      caseId={caseId}
      title={row === null ? orderText.make : orderText.number(number)}
      order={row?.value ?? null}
      likelyHeads={adverse}
      draft={draft}
      ruleSet={ruleSet}
      onKeep={(order) => keep(row, order, number)}
      onLeave={close}
    />
  );
  return (
    <Box component="section" aria-labelledby="orders-title" sx={{ mb: 3 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography id="orders-title" variant="h1" component="h2" sx={{ flex: 1 }}>
          {orderText.title}
        </Typography>
        <ChangeButton ref={makeButton} variant="outlined" onClick={() => setOpen('new')}>
          {orderText.make}
        </ChangeButton>
      </Box>
      <PrintedUnder section="orders" title={orderText.title} draft={draft} ruleSet={ruleSet} />
      {draft.order.length === 0 && open !== 'new' && (
        <Typography variant="body2" color="textSecondary">
          {orderText.none}
        </Typography>
      )}
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {draft.order.map((row, index) => (
          <Box component="li" key={row.id} sx={{ mb: 1 }}>
            {open === row.id ? (
              fields(row, index + 1)
            ) : (
              <OrderLine
                caseId={caseId}
                row={row}
                number={index + 1}
                draft={draft}
                ruleSet={ruleSet}
                citables={citables}
                isFollowed={followed === row.id}
                onUnfollow={() => setFollowed(null)}
                onEdit={() => setOpen(row.id)}
                onRemove={() =>
                  void change(orderText.labelRemove(index + 1), [
                    // What became of it goes with it: it says nothing without its order.
                    ...draft.compliance.filter(({ value }) => value.orderId === row.id).map((note) => remove('compliance', note)),
                    remove('order', row),
                  ])
                }
              />
            )}
          </Box>
        ))}
      </Box>
      {open === 'new' && fields(null, draft.order.length + 1)}
    </Box>
  );
}

interface OrderLineProps extends OrdersProps {
  readonly row: DraftRow<'order'>;
  readonly number: number;
  /** Whether its compliance is to be filled in at once. */
  readonly isFollowed: boolean;
  readonly onUnfollow: () => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function OrderLine({ caseId, row, number, draft, ruleSet, citables, isFollowed, onUnfollow, onEdit, onRemove }: OrderLineProps) {
  const calendar = useCalendar(caseId);
  const { value } = row;
  const reportDate = draft.facts[0]?.value.reportDate ?? null;
  const note = draft.compliance.find((each) => each.value.orderId === row.id);
  const { itself } = templateIn(ruleSet, draft);
  const working =
    value.due === null || calendar === null ? null : dueWorking(value.due, reportDate, calendar, note?.value.startedOn ?? null);
  const heads = draft.head.filter(({ id }) => value.headIds.includes(id)).map(({ key }) => `(${key})`);
  const keyOf = (headId: string | null) => {
    const head = draft.head.find(({ id }) => id === headId);
    return head === undefined ? '' : `(${head.key})`;
  };
  // As the check of deadlines sees it: a time in the order's own words is one, though no day is computed from it.
  const isOpenEnded = value.due === null && !namesTime(value.text);
  const kind = ruleSet.orderKinds.find(({ id }) => id === value.orderKind)?.name ?? value.orderKind;
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, bgcolor: 'background.paper', p: 1, display: 'flex', gap: 1 }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="body1" sx={{ overflowWrap: 'anywhere' }}>
          <b>{number}.</b> {value.text}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {[kind, heads.join(' '), value.amountPence === null ? '' : formatPounds(value.amountPence)].filter(Boolean).join(' · ')}
        </Typography>
        {value.parts.length > 0 && (
          <Typography variant="body2" color="textSecondary">
            {value.parts
              .map((part) => [formatPounds(part.amountPence), part.for, keyOf(part.headId)].filter(Boolean).join(' '))
              .join(' + ')}
          </Typography>
        )}
        <Typography variant="body2" sx={{ fontWeight: 600, color: isOpenEnded ? 'warning.main' : 'text.primary' }}>
          {value.due === null
            ? isOpenEnded
              ? orderText.dueNone
              : orderText.dueInWords
            : [describeDue(value.due, itself), working === null || working.start === null ? '' : orderText.dueOn(formatDay(working.date))]
                .filter(Boolean)
                .join(', ')}
        </Typography>
        {working !== null && workingNote(working) !== '' && (
          <Typography variant="body2" color="textSecondary">
            {workingNote(working)}
          </Typography>
        )}
        <OrderCompliance
          caseId={caseId}
          order={row}
          note={note}
          number={number}
          draft={draft}
          citables={citables}
          isAsked={isFollowed}
          onLeave={onUnfollow}
        />
      </Box>
      <Box sx={{ display: 'flex', flexDirection: 'column' }}>
        <ChangeIconButton aria-label={orderText.edit(number)} title={orderText.edit(number)} onClick={onEdit}>
          <EditOutlined fontSize="small" />
        </ChangeIconButton>
        <ChangeIconButton aria-label={orderText.removeOrder(number)} title={orderText.removeOrder(number)} onClick={onRemove}>
          <DeleteOutline fontSize="small" />
        </ChangeIconButton>
      </Box>
    </Box>
  );
}
