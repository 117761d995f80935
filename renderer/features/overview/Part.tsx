// Owns the look of one part of the Overview: a heading, what it holds, one way to add; and of one row in it.
import AddOutlined from '@mui/icons-material/AddOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { type ReactNode, useRef } from 'react';
import { overviewText } from '../../text/overview.ts';
import { useActions } from '../../ui/actions.ts';
import { focusNext } from '../../ui/focusNext.ts';
import { useKeyboardToAdded } from './keyboardToAdded.ts';

interface PartProps {
  readonly title: string;
  readonly addName?: string;
  readonly onAdd?: () => void;
  /** What goes here, said while nothing stands in it. */
  readonly none?: string | null;
  readonly children?: ReactNode;
}

/** One part of the screen. */
export function Part({ title, addName, onAdd, none = null, children }: PartProps) {
  const keyboardToAdded = useKeyboardToAdded();
  const button = useRef<HTMLButtonElement>(null);
  useActions({}, onAdd === undefined || addName === undefined ? [] : [{ words: addName, changes: true, run: () => press(button.current) }]);
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography variant="h2">{title}</Typography>
        <Box sx={{ flex: 1 }} />
        {onAdd !== undefined && (
          <Button
            ref={button}
            startIcon={<AddOutlined />}
            onClick={(event) => {
              keyboardToAdded(event.currentTarget);
              onAdd();
            }}
          >
            {addName}
          </Button>
        )}
      </Box>
      {none !== null && <Typography sx={{ color: 'text.secondary' }}>{none}</Typography>}
      {children}
    </Box>
  );
}

/** As a person does, who has the keyboard on it by then. */
function press(button: HTMLButtonElement | null): void {
  button?.focus();
  button?.click();
}

interface PartRowProps {
  /** What the row is called when it is removed. */
  readonly name: string;
  readonly lead?: ReactNode;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** One row of fields with its way out. */
export function PartRow({ name, lead, onRemove, children }: PartRowProps) {
  return (
    <Box
      role="group"
      aria-label={name}
      sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', py: 1, '& + &': { borderTop: 1, borderColor: 'divider' } }}
    >
      {lead !== undefined && <Box sx={{ width: 28, pt: 1, fontWeight: 600 }}>{lead}</Box>}
      <Box
        sx={{
          flex: 1,
          minWidth: 0,
          display: 'grid',
          gridTemplateColumns: 'repeat(auto-fill, minmax(172px, 1fr))',
          columnGap: 1,
          rowGap: 1.75,
        }}
      >
        {children}
      </Box>
      <IconButton
        aria-label={overviewText.removeLabel(name)}
        title={overviewText.removeLabel(name)}
        onClick={(event) => {
          // The row takes the keyboard with it.
          focusNext(event.currentTarget, '[role="group"] > button');
          onRemove();
        }}
      >
        <DeleteOutlined sx={{ fontSize: 18 }} />
      </IconButton>
    </Box>
  );
}

/** Fields that hold sentences: rows of their own, two beside each other where there is room. */
export function LongFields({ children }: { readonly children: ReactNode }) {
  return (
    <Box
      sx={{
        gridColumn: '1 / -1',
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(300px, 1fr))',
        columnGap: 1,
        rowGap: 1.75,
      }}
    >
      {children}
    </Box>
  );
}
