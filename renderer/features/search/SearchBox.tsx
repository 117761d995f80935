// Owns the search field of the top bar and its hits by side. Hits are text, never markup; opening one is Side by side's work.
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import Paper from '@mui/material/Paper';
import Popper from '@mui/material/Popper';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { formatPartialDate } from '../../../db/model/dates.ts';
import { isRecording, type SearchHit, sides } from '../../../db/model/entry.ts';
import { searchCase, useCaseSearch } from '../../api/caseSearch.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { mediaText } from '../../text/media.ts';
import { searchText } from '../../text/search.ts';
import { sideText } from '../../text/ui.ts';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import { snippetPieces } from './snippet.ts';

const shownHits = 60;
const settleMs = 120;
/** Naming every hit takes longer than showing the first: asked for when the typing rests. */
const restMs = 400;

/** The field. `fieldRef` lets the window's keys put the caret in it. */
export function SearchBox({ caseId, fieldRef }: { readonly caseId: string; readonly fieldRef: RefObject<HTMLInputElement | null> }) {
  const { openEntry } = usePlace();
  const [typed, setTyped] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const box = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const query = useSettled(typed.trim(), settleMs);
  const resting = useSettled(typed.trim(), restMs);
  useEffect(() => searchCase(caseId, resting), [caseId, resting]);
  const search = useCaseSearch(caseId);
  const total = search?.text === query ? search.total : null;
  const found = useRead('search.run', query === '' ? null : { caseId, query, filter: {}, limit: shownHits }, true);
  const bySide = sides
    .map((side) => ({ side, hits: (found.data?.hits ?? []).filter((hit) => hit.side === side) }))
    .filter(({ hits }) => hits.length > 0);
  const inOrder = bySide.flatMap(({ hits }) => hits);
  const open = (hit: SearchHit | undefined) => {
    if (hit === undefined) return;
    setIsOpen(false);
    fieldRef.current?.blur();
    searchCase(caseId, query);
    openEntry(hit.entryId, { search: query });
  };
  const step = (by: number) => setAt((now) => Math.max(-1, Math.min(inOrder.length - 1, now + by)));
  return (
    <>
      <Box
        ref={box}
        role="search"
        sx={{
          flex: '0 1 280px',
          minWidth: 160,
          display: 'flex',
          alignItems: 'center',
          gap: 0.5,
          px: 1,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'background.paper',
        }}
      >
        <SearchOutlined sx={{ fontSize: 16, color: 'text.secondary' }} />
        <InputBase
          inputRef={fieldRef}
          value={typed}
          placeholder={searchText.field}
          title={searchText.hint}
          fullWidth
          slotProps={{
            input: {
              role: 'combobox',
              'aria-label': searchText.field,
              'aria-expanded': isOpen && query !== '',
              'aria-controls': 'search-hits',
              'aria-activedescendant': at >= 0 ? `search-hit-${at}` : undefined,
            },
          }}
          sx={{ '& input': { py: '4px' } }}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(-1);
            setIsOpen(true);
          }}
          onFocus={({ relatedTarget }) => {
            cameFrom.current = relatedTarget;
            setIsOpen(true);
          }}
          onBlur={() => setIsOpen(false)}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') step(1);
            else if (event.key === 'ArrowUp') step(-1);
            else if (event.key === 'Enter') open(inOrder[Math.max(0, at)]);
            else if (event.key === 'Escape') {
              setTyped('');
              fieldRef.current?.blur();
              if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
            } else return;
            event.preventDefault();
          }}
        />
      </Box>
      <Popper open={isOpen && query !== ''} anchorEl={box.current} placement="bottom-end" sx={{ zIndex: 'modal' }}>
        {/* The field keeps the caret while a hit is chosen with the mouse. */}
        <Paper
          variant="outlined"
          sx={{ width: 560, maxHeight: '70vh', overflowY: 'auto', mt: 0.5, boxShadow: 4 }}
          onMouseDown={(event) => event.preventDefault()}
        >
          <Box sx={{ px: 1.5, py: 0.75, color: found.error === null ? 'text.secondary' : 'error.main', fontSize: 12 }} role="status">
            {found.error?.message}
            {found.error === null &&
              found.data !== undefined &&
              (found.data.hits.length === 0 ? searchText.none : searchText.hits(found.data.hits.length, found.data.isMore, total))}
          </Box>
          <div id="search-hits" role="listbox" aria-label={searchText.list}>
            {bySide.map(({ side, hits }) => (
              // biome-ignore lint/a11y/useSemanticElements: a list box may hold groups; it may not hold a field set
              <div key={side} role="group" aria-label={sideText[side]}>
                <Box aria-hidden sx={{ px: 1.5, pt: 0.5, fontSize: 12, fontWeight: 600, color: `${side}.main` }}>
                  {sideText[side]}
                </Box>
                {hits.map((hit) => {
                  const index = inOrder.indexOf(hit);
                  return <Hit key={hit.entryId} hit={hit} index={index} isAt={index === at} onOpen={() => open(hit)} />;
                })}
              </div>
            ))}
          </div>
        </Paper>
      </Popper>
    </>
  );
}

interface HitProps {
  readonly hit: SearchHit;
  readonly index: number;
  readonly isAt: boolean;
  readonly onOpen: () => void;
}

function Hit({ hit, index, isAt, onOpen }: HitProps) {
  return (
    <Box
      id={`search-hit-${index}`}
      role="option"
      aria-selected={isAt}
      onClick={onOpen}
      ref={(element: HTMLElement | null) => {
        if (isAt) element?.scrollIntoView({ block: 'nearest' });
      }}
      sx={{ px: 1.5, py: 0.5, cursor: 'pointer', bgcolor: isAt ? 'desk.selected' : 'transparent', '&:hover': { bgcolor: 'desk.selected' } }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <ExhibitTag exhibit={hit.exhibit} side={hit.side} />
        <Box component="span" sx={{ minWidth: 0, flex: 1, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {hit.title}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {isRecording(hit) ? `${mediaText.words} · ` : ''}
          {formatPartialDate(hit.date)}
        </Box>
      </Box>
      <Box sx={{ fontSize: 12, color: 'text.secondary', '& mark': { bgcolor: 'desk.mark', color: 'text.primary' } }}>
        {snippetPieces(hit.snippet).map((piece, at) =>
          // Pieces have no identity but their place in the snippet.
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one snippet never move
          piece.isHit ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
        )}
      </Box>
    </Box>
  );
}

/** The value once it has stood still for a moment. */
function useSettled(value: string, ms: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
