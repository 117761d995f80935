// Owns saying on every screen how many marks have no place in their paper; nothing while all have one. Must not place marks.
import Link from '@mui/material/Link';
import { useMemo } from 'react';
import { isPlaced } from '../../db/model/draft.ts';
import { useDraft } from '../api/draft.ts';
import { readingText } from '../text/reading.ts';

/** The figure; a click opens the list of marks. */
export function NotPlacedFigure({ caseId, onOpen }: { readonly caseId: string; readonly onOpen: () => void }) {
  const marks = useDraft(caseId).data?.draft.mark;
  const count = useMemo(() => marks?.filter(({ value }) => !isPlaced(value.anchor)).length ?? 0, [marks]);
  if (count === 0) return null;
  return (
    <Link
      component="button"
      type="button"
      onClick={onOpen}
      title={readingText.notPlacedHint}
      underline="hover"
      sx={{ font: 'inherit', color: 'warning.main', fontWeight: 600 }}
    >
      {readingText.notPlacedCount(count)}
    </Link>
  );
}
