// Owns the part of Evidence about what was asked for: requests with their answers, letters about them, and the records that are expected. Must not write by itself.
import Box from '@mui/material/Box';
import { useMemo, useState } from 'react';
import type { Cite, Draft } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { citablesOf } from '../../ui/citables.ts';
import { PassageBox } from '../../ui/PassageBox.tsx';
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
        <PassageBox shown={shown} draft={draft} entries={entries} citables={citables} onShow={setShown} />
        <Records {...listed} />
      </Box>
    </Box>
  );
}
