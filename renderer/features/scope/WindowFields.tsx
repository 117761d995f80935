// Owns the fields of one scope window and the preview of what it would move. Must not write to the store.
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Draft } from '../../../db/model/draft.ts';
import type { EntryRow } from '../../../db/model/entry.ts';
import { scopeScreenText } from '../../text/scope.ts';
import { counted, scopeText } from '../../text/ui.ts';
import { PartialDateField } from '../../ui/DateField.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { isBackwards, type Proposal, windowsWith } from './proposal.ts';
import { movesBetween } from './standing.ts';

interface WindowFieldsProps {
  readonly draft: Draft;
  readonly entries: readonly EntryRow[];
  readonly proposal: Proposal;
  readonly onChange: (proposal: Proposal) => void;
  readonly onKeep: () => void;
  readonly onLeave: () => void;
}

/** The window being made or changed. */
export function WindowFields({ draft, entries, proposal, onChange, onKeep, onLeave }: WindowFieldsProps) {
  const backwards = isBackwards(proposal);
  const canKeep = proposal.headId !== null && !backwards;
  return (
    <KeptForm
      title={proposal.id === null ? scopeScreenText.newWindow : scopeScreenText.changeWindow}
      keepName={scopeScreenText.keep}
      canKeep={canKeep}
      remark={proposal.headId === null ? scopeScreenText.chooseHead : backwards ? scopeScreenText.backwards : ''}
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
      <Preview draft={draft} entries={entries} proposal={proposal} />
    </KeptForm>
  );
}

function Preview({ draft, entries, proposal }: Pick<WindowFieldsProps, 'draft' | 'entries' | 'proposal'>) {
  const after = windowsWith(draft, proposal);
  if (after === null || proposal.headId === null) return null;
  const moves = movesBetween(
    draft,
    entries,
    proposal.headId,
    draft.window.map(({ value }) => value),
    after,
  );
  return (
    <Box role="status" aria-label={scopeScreenText.moves}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {scopeScreenText.moves}
      </Typography>
      {moves.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {scopeScreenText.movesNothing}
        </Typography>
      )}
      {moves.map(({ what, from, to, count }) => (
        <Typography key={`${what} ${from} ${to}`} variant="body2">
          {scopeScreenText.move(
            what === 'entries' ? counted(count, 'entry', 'entries') : counted(count, 'mark'),
            scopeText[from],
            scopeText[to],
          )}
        </Typography>
      ))}
    </Box>
  );
}
