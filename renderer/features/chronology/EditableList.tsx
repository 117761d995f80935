// Owns a short list whose lines can be added, changed and removed: requests, expectations, absences. Must not know what its lines mean.
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';
import { actText } from '../../text/chronology.ts';

interface EditableListProps<Row> {
  readonly title: string;
  readonly none: string;
  readonly addName: string;
  readonly rows: readonly Row[];
  /** Id of the row being changed, `new`, or null. */
  readonly open: string | null;
  readonly setOpen: (open: string | null) => void;
  readonly nameOf: (row: Row) => string;
  readonly line: (row: Row) => ReactNode;
  readonly fields: (row: Row | null) => ReactNode;
  readonly onRemove: (row: Row) => void;
}

/** The list. */
export function EditableList<Row extends { readonly id: string }>({
  title,
  none,
  addName,
  rows,
  open,
  setOpen,
  nameOf,
  line,
  fields,
  onRemove,
}: EditableListProps<Row>) {
  const titleId = useId();
  return (
    <Box component="section" aria-labelledby={titleId} sx={{ mb: 2.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 0.5 }}>
        <Typography id={titleId} variant="h2" sx={{ flex: 1 }}>
          {title}
        </Typography>
        <Button variant="outlined" onClick={() => setOpen('new')}>
          {addName}
        </Button>
      </Box>
      {rows.length === 0 && open !== 'new' && (
        <Typography variant="body2" color="textSecondary">
          {none}
        </Typography>
      )}
      {open === 'new' && fields(null)}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {rows.map((row) => (
          <Box component="li" key={row.id} id={`line-${row.id}`} tabIndex={-1} sx={{ borderTop: 1, borderColor: 'divider', py: 0.5 }}>
            {open === row.id ? (
              fields(row)
            ) : (
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
                <Box sx={{ flex: 1, minWidth: 0 }}>{line(row)}</Box>
                <Box sx={{ whiteSpace: 'nowrap' }}>
                  <IconButton
                    aria-label={actText.edit(nameOf(row))}
                    title={actText.edit(nameOf(row))}
                    onClick={() => setOpen(row.id)}
                    sx={{ p: 0.25 }}
                  >
                    <EditOutlined fontSize="small" />
                  </IconButton>
                  <IconButton
                    aria-label={actText.removeOf(nameOf(row))}
                    title={actText.removeOf(nameOf(row))}
                    onClick={() => onRemove(row)}
                    sx={{ p: 0.25 }}
                  >
                    <DeleteOutline fontSize="small" />
                  </IconButton>
                </Box>
              </Box>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
