// Owns how a state of evidence is said, and how it is overruled: never without a reason. Must not compute one: db/model/pairing and absences do.
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type EvidenceState, evidenceStates } from '../../../db/model/draft.ts';
import { evidenceText, expectationText } from '../../text/missing.ts';
import { ChoiceOrNone } from '../../ui/Choice.tsx';

interface Overruled {
  readonly stateOverride: EvidenceState | null;
  readonly stateReason: string;
}

/** The state in one line, with who overrules it and why. */
export function EvidenceLine({ value, computed }: { readonly value: Overruled; readonly computed: EvidenceState }) {
  return (
    <Typography variant="caption" component="div" color="textSecondary">
      {value.stateOverride === null
        ? evidenceText.line(computed)
        : evidenceText.overruled(value.stateOverride, value.stateReason, computed)}
    </Typography>
  );
}

interface EvidenceFieldsProps {
  readonly value: Overruled;
  readonly computed: EvidenceState;
  readonly onChange: (patch: Overruled) => void;
}

/** Overrules the state. */
export function EvidenceFields({ value, computed, onChange }: EvidenceFieldsProps) {
  const lacks = lacksReason(value);
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: value.stateOverride === null ? '1fr' : '1fr 1fr', gap: 1.5 }}>
      <ChoiceOrNone
        label={evidenceText.label}
        none={evidenceText.computed(computed)}
        value={value.stateOverride}
        options={evidenceStates.map((state) => [state, state] as const)}
        onChoose={(chosen) => {
          const stateOverride = evidenceStates.find((state) => state === chosen) ?? null;
          onChange({ stateOverride, stateReason: stateOverride === null ? '' : value.stateReason });
        }}
      />
      {value.stateOverride !== null && (
        <TextField
          required
          label={evidenceText.reason}
          value={value.stateReason}
          error={lacks}
          helperText={lacks ? expectationText.reasonMissing : undefined}
          onChange={(event) => onChange({ ...value, stateReason: event.target.value })}
        />
      )}
    </Box>
  );
}

/** Whether a state is overruled without a reason: it is not kept so. */
export function lacksReason({ stateOverride, stateReason }: Overruled): boolean {
  return stateOverride !== null && stateReason.trim() === '';
}
