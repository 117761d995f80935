// Owns the bar that changes the selected marks in one command. Must not write: its caller does.
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Draft, Mark } from '../../../db/model/draft.ts';
import { sides } from '../../../db/model/entry.ts';
import { marksListText } from '../../text/marks.ts';
import { marksText } from '../../text/reader.ts';
import { sideText } from '../../text/ui.ts';
import type { BulkChange } from './listed.ts';

interface BulkBarProps {
  readonly count: number;
  readonly shown: number;
  readonly draft: Draft;
  readonly tags: readonly string[];
  readonly onApply: (bulk: BulkChange) => void;
  readonly onRemove: () => void;
}

const scopes = ['computed', 'in', 'context', 'excluded'] as const;

/** The bar under the table; each act is one command and can be undone. */
export function BulkBar({ count, shown, draft, tags, onApply, onRemove }: BulkBarProps) {
  const [scope, setScope] = useState<{ readonly override: Mark['scopeOverride']; readonly reason: string } | null>(null);
  const isOff = count === 0;
  return (
    <Box
      role="group"
      aria-label={marksListText.bulk}
      sx={{ borderTop: 1, borderColor: 'divider', p: 1, display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}
    >
      <Box role="status" sx={{ minWidth: 130, fontWeight: 600 }}>
        {marksListText.chosen(count, shown)}
      </Box>
      {draft.head.map(({ id, key }) => (
        <Box key={id} sx={{ display: 'flex' }}>
          <Chip label={`+ (${key})`} disabled={isOff} variant="outlined" onClick={() => onApply({ addHeadId: id })} />
          <Chip label={`− (${key})`} disabled={isOff} variant="outlined" onClick={() => onApply({ takeHeadId: id })} sx={{ ml: 0.25 }} />
        </Box>
      ))}
      <TagField label={marksListText.addTag} options={tags} isOff={isOff} isFree onTag={(addTag) => onApply({ addTag })} />
      <TagField label={marksListText.takeTag} options={tags} isOff={isOff} onTag={(takeTag) => onApply({ takeTag })} />
      <TextField
        select
        label={marksListText.account}
        value=""
        disabled={isOff}
        onChange={(event) => onApply({ account: sides.find((side) => side === event.target.value) ?? null })}
        sx={{ width: 150 }}
      >
        <MenuItem value="own">{marksListText.ownAccount}</MenuItem>
        {sides.map((side) => (
          <MenuItem key={side} value={side}>
            {sideText[side]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={marksText.speaksAgainst}
        value=""
        disabled={isOff}
        onChange={(event) => onApply({ speaksAgainst: sides.find((side) => side === event.target.value) ?? null })}
        sx={{ width: 150 }}
      >
        <MenuItem value="nobody">{marksText.againstNobody}</MenuItem>
        {sides.map((side) => (
          <MenuItem key={side} value={side}>
            {marksText.againstOf[side]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label={marksListText.scope}
        value={scope?.override ?? ''}
        disabled={isOff}
        onChange={(event) => {
          const override = scopes.find((each) => each === event.target.value) ?? 'computed';
          if (override === 'computed') onApply({ scope: { override: null, reason: '' } });
          else setScope({ override, reason: '' });
        }}
        sx={{ width: 130 }}
      >
        {scopes.map((each) => (
          <MenuItem key={each} value={each}>
            {marksListText.scopeOf[each]}
          </MenuItem>
        ))}
      </TextField>
      {scope !== null && (
        <>
          <TextField
            autoFocus
            label={marksListText.scopeReason}
            value={scope.reason}
            onChange={(event) => setScope({ ...scope, reason: event.target.value })}
            sx={{ width: 240 }}
          />
          <Button
            variant="contained"
            disabled={isOff || scope.reason.trim() === ''}
            onClick={() => {
              onApply({ scope });
              setScope(null);
            }}
          >
            {marksListText.apply}
          </Button>
        </>
      )}
      <Box sx={{ flex: 1 }} />
      <Button color="error" disabled={isOff} onClick={onRemove}>
        {marksListText.remove}
      </Button>
    </Box>
  );
}

interface TagFieldProps {
  readonly label: string;
  readonly options: readonly string[];
  readonly isOff: boolean;
  /** Whether a tag nobody uses yet may be typed. */
  readonly isFree?: boolean;
  readonly onTag: (tag: string) => void;
}

function TagField({ label, options, isOff, isFree = false, onTag }: TagFieldProps) {
  return (
    <Autocomplete
      size="small"
      freeSolo={isFree}
      disabled={isOff}
      options={[...options]}
      value={null}
      blurOnSelect
      clearOnBlur
      onChange={(_event, tag) => {
        if (tag !== null && tag.trim() !== '') onTag(tag);
      }}
      renderInput={(props) => <TextField {...props} label={label} />}
      sx={{ width: 170 }}
    />
  );
}
