// Owns the find bar of a reader: what is looked for in this paper, which of its hits is stood on, the next and the one before. Must not find: useFind does.
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import KeyboardArrowDown from '@mui/icons-material/KeyboardArrowDown';
import KeyboardArrowUp from '@mui/icons-material/KeyboardArrowUp';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import InputBase from '@mui/material/InputBase';
import type { RefObject } from 'react';
import { findText } from '../../text/search.ts';
import { type Find, typedWords } from './useFind.ts';

interface FindBarProps {
  readonly exhibit: string;
  readonly find: Find;
  readonly fieldRef: RefObject<HTMLInputElement | null>;
  /** Which paper this is of those the search finds; null where papers are not walked. */
  readonly walk: { readonly at: number; readonly of: number } | null;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** The bar, one line under the title. */
export function FindBar({ exhibit, find, fieldRef, walk, onStep, onClose }: FindBarProps) {
  const { sought, count, index } = find;
  const isSearch = sought !== null && 'search' in sought;
  const words = sought === null ? '' : 'search' in sought ? sought.search : sought.words;
  const typed = sought !== null && 'words' in sought ? sought : typedWords(words);
  const says = `${findText.at(words === '' ? null : count, index)}${isSearch && walk !== null ? findText.paper(walk.at, walk.of) : ''}`;
  return (
    <Box
      role="search"
      aria-label={findText.bar(exhibit)}
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 0.5,
        px: 1,
        py: '2px',
        flex: 'none',
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'desk.sunken',
      }}
    >
      <InputBase
        inputRef={fieldRef}
        value={words}
        placeholder={findText.field}
        slotProps={{ input: { 'aria-label': findText.field, spellCheck: false } }}
        onChange={(event) => find.seek({ ...typed, words: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onStep(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') onClose();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
        sx={{
          flex: '1 1 120px',
          minWidth: 0,
          px: 0.75,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
          '& input': { py: '2px' },
        }}
      />
      <Box
        role="status"
        sx={{
          fontSize: 12,
          whiteSpace: 'nowrap',
          fontVariantNumeric: 'tabular-nums',
          color: count === 0 && words !== '' ? 'error.main' : 'text.secondary',
        }}
      >
        {says}
      </Box>
      <IconButton size="small" aria-label={findText.previous} title={`${findText.previous} (Shift+F3)`} onClick={() => onStep(-1)}>
        <KeyboardArrowUp sx={{ fontSize: 18 }} />
      </IconButton>
      <IconButton size="small" aria-label={findText.next} title={`${findText.next} (F3)`} onClick={() => onStep(1)}>
        <KeyboardArrowDown sx={{ fontSize: 18 }} />
      </IconButton>
      {isSearch ? (
        <Chip size="small" variant="outlined" label={findText.ofSearch} title={findText.ofSearchHint} />
      ) : (
        <>
          <Chip
            size="small"
            label={findText.exact}
            title={findText.exactHint}
            aria-label={findText.exactHint}
            aria-pressed={typed.isExact}
            color={typed.isExact ? 'primary' : 'default'}
            variant={typed.isExact ? 'filled' : 'outlined'}
            onClick={() => find.seek({ ...typed, isExact: !typed.isExact })}
          />
          <Chip
            size="small"
            label={findText.whole}
            aria-pressed={typed.isWhole}
            color={typed.isWhole ? 'primary' : 'default'}
            variant={typed.isWhole ? 'filled' : 'outlined'}
            onClick={() => find.seek({ ...typed, isWhole: !typed.isWhole })}
          />
        </>
      )}
      <IconButton size="small" aria-label={findText.close} title={`${findText.close} (Esc)`} onClick={onClose}>
        <CloseOutlined sx={{ fontSize: 16 }} />
      </IconButton>
    </Box>
  );
}
