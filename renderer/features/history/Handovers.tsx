// Owns the buttons of the History screen that hand the case over and list what differed when it came back. Must not make or merge anything.
import SendOutlined from '@mui/icons-material/SendOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useRead } from '../../api/operations.ts';
import { handOverText, mergeText } from '../../text/handover.ts';
import { HandOverDialog } from './HandOverDialog.tsx';
import { MergedDialog } from './MergedDialog.tsx';

/** The buttons, and the dialogs behind them. */
export function Handovers({ caseId }: { readonly caseId: string }) {
  const [shown, setShown] = useState<'handOver' | 'differences' | null>(null);
  const differences = useRead('handover.differences', { caseId }).data ?? [];
  const close = () => setShown(null);
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={<SendOutlined />}
        title={handOverText.hint}
        onClick={() => setShown('handOver')}
      >
        {handOverText.act}
      </Button>
      {differences.length > 0 && (
        <Button variant="outlined" color="inherit" onClick={() => setShown('differences')}>
          {mergeText.listAct(differences.length)}
        </Button>
      )}
      {shown === 'handOver' && <HandOverDialog caseId={caseId} onClose={close} />}
      {shown === 'differences' && <MergedDialog differences={differences} onClose={close} />}
    </>
  );
}
