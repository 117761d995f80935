// Owns a row of citations as chips that open what they cite. Must not change anything.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { Cite } from '../../db/model/draft.ts';
import { usePlace } from '../api/place.tsx';
import { citeName } from './citables.ts';
import { ChipFaceTag } from './paragraphEditor/ChipFaceTag.tsx';
import type { Citable } from './paragraphEditor/picker.ts';

/** The chips; those of marks and exhibits open in Side by side. Nothing where nothing is cited. */
export function Cited({ cites, citables }: { readonly cites: readonly Cite[]; readonly citables: readonly Citable[] }) {
  const { goToPlace } = usePlace();
  const faces = cites.flatMap((cite) => citables.find((one) => citeName(one.cite) === citeName(cite)) ?? []);
  if (faces.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', gap: 0.5, flexWrap: 'wrap', mt: 0.25 }}>
      {faces.map(({ cite, face }) => {
        const { kind, id } = cite;
        if (kind !== 'mark' && kind !== 'entry') return <ChipFaceTag key={id} face={face} />;
        return (
          <Link key={id} component="button" type="button" title={face.title} onClick={() => goToPlace({ kind, id, name: '' })}>
            <ChipFaceTag face={face} />
          </Link>
        );
      })}
    </Box>
  );
}
