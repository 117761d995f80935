// Owns the small figure of what nobody has opened, per side, and the table behind it per head; opens the next of them. Must not count: the store does.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import type { Draft } from '../../db/model/draft.ts';
import { type Side, sides } from '../../db/model/entry.ts';
import type { UnreadCounts } from '../../db/model/operations.ts';
import { bridge } from '../api/bridge.ts';
import { useDraft } from '../api/draft.ts';
import { answerOf } from '../api/failed.ts';
import { say } from '../api/notices.ts';
import { useRead } from '../api/operations.ts';
import { type PlaceApi, usePlace } from '../api/place.tsx';
import { unreadText } from '../text/shell.ts';
import { sideText } from '../text/ui.ts';

/** Opens the unread entry that comes next by date, of one side and head where they are named; says so when none is left. */
export async function openNextUnread(place: PlaceApi, side: Side | null = null, headId: string | null = null): Promise<void> {
  const { caseId, entryId } = place;
  if (caseId === null) return;
  const next = answerOf(await bridge().call('entry.nextUnread', { caseId, after: entryId, side, headId }));
  if (next === null) say(unreadText.noneLeft);
  else place.openEntry(next.id);
}

/** The figure in the status line: `Unread: resident 3, landlord 12`. */
export function UnreadFigure({ caseId }: { readonly caseId: string }) {
  const counts = useRead('entry.unread', { caseId }).data;
  const draft = useDraft(caseId).data?.draft;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (counts === undefined || draft === undefined) return null;
  return (
    <>
      <Link
        component="button"
        type="button"
        underline="hover"
        title={unreadText.hint}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ font: 'inherit', color: 'inherit', whiteSpace: 'nowrap' }}
      >
        {unreadText.figure(counts.all)}
      </Link>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
        transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': unreadText.title } }}
      >
        <UnreadTable counts={counts} heads={draft.head} onClose={() => setAnchor(null)} />
      </Popover>
    </>
  );
}

interface UnreadTableProps {
  readonly counts: UnreadCounts;
  readonly heads: Draft['head'];
  readonly onClose: () => void;
}

function UnreadTable({ counts, heads, onClose }: UnreadTableProps) {
  const place = usePlace();
  const lines = [
    ...heads.map(({ id, key, value }) => ({ id, name: `(${key}) ${value.title}`, bySide: counts.heads[id] })),
    { id: null, name: unreadText.wholeCase, bySide: counts.all },
  ];
  const open = (side: Side, headId: string | null) => {
    onClose();
    void openNextUnread(place, side, headId);
  };
  return (
    <Box sx={{ p: 2, fontSize: 13, maxWidth: 560 }}>
      <Box component="h2" sx={{ m: 0, mb: 0.5, fontSize: 14 }}>
        {unreadText.title}
      </Box>
      <Box sx={{ color: 'text.secondary', mb: 1, fontSize: 12 }}>{unreadText.explained}</Box>
      <Box component="table" sx={{ borderCollapse: 'collapse', '& th, & td': { py: '2px', px: 1, textAlign: 'right', fontWeight: 400 } }}>
        <thead>
          <tr>
            <td />
            {sides.map((side) => (
              <Box key={side} component="th" scope="col" sx={{ color: `${side}.main` }}>
                {sideText[side]}
              </Box>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, bySide }) => (
            <tr key={id ?? 'all'}>
              <Box component="th" scope="row" sx={{ textAlign: 'left !important', maxWidth: 300 }}>
                {name}
              </Box>
              {sides.map((side) => (
                <td key={side}>
                  <Link
                    component="button"
                    type="button"
                    disabled={(bySide?.[side] ?? 0) === 0}
                    aria-label={unreadText.openNext(bySide?.[side] ?? 0, sideText[side], name)}
                    onClick={() => open(side, id)}
                    sx={{ font: 'inherit', '&:disabled': { color: 'text.secondary', textDecoration: 'none' } }}
                  >
                    {(bySide?.[side] ?? 0).toLocaleString('en-GB')}
                  </Link>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
      {sides.some((side) => counts.again[side] > 0) && <Box sx={{ mt: 1 }}>{unreadText.again(counts.again)}</Box>}
      <Button
        sx={{ mt: 1, ml: -1 }}
        onClick={() => {
          onClose();
          place.goToPlace({ kind: 'unread', id: place.caseId ?? '', name: '' });
        }}
      >
        {unreadText.listThem}
      </Button>
    </Box>
  );
}
