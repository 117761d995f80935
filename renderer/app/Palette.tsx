// Owns the palette on Ctrl+K: everything that can be done now, and every entry by its label; type a few letters, Enter runs.
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import { useState } from 'react';
import type { ListedEntry } from '../../db/model/entry.ts';
import { say } from '../api/notices.ts';
import { useRead } from '../api/operations.ts';
import { usePlace } from '../api/place.tsx';
import { keysText } from '../text/actions.ts';
import { shellText } from '../text/shell.ts';
import { type OfferedAction, offeredActions } from '../ui/actions.ts';

/** The actions that hold every typed word, those that begin with the first before the rest, otherwise in the order given. */
export function matching(actions: readonly OfferedAction[], typed: string): readonly OfferedAction[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const [first = ''] = words;
  const found = actions.filter((action) => words.every((word) => action.words.toLowerCase().includes(word)));
  const begins = (action: OfferedAction) => action.words.toLowerCase().startsWith(first);
  return [...found.filter(begins), ...found.filter((action) => !begins(action))];
}

/** What may be the beginning of an entry's label. */
const labelLike = /^[rlt]\d/i;

/** More entries than this are not offered: a longer label says which is meant. */
const mostEntries = 12;

/** Entries whose label begins with what was typed, the label itself first. */
export function entriesNamed<R extends Pick<ListedEntry, 'exhibit'>>(rows: readonly R[], typed: string): readonly R[] {
  const label = typed.trim().toUpperCase();
  if (!labelLike.test(label)) return [];
  const found = rows.filter(({ exhibit }) => exhibit.startsWith(label));
  return found.sort((one, other) => one.exhibit.length - other.exhibit.length).slice(0, mostEntries);
}

/** The palette itself. */
export function Palette({ caseId, onClose }: { readonly caseId: string | null; readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  // What could be done when it was opened: behind the palette nothing changes.
  const [actions] = useState(offeredActions);
  const { openEntry } = usePlace();
  const isLabel = labelLike.test(typed.trim());
  const rows = useRead('entry.axis', caseId === null || !isLabel ? null : { caseId }).data ?? [];
  const found = [
    ...entriesNamed(rows, typed).map(({ id, exhibit, title }) => ({
      words: keysText.open(exhibit, title),
      key: '',
      run: () => openEntry(id),
    })),
    ...matching(actions, typed),
  ];
  const run = (action: OfferedAction | undefined) => {
    if (action === undefined) return;
    onClose();
    // The page has its focus back by then, and with it what was selected.
    requestAnimationFrame(() => {
      if (action.run() === false) say(keysText.notNow);
    });
  };
  const step = (by: number) => setAt((now) => Math.max(0, Math.min(found.length - 1, now + by)));
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      slotProps={{ paper: { 'aria-label': shellText.palette } }}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <InputBase
        autoFocus
        value={typed}
        placeholder={shellText.paletteHint}
        sx={{ px: 2, py: 1, fontSize: 15, borderBottom: 1, borderColor: 'divider' }}
        slotProps={{
          input: {
            role: 'combobox',
            'aria-expanded': true,
            'aria-controls': 'palette-list',
            'aria-activedescendant': found[at] === undefined ? undefined : `palette-${at}`,
            'aria-label': shellText.palette,
          },
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') step(1);
          else if (event.key === 'ArrowUp') step(-1);
          else if (event.key === 'Enter') run(found[at]);
          else return;
          event.preventDefault();
        }}
      />
      <Box id="palette-list" role="listbox" aria-label={shellText.palette} sx={{ maxHeight: 380, overflowY: 'auto', py: 0.5 }}>
        {found.map((action, index) => (
          <Box
            key={action.words}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === at}
            ref={(element: HTMLElement | null) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' });
            }}
            onMouseMove={() => setAt(index)}
            onClick={() => run(action)}
            sx={{ display: 'flex', px: 2, py: 0.5, cursor: 'pointer', bgcolor: index === at ? 'desk.selected' : 'transparent' }}
          >
            <span>{action.words}</span>
            <Box component="span" sx={{ ml: 'auto', color: 'text.secondary' }}>
              {action.key}
            </Box>
          </Box>
        ))}
        {found.length === 0 && (
          // A list without a choice is none: what it says is one that cannot be taken.
          <Box role="option" aria-disabled aria-selected={false} sx={{ px: 2, py: 1, color: 'text.secondary' }}>
            {shellText.paletteNone}
          </Box>
        )}
      </Box>
    </Dialog>
  );
}
