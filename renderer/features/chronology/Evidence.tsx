// Owns how a state of evidence is said, and how it is overruled: never without a reason. Must not compute one: db/model/pairing and absences do.
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type Absence, type ComputedState, type EvidenceState, type Expectation, evidenceStates } from '../../../db/model/draft.ts';
import { evidenceWords } from '../../../db/model/wording.ts';
import { evidenceText, expectationText } from '../../text/missing.ts';
import { ChoiceOrNone } from '../../ui/Choice.tsx';

interface Overruled {
  readonly stateOverride: EvidenceState | null;
  readonly stateReason: string;
}

/** The state in one line, with who overruled it, when and why. */
export function EvidenceLine({ value, computed }: { readonly value: Expectation | Absence; readonly computed: ComputedState }) {
  return (
    <Typography variant="caption" component="div" color="textSecondary">
      {evidenceText.line(evidenceWords(value, computed))}
    </Typography>
  );
}

interface EvidenceFieldsProps {
  readonly value: Overruled;
  readonly computed: ComputedState;
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
