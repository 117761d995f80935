// Owns the bar of the open mark: heads, tags, stance, date told of, scope and its overruling, note. Each change is one command.
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { type Draft, type DraftRow, isPlaced, type Mark } from '../../../db/model/draft.ts';
import { disclosures, type ListedEntry, sides } from '../../../db/model/entry.ts';
import { tagPath, tagWords } from '../../../db/model/tags.ts';
import { edit, editOf, useChangeDraft } from '../../api/draft.ts';
import { marksText } from '../../text/reader.ts';
import { disclosureText, scopeText, sideText, uiText } from '../../text/ui.ts';
import { ChangeIconButton, Changing } from '../changing.tsx';
import { PartialDateField } from '../DateField.tsx';
import { TypedField } from '../TypedField.tsx';
import { toggled } from './marking.ts';
import { NotPlaced } from './NotPlaced.tsx';
import { markPositions } from './scopeWords.ts';

interface MarkBarProps {
  readonly caseId: string;
  readonly mark: DraftRow<'mark'>;
  readonly entry: ListedEntry;
  readonly draft: Draft;
  /** Places a mark that has none at the words selected. */
  readonly onPlace: () => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

const overrides = ['in', 'context', 'excluded'] as const;

/** The bar; it asks for nothing, everything in it can wait. */
export function MarkBar({ caseId, mark, entry, draft, onPlace, onRemove, onClose }: MarkBarProps) {
  const change = useChangeDraft(caseId);
  const { value } = mark;
  const patch = (part: Partial<Mark>) => void change(marksText.editLabel(mark.key), [edit('mark', mark, part)]);
  const knownTags = [...new Set(draft.mark.flatMap((each) => each.value.tags))].sort();
  const toggle = (headId: string) =>
    void change(marksText.editLabel(mark.key), [editOf('mark', mark, ({ headIds }) => ({ headIds: toggled(headIds, headId) }))]);
  return (
    <Box
      component="section"
      aria-label={marksText.bar}
      sx={{
        flex: 'none',
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
        px: 1.5,
        py: 1,
        maxHeight: '46%',
        overflowY: 'auto',
      }}
    >
      {!isPlaced(value.anchor) && <NotPlaced exact={value.anchor.exact} onPlace={onPlace} />}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mb: 1, flexWrap: 'wrap' }}>
        <Typography component="span" sx={{ fontWeight: 600, mr: 0.5 }}>
          {mark.key}
        </Typography>
        <Changing>
          {draft.head.map((head) => {
            const isOn = value.headIds.includes(head.id);
            return (
              <Chip
                key={head.id}
                label={`(${head.key})`}
                title={head.value.title}
                aria-pressed={isOn}
                color={isOn ? 'primary' : 'default'}
                variant={isOn ? 'filled' : 'outlined'}
                onClick={() => toggle(head.id)}
              />
            );
          })}
        </Changing>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, ml: 0.5 }}>
          {markPositions(value, entry, draft)
            .map(({ key, position }) => `(${key}) ${scopeText[position]}`)
            .join(' · ')}
        </Box>
        <Box sx={{ flex: 1 }} />
        <ChangeIconButton aria-label={marksText.remove} title={marksText.removeHint} onClick={onRemove}>
          <DeleteOutlined sx={{ fontSize: 18 }} />
        </ChangeIconButton>
        <IconButton aria-label={uiText.close} title={uiText.close} onClick={onClose}>
          <CloseOutlined sx={{ fontSize: 18 }} />
        </IconButton>
      </Box>
      <Changing>
        <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))', gap: 1 }}>
          <Autocomplete
            multiple
            freeSolo
            autoSelect
            size="small"
            options={knownTags}
            value={[...value.tags]}
            onChange={(_event, tags) => patch({ tags: tags.map((tag) => tagWords(tagPath(tag))).filter(Boolean) })}
            renderInput={(props) => (
              <TextField {...props} label={marksText.tags} placeholder={value.tags.length === 0 ? marksText.tagsHint : ''} />
            )}
          />
          <TypedField label={marksText.stance} value={value.stance} hint={marksText.stanceHint} onKeep={(stance) => patch({ stance })} />
          <PartialDateField
            label={marksText.eventDate}
            value={value.eventDate}
            onChange={(date) => patch({ eventDate: date.precision === 'unknown' ? null : date })}
          />
          <ScopeField value={value} onPatch={patch} />
          <TextField
            select
            label={marksText.account}
            value={value.account ?? ''}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
            onChange={(event) => patch({ account: sides.find((side) => side === event.target.value) ?? null })}
          >
            <MenuItem value="">{marksText.accountOwn(sideText[entry.side].toLowerCase())}</MenuItem>
            {sides.map((side) => (
              <MenuItem key={side} value={side}>
                {sideText[side]}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            label={marksText.speaksAgainst}
            value={value.speaksAgainst ?? ''}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
            onChange={(event) => patch({ speaksAgainst: sides.find((side) => side === event.target.value) ?? null })}
          >
            <MenuItem value="">{marksText.againstNobody}</MenuItem>
            {sides.map((side) => (
              <MenuItem key={side} value={side}>
                {marksText.againstOf[side]}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            label={marksText.disclosure}
            value={value.disclosure ?? ''}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
            onChange={(event) => patch({ disclosure: disclosures.find((each) => each === event.target.value) ?? null })}
          >
            <MenuItem value="">{marksText.disclosureOfPaper(disclosureText[entry.disclosure])}</MenuItem>
            {disclosures
              .filter((each) => each !== 'both')
              .map((each) => (
                <MenuItem key={each} value={each}>
                  {disclosureText[each]}
                </MenuItem>
              ))}
          </TextField>
          {value.disclosure !== null && (
            <TypedField label={marksText.disclosureWhy} value={value.disclosureWhy} onKeep={(disclosureWhy) => patch({ disclosureWhy })} />
          )}
          <TypedField label={marksText.note} value={value.note} onKeep={(note) => patch({ note })} />
        </Box>
      </Changing>
    </Box>
  );
}

/** Overruling the computed scope: nothing is stored until there is a reason. */
function ScopeField({ value, onPatch }: { readonly value: Mark; readonly onPatch: (part: Partial<Mark>) => void }) {
  const [wanted, setWanted] = useState(value.scopeOverride);
  useEffect(() => setWanted(value.scopeOverride), [value.scopeOverride]);
  return (
    <>
      <TextField
        select
        label={marksText.scope}
        value={wanted ?? 'computed'}
        onChange={(event) => {
          const next = overrides.find((each) => each === event.target.value) ?? null;
          setWanted(next);
          if (next === null) onPatch({ scopeOverride: null, scopeReason: '' });
          else if (value.scopeReason !== '') onPatch({ scopeOverride: next });
        }}
      >
        <MenuItem value="computed">{marksText.scopeComputed}</MenuItem>
        {overrides.map((each) => (
          <MenuItem key={each} value={each}>
            {marksText.overrideOf[each]}
          </MenuItem>
        ))}
      </TextField>
      {wanted !== null && (
        <TypedField
          label={marksText.scopeReason}
          value={value.scopeReason}
          hint={marksText.scopeReasonHint}
          problem={value.scopeReason === '' ? marksText.reasonNeeded : null}
          onKeep={(scopeReason) => {
            if (scopeReason.trim() !== '') onPatch({ scopeOverride: wanted, scopeReason });
          }}
        />
      )}
    </>
  );
}
