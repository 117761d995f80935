// Owns the Evidence screen: taking in, deliveries, every entry as supplied.
import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { evidenceText } from '../../text/evidence.ts';
import { Answer } from '../../ui/Answer.tsx';
import { CameAgain } from '../../ui/CameAgain.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { Deliveries } from './Deliveries.tsx';
import { EntryList } from './EntryList.tsx';
import type { Showing } from './entryTree.ts';
import { TakeIn } from './TakeIn.tsx';

/** The Evidence screen of one case. */
export function EvidenceScreen({ caseId }: { readonly caseId: string }) {
  const axis = useRead('entry.axis', { caseId });
  const { target, takeTarget } = usePlace();
  const [startsWith, setStartsWith] = useState<Showing>('all');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a target is taken once, when it comes
  useEffect(() => {
    if (target?.kind !== 'unread') return;
    setStartsWith('unread');
    takeTarget();
  }, [target]);
  return (
    <Box sx={{ flex: 1, minHeight: 0, p: 2, display: 'flex', flexDirection: 'column', gap: 2, overflowY: 'auto' }}>
      <TakeIn caseId={caseId} />
      <CameAgain caseId={caseId} />
      <Deliveries caseId={caseId} />
      <Answer of={axis}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyScreen title={evidenceText.empty} text={evidenceText.emptyHint} />
          ) : (
            <EntryList key={startsWith} caseId={caseId} rows={rows} startsWith={startsWith} />
          )
        }
      </Answer>
    </Box>
  );
}
