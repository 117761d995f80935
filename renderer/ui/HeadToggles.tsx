// Owns choosing heads of complaint by their letters. Must not know what is chosen for them.
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { DraftRow } from '../../db/model/draft.ts';

interface HeadTogglesProps {
  readonly label: string;
  readonly heads: readonly DraftRow<'head'>[];
  readonly chosen: readonly string[];
  readonly onChange: (headIds: string[]) => void;
}

/** A chip for each head; pressed ones are chosen. */
export function HeadToggles({ label, heads, chosen, onChange }: HeadTogglesProps) {
  return (
    <Box role="group" aria-label={label} sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', alignItems: 'center' }}>
      <Box component="span" aria-hidden sx={{ fontSize: 12, color: 'text.secondary', mr: 0.5 }}>
        {label}
      </Box>
      {heads.map(({ id, key, value }) => {
        const isChosen = chosen.includes(id);
        return (
          <Chip
            key={id}
            label={`(${key})`}
            title={value.title}
            aria-label={`(${key}) ${value.title}`}
            aria-pressed={isChosen}
            variant={isChosen ? 'filled' : 'outlined'}
            color={isChosen ? 'primary' : 'default'}
            onClick={() => onChange(isChosen ? chosen.filter((other) => other !== id) : [...chosen, id])}
          />
        );
      })}
    </Box>
  );
}
