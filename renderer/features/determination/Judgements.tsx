// Owns the list of a head's internal judgements before its ladder, paragraph by paragraph. Never counted, never summed up: it helps memory, not the decision.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { Draft } from '../../../db/model/draft.ts';
import { plainText } from '../../../db/model/runs.ts';
import { usePlace } from '../../api/place.tsx';
import { determinationText } from '../../text/determination.ts';
import { blocksOf } from '../../ui/paragraphEditor/blocks.ts';
import { numbersOf } from '../../ui/paragraphEditor/fold.ts';
import { useNumbering } from '../../ui/paragraphEditor/numbering.ts';

interface JudgementsProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly headId: string;
  readonly headKey: string;
}

/** The judged paragraphs of a head in the order of the report; nothing where none is judged. */
export function Judgements({ caseId, draft, headId, headKey }: JudgementsProps) {
  const { goToPlace } = usePlace();
  const numberingOf = useNumbering(caseId, draft);
  const blocks = blocksOf(draft.paragraph, [], { section: 'findings', headId });
  const judged = blocks.filter(({ judgement }) => judgement !== '');
  if (judged.length === 0) return null;
  const numbers = numbersOf(blocks, numberingOf?.(blocks));
  return (
    <Box component="section" aria-label={determinationText.judgementsOf(headKey)} sx={{ mb: 1 }}>
      <Typography variant="body2" color="textSecondary">
        {determinationText.judgements}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {judged.map(({ id, judgement, runs }) => (
          <Box component="li" key={id} sx={{ display: 'flex', gap: 1, alignItems: 'baseline', fontSize: 13 }}>
            <Link
              component="button"
              type="button"
              onClick={() => goToPlace({ kind: 'paragraph', id, name: '' })}
              aria-label={determinationText.openParagraph(numbers.get(id) ?? '')}
              sx={{ width: 36, flex: 'none', textAlign: 'left', fontVariantNumeric: 'tabular-nums' }}
            >
              {numbers.get(id)}
            </Link>
            <Box component="span" sx={{ width: 168, flex: 'none', fontWeight: 600 }}>
              {judgement}
            </Box>
            <Box
              component="span"
              sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: 'text.secondary' }}
            >
              {plainText(runs)}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
