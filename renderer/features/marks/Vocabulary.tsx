// Owns the vocabulary of tags beside the list of marks: levels, counts, renaming, merging, taking off. Must not write: its caller does.
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import DriveFileRenameOutlineOutlined from '@mui/icons-material/DriveFileRenameOutlineOutlined';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import type { DraftRow } from '../../../db/model/draft.ts';
import { tagPath, tagTree, tagWords } from '../../../db/model/tags.ts';
import { marksListText } from '../../text/marks.ts';
import { ChangeButton, ChangeIconButton } from '../../ui/changing.tsx';
import { TagChip } from '../../ui/TagChip.tsx';

interface VocabularyProps {
  readonly marks: readonly DraftRow<'mark'>[];
  /** The tag the list is filtered by. */
  readonly tag: string | null;
  readonly onTag: (tag: string | null) => void;
  readonly onRename: (from: string, to: string, isMerge: boolean) => void;
  readonly onRemove: (tag: string) => void;
}

/** The tags in use, level under level. */
export function Vocabulary({ marks, tag, onTag, onRename, onRemove }: VocabularyProps) {
  const tree = useMemo(() => tagTree(marks.map(({ value }) => value.tags)), [marks]);
  const [renaming, setRenaming] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const rename = () => {
    if (renaming === null) return;
    const to = tagWords(tagPath(renaming.to));
    setRenaming(null);
    if (to !== '' && to !== renaming.from)
      onRename(
        renaming.from,
        to,
        tree.some((each) => each.tag === to),
      );
  };
  return (
    <Box
      component="section"
      aria-labelledby="vocabulary-title"
      sx={{ borderRight: 1, borderColor: 'divider', overflowY: 'auto', p: 1, minHeight: 0 }}
    >
      <Typography id="vocabulary-title" variant="h3" sx={{ mb: 0.5 }}>
        {marksListText.vocabulary}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        <Line isOn={tag === null} onClick={() => onTag(null)} count={marks.length}>
          {marksListText.allTags}
        </Line>
        {tree.map((each) => (
          <Line
            key={each.tag}
            isOn={tag === each.tag}
            depth={each.depth}
            count={each.whole}
            onClick={() => onTag(tag === each.tag ? null : each.tag)}
            acts={
              <>
                <ChangeIconButton
                  aria-label={marksListText.rename(each.tag)}
                  title={marksListText.rename(each.tag)}
                  onClick={() => setRenaming({ from: each.tag, to: each.tag })}
                  sx={{ p: '3px' }}
                >
                  <DriveFileRenameOutlineOutlined sx={{ fontSize: 15 }} />
                </ChangeIconButton>
                <ChangeIconButton
                  aria-label={marksListText.removeTag(each.tag)}
                  title={marksListText.removeTag(each.tag)}
                  onClick={() => onRemove(each.tag)}
                  sx={{ p: '3px' }}
                >
                  <DeleteOutlined sx={{ fontSize: 15 }} />
                </ChangeIconButton>
              </>
            }
          >
            <TagChip tag={each.tag} words={tagPath(each.tag).at(-1) ?? each.tag} />
          </Line>
        ))}
      </Box>
      {tree.length === 0 && <Typography sx={{ color: 'text.secondary', fontSize: 12, mt: 1 }}>{marksListText.noTags}</Typography>}
      {renaming !== null && (
        <Box
          component="form"
          onSubmit={(event) => {
            event.preventDefault();
            rename();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setRenaming(null);
          }}
          sx={{ mt: 1.5, display: 'grid', gap: 1 }}
        >
          <TextField
            autoFocus
            label={marksListText.renameTo(renaming.from)}
            value={renaming.to}
            helperText={marksListText.renameHint}
            onChange={(event) => setRenaming({ ...renaming, to: event.target.value })}
          />
          <ChangeButton type="submit" variant="contained">
            {marksListText.renameKeep}
          </ChangeButton>
        </Box>
      )}
    </Box>
  );
}

interface LineProps {
  readonly isOn: boolean;
  readonly depth?: number;
  readonly count: number;
  readonly onClick: () => void;
  readonly acts?: React.ReactNode;
  readonly children: React.ReactNode;
}

function Line({ isOn, depth = 0, count, onClick, acts, children }: LineProps) {
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center', borderRadius: '3px', bgcolor: isOn ? 'desk.selected' : 'transparent' }}
    >
      <Box
        component="button"
        type="button"
        aria-pressed={isOn}
        onClick={onClick}
        sx={{
          all: 'unset',
          flex: 1,
          minWidth: 0,
          display: 'flex',
          gap: 1,
          alignItems: 'center',
          cursor: 'pointer',
          fontSize: 13,
          py: '3px',
          pl: 0.5 + depth * 2,
          '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main' },
        }}
      >
        <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {children}
        </Box>
        <Box component="span" sx={{ ml: 'auto', pr: 0.5, color: 'text.secondary', fontSize: 12, fontVariantNumeric: 'tabular-nums' }}>
          {count}
        </Box>
      </Box>
      {acts}
    </Box>
  );
}
