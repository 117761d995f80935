// Owns a short list whose lines can be added, changed and removed, by mouse and by keys. Must not know what its lines mean.
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { letterChoice } from '../api/letterKeys.ts';
import { actText, lineKeyText } from '../text/missing.ts';
import { ChangeButton, ChangeIconButton, useClosed } from './changing.tsx';

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
  /** What else a letter does on a line that has the keyboard. */
  readonly keysOf?: (row: Row) => Readonly<Record<string, () => void>>;
}

/** The element of a line, to bring it into view. */
export function lineId(id: string): string {
  return `line-${id}`;
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
  keysOf = () => ({}),
}: EditableListProps<Row>) {
  const titleId = useId();
  const adder = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  const before = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (open === 'new' && wasOpen.current !== 'new') before.current = new Set(rows.map(({ id }) => id));
    // A form gives the keyboard back: to the line that was changed, or to the button until the line that was added is here.
    if (open === null && wasOpen.current === 'new') adder.current?.focus();
    else if (open === null && wasOpen.current !== null) document.getElementById(lineId(wasOpen.current))?.focus();
    wasOpen.current = open;
    const known = before.current;
    const added = open === null && known !== null ? rows.find(({ id }) => !known.has(id)) : undefined;
    if (added === undefined) return;
    before.current = null;
    if (document.activeElement === adder.current) document.getElementById(lineId(added.id))?.focus();
  }, [open, rows]);
  const isClosed = useClosed() !== null;
  const actOf = (event: KeyboardEvent<HTMLElement>, row: Row): (() => void) | undefined => {
    const { previousElementSibling: before, nextElementSibling: after } = event.currentTarget;
    if (isClosed && !event.key.startsWith('Arrow')) return undefined;
    switch (event.key) {
      case 'Enter':
        return () => setOpen(row.id);
      case 'Delete':
        return () => onRemove(row);
      case 'ArrowDown':
        return () => after instanceof HTMLElement && after.focus();
      case 'ArrowUp':
        return () => before instanceof HTMLElement && before.focus();
      default:
        return letterChoice() === 'none' ? undefined : keysOf(row)[event.key];
    }
  };
  const keys = (event: KeyboardEvent<HTMLElement>, row: Row) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = actOf(event, row);
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    <Box component="section" aria-labelledby={titleId} sx={{ mb: 2.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 0.5 }}>
        <Typography id={titleId} variant="h2" sx={{ flex: 1 }}>
          {title}
        </Typography>
        <ChangeButton ref={adder} variant="outlined" onClick={() => setOpen('new')}>
          {addName}
        </ChangeButton>
      </Box>
      {rows.length === 0 && open !== 'new' && (
        <Typography variant="body2" color="textSecondary">
          {none}
        </Typography>
      )}
      {open === 'new' && fields(null)}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {rows.map((row) => (
          <Box
            component="li"
            key={row.id}
            id={lineId(row.id)}
            tabIndex={open === row.id ? -1 : 0}
            title={lineKeyText.hint}
            onKeyDown={(event: KeyboardEvent<HTMLElement>) => keys(event, row)}
            // Room at the sides for the ring of the focus, which would cover the first letters.
            sx={{ borderTop: 1, borderColor: 'divider', py: 0.5, px: 0.75, mx: -0.75 }}
          >
            {open === row.id ? (
              fields(row)
            ) : (
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
                <Box sx={{ flex: 1, minWidth: 0 }}>{line(row)}</Box>
                <Box sx={{ whiteSpace: 'nowrap' }}>
                  <ChangeIconButton
                    aria-label={actText.edit(nameOf(row))}
                    title={actText.edit(nameOf(row))}
                    onClick={() => setOpen(row.id)}
                    sx={{ p: 0.25 }}
                  >
                    <EditOutlined fontSize="small" />
                  </ChangeIconButton>
                  <ChangeIconButton
                    aria-label={actText.removeOf(nameOf(row))}
                    title={actText.removeOf(nameOf(row))}
                    onClick={() => onRemove(row)}
                    sx={{ p: 0.25 }}
                  >
                    <DeleteOutline fontSize="small" />
                  </ChangeIconButton>
                </Box>
              </Box>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
