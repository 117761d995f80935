// Owns what a change of windows or exclusions would move, said before it is kept. Must not write to the store.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import type { Draft } from '../../../db/model/draft.ts';
import type { ListedEntry } from '../../../db/model/entry.ts';
import { scopeScreenText } from '../../text/scope.ts';
import { scopeText } from '../../text/ui.ts';
import { type Limits, limitsOf, movesBetween } from './standing.ts';

interface MovesProps {
  readonly draft: Draft;
  readonly entries: readonly ListedEntry[];
  /** The head it is about; null for every head. */
  readonly headId: string | null;
  readonly after: Limits;
}

/** How many of what go where. */
export function Moves({ draft, entries, headId, after }: MovesProps) {
  const moves = useMemo(() => {
    const before = limitsOf(draft);
    return draft.head
      .filter(({ id }) => headId === null || id === headId)
      .flatMap(({ id, key }) => movesBetween(draft, entries, id, before, after).map((move) => ({ ...move, key })));
  }, [draft, entries, headId, after]);
  return (
    <Box role="status" aria-label={scopeScreenText.moves}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {scopeScreenText.moves}
      </Typography>
      {moves.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {scopeScreenText.movesNothing}
        </Typography>
      )}
      {moves.map(({ what, from, to, count, key }) => (
        <Typography key={`${key} ${what} ${from} ${to}`} variant="body2">
          {headId === null ? `(${key}) ` : ''}
          {scopeScreenText.move(scopeScreenText.countOf[what](count), scopeText[from], scopeText[to])}
        </Typography>
      ))}
    </Box>
  );
}
