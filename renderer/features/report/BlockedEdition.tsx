// Owns the line over the pages of an edition that cannot go out because it rests on what its reader may not see, with the neutral sentence offered for each place.
// Which places those are is the checks'.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { standsAgainst } from '../../../db/model/checks.ts';
import type { Draft } from '../../../db/model/draft.ts';
import type { ReportCopy } from '../../../db/model/report.ts';
import { useRead } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { checksText } from '../../text/checks.ts';
import { reportText } from '../../text/report.ts';
import { ChangeButton } from '../../ui/changing.tsx';
import { mayBeNeutral, useNeutralSentence } from '../../ui/neutralSentence.ts';

interface BlockedEditionProps {
  readonly caseId: string;
  readonly copy: ReportCopy;
  readonly draft: Draft;
}

/** The line; nothing where the edition is not kept back. */
export function BlockedEdition({ caseId, copy, draft }: BlockedEditionProps) {
  const results = useRead('checks.run', { caseId }, true).data ?? [];
  const { goToPlace } = usePlace();
  const { everywhere, inTheirs } = useNeutralSentence(caseId, draft);
  const places = results.filter((result) => result.check === 'not-disclosed' && !result.waived && standsAgainst(copy, result));
  if (places.length === 0) return null;
  return (
    <Box
      component="section"
      aria-label={reportText.blocked(places.length)}
      sx={{ px: 2, py: 1, borderBottom: 1, borderColor: 'divider', maxHeight: '30vh', overflow: 'auto', flex: 'none' }}
    >
      <Typography variant="body2" role="status" color="warning">
        {reportText.blocked(places.length)}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {places.map((result) => (
          <Box component="li" key={result.place.id} sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            <Link component="button" type="button" variant="body2" onClick={() => goToPlace(result.place)}>
              {result.place.name}
            </Link>
            <Typography variant="body2" color="textSecondary" sx={{ flex: 1, minWidth: 240 }}>
              {result.message}
            </Typography>
            {mayBeNeutral(result) && (
              <>
                <ChangeButton aria-label={checksText.neutralOf(result.place.name)} onClick={() => everywhere(result)}>
                  {checksText.neutral}
                </ChangeButton>
                <ChangeButton aria-label={checksText.neutralInTheirsOf(result.place.name)} onClick={() => inTheirs(result)}>
                  {checksText.neutralInTheirs}
                </ChangeButton>
              </>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
