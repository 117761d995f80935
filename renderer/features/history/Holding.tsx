// Owns holding the case back from disposal and lifting that again, with a reason, and the line that says how long it is kept. Refusals are the store's.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useRead, useWrite } from '../../api/operations.ts';
import { retentionText as text } from '../../text/retention.ts';
import { AskReason } from './AskReason.tsx';

/** The button, and the dialog behind it. */
export function HoldButton({ caseId }: { readonly caseId: string }) {
  const row = useRead('desk.listCases', {}).data?.find(({ id }) => id === caseId);
  const [isAsking, setIsAsking] = useState(false);
  const isHeld = row?.hold !== null;
  const { run, isBusy } = useWrite(isHeld ? 'case.liftHold' : 'case.hold');
  if (row === undefined) return null;
  return (
    <>
      <Button variant="outlined" color="inherit" onClick={() => setIsAsking(true)}>
        {isHeld ? text.lift : text.hold}
      </Button>
      {isAsking && (
        <AskReason
          title={isHeld ? text.liftTitle : text.holdTitle}
          says={isHeld ? text.liftText : text.holdText}
          act={isHeld ? text.liftNow : text.holdNow}
          isBusy={isBusy}
          onAct={async (reason) => (await run({ caseId, reason })).ok}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}

/** How long the records of a closed case are kept, with its working, and who holds it back; nothing of an open one nobody holds. */
export function KeptUntil({ caseId }: { readonly caseId: string }) {
  const row = useRead('desk.listCases', {}).data?.find(({ id }) => id === caseId);
  if (row === undefined || row.closed?.isLookedAt === true || (row.closed === null && row.hold === null)) return null;
  return (
    <Box sx={{ mt: 1, color: 'text.secondary' }}>
      {row.hold !== null && <Box sx={{ color: 'text.primary', fontWeight: 600 }}>{text.isHeld(row.hold)}</Box>}
      {row.disposed.length > 0 && <Box>{text.gone(row.disposed)}</Box>}
      {row.closed !== null && row.retention.map((each) => <Box key={each.of}>{text.standsHere(each, 'history')}</Box>)}
    </Box>
  );
}
