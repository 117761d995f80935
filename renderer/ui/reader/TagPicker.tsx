// Owns choosing a tag for the open mark at the mark: type a few letters, Enter; a number for one used last. Must not write: its caller does.
import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import Popover from '@mui/material/Popover';
import { useMemo, useState } from 'react';
import type { DraftRow } from '../../../db/model/draft.ts';
import { marksText } from '../../text/reader.ts';
import { TagChip } from '../TagChip.tsx';
import { lastUsed, type OfferedTag, offeredTags } from './tagChoice.ts';

interface TagPickerProps {
  readonly caseId: string;
  readonly mark: DraftRow<'mark'>;
  readonly marks: readonly DraftRow<'mark'>[];
  /** In the window, in pixels. */
  readonly at: { readonly left: number; readonly top: number };
  /** Gives the tag, or takes it off where the mark has it. */
  readonly onTag: (tag: string) => void;
  readonly onClose: () => void;
}

/** The picker; Esc goes back to reading. */
export function TagPicker({ caseId, mark, marks, at, onTag, onClose }: TagPickerProps) {
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const last = useMemo(() => lastUsed(caseId, marks), [caseId, marks]);
  const offered = offeredTags(typed, last, marks, mark.value.tags);
  const choose = (tag: OfferedTag | undefined) => {
    if (tag === undefined) return;
    onTag(tag.tag);
    onClose();
  };
  const step = (by: number) => setPlace((now) => Math.max(0, Math.min(offered.length - 1, now + by)));
  const hear = (event: React.KeyboardEvent) => {
    const number = typed === '' && /^[1-9]$/.test(event.key) ? Number(event.key) : null;
    if (number !== null) choose(offered.find((tag) => tag.number === number));
    else if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Enter') choose(offered[place]);
    else return;
    event.preventDefault();
  };
  return (
    <Popover
      open
      onClose={onClose}
      anchorReference="anchorPosition"
      anchorPosition={at}
      slotProps={{ paper: { role: 'dialog', 'aria-label': marksText.tagPicker(mark.key), sx: { width: 280 } } }}
    >
      <InputBase
        autoFocus
        fullWidth
        value={typed}
        placeholder={marksText.tagPickerHint}
        onChange={(event) => {
          setTyped(event.target.value);
          setPlace(0);
        }}
        onKeyDown={hear}
        slotProps={{
          input: {
            role: 'combobox',
            'aria-label': marksText.tagPicker(mark.key),
            'aria-expanded': true,
            'aria-controls': 'tag-list',
            'aria-activedescendant': offered[place] === undefined ? undefined : `tag-${place}`,
          },
        }}
        sx={{ px: 1.5, py: 0.5, borderBottom: 1, borderColor: 'divider' }}
      />
      <Box id="tag-list" role="listbox" aria-label={marksText.tags} sx={{ maxHeight: 240, overflowY: 'auto', py: 0.5 }}>
        {offered.map((tag, index) => (
          <Box
            key={tag.tag}
            id={`tag-${index}`}
            role="option"
            aria-selected={index === place}
            ref={(element: HTMLElement | null) => {
              if (index === place) element?.scrollIntoView({ block: 'nearest' });
            }}
            onMouseMove={() => setPlace(index)}
            onClick={() => choose(tag)}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              px: 1.5,
              py: '3px',
              fontSize: 13,
              cursor: 'pointer',
              bgcolor: index === place ? 'desk.selected' : 'transparent',
            }}
          >
            <Box component="span" sx={{ width: 10, color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
              {tag.number}
            </Box>
            <TagChip tag={tag.tag} />
            {(tag.isOn || tag.isNew) && (
              <Box component="span" sx={{ ml: 'auto', color: 'text.secondary', fontSize: 12 }}>
                {tag.isOn ? marksText.tagOn : marksText.tagNew}
              </Box>
            )}
          </Box>
        ))}
        {offered.length === 0 && <Box sx={{ px: 1.5, py: 0.5, fontSize: 12, color: 'text.secondary' }}>{marksText.tagNone}</Box>}
      </Box>
    </Popover>
  );
}
