// Owns the switch between light, dark and as the system.
import Brightness6Outlined from '@mui/icons-material/Brightness6Outlined';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useColorScheme } from '@mui/material/styles';
import { useState } from 'react';
import { shellText } from '../text/shell.ts';

const looks = ['system', 'light', 'dark'] as const;

/** A button with the three choices. */
export function LookSwitch() {
  const { mode, setMode } = useColorScheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        aria-label={shellText.look}
        title={shellText.look}
        sx={{ mx: 'auto', color: 'text.secondary' }}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Brightness6Outlined sx={{ fontSize: 18 }} />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {looks.map((look) => (
          <MenuItem
            key={look}
            selected={look === mode}
            onClick={() => {
              setMode(look);
              setAnchor(null);
            }}
          >
            {shellText.lookOf[look]}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
