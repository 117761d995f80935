// Owns saying which deliveries were cut off, how far each came, and the choice to go on or to leave it there. Goes on with nothing unasked.
import Box from '@mui/material/Box';
import { useRef } from 'react';
import { type BatchLeft, type BatchRow, isCutOff } from '../../../db/model/entry.ts';
import { useRead, write } from '../../api/operations.ts';
import { evidenceText } from '../../text/evidence.ts';
import { ChangeButton } from '../../ui/changing.tsx';
import { useKeyboardHandedOn } from '../../ui/keyboardHandedOn.ts';

/** Takes in what a delivery has left; a refusal is shown as a notice. */
export async function goOn(caseId: string, batchId: string, password: string): Promise<void> {
  await write('intake.goOn', { caseId, batchId, ...(password === '' ? {} : { password }) });
}

/** One line per delivery that was cut off; nothing where none was. */
export function CutOff({ caseId, password }: { readonly caseId: string; readonly password: string }) {
  const cutOff = (useRead('entry.batches', { caseId }).data ?? []).filter(isCutOff);
  if (cutOff.length === 0) return null;
  return (
    <Box
      component="section"
      role="status"
      sx={{ border: 1, borderColor: 'warning.main', borderRadius: '4px', px: 1.5, py: 1, display: 'grid', gap: 0.5 }}
    >
      {cutOff.map((batch) => (
        <CutOffLine key={batch.id} caseId={caseId} batch={batch} password={password} />
      ))}
    </Box>
  );
}

interface CutOffLineProps {
  readonly caseId: string;
  readonly batch: BatchRow & { readonly left: BatchLeft };
  readonly password: string;
}

/** One of them. Whichever is chosen the line goes, and the keyboard to the part. */
function CutOffLine({ caseId, batch, password }: CutOffLineProps) {
  const line = useRef<HTMLDivElement>(null);
  useKeyboardHandedOn(line, '[role="tabpanel"]');
  return (
    <Box ref={line} sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap' }}>
      <span>
        {evidenceText.cutOff(batch, batch.left)}
        {batch.left.hadPassword && ` ${evidenceText.cutOffPassword}`}
      </span>
      <ChangeButton variant="contained" title={evidenceText.goOnHint} onClick={() => void goOn(caseId, batch.id, password)}>
        {evidenceText.goOn}
      </ChangeButton>
      <ChangeButton
        color="inherit"
        title={evidenceText.leaveHint}
        onClick={() => void write('intake.leave', { caseId, batchId: batch.id })}
      >
        {evidenceText.leave}
      </ChangeButton>
    </Box>
  );
}
