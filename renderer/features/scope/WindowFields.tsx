// Owns the fields of one scope window and the preview of what it would move. Must not write to the store.
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { formatDay } from '../../../db/model/dates.ts';
import type { Draft } from '../../../db/model/draft.ts';
import type { ListedEntry } from '../../../db/model/entry.ts';
import { isPastFinalResponse } from '../../../db/model/scope.ts';
import { finalResponse } from '../../../db/model/steps.ts';
import { scopeScreenText } from '../../text/scope.ts';
import { PartialDateField } from '../../ui/DateField.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { Moves } from './Moves.tsx';
import { isBackwards, type Proposal, windowsWith } from './proposal.ts';
import { limitsOf } from './standing.ts';

interface WindowFieldsProps {
  readonly draft: Draft;
  readonly entries: readonly ListedEntry[];
  readonly proposal: Proposal;
  readonly onChange: (proposal: Proposal) => void;
  readonly onKeep: () => void;
  readonly onLeave: () => void;
}

/** The window being made or changed. */
export function WindowFields({ draft, entries, proposal, onChange, onKeep, onLeave }: WindowFieldsProps) {
  const backwards = isBackwards(proposal);
  const canKeep = proposal.headId !== null && !backwards;
  const after = useMemo(() => {
    const windows = windowsWith(draft, proposal);
    return windows === null ? null : { ...limitsOf(draft), windows };
  }, [draft, proposal]);
  const final = finalResponse(draft.complaintStep);
  const asWindow = { headId: proposal.headId ?? '', from: proposal.from, to: proposal.to, reason: proposal.reason };
  const remark =
    proposal.headId === null
      ? scopeScreenText.chooseHead
      : backwards
        ? scopeScreenText.backwards
        : proposal.reason.trim() === ''
          ? scopeScreenText.noReason
          : '';
  return (
    <KeptForm
      title={proposal.id === null ? scopeScreenText.newWindow : scopeScreenText.changeWindow}
      keepName={scopeScreenText.keep}
      canKeep={canKeep}
      remark={remark}
      onKeep={onKeep}
      onLeave={onLeave}
    >
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <TextField
          select
          label={scopeScreenText.head}
          value={proposal.headId ?? ''}
          onChange={(event) => onChange({ ...proposal, headId: event.target.value })}
          sx={{ width: 96 }}
        >
          {draft.head.map(({ id, key }) => (
            <MenuItem key={id} value={id}>
              ({key})
            </MenuItem>
          ))}
        </TextField>
        <PartialDateField
          label={scopeScreenText.from}
          value={proposal.from}
          autoFocus={proposal.id === null}
          onChange={(date) => onChange({ ...proposal, from: date.precision === 'unknown' ? null : date })}
        />
        <PartialDateField
          label={scopeScreenText.to}
          value={proposal.to}
          onChange={(date) => onChange({ ...proposal, to: date.precision === 'unknown' ? null : date })}
        />
        <TextField
          label={scopeScreenText.reason}
          value={proposal.reason}
          onChange={(event) => onChange({ ...proposal, reason: event.target.value })}
          sx={{ flex: 1, minWidth: 220 }}
        />
      </Box>
      {after !== null && <Moves draft={draft} entries={entries} headId={proposal.headId} after={after} />}
      {final !== null && isPastFinalResponse(asWindow, final) && (
        <Typography variant="body2" color="warning">
          {scopeScreenText.pastFinal(formatDay(final))}
        </Typography>
      )}
    </KeptForm>
  );
}
