// Owns the fields of what became of one order: kept, in part or released, proof, days it was chased. Must not write to the store.
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useRef, useState } from 'react';
import { formatDay } from '../../../db/model/dates.ts';
import { type Compliance, complianceStandings, type Order } from '../../../db/model/draft.ts';
import { complianceText as text } from '../../text/determination.ts';
import { Choice } from '../../ui/Choice.tsx';
import { CitesField } from '../../ui/CitesField.tsx';
import { DayField } from '../../ui/DateField.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';

const cited = ['entry', 'mark', 'contact'] as const;

interface ComplianceFieldsProps {
  readonly title: string;
  readonly order: Order;
  readonly compliance: Compliance;
  readonly citables: readonly Citable[];
  readonly onKeep: (compliance: Compliance) => void;
  readonly onLeave: () => void;
}

/** The form. */
export function ComplianceFields({ title, order, compliance, citables, onKeep, onLeave }: ComplianceFieldsProps) {
  const [value, setValue] = useState(compliance);
  const set = (patch: Partial<Compliance>) => setValue((now) => ({ ...now, ...patch }));
  const from = order.due?.from ?? 'report';
  const days = useRef<HTMLDivElement>(null);
  /** Whether the keyboard stays in the field for the next day: it was kept by Enter, not by going on. */
  const [isGoingOn, setIsGoingOn] = useState(false);
  const chase = (day: string | null) => {
    if (day === null) return;
    setIsGoingOn(days.current?.contains(document.activeElement) ?? false);
    setValue((now) => ({ ...now, chased: [...new Set([...now.chased, day])].sort() }));
  };
  return (
    <KeptForm title={title} keepName={text.keep} onKeep={() => onKeep({ ...value, remarks: value.remarks.trim() })} onLeave={onLeave}>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <Box sx={{ display: 'grid', width: 150 }}>
          <Choice
            label={text.standing}
            value={value.standing}
            options={complianceStandings.map((standing) => [standing, text.standings[standing]] as const)}
            onChoose={(standing) => set({ standing })}
            autoFocus
          />
        </Box>
        {(value.standing === 'complied' || value.standing === 'in part') && (
          <DayField label={text.compliedOn} value={value.compliedOn} onChange={(compliedOn) => set({ compliedOn })} />
        )}
        {from !== 'report' && (
          <DayField label={text.startedOn[from]} value={value.startedOn} onChange={(startedOn) => set({ startedOn })} />
        )}
      </Box>
      <Box
        ref={days}
        role="group"
        aria-label={text.chased}
        onKeyDown={(event) => {
          // Enter keeps the day, not the form.
          if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
        }}
        sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}
      >
        {/* Kept day by day: the field is empty again for the next one. */}
        <DayField key={value.chased.length} label={text.chasedOn} value={null} onChange={chase} autoFocus={isGoingOn} />
        {value.chased.map((day) => (
          <Chip
            key={day}
            label={formatDay(day)}
            onDelete={() => set({ chased: value.chased.filter((other) => other !== day) })}
            aria-label={text.takeChaseBack(formatDay(day))}
          />
        ))}
      </Box>
      <CitesField label={text.proof} citables={citables} kinds={cited} chosen={value.cites} onChange={(cites) => set({ cites })} />
      <TextField
        label={text.remarks}
        value={value.remarks}
        multiline
        onChange={(event) => set({ remarks: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </KeptForm>
  );
}
