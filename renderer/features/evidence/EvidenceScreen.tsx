// Owns the Evidence screen: taking in, deliveries, every entry as supplied.
import Box from '@mui/material/Box';
import { useRead } from '../../api/operations.ts';
import { evidenceText } from '../../text/evidence.ts';
import { Answer } from '../../ui/Answer.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { Deliveries } from './Deliveries.tsx';
import { EntryList } from './EntryList.tsx';
import { TakeIn } from './TakeIn.tsx';

/** The Evidence screen of one case. */
export function EvidenceScreen({ caseId }: { readonly caseId: string }) {
  const axis = useRead('entry.axis', { caseId });
  return (
    <Box sx={{ flex: 1, minHeight: 0, p: 2, display: 'flex', flexDirection: 'column', gap: 2, overflowY: 'auto' }}>
      <TakeIn caseId={caseId} />
      <Deliveries caseId={caseId} />
      <Answer of={axis}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyScreen title={evidenceText.empty} text={evidenceText.emptyHint} />
          ) : (
            <EntryList caseId={caseId} rows={rows} />
          )
        }
      </Answer>
    </Box>
  );
}
