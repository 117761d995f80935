// Owns the look of a short list below the list of cases: its title, its columns, no more than its share of the window. Must not know what it lists.
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

interface BelowCasesProps {
  readonly title: string;
  readonly columns: readonly string[];
  /** How much of the window it may take: `40%`. */
  readonly mostHeight: string;
  /** Rows of the table. */
  readonly children: ReactNode;
}

/** The list. */
export function BelowCases({ title, columns, mostHeight, children }: BelowCasesProps) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{ flex: 'none', maxHeight: mostHeight, overflow: 'auto', borderTop: 1, borderColor: 'divider', px: 1, pb: 1 }}
    >
      <Typography id={id} variant="h2" component="h2" sx={{ px: 1, py: 1 }}>
        {title}
      </Typography>
      <Table size="small" aria-labelledby={id}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column}>{column}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>{children}</TableBody>
      </Table>
    </Box>
  );
}
