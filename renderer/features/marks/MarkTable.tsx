// Owns the table of marks: virtual, with a box to select each. Must not filter or change.
// biome-ignore-all lint/a11y/useSemanticElements: a table cannot hold rows placed by a virtual list; the roles say the same
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { isRecording } from '../../../db/model/entry.ts';
import { passageWords } from '../../../db/model/wording.ts';
import { marksListText } from '../../text/marks.ts';
import { mediaText } from '../../text/media.ts';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import { TagChip } from '../../ui/TagChip.tsx';
import { type ListedMark, stanceWords } from './listed.ts';

interface MarkTableProps {
  readonly lines: readonly ListedMark[];
  readonly chosen: ReadonlySet<string>;
  readonly headsOf: (headIds: readonly string[]) => string;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onShow: (line: ListedMark) => void;
}

const columns = '34px 52px 84px 64px minmax(110px, 1fr) 190px minmax(200px, 3fr)';
const lineHeight = 34;
const cut = { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

/** The table. Space selects; Shift with a click selects all between; Enter shows the mark in its paper. */
export function MarkTable({ lines, chosen, headsOf, onChoose, onShow }: MarkTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const last = useRef<number | null>(null);
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    getItemKey: (index) => lines[index]?.row.id ?? index,
    overscan: 12,
  });
  const shownChosen = lines.filter(({ row }) => chosen.has(row.id)).length;
  const toggle = (index: number, isRange: boolean) => {
    const from = isRange && last.current !== null ? Math.min(last.current, index) : index;
    const to = isRange && last.current !== null ? Math.max(last.current, index) : index;
    const isOn = !chosen.has(lines[index]?.row.id ?? '');
    const next = new Set(chosen);
    for (const { row } of lines.slice(from, to + 1)) {
      if (isOn) next.add(row.id);
      else next.delete(row.id);
    }
    last.current = index;
    onChoose(next);
  };
  return (
    <Box
      ref={scroller}
      role="table"
      aria-label={marksListText.title}
      aria-rowcount={lines.length + 1}
      sx={{ flex: 1, minHeight: 0, overflow: 'auto', borderTop: 1, borderColor: 'divider' }}
    >
      <Box role="rowgroup" sx={{ position: 'sticky', top: 0, zIndex: 1, bgcolor: 'desk.sunken' }}>
        <Box
          role="row"
          aria-rowindex={1}
          sx={{ display: 'grid', gridTemplateColumns: columns, alignItems: 'center', columnGap: 1, fontWeight: 600, fontSize: 12 }}
        >
          <span role="columnheader" tabIndex={-1}>
            <Checkbox
              size="small"
              checked={lines.length > 0 && shownChosen === lines.length}
              indeterminate={shownChosen > 0 && shownChosen < lines.length}
              onChange={(event) => onChoose(new Set(event.target.checked ? lines.map(({ row }) => row.id) : []))}
              slotProps={{ input: { 'aria-label': marksListText.selectAll } }}
              sx={{ p: '4px' }}
            />
          </span>
          {Object.entries(marksListText.columns).map(([name, words]) => (
            <span key={name} role="columnheader" tabIndex={-1}>
              {words}
            </span>
          ))}
        </Box>
      </Box>
      <div role="rowgroup" style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          const { row, entry, isPlaced } = line;
          return (
            <Box
              key={item.key}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={chosen.has(row.id)}
              style={{ position: 'absolute', top: 0, left: 0, right: 0, height: item.size, transform: `translateY(${item.start}px)` }}
              sx={{
                display: 'grid',
                gridTemplateColumns: columns,
                alignItems: 'center',
                columnGap: 1,
                borderBottom: 1,
                borderColor: 'divider',
                bgcolor: chosen.has(row.id) ? 'desk.selected' : 'transparent',
              }}
            >
              <span role="cell">
                <Checkbox
                  size="small"
                  checked={chosen.has(row.id)}
                  onClick={(event) => toggle(item.index, event.shiftKey)}
                  slotProps={{ input: { 'aria-label': marksListText.select(row.key) } }}
                  sx={{ p: '4px' }}
                />
              </span>
              <Box role="cell" sx={{ fontWeight: 600 }}>
                {row.key}
              </Box>
              <span role="cell">{entry !== null && <ExhibitTag exhibit={entry.exhibit} side={line.side ?? entry.side} />}</span>
              <Box role="cell" sx={{ ...cut, color: row.value.headIds.length === 0 ? 'text.secondary' : 'text.primary' }}>
                {headsOf(row.value.headIds) || marksListText.noHead}
              </Box>
              <Box role="cell" sx={{ ...cut, display: 'flex', gap: 0.5 }} title={row.value.tags.join(', ')}>
                {row.value.tags.map((tag) => (
                  <TagChip key={tag} tag={tag} />
                ))}
              </Box>
              <Box role="cell" sx={{ ...cut, color: 'text.secondary' }} title={stanceWords(row.value)}>
                {stanceWords(row.value)}
              </Box>
              <Box role="cell" sx={cut}>
                <Box
                  component="button"
                  type="button"
                  title={`${marksListText.show(row.key)}: ${passageWords(row.value.anchor)}`}
                  aria-label={`${marksListText.show(row.key)}: ${passageWords(row.value.anchor).slice(0, 120)}`}
                  onClick={() => onShow(line)}
                  sx={{
                    all: 'unset',
                    ...cut,
                    display: 'block',
                    width: '100%',
                    cursor: 'pointer',
                    fontFamily: '"Source Serif 4 Variable", Georgia, serif',
                    '&:hover': { textDecoration: 'underline' },
                    '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main' },
                  }}
                >
                  {!isPlaced && (
                    <Box component="span" sx={{ color: 'warning.main', fontWeight: 600 }}>
                      {marksListText.notPlacedMark}{' '}
                    </Box>
                  )}
                  {entry !== null && isRecording(entry) ? `${mediaText.words}: ` : ''}
                  {passageWords(row.value.anchor)}
                </Box>
              </Box>
            </Box>
          );
        })}
      </div>
      {lines.length === 0 && <Box sx={{ p: 2, color: 'text.secondary' }}>{marksListText.noneMatch}</Box>}
    </Box>
  );
}
