// Owns the line over a sheet that says how its rows were gone through as one item, and records that they were. Must not narrow the rows.
import DoneAllOutlined from '@mui/icons-material/DoneAllOutlined';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useState } from 'react';
import type { SheetReview } from '../../../../db/model/entry.ts';
import { useRead, write } from '../../../api/operations.ts';
import { readerText } from '../../../text/reader.ts';
import { ChangeButton } from '../../changing.tsx';

interface SheetReviewLineProps {
  readonly caseId: string;
  readonly sheetId: string;
  /** What the rows are narrowed by at present, in words; empty for all of them. */
  readonly filter: string;
  readonly rowsShown: number;
  /** False while the rows shown are still those of the filter before. */
  readonly isSettled: boolean;
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** The last review, if any, those before it on demand, and the button that makes one of what is shown now. */
export function SheetReviewLine({ caseId, sheetId, filter, rowsShown, isSettled }: SheetReviewLineProps) {
  const [last, ...earlier] = useRead('entry.read', { caseId, id: sheetId }).data?.reviews ?? [];
  const [hasAll, setHasAll] = useState(false);
  return (
    <Box sx={{ flex: 'none', px: 1.5, py: 0.25, fontSize: 12, color: 'text.secondary', borderBottom: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <span role="status">{last === undefined ? readerText.notReviewed : reviewed(last)}</span>
        {earlier.length > 0 && (
          <Link
            component="button"
            type="button"
            aria-expanded={hasAll}
            onClick={() => setHasAll(!hasAll)}
            sx={{ font: 'inherit', color: 'inherit', whiteSpace: 'nowrap' }}
          >
            {readerText.earlierReviews(earlier.length)}
          </Link>
        )}
        <ChangeButton
          color="inherit"
          disabled={!isSettled}
          startIcon={<DoneAllOutlined />}
          title={readerText.reviewHint}
          onClick={() => void write('entry.reviewSheet', { caseId, id: sheetId, narrowedBy: filter, rowsShown })}
          sx={{ ml: 'auto', flex: 'none', fontSize: 12, py: 0 }}
        >
          {readerText.review}
        </ChangeButton>
      </Box>
      {hasAll && (
        <Box component="ul" aria-label={readerText.earlierReviews(earlier.length)} sx={{ m: 0, pl: 2, maxHeight: 90, overflowY: 'auto' }}>
          {earlier.map((review) => (
            <li key={review.id}>{reviewed(review)}</li>
          ))}
        </Box>
      )}
    </Box>
  );
}

function reviewed({ atMs, actor, filter, rows, rowsShown, rowsOpened }: SheetReview): string {
  return readerText.reviewed({ on: day.format(atMs), by: actor, filter, shown: rowsShown, rows, opened: rowsOpened });
}
