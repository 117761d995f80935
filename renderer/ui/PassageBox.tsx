// Owns the box in which a cited thing is looked at beside a list or a text, with the way to close it. What stands in it is the card's.
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { Cite, Draft } from '../../db/model/draft.ts';
import type { ListedEntry } from '../../db/model/entry.ts';
import { passageText } from '../text/passage.ts';
import { uiText } from '../text/ui.ts';
import { PassageCard } from './PassageCard.tsx';
import type { Citable } from './paragraphEditor/picker.ts';

interface PassageBoxProps {
  /** What is looked at; null for no box. */
  readonly shown: Cite | null;
  readonly draft: Draft;
  readonly entries: readonly ListedEntry[];
  readonly citables: readonly Citable[];
  /** Shows something else, or with null nothing. */
  readonly onShow: (cite: Cite | null) => void;
  /** Fills the side it stands on from edge to edge, above what may need the room, instead of standing framed among other parts. */
  readonly isEdgeToEdge?: boolean;
}

const framed = { border: 1, borderColor: 'divider', borderRadius: 1, p: 1, mb: 2 } as const;
const edgeToEdge = {
  p: 1.5,
  borderBottom: 1,
  borderColor: 'divider',
  maxHeight: '55%',
  overflowY: 'auto',
  bgcolor: 'background.paper',
} as const;

/** The passage looked at. */
export function PassageBox({ shown, draft, entries, citables, onShow, isEdgeToEdge = false }: PassageBoxProps) {
  if (shown === null) return null;
  return (
    <Box component="section" aria-label={passageText.title} sx={isEdgeToEdge ? edgeToEdge : framed}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', mb: 0.5 }}>
        <Typography variant="h3" component="h2">
          {passageText.title}
        </Typography>
        <IconButton aria-label={uiText.close} onClick={() => onShow(null)} sx={{ p: 0.25 }}>
          <Close fontSize="small" />
        </IconButton>
      </Box>
      <PassageCard cite={shown} draft={draft} entries={entries} citables={citables} onOpen={onShow} />
    </Box>
  );
}
