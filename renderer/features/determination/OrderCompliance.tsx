// Owns what an order's line says of compliance once the report is issued, and the way to its form. Whether it is late is computed, never typed.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { orderStanding } from '../../../db/model/compliance.ts';
import { formatDay, localDay } from '../../../db/model/dates.ts';
import type { Compliance, Draft, DraftRow } from '../../../db/model/draft.ts';
import { useCalendar } from '../../api/calendar.ts';
import { add, edit, useChangeDraft } from '../../api/draft.ts';
import { orderText, complianceText as text } from '../../text/determination.ts';
import { Cited } from '../../ui/Cited.tsx';
import { ChangeButton } from '../../ui/changing.tsx';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';
import { ComplianceFields } from './ComplianceFields.tsx';

interface OrderComplianceProps {
  readonly caseId: string;
  readonly order: DraftRow<'order'>;
  readonly note: DraftRow<'compliance'> | undefined;
  readonly number: number;
  readonly draft: Draft;
  readonly citables: readonly Citable[];
  /** Whether its form was asked for from elsewhere, such as the list of overdue orders. */
  readonly isAsked: boolean;
  /** Called when that form was kept or left. */
  readonly onLeave: () => void;
}

/** The compliance of one order. Before the report is issued an order binds nobody, so there is nothing to follow unless something was put down. */
export function OrderCompliance({ caseId, order, note, number, draft, citables, isAsked, onLeave }: OrderComplianceProps) {
  const change = useChangeDraft(caseId);
  const calendar = useCalendar(caseId);
  const [isOpened, setIsOpen] = useState(false);
  const isOpen = isOpened || isAsked;
  const close = () => {
    setIsOpen(false);
    onLeave();
  };
  const facts = draft.facts[0]?.value;
  const isIssued = facts?.stage === 'issued' || facts?.stage === 'closed';
  if (calendar === null || (!isIssued && note === undefined)) return null;
  const stands = orderStanding(order.value, note?.value, facts?.reportDate ?? null, localDay(new Date()), calendar);
  const empty: Compliance = {
    orderId: order.id,
    startedOn: null,
    standing: 'outstanding',
    compliedOn: null,
    chased: [],
    remarks: '',
    cites: [],
  };
  if (isOpen) {
    return (
      <ComplianceFields
        title={text.title(number)}
        order={order.value}
        compliance={note?.value ?? empty}
        citables={citables}
        onLeave={close}
        onKeep={async (value) => {
          const reply = await change(text.label(number), [note === undefined ? add('compliance', value) : edit('compliance', note, value)]);
          if (reply.ok) close();
        }}
      />
    );
  }
  const isLate = stands.timing === 'overdue' || stands.timing === 'late';
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', mt: 0.5, pt: 0.5, display: 'flex', gap: 1, alignItems: 'flex-start' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="body2" sx={{ fontWeight: 600, color: isLate ? 'error.main' : 'text.primary' }}>
          {text.stands(stands.standing, stands.timing, stands.days, note?.value.compliedOn == null ? '' : formatDay(note.value.compliedOn))}
        </Typography>
        {stands.due === null && order.value.due !== null && (
          <Typography variant="body2" color="textSecondary">
            {order.value.due.from === 'receipt' || order.value.due.from === 'completion'
              ? orderText.dueUnknownStart
              : orderText.dueUnknownReport}
          </Typography>
        )}
        {note !== undefined && (
          <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            {[
              note.value.chased.length === 0 ? '' : text.chasedDays(note.value.chased.map(formatDay).join(', ')),
              note.value.standing === 'complied' && note.value.cites.length === 0 ? text.noProof : '',
              note.value.remarks,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Typography>
        )}
        {note !== undefined && <Cited cites={note.value.cites} citables={citables} />}
      </Box>
      <ChangeButton onClick={() => setIsOpen(true)} aria-label={text.openFor(number)}>
        {text.open}
      </ChangeButton>
    </Box>
  );
}
