// Owns the line over a sheet's grid: the filter over all cells, how many rows it leaves, and how the table is set. Must not narrow rows.
import DensityMediumOutlined from '@mui/icons-material/DensityMediumOutlined';
import FilterAltOffOutlined from '@mui/icons-material/FilterAltOffOutlined';
import ViewColumnOutlined from '@mui/icons-material/ViewColumnOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type RefObject, useState } from 'react';
import { readerText } from '../../../text/reader.ts';
import { useActions } from '../../actions.ts';

interface SheetBarProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** How many rows are shown of how many. */
  readonly count: string;
  readonly isNarrowed: boolean;
  readonly onClear: () => void;
  /** Columns in which no row has anything. */
  readonly empty: number;
  readonly showsEmpty: boolean;
  readonly onShowEmpty: () => void;
  /** Columns that stay at the left. */
  readonly kept: number;
  readonly onKept: (kept: number) => void;
  readonly isTall: boolean;
  readonly onTall: () => void;
}

const keptChoices = [0, 1, 2, 3] as const;

/** The bar. */
export function SheetBar(props: SheetBarProps) {
  const { field, words, onWords, count, isNarrowed, onClear, empty, showsEmpty, onShowEmpty, kept, onKept, isTall, onTall } = props;
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  useActions({ filterSheet: () => field.current?.focus() });
  return (
    <Box
      role="toolbar"
      aria-label={readerText.sheetBar}
      sx={{
        flex: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 0.5,
        px: 1,
        py: 0.25,
        borderBottom: 1,
        borderColor: 'divider',
        fontSize: 12,
      }}
    >
      <input
        ref={field}
        type="search"
        className="desk-sheet-search"
        aria-label={readerText.filterRows}
        placeholder={readerText.filterRows}
        title={readerText.filterHint}
        value={words}
        maxLength={200}
        onChange={(event) => onWords(event.target.value)}
      />
      <Box
        component="span"
        role="status"
        sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap', px: 0.5 }}
      >
        {count}
      </Box>
      {isNarrowed && (
        <IconButton aria-label={readerText.clearFilter} title={readerText.clearFilter} onClick={onClear} sx={{ p: '4px' }}>
          <FilterAltOffOutlined sx={{ fontSize: 18 }} />
        </IconButton>
      )}
      <Box sx={{ flex: 1 }} />
      {empty > 0 && (
        <Link
          component="button"
          type="button"
          aria-pressed={showsEmpty}
          onClick={onShowEmpty}
          sx={{ font: 'inherit', color: 'text.secondary' }}
        >
          {showsEmpty ? readerText.hideEmpty(empty) : readerText.emptyHidden(empty)}
        </Link>
      )}
      <IconButton aria-label={readerText.tallRows} title={readerText.tallRows} aria-pressed={isTall} onClick={onTall} sx={{ p: '4px' }}>
        <DensityMediumOutlined sx={{ fontSize: 18 }} />
      </IconButton>
      <IconButton
        aria-label={readerText.keptColumns}
        title={readerText.keptColumns}
        aria-haspopup="menu"
        onClick={(event) => setMenu(event.currentTarget)}
        sx={{ p: '4px' }}
      >
        <ViewColumnOutlined sx={{ fontSize: 18 }} />
      </IconButton>
      <Menu anchorEl={menu} open={menu !== null} onClose={() => setMenu(null)}>
        {keptChoices.map((choice) => (
          <MenuItem
            key={choice}
            selected={choice === kept}
            onClick={() => {
              onKept(choice);
              setMenu(null);
            }}
          >
            {readerText.keepColumns(choice)}
          </MenuItem>
        ))}
      </Menu>
    </Box>
  );
}
