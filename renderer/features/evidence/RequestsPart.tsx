// Owns the part of Evidence about what was asked for: requests with their answers, letters about them, and the records that are expected. Must not write by itself.
import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import type { Cite, Draft } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { chronologyText } from '../../text/chronology.ts';
import { uiText } from '../../text/ui.ts';
import { citablesOf } from '../../ui/citables.ts';
import { PassageCard } from '../../ui/PassageCard.tsx';
import { Requests } from '../../ui/requests/Requests.tsx';
import { Records } from './Records.tsx';
import { RequestLetters } from './RequestLetters.tsx';

interface RequestsPartProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly entries: readonly AxisRow[];
}

/** Requests left, expected records right. */
export function RequestsPart({ caseId, draft, entries }: RequestsPartProps) {
  const { headId } = usePlace();
  const [open, setOpen] = useState<string | null>(null);
  const [shown, setShown] = useState<Cite | null>(null);
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]);
  const citables = useMemo(() => citablesOf(draft, entries), [draft, entries]);
  const listed = { caseId, draft, byId, citables, headId, onShow: setShown };
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)', gap: 3 }}>
      <Box>
        <Requests {...listed} open={open} setOpen={setOpen} />
        <RequestLetters caseId={caseId} draft={draft} />
      </Box>
      <Box>
        {shown !== null && (
          <Box
            component="section"
            aria-label={chronologyText.passage}
            sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1, mb: 2 }}
          >
            <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center' }}>
              <Typography variant="h3" component="h2">
                {chronologyText.passage}
              </Typography>
              <IconButton aria-label={uiText.close} onClick={() => setShown(null)} sx={{ p: 0.25 }}>
                <Close fontSize="small" />
              </IconButton>
            </Box>
            <PassageCard cite={shown} draft={draft} entries={entries} citables={citables} onOpen={setShown} />
          </Box>
        )}
        <Records {...listed} />
      </Box>
    </Box>
  );
}
