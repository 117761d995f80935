// Owns the guide in the window: opened at the part about the screen it was asked for on, with its parts beside it and a search. Must not act on the case.
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import type { ScreenName } from '../../api/place.tsx';
import { guideText as text } from '../../text/guide.ts';
import { comboOf, isTyping } from '../../ui/keys.ts';
import { plainLine } from '../../ui/plainButton.ts';
import { GuideWords } from './GuideWords.tsx';
import { findInGuide, type GuidePart, guide, partAbout, placesIn } from './guide.ts';

interface GuideDialogProps {
  /** The screen it was asked for on; null where no case is open. */
  readonly screen: ScreenName | null;
  readonly onClose: () => void;
}

/** The dialog. The keyboard begins in the words, so that they scroll at once; `/` goes to the search. */
export function GuideDialog({ screen, onClose }: GuideDialogProps) {
  const [at, setAt] = useState(() => partAbout(screen));
  const [asked, setAsked] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLDivElement | null>(null);
  const begin = useCallback((element: HTMLDivElement | null) => {
    page.current = element;
    element?.focus();
  }, []);
  const found = useMemo(() => findInGuide(guide, asked), [asked]);
  const isSearching = asked.trim() !== '';
  const shown = isSearching ? found : guide.slice(at, at + 1);

  const open = (part: number) => {
    setAt(part);
    setAsked('');
    page.current?.scrollTo({ top: 0 });
  };
  const hear = (event: KeyboardEvent) => {
    const combo = comboOf(event);
    if (combo !== 'Mod+F' && (combo !== '/' || isTyping(event.target))) return;
    event.preventDefault();
    event.stopPropagation();
    field.current?.select();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onKeyDown={hear}
      fullWidth
      maxWidth="lg"
      aria-labelledby="guide-title"
      slotProps={{ paper: { sx: { height: 'calc(100% - 64px)' } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, px: 2, py: 1, borderBottom: 1, borderColor: 'divider' }}>
        <Typography id="guide-title" variant="h2" sx={{ flex: 1 }}>
          {text.title}
        </Typography>
        <Typography role="status" variant="body2" color="textSecondary">
          {isSearching && text.found(placesIn(found))}
        </Typography>
        <TextField
          size="small"
          label={text.find}
          value={asked}
          onChange={({ target }) => {
            setAsked(target.value);
            page.current?.scrollTo({ top: 0 });
          }}
          slotProps={{ htmlInput: { ref: field } }}
          sx={{ width: 280 }}
        />
        <IconButton aria-label={text.close} onClick={onClose}>
          <CloseOutlined fontSize="small" />
        </IconButton>
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        <Box
          component="nav"
          aria-label={text.parts}
          sx={{ width: 250, flex: 'none', overflowY: 'auto', borderRight: 1, borderColor: 'divider', py: 1 }}
        >
          {guide.map((part, number) => (
            <PartLine key={part.title} part={part} isShown={!isSearching && number === at} onOpen={() => open(number)} />
          ))}
        </Box>
        <Box
          ref={begin}
          role="region"
          aria-labelledby="guide-title"
          tabIndex={0}
          sx={{ flex: 1, minWidth: 0, overflowY: 'auto', px: 4, py: 2.5, outlineOffset: '-2px' }}
        >
          {shown.map((part) => (
            <GuideWords key={part.title} part={part} asked={asked} />
          ))}
          {shown.length === 0 && <Typography color="textSecondary">{text.nothing}</Typography>}
        </Box>
      </Box>
    </Dialog>
  );
}

interface PartLineProps {
  readonly part: GuidePart;
  readonly isShown: boolean;
  readonly onOpen: () => void;
}

function PartLine({ part, isShown, onOpen }: PartLineProps) {
  return (
    <Box
      component="button"
      type="button"
      aria-current={isShown ? 'page' : undefined}
      onClick={onOpen}
      sx={{
        ...plainLine,
        pl: part.depth > 2 ? 3.5 : 2,
        pr: 1.5,
        py: 0.75,
        fontSize: 13,
        color: isShown ? 'primary.main' : 'text.primary',
        bgcolor: isShown ? 'desk.selected' : 'transparent',
      }}
    >
      {part.title}
    </Box>
  );
}
