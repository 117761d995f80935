// Owns the line over a sheet that says how its rows were gone through as one item, and records that they were. Must not narrow the rows.
import DoneAllOutlined from '@mui/icons-material/DoneAllOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { SheetReview } from '../../../db/model/entry.ts';
import { useRead, write } from '../../api/operations.ts';
import { readerText } from '../../text/reader.ts';

interface SheetReviewLineProps {
  readonly caseId: string;
  readonly sheetId: string;
  /** What the rows are narrowed by at present; empty for all of them. */
  readonly filter: string;
  readonly rowsShown: number;
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

/** The last review, if any, and the button that makes one of what is shown now. */
export function SheetReviewLine({ caseId, sheetId, filter, rowsShown }: SheetReviewLineProps) {
  const sheet = useRead('entry.read', { caseId, id: sheetId }).data;
  const last = sheet?.reviews[0];
  return (
    <Box
      sx={{
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: 1.5,
        py: 0.25,
        fontSize: 12,
        color: 'text.secondary',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <span role="status">{last === undefined ? readerText.notReviewed : reviewed(last)}</span>
      <Button
        color="inherit"
        startIcon={<DoneAllOutlined />}
        title={readerText.reviewHint}
        onClick={() => void write('entry.reviewSheet', { caseId, id: sheetId, narrowedBy: filter, rowsShown })}
        sx={{ ml: 'auto', flex: 'none', fontSize: 12, py: 0 }}
      >
        {readerText.review}
      </Button>
    </Box>
  );
}

function reviewed({ atMs, filter, rows, rowsShown, rowsOpened }: SheetReview): string {
  return readerText.reviewed(day.format(atMs), filter, rowsShown, rows, rowsOpened);
}
