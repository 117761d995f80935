// Owns the menu of a paper's readings in a reader's head: what it was read by and when, and reading it again. Must not change which one is shown.
import HistoryEduOutlined from '@mui/icons-material/HistoryEduOutlined';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { EntryContent } from '../../../db/model/entry.ts';
import { readingText } from '../../text/reading.ts';
import { readAgain } from './readAgain.ts';

const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
/** A transcript kept while it was typed has many. */
const mostListed = 8;

/** The menu; nothing for a row of a sheet, which is read with its sheet. */
export function ReadingsMenu({ caseId, content }: { readonly caseId: string; readonly content: EntryContent }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { entry, readings, extractionId } = content;
  if (entry.kind === 'record') return null;
  return (
    <>
      <IconButton
        aria-label={readingText.menu}
        title={readingText.menu}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <HistoryEduOutlined sx={{ fontSize: 18 }} />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem
          onClick={() => {
            setAnchor(null);
            void readAgain(caseId, entry);
          }}
        >
          <ListItemText primary={readingText.again} secondary={readingText.againHint} />
        </MenuItem>
        {readings.slice(0, mostListed).map(({ id, reader, version, madeBy, madeMs }) => (
          <MenuItem key={id} disabled sx={{ opacity: '1 !important' }} dense>
            <ListItemText
              primary={readingText.reading(reader, version, madeBy)}
              secondary={`${moment.format(madeMs).replace(' at ', ', ')}${id === extractionId ? ` · ${readingText.shown}` : ''}`}
            />
          </MenuItem>
        ))}
        {readings.length === 0 && (
          <MenuItem disabled dense>
            {readingText.none}
          </MenuItem>
        )}
      </Menu>
    </>
  );
}
