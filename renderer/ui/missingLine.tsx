// Owns what the lines of requests, expectations and absences share: their look, and what a form of one is given. Must not know kinds.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { Cite, Draft, DraftKind, DraftRow, DraftValue } from '../../db/model/draft.ts';
import type { AxisRow } from '../../db/model/operations.ts';
import type { Citable } from './paragraphEditor/picker.ts';

/** What the three lists are made of. */
export interface ListedCase {
  readonly caseId: string;
  readonly draft: Draft;
  readonly byId: ReadonlyMap<string, AxisRow>;
  readonly citables: readonly Citable[];
  readonly headId: string | null;
  readonly onShow: (cite: Cite) => void;
}

/** A list of one kind with the line that is open in it. */
export interface OpenList<K extends DraftKind> {
  readonly open: string | null;
  readonly setOpen: (open: string | null) => void;
  readonly onKeep: (row: DraftRow<K> | null, value: DraftValue<K>, label: (act: string) => string) => void;
  readonly onRemove: (row: DraftRow<K>, label: (act: string) => string) => void;
}

export interface FieldsProps<K extends DraftKind> {
  /** What keeping the form does: makes a new one, or changes which. */
  readonly title: string;
  readonly start: DraftValue<K>;
  readonly onKeep: (value: DraftValue<K>) => void;
  readonly onLeave: () => void;
}

/** A head's letter before what belongs to it: `(b)`. */
export function headLetter(draft: Draft, headId: string | null): string {
  const head = draft.head.find(({ id }) => id === headId);
  return head === undefined ? '' : `(${head.key})`;
}

/** What belongs to the head looked at, or to none. */
export function isOfHead(headId: string | null, own: string | null): boolean {
  return headId === null || own === null || own === headId;
}

interface LineProps {
  readonly name: string;
  readonly head?: string;
  readonly words: string;
  readonly children: ReactNode;
}

/** One line: name, head and words, and under them what is known. */
export function Line({ name, head = '', words, children }: LineProps) {
  return (
    <>
      <Typography variant="body2">
        <b>{name}</b> {head} {words}
      </Typography>
      {children}
    </>
  );
}

/** A small line under it. */
export function Under({ children }: { readonly children: ReactNode }) {
  return (
    <Typography variant="caption" component="div" color="textSecondary">
      {children}
    </Typography>
  );
}

/** Citations of a line in a row, led by what they are. */
export function Cited({ lead, children }: { readonly lead: string; readonly children: ReactNode }) {
  return (
    <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', alignItems: 'center', fontSize: 12, color: 'text.secondary' }}>
      <span>{lead}</span>
      {children}
    </Box>
  );
}
