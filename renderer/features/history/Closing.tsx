// Owns closing the case and opening it again, with a reason: the button, and what the dialog asks. Refusals are the store's.
import LockOpenOutlined from '@mui/icons-material/LockOpenOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ClosedCase } from '../../../db/model/operations.ts';
import { useWrite } from '../../api/operations.ts';
import { closingText as text } from '../../text/history.ts';
import { AskReason } from './AskReason.tsx';

interface ClosingProps {
  readonly caseId: string;
  readonly closed: ClosedCase | null;
}

/** The button, and the dialog behind it. */
export function Closing({ caseId, closed }: ClosingProps) {
  const [isAsking, setIsAsking] = useState(false);
  const isClosed = closed !== null;
  const { run, isBusy } = useWrite(isClosed ? 'case.reopen' : 'case.close');
  return (
    <>
      <Button
        variant="outlined"
        color="inherit"
        startIcon={isClosed ? <LockOpenOutlined /> : <LockOutlined />}
        onClick={() => setIsAsking(true)}
      >
        {isClosed ? text.reopen : text.close}
      </Button>
      {isAsking && (
        <AskReason
          title={isClosed ? text.reopenTitle : text.closeTitle}
          says={isClosed ? text.reopenText : text.closeText}
          act={isClosed ? text.reopenNow : text.closeNow}
          isBusy={isBusy}
          onAct={async (reason) => (await run({ caseId, reason })).ok}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
