// Owns saying on every screen that a delivery was cut off; nothing where none was. Must not go on with it.
import Link from '@mui/material/Link';
import { isCutOff } from '../../db/model/entry.ts';
import { useRead } from '../api/operations.ts';
import { evidenceText } from '../text/evidence.ts';

/** The figure; a click opens Evidence. */
export function CutOffFigure({ caseId, onOpen }: { readonly caseId: string; readonly onOpen: () => void }) {
  const batches = useRead('entry.batches', { caseId }).data ?? [];
  const count = batches.filter(isCutOff).length;
  if (count === 0) return null;
  return (
    <Link
      component="button"
      type="button"
      onClick={onOpen}
      title={evidenceText.cutOffHint}
      underline="hover"
      sx={{ font: 'inherit', color: 'warning.main', fontWeight: 600 }}
    >
      {evidenceText.cutOffCount(count)}
    </Link>
  );
}
