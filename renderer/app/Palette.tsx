// Owns the palette of actions on Ctrl+K: type a few letters, Enter runs. The actions are given to it.
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import InputBase from '@mui/material/InputBase';
import { useState } from 'react';
import { shellText } from '../text/shell.ts';

/** One thing that can be done from anywhere. */
export interface Action {
  readonly name: string;
  readonly key?: string;
  readonly run: () => void;
}

/** The actions whose names hold every typed word, in the order given. */
export function matching(actions: readonly Action[], typed: string): readonly Action[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return actions.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
}

/** The palette itself. */
export function Palette({ actions, onClose }: { readonly actions: readonly Action[]; readonly onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = matching(actions, typed);
  const run = (action: Action | undefined) => {
    if (action === undefined) return;
    onClose();
    action.run();
  };
  const step = (by: number) => setAt((now) => Math.max(0, Math.min(found.length - 1, now + by)));
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-label={shellText.palette}
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
            key={action.name}
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
            <span>{action.name}</span>
            <Box component="span" sx={{ ml: 'auto', color: 'text.secondary' }}>
              {action.key}
            </Box>
          </Box>
        ))}
        {found.length === 0 && <Box sx={{ px: 2, py: 1, color: 'text.secondary' }}>{shellText.paletteNone}</Box>}
      </Box>
    </Dialog>
  );
}
