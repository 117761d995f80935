// Owns saying how far an entry was looked at: the button in a reader's head and its menu. Must not open or close the reader.
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import CircleOutlined from '@mui/icons-material/CircleOutlined';
import MarkEmailUnreadOutlined from '@mui/icons-material/MarkEmailUnreadOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { type ListedEntry, type ReadState, readStates } from '../../../db/model/entry.ts';
import { write } from '../../api/operations.ts';
import { readStateHint, readStateKey, readStateText } from '../../text/ui.ts';
import { ChangeButton } from '../changing.tsx';

const icons = { unread: MarkEmailUnreadOutlined, skimmed: CircleOutlined, read: CheckCircleOutlined, again: ReplayOutlined } as const;

/** The state in words and a sign; a click offers the others. */
export function ReadStateMenu({ caseId, entry }: { readonly caseId: string; readonly entry: ListedEntry }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const Icon = icons[entry.readState];
  const choose = (state: ReadState) => {
    setAnchor(null);
    void write('entry.setReadState', { caseId, ids: [entry.id], state });
  };
  return (
    <>
      <ChangeButton
        color={entry.readState === 'again' ? 'warning' : 'inherit'}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        title={readStateHint}
        startIcon={<Icon />}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ flex: 'none', minWidth: 0, fontSize: 12, py: 0, color: entry.readState === 'again' ? undefined : 'text.secondary' }}
      >
        {readStateText[entry.readState]}
      </ChangeButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {readStates.map((state) => {
          const Sign = icons[state];
          return (
            <MenuItem key={state} selected={state === entry.readState} onClick={() => choose(state)}>
              <ListItemIcon>
                <Sign sx={{ fontSize: 18 }} />
              </ListItemIcon>
              <ListItemText primary={readStateText[state]} />
              <span aria-hidden style={{ marginLeft: 24, opacity: 0.7 }}>
                {readStateKey[state]}
              </span>
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
